import assert from "node:assert/strict"
import { test } from "node:test"
import { pairs, prepareWords } from "../search/words.js"
import { ARCHIVE } from "./archive.js"

const words = prepareWords(ARCHIVE.variants)
const terms = (/** @type {string} */ text) => words.terms(words.pieces(text))

test("case, width, diacritics and apostrophes make no difference", () => {
  assert.deepEqual(terms("ＫＥＲＡＳ Chollet’s naïve Straße"), terms("keras chollet naive strasse"))
})

test("the forms of an English word meet in one term", () => {
  assert.deepEqual(terms("networks networking networked"), ["network", "network", "network"])
  assert.deepEqual(terms("RNNs"), terms("rnn"))
})

test("Chinese is cut into overlapping pairs, and its last character is a term too", () => {
  assert.deepEqual(terms("养殖场"), ["养殖", "殖场", "场"])
  assert.deepEqual(pairs("鱼"), ["鱼"])
})

test("Traditional characters become those that the archive prints", () => {
  assert.deepEqual(terms("鮭魚養殖場"), terms("鲑鱼养殖场"))
})

test("a piece knows where it is in the text as it is written", () => {
  const text = "用 Keras 訓練𠮷"
  for (const { start, end, han } of words.pieces(text)) assert.equal(/[A-Za-z]/.test(text.slice(start, end)), !han)
  assert.deepEqual(words.pieces(text).map(({ start, end }) => text.slice(start, end)), ["用", "Keras", "訓練𠮷"])
})

test("characters beyond the first plane are whole characters", () => {
  assert.deepEqual(pairs("𠮷野家"), ["𠮷野", "野家", "家"])
})

test("a phrase is found in the flat form of a text by its own flat form, and not across the edges of words", () => {
  const flat = (/** @type {string} */ text) => words.flat(words.pieces(text))
  assert.ok(flat("He trains deep networks daily").includes(flat("deep network")))
  assert.ok(!flat("an undeep networker").includes(flat("deep network")))
  assert.equal(flat("深度 学习"), flat("深度学习"))
})
