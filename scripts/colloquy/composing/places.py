"""Where in the archive's files each thing on a page is corrected: the file, and the line that says it."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from colloquy.catalogue import Described, Located
from colloquy.catalogue.topics import Topics
from colloquy.model import Edition, Exchange, Passage, Status, Turn, Words
from colloquy.translating import shown_path


class Place(NamedTuple):
    """A line of a file, and what it is the source of."""

    what: str
    """In the interface's English: ``translation``."""
    file: str
    """Relative to the archive's root."""
    line: int
    """0 where the file has no such line yet."""


def emended_lines(described: Described) -> dict[int, int]:
    """Find by line of the source text where its first correction is declared."""
    declared, lines = described.declared, dict[int, int]()
    for index, record in enumerate(declared.record.emendations):
        lines.setdefault(record.line, declared.at("emendations", index, "line").line)
    return lines


def passage_places(
    described: Described,
    edition: Edition,
    passage: Passage,
    shown: Words,
    turn: Turn | None,
    emended: Mapping[int, int],
) -> Iterator[Place]:
    """Give where a passage of an edition is corrected, the likeliest place first.

    `shown` are its words in the edition; `emended` is what `emended_lines` gives.
    """
    if shown.status is not None:
        yield from _translation(edition, passage.id)
    yield _emendations(described, passage, emended)
    if shown.status in (None, Status.MISSING):
        pieces = passage.block.pieces  # a picture's words are its caption, which is below it
        line = pieces[0].line if pieces else passage.lines.first
        yield Place("source text", edition.interview.source.path, line)
    if turn:
        yield _speaker(described, turn, passage)


def exchange_places(
    described: Described, edition: Edition, exchange: Exchange, topics: Located[Topics] | None
) -> Iterator[Place]:
    """Give where an exchange's short title is corrected, and where it is added to a topic."""
    if edition.language != edition.interview.language:
        yield from _translation(edition, exchange.id, "short title")
    else:
        declared = described.declared
        lines = [record.line for record in declared.record.exchanges]
        place = declared.at("exchanges", lines.index(exchange.line), "title")
        yield Place("short title", place.path, place.line)
    if topics:
        yield Place("topics", topics.path, 0)


def page_places(described: Described, edition: Edition) -> Iterator[Place]:
    """Give where an interview's page is corrected as a whole."""
    if edition.language != edition.interview.language:
        title = edition.interview.title_line
        yield from _translation(edition, f"l{title}" if title else "title")
    place = described.declared.at("source")
    yield Place("declarations", place.path, place.line)


def topic_place(topics: Located[Topics], topic: int, exchange: int | None = None) -> Place:
    """Give where a topic is declared by its number, or where it gathers an exchange."""
    way = ("id",) if exchange is None else ("exchanges", exchange, "at")
    place = topics.at("topics", topic, *way)
    return Place("topic", place.path, place.line)


def _translation(edition: Edition, unit: str, what: str = "translation") -> Iterator[Place]:
    """Find the entry of a unit; without a PO file there is no place before `colloquy sync` has made one."""
    if edition.translations:
        entry = edition.translations.get(unit)
        yield Place(what, shown_path(edition.interview, edition.language), entry.line if entry else 0)


def _emendations(described: Described, passage: Passage, emended: Mapping[int, int]) -> Place:
    """Find the first correction of a passage, or the list where one would be added."""
    declared, (first, last) = described.declared, passage.lines
    corrected = next((emended[line] for line in range(first, last + 1) if line in emended), 0)
    listed = declared.places.get(("emendations",)) is not None
    return Place(
        "corrections", declared.path, corrected or (declared.at("emendations").line if listed else 0)
    )


def _speaker(described: Described, turn: Turn, passage: Passage) -> Place:
    """Find where a passage's speaker is supplied, or else where the speakers' labels are declared."""
    declared = described.declared
    first, last = turn.passages[0].lines.first, passage.lines.first
    supplied = [lines for lines in declared.record.supplied_speakers if first <= lines.first <= last]
    if supplied:
        place = declared.at("supplied_speakers", str(max(supplied)))
    else:
        people = [speaker.person for speaker in declared.record.speakers]
        known = next((each.person for each in turn.speakers if each.person in people), "")
        place = declared.at("speakers", people.index(known), "person") if known else declared.at("speakers")
    return Place("speaker", place.path, place.line)
