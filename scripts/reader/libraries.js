// Compares search libraries on what matters here, on this archive's built index and on fifty times as many exchanges:
// Chinese phrases, building, asking, size. Each library gets the same texts, cut as well as it can cut them by its own
// means or, where it takes a tokenizer, by ours. Run by `make search-libraries`.

import * as orama from "@orama/orama"
import { buildSync } from "esbuild"
import FlexSearch from "flexsearch"
import lunr from "lunr"
import MiniSearch from "minisearch"
import { readFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"
import { gzipSync } from "node:zlib"
import { listEntries } from "./search/entries.js"
import { prepareWords } from "./search/words.js"

/** @import { Archive } from "./types/archive.js" */

/** @typedef {Record<"id" | "title" | "question" | "answer" | "other", string>} Exchange */
/** @typedef {(query: string) => string[] | Promise<string[]>} Search */

const here = dirname(fileURLToPath(import.meta.url)), root = join(here, "../..")
const read = (/** @type {string} */ path) => readFileSync(join(root, path), "utf-8")

/** @type {Archive} */
const archive = JSON.parse(read("site/search/zh.js").replace("self.colloquyIndex=", ""))
const words = prepareWords(archive.variants)
const cut = (/** @type {string} */ text) => words.terms(words.pieces(text))
const queries = read("tests/search/queries.tsv").trim().split("\n").map(line => line.split("\t"))
  .flatMap(([language, , text, answers]) => language === "zh" ? [{ text, answers: answers.split(" ") }] : [])

/** @type {Exchange[]} */
const exchanges = listEntries(archive).filter(({ kind }) => kind === "exchange").map(({ interview, location, title, texts }) => ({
  id: `${interview}#${location.split("#")[1]}`, title, question: texts.question ?? "", answer: texts.answer ?? "",
  other: [texts.otherTitle, texts.otherQuestion, texts.otherAnswer].join("\n"),
}))
const many = Array.from({ length: 50 }, (_, copy) => exchanges.map(({ id, title, question, answer, other }) => {
  const vary = (/** @type {string} */ text) => text.replace(/\bthe\b|的/g, word => word + copy)
  return { id: `${id}~${copy}`, title: vary(title), question: vary(question), answer: vary(answer), other: vary(other) }
})).flat()

const boost = { title: 4, question: 2, answer: 1, other: 0.5 }
const fields = /** @type {(keyof typeof boost)[]} */ (Object.keys(boost))
for (const exchange of many) for (const field of fields) cut(exchange[field]) // so that no library pays for our caches

/** @type {Record<string, (documents: Exchange[]) => Search | Promise<Search>>} */
const makers = {
  minisearch: documents => {
    const index = new MiniSearch({ fields, tokenize: cut, processTerm: term => term })
    index.addAll(documents)
    return query => index.search(query, { boost, combineWith: "OR" }).map(({ id }) => id)
  },
  "@orama/orama": async documents => {
    const tokenizer = { language: "colloquy", normalizationCache: new Map(), tokenize: cut }
    const index = orama.create({
      schema: /** @type {const} */ ({ title: "string", question: "string", answer: "string", other: "string" }),
      components: { tokenizer },
    })
    await orama.insertMultiple(index, documents, 500)
    return async query => (await orama.search(index, { term: query, boost, limit: 20 })).hits.map(({ id }) => id)
  },
  flexsearch: documents => {
    const index = new FlexSearch.Document({ document: { id: "id", index: fields }, encode: cut, tokenize: "strict" })
    for (const exchange of documents) index.add(exchange)
    return query => index.search(query, { suggest: true, merge: true, limit: 20 }).map(({ id }) => String(id))
  },
  lunr: documents => {
    const index = lunr(builder => {
      builder.pipeline.reset()
      builder.searchPipeline.reset()
      builder.tokenizer = Object.assign((/** @type {unknown} */ text) => cut(String(text)).map(term => new lunr.Token(term, {})), { separator: /\s+/ })
      for (const field of fields) builder.field(field, { boost: boost[field] })
      for (const exchange of documents) builder.add(exchange)
    })
    return query => index.query(asked => { for (const term of cut(query)) asked.term(term, {}) }).map(({ ref }) => ref)
  },
}

/** What of a library a page would load. @type {Record<string, string>} */
const parts = { "@orama/orama": "{ create, insertMultiple, search }" }

/** @param {string} name */
const size = name => {
  const part = parts[name] ?? "library"
  const contents = `import ${part} from "${name}"; self.library = ${part}`
  const { outputFiles } = buildSync({ stdin: { contents, resolveDir: here }, bundle: true, minify: true, write: false, format: "iife" })
  return gzipSync(outputFiles[0].contents).length
}

console.log(`| library | version, license | KB gzipped | MRR, ${queries.length} Chinese-page queries | ${many.length} exchanges indexed | a query there, mean |`)
console.log("|---|---|---:|---:|---:|---:|")
for (const [name, make] of Object.entries(makers)) {
  const { version, license } = JSON.parse(read(`scripts/reader/node_modules/${name}/package.json`))
  const search = await make(exchanges)
  let sum = 0
  for (const { text, answers } of queries) {
    const rank = (await search(text)).findIndex(id => answers.includes(id))
    sum += rank < 0 ? 0 : 1 / (rank + 1)
  }
  const start = performance.now()
  const large = await make(many), built = performance.now()
  for (const { text } of queries) await large(text)
  const mean = (performance.now() - built) / queries.length
  console.log(`| ${name} | ${version}, ${license} | ${(size(name) / 1024).toFixed(1)} | ${(sum / queries.length).toFixed(3)} | ${((built - start) / 1000).toFixed(1)} s | ${mean.toFixed(1)} ms |`)
}
