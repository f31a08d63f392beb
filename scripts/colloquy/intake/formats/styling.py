"""Runs of words with their styles, written as inline Markdown."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from colloquy.intake.formats.texts import escape


class Run(NamedTuple):
    """Words of one style."""

    text: str
    strong: bool = False
    slanted: bool = False


def write_runs(runs: Iterable[Run]) -> str:
    """Write runs as Markdown; blanks at the ends of a style are put outside of it."""
    return "".join(_words(run) for run in _joined(runs)).strip()


def divide(runs: Iterable[Run]) -> Iterator[list[Run]]:
    """Divide runs at the line breaks in them; a line may be empty."""
    line: list[Run] = []
    for run in runs:
        first, *others = run.text.split("\n")
        line.append(run._replace(text=first))
        for text in others:
            yield line
            line = [run._replace(text=text)]
    yield line


def _joined(runs: Iterable[Run]) -> Iterator[Run]:
    """Join runs of the same style, and those that are blank to the one before."""
    before: Run | None = None
    for run in runs:
        if before is not None and (run[1:] == before[1:] or not run.text.strip()):
            before = before._replace(text=before.text + run.text)
            continue
        if before is not None:
            yield before
        before = run
    if before is not None:
        yield before


def _words(run: Run) -> str:
    words = run.text.strip()
    if not words:
        return run.text
    sign = "**" * run.strong + "*" * run.slanted
    before = run.text[: len(run.text) - len(run.text.lstrip())]
    after = run.text[len(run.text.rstrip()) :]
    return f"{before}{sign}{escape(words)}{sign[::-1]}{after}"
