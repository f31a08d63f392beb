// The engine: finds the entries that a query asks for, and puts them in order.

self.colloquyEngine = async (archive, pause) => {
  const P = self.colloquyParameters
  const words = self.colloquyWords(self.colloquyStemmer, archive.variants)
  const entries = self.colloquyEntries(archive)
  const { library, known, printed, fields, holds } = await self.colloquyIndexing(entries, words, pause)
  const read = self.colloquyQueries(words, known, printed, archive)

  const PARTS = { question: ["title", "question", "otherTitle", "otherQuestion"], answer: ["answer", "otherAnswer"] }
  const texts = Object.values(PARTS).flat() // what an entry says itself
  const own = [...texts, "who"]

  /** Ask the library for every entry that meets any unit. */
  const hits = (query, part) => {
    const ways = [...query.units, ...query.groups].flatMap(each => each.ways)
    const queries = ways.map(({ terms, weight, prefix = false }) =>
      ({ queries: terms, combineWith: "AND", prefix, boostTerm: () => weight }))
    return library.search({ combineWith: "OR", queries }, { fields: PARTS[part] ?? fields })
  }

  /** Find the exchanges in whose text a form of a term stands. */
  const saying = form => {
    const pieces = words.pieces(form), flat = words.flat(pieces), [first = ""] = words.terms(pieces)
    return library.search(first, { fields: texts }).map(({ id }) => entries[id])
      .filter(({ id, kind }) => kind === "exchange" && holds(id, flat, texts).length)
  }
  const lend = self.colloquyLending(entries, archive, saying)

  /** Tell how well an entry meets each unit, from 0 to 1: by what stands for it there, and in which field. */
  const met = (query, hit, within = fields) => {
    const there = Object.keys(hit.match), found = new Map()
    const reach = term =>
      Math.max(0, ...(hit.match[term] ?? []).filter(field => within.includes(field)).map(field => P.reach[field] ?? 1))
    const by = ({ terms, prefix, flat }) => {
      if (prefix) return Math.max(0, ...there.filter(term => term.startsWith(terms[0])).map(reach))
      const least = Math.min(...terms.map(reach))
      return least && terms.length > 1 && !holds(hit.id, flat, within).length ? 0 : least
    }
    const take = (unit, ways) => {
      const best = Math.max(found.get(unit) ?? 0, ...ways.map(by))
      if (best) found.set(unit, best)
    }
    for (const unit of query.units) take(unit, unit.ways)
    for (const group of query.groups) for (const unit of group.units) take(unit, group.ways)
    return found
  }

  /** List the words of a query that stand in no edition of an entry, whatever else it was found by. */
  const missing = (query, hit) => {
    const found = met(query, hit, own), lines = []
    let last
    for (const unit of query.units) {
      const lacks = unit.needed && !found.has(unit)
      if (lacks && last?.run && last.run === unit.run) lines[lines.length - 1] += [...unit.written].at(-1)
      else if (lacks) lines.push(unit.written)
      last = lacks && unit
    }
    return lines
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
      const there = waysOf(query, unit).some(({ terms, prefix }) => prefix || terms.every(term => known.has(term)))
      weights.set(unit, there ? rarity(unit) * (unit.needed ? 1 : P.commonness) : 0)
    }
    const total = [...weights.values()].reduce((one, other) => one + other, 0) || 1
    const phrase = query.flat.trim(), groups = together(query)
    const hits = found.map(hit => ({ ...hit, score: hit.score / hit.queryTerms.length, units: met(query, hit) }))
    const lent = lend(hits), here = new Set(hits.map(({ id }) => entries[id]))
    for (const entry of lent.keys()) if (!here.has(entry)) hits.push({ id: entry.id, score: 0, match: {}, units: new Map() })
    const scored = hits.map(hit => {
      const entry = entries[hit.id], reached = new Map(hit.units), at = Object.values(hit.match).flat()
      const named = at.length && at.every(field => field === "who")
      const loan = !named && lent.get(entry) || { score: 0, units: [] }
      for (const [unit, much] of loan.units) reached.set(unit, Math.max(reached.get(unit) ?? 0, much))
      const whole = query.units.every(unit => !unit.needed || hit.units.has(unit))
      const share = [...reached].reduce((sum, [unit, much]) => sum + much * weights.get(unit), 0) / total
      const score = (hit.score + loan.score) * P.kinds[entry.kind] * share ** P.coverage
      return { entry, terms: told(query, hit), whole, share, score, missing: () => missing(query, hit) }
    })
    scored.sort(before)
    scored.forEach((hit, index) => {
      if (groups.length && holds(hit.entry.id, phrase, texts).length) hit.score *= 1 + P.phrase
      else if (groups.length && index < P.results) {
        const near = groups.filter(text => holds(hit.entry.id, text).length).length
        hit.score *= 1 + P.together * near / groups.length
      }
    })
    const enough = P.least * Math.max(0, ...scored.map(hit => hit.entry.kind === "exchange" ? hit.share : 0))
    const strict = query.units.filter(unit => unit.needed).length <= P.strict
    const first = hit => hit.entry.kind === "exchange" && (strict && hit.whole) * 2 + (hit.share >= P.half)
    return scored.filter(hit => hit.share >= enough)
      .sort((one, other) => first(other) - first(one) || before(one, other))
  }
  const before = (one, other) => other.score - one.score || one.entry.number - other.entry.number || one.entry.id - other.entry.id

  /** Find entries: {whole, hits: [{entry, terms, whole, score, missing}]}; with `within`, only in some part. */
  const find = (text, within = {}) => {
    const attempt = careless => {
      const query = read(text, careless)
      const found = hits(query, within.part)
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
