import assert from "node:assert/strict"
import { test } from "node:test"
import { listEntries } from "../search/entries.js"
import { prepareExcerpts } from "../search/excerpts.js"
import { cut, findStretches } from "../search/stretches.js"
import { prepareWords } from "../search/words.js"
import { ARCHIVE } from "./archive.js"

const words = prepareWords(ARCHIVE.variants), entries = listEntries(ARCHIVE)
const excerpt = prepareExcerpts(words, ARCHIVE.tags)
const termsOf = (/** @type {string} */ query) => new Set(words.terms(words.pieces(query)))

/**
 * Write parts as one text, what is marked in brackets.
 * @param {string[]} parts
 */
const bracketed = parts => parts.map((part, index) => index % 2 ? `[${part}]` : part).join("")

/**
 * Cut a text around the words of a query.
 * @param {string} text
 * @param {string} query
 */
const around = (text, query) => cut(words, text, findStretches(words, text, termsOf(query)))

test("the passage that has most of the words is shown, with these marked as the page writes them", () => {
  const { heading, parts, part, marked, other } = excerpt(entries[1], termsOf("salmon grow cold"))
  assert.equal(bracketed(heading), "[Salmon] farms")
  assert.equal(bracketed(parts), "The fjord was [cold], and the [salmon] grew.")
  assert.equal(part, "answer")
  assert.deepEqual(marked, ["cold", "salmon", "Salmon"])
  assert.equal(other, null)
})

test("where another language answers better, its line is shown beside the reader's own", () => {
  const { parts, other } = excerpt(entries[1], termsOf("峡湾"))
  assert.equal(bracketed(parts), "The fjord was cold, and the salmon grew.")
  assert.deepEqual(other, { language: "zh-Hans", parts: ["", "峡湾", "很冷，鲑鱼长大了。"] })
})

test("neighboring characters are marked as one", () => {
  assert.equal(bracketed(around("鲑鱼养殖场很冷", "养殖场")), "鲑鱼[养殖场]很冷")
})

test("Traditional characters are marked where they are, whatever was typed", () => {
  assert.equal(bracketed(around("說鮭魚", "鲑鱼")), "說[鮭魚]")
})

test("a long text is cut where most words are close together, at the edges of words", () => {
  const text = `${"one salmon swims. ".repeat(30)}Here cold salmon grow. ${"Nothing more. ".repeat(30)}`
  const shown = bracketed(around(text, "cold salmon grow"))
  assert.match(shown, /^….*\[cold\] \[salmon\] \[grow\]\..*…$/)
  assert.ok(shown.replace(/[[\]…]/g, "").length <= 201)
  assert.ok(text.includes(` ${shown.replace(/[[\]]/g, "").slice(1, -1)}`))
})

test("no character is cut in two", () => {
  const text = "𠮷".repeat(300)
  for (const query of ["", "𠮷"]) assert.doesNotMatch(around(text, query).join(""), /^…?[\udc00-\udfff]/)
})

test("whatever is shown, its parts together are the text", () => {
  for (const { texts } of entries) {
    for (const text of Object.values(texts)) {
      if (text && text.length < 96) assert.equal(around(text, "salmon 鲑鱼 the").join(""), text)
    }
  }
})
