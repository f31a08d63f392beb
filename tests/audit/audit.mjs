// `make audit`: measures the built site from outside and prints a table. Exits with 1 if a limit is not kept.
import { existsSync, readdirSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { chromium } from "playwright-core";
import { ace } from "./ace.mjs";
import { measure } from "./lighthouse.mjs";
import { axe, linked, nu, weight } from "./pages.mjs";
import { serve } from "./serving.mjs";
import { actionlint } from "./workflows.mjs";

const folder = resolve(process.argv[2] ?? "site");
const only = new Set(process.argv.slice(3)); // ace actionlint lighthouse axe nu linked weight; all, if none is named
const wanted = (name) => !only.size || only.has(name);
const executablePath = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(existsSync);
const languages = ["", ...readdirSync(folder).filter((name) => existsSync(join(folder, name, "interviews/index.html"))).map((name) => `${name}/`)];
const one = (kind) => readdirSync(join(folder, kind), { withFileTypes: true }).filter((each) => each.isDirectory()).map((each) => `${kind}/${each.name}/`)[0];
const of = (kinds) => languages.flatMap((language) => kinds.map((kind) => language + kind));
const files = readdirSync(folder, { recursive: true }).filter((name) => name.endsWith(".html")).map((name) => join(folder, name));

const grouped = (all, key) => all.reduce((groups, each) => groups.set(key(each), [...(groups.get(key(each)) ?? []), each]), new Map());

let failed = false;
const row = (what, told, kept) => {
  failed ||= !kept;
  console.log(`| ${what} | ${told} | ${kept ? "kept" : "NOT KEPT"} |`);
};

const server = await serve(folder);
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"] });
console.log("| what | measured | limit |\n|---|---|---|");
try {
  if (wanted("weight"))
    for (const language of languages) {
      const { requests, bytes, elsewhere, all } = await weight(browser, server.address, language);
      const told = `${(bytes / 1000).toFixed(1)} KB in ${requests} requests, ${elsewhere.length} to other hosts`;
      row(`weight of /${language}`, told, bytes <= 75000 && requests <= 10 && !elsewhere.length);
      for (const each of all.sort((a, b) => b.bytes - a.bytes).slice(0, 4)) console.log(`  ${(each.bytes / 1000).toFixed(1)} KB ${each.address.replace(server.address, "/")}`);
    }
  if (wanted("nu")) {
    const { errors, newer } = nu(files);
    row("Nu HTML checker", `${errors.length} errors on ${files.length} pages (${newer} about \`popover\` and \`@layer\`, which it does not know yet)`, !errors.length);
    const kinds = grouped(errors, (each) => each.message);
    for (const [message, all] of kinds) console.log(`  ${all.length} × ${message} (${relative(folder, new URL(all[0].url).pathname)}:${all[0].lastLine})`);
  }
  if (wanted("actionlint")) {
    const { errors, newer, names } = await actionlint(join(import.meta.dirname, "../../.github/workflows"));
    row("actionlint", `${errors.length} errors in ${names.length} workflows (${newer} about a runner that it does not know yet)`, names.length && !errors.length);
    for (const { file, line, message } of errors) console.log(`  ${relative(process.cwd(), file)}:${line}: ${message}`);
  }
  if (wanted("linked")) {
    const { graphs, errors } = linked(files, import.meta.dirname);
    row("JSON-LD", `${graphs} graphs, ${errors.length} errors against schema.org's vocabulary`, graphs && !errors.length);
    for (const error of new Set(errors)) console.log(`  ${error}`);
  }
  if (wanted("axe")) {
    const found = await axe(browser, server.address, of(["", "interviews/", one("interviews"), "topics/", one("topics"), "people/", one("people"), "glossary/", "overview/", "translations/", "about/", "contributing/", "search/", "data/", "404.html"]).filter((page) => existsSync(join(folder, page))), languages);
    row("axe, both schemes, wide and narrow, search open", `${found.length} violations`, !found.length);
    for (const [rule, all] of grouped(found, (each) => each.id)) console.log(`  ${all.length} × ${rule}: ${all[0].page} ${all[0].scheme} ${all[0].width}: ${all[0].nodes.slice(0, 3).join("; ")}`);
  }
  await browser.close();
  if (wanted("ace")) {
    const books = readdirSync(join(folder, "data")).filter((name) => name.endsWith(".epub"));
    const found = await ace(books.map((name) => join(folder, "data", name)), executablePath);
    row("Ace by DAISY", `${found.length} findings in ${books.length} books`, books.length && !found.length);
    for (const { book, rule, impact } of found) console.log(`  ${relative(folder, book)}: ${rule} (${impact})`);
  }
  if (wanted("lighthouse")) {
    const rows = await measure(server.address, of(["", one("interviews"), one("topics"), "glossary/"]), executablePath);
    for (const { device, page, got, kept, missed, timing } of rows) {
      row(`Lighthouse ${device} ${page}`, `${got.join(" / ")} (${timing})`, kept);
      if (missed.length) console.log(`  ${missed.join(", ")}`);
    }
  }
} finally {
  await browser.close();
  server.close();
}
process.exit(failed ? 1 : 0);
