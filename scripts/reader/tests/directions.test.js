import assert from "node:assert/strict"
import { test } from "node:test"

import { inLanguage } from "../search/directions.js"

test("words say the direction of their language's script", () => {
  for (const tag of ["ar", "he", "fa", "ur", "yi", "az-Arab"]) assert.deepEqual(inLanguage(tag), { lang: tag, dir: "rtl" })
  for (const tag of ["en", "zh-Hans", "ja", "ar-Latn"]) assert.deepEqual(inLanguage(tag), { lang: tag, dir: "ltr" })
})

test("words of the page's language, and names, are written as they begin", () => {
  assert.deepEqual(inLanguage(), { dir: "auto" })
})
