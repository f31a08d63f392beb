"""What looks as if words were withheld, and are published all the same."""

from collections.abc import Iterator

from colloquy.catalogue import InterviewRecord, Located
from colloquy.catalogue.records import EmendationRecord
from colloquy.model import SourceText
from colloquy.problems import Location, Problem, advice, doubt, error
from colloquy.text.redaction import MARK, PRIVATE, loses_words, redacts
from colloquy.text.renaming import WORD, changes

OURS = ("[withheld]", "〔隐去〕")
"""Marks that are in a text only where somebody means to declare them."""


def redactions(declared: Located[InterviewRecord], received: SourceText) -> Iterator[Problem]:
    """Find emendations that hide words: their words are published, as what was received.

    No message repeats the words.
    """
    for index, record in enumerate(declared.record.emendations):
        if hides(record):
            what = "the note says that words are kept from readers, but this emendation publishes them"
            if redacts(record.found, record.replaced):
                what = "this emendation hides words, but publishes them: pages and exports show what it found"
            remedy = (
                "if the words may not be published: 1. put `{mark}` in their place in line {line} of {file}; "
                '2. in place of this emendation, declare `- {{line: {line}, mark: "{mark}", reason: '
                "privacy}}` under `withheld`, or with another reason; 3. run `make check`, and declare the "
                "SHA-256 that it gives; 4. run `make sync`. If nothing is hidden here, write no such mark in "
                "`replaced` and no such reason in the note"
            )
            marks = (match[0] for match in MARK.finditer(record.replaced))
            mark = next((mark for mark in marks if mark not in record.found), "[withheld]")
            place = declared.at("emendations", index, "replaced")
            yield error(place, what, remedy, line=record.line, file=received.path, mark=mark)


def removals(declared: Located[InterviewRecord], received: SourceText) -> Iterator[Problem]:
    """Find emendations that take out words, or what may be a name, with no word on why."""
    entries = [
        (index, record)
        for index, record in enumerate(declared.record.emendations)
        if not (record.note or hides(record))
    ]
    labels = " ".join(label for speaker in declared.record.speakers for label in speaker.labels).lower()
    known = frozenset(WORD.findall("\n".join([*received.lines, labels]))) if entries else frozenset()
    for index, record in entries:
        place = declared.at("emendations", index, "replaced")
        if any(change.renames(known) for change in changes(record.found, record.replaced)):
            what = "this emendation replaces what may be a name, but publishes what it found"
            remedy = (
                "if the name may not be published, put `[withheld]` in its place in line {line} of {file}, "
                'and declare `- {{line: {line}, mark: "[withheld]", reason: privacy}}` under `withheld` in '
                "place of this emendation; if it is a misprint, say in a `note` how that is known"
            )
            yield doubt(place, what, remedy, line=record.line, file=received.path)
        elif not any(map(str.isalnum, record.replaced)) and loses_words(record.found, record.replaced):
            what = "this emendation takes words out, but publishes them as what was received"
            remedy = (
                "say in a `note` why they do not belong to the text; if they may not be published, take them "
                "out of the source text itself and declare them under `withheld`"
            )
            yield advice(place, what, remedy)


def undeclared(declared: Located[InterviewRecord], received: SourceText) -> Iterator[Problem]:
    """Find our own marks in a source text where nothing is declared."""
    known = {(record.line, record.mark) for record in declared.record.withheld}
    for number, line in enumerate(received.lines, start=1):
        for mark in OURS:
            if mark in line and not any(at == number and mark in other for at, other in known):
                what = "`{mark}` is not declared, so readers do not see why words are withheld here"
                remedy = (
                    "declare it under `withheld` in interview.yml, as `- {{line: {line}, mark: "
                    '"{mark}", reason: privacy}}` or with another reason; `decided_by` names who did it'
                )
                place = Location(received.path, number)
                yield advice(place, what, remedy, mark=mark, line=number)


def hides(record: EmendationRecord) -> bool:
    """Say whether an emendation is meant to keep words from readers, by its mark or by its note."""
    private = any(PRIVATE.search(text) for text in record.note.values())
    return loses_words(record.found, record.replaced) and (private or redacts(record.found, record.replaced))
