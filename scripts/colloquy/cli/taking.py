"""Taking in: what `colloquy add` does; apart from it, for what it needs takes long to load."""

import datetime
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NoReturn

import click

from colloquy import pipeline
from colloquy.catalogue import open_archive
from colloquy.cli.asking import choose
from colloquy.cli.drafts import path_of
from colloquy.cli.inquiring import inquire
from colloquy.cli.reporting import as_page, headline, sum_up, worst_first
from colloquy.cli.settle import count_doubts, settle
from colloquy.cli.terminal import FOUND, printed, say, shown, speaker, tell, writing
from colloquy.guarding.folders import list_folder
from colloquy.intake.adding import Added, add_interviews, preview_interviews
from colloquy.intake.parting import apart, as_one
from colloquy.intake.receiving import find_received
from colloquy.intake.report import as_object, doubt_lines, table_lines
from colloquy.intake.understanding import REFUSED, TAKEN, Understanding
from colloquy.mapping.runs import Run
from colloquy.problems import phrase
from colloquy.publishing.taking_in import PEOPLE, REPORT, write_report
from colloquy.recording.folders import WORK
from colloquy.text.inertness import in_json

FEW = 3
"""Up to so many files are shown turn by turn."""
APART = "s"
"""What is typed to take each interview of a file in by itself."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """How somebody wants files to be taken in."""

    dry_run: bool = False
    form: str = "text"
    yes: bool = False
    """Whether nothing is asked."""
    split: bool = False
    """Whether each interview of a file with several is taken in by itself, unasked."""

    @property
    def asks(self) -> bool:
        """Whether somebody is there to answer."""
        return not self.yes and not self.dry_run and self.form == "text" and sys.stdin.isatty()


def resume_interview(run: Run, id_: str) -> None:
    """Settle what is open of an interview; in a terminal, ask as well what is unknown of it."""
    with writing(run.root):
        ended = settle(run.root, id_)
        _finish(run, [id_], sys.stdin.isatty() and not ended)
    say_next(run.root, [id_])
    say_places(run.root, id_)


def take_in(run: Run, files: tuple[Path, ...], wishes: Wishes) -> None:
    """Take in files; in a terminal, ask what nobody but a person knows."""
    if not files:
        raise click.UsageError(printed(speaker().tells("name the files or folders to add")))
    if not (paths := find_received(files)):
        empty = "no file is in {folders}: name a folder with files, or the files themselves"
        raise click.UsageError(printed(speaker().says(phrase(empty, folders=[*map(shown, files)]))))
    if wishes.dry_run:
        _preview(run, paths, wishes.form)
    with writing(run.root):
        added = _add(run, paths, wishes)
        _show(added, wishes.form)
        new = [id_ for entry in added if not entry.known for id_ in entry.ids]
        if wishes.asks and new:
            ended = len(new) == 1 and count_doubts(run.root, new[0]) and settle(run.root, new[0])
            _finish(run, new, not ended)
    if len(added) > FEW and wishes.form == "text":
        say(speaker().tells("all of this as a page: {path}", path=shown(run.root / WORK / REPORT)))
    ids = [id_ for entry in added for id_ in entry.ids]
    left = [id_ for id_ in ids if count_doubts(run.root, id_)]
    if wishes.form == "text":
        say_next(run.root, ids if any(entry.ids and not entry.known for entry in added) else left)
    if wishes.asks and len(new) == 1:
        say_places(run.root, new[0])
    sys.exit(FOUND if left or any(entry.understood.verdict == REFUSED for entry in added) else 0)


def _preview(run: Run, paths: list[Path], form: str) -> NoReturn:
    """Show what adding would write, and end: with `FOUND`, if anything would be a draft or refused."""
    archive, _ = open_archive(run.root)
    added = list(preview_interviews(archive, paths, run.workers, _today(), run.progress))
    _show(added, form)
    sys.exit(FOUND if any(entry.understood.verdict != TAKEN for entry in added) else 0)


def _finish(run: Run, ids: Sequence[str], asking: bool) -> None:
    """Ask what is unknown of interviews, unless somebody has ended that; PO files then follow."""
    if asking:
        inquire(run.root, ids)
    pipeline.sync(run)


def _add(run: Run, paths: list[Path], wishes: Wishes) -> list[Added]:
    """Write the folders, the PO files of what can be read, and the report."""
    archive, problems = open_archive(run.root)
    needed = ("mkdocs.yml", "people.yml") if archive.people else ("mkdocs.yml", "seeds")
    if archive.people or not archive.site.codes:
        tell([entry for entry in problems if entry.location.path.endswith(needed)])
    divide = apart if wishes.split else ask_whether_apart if wishes.asks else as_one
    teller = replace(speaker(), called=None)  # in a file, commands are as everybody calls them
    added = list(add_interviews(archive, paths, run.workers, _today(), divide, run.progress, teller.says))
    if any(entry.ids and not entry.known for entry in added):
        pipeline.sync(run)
    write_report(run.root, as_page(added))
    return added


def _today() -> str:
    return datetime.date.today().isoformat()


def _show(added: list[Added], form: str) -> None:
    for line in _objects(added) if form == "json" else _report(added):
        say(line)


def _objects(added: list[Added]) -> Iterator[str]:
    return (
        in_json(json.dumps(as_object(entry.understood, speaker().says), ensure_ascii=False))
        for entry in added
    )


def _report(added: list[Added]) -> Iterator[str]:
    """Say what became of files, the worst first; of a few of them, turn by turn."""
    for entry in worst_first(added):
        yield headline(entry)
        if not entry.known:
            yield from doubt_lines(entry.understood, speaker().says)
            yield from table_lines(entry.understood) if len(added) <= FEW else ()
    yield from sum_up(added) if len(added) > 1 else ()


def say_next(root: Path, ids: Sequence[str]) -> None:
    """Say how to settle the doubts that interviews still have; where none is left, how to see them."""
    left = [id_ for id_ in ids if count_doubts(root, id_)]
    for id_ in left:
        say(speaker().tells("to settle the open doubts: colloquy add --resume {id}", id=id_))
    if ids and not left:
        say(speaker().tells("next: colloquy check, then colloquy build"))


def say_places(root: Path, id_: str) -> None:
    """Say in which files an interview is corrected and translated."""
    speaking, declared = speaker(), path_of(root, id_)
    say(speaking.tells("to correct a name, or to add a portrait: {path}", path=shown(root / PEOPLE)))
    say(speaking.tells("to correct the title, the date or the rights: {path}", path=shown(declared)))
    for name in list_folder(declared.parent):
        if name.endswith(".po"):
            say(speaking.tells("to translate it: {path}", path=shown(declared.parent / name)))


def ask_whether_apart(raw: bytes, understood: Understanding) -> Sequence[Understanding]:
    """Ask it of a file that seems to have several interviews; left open, it is a draft of one."""
    if not understood.parts:
        return as_one(raw, understood)
    speaking = speaker()
    say(speaking.tells("{file}: {what}", file=understood.file, what=speaking.says(understood.reason)))
    for part in understood.parts:
        say(f"  {part.first}–{part.last}  {part.title}")
    say(f"  s  {speaking.tells('add each one separately')}")
    say(f"     {speaking.tells('Enter takes it as one interview, and leaves the doubt open')}")
    answer = choose([APART], speaking.tells("one of: {answers}", answers=APART))
    return apart(raw, understood) if answer == APART else as_one(raw, understood)
