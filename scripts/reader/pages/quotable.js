// What there is to say of passages: the build said it, and it is in the page as JSON.

import { readJson } from "../elements.js"

/** @typedef {"text" | "bibtex" | "ris" | "csl"} Form */

/**
 * The numbers of an attribution and a reference, and by turns those of places and the lines there.
 * @typedef {[attribution: number, reference: number, ...places: number[]]} Numbers
 */

/**
 * What scripts/colloquy/composing/quoting.py says of one interview.
 * @typedef {object} Known
 * @property {string} address
 * @property {[speaker: string, signature: string][]} attributions
 * @property {Record<Form, string>[]} references
 * @property {[label: string, file: string][]} places
 * @property {Record<string, Numbers>} entries by anchor
 */

/**
 * @typedef {object} Quotable
 * @property {[string, string, string, string]} marks the pairs of quotation marks, outer and inner
 * @property {string} edit
 * @property {string} view
 * @property {string} issues
 * @property {Record<string, Known>} interviews
 */

/**
 * A passage or an exchange, and all that is known of it.
 * @typedef {object} Quoted
 * @property {HTMLAnchorElement} link
 * @property {string} anchor
 * @property {string} address
 * @property {string} speaker
 * @property {string} signature
 * @property {(form: Form) => string} reference
 * @property {{ label: string, file: string, line: number }[]} places where it is corrected
 */

/** When it is first asked for: most readers never do. @type {Quotable | undefined} */
let read

export const quotable = () => read ??= /** @type {Quotable} */ (readJson("quotable"))

/**
 * Say what is known of the passage or exchange that a link leads to.
 * @param {HTMLAnchorElement} link
 * @returns {Quoted}
 */
export const describe = link => {
  const [, interview = ""] = link.pathname.match(/\/interviews\/([^/]+)\//) ?? []
  const anchor = link.hash.slice(1)
  const known = quotable().interviews[interview]
  const [attribution, reference, ...numbers] = known.entries[anchor]
  const [speaker, signature] = known.attributions[attribution]
  const address = `${known.address}#${anchor}`
  const fill = (/** @type {string} */ text) => text.replaceAll("@address@", address).replaceAll("@anchor@", anchor)
  const places = []
  for (let index = 0; index < numbers.length; index += 2) {
    const [label, file] = known.places[numbers[index]]
    places.push({ label, file, line: numbers[index + 1] })
  }
  return { link, anchor, address, speaker, signature: fill(signature), places, reference: form => fill(known.references[reference][form]) }
}
