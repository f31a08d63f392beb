import assert from "node:assert/strict"
import { test } from "node:test"
import { prepareAnswering } from "../search/answering.js"
import { countHits } from "../search/counting.js"
import { prepareFinding } from "../search/finding.js"
import { ARCHIVE } from "./archive.js"

const answer = prepareAnswering(async () => ARCHIVE, () => { throw new Error("it is small") })

test("each filter says how many results it leaves, and people and parts are counted where they are asked for", async () => {
  const { found, total } = await answer({ query: "salmon", within: {}, parts: true })
  assert.equal(total, 2)
  assert.deepEqual(found.interviews, [["talk", "A talk on fish · A paper · 2017", 2]])
  assert.deepEqual(found.people, [["ben", "Ben Stone", 2], ["ada", "Ada Gray", 2]])
  assert.deepEqual(found.years, [["2017", "2017", 2]])
  assert.deepEqual(found.topics, [["rivers", "Rivers", 1]])
  assert.deepEqual(found.parts, [["question", "question", 1], ["answer", "answer", 2]])
  assert.equal((await answer({ query: "salmon", within: {} })).found.parts, undefined)
})

test("a number is that of the results which the filter will leave, if the others stay", async () => {
  for (const within of [{}, { topic: "rivers" }, { year: "2017", part: "question" }, { person: "ada", topic: "rivers" }]) {
    const { found } = await answer({ query: "salmon", within, parts: true })
    const offered = /** @type {const} */ ([["interview", found.interviews], ["person", found.people], ["topic", found.topics], ["year", found.years], ["part", found.parts ?? []]])
    for (const [filter, counts] of offered) {
      for (const [id, , number] of counts) {
        const { total } = await answer({ query: "salmon", within: { ...within, [filter]: id } })
        assert.equal(total, number, `${JSON.stringify(within)} ${filter} ${id}`)
      }
    }
  }
})

test("a part has no results that the search everywhere has not, however weak its own are", async () => {
  const query = "built cages fjord cold grew farming changed farms begin overfitting"
  const everywhere = await answer({ query, within: {}, parts: true })
  const named = everywhere.items.map(([{ location }]) => location)
  for (const [part, , number] of everywhere.found.parts ?? []) {
    const { items } = await answer({ query, within: { part } })
    assert.equal(items.length, number)
    for (const [{ location }] of items) assert.ok(named.includes(location), `${part} ${location}`)
  }
})

test("where not all entries of everyone are known, only those are listed whose number is right", async () => {
  const { hits } = (await prepareFinding(ARCHIVE)).find("salmon")
  assert.deepEqual(countHits(hits, {}, ARCHIVE.topics, new Set(["ada"])).people, [["ada", "Ada Gray", 2]])
})

test("a filter that leaves nothing leaves nothing, and what the others leave is still offered", async () => {
  const { items, total, found } = await answer({ query: "salmon", within: { topic: "seas" } })
  assert.deepEqual([items, total, found.interviews, found.topics], [[], 0, [], [["rivers", "Rivers", 1]]])
})

test("as many results are given as are wanted, and all are counted", async () => {
  const { items, total } = await answer({ query: "salmon", within: {}, most: 1 })
  assert.deepEqual([items.length, total], [1, 2])
})

test("an index that fails is loaded once more, and a second failure is reported", async () => {
  let tries = 0
  const failing = (/** @type {number} */ times) => prepareAnswering(async () => {
    if (tries++ < times) throw new Error("no index")
    return ARCHIVE
  }, () => { throw new Error("it is small") })
  assert.equal((await failing(1)({ query: "salmon", within: {} })).total, 2)
  tries = 0
  await assert.rejects(failing(2)({ query: "salmon", within: {} }), /no index/)
  assert.equal(tries, 2)
})
