// Ace by DAISY, the accessibility checker for EPUB, on every book.
import { mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";

const require = createRequire(import.meta.url);

export async function ace(books, executablePath) {
  process.env.PUPPETEER_EXECUTABLE_PATH = executablePath; // read when the runner is loaded
  const winston = require("winston");
  winston.add(new winston.transports.Console({ silent: true }));
  const check = require("@daisy/ace-core"), runner = require("@daisy/ace-axe-runner-puppeteer");
  const found = [];
  const tell = (book, { assertions = [], ...told }) => {
    for (const each of assertions) tell(book, each);
    if (!assertions.length && told["earl:test"]) found.push({ book, rule: told["earl:test"]["dct:title"], impact: told["earl:test"]["earl:impact"] });
  };
  for (const book of books) {
    const outdir = mkdtempSync(join(tmpdir(), "ace-"));
    try {
      const [, report] = await check(book, { cwd: process.cwd(), outdir, lang: "en", initLogger: false }, runner);
      if (!["pass", "fail"].includes(report["earl:result"]?.["earl:outcome"])) throw Error(`no result for ${book}`);
      tell(book, report);
    } finally {
      rmSync(outdir, { recursive: true });
    }
  }
  return found;
}
