"""Each way of printing a label is recognized; what is no label stays text.

Each file in ``cases/segmenting`` is one source text with its declarations, and the turns that it has.
"""

from __future__ import annotations

from itertools import takewhile
from pathlib import Path
from typing import Any

import yaml

from archives import seal
from colloquy.catalogue import open_archive
from colloquy.mapping.reading import READ
from colloquy.mapping.values import Seeds
from colloquy.model import Passage, Turn
from colloquy.reading import read_files
from colloquy.text.times import clock
from golden import Case, cases


@cases("segmenting")
def test_turns_are_told(case: Case, archive: Path) -> None:
    talk = archive / "seeds/talk"
    with (archive / "seeds/people.yml").open("a", encoding="utf-8") as people:
        people.write("".join(f"  - id: {name}\n    name: {{en: {name.title()}}}\n" for name in ("cy", "dee")))
    declared = yaml.safe_load((talk / "interview.yml").read_text(encoding="utf-8"))
    (talk / "talk.md").unlink()
    declared["source"] |= case.given.get("file", {})
    (talk / declared["source"]["file"]).write_text(case.given["source"], encoding="utf-8")
    exchanges = [{"line": line, "title": "Q"} for line in case.given["exchanges"]]
    declared |= {"emendations": [], "exchanges": exchanges}
    declared |= case.given.get("declared", {})
    declared = {key: value for key, value in declared.items() if value is not None}
    (talk / "interview.yml").write_text(yaml.safe_dump(declared, allow_unicode=True), encoding="utf-8")
    seal(talk)
    opened, problems = open_archive(archive)

    value: Any = Seeds(opened, read_files(archive, "talk"))
    for _, step in takewhile(lambda named: named[0] != "gather", READ):
        value, found = step(value)
        assert [problem.what.text() for problem in problems + found] == []
    interview = value.interview
    case.expect("front", [f"{passage.id} {passage.text}" for passage in interview.front[1:]])
    case.expect("opening", [*map(_said, interview.opening)])
    case.expect("turns", [_said(turn) for exchange in interview.exchanges for turn in exchange.turns])
    case.expect("back", [f"{each.id} {each.text}" for each in interview.back])


def _said(turn: Turn) -> dict[str, list[str]]:
    """Write a turn as cases do: who speaks, how that is known, and each passage."""
    who = " / ".join(speaker.printed or speaker.person for speaker in turn.speakers) or "nobody"
    start = f" at {clock(turn.start)}" if turn.start is not None else ""
    known = f"{who}{' (supplied)' if turn.supplied else ''}{start}"
    return {
        known: [
            f"{passage.id} {passage.kind.value}{_timed(passage)}: {passage.text}" for passage in turn.passages
        ]
    }


def _timed(passage: Passage) -> str:
    start, end = passage.block.start, passage.block.end
    times = " to ".join(clock(time) for time in (start, end) if time is not None)
    return f" at {times}" if times else ""
