// Bundles the scripts for docs/assets/: classic scripts, since a page from a folder can load no modules.

import { build } from "esbuild"
import { readFileSync } from "node:fs"
import { dirname, join, relative } from "node:path"
import { fileURLToPath } from "node:url"

const here = dirname(fileURLToPath(import.meta.url))
export const ASSETS = join(here, "../../docs/assets")

/** What pages load, by its name below docs/assets/, without `.js`. */
const BUNDLES = {
  colloquy: "pages/colloquy.js",
  filters: "pages/filters.js",
  missing: "pages/missing.js",
  quoting: "pages/quoting.js",
  storage: "pages/storage.js",
  "search/engine": "search/engine.js",
  "search/large": "search/large.js",
  "search/marks": "search/marks.js",
  "search/page": "search/page.js",
  "search/panel": "search/panel.js",
  "search/seam": "search/seam.js",
}

/** Libraries in a bundle, each with its license. */
const LIBRARIES = [
  { name: "minisearch", file: "LICENSE.txt" },
  { name: "wink-porter2-stemmer", file: "LICENSE" },
]

/** @param {string} path */
const read = path => readFileSync(join(here, path), "utf-8")

const credits = LIBRARIES.map(({ name }) => {
  const { version, license } = JSON.parse(read(`node_modules/${name}/package.json`))
  return `${name} ${version}, ${license}; see ../vendor/${name}.LICENSE.txt`
})

/**
 * Make all files, by their names below docs/assets/.
 * @returns {Promise<Map<string, string>>}
 */
export const bundle = async () => {
  const { outputFiles } = await build({
    absWorkingDir: here, entryPoints: BUNDLES, outdir: ASSETS, write: false,
    bundle: true, minify: true, format: "iife", target: "es2022", charset: "utf8", legalComments: "none",
    mangleProps: /^_./, // what libraries keep to themselves
  })
  const files = new Map(outputFiles.map(({ path, text }) => [relative(ASSETS, path), text]))
  for (const name of ["search/engine.js", "search/large.js"]) files.set(name, `/* ${credits.join("\n   ")} */\n${files.get(name)}`)
  for (const { name, file } of LIBRARIES) files.set(`vendor/${name}.LICENSE.txt`, read(`node_modules/${name}/${file}`))
  return files
}
