// The seam between the theme's search box and our engine. It runs before the theme's script and stands in for the
// theme's worker, so that nothing is loaded before the first query, filters can travel with it, and a page from a
// folder, where there are no workers, searches all the same. The theme's own index is not fetched: its form has no name.

(() => {
  const script = document.currentScript
  const address = new URL(`worker.js?${script.dataset.language}`, script.src).href
  const settings = document.getElementById("__config")
  settings.textContent = JSON.stringify({ ...JSON.parse(settings.textContent), search: address })

  const Stock = window.Worker
  window.Worker = function (url, options) {
    return String(url) === address ? seam : new Stock(url, options)
  }

  /** Load scripts into the page, one after another. */
  const load = async scripts => {
    for (const each of scripts) {
      await new Promise((resolve, reject) => {
        const element = document.createElement("script")
        element.src = new URL(each, script.src)
        element.onload = resolve
        element.onerror = () => reject(new Error(element.src))
        document.head.append(element)
      })
    }
  }

  /** Ask in a worker. */
  const remotely = () => {
    const worker = new Stock(address)
    return (data, within) => new Promise((resolve, reject) => {
      worker.onmessage = ({ data: message }) => resolve(message.data)
      worker.onerror = reject
      worker.postMessage({ type: 2, data, within })
    })
  }

  /** Ask in the page. */
  const here = async () => {
    await load(["../../search/engine.js"])
    // With pauses, so that the page stays awake while the index is made.
    return self.colloquyAnswering(load, script.dataset.language, () => new Promise(resolve => setTimeout(resolve)))
  }

  class Seam extends EventTarget {
    within = {}
    query = ""
    asked = 0 // how many queries there were
    busy = false

    /** Say that we are ready, as soon as somebody listens. */
    addEventListener(type, ...rest) {
      super.addEventListener(type, ...rest)
      if (type === "message") setTimeout(() => this.give({ type: 1 }))
    }

    /** Take what the theme posts; the query is its type 2. */
    postMessage({ type, data }) {
      if (type !== 2) return
      this.query = data
      this.ask()
    }

    /** Ask again, as after a change of filters. While an answer is awaited, only the newest query waits. */
    async ask() {
      this.asked++
      this.tell("asked")
      if (this.busy) return
      this.busy = true
      let answer, number
      do {
        number = this.asked
        answer = await this.answer().catch(failure => {
          this.engine = undefined
          return { items: [], failure: String(failure?.message ?? failure) }
        })
      } while (number !== this.asked)
      this.busy = false
      this.latest = answer
      this.give({ type: 3, data: answer })
      this.tell("answered")
    }

    async answer() {
      if (!this.query.trim()) return { items: [], empty: true }
      this.engine ??= await (location.protocol === "file:" ? here() : remotely())
      const answer = await this.engine(this.query, this.within)
      if (answer.failure) this.engine = undefined
      return answer
    }

    give(message) {
      const event = new MessageEvent("message", { data: message })
      this.dispatchEvent(event)
      this.onmessage?.(event)
    }

    tell(what) {
      this.dispatchEvent(new Event(what))
    }
  }

  const seam = window.colloquySeam = new Seam()

  // The theme listens to keys alone. Pasting, speaking and composing give none, or too many.
  const input = document.querySelector("[data-md-component=search-query]")
  const key = () => input.dispatchEvent(new Event("keyup"))
  input.addEventListener("keyup", event => event.isComposing && event.stopImmediatePropagation())
  input.addEventListener("input", event => event.isComposing || key())
  input.addEventListener("compositionend", key)

  // What few pages need is loaded by those: the panel when somebody begins to search, the marks after a search.
  const given = new URLSearchParams(location.search)
  if (given.has("h")) load(["marks.js"])
  const begin = event => {
    seam.before = event?.relatedTarget
    for (const each of ["focus", "input"]) input.removeEventListener(each, begin)
    load(["panel.js"])
  }
  if (given.has("q")) begin()
  // Whoever was quicker than this script, or types into a window that has no focus, is met at the first letter.
  else for (const each of ["focus", "input"]) input.addEventListener(each, begin)
})()
