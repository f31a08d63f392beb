"""Accounting: proof, in every build, that an interview loses nothing of its source text.

Five laws: undoing the emendations gives the bytes received; every line that has words ends in exactly
one place; in a passage's lines, nothing but the marks of block structure is outside its words; the
number that a list item has is the printed one; and what words say when their entities are resolved is what
readers see.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from hashlib import sha256

from colloquy.emending import undo
from colloquy.model import Interview, Kind, Piece
from colloquy.problems import Location, Problem, error
from colloquy.text.decoding import EXPLAINED
from colloquy.text.inertness import ISOLATE, find_forbidden, sort, spaced
from colloquy.text.inline import parse, resolved

STRUCTURE = re.compile(r"<br\s*/?>|[\s#>*+\-=~`_|:.•◦‣▪·–—)、\\]")
"""What may be around a passage's words: marks of headings, lists, line ends, code and tables; no number."""

ENTITY = re.compile(r"&#?\w+;|%[0-9A-Fa-f]{2}")
"""What is another character where Markdown resolves it."""


def account(interview: Interview) -> list[Problem]:
    """Find what of a source text an interview has lost or has twice."""
    source = interview.source
    problems = []
    try:
        received = bytes(undo(source, (*interview.emendations, *interview.withheld)))
    except ValueError:
        received = b""
    if sha256(received).hexdigest() != source.sha256:
        what = "undoing the emendations does not restore the source text"
        remedy = "this is a bug in Colloquy; please report it with this file"
        problems.append(error(Location(source.path), what, remedy))
    places = _places(interview)
    for number, line in enumerate(source.lines, start=1):
        once = len(places[number]) == 1
        if not once and (places[number] or STRUCTURE.sub("", line)):  # one without words may end nowhere
            what = (
                "this line belongs to {count} places: {places}"
                if places[number]
                else "this line belongs nowhere"
            )
            remedy = "declare it as omitted, or as front or back matter, or in an exchange, and only once"
            shown = sorted(places[number])
            place = Location(source.path, number)
            problems.append(error(place, what, remedy, count=len(places[number]), places=shown))
    return [*problems, *_lost_words(interview), *_find_renumbered(interview), *_find_hidden(interview)]


def _places(interview: Interview) -> dict[int, list[str]]:
    """Give for each line where it ended."""
    places: dict[int, list[str]] = defaultdict(list)
    for omission in interview.omissions:
        for line in omission.lines.numbers:
            places[line].append("omission")
    omitted = set(places)
    for passage in interview.passages:
        with_words = {piece.line for piece in (*passage.block.pieces, *passage.block.markup)}
        for line in with_words | (set(passage.lines.numbers) - omitted):  # be it left off within the passage
            places[line].append(passage.id)
    for turn in interview.turns:
        if turn.label and not places[turn.label.line]:  # a label on a line of its own
            places[turn.label.line].append("label")
    return places


def _lost_words(interview: Interview) -> Iterator[Problem]:
    labels = [turn.label for turn in interview.turns if turn.label]
    kept: dict[int, list[Piece]] = defaultdict(list)
    for piece in labels:
        kept[piece.line].append(piece)
    for passage in interview.passages:
        for piece in (*passage.block.pieces, *passage.block.markup):
            kept[piece.line].append(piece)
    code = {
        line for p in interview.passages if p.kind is Kind.CODE for line in range(p.lines[0], p.lines[1] + 1)
    }
    for number, pieces in kept.items():
        rest = spaced(interview.source.line(number))
        for piece in sorted(pieces, key=lambda piece: piece.column, reverse=True):
            end = piece.column + len(piece.text)
            if rest[piece.column : end] != piece.text:
                rest = "?"  # the words are not where they say they are
                break
            rest = rest[: piece.column] + " " + rest[end:]
        if STRUCTURE.sub("", rest) and number not in code:
            what, remedy = "`{rest}` of this line is on no page", "please report it with this file"
            yield error(Location(interview.source.path, number), what, remedy, rest=rest.strip())


def _find_renumbered(interview: Interview) -> Iterator[Problem]:
    """Find list items whose number is not that of their line."""
    for passage in interview.passages:
        number = passage.block.marker if passage.kind is Kind.ITEM else ""
        if number not in ("", "*", "".join(piece.text for piece in passage.block.markup)):
            what = "this item is numbered `{number}`, which is not printed there"
            place = Location(interview.source.path, passage.lines.first)
            yield error(place, what, "please report it with this file", number=number)


def _find_hidden(interview: Interview) -> Iterator[Problem]:
    """Find what a text spells as an entity or as a number in an address because nobody is to see it.

    Isolates are closed within their passage, which may be less than a paragraph of the file.
    """
    for passage in interview.passages:
        plain = passage.block.literal and not passage.block.entities
        if plain or passage.kind is Kind.CODE:  # there, an entity is what it is written as
            continue
        pieces = [*passage.block.pieces, *passage.block.markup]
        spelling = [piece for piece in pieces if ENTITY.search(piece.text) or ISOLATE.search(piece.text)]
        if not spelling:
            continue
        hidden = {match[0] for match in find_forbidden(_resolve(*pieces))}
        for piece in spelling:
            if forbidden := next((each for each in _resolve(piece) if each in hidden), None):
                what, _ = EXPLAINED[sort(forbidden)]
                remedy = "replace what spells it under `emendations` in interview.yml"
                yield error(Location(interview.source.path, piece.line), what, remedy, code=ord(forbidden))


def _resolve(*pieces: Piece) -> str:
    """Give all characters of pieces of a text, as they are after entities and escapes are resolved."""
    return "".join(resolved(parse("\n".join(piece.text for piece in pieces))))
