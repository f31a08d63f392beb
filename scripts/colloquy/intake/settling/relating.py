"""Relating labels: whose one is, or that it is none, as somebody decides, is written into `interview.yml`."""

import yaml

from colloquy.intake.drafting.writing import item, scalar
from colloquy.intake.settling.deciding import Candidate, OpenDoubt, drop, read_candidates, supply
from colloquy.intake.settling.editing import insert, value_at, with_item
from colloquy.intake.vocabulary.labels import Printed, find_label


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
    if isinstance(labels, yaml.SequenceNode) and label.name in {node.value for node in labels.value}:
        changed = declared
    elif isinstance(labels, yaml.SequenceNode) and labels.flow_style:
        changed = insert(declared, labels, item(label.name))
    else:
        lines = declared.split("\n")
        first = speaker.start_mark
        lines.insert(first.line + 1, f"{' ' * first.column}labels: [{item(label.name)}]")
        changed = "\n".join(lines)
    changed = drop(changed, doubt)
    return supply(changed, doubt, candidate.id) if label.form in ("office", "stop") else changed


def give_other(declared: str, doubt: OpenDoubt, label: Printed, person: str) -> str:
    """Say that a label is of somebody who is no speaker yet, and drop the doubt."""
    speakers = value_at(yaml.compose(declared), "speakers")
    if not isinstance(speakers, yaml.SequenceNode):
        return declared
    for candidate in read_candidates(declared):
        if candidate.id == person and candidate.role == "guest":
            return give_label(declared, doubt, label, candidate)
    last = speakers.value[-1]
    lines = declared.split("\n")
    end = last.end_mark.line if last.end_mark.line > last.start_mark.line else last.start_mark.line + 1
    indent = " " * (last.start_mark.column - 2)
    lines[end:end] = [
        f"{indent}- person: {scalar(person)}",
        f"{indent}  role: guest",
        f"{indent}  labels: [{item(label.name)}]",
    ]
    changed = drop("\n".join(lines), doubt)
    return supply(changed, doubt, person) if label.form in ("office", "stop") else changed


def give_none(declared: str, doubt: OpenDoubt, label: Printed) -> str:
    """Say that words are no label, and drop the doubt."""
    return drop(with_item(declared, "not_labels", item(label.name)), doubt)
