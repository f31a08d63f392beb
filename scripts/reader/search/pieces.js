// Pieces: the parts of a large archive's index, each fetched once. A name has a mark of what its volume says before it.

import { PATIENCE } from "./parameters.js"

/**
 * A piece as it comes: what it says that it is, and its body.
 * @typedef {{ name: string, body: string }} Piece
 */
/**
 * Fetches a piece, `again` past any cache.
 * @typedef {(name: string, again: boolean) => Promise<Piece>} Fetch
 */
/** @typedef {ReturnType<typeof preparePieces>} Pieces */

/**
 * Say whether a piece is one of texts of interviews.
 * @param {string} name
 */
export const isText = name => name.includes("/x")

/**
 * Give the path of a piece from the scripts of the search: only pages are of one language.
 * @param {string} language
 * @param {string} name
 */
export const pathOf = (language, name) =>
  `../../search/${isText(name) ? "texts" : name.includes("/p") ? language : "lists"}/${name}.js`

/**
 * Unpack a body: Base64 of what deflate made.
 * @param {string} body
 */
export const unpack = async body => {
  const packed = Uint8Array.from(atob(body), character => character.charCodeAt(0))
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate-raw"))
  return new Uint8Array(await new Response(stream).arrayBuffer())
}

/** @param {Uint8Array} bytes */
export const readText = bytes => new TextDecoder().decode(bytes)

/**
 * Give what a promise gives, or fail if it takes too long.
 * @template T
 * @param {Promise<T>} promise
 * @param {string} name
 * @returns {Promise<T>}
 */
const inTime = (promise, name) => {
  /** @type {ReturnType<typeof setTimeout>} */
  let timer
  const late = new Promise((_, reject) => { timer = setTimeout(() => reject(new Error(`${name} is late`)), PATIENCE) })
  return /** @type {Promise<T>} */ (Promise.race([promise, late])).finally(() => clearTimeout(timer))
}

/**
 * Prepare the pieces of an archive.
 * @param {Fetch} fetchPiece
 */
export const preparePieces = fetchPiece => {
  /** @type {Map<string, Promise<Uint8Array>>} */
  const known = new Map()

  /**
   * @param {string} name
   * @param {boolean} again
   */
  const once = async (name, again) => {
    const piece = await inTime(fetchPiece(name, again), name)
    if (piece.name !== name) throw new Error(`${name} is of another build`)
    return unpack(piece.body)
  }

  /**
   * Give the body of a piece; one that fails is fetched once more, and the next query tries again.
   * @param {string} name
   */
  return name => {
    let piece = known.get(name)
    if (!piece) {
      piece = once(name, false).catch(() => once(name, true))
      piece.catch(() => known.delete(name))
      known.set(name, piece)
    }
    return piece
  }
}
