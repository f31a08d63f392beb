// Quote, cite, mend: a passage's number opens a menu that copies. What there is to say was said at build time
// and stands in the page as JSON; the quoted words are the page's own. Without this script, a number is a link.
{
  let read // when it is first asked for: most readers never do
  const quotable = () => read ??= JSON.parse(document.getElementById("quotable").textContent)
  const menu = document.getElementById("quoting")
  const bar = document.getElementById("quoting-words")
  const part = selector => menu.querySelector(selector)
  const APART = ".line, .speaker, .status, .beside, .no-image, .headerlink, del, button, [popover], ul, ol"

  /** Tells what is known of the passage or exchange that a link leads to. */
  const told = link => {
    const [, interview] = link.pathname.match(/\/interviews\/([^/]+)\//)
    const anchor = link.hash.slice(1)
    const known = quotable().interviews[interview]
    const [attribution, reference, ...places] = known.entries[anchor]
    const [speaker, signature] = known.attributions[attribution]
    const address = `${known.address}#${anchor}`
    const fill = text => text.replaceAll("@address@", address).replaceAll("@anchor@", anchor)
    return { link, anchor, known, speaker, places, address, signature: fill(signature),
      reference: form => fill(known.references[reference][form]) }
  }

  /** Gives the words of a passage as plain text: corrected, without apparatus and the other language. */
  const words = element => {
    const copy = element.cloneNode(true)
    for (const each of copy.querySelectorAll(APART)) each.remove()
    const here = copy.querySelector(".here") ?? copy
    if (here.querySelector("pre")) return here.textContent.trim()
    for (const each of here.querySelectorAll("br, td + td")) each.before(" ")
    return here.textContent.replace(/\s+/g, " ").trim()
  }

  /** Puts words in the page's quotation marks; the marks within take the other pair. */
  const quoted = text => {
    const [open, close, inner, end] = quotable().marks
    const within = text
      .replace(/‘((?:[^‘’]|’(?=\p{L}))*)’(?!\p{L})/gu, "\u0001$1\u0002") // an apostrophe is no quotation mark
      .replaceAll("“", inner).replaceAll("”", end).replace(/"([^"]*)"/g, `${inner}$1${end}`)
      .replaceAll("\u0001", open).replaceAll("\u0002", close)
    return open + within + close
  }

  const around = link => link.closest(".passage, h2")
  const heading = of => of.anchor.startsWith("q") && document.getElementById(of.anchor)

  /** Quotes a passage, or some of its words; of an exchange, all that is said, with who says it. */
  const quotation = (of, text) => {
    if (!heading(of)) return `${quoted(text ?? words(around(of.link)))}\n${of.signature}`
    const said = [heading(of)]
    for (let next = said[0].nextElementSibling; next && next.tagName !== "H2"; next = next.nextElementSibling)
      said.push(...next.querySelectorAll(".passage"))
    let before
    const lines = said.filter(words).map(element => {
      const { speaker } = told(element.querySelector("a.line"))
      const name = speaker === before ? "" : menu.dataset.says.replace("@", speaker)
      before = speaker
      return name + quoted(words(element))
    })
    return [...lines, of.signature].join("\n")
  }

  /** Copies a text and says so; where the browser does not let us, offers it to be copied by hand. */
  const copy = async (text, popover) => {
    const status = popover.querySelector(".told")
    const hand = popover.querySelector("textarea")
    try {
      await navigator.clipboard.writeText(text)
      hand.hidden = true
      status.textContent = menu.dataset.copied
    } catch {
      hand.hidden = false
      hand.value = text
      status.textContent = menu.dataset.byHand
      hand.focus()
      hand.select()
    }
  }

  /** Makes a link, or plain words where no address is known. */
  const leading = (address, text) => {
    const made = document.createElement(address ? "a" : "span")
    if (address) made.href = address
    made.textContent = text
    return made
  }

  /** Lists where something is mended: files and their lines, as links where an address is known. */
  const mending = ({ anchor, known, places }) => {
    const listed = []
    for (let index = 0; index < places.length; index += 2) {
      const [label, file] = known.places[places[index]]
      const line = places[index + 1]
      const item = document.createElement("li")
      item.append(label, leading(quotable().view && line && `${quotable().view}${file}#L${line}`, line ? `${file}:${line}` : file))
      if (quotable().edit && !/\.(txt|md)$/.test(file)) { // a source text is never edited
        const editor = leading(quotable().edit + file, menu.dataset.edit)
        editor.ariaLabel = `${menu.dataset.edit}: ${label}`
        item.append(editor)
        if (line && file.endsWith(".po")) item.append(menu.dataset.find.replace("@", anchor)) // the editor takes no line
      }
      listed.push(item)
    }
    return listed
  }

  let chosen // what the menu is about
  let beside = menu // what the menu stands beside
  let selected // what the bar is about

  const open = link => {
    chosen = told(link)
    const text = words(heading(chosen) || around(link))
    const of = heading(chosen) ? menu.dataset.question : menu.dataset.passage
    part(".of").textContent = [of.replace("@", chosen.anchor.slice(1)), chosen.speaker].filter(Boolean).join(" · ")
    part("[data-copy=quotation]").hidden = !text
    part(".there").hidden = link.pathname === location.pathname
    part(".there").href = link.href
    part(".mend ul").replaceChildren(...mending(chosen))
    part(".report").hidden = !quotable().issues
    const asked = { template: "correction.yml", passage: chosen.address, text: text.slice(0, 1500) }
    part(".report").href = `${quotable().issues}?${new URLSearchParams(asked)}`
    part(".told").textContent = ""
    part("textarea").hidden = true
    beside.style.removeProperty("anchor-name")
    beside = around(link) ?? link
    beside.style.setProperty("anchor-name", "--quoted") // where there is room, the words can be read beside the menu
    menu.showPopover({ source: link })
    part(":is(a, button):not([hidden])").focus({ preventScroll: true })
  }

  document.addEventListener("click", event => {
    const link = event.target.closest?.("a.line, a.quote")
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    if (link.matches(".quote")) history.pushState(null, "", link.hash) // the reader stays at its end
    else if (link.pathname === location.pathname) location.hash = link.hash
    link.focus({ preventScroll: true }) // whence Escape comes back
    open(link)
  })

  menu.addEventListener("click", event => {
    const form = event.target.dataset?.copy
    if (form === "link") copy(chosen.address, menu)
    else if (form === "quotation") copy(quotation(chosen), menu)
    else if (form) copy(chosen.reference(form), menu)
  })
  menu.addEventListener("focusout", event => {
    if (event.relatedTarget && !menu.contains(event.relatedTarget)) menu.hidePopover()
  })

  // Words that were selected: a link to exactly these, and a quotation if they are one passage's.
  const offer = () => {
    const selection = getSelection()
    const range = selection.rangeCount && !selection.isCollapsed ? selection.getRangeAt(0) : null
    const element = node => (node.nodeType === Node.TEXT_NODE ? node.parentElement : node)
    const first = range && element(range.startContainer).closest(".passage, h2:has(a.line)")
    if (!first || bar.contains(document.activeElement) || element(range.startContainer).closest(".beside, [popover]")) {
      if (!bar.contains(document.activeElement)) bar.hidePopover()
      return
    }
    const link = first.querySelector("a.line")
    const within = document.createElement("div")
    within.append(range.cloneContents())
    selected = { range, link, text: first.contains(range.endContainer) ? words(within) : "" }
    bar.querySelector("[data-copy=quotation]").hidden = !selected.text
    bar.querySelector(".told").textContent = ""
    bar.querySelector("textarea").hidden = true
    bar.showPopover({ source: link })
    const place = [...range.getClientRects()].at(-1) ?? range.getBoundingClientRect()
    const left = Math.min(place.right - bar.offsetWidth / 2, document.documentElement.clientWidth - bar.offsetWidth - 8)
    bar.style.left = `${Math.max(8, left) + scrollX}px`
    bar.style.top = `${place.bottom + scrollY + 8}px`
  }
  let waiting
  document.addEventListener("selectionchange", () => {
    clearTimeout(waiting)
    waiting = setTimeout(offer, 250)
  })
  bar.addEventListener("mousedown", event => event.preventDefault()) // the words stay selected
  bar.addEventListener("click", event => {
    const { range, link, text } = selected
    if (event.target.dataset?.copy === "quotation") copy(quotation(told(link), text), bar)
    if (event.target.dataset?.copy !== "words") return
    const page = document.querySelector("link[rel=canonical]")?.href ?? location.href.split("#")[0]
    const directive = textDirective(range, document.documentElement.lang)
    copy(`${page}#${link.id || around(link).id}${directive && `:~:${directive}`}`, bar)
  })
  document.addEventListener("keydown", event => {
    if (event.key === "Escape") bar.hidePopover()
  })

  for (const link of document.querySelectorAll("a.line, a.quote")) link.ariaHasPopup = "dialog"
  // A browser that does not know text fragments takes them for a part of the anchor.
  if (location.hash.includes(":~:")) location.replace(location.hash.split(":~:")[0])
}
