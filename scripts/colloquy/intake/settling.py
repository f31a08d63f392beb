"""Settling: what somebody decides about a doubt is written into `interview.yml`; all else stays."""

from __future__ import annotations

from dataclasses import dataclass

import yaml

from colloquy.intake.model import DoubtKind
from colloquy.intake.writing import scalar
from colloquy.text.inertness import LINE_END

SHOWN = 2
"""Paragraphs that are shown before and after the words in doubt."""


@dataclass(frozen=True, slots=True)
class OpenDoubt:
    """A doubt as `interview.yml` has it."""

    index: int
    line: int
    what: str
    kind: DoubtKind


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
            index, int(each.get("line", 0)), str(each.get("what", "")), DoubtKind(each.get("kind", "all"))
        )
        for index, each in enumerate(known.get("doubts") or ())
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


def words_around(source: str, line: int) -> tuple[list[str], str, list[str]]:
    """Give the paragraphs before a line, the one that begins there, and those after."""
    lines = LINE_END.split(source)
    before = [each for each in lines[: line - 1] if each.strip()][-SHOWN:]
    after = [each for each in lines[line:] if each.strip()][:SHOWN]
    return before, lines[line - 1] if 0 < line <= len(lines) else "", after


def give(declared: str, doubt: OpenDoubt, candidate: Candidate) -> str:
    """Give the words in doubt to a speaker, and drop the doubt."""
    if doubt.kind is DoubtKind.ROLE:
        changed = _with_roles(declared, candidate)
    else:
        changed = with_entry(declared, "supplied_speakers", f"{doubt.line}: {scalar(candidate.id)}")
    return drop(changed, doubt)


def give_nobody(declared: str, doubt: OpenDoubt) -> str:
    """Say that nobody speaks the words in doubt, and drop the doubt."""
    return drop(with_item(declared, "not_speech", str(doubt.line)), doubt)


def drop(declared: str, doubt: OpenDoubt) -> str:
    """Remove a doubt; with the last one, the key."""
    tree = yaml.compose(declared)
    node = value_at(tree, "doubts")
    if not isinstance(node, yaml.SequenceNode) or doubt.index >= len(node.value):
        return declared
    lines = declared.split("\n")
    if len(node.value) == 1:
        key = _key(tree, "doubts")
        first, last = key.start_mark.line, node.end_mark.line
        while first and lines[first - 1].startswith("#"):
            first -= 1
    else:
        item = node.value[doubt.index]
        first, last = item.start_mark.line, item.end_mark.line
    if last <= first:
        last = first + 1
    return "\n".join([*lines[:first], *lines[last:]])


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


def with_entry(declared: str, name: str, entry: str) -> str:
    """Add an entry to a mapping, which is made at the end if there is none."""
    return _added(declared, name, f"  {entry}", f"{name}:\n  {entry}")


def with_item(declared: str, name: str, item: str) -> str:
    """Add an item to a list, which is made at the end if there is none."""
    tree = yaml.compose(declared)
    node = value_at(tree, name)
    if isinstance(node, yaml.SequenceNode) and node.flow_style:
        return insert(declared, node, item)
    return _added(declared, name, f"  - {item}", f"{name}: [{item}]")


def insert(declared: str, node: yaml.SequenceNode, item: str) -> str:
    """Add an item to a list that is written on one line, in front."""
    lines = declared.split("\n")
    number, column = node.start_mark.line, node.start_mark.column + 1
    rest = lines[number][column:]
    comma = "" if rest.lstrip().startswith("]") else ", "
    lines[number] = f"{lines[number][:column]}{item}{comma}{rest}"
    return "\n".join(lines)


def _added(declared: str, name: str, line: str, whole: str) -> str:
    tree = yaml.compose(declared)
    node = value_at(tree, name)
    lines = declared.rstrip("\n").split("\n")
    if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        first = node.value[0][0] if isinstance(node, yaml.MappingNode) else node.value[0]
        indent = first.start_mark.column - (2 if isinstance(node, yaml.SequenceNode) else 0)
        return "\n".join(
            [
                *lines[: first.start_mark.line],
                " " * indent + line.strip(),
                *lines[first.start_mark.line :],
                "",
            ]
        )
    return "\n".join([*lines, whole, ""])


def _key(tree: yaml.Node | None, name: str) -> yaml.Node:
    assert isinstance(tree, yaml.MappingNode)
    found: yaml.Node = next(key for key, _ in tree.value if key.value == name)
    return found


def value_at(tree: yaml.Node | None, *keys: str) -> yaml.Node | None:
    """Give the node below some keys."""
    for name in keys:
        if not isinstance(tree, yaml.MappingNode):
            return None
        tree = next((value for key, value in tree.value if key.value == name), None)
    return tree
