// The engine, loaded by the first query: in a worker it answers by messages; in a page from a folder, where there are
// no workers, it leaves its function to the seam.

import { prepareAnswering } from "./answering.js"
import { pathOf } from "./pieces.js"

/** @import { Fetch } from "./pieces.js" */
/** @import { Question } from "../types/messages.js" */

if (typeof document === "undefined") {
  const language = location.search.slice(1)
  const answer = prepareAnswering(async () => {
    importScripts(`../../search/${language}.js`)
    return colloquyIndex
  }, cut => {
    importScripts("large.js")
    return colloquyAsking(cut, fetchPiece)
  })
  /** @type {Fetch} */
  const fetchPiece = async (name, again) => {
    const response = await fetch(pathOf(language, name), { cache: again ? "reload" : "default" })
    if (!response.ok) throw new Error(`${name}: ${response.status}`)
    const [, piece, body] = /^colloquyPiece\("(.*?)","(.*?)"\)/.exec(await response.text()) ?? []
    return { name: piece, body }
  }

  self.onmessage = async (/** @type {MessageEvent<Question>} */ { data }) => {
    try {
      postMessage(await answer(data))
    } catch (failure) {
      postMessage({ items: [], failure: String(failure) })
    }
  }
} else {
  self.colloquyAnswering = prepareAnswering
}
