"""Asking the search of a built site, in a Chromium: nothing else ranks as the reader's scripts do."""

import json
import os
import re
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import unescape
from importlib.resources import files
from pathlib import Path

from colloquy.guarding.files import write
from colloquy.guarding.folders import temporary_folder
from colloquy.judging.queries import Query

OPTIONS = (
    "--headless",
    "--disable-gpu",
    "--disable-background-networking",
    "--no-first-run",
    "--dump-dom",
)
PATIENCE = "--virtual-time-budget=100000000"
"""Milliseconds of the page's own time, which passes only while it waits for nothing."""
SECONDS = 900
FOUND = re.compile(r'<pre id="found">(.*?)</pre>', re.DOTALL)
RESULT = re.compile(r"interviews/([^/]+)/(#[^?]+)$")


@dataclass(frozen=True, slots=True)
class Found:
    """What a query found: exchanges such as ``a-talk#q3``, best first, and whether one has all its words."""

    places: tuple[str, ...]
    whole: bool


class UnansweredError(Exception):
    """The search did not answer; the text says why."""


def ask(site: Path, queries: Sequence[Query], browser: str) -> list[Found]:
    """Ask the search of a built site, and give what each query found.

    Raises `UnansweredError` if the search fails, and `subprocess.SubprocessError` if the browser does.
    """
    answers: dict[Query, Found] = {}
    for language in dict.fromkeys(query.language for query in queries):
        own = [query for query in queries if query.language == language]
        answers |= zip(own, _ask(site, language, [query.text for query in own], browser), strict=True)
    return [answers[query] for query in queries]


def _ask(site: Path, language: str, texts: list[str], browser: str) -> Iterator[Found]:
    root = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    with temporary_folder("colloquy-asking-") as folder:
        page = folder / "asking.html"
        script = files("colloquy.judging").joinpath("asking.js").read_text(encoding="utf-8")
        asked = {
            "search": (site / "assets" / "search").absolute().as_uri(),
            "language": language,
            "queries": texts,
        }
        given = json.dumps(asked, ensure_ascii=False).replace("<", "\\u003c")
        write(
            page,
            '<!doctype html><meta charset="utf-8">'
            f'<script type="application/json" id="asked">{given}</script>'
            f"<script>{script}</script>",
        )
        command = [browser, *OPTIONS, PATIENCE, *root, f"--user-data-dir={folder}", page.as_uri()]
        written = subprocess.run(command, check=True, capture_output=True, timeout=SECONDS).stdout.decode()
    match = FOUND.search(written)
    answers = json.loads(unescape(match[1])) if match else "the page of the browser is empty"
    if isinstance(answers, str):
        raise UnansweredError(answers)
    for answer in answers:
        places = (RESULT.search(each) for each in answer["places"])
        yield Found(tuple(place[1] + place[2] for place in places if place), answer["whole"])
