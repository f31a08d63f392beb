"""Taking in: what `colloquy add` does; apart from it, for what it needs takes long to load."""

from __future__ import annotations

import datetime
import json
import sys
from pathlib import Path

import click

from colloquy import pipeline
from colloquy.catalogue import open_archive
from colloquy.cli.settle import settle
from colloquy.cli.terminal import FOUND, printed, say, speaker, tell, writing
from colloquy.intake.adding import Added, add_interviews, understand_files
from colloquy.intake.receiving import find_received
from colloquy.intake.report import as_object, doubt_lines, table_lines
from colloquy.intake.understanding import DRAFT, REFUSED, TAKEN
from colloquy.mapping.runs import Run
from colloquy.publishing.taking_in import write_report
from colloquy.text.inertness import in_json

FEW = 3
"""Up to so many files are shown turn by turn."""


def take_in(
    run: Run, dry_run: bool, form: str, resume: str | None, yes: bool, files: tuple[Path, ...]
) -> None:
    """Take in files, or settle what is open of an interview."""
    if resume:
        with writing(run.root):
            settle(run.root, resume)
        return
    if not files:
        raise click.UsageError(printed(speaker().tells("name the files or folders to add")))
    paths = find_received(files)
    if dry_run:
        added = [Added(entry.understanding) for entry in understand_files(paths, run.workers)]
    else:
        with writing(run.root):
            added = _add(run, paths)
    _show(added, form)
    asking = not yes and not dry_run and form == "text" and sys.stdin.isatty()
    with_doubts = [entry.id for entry in added if entry.id and not entry.known and entry.understood.doubts]
    if asking and len(with_doubts) == 1:
        with writing(run.root):
            settle(run.root, with_doubts[0])
    elif form == "text" and not dry_run:
        for id_ in with_doubts:
            say(speaker().tells("to decide the open doubts: colloquy add --resume {id}", id=id_))
    sys.exit(FOUND if any(entry.understood.verdict != TAKEN for entry in added) else 0)


def _add(run: Run, paths: list[Path]) -> list[Added]:
    """Write the folders, the PO files of what can be read, and the report."""
    archive, problems = open_archive(run.root)
    tell(
        [
            entry
            for entry in problems
            if entry.location.path.endswith(("people.yml", "mkdocs.yml")) and archive.people
        ]
    )
    today = datetime.date.today().isoformat()
    added = list(add_interviews(archive, paths, run.workers, today))
    if any(entry.id and not entry.known for entry in added):
        pipeline.sync(run)
    write_report(
        run.root, [as_object(entry.understood, speaker().says) | {"id": entry.id} for entry in added]
    )
    return added


def _show(added: list[Added], form: str) -> None:
    speaking = speaker()
    if form == "json":
        for entry in added:
            say(in_json(json.dumps(as_object(entry.understood, speaking.says), ensure_ascii=False)))
        return
    for entry in sorted(added, key=lambda entry: (REFUSED, DRAFT, TAKEN).index(entry.understood.verdict)):
        say(_headline(entry))
        for line in doubt_lines(entry.understood, speaking.says):
            say(line)
        if len(added) <= FEW:
            for line in table_lines(entry.understood):
                say(line)
    for verdict in (TAKEN, DRAFT, REFUSED):
        number = sum(entry.understood.verdict == verdict for entry in added)
        if len(added) > 1 and number:
            say(f"{speaking.translate(VERDICTS[verdict])}: {number}")


VERDICTS = {TAKEN: "taken", DRAFT: "draft", REFUSED: "refused"}


def _headline(added: Added) -> str:
    understood, speaking = added.understood, speaker()
    if understood.verdict == REFUSED:
        return speaking.tells(
            "{file}: refused: {reason}", file=understood.file, reason=speaking.says(understood.reason)
        )
    if added.known:
        return speaking.tells(
            "{file}: already added as {id}; nothing is changed", file=understood.file, id=added.id
        )
    reading = understood.reading
    turns = speaking.counts("{number} turn", "{number} turns", len(reading.turns) if reading else 0)
    asked = speaking.counts("{number} question", "{number} questions", len(understood.asked))
    doubts = speaking.counts("{number} doubt", "{number} doubts", len(understood.doubts))
    place = f"seeds/{added.id}" if added.id else understood.file
    return speaking.tells(
        "{place}: {turns}, {questions}, {doubts}", place=place, turns=turns, questions=asked, doubts=doubts
    )
