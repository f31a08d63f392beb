import assert from "node:assert/strict"
import { test } from "node:test"
import { differByAtMost } from "../search/errors.js"

test("one error is a letter missing, added, wrong, or changed with the next", () => {
  for (const mistyped of ["kras", "keeras", "kenas", "kreas"]) assert.ok(differByAtMost("keras", mistyped, 1), mistyped)
})

test("more errors than are let pass make another word", () => {
  assert.ok(!differByAtMost("keras", "kaes", 1))
  assert.ok(!differByAtMost("keras", "torch", 2))
  assert.ok(!differByAtMost("keras", "ker", 1))
  assert.ok(differByAtMost("overfitting", "ovrefiting", 2))
})
