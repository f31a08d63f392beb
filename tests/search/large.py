"""How the search of a large archive does: its size, what building it takes, what it finds and how soon.

``make search-large LARGE=1000`` gives the built site an index of so many interviews: the real two, and others
with as many words, of which none is theirs, and as often used as words are (by Zipf's law). It prints sizes
and CPU time, then asks judged queries in Chromium, through a network of 10 Mbit/s with 40 ms to an answer.
"""

from __future__ import annotations

import gzip
import http.server
import json
import random
import re
import shutil
import statistics
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import accumulate
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from playwright.sync_api import Page

from browsers import launched
from colloquy.publishing.cutting import cut_indexes
from colloquy.publishing.pieces import compact
from colloquy.publishing.volumes import Volumes
from colloquy.recording.store import Store, in_memory
from colloquy.searching.fields import list_fields
from colloquy.searching.postings import dump
from colloquy.searching.searched import interview_marks, interview_texts
from quality import read, score
from searches import found

BYTES_A_SECOND, SECONDS = 1_250_000, 0.04
WORDS = re.compile(r"[A-Za-z]{3,}|[一-鿿]{2}")
TEXTS = ("title", "question", "answer", "about", "labels")
START = {"en": "", "zh": "zh/"}
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
draw = random.Random(1)


def invent(letters: list[str], parts: int, count: int) -> Iterator[str]:
    """Give words that nobody uses, endlessly, the first of them often."""
    words = ["".join(draw.choices(letters, k=parts)) for _ in range(count)]
    weights = list(accumulate(1 / rank for rank in range(1, count + 1)))
    while True:
        yield from draw.choices(words, cum_weights=weights, k=10_000)


ENGLISH = invent([first + vowel for first in "bcdfghjklmnprstvwz" for vowel in "aeiou"], 3, 30_000)
CHINESE = invent([chr(code) for code in range(0x4E00, 0x4E00 + 2500)], 2, 30_000)


def reword(text: str | None) -> str | None:
    """Put other words in place of all."""
    return text and WORDS.sub(lambda word: next(ENGLISH if word[0].isascii() else CHINESE), text)


def invented(real: dict[str, dict[str, Any]], number: int) -> dict[str, dict[str, Any]]:
    """Make an interview, as each language's index has it, like one of the real ones."""
    editions: dict[str, dict[str, Any]] = {}
    for language, archive in real.items():
        like = archive["interviews"][number % 2]
        columns = {key: values for key, values in like["entries"].items() if key != "others"}
        columns |= {key: [reword(text) for text in columns[key]] for key in TEXTS}
        size = len(columns["at"])
        columns |= {"topics": [[]] * size, "who": [[f"host-{number % 37}", f"guest-{number}"]] * size}
        id_ = f"talk-{number:05}"
        own = {
            "id": id_,
            "at": like["at"].replace(like["id"], id_),
            "title": f"{id_} {reword(like['title'])}",
        }
        editions[language] = {**like, **own, "year": str(1990 + number * 35 // 14_000), "entries": columns}
    for language, edition in editions.items():
        edition["entries"] = edition["entries"] | {
            "others": {
                code: {key: other["entries"][key] for key in TEXTS[:3]}
                for code, other in editions.items()
                if code != language
            }
        }
    return editions


class Pieces:
    """Interviews on disk, as `cut_indexes` reads those of a build."""

    def __init__(self, folder: Path, real: dict[str, dict[str, Any]], store: Store) -> None:
        self.folder, self.real, self.store = folder, real, store
        self.ordered: list[SimpleNamespace] = []
        self.bytes = self.entries = 0
        self.cpu = 0.0

    def add(self, editions: dict[str, dict[str, Any]]) -> None:
        """Add an interview, and post its terms."""
        (id_,) = {edition["id"] for edition in editions.values()}
        self.ordered.append(SimpleNamespace(id=id_))
        first = next(iter(editions))
        people = {who: [who] for all_ in editions[first]["entries"]["who"] for who in all_}
        people |= self.real[first]["people"]
        before = time.process_time()
        texts, marks = interview_texts(editions, people), interview_marks(editions[first])
        postings = dump(list_fields(tuple(editions)), texts, marks)
        self.cpu += time.process_time() - before
        self._path("postings", id_).write_text(postings, encoding="utf-8")
        for language, edition in editions.items():
            self._path(f"entries {language}", id_).write_text(compact(edition), encoding="utf-8")
            said = (text or "" for key in TEXTS[:3] for text in edition["entries"][key])
            self.bytes += sum(len(text.encode()) for text in said)
        self.entries += len(edition["entries"]["at"])

    def digests(self, _: str) -> dict[str, bytes]:
        """Give what marks each interview."""
        return {each.id: each.id.encode() for each in self.ordered}

    def piece(self, name: str, id_: str) -> str:
        """Read what was written of an interview."""
        return self._path(name, id_).read_text(encoding="utf-8")

    def _path(self, name: str, id_: str) -> Path:
        return self.folder / f"{name.replace(' ', '-')}-{id_}"


def make(count: int, site: Path, target: Path) -> None:
    """Give a copy of a site the index of many interviews."""
    real = {
        code: json.loads((site / f"search/{code}.js").read_text().removeprefix("self.colloquyIndex="))
        for code in START
    }
    work = target.with_name(f"{target.name}-work")
    work.mkdir(parents=True)
    shutil.copytree(site, target)
    shared = {code: {**archive} for code, archive in real.items()}
    for archive in shared.values():
        del archive["interviews"]
    with in_memory() as store:
        pieces = Pieces(work, real, store)
        for number in range(2):
            pieces.add({code: archive["interviews"][number] for code, archive in real.items()})
        for number in range(2, count):
            pieces.add(invented(real, number))
        before = time.process_time()
        volumes = Volumes(store, work / "volumes")
        directories = cut_indexes(pieces, shared, volumes)  # type: ignore[arg-type]
        volumes.publish(target / "search")
        cpu = pieces.cpu + time.process_time() - before
    for code, directory in directories.items():
        cut = compact({"directory": directory})
        (target / f"search/{code}.js").write_text(f"self.colloquyIndex={cut}\n", encoding="utf-8")
    shutil.rmtree(work)
    files, size = [path.read_bytes() for path in (target / "search").rglob("*.js")], pieces.bytes
    raw, packed = sum(map(len, files)), sum(len(gzip.compress(each)) for each in files)
    print(f"{count} interviews, {pieces.entries} entries, {size / 1e6:.1f} MB of texts in two languages")
    print(f"index {raw / 1e6:.1f} MB, {raw / size:.2f} of the texts; gzipped {packed / size:.2f}")
    print(f"{1000 * cpu / pieces.entries:.1f} ms CPU an entry, in both languages")


class _Slow(http.server.SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    line = threading.Lock()

    def copyfile(self, source: Any, outputfile: Any) -> None:
        """Send a file as slowly as the network is, of which there is one."""
        body = source.read()
        time.sleep(SECONDS)
        with self.line:
            time.sleep(len(body) / BYTES_A_SECOND)
        outputfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def slowly_served(folder: Path) -> Iterator[str]:
    """Serve a folder through a slow network."""

    def handler(*arguments: Any) -> _Slow:
        return _Slow(*arguments, directory=str(folder))

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def ask(page: Page, queries: list[str]) -> list[tuple[float, list[str]]]:
    """Type queries, and give how long each took from the last key, and what it found."""
    page.locator(".md-search__input").focus()
    answers = []
    for query in queries:
        page.evaluate(TYPE, query[:-1])
        took = page.evaluate(TYPE, query)
        answers.append((took, found(page.evaluate("colloquySeam.latest"))))
    return answers


def main() -> None:
    """Make the index, then measure it."""
    count, site, target = int(sys.argv[1]), Path("site"), Path(sys.argv[2])
    if not target.exists():
        make(count, site, target)
    with launched() as browser, slowly_served(target) as address:
        for language, start in START.items():
            page = browser.new_page()
            page.goto(address + start)
            for name in ("queries.tsv", "unseen.tsv"):
                judged = [each for each in read(Path(__file__).with_name(name)) if each.language == language][
                    ::4
                ]
                answers = ask(page, [each.text for each in judged])
                times = [took for took, _ in answers[1:]]
                rank = statistics.mean(
                    score(each, got).reciprocal for each, (_, got) in zip(judged, answers, strict=True)
                )
                print(f"{language} {name}: {len(judged)} queries, MRR {rank:.3f}", end="; ")
                middle, most = statistics.median(times), max(times)
                print(f"first {answers[0][0]:.0f} ms, then median {middle:.0f}, most {most:.0f}")
            page.close()


if __name__ == "__main__":
    main()
