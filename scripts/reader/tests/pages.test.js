import assert from "node:assert/strict"
import { test } from "node:test"
import { writeDirective } from "../pages/fragments.js"
import { quote } from "../pages/quotations.js"
import { similarity } from "../pages/similarity.js"

/**
 * Write the directive of a part of a text.
 * @param {string} text
 * @param {string} part
 * @param {string} language
 */
const directive = (text, part, language = "en") => {
  const start = text.indexOf(part)
  return writeDirective({ text: `\n${text}\n`, start: start + 1, end: start + 1 + part.length }, language)
}

test("words that are on the page once need nothing around them", () => {
  assert.equal(directive("Free will is hard.", "Free will"), "text=Free%20will")
})

test("words that are on the page twice are named with their neighbors", () => {
  assert.equal(directive("A red fish. A blue fish.", "fish."), "text=red-,fish.,-A")
})

test("half a word becomes the whole one: browsers find nothing else", () => {
  assert.equal(directive("Overfitting is common.", "fitting is"), "text=Overfitting%20is")
})

test("a long selection is named by its beginning and its end", () => {
  const text = Array.from({ length: 60 }, (_, number) => `word${number}`).join(" ")
  assert.equal(directive(text, text), "text=word0%20word1%20word2,word57%20word58%20word59")
})

test("hyphens cannot be taken for the marks of a directive", () => {
  assert.equal(directive("A state-of-the-art model.", "state-of-the-art"), "text=state%2Dof%2Dthe%2Dart")
})

test("where no short directive is certain, there is none", () => {
  assert.equal(directive(Array.from({ length: 200 }, () => "same").join(" "), "same"), "")
})

const ENGLISH = /** @type {[string, string, string, string]} */ (["“", "”", "‘", "’"])

test("quotation marks within a quotation take the other pair, and apostrophes stay", () => {
  assert.equal(quote("He said “no”, and didn’t.", ENGLISH), "“He said ‘no’, and didn’t.”")
  assert.equal(quote("a 'b' and \"c\"", ENGLISH), "“a 'b' and ‘c’”")
  assert.equal(quote("so-called ‘deep’ nets", ENGLISH), "“so-called “deep” nets”")
})

test("a mistyped address is more like the one that was meant than like others", () => {
  assert.ok(similarity("/interviews/cholet-datacamp/", "/interviews/chollet-datacamp-2017/") > 0.35)
  assert.ok(similarity("/nothing-of-the-kind/", "/topics/keras/") < 0.35)
  assert.equal(similarity("/topics/keras/", "/topics/keras/"), 1)
})

test("an address that is malformed, or longer than any page has, is compared as far as it can be", () => {
  assert.ok(similarity("/topics/kera%/", "/topics/keras/") > 0.35)
  assert.equal(similarity(`/topics/${"keras".repeat(2000)}`, "/topics/keras/"), similarity(`/topics/${"keras".repeat(100)}`, "/topics/keras/"))
})
