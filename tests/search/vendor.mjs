// Writes docs/assets/vendor/: the search library and the stemmer, as classic scripts (a page opened from a
// folder cannot load modules), each with its licence. Run by `make search-vendor`, after a new version.

import { buildSync } from "esbuild"
import { copyFileSync, mkdirSync, readFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"

const here = dirname(fileURLToPath(import.meta.url))
const modules = process.env.COLLOQUY_NODE_MODULES ?? join(here, "node_modules")
const vendor = join(here, "../../docs/assets/vendor")

for (const [name, code, licence] of [
  ["minisearch", "import m from 'minisearch'; self.MiniSearch = m", "LICENSE.txt"],
  ["wink-porter2-stemmer", "import s from 'wink-porter2-stemmer'; self.colloquyStemmer = s", "LICENSE"],
]) {
  const { version, license } = JSON.parse(readFileSync(join(modules, name, "package.json"), "utf-8"))
  mkdirSync(vendor, { recursive: true })
  buildSync({
    stdin: { contents: code, resolveDir: modules },
    outfile: join(vendor, `${name}.js`),
    bundle: true,
    minify: true,
    mangleProps: /^_./,
    format: "iife",
    target: "es2020",
    charset: "utf8",
    nodePaths: [modules],
    banner: { js: `/* ${name} ${version}, ${license}; see ${name}.LICENSE.txt */` },
  })
  copyFileSync(join(modules, name, licence), join(vendor, `${name}.LICENSE.txt`))
}
