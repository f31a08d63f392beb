// Asking a large archive: fetches what a query needs of its index, and finds in that as in a small one.

import { prepareAssembling } from "./assembling.js"
import { fits } from "./counting.js"
import { readDirectory } from "./directory.js"
import { prepareSearch } from "./finding.js"
import { A_PIECE, FIRST, LATER, MARK, PEOPLE, RESULTS } from "./parameters.js"
import { preparePieces } from "./pieces.js"
import { readList } from "./postings.js"
import { prepareTerms } from "./terms.js"
import { prepareWords } from "./words.js"

/** @import { Question } from "../types/messages.js" */
/** @import { Cut } from "../types/directory.js" */
/** @import { Entry } from "./entries.js" */
/** @import { Fetch } from "./pieces.js" */
/** @import { Query } from "./queries.js" */
/** @import { Ranked } from "./ranking.js" */

const NOTHING = { words: 0, lists: 0, texts: 0 }

/**
 * Name those who speak most often in hits.
 * @param {Ranked[]} hits
 */
const nameMost = hits => {
  /** @type {Map<string, number>} */
  const counts = new Map()
  for (const { entry } of hits) for (const id of entry.people ?? []) counts.set(id, (counts.get(id) ?? 0) + 1)
  return [...counts].sort(([, one], [, other]) => other - one).slice(0, PEOPLE).map(([id]) => id)
}

/**
 * Prepare a large archive to be searched.
 * @param {Cut} cut
 * @param {Fetch} fetchPiece
 */
export const prepareAsking = async (cut, fetchPiece) => {
  const places = await readDirectory(cut.directory), words = prepareWords(places.variants)
  const pieces = preparePieces(fetchPiece)
  const terms = prepareTerms(places, pieces, words), assembly = prepareAssembling(places, pieces, terms, words)
  const { entries } = assembly
  /** People all of whose entries are known. @type {Set<string>} */
  const people = new Set()
  /** What was asked and answered last, if anything was. */
  let last = ""

  const gatheredBy = (/** @type {string} */ topic) => (places.gathered.get(topic) ?? []).map(assembly.at)

  /**
   * Learn which entries are an interview's or a person's.
   * @param {{ interviews?: string[], people?: string[] }} names
   */
  const learn = async ({ interviews = [], people: wanted = [] }) => {
    const mark = (/** @type {string} */ kind, /** @type {string} */ id) => `${MARK}${kind}:${id}`
    for (const id of wanted) people.add(id)
    await terms.gatherMarks([...interviews.map(id => mark("interview", id)), ...wanted.map(id => mark("person", id))])
    /** @param {string} name @param {(entry: Entry) => void} take */
    const each = (name, take) => {
      const list = terms.lists.get(name)
      if (list) readList(list.bytes, [], id => take(assembly.at(id)))
    }
    for (const id of interviews) each(mark("interview", id), entry => { entry.interview = id })
    for (const id of wanted) each(mark("person", id), entry => { entry.people = [...new Set([...entry.people ?? [], id])] })
  }

  /**
   * Read in the text of a hit what its postings do not say: those of some terms were not fetched, or are cut off.
   * @param {Query} query
   * @param {Ranked} hit
   * @returns {Ranked}
   */
  const read = ({ units }, hit) => ({
    ...hit,
    terms: () => new Set([...hit.terms(), ...units.flatMap(({ term, needed }) => needed ? [term] : [])]),
    missing: () => hit.missing().filter(word => !assembly.says(hit.entry.id, word)),
  })

  /**
   * Find entries; the first of them have their texts.
   * @param {Question} question
   */
  const ask = async ({ query: text, within, most = RESULTS, parts }) => {
    const asked = JSON.stringify([text, within])
    const { texts, ...budget } = last === asked ? NOTHING : last ? LATER : FIRST // the theme may ask twice
    const wanted = await terms.gather(text, budget)
    await learn({ interviews: within.interview ? [within.interview] : [], people: within.person ? [within.person] : [] })
    const archive = { equivalents: [...terms.groups.values()], common: places.common }
    const look = prepareSearch(entries, assembly.assemble(wanted), words, archive, gatheredBy), search = look(text, within)
    const filtered = (/** @type {Ranked[]} */ hits) => hits.filter(({ entry }) => fits(entry, within))
    const further = Math.ceil((most - RESULTS) / A_PIECE)
    await assembly.fetchTexts(filtered(search().hits).slice(0, most).map(({ entry }) => entry.id), texts + further)
    last = asked
    const { query, hits: all } = search()
    const ready = filtered(all).filter(({ entry }) => assembly.has(entry.id))
    // Who else speaks is not known of entries whose texts were not fetched.
    if (parts) await learn({ people: nameMost(ready) })
    for (const { entry } of all) assembly.complete(entry)
    return {
      all, people, partial: all.some(({ entry }) => !assembly.has(entry.id)), hits: filtered(all), ready: ready.map(hit => read(query, hit)),
      inPart: (/** @type {string} */ part) => look(text, { part })().hits,
    }
  }
  return { archive: places, ask, words }
}
