// The worker that the theme asks, in its protocol: {type: 0, data: …} is answered by {type: 1}, and
// {type: 2, data: "query"} by {type: 3, data: {items: [[result]…]}}. Beside `data`, ours take and give more.

let answer
const begin = () => {
  importScripts("../../search/engine.js")
  return self.colloquyAnswering(async scripts => importScripts(...scripts), location.search.slice(1))
}

self.onmessage = async ({ data: { type, data, within } }) => {
  if (type === 0) postMessage({ type: 1 })
  if (type !== 2) return
  try {
    answer ??= begin()
    postMessage({ type: 3, data: data.trim() ? await answer(data, within) : { items: [] } })
  } catch (failure) {
    postMessage({ type: 3, data: { items: [], failure: String(failure) } })
  }
}
