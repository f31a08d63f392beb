import assert from "node:assert/strict"
import { test } from "node:test"
import { addressOfSearch, readSearch } from "../search/addresses.js"

const PAGE = "https://example.org/below/zh/search/"

test("an address holds a search: what is read from it is what was written", () => {
  for (const search of [
    { query: "", within: {} },
    { query: "深度学习 & “ethics”?#%", within: {} },
    { query: "salmon", within: { interview: "talk", person: "ada", year: "2017", topic: "rivers", part: "answer" }, most: 120 },
  ]) assert.deepEqual(readSearch(addressOfSearch(PAGE, search)), search)
})

test("what an address had before is gone, and what is not ours or makes no sense is not read", () => {
  assert.equal(addressOfSearch(`${PAGE}?q=old&year=1999#top`, { query: "new", within: {} }), `${PAGE}?q=new`)
  assert.deepEqual(readSearch(`${PAGE}?q=+a+&h=b&year=&part=constructor&most=-1`), { query: "a", within: {} })
  assert.deepEqual(readSearch(`${PAGE}?most=many`), { query: "", within: {} })
})

test("however many results an address asks for, a page shows no more than can be read", () => {
  for (const most of ["1201", "9007199254740991", "1e15", "Infinity"])
    assert.deepEqual(readSearch(`${PAGE}?most=${most}`), { query: "", within: {}, most: 1200 })
})
