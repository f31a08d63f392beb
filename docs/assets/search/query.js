// Queries: from what a reader types to units (a word, two characters), each of which may be met in several ways.

self.colloquyQueries = (words, known, printed, { equivalents, common: { words: frequent, characters: light } }) => {
  const P = self.colloquyParameters
  const vocabulary = [...new Set(words.vocabulary.values())]
  const common = new Set(frequent.map(words.stemmed))
  const weak = new Set(light)
  const inner = run => {
    const pairs = words.pairs(run)
    return pairs.length > 1 ? pairs.slice(0, -1) : pairs
  }
  const termsOf = pieces => pieces.flatMap(piece => piece.han ? inner(piece.text) : [words.stemmed(piece.text)])

  // Every form of every term, with those that may stand for it. A word of another region stands for ours only
  // where the archive does not know it.
  const forms = equivalents.flatMap(({ forms: group, weight }) => {
    const read = group.map(words.pieces).filter(pieces => pieces.length)
    const made = read.map(pieces => ({ terms: termsOf(pieces), flat: words.flat(pieces), weight: P.weights[weight] }))
    const led = made.map(form => ({ ...form, others: made.filter(other => other.flat !== form.flat) }))
    return weight === "term" ? led : led.slice(0, 1).filter(form => !form.terms.every(term => printed.has(term)))
  })

  /** Find words of the archive that a word may stand for: the most used first. */
  const alike = (stem, weight, fits) => {
    const found = new Set()
    for (const word of vocabulary) {
      const term = words.stemmed(word)
      if (term !== stem && known.has(term) && fits(word)) found.add(term)
    }
    return [...found].sort((one, other) => known.get(other) - known.get(one)).slice(0, P.expansions).map(term => ({ terms: [term], weight }))
  }

  const word = (text, last, careless) => {
    const stem = words.stemmed(text)
    const ways = known.has(stem) ? [{ terms: [stem], weight: 1 }] : []
    if (last || !ways.length) ways.push(...alike(stem, P.weights.prefix, other => other.startsWith(text)))
    for (const [errors, length] of P.errors) {
      if (text.length < length || ways.length && !(careless && errors === 1)) continue
      ways.push(...alike(stem, P.weights.error / errors, other => near(text, other, errors)))
    }
    return { term: stem, written: text, ways, needed: !common.has(stem) }
  }

  const characters = (run, index) => inner(run).map(pair => ({
    term: pair,
    written: pair,
    ways: [{ terms: [pair], weight: 1, prefix: [...run].length === 1 }],
    needed: ![...pair].some(character => weak.has(character)),
    run: index + 1,
  }))

  const grouped = (groups, unit) => groups.some(group => group.units.includes(unit))

  /** Read a query. `careless` lets words be mistyped that the archive knows as they are. */
  return (text, careless) => {
    const pieces = words.pieces(text.slice(0, P.longest))
    const units = pieces.flatMap((piece, index) =>
      piece.han ? characters(piece.text, index) : [word(piece.text, index === pieces.length - 1, careless)])
    const flat = words.flat(pieces)
    const groups = []
    for (const form of forms) {
      if (!flat.includes(form.flat)) continue
      const start = units.findIndex((_, index) => form.terms.every((term, offset) => units[index + offset]?.term === term))
      if (start >= 0) groups.push({ units: units.slice(start, start + form.terms.length), ways: form.others })
    }
    // Two characters of which one belongs to a term and one does not are no word.
    for (const group of groups) {
      const at = units.indexOf(group.units[0])
      for (const next of [units[at - 1], units[at + group.units.length]]) {
        if (next?.run && next.run === group.units[0].run && !grouped(groups, next)) next.needed = false
      }
    }
    if (!units.some(unit => unit.needed)) for (const unit of units) unit.needed = true
    return { pieces, units, groups, flat }
  }

  /** Tell whether two words differ by so many errors at most: a letter missing, added, wrong, or changed with the next. */
  function near(one, other, errors) {
    if (Math.abs(one.length - other.length) > errors) return false
    let at = 0
    while (at < one.length && one[at] === other[at]) at++
    const [left, right] = [one.slice(at), other.slice(at)]
    if (left === right) return true
    if (!errors) return false
    const swapped = left[0] === right[1] && left[1] === right[0]
    return near(left.slice(1), right, errors - 1) || near(left, right.slice(1), errors - 1)
      || near(left.slice(1), right.slice(1), errors - 1) || swapped && near(left.slice(2), right.slice(2), errors - 1)
  }
}
