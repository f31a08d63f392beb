// Forms: what of a query is a name of a term, and what else finds that; and words that a reader wrote apart.

import { differByAtMost } from "./errors.js"
import { LONG, WEIGHTS } from "./parameters.js"

/** @import { Archive } from "../types/archive.js" */
/** @import { Index } from "./indexing.js" */
/** @import { Group, Unit } from "./queries.js" */
/** @import { Words } from "./words.js" */

/**
 * Prepare the forms of terms.
 * @param {Words} words
 * @param {Index["printed"]} printed
 * @param {Archive["equivalents"]} equivalents
 */
export const prepareForms = (words, printed, equivalents) => {
  // Every form of every term, with those that may replace it. A word of another region replaces ours only
  // where the archive does not know it.
  const forms = equivalents.flatMap(({ forms: group, weight }) => {
    const flats = group.map(form => words.flat(words.pieces(form))).filter(Boolean)
    const ways = flats.map(flat => ({ terms: words.termsOfFlat(flat), flat, weight: WEIGHTS[weight] }))
    const led = ways.map(form => ({ ...form, others: ways.filter(other => other.flat !== form.flat) }))
    return weight === "term" ? led : led.slice(0, 1).filter(form => !form.terms.every(term => printed.has(term)))
  })

  /**
   * Say whether pairs of characters, of which no text has one, are a term but for one error.
   * @param {Unit[]} units
   * @param {string} flat
   */
  const mistyped = (units, flat) => units.length >= LONG
    && units.every(({ run }) => run && run === units[0].run) && !units.every(({ term }) => printed.has(term))
    && differByAtMost(units.reduce((text, { term }) => text + term.slice(-1), units[0].term[0]), flat, 1)

  /**
   * Join neighbors that a reader may have written apart.
   * @param {Unit[]} units
   * @returns {Group[]}
   */
  const join = units => units.slice(1).flatMap((unit, at) => unit.run || units[at].run ? [] : [{
    units: [units[at], unit],
    ways: [{ terms: [words.stemmed(units[at].written + unit.written)], weight: WEIGHTS.spaced }],
  }])

  /**
   * Find what units of a query are together.
   * @param {Unit[]} units
   * @param {string} flat
   * @returns {Group[]}
   */
  return (units, flat) => [...forms.flatMap(form => {
    const there = flat.includes(form.flat)
    const start = units.findIndex((_, index) => there
      ? form.terms.every((term, offset) => units[index + offset]?.term === term)
      : mistyped(units.slice(index, index + form.terms.length), form.flat))
    return start < 0 ? [] : [{ units: units.slice(start, start + form.terms.length), ways: there ? form.others : [form, ...form.others] }]
  }), ...join(units)]
}
