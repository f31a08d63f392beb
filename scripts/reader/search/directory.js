// The directory of a large archive's index: which piece has what, and which entry is which.

import { readText, unpack } from "./pieces.js"

/** @import { Directory } from "../types/directory.js" */
/** @import { Entry, Kind } from "./entries.js" */

/** @typedef {Awaited<ReturnType<typeof readDirectory>>} Places */

/**
 * Find the last of rising values that is not above another.
 * @template {string | number} T
 * @param {T[]} values
 * @param {T} value
 */
const below = (values, value) => {
  let low = 0, high = values.length
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if (values[middle] <= value) low = middle
    else high = middle
  }
  return low
}

/**
 * Read a directory.
 * @param {string} body
 */
export const readDirectory = async body => {
  /** @type {Directory} */
  const directory = JSON.parse(readText(await unpack(body)))
  const { counts, kinds, block, pageBlock, years, shelves, texts, part } = directory
  /** By interview: its first entry, and the first piece with its texts. */
  const starts = [0], pieces = [0]
  for (const count of counts) {
    starts.push(/** @type {number} */ (starts.at(-1)) + count)
    pieces.push(/** @type {number} */ (pieces.at(-1)) + Math.ceil(count / block))
  }
  const pages = /** @type {number} */ (starts.at(-1))
  const size = pages + kinds.reduce((sum, [, count]) => sum + count, 0)

  /**
   * Name all pieces of postings or of words, and say what each begins with.
   * @param {string} kind
   * @param {(shelf: Directory["shelves"][number]) => string[]} startsOf
   */
  const listPieces = (kind, startsOf) => ({
    names: shelves.flatMap(shelf => startsOf(shelf).map((_, number) => `${shelf[0]}/${kind}${number}`)),
    starts: shelves.flatMap(startsOf),
  })
  const listed = { lists: listPieces("l", ([, lists]) => lists), words: listPieces("w", ([, , words]) => words) }

  /**
   * Name the pieces that may have terms from one to another.
   * @param {"lists" | "words"} kind
   * @param {string} from
   * @param {string} [to]
   */
  const covering = (kind, from, to = from) => {
    const { names, starts } = listed[kind]
    return names.slice(below(starts, from), below(starts, to) + 1)
  }

  /**
   * Say which piece has the texts of an entry, and with which entry that begins.
   * @param {number} id
   */
  const textOf = id => {
    if (id >= pages) {
      const block = Math.floor((id - pages) / pageBlock)
      return { name: `${directory.pages}/p${block}`, first: pages + block * pageBlock }
    }
    const interview = below(starts, id), inside = Math.floor((id - starts[interview]) / block), volume = Math.floor(interview / part)
    const number = pieces[interview] - pieces[volume * part] + inside
    return { name: `${texts[volume]}/x${number}`, first: starts[interview] + inside * block }
  }

  /** Say in which interview an entry is, by its number. @param {number} id */
  const interviewOf = id => id < pages ? below(starts, id) : -1

  /** @param {number} id @returns {{ kind: Kind, number: number }} */
  const kindOf = id => {
    if (id < pages) {
      const number = id - starts[below(starts, id)]
      return number ? { kind: "exchange", number } : { kind: "interview", number: NaN }
    }
    let end = pages
    const found = kinds.find(([, count]) => id < (end += count))
    return { kind: found ? found[0] : "page", number: Infinity }
  }

  /** @param {number} id */
  const yearOf = id => {
    if (id >= pages) return undefined
    const interview = below(starts, id)
    let end = 0
    return years.find(([, count]) => interview < (end += count))?.[0]
  }

  const topicIds = Object.keys(directory.topics) // in the order of their pages, which come first

  /** Topics of exchanges. @type {Map<number, string[]>} */
  const topics = new Map()
  /** @type {Map<string, number[]>} */
  const gathered = new Map()
  for (const [topic, distances] of Object.entries(directory.gathered)) {
    let id = 0
    gathered.set(topic, distances.map(distance => id += distance))
    for (const each of gathered.get(topic) ?? []) topics.set(each, [...topics.get(each) ?? [], topic])
  }

  /**
   * Make an entry of which only its place is known yet.
   * @param {number} id
   * @returns {Entry}
   */
  const stub = id => ({
    id, ...kindOf(id), location: "", title: "", texts: {}, editions: {}, topics: topics.get(id) ?? [], who: [], year: yearOf(id),
    topic: topicIds[id - pages],
  })
  return { ...directory, gathered, size, covering, textOf, interviewOf, stub }
}
