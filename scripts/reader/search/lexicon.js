// The lexicon: what of a large archive's words and postings has been fetched and read.

import { MARK } from "./parameters.js"
import { readText } from "./pieces.js"
import { readLists, readTerms } from "./postings.js"

/** @import { Equivalents } from "../types/archive.js" */
/** @import { Pieces } from "./pieces.js" */
/** @import { List } from "./postings.js" */
/** @import { Words } from "./words.js" */

/**
 * Prepare a lexicon, empty at first.
 * @param {Pieces} pieces
 * @param {Words} words
 */
export const prepareLexicon = (pieces, words) => {
  /** @type {Set<string>} */
  const vocabulary = new Set()
  /** By stem: its words. @type {Map<string, string[]>} */
  const families = new Map()
  /** By stem. @type {Map<string, number>} */
  const known = new Map()
  /** @type {Map<string, List>} */
  const lists = new Map()
  /** @type {Set<string>} */
  const printed = new Set()
  /** @type {Map<string, Equivalents>} */
  const groups = new Map()
  /** Names of the pieces that were read. @type {Set<string>} */
  const read = new Set()

  /**
   * Fetch pieces that were not read yet, and read them one after another.
   * @param {Iterable<string>} names
   * @param {(body: Uint8Array) => void} take
   */
  const fetchAll = async (names, take) => {
    const wanted = [...new Set(names)].filter(name => !read.has(name))
    const bodies = await Promise.all(wanted.map(pieces))
    bodies.forEach((body, index) => {
      if (read.has(wanted[index])) return
      read.add(wanted[index])
      take(body)
    })
    return wanted.length
  }

  /**
   * @param {string} word
   * @param {number} count
   */
  const learn = (word, count) => {
    if (vocabulary.has(word)) return
    const stem = words.stemmed(word)
    vocabulary.add(word)
    families.set(stem, [...families.get(stem) ?? [], word])
    known.set(stem, (known.get(stem) ?? 0) + count)
  }

  /** @param {Uint8Array} body */
  const takeWords = body => {
    for (const { term, count } of readTerms(readText(body).split("\n"))) learn(term, count)
  }

  /** @param {Uint8Array} body */
  const takeLists = body => {
    const piece = readLists(body)
    for (const [term, list] of piece.lists) {
      if (!list.count) continue
      lists.set(term, list)
      if (!term.startsWith(MARK)) learn(term, list.count)
      if (list.printed) printed.add(words.stemmed(term))
    }
    for (const group of piece.groups) groups.set(group.forms.join("\n"), group)
  }

  return {
    vocabulary, families, known, lists, printed, groups, isRead: (/** @type {string} */ name) => read.has(name),
    fetchWords: (/** @type {Iterable<string>} */ names) => fetchAll(names, takeWords),
    fetchLists: (/** @type {Iterable<string>} */ names) => fetchAll(names, takeLists),
  }
}
