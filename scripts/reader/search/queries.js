// Queries: from what a reader types to units (a word, two characters), each of which may be met in several ways.

import { prepareAlternatives } from "./alternatives.js"
import { prepareForms } from "./forms.js"
import { LONGEST } from "./parameters.js"
import { findEdges, findInner, findPhrases, findSingles } from "./segments.js"
import { inner } from "./words.js"

/** @import { Archive } from "../types/archive.js" */
/** @import { Index } from "./indexing.js" */
/** @import { Piece, Words } from "./words.js" */

/**
 * What meets a unit: all its terms; with a prefix, all that begins with the first. Its `reach` is how well, 1 if it is left out.
 * @typedef {{ terms: string[], weight: number, prefix?: boolean, flat?: string, reach?: number }} Way
 */
/**
 * A word or two characters of a query. A `needed` one is a condition, a `usual` one is of any conversation; a `run`
 * numbers the characters that no space divides.
 * @typedef {{ term: string, written: string, ways: Way[], needed: boolean, usual: boolean, run?: number }} Unit
 */
/**
 * Units that are together a form of a term, and its other forms.
 * @typedef {{ units: Unit[], ways: Way[] }} Group
 */
/** @typedef {{ pieces: Piece[], units: Unit[], groups: Group[], flat: string }} Query */

/**
 * Prepare the reading of queries to an archive whose entries are indexed.
 * @param {Words} words
 * @param {Pick<Index, "known" | "printed" | "vocabulary">} index
 * @param {Pick<Archive, "equivalents" | "common">} archive
 */
export const prepareQueries = (words, { known, printed, vocabulary }, { equivalents, common }) => {
  const frequent = new Set(common.words.map(words.stemmed)), waysOf = prepareAlternatives(words, known, vocabulary)
  const findGroups = prepareForms(words, printed, equivalents), usual = new Set(common.usual?.map(words.stemmed))
  const light = new Set(common.characters), asking = common.phrases ?? [], slight = new Set(common.singles)

  /**
   * Read a word; the last one may not be finished yet.
   * @param {string} text
   * @param {boolean} last
   * @param {boolean} careless
   * @returns {Unit}
   */
  const word = (text, last, careless) => {
    const term = words.stemmed(text), needed = !frequent.has(term)
    return { term, written: text, ways: waysOf(text, { last, careless, kin: needed }), needed, usual: usual.has(term) }
  }

  /**
   * Read a run of characters, pair by pair.
   * @param {string} run
   * @param {number} index
   * @returns {Unit[]}
   */
  const characters = (run, index) => {
    const edges = findEdges(run), asks = findPhrases(run, asking), long = findInner(run)
    return inner(run).map((pair, at) => ({
      term: pair,
      written: pair,
      ways: asks.has(at) ? [] : [{ terms: [pair], weight: 1, prefix: [...run].length === 1 }],
      needed: !edges.has(at + 1) && ![at - 1, at, at + 1].some(each => asks.has(each)) && (long.has(at) || ![...pair].some(character => light.has(character))),
      usual: usual.has(pair),
      run: index + 1,
    }))
  }

  /**
   * Read the words of one character in a run. Where the archive has neither pair of such a word and a neighbor, the
   * pairs are no condition, and the word is met wherever its character is.
   * @param {Piece} piece
   * @param {Unit[]} beside the pairs of the run
   * @returns {Unit[]}
   */
  const singles = ({ text, han }, beside) => {
    if (!common.singles || !han || beside.length < 2) return []
    const characters = [...text], asks = findPhrases(text, asking)
    return findSingles(text).flatMap(at => {
      const character = characters[at], around = [beside[at - 1], beside[at]].filter(pair => pair?.needed)
      if (light.has(character) || asks.has(at - 1) || asks.has(at) || around.some(({ term }) => known.has(term))) return []
      for (const pair of around) pair.needed = false
      if (slight.has(character)) return []
      return [{ term: character, written: character, ways: [{ terms: [character], weight: 1, prefix: true }], needed: true, usual: false }]
    })
  }

  /**
   * Read a query. `careless` lets words be mistyped that the archive knows as they are.
   * @param {string} text
   * @param {boolean} careless
   * @returns {Query}
   */
  return (text, careless) => {
    const pieces = words.pieces(text.slice(0, LONGEST))
    const units = pieces.flatMap((piece, index) =>
      piece.han ? characters(piece.text, index) : [word(piece.text, index === pieces.length - 1, careless)])
    const flat = words.flat(pieces), groups = findGroups(units, flat)
    // Two characters of which one belongs to a term and one does not are no word.
    for (const group of groups) {
      const at = units.indexOf(group.units[0])
      for (const next of [units[at - 1], units[at + group.units.length]]) {
        if (next?.run && next.run === group.units[0].run && !groups.some(other => other.units.includes(next))) next.needed = false
      }
    }
    units.push(...pieces.flatMap((piece, index) => singles(piece, units.filter(({ run }) => run === index + 1))))
    if (!units.some(unit => unit.needed)) {
      for (const unit of units) {
        unit.needed = true
        if (unit.run) unit.ways = [{ terms: [unit.term], weight: 1, prefix: [...unit.term].length === 1 }]
      }
    }
    for (const unit of units) if (!unit.needed && !unit.run) unit.ways = [] // such a word says nothing beside others
    return { pieces, units, groups, flat }
  }
}
