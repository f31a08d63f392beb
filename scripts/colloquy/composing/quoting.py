"""What the script needs to copy quotations and references: all that is said is said here, it only fills in.

A page has one block of JSON for each interview on it. The quoted words are taken from the page.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from markupsafe import Markup
from pydantic_core import to_json

from colloquy.catalogue import Archive, Described
from colloquy.catalogue.site import Site
from colloquy.citing import Reference, bibtex, csl, reference, ris
from colloquy.composing.places import Place, emended_lines, exchange_places, passage_places
from colloquy.composing.truth import truth
from colloquy.model import Edition, Exchange, Passage, Turn
from colloquy.words.naming import name_turn
from colloquy.words.wording import Wording

ANCHOR, ADDRESS = "@anchor@", "@address@"
"""Placeholders for the anchor of what is quoted, and for its address."""

Numbers = dict[tuple[str, str], int]
"""What is said of many passages, in the order of its first use, with its number in that order."""


Block = dict[str, Any]
"""What the script learns about one interview; `Quoting.block` makes it."""


@dataclass(slots=True)
class Quoting:
    """What is known of one edition's passages, gathered while its page is made."""

    archive: Archive
    described: Described
    edition: Edition
    say: Wording
    attributions: Numbers = field(default_factory=dict)
    """A speaker, and what is true of the words."""
    references: Numbers = field(default_factory=dict)
    """What is true of the words, and who translated them."""
    places: Numbers = field(default_factory=dict)
    """What is corrected, and in which file."""
    entries: dict[str, list[int]] = field(default_factory=dict)
    """By anchor: the numbers of its attribution, its reference, and its places, each with the line."""
    emended: dict[int, int] = field(init=False)
    """Where corrections are declared, by line of the source text."""

    def __post_init__(self) -> None:
        self.emended = emended_lines(self.described)

    def passage(self, passage: Passage, turn: Turn | None, *more: Place) -> tuple[str, str]:
        """Take in a passage and the turn that it is in; give what is true of it, and its translator."""
        shown, say = self.edition.passage(passage), self.say
        name = next(each.site_name for each in self.archive.site.languages if each.code == say.code)
        true = truth(self.edition, passage, shown, name, say)
        supplied = turn is not None and turn.supplied
        own = say.plainly("the speaker’s name is supplied by this archive") if supplied else ""
        speaker = name_turn(self.archive, turn.speakers, say.code) if turn else ""
        places = passage_places(self.described, self.edition, passage, shown, turn, self.emended)
        reference = self._join_truths([true, own]), shown.translator
        self._enter(passage.id, speaker, reference, (*places, *more))
        return true, shown.translator

    def exchange(self, exchange: Exchange) -> None:
        """Take in an exchange with all its passages."""
        references = dict.fromkeys(
            self.passage(passage, turn) for turn in exchange.turns for passage in turn.passages
        )
        true = list(dict.fromkeys(true for true, _ in references if true))
        if len(true) > 1:
            true = [self.say.plainly("in part {truth}", truth=each) for each in true]
        if any(turn.supplied for turn in exchange.turns):
            true.append(self.say.plainly("a speaker’s name is supplied by this archive"))
        translators = self.say.series(list(dict.fromkeys(name for _, name in references if name)))
        places = exchange_places(self.described, self.edition, exchange, self.archive.topics)
        self._enter(exchange.id, "", (self._join_truths(true), translators), places)

    def _join_truths(self, true: list[str]) -> str:
        if not any(true[1:]):
            return true[0] if true else ""
        return self.say.plainly("; ").join(filter(None, true))

    def block(self) -> Block:
        """Give it as JSON will have it."""
        cited = reference(self.archive, self.described, self.edition)
        publisher = cited.publisher
        where = [
            self.say.plainly("“{title}”", title=cited.title),
            publisher,
            cited.when,
        ]
        labels = _labels(self.say)
        return {
            "address": cited.url,
            "attributions": [
                [speaker, self.say.plainly("— {told}", told=self._write_source([speaker, *where], true))]
                for speaker, true in self.attributions
            ],
            "references": [
                self._write_reference(cited, where, true, translator) for true, translator in self.references
            ],
            "places": [[labels[what], file] for what, file in self.places],
            "entries": self.entries,
        }

    def _enter(self, anchor: str, speaker: str, reference: tuple[str, str], places: Iterable[Place]) -> None:
        entry = [_number(self.attributions, (speaker, reference[0])), _number(self.references, reference)]
        for place in places:
            entry += [_number(self.places, (place.what, place.file)), place.line]
        self.entries[anchor] = entry

    def _write_source(self, parts: list[str], true: str) -> str:
        source = self.say.plainly(", ").join(filter(None, parts))
        if true:
            source = self.say.plainly("{told} ({truth})", told=source, truth=true)
        return self.say.plainly("{told}. {address}", told=source.removesuffix("."), address=ADDRESS)

    def _write_reference(
        self, edition: Reference, where: list[str], true: str, translator: str
    ) -> dict[str, str]:
        note = self.say.sentence(true) if true else ""
        own = replace(
            edition,
            id=f"{edition.id}:{ANCHOR}",
            url=ADDRESS,
            translators=(translator,) if translator else (),
            note=note,
        )
        authors = self.say.series(edition.authors)
        return {
            "text": self._write_source([authors, where[0], edition.by, *where[1:]], true),
            "bibtex": bibtex(own).strip(),
            "ris": ris(own).strip().replace("\r\n", "\n"),
            "csl": json.dumps([csl(own)], ensure_ascii=False),
        }


def quoting(archive: Archive, described: Described, edition: Edition, say: Wording) -> Quoting:
    """Take in all passages of an edition."""
    gathering, interview = Quoting(archive, described, edition, say), edition.interview
    for passage in (*interview.front, *interview.back):
        gathering.passage(passage, None)
    for turn in interview.opening:
        for passage in turn.passages:
            gathering.passage(passage, turn)
    for exchange in interview.exchanges:
        gathering.exchange(exchange)
    return gathering


def as_script(site: Site, say: Wording, blocks: Mapping[str, Block]) -> Markup:
    """Write the blocks of a page's interviews as a script's JSON, which nothing in it can end or leave."""
    known = {
        "marks": say.plainly("“ ” ‘ ’").split(),
        "edit": site.edit_url,
        "view": site.view_url,
        "issues": site.issues_url,
        "interviews": blocks,
    }
    text = to_json(known).decode()
    return Markup(text.replace("&", "\\u0026").replace("<", "\\u003c"))


def _number(numbers: Numbers, key: tuple[str, str]) -> int:
    return numbers.setdefault(key, len(numbers))


def _labels(say: Wording) -> dict[str, str]:
    return {
        "translation": say.plainly("The translation"),
        "corrections": say.plainly("Corrections of the source text"),
        "source text": say.plainly("The source text, which stays as it is"),
        "speaker": say.plainly("Who speaks"),
        "short title": say.plainly("The question’s short title"),
        "topic": say.plainly("The topic"),
        "topics": say.plainly("Topics, to add this question to one"),
    }
