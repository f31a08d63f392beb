import assert from "node:assert/strict"
import { readFileSync } from "node:fs"
import { test } from "node:test"
import { deflateRawSync } from "node:zlib"
import { preparePieces, readText } from "../search/pieces.js"
import { readList, readLists, readTerms } from "../search/postings.js"
import { pairs, prepareWords } from "../search/words.js"

const pack = (/** @type {string} */ text) => deflateRawSync(text).toString("base64")

/**
 * Prepare pieces that come as they are given, one attempt after another; say what was asked for.
 * @param {({ name?: string, body?: string } | Error)[]} attempts
 */
const served = attempts => {
  /** @type {boolean[]} */
  const asked = []
  const pieces = preparePieces(async (name, again) => {
    asked.push(again)
    const piece = attempts.shift()
    if (!piece || piece instanceof Error) throw piece ?? new Error("no more")
    return { name, body: pack(name), ...piece }
  })
  return { pieces, asked }
}

test("a piece is fetched once", async () => {
  const { pieces, asked } = served([{}])
  assert.equal(readText(await pieces("now/l1")), "now/l1")
  assert.equal(readText(await pieces("now/l1")), "now/l1")
  assert.deepEqual(asked, [false])
})

for (const [what, wrong] of /** @type {const} */ ([
  ["does not load", new Error("404")], ["is of another build", { name: "before/l1" }], ["is another one", { name: "now/l2" }], ["is cut off", { body: "A" }],
])) {
  test(`a piece that ${what} is fetched once more, past the cache`, async () => {
    const { pieces, asked } = served([wrong, {}])
    assert.equal(readText(await pieces("now/l1")), "now/l1")
    assert.deepEqual(asked, [false, true])
  })

  test(`a piece that ${what} twice fails, and the next query tries again`, async () => {
    const { pieces } = served([wrong, wrong, {}])
    await assert.rejects(pieces("now/l1"))
    assert.equal(readText(await pieces("now/l1")), "now/l1")
  })
}

test("a list says where a term is, how often, and how long that field is", () => {
  /** @type {number[][]} */
  const read = []
  // Entry 0: the first field, once, of 1 term; entry 200: the second, of 8 terms, and the fourth, twice, of 2.
  readList(Uint8Array.of(1, 1, 0, 200, 1, 10, 3, 33), [2, 1, 5, 0], (...place) => read.push(place))
  assert.deepEqual(read, [[0, 2, 1, 1], [200, 1, 1, 8], [200, 0, 2, 2]])
})

test("a line has what its term does not share with the one before, and how many entries have it", () => {
  const found = readTerms(["0cat", "3s 12", "1old\t", "0\u{20000}鱼\t3", "1\u{20001}1 2", "0\u0001person:a-1"])
  assert.deepEqual(found.map(({ term, count, printed }) => [term, count, printed]), [
    ["cat", 1, true], ["cats", 12, true], ["cold", 1, false], ["\u{20000}鱼", 3, false], ["\u{20000}\u{20001}1", 2, true],
    ["\u0001person:a-1", 1, true],
  ])
})

test("the lists of a piece follow each other, each as long as its entries", () => {
  const head = Buffer.from('[]\n0cat 2\n3s\t\n0dog\t0\n0elk'), size = Buffer.alloc(4), cat = [1, 1, 3, 200, 1, 128, 2, 0], cats = [5, 3, 1, 1], elk = [9, 0]
  size.writeUInt32LE(head.length)
  const { lists } = readLists(Uint8Array.from([...size, ...head, ...cat, ...cats, ...elk]))
  assert.deepEqual(lists.map(([term, { count, bytes }]) => [term, count, [...bytes]]), [["cat", 2, cat], ["cats", 1, cats], ["dog", 0, []], ["elk", 1, elk]])
})

test("an entry that only readers of another language find is not there for others", () => {
  /** @type {number[][]} */
  const read = []
  // Entry 0: the second field; entry 1: the ninth, of which the bit is in a second byte; entry 2: a mark.
  readList(Uint8Array.of(1, 2, 0, 1, 128, 2, 0, 1, 0), [0, -1, -1, -1, -1, -1, -1, -1, 3], (...place) => read.push(place))
  assert.deepEqual(read, [[1, 3, 1, 1], [2, -1, 0, 0]])
})

test("queries are cut as the texts are, by the scripts in Python", () => {
  const words = prepareWords([["學", "学"], ["習", "习"]])
  /** @type {[string, string[]][]} */
  const cuts = JSON.parse(readFileSync(new URL("../../../tests/search/cuts.json", import.meta.url), "utf-8"))
  for (const [text, terms] of cuts) {
    assert.deepEqual(words.pieces(text).flatMap(({ text, han }) => han ? pairs(text) : [text]), terms)
  }
})
