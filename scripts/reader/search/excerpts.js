// Excerpts: the passage of an entry that answers best, in the reader's language and, where it matched there, in another.

import { cut, divide, findStretches, kinds } from "./stretches.js"

/** @import { Archive, Edition } from "../types/archive.js" */
/** @import { Excerpt } from "../types/messages.js" */
/** @import { Entry } from "./entries.js" */
/** @import { Stretch } from "./stretches.js" */
/** @import { Words } from "./words.js" */

/**
 * A passage of an edition, by its part and line, with what it is met by: how many kinds of it, and in what length.
 * @typedef {{ part: "question" | "answer", line: number, stretches: Stretch[], size: number, length: number }} Passage
 */

/**
 * @param {Edition} edition
 * @param {Passage} passage
 */
const textOf = (edition, { part, line }) => (edition[part] ?? "").split("\n")[line] ?? ""

/**
 * Prepare excerpts for an archive whose languages have these tags.
 * @param {Words} words
 * @param {Archive["tags"]} tags
 */
export const prepareExcerpts = (words, tags) => {
  /**
   * Find the passage of an edition that has most of the terms.
   * @param {Edition} edition
   * @param {Set<string>} terms
   */
  const best = (edition, terms) => {
    /** @type {Passage} */
    let chosen = { part: "answer", line: 0, stretches: [], size: 0, length: 0 }
    for (const part of /** @type {const} */ (["answer", "question"])) {
      (edition[part] ?? "").split("\n").forEach((text, line) => {
        const stretches = findStretches(words, text, terms), size = kinds(words, text, stretches).size
        if (size > chosen.size) chosen = { part, line, stretches, size, length: text.length }
      })
    }
    return chosen
  }

  /**
   * Give what a result shows of an entry: its title and passage in parts, another language's, and the words marked.
   * @param {Pick<Entry, "title" | "texts" | "editions">} entry
   * @param {Set<string>} terms
   * @returns {Excerpt}
   */
  return ({ title, texts, editions }, terms) => {
    const own = best(texts, terms), titled = findStretches(words, title, terms)
    let chosen = own
    /** @type {Excerpt["other"]} */
    let other = null
    for (const [code, edition] of Object.entries(editions)) {
      const there = best(edition, terms), above = findStretches(words, edition.title ?? "", terms)
      if (there.size > chosen.size || above.length && !titled.length && !chosen.size) {
        chosen = there
        const parts = there.size ? cut(words, textOf(edition, there), there.stretches) : cut(words, edition.title ?? "", above)
        other = { language: tags[code] ?? code, parts }
      }
    }
    const passage = textOf(texts, chosen)
    const marked = chosen === own ? own.stretches : findStretches(words, passage, terms)
    const near = chosen === own || !chosen.stretches.length ? 0 : chosen.stretches[0].start / chosen.length
    const shown = new Set(marked.map(({ start, end }) => passage.slice(start, end)))
    for (const { start, end } of titled) shown.add(title.slice(start, end))
    return {
      heading: titled.length ? divide(title, titled) : [title],
      parts: cut(words, passage, marked, near), other, part: chosen.part, marked: [...shown].slice(0, 12),
    }
  }
}
