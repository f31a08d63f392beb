// Results, as the theme's list shows them: each in the link that the theme made for it.

import { nameIndex, siteAddress } from "../elements.js"
import { inLanguage } from "./directions.js"
import { say } from "./wording.js"

/** @import { Parts, Result } from "../types/messages.js" */

/**
 * Make an element; texts are never read as markup.
 * @param {string} name
 * @param {Record<string, string | undefined>} attributes
 * @param {...(Node | string)} children
 */
export const make = (name, attributes, ...children) => {
  const element = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) if (value) element.setAttribute(key, value)
  element.append(...children)
  return element
}

/** @param {Parts} parts */
export const marked = parts => parts.map((text, index) => index % 2 ? make("mark", {}, text) : text)

/** @param {Result} result */
export const addressOf = ({ location, marked }) => {
  const url = new URL(location, siteAddress())
  nameIndex(url)
  if (marked.length) url.searchParams.set("h", marked.join(" "))
  return url.href
}

/**
 * Write where a result is from.
 * @param {(string | undefined)[]} source
 */
export const writeSource = source =>
  make("p", { class: "hit-source" }, ...source.flatMap(text => text ? [make("span", { dir: "auto" }, text)] : []))

/**
 * Write what a result says: the passage in the page's language, in another one, and the words that are not there.
 * @param {Result} result
 */
export const writePassages = ({ parts, other, missing, tag }) => {
  const written = []
  if (parts.join("")) written.push(make("p", { class: "hit-passage", ...inLanguage(tag) }, ...marked(parts)))
  if (other) written.push(make("p", { class: "hit-other", ...inLanguage(other.language) }, ...marked(other.parts)))
  const words = missing.flatMap((word, index) => [index ? " " : "", make("del", {}, word)])
  if (words.length) written.push(make("p", { class: "hit-missing" }, say("missing"), ...words))
  return written
}

/**
 * Write what a result shows.
 * @param {Result} result
 */
const lines = result => {
  const { kind, who, where, publisher, year, heading, tag } = result
  const origin = [publisher, year].filter(Boolean).join(" ")
  return [
    make("p", { class: "hit-title", ...inLanguage(tag) }, ...marked(heading)),
    writeSource(kind === "exchange" ? [who.join(say("between")), origin, where] : [say(kind), origin]),
    ...writePassages(result),
  ]
}

/**
 * Write a result into its link.
 * @param {HTMLAnchorElement} link
 * @param {Result} result
 */
export const show = (link, result) => {
  link.firstElementChild?.replaceChildren(...lines(result))
  link.href = addressOf(result)
  link.removeAttribute("tabindex")
}
