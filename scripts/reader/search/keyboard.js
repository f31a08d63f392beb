// The keyboard: Tab goes through the panel, keys in a filter are its own, and focus comes back where it was.

import { closest } from "../elements.js"

/**
 * Keep the focus where a reader expects it.
 * @param {{ search: HTMLElement, input: HTMLInputElement, toggle: HTMLInputElement, list: HTMLElement }} parts
 * @param {Element | null} before where the focus was before the search
 */
export const keepFocus = ({ search, input, toggle, list }, before) => {
  /** The result that was chosen. @type {Element | null} */
  let followed = null

  const back = () => {
    const active = document.activeElement
    if (active && active !== document.body && !search.contains(active)) return
    const target = followed && document.getElementById(location.hash.slice(1)) || before || document.querySelector(".md-content__inner")
    followed = null
    if (!(target instanceof HTMLElement)) return
    if (!target.matches("a, button, input, select, textarea, summary, [tabindex]")) target.tabIndex = -1
    target.focus({ preventScroll: true })
  }

  input.addEventListener("focus", ({ relatedTarget }) => {
    if (relatedTarget instanceof Element && !search.contains(relatedTarget)) before = relatedTarget
  })
  search.addEventListener("keydown", event => {
    const filter = closest(event, "select, button", HTMLElement), link = closest(event, "a", HTMLElement)
    const own = event.key === "Tab" || filter || link && event.key === "Enter"
    if (own && event.key !== "Escape") event.stopPropagation()
  })
  search.addEventListener("focusout", ({ relatedTarget }) => {
    if (relatedTarget instanceof Node && !search.contains(relatedTarget) && toggle.checked) toggle.click()
  })
  list.addEventListener("click", event => { followed = closest(event, "a", HTMLElement) })
  toggle.addEventListener("change", () => {
    if (!toggle.checked) setTimeout(back)
  })
}
