// Editions: a shared piece of a large archive's texts, as the index of one language has it.

/** @import { Columns, EditionColumns } from "../types/archive.js" */
/** @import { SharedTexts, Texts } from "../types/directory.js" */

const PARTS = /** @type {const} */ (["title", "question", "answer"])

/**
 * Give what another edition says; where it says the same, as one that is not translated does, it says nothing new.
 * @param {Columns} other
 * @param {Columns} own
 * @returns {EditionColumns}
 */
const differing = (other, own) => {
  const same = own.at.map((_, row) => PARTS.every(part => other[part][row] === own[part][row]))
  const [title, question, answer] = PARTS.map(part => other[part].map((text, row) => same[row] ? null : text))
  return { title, question, answer }
}

/**
 * Give the texts of a piece in a language, beside those of the others.
 * @param {SharedTexts} shared
 * @param {string} language
 * @returns {Texts}
 */
export const inEdition = (shared, language) => {
  const own = shared[language], codes = Object.keys(shared).filter(code => code !== language)
  const interviews = own.interviews.map((interview, at) => {
    const others = codes.map(code => [code, differing(shared[code].interviews[at].entries, interview.entries)])
    return { ...interview, entries: { ...interview.entries, others: Object.fromEntries(others) } }
  })
  return { ...own, interviews }
}
