"""Reading: from a seed's bytes to a source text, and from an emended source text to its blocks.

One module per source format; `FORMATS` names them.
"""

from collections.abc import Callable
from dataclasses import replace

from colloquy.model import Block, SourceText
from colloquy.problems import Location, Problem, error, phrase
from colloquy.reading import cells, cues, markdown, text
from colloquy.reading.files import Files, read_files
from colloquy.reading.identity import check_identity, digest
from colloquy.text.decoding import decode
from colloquy.text.inertness import LINE_END

__all__ = ["FORMATS", "Files", "read", "read_files", "split"]

MOST_LINES = 100_000
"""The longest oral histories have a tenth of it; what has more is no text."""

MOST_PARAGRAPHS = 20_000
"""Paragraphs, items and the like of one interview; a page of more than that nobody opens."""

Reader = Callable[[tuple[str, ...]], list[Block]]
"""From all lines of a text (those left off are blank) to its blocks, in order."""

FORMATS: dict[str, Reader] = {
    "text": text.blocks,
    "markdown": markdown.blocks,
    "webvtt": cues.webvtt,
    "subrip": cues.subrip,
    "csv": cells.blocks,
}


def read(
    files: Files, name: str, expected: str, withheld: bool = False
) -> tuple[SourceText | None, list[Problem]]:
    """Read a source text and make sure that it is the one that was received.

    `name` is the file's, `expected` the declared SHA-256 in hexadecimal, `withheld` whether any words were
    taken out of it since.
    """
    shown = files.path(name)
    raw, problems = files.take(name)
    if problems:
        return None, problems
    decoded, problems = decode(raw, shown)
    if problems:
        return None, [_in_a_copy(problem) for problem in problems]
    source = split(decoded, shown, digest(raw))
    if len(source.lines) > MOST_LINES:
        what = "{lines} lines; no more than {most} are read"
        remedy = "check that this is the right file; divide a longer text into several"
        return None, [error(Location(shown), what, remedy, lines=len(source.lines), most=MOST_LINES)]
    return source, check_identity(raw, expected, shown, withheld)


def _in_a_copy(problem: Problem) -> Problem:
    """Have the remedy obeyed in a copy: the file as received stays as it is. What is empty has no line."""
    if not problem.location.line:
        return problem
    template = (
        "{remedy}; do so in a copy of the file, declare the copy under `source`, and keep the file as "
        "received under `received`"
    )
    return replace(problem, remedy=phrase(template, remedy=problem.remedy))


def split(decoded: str, shown: str, sha256: str) -> SourceText:
    """Divide a text into lines and their ends, so that joining them gives it back."""
    mark = "\ufeff" if decoded.startswith("\ufeff") else ""
    body = decoded.removeprefix(mark)
    ends = list(LINE_END.finditer(body))
    starts = [0, *(end.end() for end in ends)]
    lines = [body[start : end.start()] for start, end in zip(starts, ends, strict=False)]
    kept = [end.group() for end in ends]
    if starts[-1] < len(body):
        lines.append(body[starts[-1] :])
        kept.append("")
    return SourceText(shown, sha256, tuple(lines), tuple(kept), mark)
