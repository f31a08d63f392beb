// Narrows a list down by words and by what its entries say of themselves. Without it, the list is whole.

import { find } from "../elements.js"

const form = find("form.filters", HTMLFormElement)
const status = find("[role=status]", HTMLElement, form)
const entries = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("ul.entries > li")])
const sections = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("section.letter")])
const fold = (/** @type {string | null} */ text) => (text ?? "").normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase()
/** Of the entries, when they are first asked for. @type {string[] | undefined} */
let texts

const narrow = () => {
  const chosen = new URLSearchParams()
  for (const [name, value] of new FormData(form)) if (value) chosen.set(name, String(value))
  const words = fold(chosen.get("words")).split(/\s+/)
  const folded = texts ??= entries.map(entry => fold(entry.textContent))
  entries.forEach((entry, index) => {
    entry.hidden = !(words.every(word => folded[index].includes(word)) && [...chosen].every(
      ([name, value]) => name === "words" || entry.dataset[name]?.split(" ").includes(value)))
  })
  for (const section of sections) section.hidden = !section.querySelector("li:not([hidden])")
  const shown = entries.filter(entry => !entry.hidden).length
  const { shown: count = "" } = status.dataset
  status.textContent = chosen.size ? count.replace("SHOWN", String(shown)).replace("TOTAL", String(entries.length)) : ""
  try {
    history.replaceState(null, "", chosen.size ? `?${chosen}` : location.pathname)
  } catch {} // in a folder, some browsers keep the address as it is
}

for (const [name, value] of new URLSearchParams(location.search)) {
  const control = form.elements.namedItem(name)
  if (control instanceof HTMLInputElement || control instanceof HTMLSelectElement) control.value = value
}
form.hidden = false
form.addEventListener("input", narrow)
form.addEventListener("submit", event => event.preventDefault())
if (location.search) narrow()
