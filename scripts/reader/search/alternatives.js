// Alternatives: the words of an archive by which a typed word is met: itself, what it begins, its kin, what differs by an error.

import { differByAtMost } from "./errors.js"
import { areKin } from "./kin.js"
import { BEGUN, ERRORS, EXPANSIONS, ROOT, WEIGHTS } from "./parameters.js"

/** @import { Index } from "./indexing.js" */
/** @import { Way } from "./queries.js" */
/** @import { Words } from "./words.js" */

/**
 * Write a word by its sound, so far as two letters are one there.
 * @param {string} word
 */
const heard = word => word.replace(/ph/g, "f")

/**
 * List the ways to divide a word in two.
 * @param {string} text
 */
export const divisions = text =>
  Array.from({ length: Math.max(0, text.length - 3) }, (_, at) => [text.slice(0, at + 2), text.slice(at + 2)])

/**
 * Prepare the search for words among those of an archive.
 * @param {Words} words
 * @param {Index["known"]} known
 * @param {Index["vocabulary"]} vocabulary
 */
export const prepareAlternatives = (words, known, vocabulary) => {
  /**
   * Find words that may replace a word: the most used first.
   * @param {string} stem
   * @param {number} weight
   * @param {(word: string) => boolean} fits
   * @returns {Way[]}
   */
  const alike = (stem, weight, fits) => {
    /** @type {Set<string>} */
    const terms = new Set()
    for (const word of vocabulary) {
      if (!fits(word)) continue
      const term = words.stemmed(word)
      if (term !== stem && known.has(term)) terms.add(term)
    }
    const uses = (/** @type {string} */ term) => known.get(term) ?? 0
    return [...terms].sort((one, other) => uses(other) - uses(one)).slice(0, EXPANSIONS).map(term => ({ terms: [term], weight }))
  }

  /**
   * Find two words that a reader may have written as one.
   * @param {string} text
   * @returns {Way[]}
   */
  const divided = text => divisions(text).flatMap(parts => {
    const terms = parts.map(words.stemmed)
    return terms.every(term => known.has(term)) ? [{ terms, flat: ` ${terms.join(" ")} `, weight: WEIGHTS.spaced }] : []
  })

  /**
   * Give the ways to meet a word, which may not be finished yet if it is the `last` one.
   * @param {string} text
   * @param {{ last: boolean, careless: boolean, kin: boolean }} reading
   */
  return (text, { last, careless, kin }) => {
    const stem = words.stemmed(text), whole = known.has(stem)
    /** @type {Way[]} */
    const ways = whole ? [{ terms: [stem], weight: 1 }] : []
    if (last || !whole) {
      ways.push(...alike(stem, WEIGHTS.prefix, other => other.startsWith(text)).map(way => whole ? { ...way, reach: BEGUN } : way))
    }
    if (kin && stem.length >= ROOT) {
      const root = stem.slice(0, ROOT)
      ways.push(...alike(stem, WEIGHTS.kin, other => other.startsWith(root) && areKin(stem, words.stemmed(other))))
    }
    for (const { errors, length } of ERRORS) {
      if (text.length < length || ways.length && !(careless && errors === 1)) continue
      ways.push(...alike(stem, WEIGHTS.error / errors, other => differByAtMost(heard(text), heard(other), errors)))
    }
    if (!whole) ways.push(...divided(text))
    return ways
  }
}
