"""How fast search is, and how much it loads: this archive, and 100 interviews, in a real browser over http.

It prints a table with the limits beside what was measured, and exits with 1 if one is not kept.
"""

from __future__ import annotations

import gzip
import shutil
import statistics
import sys
import tempfile
from contextlib import ExitStack
from copy import deepcopy
from pathlib import Path
from typing import Any

import yaml
from playwright.sync_api import Page

from archives import ROOT, build_site, copy_of_the_real_archive, run
from bench import synthetic
from browsers import launched, served
from colloquy.joining.whole import Whole
from colloquy.pipeline import write_site_files
from colloquy.publishing.search import write_indexes
from colloquy.recording.folders import WORK
from colloquy.recording.store import opened
from indexes import index
from quality import read

LANGUAGES = {"en": "", "zh": "zh/"}
LIMITS = {2: 150.0, 100: 300.0}
SYNTHETIC = 98
READY, PLAIN, ZIPPED = 2500.0, 1.5, 0.5

TYPE = """text => new Promise(resolve => {
  const input = document.querySelector(".md-search__input")
  if (input.value === text) return resolve(0) // the theme asks for nothing twice
  const start = performance.now()
  const done = () => {
    if (colloquySeam.query !== text || !colloquySeam.latest) return
    colloquySeam.removeEventListener("answered", done)
    requestAnimationFrame(() => resolve(performance.now() - start))
  }
  colloquySeam.addEventListener("answered", done)
  input.value = text
  input.dispatchEvent(new InputEvent("input", {bubbles: true}))
})"""
"""Types as a reader does, and waits until the results are about to be painted; gives milliseconds."""


def hundred(folder: Path, built: Path) -> Path:
    """Give the `built` site an index of 100 interviews: the real two, and 98 of their size."""
    archive, site = folder / "archive", folder / "site"
    synthetic(archive, SYNTHETIC)
    for path in (ROOT / "seeds").iterdir():
        target = archive / "seeds" / path.name
        if path.is_dir():
            shutil.copytree(path, target)
        else:
            shutil.copy(path, target)
    gather(archive / "seeds" / "topics.yml")
    shutil.copytree(built, site)
    outcome = write_site_files(run(archive))
    assert not outcome.problems, outcome.problems[0].what.text()
    with opened(archive / WORK) as store:
        write_indexes(Whole(outcome.archive, store, outcome.summaries), site)
    return site


def gather(topics: Path) -> None:
    """Let each topic gather of every synthetic interview what it gathers of the one that it was made from."""
    real = sorted(path.name for path in (ROOT / "seeds").iterdir() if path.is_dir())
    declared = yaml.safe_load(topics.read_text(encoding="utf-8"))
    for topic in declared["topics"]:
        own = list(topic["exchanges"])
        for number in range(SYNTHETIC):
            name = real[number % len(real)]
            topic["exchanges"] += [
                {**deepcopy(each), "at": each["at"].replace(name, f"talk-{number:05}")}
                for each in own
                if each["at"].startswith(name)
            ]
    topics.write_text(yaml.safe_dump(declared, allow_unicode=True), encoding="utf-8")


def covered(whole: dict[str, Any]) -> int:
    """Count the bytes of the texts that an index covers."""
    texts = [page["title"] + page["text"] for page in whole["pages"]]
    entries = [entry for interview in whole["interviews"] for entry in interview["entries"]]
    entries += [page for each in (*entries, *whole["pages"]) for page in each.get("others", {}).values()]
    texts += [entry.get(key, "") for entry in entries for key in ("title", "question", "answer")]
    return sum(len(text.encode()) for text in texts)


def latency(page: Page, address: str, queries: list[str]) -> tuple[float, list[float]]:
    """Give how long the first key takes, and then the last key of each query, in milliseconds."""
    page.goto(address)
    page.locator(".md-search__input").focus()
    first = page.evaluate(TYPE, queries[0][:1])
    times = []
    for query in queries:
        page.evaluate(TYPE, query[:-1])
        times.append(page.evaluate(TYPE, query))
    return float(first), times


def main() -> int:
    """Measure, print, and say whether the limits are kept."""
    queries = read(Path(__file__).with_name("queries.tsv"))
    kept = True
    with tempfile.TemporaryDirectory() as folder, launched() as browser, ExitStack() as servers:
        root = copy_of_the_real_archive(Path(folder) / "real")
        build_site(root)
        sites = {2: root / "site", 100: hundred(Path(folder), root / "site")}
        for count, site in sites.items():
            address = servers.enter_context(served(site))
            for language, start in LANGUAGES.items():
                raw = (site / "search" / f"{language}.js").read_bytes()
                size = covered(index(site, language))
                zipped = len(gzip.compress(raw))
                asked = [each.text for each in queries if each.language == language][::7]
                page = browser.new_page()
                first, times = latency(page, address + start, asked)
                page.close()
                print(f"{count} interviews, {language}")
                print(f"  index {len(raw):,} bytes, {len(raw) / size:.3f} of its text (limit {PLAIN})")
                print(f"  gzipped {zipped:,} bytes, {zipped / size:.3f} of its text (limit {ZIPPED})")
                print(f"  ready after the first key: {first:.0f} ms (limit {READY:.0f})")
                print(f"  results after the last key, {len(times)} queries (limit {LIMITS[count]:.0f} ms):")
                print(f"    median {statistics.median(times):.0f} ms, longest {max(times):.0f} ms")
                small = count == 2 or (len(raw) <= PLAIN * size and zipped <= ZIPPED * size)
                kept = kept and small and first <= READY and max(times) <= LIMITS[count]
    print("all limits are kept" if kept else "A LIMIT IS NOT KEPT")
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
