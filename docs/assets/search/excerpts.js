// Excerpts: the passage of an entry that answers best, in the reader's language and, where it matched there, in another.
// Parts of a text alternate: not marked, marked, not marked, and so on.

self.colloquyExcerpts = (words, tags) => {
  const WIDE = 200, NARROW = 96 // characters that an excerpt has at most, of an alphabet and of Chinese

  /** Find the stretches of a text that a query's terms are met by. */
  const stretches = (text, terms) => {
    const found = []
    const take = (start, end) => {
      const last = found.at(-1)
      if (last && start <= last.end) last.end = Math.max(last.end, end)
      else found.push({ start, end })
    }
    for (const piece of words.pieces(text)) {
      if (!piece.han) {
        if (terms.has(words.stemmed(piece.text))) take(piece.start, piece.end)
        continue
      }
      let at = piece.start
      const single = [...piece.text], lengths = [...text.slice(piece.start, piece.end)].map(each => each.length)
      single.forEach((character, index) => {
        const after = at + lengths[index]
        if (terms.has(character)) take(at, after)
        if (index + 1 < single.length && terms.has(character + single[index + 1])) take(at, after + lengths[index + 1])
        at = after
      })
    }
    return found
  }

  const kinds = (text, found) => new Set(found.map(({ start, end }) => words.flat(words.pieces(text.slice(start, end)))))

  /** Cut a text around what is marked most densely, or else `near` a share of its length; divide it into parts. */
  const cut = (text, found, near = 0) => {
    const wide = /[\u3400-\u9fff]/.test(text) ? NARROW : WIDE
    let best = 0, from = Math.floor(near * text.length)
    for (const { start } of found) {
      const here = kinds(text, found.filter(each => each.start >= start && each.end <= start + wide * 0.8)).size
      if (here > best) [best, from] = [here, start]
    }
    let start = Math.max(0, from - Math.round(wide / 5)), end = Math.min(text.length, start + wide)
    if (start && wide === WIDE) start = text.indexOf(" ", start) + 1 || start
    if (end < text.length && wide === WIDE) end = Math.max(text.lastIndexOf(" ", end), start + 1)
    if (/[\udc00-\udfff]/.test(text[start] ?? "")) start++
    const parts = [start ? "…" : ""]
    let at = start
    for (const each of found.filter(each => each.start >= start && each.end <= end)) {
      parts[parts.length - 1] += text.slice(at, each.start)
      parts.push(text.slice(each.start, each.end), "")
      at = each.end
    }
    parts[parts.length - 1] += text.slice(at, end) + (end < text.length ? "…" : "")
    return parts
  }

  /** Find the passage of an edition in which most of the terms stand: {part, line, found, size}. */
  const best = (edition, terms) => {
    let chosen = { part: "answer", line: 0, found: [], size: 0 }
    for (const part of ["answer", "question"]) {
      (edition[part] ?? "").split("\n").forEach((text, line) => {
        const found = stretches(text, terms), size = kinds(text, found).size
        if (size > chosen.size) chosen = { part, line, found, size, length: text.length }
      })
    }
    return chosen
  }

  const line = (edition, { part, line }) => (edition[part] ?? "").split("\n")[line] ?? ""

  /** Give what a result shows of an entry: its title and passage in parts, another language's, and the words marked. */
  return (entry, terms) => {
    const own = best(entry.texts, terms), title = stretches(entry.title, terms)
    let told = own, other = null
    for (const [code, edition] of Object.entries(entry.editions ?? {})) {
      const there = best(edition, terms), above = stretches(edition.title ?? "", terms)
      if (there.size > told.size || above.length && !title.length && !told.size) {
        told = there
        const parts = there.size ? cut(line(edition, there), there.found) : cut(edition.title, above)
        other = { language: tags[code] ?? code, parts }
      }
    }
    const passage = line(entry.texts, told)
    const marked = told === own ? own.found : stretches(passage, terms)
    const near = told === own || !told.found.length ? 0 : told.found[0].start / told.length
    const shown = new Set(marked.map(({ start, end }) => passage.slice(start, end)))
    for (const { start, end } of title) shown.add(entry.title.slice(start, end))
    return {
      heading: title.length ? whole(entry.title, title) : [entry.title],
      parts: cut(passage, marked, near), other, part: told.part, marked: [...shown].slice(0, 12),
    }
  }

  function whole(text, found) {
    const parts = [""]
    let at = 0
    for (const { start, end } of found) {
      parts[parts.length - 1] += text.slice(at, start)
      parts.push(text.slice(start, end), "")
      at = end
    }
    parts[parts.length - 1] += text.slice(at)
    return parts
  }
}
