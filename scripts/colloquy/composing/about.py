"""What an interview's page says of its text: origin, rights, speakers, and every entry of the apparatus."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from colloquy.catalogue import Archive, InterviewRecord
from colloquy.catalogue.origins import EditionRecord
from colloquy.composing.gaps import withheld
from colloquy.model import Interview, Omission, Speaker, Turn, Withheld
from colloquy.text.directions import isolated
from colloquy.text.inline.markdown import line, link, text
from colloquy.text.times import TIME
from colloquy.words.naming import names_in_turn
from colloquy.words.wording import Wording

TIMED = re.compile(rf"\s*(?:{TIME})\s*")
"""A time in a label, which no other label has."""


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
        """Name a turn's speakers, set apart where the name is of the other direction."""
        names = names_in_turn(self.archive, speakers)
        code = self.words.code if self.words.code in names else next(iter(names), "")
        return isolated(names[code], self.archive.site.tag(code), self.words.tag) if names else ""

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
                label = TIMED.sub(" ", turn.label.text).replace(" :", ":").strip()
                printed.setdefault(self.name(turn.speakers), Counter())[label] += 1
        return printed

    @property
    def printed(self) -> bool:
        """Whether the source text prints any label."""
        return any(turn.label for turn in self.interview.turns)

    @property
    def supplied(self) -> Sequence[Turn]:
        """Turns whose speaker the archive supplies."""
        return [turn for turn in self.interview.turns if turn.supplied and turn.passages]

    @property
    def translation(self) -> Sequence[tuple[Markup, Markup]]:
        """Say by whom, from what and from where the source text was translated, if it was."""
        origin, say = self.record.origin, self.words.say
        facts = []
        if origin.translator is not None:
            facts.append(
                (
                    say("Translated by"),
                    text(origin.translator) if origin.translator else say("translator unknown"),
                )
            )
        if origin.translated_from is not None:
            language = origin.translated_from and text(self.words.language(origin.translated_from))
            facts.append((say("Translated from"), language or say("language unknown")))
        if origin.original is not None:
            there = origin.original and link(text(origin.original), origin.original)
            facts.append((say("The original"), there or say("address unknown")))
        return facts

    @property
    def received(self) -> Sequence[tuple[Markup, Markup, Mapping[str, str]]]:
        """Say of each translation that came with the text: language, facts, and what is said of it."""
        return [
            (text(self.words.language(code)), self._facts(edition), edition.account)
            for code, edition in self.record.editions.items()
        ]

    def _facts(self, edition: EditionRecord) -> Markup:
        say = self.words.say
        facts = []
        if edition.translator:
            facts.append(say("translation by {name}", name=text(edition.translator)))
        elif edition.translator is not None:
            facts.append(say("translator unknown"))
        if edition.publisher or edition.url:
            publisher = text(edition.publisher or self.words.plainly("publisher unknown"))
            name = link(publisher, edition.url) if edition.url else publisher
            facts.append(say("published by {name}", name=name))
        elif edition.publisher is not None:
            facts.append(say("publisher unknown"))
        if edition.published is not None:
            facts.append(text(self.words.date(edition.published)))
        if edition.licence is not None:
            none = edition.licence == "none stated"
            licence = say("none stated") if none else text(edition.licence)
            facts.append(say("license: {licence}", licence=licence) if licence else say("license unknown"))
        return say(", ").join(facts)

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
