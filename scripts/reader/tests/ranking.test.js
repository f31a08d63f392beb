import assert from "node:assert/strict"
import { test } from "node:test"
import { prepareFinding } from "../search/finding.js"
import { ARCHIVE } from "./archive.js"

const { find } = await prepareFinding(ARCHIVE)

/**
 * List where a query leads, best first.
 * @param {string} query
 * @param {import("../types/messages.js").Within} [within]
 */
const places = (query, within) => find(query, within).hits.map(({ entry }) => entry.location.replace("interviews/talk/", ""))

test("a title counts more than an answer", () => {
  assert.deepEqual(places("salmon").slice(0, 2), ["#q1", "#q3"])
})

test("an exchange that has all words comes before those that have some", () => {
  assert.deepEqual(places("salmon letters").slice(0, 2), ["#q3", "#q1"])
  assert.equal(find("salmon letters").hits[0].whole, true)
  assert.deepEqual(find("salmon letters").hits[1].missing(), ["letters"])
})

test("of two words of which none has both, the one that is not usual decides", async () => {
  for (const [usual, best] of [["noon", "#q1"], ["cages", "#q3"]]) {
    const archive = { ...ARCHIVE, common: { ...ARCHIVE.common, usual: [usual] } }
    const [first] = (await prepareFinding(archive)).find("noon cages").hits
    assert.equal(first.entry.location, `interviews/talk/${best}`)
  }
})

test("an exchange comes before the page of the term that it uses", () => {
  const found = places("overfitting")
  assert.equal(found[0], "#q2")
  assert.ok(found.indexOf("glossary/#overfitting") > 0)
})

test("a query in another language, and in Traditional characters, leads to the same exchange", () => {
  for (const query of ["鲑鱼养殖场", "鮭魚養殖場", "过拟合"]) assert.equal(places(query)[0], query === "过拟合" ? "#q2" : "#q1")
})

test("a typing error leads there too", () => {
  assert.equal(places("overfiting")[0], "#q2")
  assert.equal(places("slamon")[0], "#q1")
})

test("words are not taken for errors where one entry has nearly all that is asked", async () => {
  assert.equal(places("letter salmon cages")[0], "#q1")
  const usual = { ...ARCHIVE, common: { ...ARCHIVE.common, usual: ["letter"] } }
  const sure = (await prepareFinding(usual)).find("letter samples heart")
  assert.deepEqual(sure.hits[0].missing(), ["letter"])
  assert.equal(sure.whole, false)
})

test("two words written as one, and one written as two, lead to what has them together", () => {
  assert.equal(places("salmonfarms")[0], "#q1")
  assert.deepEqual(places("salmonletters"), [])
  assert.equal(places("over fitting")[0], "#q2")
})

test("an exchange is found by its hidden labels, and its result names the words that are not in its text", () => {
  const [first] = find("aquaculture").hits
  assert.equal(first.entry.location, "interviews/talk/#q1")
  assert.deepEqual(first.missing(), ["aquaculture"])
})

test("of exchanges that have the words of a longer query among their keywords, the one comes first whose keywords are just these", async () => {
  const [talk] = ARCHIVE.interviews, labels = ["running water,wild cat,tame dog", "wild,running dog,tame water,cat"]
  const [first, second] = [[0, 1], [1, 0]].map(order => ({ ...talk.entries, labels: [null, ...order.map(at => labels[at]), ""] }))
  for (const [entries, best] of /** @type {const} */ ([[first, "#q1"], [second, "#q2"]])) {
    const finding = await prepareFinding({ ...ARCHIVE, interviews: [{ ...talk, entries }], pages: [] })
    assert.equal(finding.find("dog cat wild tame").hits[0].entry.location, `interviews/talk/${best}`)
  }
})

test("an exchange borrows from the page of its topic", () => {
  assert.ok(places("running water").includes("#q1"))
})

test("of a Chinese word of one character, that alone is marked, and what lacks it says so", async () => {
  const archive = { ...ARCHIVE, common: { ...ARCHIVE.common, characters: "吗", singles: "上" } }
  const [first] = (await prepareFinding(archive)).find("读鱼吗").hits
  assert.equal(first.entry.location, "interviews/talk/#q1")
  assert.deepEqual(first.terms(), new Set(["鱼"]))
  assert.deepEqual(first.missing(), ["读"])
  assert.deepEqual(find("鱼").hits[0].terms(), new Set(["鱼"]))
})

test("a term in Chinese is missing as a whole, even where two of its characters are there", async () => {
  const [talk] = ARCHIVE.interviews
  const others = { zh: { title: ["谈鱼", null, "过拟合", "一天"], question: ["", null, "", ""], answer: ["", null, "把样本背了下来。", "我画曲线，拟合数据。"] } }
  const { find } = await prepareFinding({ ...ARCHIVE, interviews: [{ ...talk, entries: { ...talk.entries, others } }] })
  const hit = find("过拟合").hits.find(({ entry }) => entry.location === "interviews/talk/#q3")
  assert.deepEqual(hit?.missing(), ["过拟合"])
})

test("a part keeps the search to what is asked or to what is answered", () => {
  assert.deepEqual(places("salmon", { part: "question" }), ["#q1"])
  assert.deepEqual(places("fjord", { part: "question" }), [])
  assert.deepEqual(places("fjord", { part: "answer" }), ["#q1"])
})

test("nothing is found for nothing", () => {
  for (const query of ["", "  ", "?!"]) assert.deepEqual(places(query), [])
  assert.deepEqual(places("zzzzzz"), [])
})

test("with pauses, the same is found", async () => {
  const paused = await prepareFinding(ARCHIVE, () => new Promise(resolve => setTimeout(resolve)))
  for (const query of ["salmon letters", "过拟合", "ada"]) {
    assert.deepEqual(paused.find(query).hits.map(({ entry, score }) => [entry.id, score]), find(query).hits.map(({ entry, score }) => [entry.id, score]))
  }
})
