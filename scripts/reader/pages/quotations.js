// Quotations: the words are the page's own, in its quotation marks, with who says them and where.

import { describe, quotable } from "./quotable.js"

/** @import { Quotable, Quoted } from "./quotable.js" */

const APART = ".line, .start, .speaker, .status, .beside, .no-image, .headerlink, del, button, [popover], ul, ol"

/**
 * Give the words of a passage as plain text: corrected, without apparatus and the other language.
 * @param {Element | null} element
 */
export const wordsOf = element => {
  if (!element) return ""
  const copy = /** @type {Element} */ (element.cloneNode(true))
  for (const part of copy.querySelectorAll(APART)) part.remove()
  const here = copy.querySelector(".here") ?? copy
  if (here.querySelector("pre")) return here.textContent.trim()
  for (const part of here.querySelectorAll("br, td + td")) part.before(" ")
  return here.textContent.replace(/\s+/g, " ").trim()
}

/**
 * Put words in quotation marks; the marks within take the other pair.
 * @param {string} text
 * @param {Quotable["marks"]} marks
 */
export const quote = (text, [open, close, inner, end]) => {
  const within = text
    .replace(/‘((?:[^‘’]|’(?=\p{L}))*)’(?!\p{L})/gu, "\u0001$1\u0002") // an apostrophe is no quotation mark
    .replaceAll("“", inner).replaceAll("”", end).replace(/"([^"]*)"/g, `${inner}$1${end}`)
    .replaceAll("\u0001", open).replaceAll("\u0002", close)
  return open + within + close
}

/**
 * Find the passage or the question that a link numbers.
 * @param {Element} link
 */
export const around = link => link.closest(".passage, h2")

/**
 * Find the heading of an exchange, if that is what is quoted.
 * @param {Quoted} quoted
 */
export const headingOf = ({ anchor }) => anchor.startsWith("q") ? document.getElementById(anchor) : null

/**
 * Quote a passage, or some of its words; of an exchange, all that is said, with who says it.
 * @param {Quoted} quoted
 * @param {string} says how a speaker is named before what is said; @ is the name
 * @param {string} [text]
 */
export const writeQuotation = (quoted, says, text) => {
  const { marks } = quotable(), heading = headingOf(quoted)
  if (!heading) return `${quote(text ?? wordsOf(around(quoted.link)), marks)}\n${quoted.signature}`
  /** @type {Element[]} */
  const said = [heading]
  for (let next = heading.nextElementSibling; next && next.tagName !== "H2"; next = next.nextElementSibling)
    said.push(...next.querySelectorAll(".passage"))
  /** @type {string | undefined} */
  let before
  const lines = said.filter(wordsOf).map(element => {
    const link = element.querySelector("a.line"), speaker = link instanceof HTMLAnchorElement ? describe(link).speaker : before ?? ""
    const name = speaker === before ? "" : says.replace("@", speaker)
    before = speaker
    return name + quote(wordsOf(element), marks)
  })
  return [...lines, quoted.signature].join("\n")
}
