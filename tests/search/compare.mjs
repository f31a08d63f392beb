// Compares search libraries on what matters here, on this archive's built index and on a hundred times as many exchanges:
// Chinese phrases, building, asking, size. Each library gets the same texts, cut as well as it can cut them by its own
// means or, where it takes a tokenizer, by ours. Run by `make search-libraries`, after `make site`.

import { readFileSync } from "node:fs"
import { createRequire } from "node:module"
import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"
import vm from "node:vm"
import { gzipSync } from "node:zlib"
import { buildSync } from "esbuild"

const here = dirname(fileURLToPath(import.meta.url)), root = join(here, "../..")
const require = createRequire(import.meta.url)

// Our own cutting of texts into words and pairs of characters, and the judged queries.
const context = vm.createContext({ self: {} })
for (const name of ["vendor/wink-porter2-stemmer.js", "search/words.js"]) vm.runInContext(readFileSync(join(root, "docs/assets", name), "utf-8"), context)
vm.runInContext(readFileSync(join(root, "site/search/zh.js"), "utf-8"), context)
const { colloquyIndex: archive, colloquyWords, colloquyStemmer } = context.self
const words = colloquyWords(colloquyStemmer, archive.variants)
const cut = text => words.terms(words.pieces(text))
const queries = readFileSync(join(here, "queries.tsv"), "utf-8").trim().split("\n").slice(1).map(line => line.split("\t")).filter(([language]) => language === "zh")

const exchanges = archive.interviews.flatMap(({ id, entries }) => entries.filter(({ at }) => at).map(({ at, title, question, answer, others }) => {
  const other = Object.values(others ?? {}).flatMap(each => [each.title, each.question, each.answer]).join("\n")
  return { id: id + at, title, question, answer, other }
}))
const many = Array.from({ length: 50 }, (_, copy) => exchanges.map(each => {
  const vary = text => text.replace(/\bthe\b|的/g, found => found + copy)
  return { id: `${each.id}~${copy}`, title: vary(each.title), question: vary(each.question), answer: vary(each.answer), other: vary(each.other) }
})).flat()

const fields = ["title", "question", "answer", "other"]
const boost = { title: 4, question: 2, answer: 1, other: 0.5 }
const { default: MiniSearch } = await import("minisearch")
const orama = await import("@orama/orama")
const { default: FlexSearch } = await import("flexsearch")
const lunr = require("lunr")

for (const each of many) for (const field of fields) cut(each[field]) // so that no library pays for our caches

const makers = {
  minisearch: documents => {
    const index = new MiniSearch({ fields, tokenize: cut, processTerm: term => term })
    index.addAll(documents)
    return query => index.search(query, { boost, combineWith: "OR" }).map(({ id }) => id)
  },
  "@orama/orama": async documents => {
    const tokenizer = { language: "colloquy", normalizationCache: new Map(), tokenize: text => cut(String(text)) }
    const index = await orama.create({ schema: Object.fromEntries(fields.map(field => [field, "string"])), components: { tokenizer } })
    await orama.insertMultiple(index, documents, 500)
    return async query => (await orama.search(index, { term: query, boost, limit: 20 })).hits.map(({ document }) => document.id)
  },
  flexsearch: documents => {
    const index = new FlexSearch.Document({ document: { id: "id", index: fields }, encode: cut, tokenize: "strict" })
    for (const each of documents) index.add(each)
    return query => index.search(query, { suggest: true, merge: true, limit: 20 }).map(({ id }) => id)
  },
  lunr: documents => {
    const index = lunr(function () {
      this.pipeline.reset()
      this.searchPipeline.reset()
      this.tokenizer = text => cut(String(text)).map(term => new lunr.Token(term, {}))
      for (const field of fields) this.field(field, { boost: boost[field] })
      for (const each of documents) this.add(each)
    })
    return query => index.query(asked => { for (const term of cut(query)) asked.term(term) }).map(({ ref }) => ref)
  },
}

const size = name => {
  const code = name === "lunr" ? "import l from 'lunr'; self.l = l" : name === "@orama/orama" ? "import { create, insertMultiple, search } from '@orama/orama'; self.l = { create, insertMultiple, search }" : `import l from '${name}'; self.l = l`
  const made = buildSync({ stdin: { contents: code, resolveDir: here }, bundle: true, minify: true, write: false, format: "iife" })
  return gzipSync(made.outputFiles[0].contents).length
}

console.log(`| library | version, licence | KB gzipped | MRR, ${queries.length} Chinese-page queries | ${many.length} exchanges indexed | a query there, mean |`)
console.log("|---|---|---:|---:|---:|---:|")
for (const [name, make] of Object.entries(makers)) {
  const { version, license } = JSON.parse(readFileSync(join(here, "node_modules", name, "package.json"), "utf-8"))
  const search = await make(exchanges)
  let sum = 0
  for (const [, , query, answers] of queries) {
    const rank = (await search(query)).findIndex(id => answers.split(" ").includes(id))
    sum += rank < 0 ? 0 : 1 / (rank + 1)
  }
  let start = performance.now()
  const large = await make(many), built = performance.now() - start
  start = performance.now()
  for (const [, , query] of queries) await large(query)
  const each = (performance.now() - start) / queries.length
  console.log(`| ${name} | ${version}, ${license} | ${(size(name) / 1024).toFixed(1)} | ${(sum / queries.length).toFixed(3)} | ${(built / 1000).toFixed(1)} s | ${each.toFixed(1)} ms |`)
}
