"""Whether random phrases of the real interviews are found, in a small archive and in a large one.

``make search-phrases PHRASES=500 LARGE=1000`` asks as many phrases of each language in Chromium: of the built
site, and of one with the index of so many interviews (see `large`), each over http and from a folder. It
prints how many are found and which are not, and exits with 1 if any is not.
"""

from __future__ import annotations

import json
import random
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from playwright.sync_api import Page

from browsers import launched, served
from large import START, make
from searches import ask, found

SHORTEST, LONGEST = 4, 8
RUNS = {"en": r"(?<![\w’'])[A-Za-z]+(?: [A-Za-z]+){3,}(?![\w’'])", "zh": "[一-鿿]{4,}"}
"""What phrases are cut from: words between single blanks, characters."""

Phrase = tuple[str, str]
"""Words that follow one another in an answer, and the exchange that it belongs to."""


def phrases(site: Path, language: str, count: int) -> Iterator[Phrase]:
    """Draw phrases of the real interviews, the same ones each time."""
    draw = random.Random(language)
    index = json.loads((site / f"search/{language}.js").read_text().removeprefix("self.colloquyIndex="))
    runs = [
        (f"{interview['id']}{at}", run)
        for interview in index["interviews"]
        for at, answer in zip(interview["entries"]["at"], interview["entries"]["answer"], strict=True)
        if at
        for run in re.findall(RUNS[language], answer)
    ]
    between = "" if language == "zh" else " "
    for _ in range(count):
        where, run = draw.choice(runs)
        parts = run.split(between) if between else list(run)
        length = draw.randint(SHORTEST, min(LONGEST, len(parts)))
        start = draw.randint(0, len(parts) - length)
        yield between.join(parts[start : start + length]), where


def lose(page: Page, wanted: Iterable[Phrase]) -> list[str]:
    """Give the phrases whose exchange is not found."""
    return [phrase for phrase, where in wanted if where not in found(ask(page, phrase))]


def main() -> int:
    """Ask for the phrases everywhere."""
    count, interviews, target = int(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3])
    small = Path("site").resolve()
    if not target.exists():
        make(interviews, small, target)
    failures = 0
    with launched() as browser:
        for site, name in ((small, "2 interviews"), (target.resolve(), f"{interviews} interviews")):
            with served(site) as address:
                for way, language in ((way, code) for way in ("http", "file://") for code in START):
                    home = START[language]
                    page = browser.new_page()
                    page.goto(address + home if way == "http" else (site / home / "index.html").as_uri())
                    lost = lose(page, phrases(small, language, count))
                    page.close()
                    failures += len(lost)
                    print(
                        f"{name}, {way}, {language}: {count - len(lost)} of {count} found; not {lost[:5]}",
                        flush=True,
                    )
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
