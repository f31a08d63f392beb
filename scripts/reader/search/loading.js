// Loading, by the first query: the engine, in a worker or, where there can be none, in the page; and other scripts.

import { pathOf } from "./pieces.js"

/** @import { Answer, Question } from "../types/messages.js" */

/** @import { Fetch, Piece } from "./pieces.js" */

/** @typedef {(question: Question) => Promise<Answer>} Ask */

const script = /** @type {HTMLScriptElement} */ (document.currentScript)
const { language = "" } = script.dataset
export const ENGINE = new URL(`engine.js?${language}`, script.src).href
/** As the browser has it, whatever the theme gets. */
const Stock = window.Worker

/**
 * Load a script into the page.
 * @param {string} name from where this script is
 */
export const load = name => new Promise((resolve, reject) => {
  const element = document.createElement("script")
  element.src = new URL(name, script.src).href
  element.onload = resolve
  element.onerror = () => reject(new Error(element.src))
  document.head.append(element)
})

/** Ask in a worker. @returns {Ask} */
const remotely = () => {
  const worker = new Stock(ENGINE)
  return question => new Promise((resolve, reject) => {
    worker.onmessage = (/** @type {MessageEvent<Answer>} */ { data }) => resolve(data)
    worker.onerror = ({ message }) => reject(new Error(message))
    worker.postMessage(question)
  })
}

/** Pieces that scripts have brought, until they are taken. @type {Map<string, Piece>} */
const arrived = new Map()
window.colloquyPiece = (name, body) => arrived.set(name, { name, body })

/**
 * Fetch a piece into the page.
 * @type {Fetch}
 */
const fetchPiece = async (name, again) => {
  await load(`${pathOf(language, name)}${again ? "?again" : ""}`)
  const piece = arrived.get(name)
  arrived.delete(name)
  if (!piece) throw new Error(`${name} is empty`)
  return piece
}

/** Ask in the page, with pauses, so that it stays awake while the index is made. @returns {Promise<Ask>} */
const here = async () => {
  await load("engine.js")
  return colloquyAnswering(async () => {
    await load(`../../search/${language}.js`)
    return colloquyIndex
  }, async cut => {
    await load("large.js")
    return colloquyAsking(cut, fetchPiece)
  }, () => new Promise(resolve => setTimeout(resolve)))
}

/** Start the engine. */
export const start = async () => location.protocol === "file:" ? here() : remotely()
