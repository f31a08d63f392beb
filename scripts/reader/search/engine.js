// The engine, loaded by the first query: in a worker it answers by messages; in a page from a folder, where there are
// no workers, it leaves its function to the seam.

import { prepareAnswering } from "./answering.js"

/** @import { Question } from "../types/messages.js" */

if (typeof document === "undefined") {
  const answer = prepareAnswering(async () => {
    importScripts(`../../search/${location.search.slice(1)}.js`)
    return colloquyIndex
  })

  self.onmessage = async (/** @type {MessageEvent<Question>} */ { data: { query, within } }) => {
    try {
      postMessage(await answer(query, within))
    } catch (failure) {
      postMessage({ items: [], failure: String(failure) })
    }
  }
} else {
  self.colloquyAnswering = prepareAnswering
}
