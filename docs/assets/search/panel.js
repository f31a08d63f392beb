// The panel below the search box: results with their speakers and passages, filters, the address, the keyboard.

(() => {
  const seam = window.colloquySeam, search = document.querySelector("[data-md-component=search]")
  if (!seam || !search) return
  const input = search.querySelector("input"), toggle = document.getElementById("__search")
  const list = search.querySelector(".md-search-result__list"), status = search.querySelector(".md-search-result__meta")
  const filters = search.querySelector(".colloquy-filters"), selects = [...filters.querySelectorAll("select")]
  const words = JSON.parse(document.getElementById("colloquy-search-words").textContent)
  const say = (key, fields = {}) => words[key].replace(/\{(\w+)\}/g, (_, name) => fields[name])

  /** Make an element; texts are never read as markup. */
  const element = (name, attributes, ...children) => {
    const made = document.createElement(name)
    for (const [key, value] of Object.entries(attributes)) if (value) made.setAttribute(key, value)
    made.append(...children)
    return made
  }
  const marked = parts => parts.map((text, index) => index % 2 ? element("mark", {}, text) : text)

  const address = result => {
    const url = new URL(result.location, new URL(JSON.parse(document.getElementById("__config").textContent).base, location))
    // In a folder there is no server to find the page of an address that ends in a slash.
    if (url.protocol === "file:" && url.pathname.endsWith("/")) url.pathname += "index.html"
    if (result.marked.length) url.searchParams.set("h", result.marked.join(" "))
    return url.href
  }

  /** Write one result into the link that the theme made for it. */
  const show = (link, result) => {
    const article = link.firstElementChild
    const exchange = result.kind === "exchange"
    const source = exchange ? [result.who.join(say("between")), `${result.publisher} ${result.year}`, result.where]
      : [say(result.kind), result.year && `${result.publisher} ${result.year}`]
    const lines = [element("p", { class: "hit-title", lang: result.tag }, ...marked(result.heading))]
    lines.push(element("p", { class: "hit-source" }, ...source.filter(Boolean).map(text => element("span", {}, text))))
    if (result.parts.join("")) lines.push(element("p", { class: "hit-passage", lang: result.tag }, ...marked(result.parts)))
    if (result.other) lines.push(element("p", { class: "hit-other", lang: result.other.language }, ...marked(result.other.parts)))
    if (result.missing.length) lines.push(element("p", { class: "hit-missing" }, say("missing"), ...result.missing.flatMap((word, index) => [index ? " " : "", element("del", {}, word)])))
    article.replaceChildren(...lines)
    link.href = address(result)
    link.removeAttribute("tabindex")
  }

  new MutationObserver(() => {
    [...list.children].forEach((place, index) => {
      const link = place.querySelector("a"), result = seam.latest?.items[index]?.[0]
      if (link && result && !link.dataset.shown) show(link, result)
      if (link) link.dataset.shown = "yes"
    })
  }).observe(list, { childList: true })

  /** Say how the search went. */
  const report = answer => {
    if (answer.empty) return words.placeholder
    if (answer.failure) return words.failed
    if (!answer.items.length) return words.none
    const count = say(answer.total === 1 ? "one" : "other", { number: answer.total })
    return answer.whole ? count : `${words.some} ${count}`
  }

  /** Offer the interviews and topics in which there is something, and what is chosen. */
  const offer = (select, found) => {
    const chosen = seam.within[select.name], kept = select.options[0]
    const options = found.map(([id, title, number]) => element("option", { value: id }, `${title} · ${number}`))
    if (chosen && !found.some(([id]) => id === chosen)) {
      const former = [...select.options].find(option => option.value === chosen)
      options.unshift(element("option", { value: chosen }, former ? former.text.replace(/ · \d+$/, " · 0") : chosen))
    }
    select.replaceChildren(kept, ...options)
    select.value = chosen ?? ""
  }

  let waiting
  seam.addEventListener("asked", () => {
    clearTimeout(waiting)
    waiting = setTimeout(() => { if (seam.query.trim()) status.textContent = words.loading }, 150)
  })
  seam.addEventListener("answered", () => {
    clearTimeout(waiting)
    status.textContent = report(seam.latest)
    filters.hidden = !!seam.latest.empty || !!seam.latest.failure
    const { found } = seam.latest
    if (found) for (const select of selects) if (select.name !== "part") offer(select, found[`${select.name}s`])
    remember()
  })

  // The address holds the query and the filters, so that a search can be shared.
  const NAMES = ["q", ...selects.map(select => select.name)]
  let remembering
  const remember = () => {
    clearTimeout(remembering)
    remembering = setTimeout(() => {
      const url = new URL(location.href)
      for (const name of NAMES) {
        const value = toggle.checked ? name === "q" ? input.value.trim() : seam.within[name] : ""
        if (value) url.searchParams.set(name, value)
        else url.searchParams.delete(name)
      }
      try {
        if (url.href !== location.href) history.replaceState(history.state, "", url)
      } catch {} // a browser may forbid it in a folder
    }, 200)
  }
  const given = new URLSearchParams(location.search)
  for (const select of selects) {
    const value = given.get(select.name)
    if (value) {
      seam.within[select.name] = value
      if (![...select.options].some(option => option.value === value)) select.append(element("option", { value }, value))
      select.value = value
    }
    select.addEventListener("change", () => {
      if (select.value) seam.within[select.name] = select.value
      else delete seam.within[select.name]
      seam.ask()
    })
  }

  if (seam.query.trim()) seam.ask() // the theme was quicker: it asked without filters

  // The keyboard: Tab goes through the panel, keys in a filter are its own, and focus comes back where it was.
  let before = seam.before
  input.addEventListener("focus", event => {
    if (event.relatedTarget && !search.contains(event.relatedTarget)) before = event.relatedTarget
  })
  search.addEventListener("keydown", event => {
    const own = event.key === "Tab" || event.target.matches("select, button") || event.target.matches("a") && event.key === "Enter"
    if (own && event.key !== "Escape") event.stopPropagation()
  })
  search.addEventListener("focusout", ({ relatedTarget }) => {
    if (relatedTarget && !search.contains(relatedTarget) && toggle.checked) toggle.click()
  })
  let followed
  list.addEventListener("click", event => { followed = event.target.closest("a") })
  toggle.addEventListener("change", () => {
    remember()
    if (toggle.checked) return
    setTimeout(() => {
      const active = document.activeElement
      if (active !== document.body && !search.contains(active)) return
      const target = followed && document.getElementById(location.hash.slice(1)) || before || document.querySelector(".md-content__inner")
      followed = undefined
      if (!target.matches("a, button, input, select, textarea, summary, [tabindex]")) target.tabIndex = -1
      target.focus({ preventScroll: true })
    })
  })
})()
