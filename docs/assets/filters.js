// Narrows a list down by words and by what its entries say of themselves. Without it, the list is whole.

const form = document.querySelector("form.filters")
const entries = [...document.querySelectorAll("ul.entries > li")]
const sections = [...document.querySelectorAll("section.letter")]
const told = form.querySelector("[role=status]")
const fold = text => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase()
let texts // when they are first asked for

const narrow = () => {
  const chosen = new URLSearchParams([...new FormData(form)].filter(([, value]) => value))
  const words = fold(chosen.get("words") ?? "").split(/\s+/)
  texts ??= entries.map(entry => fold(entry.textContent))
  let shown = 0
  entries.forEach((entry, index) => {
    entry.hidden = !(words.every(word => texts[index].includes(word)) && [...chosen].every(
      ([name, value]) => name === "words" || entry.dataset[name].split(" ").includes(value)))
    shown += entry.hidden ? 0 : 1
  })
  for (const section of sections) section.hidden = !section.querySelector("li:not([hidden])")
  told.textContent = chosen.size ? told.dataset.shown.replace("SHOWN", shown).replace("TOTAL", entries.length) : ""
  try {
    history.replaceState(null, "", chosen.size ? `?${chosen}` : location.pathname)
  } catch {} // in a folder, some browsers keep the address as it is
}

for (const [name, value] of new URLSearchParams(location.search)) {
  const control = form.elements[name]
  if (control) control.value = value
}
form.hidden = false
form.addEventListener("input", narrow)
form.addEventListener("submit", event => event.preventDefault())
if (location.search) narrow()
