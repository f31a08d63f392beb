// Asking a large archive: fetches what a query needs of its index, and finds in that as in a small one.

import { prepareAssembling } from "./assembling.js"
import { readDirectory } from "./directory.js"
import { prepareSearch } from "./finding.js"
import { FIRST, LATER, MARK, RESULTS } from "./parameters.js"
import { preparePieces } from "./pieces.js"
import { readList } from "./postings.js"
import { prepareTerms } from "./terms.js"
import { prepareWords } from "./words.js"

/** @import { Within } from "../types/messages.js" */
/** @import { Cut } from "../types/directory.js" */
/** @import { Fetch } from "./pieces.js" */
/** @import { Query } from "./queries.js" */
/** @import { Ranked } from "./ranking.js" */

const NOTHING = { lists: 0, texts: 0 }

/**
 * Prepare a large archive to be searched.
 * @param {Cut} cut
 * @param {Fetch} fetchPiece
 */
export const prepareAsking = async (cut, fetchPiece) => {
  const places = await readDirectory(cut.directory), words = prepareWords(places.variants)
  const pieces = preparePieces(fetchPiece, cut.build)
  const terms = prepareTerms(places, pieces, words), assembly = prepareAssembling(places, pieces, terms, words)
  const { entries } = assembly
  /** What was asked and answered last, if anything was. */
  let last = ""

  const gatheredBy = (/** @type {string} */ topic) => (places.gathered.get(topic) ?? []).map(assembly.at)

  /**
   * Give what keeps a search to a part of the archive.
   * @param {Within} within
   * @returns {Promise<(hit: Ranked) => boolean>}
   */
  const prepareFilter = async ({ interview, person, topic, year }) => {
    const marks = [interview && `${MARK}interview:${interview}`, person && `${MARK}person:${person}`].flatMap(mark => mark || [])
    await terms.gatherMarks(marks)
    const kept = marks.map(mark => {
      /** @type {Set<number>} */
      const ids = new Set(), list = terms.lists.get(mark)
      if (list) readList(list.bytes, id => ids.add(id))
      return ids
    })
    return ({ entry }) => kept.every(ids => ids.has(entry.id)) && (!topic || entry.topics.includes(topic)) && (!year || entry.year === year)
  }

  /**
   * Read in the text of a hit what its postings do not say: those of some terms were not fetched, or are cut off.
   * @param {Query} query
   * @param {Ranked} hit
   * @returns {Ranked}
   */
  const read = ({ units }, hit) => ({
    ...hit,
    terms: new Set([...hit.terms, ...units.flatMap(({ term, needed }) => needed ? [term] : [])]),
    missing: () => hit.missing().filter(word => !assembly.says(hit.entry.id, word)),
  })

  /**
   * Find entries; the first of them have their texts.
   * @param {string} text
   * @param {Within} within
   * @param {number} [most] how many pieces of texts are fetched
   */
  const ask = async (text, within, most) => {
    const asked = JSON.stringify([text, within])
    const { lists, texts } = last === asked ? NOTHING : last ? LATER : FIRST // the theme may ask twice
    const wanted = await terms.gather(text, lists), filter = await prepareFilter(within)
    const archive = { equivalents: [...terms.groups.values()], common: places.common }
    const search = prepareSearch(entries, assembly.assemble(wanted), words, archive, gatheredBy)
    await assembly.fetchTexts(search(text, within).hits.filter(filter).slice(0, RESULTS).map(({ entry }) => entry.id), most ?? texts)
    last = asked
    const found = search(text, within), hits = found.hits.filter(filter)
    return { all: found.hits, hits, ready: hits.filter(({ entry }) => assembly.has(entry.id)).map(hit => read(found.query, hit)) }
  }
  return { archive: places, ask, words }
}
