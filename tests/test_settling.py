"""What somebody decides about a doubt covers all that was shown, and leaves an archive that can be read."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from archives import SMALL
from colloquy.catalogue import open_archive
from colloquy.cli.drafts import read_draft
from colloquy.cli.terminal import program
from colloquy.intake.adding import add_interviews
from colloquy.intake.parts.model import DoubtKind
from colloquy.intake.settling.choosing import Choice, read_choices
from colloquy.intake.settling.deciding import read_doubts
from colloquy.intake.settling.registering import find_person, register_person
from colloquy.intake.settling.relating import label_of
from colloquy.intake.settling.trying import Draft, find_open
from colloquy.mapping.reading import read_editions
from colloquy.mapping.workers import Workers
from colloquy.problems import Severity
from colloquy.reading import read_files
from golden import Case, cases
from receiving import received

MOST = 40
"""Questions that are asked of one text."""
Chooser = Callable[[Sequence[Choice]], Choice]


@dataclass(frozen=True, slots=True)
class Taken:
    """An archive with one interview that has doubts."""

    root: Path
    id: str

    @property
    def path(self) -> Path:
        """The interview's declarations."""
        return self.root / "seeds" / self.id / "interview.yml"

    def draft(self) -> Draft:
        """Read what is declared, and the source text."""
        return read_draft(self.path)

    def settle(self, choose: Chooser) -> list[str]:
        """Answer all that can be answered; give what was answered."""
        answers: list[str] = []
        left_open = 0
        while len(doubts := find_open(draft := self.draft())) > left_open:
            assert len(answers) < MOST, f"asked again and again: {answers}"
            doubt = doubts[left_open]
            label = None
            if doubt.kind is DoubtKind.LABEL:
                label = label_of(draft.source.split("\n")[doubt.line - 1])
            other = find_person(self.root, label.name) if label else None
            choices = [each for each in read_choices(draft, doubt, label, other) if each.broken is None]
            if not choices:
                left_open += 1
                continue
            choice = choose(choices)
            answers.append(f"{doubt.line} {choice.key}")
            if choice.key == "s" and label:
                register_person(self.root, label.name, draft.declared)
            self.path.write_text(choice.declared, encoding="utf-8")
        return answers

    def findings(self) -> list[str]:
        """Check the archive; give all but advice."""
        archive, _ = open_archive(self.root)
        _, problems = read_editions(archive, read_files(self.root, self.id))
        return [
            f"{each.location}: {each.what.text()}"
            for each in problems
            if each.severity is not Severity.ADVICE
        ]


def take(folder: Path, name: str, raw: bytes) -> Taken | None:
    """Take a file into an archive of its own; nothing where it leaves no doubt."""
    root = folder / "archive"
    shutil.copytree(SMALL, root, ignore=lambda *_: {"seeds"})
    (root / "seeds").mkdir()
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(raw)
    archive, _ = open_archive(root)
    (added,) = add_interviews(archive, [path], Workers(1), "2026-11-26")
    if not added.ids or not added.understood.doubts:
        return None
    settings, locale = root / "mkdocs.yml", added.understood.language
    known = settings.read_text(encoding="utf-8")
    if f"locale: {locale}," not in known:
        own = f"        - {{locale: {locale}, name: {locale}, build: true}}\nmarkdown_extensions:"
        settings.write_text(known.replace("markdown_extensions:", own), encoding="utf-8")
    return Taken(root, added.ids[0])


def choosers() -> list[Chooser]:
    """Give ways to answer: the same in all places where it is offered, or any by chance."""

    def prefer(key: str) -> Chooser:
        return lambda choices: next((each for each in choices if each.key == key), choices[0])

    return [*map(prefer, "1nb"), random.Random(7).choice]


@pytest.mark.slow
@cases("intake")
def test_whatever_is_answered_the_archive_can_be_read_then(case: Case, tmp_path: Path) -> None:
    """Where no doubt is left, `check` has no problem and no doubt; and no question is asked for ever."""
    taken = take(tmp_path, case.given["file"], received(case.given))
    if taken is None:
        return
    first, people = taken.path.read_text(encoding="utf-8"), taken.root / "seeds/people.yml"
    known = people.read_text(encoding="utf-8") if people.exists() else "people: []\n"
    for choose in choosers():
        taken.path.write_text(first, encoding="utf-8")
        people.write_text(known, encoding="utf-8")
        answers = taken.settle(choose)
        if not find_open(taken.draft()):
            assert not taken.findings(), answers
        else:
            assert taken.findings(), "what is open is not published"


BLOCK = """\
Maren: How did you come to build boats?

Oluf: I grew up beside the water, and my father had a yard there, where I learned it all.

Maren: Did he teach you himself?

Oluf: He did, every evening after school, until the light was gone and my mother called.

——Ada Renn

I read this with my class, and we liked it very much.

——Bo Lund

Read more posts by this author

Maren: When did you take over?

Oluf: In 1979, when his back gave out. It was a hard year for all of us.

About the yard.
"""
"""With a block of several paragraphs between two turns, and one after the last."""
DECLARED = """\
language: en
title: Boats
date: unknown
source: {file: talk.txt, sha256: "%s", format: text}
origin:
  kind: transcript
  publisher: unknown
  url: unknown
  account: {en: It came by mail.}
rights: {licence: unknown, claimed_by: unknown, account: {en: Nothing is known.}}
turns: labelled
speakers:
  - person: maren
    role: interviewer
    labels: [Maren]
  - person: oluf
    role: guest
    labels: [Oluf]
exchanges:
  - line: 1
  - line: 5
  - line: 17
# Somebody must decide these.
doubts:
  - line: 9
    last: 15
    what: no label
    kind: speaker
""" % ("0" * 64)


def decide(key: str, declared: str = DECLARED, source: str = BLOCK) -> dict[str, Any]:
    """Answer the first doubt; give what is declared then."""
    draft = Draft(declared, source)
    doubt = read_doubts(declared)[0]
    (choice,) = (each for each in read_choices(draft, doubt, None, None) if each.key == key)
    assert choice.broken is None
    known: dict[str, Any] = yaml.safe_load(choice.declared)
    return known


@pytest.mark.parametrize("end", ["\u2028", "\u2029", "\r", "\r\n"])
def test_answers_are_written_where_yaml_counts_more_ends_of_lines_than_editors(
    end: str, tmp_path: Path
) -> None:
    text = (
        "A long talk\n\nAnn: Where were you born?\n\nBo: In a village by the sea.\n\nAnn: And then what?\n\n"
        "Bo: A war came, and we left for the north.\n\nSpeaker 3: I remember that too.\n\nBo: Yes.\n"
    )
    taken = take(tmp_path, "talk.txt", text.encode())
    assert taken
    declared = taken.path.read_text(encoding="utf-8")
    taken.path.write_bytes(f"# one{end}# two{end}{declared}".encode())
    assert taken.settle(lambda choices: choices[0])
    assert not find_open(taken.draft())
    assert not taken.findings()


def test_an_answer_covers_all_lines_that_the_question_shows() -> None:
    """No line of a block that is not spoken is anybody's; who says its first line says them all."""
    known = decide("n")
    assert known["not_speech"] == ["9-15"]
    assert "doubts" not in known
    known = decide("2", source=BLOCK.replace("——", "by ").replace("author", "author."))
    assert known["supplied_speakers"] == {9: "oluf"}


def test_lines_that_nobody_says_are_taken_from_whoever_had_them() -> None:
    """A line is in one place: what was said to be somebody's before is no longer."""
    supplied = "supplied_speakers:\n  7-15: oluf\n  13: maren\ndoubts:"
    known = decide("n", DECLARED.replace("doubts:", supplied))
    assert known["supplied_speakers"] == {"7-8": "oluf"}


def test_the_interview_may_be_over() -> None:
    """From the line on it is back matter, and nothing is asked or declared of it any more."""
    more = "    kind: speaker\n  - line: 21\n    what: a caption\n    kind: speech\n"
    known = decide("b", DECLARED.replace("    kind: speaker\n", more) + "back_matter: 21  # what follows\n")
    assert known["back_matter"] == 9
    assert [exchange["line"] for exchange in known["exchanges"]] == [1, 5]
    assert "doubts" not in known
    assert known["not_speech"] == ["9-21"], "people speak in it"


def test_the_interview_may_not_have_begun() -> None:
    """Up to the last line that is shown nobody speaks, and nothing is declared of it any more."""
    declared = DECLARED.replace("  - line: 5\n", "").replace("line: 9\n    last: 15", "line: 1\n    last: 3")
    known = decide("f", declared, BLOCK.replace("Maren: How", "How").replace("Oluf: I", "I"))
    assert known["not_speech"] == ["1-3"]
    assert [exchange["line"] for exchange in known["exchanges"]] == [17]


def test_no_answer_is_offered_that_cannot_be_read_then() -> None:
    """A text in which nobody is known to speak is not right as it is, and the reason has a remedy."""
    declared = DECLARED.split("turns: labelled")[0] + (
        "turns: supplied\nspeakers: [{person: unknown, role: unknown}]\n"
        "doubts: [{line: 1, what: nothing says who speaks, kind: all}]\n"
    )
    draft = Draft(declared, "Hello.\n\nGood evening.\n")
    choices = read_choices(draft, read_doubts(declared)[0], None, None)
    remedies = {choice.key: choice.broken.remedy.text() for choice in choices if choice.broken}
    assert {choice.key for choice in choices} - set(remedies) == {"l"}, (
        "saying who speaks in each line is left"
    )
    assert "supplied_speakers" in remedies["r"]


def test_commands_are_printed_as_the_program_was_called(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever has it only in a folder can paste what is printed; what is on the path needs no folder."""
    monkeypatch.setattr("shutil.which", lambda _: "/usr/bin/colloquy")
    for called, printed in (
        (".venv/bin/colloquy", ".venv/bin/colloquy"),
        ("/usr/bin/colloquy", "colloquy"),
        ("colloquy/cli/__main__.py", "colloquy"),
    ):
        monkeypatch.setattr("sys.argv", [called])
        assert program() == str(Path(printed))
