import assert from "node:assert/strict"
import { test } from "node:test"
import { deflateRawSync } from "node:zlib"
import { prepareAsking } from "../search/asking.js"
import { ARCHIVE } from "./archive.js"

const pack = (/** @type {unknown} */ value) => deflateRawSync(typeof value === "string" ? Buffer.from(value, "latin1") : JSON.stringify(value)).toString("base64")

/**
 * Write postings of terms, of which each is in an answer of some entries, in the form that the build writes.
 * @param {Record<string, number[]>} terms
 */
const writeLists = terms => {
  const bodies = Object.values(terms).map(entries => entries.map((entry, at) => [entry - (entries[at - 1] ?? -1), 1, 3]).flat())
  const head = Buffer.from(["[]", ...Object.entries(terms).map(([term, { length }]) => `0${term} ${length}`)].join("\n"))
  const size = Buffer.alloc(4)
  size.writeUInt32LE(head.length)
  return Buffer.concat([size, head, Buffer.from(bodies.flat())]).toString("latin1")
}

const { language, tags, topics, variants, common, interviews, people } = ARCHIVE
const own = interviews.map(interview => ({ ...interview, entries: { ...interview.entries, others: undefined } }))
const chinese = own.map((interview, at) => {
  const { zh } = interviews[at].entries.others ?? {}
  const part = (/** @type {"title" | "question" | "answer"} */ name) => interview.entries[name].map((text, row) => zh?.[name][row] ?? text)
  return { ...interview, entries: { ...interview.entries, title: part("title"), question: part("question"), answer: part("answer") } }
})
/** @type {Record<string, unknown>} */
const PIECES = {
  "cc/l0": writeLists({ built: [1], cages: [1], cold: [1], salmon: [1, 3] }), "cc/w0": "0built\n0cages\n1old\n0salmon 2",
  "aa/x0": { en: { interviews: own, people, pages: [] }, zh: { interviews: chinese, people, pages: [] } },
}
/** @param {unknown[][]} shelves each: its name, and the first terms of its pieces of postings and of words */
const write = shelves => ({
  directory: pack({
    language, tags, topics, variants, common, counts: [4], kinds: [], block: 6, pageBlock: 20, fields: ["answer"], averages: { answer: 8 },
    shelves, texts: ["aa"], part: 32, pages: "bb", years: [["2017", 1]], gathered: { rivers: [1] },
  }),
})
const cut = write([["cc", ["built"], ["built"]]])

/** @param {(name: string) => unknown} [pieceOf] */
const prepare = (pieceOf = name => PIECES[name], given = cut) => {
  /** @type {string[]} */
  const asked = []
  const engine = prepareAsking(given, async name => {
    asked.push(name)
    return { name, body: pack(pieceOf(name)) }
  })
  return { engine, asked }
}

test("a query fetches the postings of its words, then the texts of what they lead to, and nothing twice", async () => {
  const { engine, asked } = prepare(), { ask } = await engine
  const { ready } = await ask({ query: "cold salmon", within: {} })
  assert.deepEqual(asked, ["cc/l0", "aa/x0"])
  assert.deepEqual(ready.map(({ entry }) => entry.location), ["interviews/talk/#q1", "interviews/talk/#q3"])
  assert.deepEqual(ready[1].missing(), ["cold"])
  await ask({ query: "salmon", within: {} })
  assert.deepEqual(asked, ["cc/l0", "aa/x0"])
})

test("however many words of a first query are unknown, it needs no more than eleven pieces beside the directory", async () => {
  const starts = [..."abcdefghijklmnopqrstuvwxyz"].flatMap(letter => [..."aeimqu"].map(next => letter + next))
  const pieceOf = (/** @type {string} */ name) => name.includes("/l") ? PIECES["cc/l0"] : PIECES[name] ?? "0built\n0salmon 2"
  const { engine, asked } = prepare(pieceOf, write([["cc", starts, starts]])), { ask } = await engine
  await ask({ query: "salmon abrakadabra brimborium fiddlestick gobbledegook hocuspocus quidproquo zwiebelfisch", within: {} })
  assert.ok(asked.length > 8 && asked.length <= 11, asked.join(" "))
})

test("a word whose postings are not there is not called missing where the text has it", async () => {
  const { ask } = await prepare().engine
  const { ready: [first] } = await ask({ query: "cold fjord", within: {} })
  assert.deepEqual(first.missing(), [])
  assert.ok(first.terms().has("fjord"))
})

test("who is named is counted, and whether all results were read is said", async () => {
  const { ask } = await prepare().engine
  const { people: named, partial } = await ask({ query: "salmon", within: {}, parts: true })
  assert.deepEqual([...named].sort(), ["ada", "ben"])
  assert.equal(partial, false)
})

test("a filter by topic or year keeps the search to what they have", async () => {
  const { ask } = await prepare().engine
  assert.equal((await ask({ query: "salmon", within: { topic: "rivers" } })).hits.length, 1)
  assert.equal((await ask({ query: "salmon", within: { year: "2017" } })).hits.length, 2)
  assert.equal((await ask({ query: "salmon", within: { year: "2018" } })).hits.length, 0)
  assert.equal((await ask({ query: "salmon", within: { person: "nobody" } })).hits.length, 0)
})

test("a typing error leads to the word", async () => {
  const { ask } = await prepare().engine
  assert.equal((await ask({ query: "slamon", within: {} })).ready[0].entry.location, "interviews/talk/#q1")
})

test("two words written as one are found, too", async () => {
  const { ask } = await prepare().engine
  assert.equal((await ask({ query: "saltcages", within: {} })).ready.length, 0)
  assert.equal((await ask({ query: "builtcages", within: {} })).ready[0].entry.location, "interviews/talk/#q1")
})

test("a piece of texts has all editions: the page's is the entry's own, and one that says the same says nothing", async () => {
  const { ask } = await prepare().engine
  const { ready } = await ask({ query: "salmon", within: {} })
  const [{ entry: farms }, { entry: day }] = ready
  assert.equal(farms.title, "Salmon farms")
  assert.equal(farms.editions.zh.title, "鲑鱼养殖场")
  assert.deepEqual(day.editions, {})
})
