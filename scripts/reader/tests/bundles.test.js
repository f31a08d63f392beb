import assert from "node:assert/strict"
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { test } from "node:test"
import { ASSETS, bundle } from "../bundle.js"

test("the bundles that the site ships are those of the sources: run `make javascript`", async () => {
  for (const [name, text] of await bundle()) {
    assert.ok(readFileSync(join(ASSETS, name), "utf-8") === text, `docs/assets/${name} is another`)
  }
})
