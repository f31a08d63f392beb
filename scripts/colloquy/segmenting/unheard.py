"""Unheard speakers: those with labels that no line begins with, who say nothing in another way either."""

from collections.abc import Iterator

from colloquy.catalogue import InterviewRecord, Located
from colloquy.model import Interview
from colloquy.problems import Problem, doubt
from colloquy.text.label_names import label_key
from colloquy.text.labels import heads

_BEFORE = " \t#>-+|"
"""What Markdown puts before the words of a line."""


def find_unheard(declared: Located[InterviewRecord], interview: Interview) -> Iterator[Problem]:
    """Find such speakers; a label that is left off the page, or among words of nobody, is there, too."""
    heard = {speaker.person for turn in interview.turns for speaker in turn.speakers}
    for index, record in enumerate(declared.record.speakers):
        keys = {label_key(label) for label in record.labels if record.person not in heard}
        lines = interview.source.lines if keys else ()
        if keys and not any(
            label_key(head.name) in keys for line in lines for head in heads(line.lstrip(_BEFORE))
        ):
            what = "no line begins with a label of `{person}` ({labels}), who says nothing here"
            remedy = (
                "write under `labels` what the text prints before this person’s words; if there are none, "
                "remove the labels"
            )
            place = declared.at("speakers", index, "labels")
            yield doubt(place, what, remedy, person=record.person, labels=[*record.labels])
