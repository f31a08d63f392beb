// The seam between the theme's search box and our engine. It runs before the theme's script and takes the place of
// the theme's worker, so that nothing is loaded before the first query, filters can travel with it, and a page from a
// folder, where there are no workers, searches all the same. The theme's own index is not fetched: its form has no name.

import { find, readJson } from "../elements.js"
import { ENGINE, load, start } from "./loading.js"

/** @import { Answer, Within } from "../types/messages.js" */
/** @import { Ask } from "./loading.js" */

export class Seam extends EventTarget {
  /** @type {Within} */
  within = {}
  query = ""
  asked = 0 // how many queries there were
  busy = false
  /** @type {Answer | undefined} */
  latest
  /** Where the focus was before the search. @type {Element | null} */
  before = null
  /** @type {Ask | undefined} */
  engine
  /** Set by the theme. @type {((event: MessageEvent) => void) | null} */
  onmessage = null

  /**
   * Say that we are ready, as soon as somebody listens.
   * @param {string} type
   * @param {EventListenerOrEventListenerObject | null} listener
   * @param {boolean | AddEventListenerOptions} [options]
   */
  addEventListener(type, listener, options) {
    super.addEventListener(type, listener, options)
    if (type === "message") setTimeout(() => this.give({ type: 1 }))
  }

  /**
   * Take what the theme posts; the query is its type 2.
   * @param {{ type: number, data: string }} message
   */
  postMessage({ type, data }) {
    if (type !== 2) return
    this.query = data
    this.ask()
  }

  /** Ask again, as after a change of filters. While an answer is awaited, only the newest query waits. */
  async ask() {
    this.asked++
    this.say("asked")
    if (this.busy) return
    this.busy = true
    /** @type {Answer} */
    let answer
    let number
    do {
      number = this.asked
      answer = await this.answer().catch((/** @type {unknown} */ failure) => ({ items: [], failure: String(failure) }))
      if ("failure" in answer) this.engine = undefined // the next query tries again
    } while (number !== this.asked)
    this.busy = false
    this.latest = answer
    this.give({ type: 3, data: answer })
    this.say("answered")
  }

  /** @returns {Promise<Answer>} */
  async answer() {
    if (!this.query.trim()) return { items: [], empty: true }
    this.engine ??= await start()
    return this.engine({ query: this.query, within: this.within })
  }

  /**
   * Give the theme a message: type 1, ready; or type 3, results.
   * @param {{ type: 1 } | { type: 3, data: Answer }} message
   */
  give(message) {
    const event = new MessageEvent("message", { data: message })
    this.dispatchEvent(event)
    this.onmessage?.(event)
  }

  /** @param {"asked" | "answered"} what */
  say(what) {
    this.dispatchEvent(new Event(what))
  }
}

const seam = window.colloquySeam = new Seam()
const settings = find("#__config", HTMLElement)
settings.textContent = JSON.stringify({ .../** @type {object} */ (readJson("__config")), search: ENGINE })
window.Worker = new Proxy(window.Worker, {
  construct: (Stock, [url, options]) => String(url) === ENGINE ? seam : new Stock(url, options),
})

// The theme listens to keys alone. Pasting, speaking and composing give none, or too many.
const input = find("[data-md-component=search-query]", HTMLInputElement)
const key = () => input.dispatchEvent(new Event("keyup"))
input.addEventListener("keyup", event => event.isComposing && event.stopImmediatePropagation())
input.addEventListener("input", event => event instanceof InputEvent && event.isComposing || key())
input.addEventListener("compositionend", key)

// What few pages need is loaded by those: the panel when somebody begins to search, the marks after a search.
const given = new URLSearchParams(location.search)
if (given.has("h")) load("marks.js")

/** @param {Event} [event] */
const begin = event => {
  seam.before = event instanceof FocusEvent && event.relatedTarget instanceof Element ? event.relatedTarget : null
  input.removeEventListener("focus", begin)
  input.removeEventListener("input", begin)
  load("panel.js")
}
if (given.has("q")) begin()
else {
  input.addEventListener("focus", begin)
  input.addEventListener("input", begin) // whoever was quicker than this script, or types into a window that has no focus
}
