"""Trying: what the archive would read if somebody decided so; what follows from it is declared as well.

Nobody is offered an answer after which the archive could not be read.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache

import yaml

from colloquy.catalogue.archive import read_record
from colloquy.catalogue.describing import DECLARATIONS, Described, find_unfit_turns
from colloquy.catalogue.records import InterviewRecord
from colloquy.emending import emend
from colloquy.intake.parts.model import DoubtKind
from colloquy.intake.settling.deciding import OpenDoubt, read_doubts, read_range, silence
from colloquy.intake.settling.editing import keep_items, value_at, with_item
from colloquy.intake.settling.relating import label_of
from colloquy.intake.vocabulary.asking import asks
from colloquy.problems import Problem, Severity
from colloquy.reading import split
from colloquy.segmenting import segment_draft
from colloquy.text.inertness import LINE_END

SOURCE = "source"
"""What findings call the source text."""
ROUNDS = 4
"""How often what follows may have something that follows from it."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What is declared of an interview, and its source text."""

    declared: str
    source: str


@lru_cache(maxsize=8)
def read_findings(draft: Draft) -> tuple[Problem, ...]:
    """Give the problems and doubts that reading an interview has, but for those that are declared."""
    located, problems = read_record(draft.declared.encode(), DECLARATIONS, InterviewRecord)
    if located is not None:
        text, emendations, problems = emend(split(draft.source, SOURCE, ""), located)
        problems += segment_draft(Described("draft", located), text, emendations)[1]
        problems += find_unfit_turns(located)
    return tuple(problem for problem in problems if problem.severity is not Severity.ADVICE)


def find_open(draft: Draft) -> list[OpenDoubt]:
    """Give the open doubts of an interview: those that are declared, then others that reading it has."""
    declared = read_doubts(draft.declared)
    lines = LINE_END.split(draft.source)
    further: dict[int, OpenDoubt] = {}
    for finding in read_findings(draft):
        line = finding.location.line
        if finding.severity is Severity.DOUBT and not any(
            doubt.line <= line <= doubt.last for doubt in declared
        ):
            kind = DoubtKind.LABEL if label_of(lines[line - 1]) else DoubtKind.SPEAKER
            further.setdefault(line, OpenDoubt(-1, line, finding.what, kind, line))
    return [*declared, *(further[line] for line in sorted(further))]


def follow(draft: Draft, decided: str) -> str:
    """Declare what follows from a decision, so that the archive can be read as well as before."""
    known = set(map(_key, read_findings(draft)))
    for _ in range(ROUNDS):
        before = decided
        for repair in REPAIRS:
            new = _new(Draft(decided, draft.source), known)
            if not new:
                return decided
            changed = repair(Draft(decided, draft.source), new)
            if changed != decided and len(_new(Draft(changed, draft.source), known)) < len(new):
                decided = changed
        if decided == before:
            break
    return decided


def find_broken(draft: Draft, decided: str, doubt: OpenDoubt) -> Problem | None:
    """Give what keeps a decision from settling a doubt: what cannot be read then, or is open as before."""
    known = set(map(_key, read_findings(draft)))
    if not _is_readable(draft):  # what all interviews share may be missing here: nothing can be tried
        return None
    left = read_doubts(decided)
    for finding in read_findings(Draft(decided, draft.source)):
        here = finding.location.path == SOURCE and doubt.line <= finding.location.line <= doubt.last
        elsewhere = any(other.line <= finding.location.line <= other.last for other in left)
        if finding.severity is Severity.DOUBT:
            if here and not elsewhere:
                return finding
        elif not left or _key(finding) not in known:
            return finding
    return None


def _is_readable(draft: Draft) -> bool:
    return read_record(draft.declared.encode(), DECLARATIONS, InterviewRecord)[0] is not None


def _key(finding: Problem) -> tuple[object, ...]:
    place = finding.location.line if finding.location.path == SOURCE else 0
    return finding.what.template, str(finding.what.fields), place


def _new(draft: Draft, known: set[tuple[object, ...]]) -> list[Problem]:
    return [finding for finding in read_findings(draft) if _key(finding) not in known]


def _untrue(draft: Draft, findings: Iterable[Problem]) -> str:
    """Remove exchanges and interjections that are declared where none begins any more."""
    places = {finding.location[1:] for finding in findings if finding.location.path == DECLARATIONS}
    for name in ("exchanges", "interjections"):
        kept = keep_items(draft.declared, name, lambda item: _place(item) not in places)
        if kept != draft.declared:
            return kept  # the places of others are not what they were
    return draft.declared


def _place(item: yaml.Node) -> tuple[int, int]:
    node = value_at(item, "line") or item
    return node.start_mark.line + 1, node.start_mark.column + 1


def _unanswered(draft: Draft, findings: Iterable[Problem]) -> str:
    """Let questions that nobody answers be remarks."""
    lines = _lines(findings) & _declared(draft, "exchanges")
    changed = keep_items(
        draft.declared, "exchanges", lambda item: read_range(value_at(item, "line") or item)[0] not in lines
    )
    return _with_items(changed, "interjections", lines)


def _asked(draft: Draft, findings: Iterable[Problem]) -> str:
    """Let exchanges begin with questions of whoever asks now."""
    words = LINE_END.split(draft.source)
    lines = {line for line in _lines(findings) - _declared(draft, "exchanges") if asks(words[line - 1])}
    changed = draft.declared
    if value_at(yaml.compose(changed), "exchanges") is None and lines:
        return (
            changed.rstrip("\n") + "\nexchanges:\n" + "".join(f"  - line: {line}\n" for line in sorted(lines))
        )
    return _with_items(changed, "exchanges", lines, "line: ")


def _remarked(draft: Draft, findings: Iterable[Problem]) -> str:
    """Let what whoever asks now says be remarks."""
    lines = _lines(findings) - _declared(draft, "exchanges") - _declared(draft, "interjections")
    return _with_items(draft.declared, "interjections", lines)


def _silenced(draft: Draft, _: Iterable[Problem]) -> str:
    """Let nobody speak in the back matter."""
    back = value_at(yaml.compose(draft.declared), "back_matter")
    if not isinstance(back, yaml.ScalarNode):
        return draft.declared
    return silence(draft.declared, int(back.value), len(LINE_END.split(draft.source.rstrip())))


Repair = Callable[[Draft, Iterable[Problem]], str]
REPAIRS: tuple[Repair, ...] = (_untrue, _unanswered, _asked, _remarked, _silenced)


def _lines(findings: Iterable[Problem]) -> set[int]:
    return {finding.location.line for finding in findings if finding.location.path == SOURCE}


def _declared(draft: Draft, name: str) -> set[int]:
    node = value_at(yaml.compose(draft.declared), name)
    items = node.value if isinstance(node, yaml.SequenceNode) else ()
    return {read_range(value_at(item, "line") or item)[0] for item in items}


def _with_items(declared: str, name: str, lines: Iterable[int], key: str = "") -> str:
    for line in sorted(lines):
        declared = with_item(declared, name, f"{key}{line}")
    return declared
