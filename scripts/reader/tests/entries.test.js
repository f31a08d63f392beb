import assert from "node:assert/strict"
import { test } from "node:test"
import { listEntries } from "../search/entries.js"
import { ARCHIVE } from "./archive.js"

const entries = listEntries(ARCHIVE)

test("an interview is an entry for what is around its exchanges, and one for each exchange; then come the pages", () => {
  assert.deepEqual(entries.map(({ kind }) => kind), ["interview", "exchange", "exchange", "exchange", "topic", "person", "term", "page"])
  assert.deepEqual(entries.map(({ id }) => id), [0, 1, 2, 3, 4, 5, 6, 7])
  assert.equal(entries[2].location, "interviews/talk/#q2")
  assert.equal(entries[2].number, 2)
})

test("an entry has the words of its other editions and the names of those who speak, in every script", () => {
  assert.equal(entries[1].texts.otherTitle, "鲑鱼养殖场")
  assert.match(entries[1].texts.who ?? "", /艾达·格雷/)
  assert.deepEqual(entries[1].who, ["Ben Stone", "Ada Gray"])
})

test("an edition that is not translated says nothing", () => {
  assert.deepEqual(entries[3].editions, {})
  assert.equal(entries[3].texts.otherAnswer, "")
})

test("the page of a topic knows which topic it is", () => {
  assert.equal(entries[4].topic, "rivers")
  assert.equal(entries[5].topic, undefined)
})
