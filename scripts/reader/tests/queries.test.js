import assert from "node:assert/strict"
import { test } from "node:test"
import { listEntries } from "../search/entries.js"
import { indexEntries } from "../search/indexing.js"
import { prepareQueries } from "../search/queries.js"
import { prepareWords } from "../search/words.js"
import { ARCHIVE } from "./archive.js"

const words = prepareWords(ARCHIVE.variants)
const index = await indexEntries(listEntries(ARCHIVE), words)
const read = prepareQueries(words, index, ARCHIVE)

/**
 * List what may meet a unit.
 * @param {import("../search/queries.js").Unit | import("../search/queries.js").Group} unit
 */
const terms = ({ ways }) => ways.flatMap(way => way.terms)

test("a word that the archive knows is met by itself, whole", () => {
  assert.deepEqual(terms(read("salmon farms", false).units[0]), ["salmon"])
})

test("the last word may be unfinished", () => {
  assert.ok(terms(read("salm", false).units[0]).includes("salmon"))
})

test("a word that the archive does not know is met by those that differ by an error", () => {
  assert.ok(terms(read("salmno farms", false).units[0]).includes("salmon"))
})

test("a word that the archive does not know is met by two that are together", () => {
  const ways = (/** @type {string} */ text) => read(text, false).units[0].ways.filter(({ flat }) => flat)
  assert.deepEqual(ways("salmonfarms").map(({ terms, flat }) => [terms, flat]), [[["salmon", "farm"], " salmon farm "]])
  assert.deepEqual(ways("salmon"), [])
})

test("neighbors are met, too, by the word that they are together", () => {
  const { units, groups } = read("how over fitting", false)
  assert.ok(groups.some(group => group.units[0] === units[1] && group.units[1] === units[2] && terms(group)[0] === "overfit"))
})

test("a word is met by one that sounds alike", () => {
  const reader = prepareQueries(words, { ...index, known: new Map([["photon", 1]]), vocabulary: ["photon"] }, ARCHIVE)
  assert.deepEqual(terms(reader("foton", false).units[0]), ["photon"])
})

test("a Chinese term is found despite one error, unless a text has what was typed", () => {
  const archive = { ...ARCHIVE, equivalents: [{ forms: ["fish farm", "鲑鱼养殖"], weight: /** @type {const} */ ("term") }] }
  const found = (/** @type {string} */ text, /** @type {string[]} */ ...printed) => prepareQueries(words, { ...index, printed: new Set([...index.printed, ...printed]) }, archive)(text, false).groups
  for (const text of ["鲑鱼养直", "这鲑渔养殖吗", "规鱼养殖"]) assert.deepEqual(found(text).map(terms), [["鲑鱼", "鱼养", "养殖", "fish", "farm"]], text)
  assert.deepEqual(found("鲑鱼养直", "养直"), [])
  for (const text of ["规渔养殖", "鱼养直", "鲑鱼 养直"]) assert.deepEqual(found(text), [], text)
})

test("a word that the archive knows is taken as it is, unless the reader may have been careless", () => {
  assert.deepEqual(terms(read("letter salmon", false).units[0]), ["letter"])
  assert.deepEqual(terms(read("letter salmon", true).units[0]), ["letter", "better"])
})

test("common words are no condition, unless there are no others", () => {
  assert.deepEqual(read("how the salmon", false).units.map(({ needed }) => needed), [false, false, true])
  assert.deepEqual(read("how do you", false).units.map(({ needed }) => needed), [true, true, true])
})

test("a run of characters is met pair by pair; a single character, by all pairs that it begins", () => {
  assert.deepEqual(read("养殖场", false).units.map(({ term }) => term), ["养殖", "殖场"])
  assert.equal(read("鱼", false).units[0].ways[0].prefix, true)
})

test("a form of a term is met by its other forms", () => {
  const [group] = read("过拟合", false).groups
  assert.equal(group.units.length, 2)
  assert.deepEqual(terms(group), ["overfit"])
})

test("two characters of which one belongs to a term and one does not are no condition", () => {
  const { units } = read("避免过拟合", false)
  assert.deepEqual(units.map(({ term, needed }) => [term, needed]), [["避免", true], ["免过", false], ["过拟", true], ["拟合", true]])
})

test("a word of another region leads to ours where the archive does not know it", () => {
  assert.deepEqual(terms(read("軟體", false).groups[0]), ["软件"])
})

test("of a query without end, the beginning is read", () => {
  assert.equal(read("salmon ".repeat(1000), false).units.length, 43)
})

test("what a Chinese question is made of weighs nothing, and what is at the edge of two words is no condition", () => {
  const reader = prepareQueries(words, index, { ...ARCHIVE, common: { ...ARCHIVE.common, characters: "与有", phrases: ["怎样", "什么关系"] } })
  const missed = (/** @type {string} */ text) => reader(text, false).units.filter(({ needed }) => needed).map(({ term }) => term)
  assert.deepEqual(missed("怎样学习深度学习"), ["学习", "深度", "学习"])
  assert.deepEqual(missed("深度学习与编程有什么关系"), ["深度", "学习", "编程"])
  assert.deepEqual(missed("怎样"), ["怎样"])
})

test("a longer Chinese word is a condition, though its characters are of words that say little", () => {
  const reader = prepareQueries(words, index, { ...ARCHIVE, common: { ...ARCHIVE.common, characters: "想不到的" } })
  const missed = (/** @type {string} */ text) => reader(text, false).units.filter(({ needed }) => needed).map(({ term }) => term)
  assert.deepEqual(missed("意想不到的鲑鱼"), ["意想", "想不", "不到", "鲑鱼"])
})

test("a Chinese word of one character is met wherever that is, if the archive has no pair of it", () => {
  const common = { ...ARCHIVE.common, characters: "吗", phrases: ["怎么样"], singles: "上" }
  const reader = prepareQueries(words, index, { ...ARCHIVE, common })
  const missed = (/** @type {string} */ text) => reader(text, false).units.filter(({ needed }) => needed).map(({ term }) => term)
  assert.deepEqual(missed("读鱼吗"), ["读", "鱼"])
  const fish = reader("读鱼吗", false).units.at(-1)
  assert.deepEqual(fish?.ways, [{ terms: ["鱼"], weight: 1, prefix: true }])
  assert.deepEqual(missed("养殖场"), ["养殖", "殖场"]) // the archive has 殖场
  assert.deepEqual(missed("鱼上吗"), ["鱼"]) // of what is found everywhere, nothing,
  assert.deepEqual(missed("今天上海鱼"), ["今天", "上海", "鱼"]) // unless it is a part of a word
  assert.deepEqual(missed("怎么样鱼"), ["鱼"]) // nor of what questions are made of
  assert.deepEqual(read("读鱼吗", false).units.map(({ term }) => term), ["读鱼", "鱼吗"]) // a large archive names none
})

test("a word is met by its kin, too, but less well than by itself", () => {
  const [{ ways }] = read("farming salmon", false).units
  assert.deepEqual(ways.map(({ terms, weight }) => [terms, weight]), [[["farm"], 1]])
  assert.deepEqual(terms(read("reader salmon", false).units[0]), ["read"])
})

test("where the last word is one by itself, what only begins with it meets it less", () => {
  const { ways } = read("a", false).units[0]
  assert.ok(ways.slice(1).every(({ reach = 1 }) => reach < 1))
})
