// Lighthouse, median of three, on a desktop and on a phone.
import lighthouse, { desktopConfig } from "lighthouse";
import { launch } from "chrome-launcher";

const LIMITS = { desktop: [100, 100, 100, 100], mobile: [98, 100, 100, 100] };
const KINDS = ["performance", "accessibility", "best-practices", "seo"];
const FLAGS = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking",
  "--disable-component-update", "--disable-sync"];

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];

export async function measure(address, pages, chromium, runs = 3) {
  const rows = [];
  for (const [device, config] of [["desktop", desktopConfig], ["mobile", undefined]]) {
    for (const page of pages) {
      const scores = [], missed = new Set();
      for (let run = 0; run < runs; run++) {
        const chrome = await launch({ chromePath: chromium, chromeFlags: FLAGS });
        try {
          const options = { port: chrome.port, onlyCategories: KINDS, logLevel: "error" };
          const { lhr } = await lighthouse(address + page, options, config);
          scores.push(KINDS.map((kind) => Math.round(lhr.categories[kind].score * 100)));
          for (const kind of KINDS.slice(1))
            for (const { id, weight } of lhr.categories[kind].auditRefs)
              if (weight && lhr.audits[id].score !== null && lhr.audits[id].score < 1) missed.add(id);
          if (run === 0) missed.timing = ["largest-contentful-paint", "total-blocking-time", "cumulative-layout-shift"]
            .map((id) => lhr.audits[id].displayValue).join(", ");
        } finally {
          await chrome.kill();
        }
      }
      process.stderr.write(`${device} /${page}: ${scores.map((each) => each.join("/")).join(" ")}\n`);
      const got = KINDS.map((_, index) => median(scores.map((each) => each[index])));
      const kept = got.every((score, index) => score >= LIMITS[device][index]);
      rows.push({ device, page: page || "/", got, kept, missed: [...missed], timing: missed.timing });
    }
  }
  return rows;
}
