import assert from "node:assert/strict"
import { test } from "node:test"
import { areKin } from "../search/kin.js"
import { prepareWords } from "../search/words.js"

const { stemmed } = prepareWords([])
const kin = (/** @type {string} */ one, /** @type {string} */ other) => areKin(stemmed(one), stemmed(other))

test("words that differ in the endings of one root are kin", () => {
  for (const [one, other] of [["read", "readers"], ["write", "writer"], ["economy", "economic"], ["develop", "development"], ["easy", "easier"]]) {
    assert.ok(kin(one, other), `${one} ${other}`)
    assert.ok(kin(other, one), `${other} ${one}`)
  }
})

test("words of other roots, or of roots too short to say so, are not kin", () => {
  for (const [one, other] of [["salmon", "sample"], ["bar", "baron"], ["network", "netting"], ["form", "forest"]]) {
    assert.ok(!kin(one, other), `${one} ${other}`)
  }
})
