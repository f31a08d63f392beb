// Segments: the words of a run of Chinese characters, as far as the browser knows them.

/** @type {Intl.Segmenter | undefined} */
const segmenter = "Segmenter" in Intl ? new Intl.Segmenter("zh", { granularity: "word" }) : undefined

/** @param {string} run */
const lengthsOf = run => segmenter ? [...segmenter.segment(run)].map(({ segment }) => [...segment].length) : []

/**
 * Find where a run ends one word and begins another: two characters on both sides of that are no word. A word of one
 * character has no pair of its own, so that its neighbors count as parts of it.
 * @param {string} run
 */
export const findEdges = run => {
  const lengths = lengthsOf(run)
  /** @type {Set<number>} */
  const edges = new Set()
  let at = 0
  lengths.forEach((length, index) => {
    at += length
    if (length > 1 && (lengths[index + 1] ?? 0) > 1) edges.add(at)
  })
  return edges
}

/**
 * Find the characters of a run that are words by themselves.
 * @param {string} run
 */
export const findSingles = run => {
  let at = 0
  return lengthsOf(run).flatMap(length => {
    at += length
    return length === 1 ? [at - 1] : []
  })
}

/**
 * Find the pairs of a run that are inside words of three characters or more: these say something, whatever they are of.
 * @param {string} run
 */
export const findInner = run => {
  let at = 0
  return new Set(lengthsOf(run).flatMap(length => {
    const start = at
    at += length
    return length > 2 ? Array.from({ length: length - 1 }, (_, pair) => start + pair) : []
  }))
}

/**
 * Find the pairs of a run that phrases with which one asks have a part in.
 * @param {string} run
 * @param {string[]} phrases
 */
export const findPhrases = (run, phrases) => {
  /** @type {Set<number>} */
  const pairs = new Set()
  const characters = [...run]
  for (const phrase of phrases) {
    const length = [...phrase].length
    characters.forEach((_, at) => {
      if (characters.slice(at, at + length).join("") !== phrase) return
      for (let pair = at; pair < at + length - 1; pair++) pairs.add(pair)
    })
  }
  return pairs
}
