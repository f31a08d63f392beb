"""Settling: what somebody decides about a doubt is written into `interview.yml`; all else stays."""

import sys
from dataclasses import dataclass

import yaml

from colloquy.intake.drafting.writing import scalar
from colloquy.intake.parts.model import DoubtKind
from colloquy.intake.settling.editing import keep_items, key_of, remove_key, value_at, with_entry, with_item
from colloquy.problems import Phrase
from colloquy.text.inertness import LINE_END

SHOWN = 2
"""Paragraphs that are shown before and after the words in doubt."""


@dataclass(frozen=True, slots=True)
class OpenDoubt:
    """A doubt as `interview.yml` has it."""

    index: int
    line: int
    what: Phrase
    kind: DoubtKind
    last: int
    """The last line that it is about."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A speaker who may be the one."""

    index: int
    """In the list of speakers."""
    person: str
    role: str
    called: str
    """As people know the speaker: by the first label, or else the id."""

    @property
    def id(self) -> str:
        """How `supplied_speakers` names the speaker."""
        return f"{self.person}/{self.role}" if self.person == "unknown" else self.person


def read_doubts(declared: str) -> list[OpenDoubt]:
    """Give the open doubts of an interview, in their order; raises `yaml.YAMLError` for what is no YAML."""
    known = yaml.safe_load(declared) or {}
    return [
        OpenDoubt(
            index,
            line := int(entry.get("line", 0)),
            Phrase(str(entry.get("what", ""))),
            DoubtKind(entry.get("kind", "all")),
            max(line, int(entry.get("last") or 0)),
        )
        for index, entry in enumerate(known.get("doubts") or ())
    ]


def read_candidates(declared: str) -> list[Candidate]:
    """Give the speakers of an interview."""
    known = yaml.safe_load(declared) or {}
    return [
        Candidate(
            index, str(each["person"]), str(each["role"]), str((each.get("labels") or [each["person"]])[0])
        )
        for index, each in enumerate(known.get("speakers") or ())
    ]


def words_around(source: str, doubt: OpenDoubt) -> tuple[list[str], list[str], list[str]]:
    """Give the paragraphs before the words in doubt, these words, and those after, one a line."""
    lines = LINE_END.split(source)
    first, last = max(doubt.line - 1, 0), max(doubt.last, 1)
    before, here, after = (
        [line for line in part if line.strip()] for part in (lines[:first], lines[first:last], lines[last:])
    )
    return before[-SHOWN:], here, after[:SHOWN]


def give(declared: str, doubt: OpenDoubt, candidate: Candidate) -> str:
    """Give the words in doubt to a speaker, and drop the doubt."""
    if doubt.kind is DoubtKind.ROLE:
        return drop(_with_roles(declared, candidate), doubt)
    return supply(drop(declared, doubt), doubt, candidate.id)


def supply(declared: str, doubt: OpenDoubt, speaker: str) -> str:
    """Say who speaks from the line in doubt on; it is no back matter then."""
    changed = _cut(declared, doubt.line, doubt.line)
    back = value_at(yaml.compose(changed), "back_matter")
    if isinstance(back, yaml.ScalarNode) and back.value == str(doubt.line):
        changed = remove_key(changed, "back_matter")
    return with_entry(changed, "supplied_speakers", f"{doubt.line}: {scalar(speaker)}")


def give_nobody(declared: str, doubt: OpenDoubt) -> str:
    """Say that nobody speaks the words in doubt, and drop the doubt."""
    return silence(drop(declared, doubt), doubt.line, doubt.last)


def silence(declared: str, first: int, last: int) -> str:
    """Say that nobody speaks in some lines."""
    cut = keep_items(_cut(declared, first, last), "not_speech", lambda item: not _within(item, first, last))
    return with_item(cut, "not_speech", str(first) if first == last else f"{first}-{last}")


def end_before(declared: str, doubt: OpenDoubt) -> str:
    """Say that the interview is over before the words in doubt; what was declared of later lines goes."""
    changed = _without(declared, doubt.line, sys.maxsize)
    changed = remove_key(changed, "back_matter")
    return "\n".join([*changed.rstrip("\n").split("\n"), f"back_matter: {doubt.line}", ""])


def begin_after(declared: str, doubt: OpenDoubt) -> str:
    """Say that the interview begins after the words in doubt; what was declared of earlier lines goes."""
    title = value_at(yaml.compose(declared), "title_line")
    first = int(title.value) + 1 if isinstance(title, yaml.ScalarNode) else 1
    return silence(_without(declared, 1, doubt.last), min(first, doubt.line), doubt.last)


def _without(declared: str, first: int, last: int) -> str:
    """Remove all that is declared of some lines."""
    changed = _cut(declared, first, last)
    for name in ("exchanges", "interjections", "not_speech", "doubts"):
        changed = keep_items(changed, name, lambda item: not _within(item, first, last))
    return changed


def _cut(declared: str, first: int, last: int) -> str:
    """Take some lines out of those whose speakers are supplied."""
    supplied = value_at(yaml.compose(declared), "supplied_speakers")
    changed = keep_items(declared, "supplied_speakers", lambda key: not _meets(key, first, last))
    for key, speaker in supplied.value if isinstance(supplied, yaml.MappingNode) else ():
        start, end = read_range(key)
        if not _meets(key, first, last):
            continue
        for left, right in ((start, first - 1), (last + 1, end)):
            if left <= right:
                lines = str(left) if left == right else f"{left}-{right}"
                changed = with_entry(changed, "supplied_speakers", f"{lines}: {scalar(speaker.value)}")
    return changed


def _meets(node: yaml.Node, first: int, last: int) -> bool:
    start, end = read_range(node)
    return start <= last and end >= first


def _within(node: yaml.Node, first: int, last: int) -> bool:
    start, end = read_range(value_at(node, "line") or node)
    return first <= start and end <= last


def read_range(node: yaml.Node) -> tuple[int, int]:
    """Read the first and the last line of a range, or the one line, that a node names."""
    first, _, last = str(node.value).partition("-")
    return int(first), int(last or first)


def drop(declared: str, doubt: OpenDoubt) -> str:
    """Remove a doubt; with the last one, the key, and the comment above it."""
    tree = yaml.compose(declared)
    node = value_at(tree, "doubts")
    if not isinstance(node, yaml.SequenceNode) or not 0 <= doubt.index < len(node.value):
        return declared
    if len(node.value) > 1:
        gone = node.value[doubt.index].start_mark.index
        return keep_items(declared, "doubts", lambda item: item.start_mark.index != gone)
    before, after = (
        declared[: key_of(tree, "doubts").start_mark.index].split("\n"),
        remove_key(declared, "doubts"),
    )
    kept = len(before) - 1
    while kept and before[kept - 1].startswith("#"):
        kept -= 1
    return "\n".join([*before[:kept], *after.split("\n")[len(before) - 1 :]])


def _with_roles(declared: str, asker: Candidate) -> str:
    """Make a speaker the interviewer, and those who were guests."""
    tree = yaml.compose(declared)
    speakers = value_at(tree, "speakers")
    if not isinstance(speakers, yaml.SequenceNode):
        return declared
    lines = declared.split("\n")
    for index, speaker in enumerate(speakers.value):
        role = value_at(speaker, "role")
        if role is None or role.value not in ("interviewer", "guest", "unknown"):
            continue
        wanted = "interviewer" if index == asker.index else "guest"
        number, start, end = role.start_mark.line, role.start_mark.column, role.end_mark.column
        lines[number] = f"{lines[number][:start]}{wanted}{lines[number][end:]}"
    return "\n".join(lines)
