"""How good search is, as numbers: the judged queries of three files, asked in a real browser.

The weights were tuned on ``queries.tsv``, not on ``unseen.tsv``; ``questions.tsv`` has full questions that
avoid the words of the texts.

Each query goes through the seam to the real worker, over http and from a folder; for comparison, to that of a
site without keywords, and to the theme's own worker with the theme's own index of the same pages.
``make search-quality`` prints:

- MRR, the mean reciprocal rank: 1 where the first result answers the query, 1/2 where the second does …
- Recall@5: how many of the exchanges that answer it are among the first five results (of at most five);
- Hit@5: in how many queries at least one of them is.

Exits with 1 if MRR is below 0.92 or Recall@5 below 0.97 on ``queries.tsv``.
"""

from __future__ import annotations

import csv
import logging
import re
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, NamedTuple

from mkdocs.commands.build import build
from mkdocs.config import load_config
from playwright.sync_api import Browser, Page

from archives import build_site, copy_of_the_real_archive
from browsers import launched, served
from searches import ask, exchange, found

MRR, RECALL = 0.92, 0.97
TUNED, UNSEEN, QUESTIONS = FILES = "queries.tsv", "unseen.tsv", "questions.tsv"
KEYWORDS = re.compile(r"^( *)hidden_labels:\n(?:\1 +.*\n)+", re.MULTILINE)


class Query(NamedTuple):
    """A judged query."""

    file: str
    language: str
    kind: str
    text: str
    answers: frozenset[str]


class Score(NamedTuple):
    """What one query came to."""

    reciprocal: float
    recall: float
    hit: float


def read(path: Path) -> list[Query]:
    """Read judged queries."""
    with path.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [
        Query(path.name, row["language"], row["kind"], row["query"], frozenset(row["answers"].split()))
        for row in rows
    ]


def score(query: Query, results: list[str]) -> Score:
    """Judge what was found, best first."""
    rank = next((place for place, each in enumerate(results, 1) if each in query.answers), 0)
    first = len(query.answers & set(results[:5]))
    return Score(1 / rank if rank else 0.0, first / min(5, len(query.answers)), float(first > 0))


def ours(page: Page, home: Callable[[str], str], queries: Iterable[Query]) -> list[Score]:
    """Ask our search on the home page of each query's language."""
    scores, open_ = [], ""
    for query in queries:
        if query.language != open_:
            page.goto(home(query.language))
            open_ = query.language
        scores.append(score(query, found(ask(page, query.text))))
    return scores


STOCK = """async ([worker, index]) => {
  const docs = await (await fetch(index)).json()
  window.stock = new Worker(worker)
  await new Promise(resolve => {
    stock.onmessage = ({data}) => data.type === 1 && resolve()
    stock.postMessage({type: 0, data: {config: docs.config, docs: docs.docs, options: {suggest: false}}})
  })
}"""
STOCK_ASK = """query => new Promise(resolve => {
  stock.onmessage = ({data}) => data.type === 3 && resolve(data.data.items.flat().map(each => each.location))
  stock.postMessage({type: 2, data: query})
})"""


def stock(page: Page, address: str, worker: str, queries: Iterable[Query]) -> list[Score]:
    """Ask the theme's worker; only exchanges count, and those of either language's pages."""
    page.goto(f"{address}404.html")
    page.evaluate(STOCK, [f"{address}{worker}", f"{address}search/search_index.json"])
    scores = []
    for query in queries:
        places = [exchange(place) for place in page.evaluate(STOCK_ASK, query.text)]
        scores.append(score(query, list(dict.fromkeys(each for each in places if "#q" in each))))
    return scores


def index_all(_: str, *, page: Any, **__: Any) -> None:
    """Let the theme index every page."""
    page.meta.pop("search", None)


def without_keywords(root: Path) -> Path:
    """Build the real archive, without its keywords; give the folder of its site."""
    for file in copy_of_the_real_archive(root).glob("seeds/**/*.yml"):
        file.write_text(KEYWORDS.sub("", file.read_text(encoding="utf-8")), encoding="utf-8")
    return build_site(root)


def measure(browser: Browser, folder: Path, queries: list[Query]) -> dict[str, list[Score]]:
    """Build the site with our index, without keywords, and with the theme's index, and ask each."""
    root = copy_of_the_real_archive(folder / "archive")
    build_site(root)
    site, plain = root / "site", folder / "plain"
    logging.disable()
    config = load_config(str(root / "mkdocs.yml"), site_dir=str(plain))
    config.plugins._register_event("page_markdown", index_all)  # after the hook that leaves our pages out
    build(config)
    worker = next((plain / "assets/javascripts/workers").glob("search.*.js")).relative_to(plain).as_posix()
    page, starts = browser.new_page(), {"en": ""}
    bare = without_keywords(folder / "bare")
    with served(site) as address, served(bare) as without, served(plain) as other:
        return {
            "http": ours(page, lambda code: f"{address}{starts.get(code, f'{code}/')}", queries),
            "file://": ours(
                page, lambda code: (site / starts.get(code, code) / "index.html").as_uri(), queries
            ),
            "without keywords": ours(page, lambda code: f"{without}{starts.get(code, f'{code}/')}", queries),
            "theme": stock(page, other, worker, queries),
        }


def mean(scores: Iterable[Score]) -> Score:
    """Average scores."""
    columns = list(zip(*scores, strict=True))
    return Score(*(sum(column) / len(column) for column in columns))


def table(queries: list[Query], measured: dict[str, list[Score]]) -> str:
    """Write the table of the docs: the tuned queries by kind, then each file as a whole."""
    kinds: dict[str, list[int]] = defaultdict(list)
    files: dict[str, list[int]] = defaultdict(list)
    for number, query in enumerate(queries):
        files[query.file].append(number)
        if query.file == TUNED:
            kinds[f"{query.language} · {query.kind}"].append(number)
    rows = {**dict(sorted(kinds.items())), **files}
    names = ("MRR", "Recall@5", "Hit@5")
    same = measured["http"] == measured["file://"]
    shown = {"http and file://" if same and name == "http" else name: name for name in measured}
    if same:
        del shown["file://"]
    head = " | ".join(f"{name}, {way}" for way in shown for name in names)
    lines = [f"| queries | number | {head} |", "|---|" + "---:|" * (1 + 3 * len(shown))]
    for name, numbers in rows.items():
        means = [mean(measured[way][number] for number in numbers) for way in shown.values()]
        cells = " | ".join(f"{value:.3f}" for each in means for value in each)
        lines.append(f"| {name} | {len(numbers)} | {cells} |")
    return "\n".join(lines)


def main() -> int:
    """Print the table; with ``--misses``, the tuned queries whose answers are not first, or not in five."""
    queries = [query for name in FILES for query in read(Path(__file__).with_name(name))]
    with tempfile.TemporaryDirectory() as folder, launched() as browser:
        measured = measure(browser, Path(folder), queries)
    print(table(queries, measured))
    tuned = [number for number, query in enumerate(queries) if query.file == TUNED]
    for number in tuned if "--misses" in sys.argv else ():
        query, got = queries[number], measured["http"][number]
        if got.reciprocal < 1 or got.recall < 1:
            print(f"{got.reciprocal:.2f}  {got.recall:.2f}  {query.language}  {query.kind}  {query.text}")
    means = [mean(measured[way][number] for number in tuned) for way in ("http", "file://")]
    kept = all(each.reciprocal >= MRR and each.recall >= RECALL for each in means)
    print(f"\n{TUNED}: MRR at least {MRR}, Recall@5 at least {RECALL}: {'kept' if kept else 'NOT KEPT'}")
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
