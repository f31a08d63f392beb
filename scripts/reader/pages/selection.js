// Words that were selected: a link to exactly these, and a quotation if they are one passage's.

import { clear, copy, findPopover, wanted } from "./copying.js"
import { textDirective } from "./fragments.js"
import { words } from "./menu.js"
import { describe } from "./quotable.js"
import { around, wordsOf, writeQuotation } from "./quotations.js"

const popover = findPopover("#quoting-words"), bar = popover.element

/** What the bar is about. @type {{ range: Range, link: HTMLAnchorElement, text: string } | undefined} */
let selected

/** @param {Node} node */
const elementOf = node => node instanceof Element ? node : node.parentElement

/** Read what is selected, if it begins in a passage. */
const readSelection = () => {
  const selection = getSelection()
  if (!selection?.rangeCount || selection.isCollapsed) return
  const range = selection.getRangeAt(0), start = elementOf(range.startContainer)
  const first = start?.closest(".passage, h2:has(a.line)"), link = first?.querySelector("a.line")
  if (!first || !(link instanceof HTMLAnchorElement) || start?.closest(".beside, [popover]")) return
  const within = document.createElement("div")
  within.append(range.cloneContents())
  return { range, link, text: first.contains(range.endContainer) ? wordsOf(within) : "" }
}

const offer = () => {
  if (bar.contains(document.activeElement)) return
  const read = readSelection()
  if (!read) return bar.hidePopover()
  selected = read
  popover.quotation.hidden = !selected.text
  clear(popover)
  bar.showPopover({ source: selected.link })
  const { range } = selected, place = [...range.getClientRects()].at(-1) ?? range.getBoundingClientRect()
  const left = Math.min(place.right - bar.offsetWidth / 2, document.documentElement.clientWidth - bar.offsetWidth - 8)
  bar.style.left = `${Math.max(8, left) + scrollX}px`
  bar.style.top = `${place.bottom + scrollY + 8}px`
}

/** @type {ReturnType<typeof setTimeout> | undefined} */
let waiting
document.addEventListener("selectionchange", () => {
  clearTimeout(waiting)
  waiting = setTimeout(offer, 250)
})
bar.addEventListener("mousedown", event => event.preventDefault()) // the words stay selected
bar.addEventListener("click", event => {
  const form = wanted(event)
  if (!form || !selected) return
  const { range, link, text } = selected
  if (form === "quotation") return copy(writeQuotation(describe(link), words.says ?? "", text), popover, words)
  const canonical = document.querySelector("link[rel=canonical]")
  const page = canonical instanceof HTMLLinkElement ? canonical.href : location.href.split("#")[0]
  const directive = textDirective(range)
  return copy(`${page}#${link.id || around(link)?.id}${directive && `:~:${directive}`}`, popover, words)
})
document.addEventListener("keydown", event => {
  if (event.key === "Escape") bar.hidePopover()
})
