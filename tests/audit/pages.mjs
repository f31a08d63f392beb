// What is looked at on pages: axe, the Nu HTML checker, JSON-LD against schema.org's vocabulary, weight.
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import ts from "typescript";

const require = createRequire(import.meta.url);
const AXE = readFileSync(require.resolve("axe-core"), "utf8");
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
// The last checker that is packaged with its jar is of 2024: it knows neither `popover` (HTML, §6.12) nor cascade
// layers (CSS Cascading and Inheritance 5). What it says of these is counted apart.
const SINCE = (told) => /^Attribute “popover(target|targetaction)?” not allowed/.test(told.message)
  || (told.message.startsWith("CSS:") && /@layer|layer\(/.test(told.extract ?? ""));

export async function axe(browser, address, pages, homes) {
  const found = [];
  for (const scheme of ["light", "dark"])
    for (const width of [390, 1280]) {
      const context = await browser.newContext({ colorScheme: scheme, viewport: { width, height: 900 }, reducedMotion: "reduce" });
      const tab = await context.newPage();
      const look = async (page) => {
        await tab.evaluate(AXE);
        const { violations } = await tab.evaluate((values) => axe.run({ runOnly: { type: "tag", values } }), RULES);
        for (const { id, nodes } of violations) found.push({ page, scheme, width, id, nodes: nodes.map((each) => each.target.join(" ")) });
      };
      for (const page of pages) {
        await tab.goto(address + page, { waitUntil: "load" });
        await look(`/${page}`);
      }
      for (const page of homes) {
        await tab.goto(address + page, { waitUntil: "load" });
        await tab.keyboard.press("/");
        await tab.keyboard.type("keras");
        await tab.waitForSelector(".md-search-result__item a");
        await look(`/${page} with the search open`);
      }
      await context.close();
    }
  return found;
}

export function nu(files) {
  const ran = spawnSync("java", ["-jar", require("vnu-jar"), "--format", "json", ...files], { encoding: "utf8", maxBuffer: 2 ** 28 });
  if (ran.error) throw ran.error;
  const told = JSON.parse(ran.stderr).messages.filter((each) => each.type === "error");
  return { errors: told.filter((each) => !SINCE(each)), newer: told.filter((each) => SINCE(each)).length };
}

export function linked(files, folder) {
  const made = mkdtempSync(join(folder, ".linked-"));
  try {
    const graphs = files.flatMap((file) => [...readFileSync(file, "utf8").matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)].map((found) => JSON.parse(found[1])));
    const text = graphs.map((graph, index) => `export const graph${index}: Graph = ${JSON.stringify(graph)};`).join("\n");
    const path = join(made, "graphs.ts");
    writeFileSync(path, `import type { Graph } from "schema-dts";\n${text}\n`);
    const program = ts.createProgram([path], { strict: true, noEmit: true, skipLibCheck: true, module: ts.ModuleKind.NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext, target: ts.ScriptTarget.ES2022, types: [] });
    const errors = ts.getPreEmitDiagnostics(program).map((each) => ts.flattenDiagnosticMessageText(each.messageText, "\n").split("\n").slice(-2).join(" "));
    return { graphs: graphs.length, errors };
  } finally {
    rmSync(made, { recursive: true });
  }
}

export async function weight(browser, address, page) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const tab = await context.newPage(), session = await context.newCDPSession(tab), asked = new Map();
  await session.send("Network.enable");
  session.on("Network.requestWillBeSent", ({ requestId, request }) => asked.set(requestId, { address: request.url, bytes: 0 }));
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => { if (asked.has(requestId)) asked.get(requestId).bytes = encodedDataLength; });
  await tab.goto(address + page, { waitUntil: "networkidle" });
  await context.close();
  const all = [...asked.values()].filter((each) => !each.address.startsWith("data:"));
  return { requests: all.length, bytes: all.reduce((sum, each) => sum + each.bytes, 0), elsewhere: all.filter((each) => !each.address.startsWith(address)).map((each) => each.address), all };
}
