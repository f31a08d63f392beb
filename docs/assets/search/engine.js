// The engine: makes the library's index of all entries, finds those that a query asks for, and puts them in order.

self.colloquyEngine = async (archive, pause) => {
  const P = self.colloquyParameters
  const words = self.colloquyWords(self.colloquyStemmer, archive.variants)
  const entries = self.colloquyEntries(archive)
  const fields = Object.keys(P.fields)
  const flats = [] // by entry and field: its text as one string, stemmed
  const asWritten = [] // by entry: all its words as they are
  const known = new Map() // every term, and in how many entries it stands
  const counts = new Map() // by term and field: how often each entry has it
  const lengths = {}
  for (const { id, texts } of entries) {
    const here = new Set(), written = asWritten[id] = new Set()
    flats[id] = {}
    lengths[id] = fields.map((field, number) => {
      if (!texts[field]) return 0
      const pieces = words.pieces(texts[field])
      flats[id][field] = words.flat(pieces)
      for (const piece of pieces) if (!piece.han) written.add(piece.text)
      const times = new Map()
      for (const term of words.terms(pieces)) times.set(term, (times.get(term) ?? 0) + 1)
      for (const [term, often] of times) {
        here.add(term)
        let places = counts.get(term)
        if (!places) counts.set(term, places = {})
        const place = places[number] ??= {}
        place[id] = often
      }
      return times.size
    })
    for (const term of here) known.set(term, (known.get(term) ?? 0) + 1)
    if (pause && id % 50 === 49) await pause()
  }
  // The library's own form of a finished index: four times as fast as adding one entry after another.
  const ids = Object.fromEntries(entries.map(({ id }) => [id, id]))
  const mean = number => entries.reduce((sum, { id }) => sum + lengths[id][number], 0) / entries.length
  const library = await self.MiniSearch[pause ? "loadJSAsync" : "loadJS"]({
    serializationVersion: 2, documentCount: entries.length, nextId: entries.length, dirtCount: 0,
    documentIds: ids, storedFields: {}, fieldLength: lengths, averageFieldLength: fields.map((_, number) => mean(number)),
    fieldIds: Object.fromEntries(fields.map((field, number) => [field, number])), index: [...counts],
  }, {
    fields, searchOptions: { tokenize: term => [term], processTerm: term => term, bm25: P.bm25, boost: P.fields },
  })
  const read = self.colloquyQueries(words, known, archive.equivalents)

  const PARTS = { question: ["title", "question", "otherTitle", "otherQuestion"], answer: ["answer", "otherAnswer"] }

  /** Ask the library for every entry that meets any unit. */
  const hits = (query, part) => {
    const ways = [...query.units, ...query.groups].flatMap(each => each.ways)
    const queries = ways.map(({ terms, weight, prefix = false }) =>
      ({ queries: terms, combineWith: "AND", prefix, boostTerm: () => weight }))
    return library.search({ combineWith: "OR", queries }, { fields: PARTS[part] ?? fields })
  }

  const holds = (id, text, within = fields) => within.filter(field => flats[id][field]?.includes(text))

  /** Tell which units an entry meets. */
  const met = (query, hit) => {
    const there = Object.keys(hit.match), has = new Set(there)
    const way = ({ terms, prefix, flat }) => prefix
      ? there.some(term => term.startsWith(terms[0]))
      : terms.every(term => has.has(term)) && (terms.length < 2 || holds(hit.id, flat).length > 0)
    const found = new Set(query.units.filter(unit => unit.ways.some(way)))
    for (const group of query.groups) if (group.ways.some(way)) for (const unit of group.units) found.add(unit)
    return found
  }

  const waysOf = (query, unit) =>
    [...unit.ways, ...query.groups.filter(group => group.units.includes(unit)).flatMap(group => group.ways)]

  const rarity = unit => {
    const uses = Math.max(0, ...unit.ways.map(way => known.get(way.terms[0]) ?? 0))
    return Math.log(1 + entries.length / (0.5 + uses))
  }

  /** Give the terms of an entry that are worth marking: what meets words that say something. */
  const told = (query, hit) => {
    const ways = query.units.filter(unit => unit.needed).flatMap(unit => waysOf(query, unit))
    return new Set(Object.keys(hit.match).filter(term =>
      ways.some(({ terms, prefix }) => prefix ? term.startsWith(terms[0]) : terms.includes(term))))
  }

  /** Give what two or three pieces of the query look like where they stand together. */
  const together = query => {
    const atoms = query.pieces.flatMap(piece => piece.han ? [...piece.text].map(text => ({ text, han: true })) : [piece])
    return atoms.slice(0, -1).map((atom, index) => words.flat(atoms.slice(index, index + (atom.han ? 3 : 2))).trim())
  }

  /** Put hits in order: those with all words first, then by score, phrases and kind. */
  const ranked = (query, found) => {
    const weights = new Map()
    for (const unit of query.units) {
      weights.set(unit, waysOf(query, unit).length ? rarity(unit) * (unit.needed ? 1 : P.commonness) : 0)
    }
    const total = [...weights.values()].reduce((one, other) => one + other, 0) || 1
    const phrase = query.flat.trim(), groups = together(query)
    const scored = found.map(hit => {
      const units = met(query, hit), entry = entries[hit.id]
      const whole = query.units.every(unit => !unit.needed || units.has(unit))
      const share = [...units].reduce((sum, unit) => sum + weights.get(unit), 0) / total
      const named = Object.values(hit.match).every(([...at]) => at.every(field => field === "who"))
      const base = named ? P.named : hit.score / hit.queryTerms.length
      return { entry, units, terms: told(query, hit), whole, share, score: base * P.kinds[entry.kind] * share ** P.coverage * (whole ? P.whole : 1) }
    })
    scored.sort(before)
    scored.forEach((hit, index) => {
      const at = groups.length ? holds(hit.entry.id, phrase) : []
      if (at.length) hit.score *= 1 + Math.max(...at.map(field => P.phrase[field]))
      else if (groups.length && index < P.reordered) {
        const near = groups.filter(text => holds(hit.entry.id, text).length).length
        hit.score *= 1 + P.together * near / groups.length
      }
      const same = [...hit.units].filter(unit => waysOf(query, unit).some(({ written }) =>
        written?.length && written.every(word => asWritten[hit.entry.id].has(word))))
      hit.score *= 1 + P.asWritten * same.length / query.units.length
    })
    const enough = P.least * Math.max(0, ...scored.map(hit => hit.entry.kind === "exchange" ? hit.share : 0))
    const strict = query.units.filter(unit => unit.needed).length <= P.strict
    const first = hit => strict && hit.whole && hit.entry.kind === "exchange"
    return scored.filter(hit => hit.share >= enough)
      .sort((one, other) => first(other) - first(one) || before(one, other))
  }
  const before = (one, other) => other.score - one.score || one.entry.number - other.entry.number || one.entry.id - other.entry.id

  /** Find entries: {query, whole, hits: [{entry, units, whole, score}]}; with `within`, only in some part. */
  const find = (text, within = {}) => {
    const attempt = careless => {
      const query = read(text, careless)
      const found = query.units.length ? hits(query, within.part) : []
      const ordered = ranked(query, found.filter(({ id }) => !PARTS[within.part] || entries[id].kind === "exchange"))
      return { query, hits: ordered, whole: ordered.some(hit => hit.whole) }
    }
    const exact = attempt(false)
    if (exact.whole || !exact.query.units.length) return exact
    const careless = attempt(true)
    return careless.whole ? careless : exact
  }

  return { find, words, parameters: P }
}
