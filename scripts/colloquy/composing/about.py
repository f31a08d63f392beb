"""What an interview's page says of its text: origin, rights, speakers, and every entry of the apparatus."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from colloquy.catalogue import Archive, InterviewRecord
from colloquy.composing.gaps import withheld
from colloquy.model import Interview, Omission, Speaker, Turn, Withheld
from colloquy.text.inline.markdown import line, text
from colloquy.words.naming import name_speakers
from colloquy.words.wording import Wording


@dataclass(frozen=True, slots=True)
class About:
    """The section "About this text"."""

    archive: Archive
    words: Wording
    record: InterviewRecord
    interview: Interview

    def said(self, texts: Mapping[str, str]) -> Markup:
        """Write what the archive says in several languages."""
        return line(self.words.text(texts, self.archive.site, text)) if texts else Markup()

    def name(self, speakers: Sequence[Speaker]) -> str:
        """Name a turn's speakers."""
        return name_speakers(self.archive, speakers, self.words.code)

    @property
    def tag(self) -> str:
        """The language tag of the source text."""
        return self.archive.site.tag(self.interview.language)

    @property
    def passages(self) -> Mapping[int, str]:
        """By line: the id of the passage that has it; none of a line that is on no page."""
        return {number: each.id for each in self.interview.passages for number in each.lines.numbers}

    @property
    def labels(self) -> Mapping[str, Counter[str]]:
        """By speaker's name: how often the source text prints which name."""
        printed: dict[str, Counter[str]] = {self.name([each]): Counter() for each in self.interview.speakers}
        for turn in self.interview.turns:
            if turn.label:
                printed.setdefault(self.name(turn.speakers), Counter())[turn.label.text] += 1
        return printed

    @property
    def printed(self) -> bool:
        """Whether the source text prints any label."""
        return any(turn.label for turn in self.interview.turns)

    @property
    def supplied(self) -> Sequence[Turn]:
        """Turns whose speaker the archive supplies."""
        return [turn for turn in self.interview.turns if turn.supplied and turn.passages]

    def why(self, entry: Withheld) -> Markup:
        """Say why words are withheld, how many, and who decided it."""
        return line(text(withheld(self.words, entry)))

    @property
    def omissions(self) -> Sequence[Sequence[Omission]]:
        """What is on no page: together, what was left out for the same reason and has the same note."""
        alike: dict[tuple[object, ...], list[Omission]] = {}
        for each in self.interview.omissions:
            alike.setdefault((each.reason, *each.note.items()), []).append(each)
        return list(alike.values())
