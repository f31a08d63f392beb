"""Attributing: who speaks in a text that does not say so is asked, a page at a time, and written at once."""

from dataclasses import replace
from pathlib import Path

from colloquy.cli.asking import OPEN, STOP, ask, choose
from colloquy.cli.drafts import path_of, read_draft
from colloquy.cli.inquiring import ask_unknown
from colloquy.cli.terminal import say, speaker
from colloquy.guarding.files import write_whole
from colloquy.intake.drafting.framing import UNKNOWN
from colloquy.intake.parts.model import DoubtKind
from colloquy.intake.settling.attributing import (
    KEYS,
    SILENT,
    Said,
    attribute,
    declare_speakers,
    read_answer,
    read_before,
    read_page,
    read_turns,
)
from colloquy.intake.settling.deciding import OpenDoubt, read_candidates, read_doubts
from colloquy.intake.settling.naming import Unnamed
from colloquy.intake.settling.registering import register_person
from colloquy.intake.settling.retitling import retitle
from colloquy.intake.settling.trying import Draft
from colloquy.intake.settling.unknowns import Unknown
from colloquy.problems import Phrase, phrase

BACK = "<"
"""What takes the last page back."""
SETTLED = "settled"
"""The answer that leaves nothing open."""
LONGEST = 100
"""Characters of a turn that are shown."""
ROLES = (
    ("interviewer", phrase("who asks the questions? Enter if nobody does")),
    ("guest", phrase("who answers, or speaks without being asked? Enter if nobody does")),
)
ANOTHER = phrase("and who else? Enter if nobody else does")


def attribute_turns(root: Path, id_: str) -> str:
    """Ask who speaks, page by page, until all is said or somebody stops; give the last answer."""
    path, former = path_of(root, id_), list[str]()
    if not _are_known(read_draft(path)):
        declared = _ask_speakers(root, read_draft(path))
        if declared is None:
            return STOP
        if not _are_known(replace(read_draft(path), declared=declared)):
            return OPEN
        write_whole(path, declared)
    while (doubt := _doubt(draft := read_draft(path))) or former:
        answer = _ask_page(draft, doubt) if doubt else _ask_whether_right(draft)
        if doubt and not isinstance(answer, str):
            former.append(draft.declared)
            write_whole(path, attribute(draft, doubt, answer))
        elif answer != BACK:
            return str(answer) if doubt or answer == STOP else SETTLED
        elif former:
            write_whole(path, former.pop())
    return SETTLED


def _doubt(draft: Draft) -> OpenDoubt | None:
    return next((doubt for doubt in read_doubts(draft.declared) if doubt.kind is DoubtKind.TURNS), None)


def _are_known(draft: Draft) -> bool:
    """Say whether anyone is declared to ask or to answer."""
    return any(candidate.role != UNKNOWN for candidate in read_candidates(draft.declared))


def _ask_speakers(root: Path, draft: Draft) -> str | None:
    """Ask who speaks, and declare it; `None` if somebody stops."""
    declared, speakers = draft.declared, list[tuple[str, str]]()
    for role, question in ROLES:
        unnamed = Unnamed(0, UNKNOWN, role, OPEN, OPEN)
        while name := ask_unknown(Unknown(("speakers", role), OPEN, question, unnamed)):
            if name == STOP:
                return None
            person = UNKNOWN if name == UNKNOWN else register_person(root, name, declared, draft.source)
            speakers.append((person, role))
            declared, question = retitle(declared, unnamed, name), ANOTHER
    return declare_speakers(declared, speakers) if speakers else declared


def _ask_whether_right(draft: Draft) -> str:
    """Show the turns, when all is said, and ask whether they are right."""
    speaking, candidates = speaker(), {each.id: each.called for each in read_candidates(draft.declared)}
    say("")
    for line, who, words in read_turns(draft):
        say(f"  {line:>5}  {candidates.get(who, SILENT)}: {words[:LONGEST]}")
    say(f"       {speaking.tells('Enter: this is right; < goes back a page')}")
    return choose([BACK], speaking.tells("one of: {answers}", answers=f"{BACK} {STOP}"))


def _ask_page(draft: Draft, doubt: OpenDoubt) -> Said | str:
    """Show lines, and ask who speaks from which on, until the answer says it; or give the wish to do else."""
    speaking, page = speaker(), read_page(draft, doubt)
    candidates, before = read_candidates(draft.declared), read_before(draft, doubt.line)
    called = {candidate.id: candidate.called for candidate in candidates}
    say("")
    for key, candidate in zip(KEYS, candidates, strict=False):
        shown = phrase("{name} ({role})", name=candidate.called, role=Phrase(candidate.role))
        say(f"  {key}  {speaking.says(shown)}")
    say(f"  {SILENT}  {speaking.tells('nobody: it is not speech')}")
    for number, words in page:
        say(f"  {number:>5}  {words}")
    if before is not None:
        say(f"       {speaking.tells('Enter: {name} goes on', name=called.get(before, SILENT))}")
    say(f"       {speaking.tells('< goes back a page, q quits; you can go on later')}")
    first, later = page[0][0], page[len(page) // 2][0]
    asked = speaking.tells(
        "who speaks from which line on? For example: {example}", example=f"{first}a {later}b"
    )
    say(asked)
    while (answer := ask()) not in (STOP, BACK):
        if answer == OPEN and before is None:
            return OPEN
        said = read_answer(answer.lower(), page, [candidate.id for candidate in candidates], before)
        if said is not None:
            return said
        say(
            speaking.tells(
                "write line numbers from above, each with a speaker’s letter; line {line} needs one",
                line=first,
            )
        )
    return answer
