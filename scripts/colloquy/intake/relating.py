"""Relating labels: whose one is, or that it is none, as somebody decides, is written into `interview.yml`."""

from __future__ import annotations

import yaml

from colloquy.intake.labels import Printed, find_label
from colloquy.intake.settling import Candidate, OpenDoubt, drop, insert, value_at, with_entry, with_item
from colloquy.intake.writing import scalar
from colloquy.model import ASKING


def label_of(line: str) -> Printed | None:
    """Find the label that a line of the source text begins with."""
    found = find_label(line)
    return found if found and found.name else None


def give_label(declared: str, doubt: OpenDoubt, label: Printed, candidate: Candidate) -> str:
    """Say that a label is one of a speaker's, and drop the doubt."""
    speakers = value_at(yaml.compose(declared), "speakers")
    if not isinstance(speakers, yaml.SequenceNode):
        return declared
    speaker = speakers.value[candidate.index]
    labels = value_at(speaker, "labels")
    if isinstance(labels, yaml.SequenceNode) and labels.flow_style:
        changed = insert(declared, labels, scalar(label.name))
    else:
        lines = declared.split("\n")
        first = speaker.start_mark
        lines.insert(first.line + 1, f"{' ' * first.column}labels: [{scalar(label.name)}]")
        changed = "\n".join(lines)
    if label.form == "stop":
        changed = _supply(changed, doubt, candidate.id)
    elif candidate.role in ASKING:  # nobody has said that an exchange opens here
        changed = with_item(changed, "interjections", str(doubt.line))
    return drop(changed, doubt)


def _supply(declared: str, doubt: OpenDoubt, id_: str) -> str:
    """Say it of the line as well: such a label counts only where other labels are printed so, too."""
    return with_entry(declared, "supplied_speakers", f"{doubt.line}: {scalar(id_)}")


def give_other(declared: str, doubt: OpenDoubt, label: Printed, person: str) -> str:
    """Say that a label is of somebody who is no speaker yet, and drop the doubt."""
    speakers = value_at(yaml.compose(declared), "speakers")
    if not isinstance(speakers, yaml.SequenceNode):
        return declared
    last = speakers.value[-1]
    lines = declared.split("\n")
    end = last.end_mark.line if last.end_mark.line > last.start_mark.line else last.start_mark.line + 1
    indent = " " * (last.start_mark.column - 2)
    lines[end:end] = [
        f"{indent}- person: {scalar(person)}",
        f"{indent}  role: guest",
        f"{indent}  labels: [{scalar(label.name)}]",
    ]
    changed = "\n".join(lines)
    return drop(_supply(changed, doubt, person) if label.form == "stop" else changed, doubt)


def give_none(declared: str, doubt: OpenDoubt, label: Printed) -> str:
    """Say that words are no label, and drop the doubt."""
    return drop(with_item(declared, "not_labels", scalar(label.name)), doubt)
