// Stretches: where a text is met by terms, and the text in parts around them: by turns not marked and marked.

/** @import { Parts } from "../types/messages.js" */
/** @import { Words } from "./words.js" */

/** @typedef {{ start: number, end: number }} Stretch */

// Characters that an excerpt has at most, of an alphabet and of Chinese.
const WIDE = 200, NARROW = 96

/**
 * Find the stretches of a text that terms meet.
 * @param {Words} words
 * @param {string} text
 * @param {Set<string>} terms
 */
export const findStretches = (words, text, terms) => {
  /** @type {Stretch[]} */
  const stretches = []
  const take = (/** @type {number} */ start, /** @type {number} */ end) => {
    const last = stretches.at(-1)
    if (last && start <= last.end) last.end = Math.max(last.end, end)
    else stretches.push({ start, end })
  }
  for (const piece of words.pieces(text)) {
    if (!piece.han) {
      if (terms.has(words.stemmed(piece.text))) take(piece.start, piece.end)
      continue
    }
    let at = piece.start
    const characters = [...piece.text], lengths = [...text.slice(piece.start, piece.end)].map(({ length }) => length)
    characters.forEach((character, index) => {
      const after = at + lengths[index]
      if (terms.has(character)) take(at, after)
      if (index + 1 < characters.length && terms.has(character + characters[index + 1])) take(at, after + lengths[index + 1])
      at = after
    })
  }
  return stretches
}

/**
 * Give the different words that stretches of a text have.
 * @param {Words} words
 * @param {string} text
 * @param {Stretch[]} stretches
 */
export const kinds = (words, text, stretches) => new Set(stretches.map(({ start, end }) => words.flat(words.pieces(text.slice(start, end)))))

/**
 * Divide a text into parts.
 * @param {string} text
 * @param {Stretch[]} stretches
 * @param {number} [from]
 * @param {number} [to]
 */
export const divide = (text, stretches, from = 0, to = text.length) => {
  /** @type {Parts} */
  const parts = []
  let at = from
  for (const { start, end } of stretches) {
    parts.push(text.slice(at, start), text.slice(start, end))
    at = end
  }
  return [...parts, text.slice(at, to)]
}

/**
 * Cut a text around what is met most densely, or else `near` a share of its length, and divide it into parts.
 * @param {Words} words
 * @param {string} text
 * @param {Stretch[]} stretches
 * @param {number} [near]
 */
export const cut = (words, text, stretches, near = 0) => {
  const wide = /[\u3400-\u9fff]/.test(text) ? NARROW : WIDE
  let best = 0, from = Math.floor(near * text.length)
  for (const { start } of stretches) {
    const here = kinds(words, text, stretches.filter(other => other.start >= start && other.end <= start + wide * 0.8)).size
    if (here > best) [best, from] = [here, start]
  }
  let start = Math.max(0, from - Math.round(wide / 5)), end = Math.min(text.length, start + wide)
  if (start && wide === WIDE) start = text.indexOf(" ", start) + 1 || start
  if (end < text.length && wide === WIDE) end = Math.max(text.lastIndexOf(" ", end), start + 1)
  if (/[\udc00-\udfff]/.test(text[start] ?? "")) start++
  const parts = divide(text, stretches.filter(each => each.start >= start && each.end <= end), start, end)
  if (start) parts[0] = `…${parts[0]}`
  if (end < text.length) parts[parts.length - 1] += "…"
  return parts
}
