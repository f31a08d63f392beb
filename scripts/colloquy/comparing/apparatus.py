"""The apparatus, before and after: what was declared so that a passage changed is told with it, once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from colloquy.catalogue.records import OmissionRecord
from colloquy.comparing.flattening import Values, Way, line_ranges
from colloquy.comparing.sides import Read, Side
from colloquy.problems import Phrase, phrase
from colloquy.words.wording import find_words


def turned(before: Read, after: Read) -> frozenset[str]:
    """Find the passages whose words somebody else says now."""
    both = before.places.keys() & after.places.keys()
    return frozenset(id_ for id_ in both if before.places[id_].speaker != after.places[id_].speaker)


def moved(before: Read, after: Read) -> frozenset[str]:
    """Find the passages whose words changed in the source text as corrected, or came, or went."""
    old, new = ({each.id: each.text for each in read.interview.passages} for read in (before, after))
    return frozenset(id_ for id_ in old.keys() | new.keys() if old.get(id_) != new.get(id_))


def reasons(before: Read, after: Read, id_: str, side: Side) -> Iterator[Phrase]:
    """Tell why a passage's words in the source changed, came or went."""
    passage = next((read.places[id_].passage for read in (after, before) if id_ in read.places), None)
    if passage is None:
        return
    old, new = before.declared, after.declared
    here = range(passage.lines.first, passage.lines.last + 1)
    came = [each for each in new.emendations if each.line in here and each not in old.emendations]
    for each in came:
        why = _said(side, each.reason, each.note)
        yield phrase("correction of the source text: {reason}", reason=why)
    found = {(each.line, each.found) for each in came}
    for each in old.emendations:
        if each.line in here and each not in new.emendations and (each.line, each.found) not in found:
            why = _said(side, each.reason, each.note)
            yield phrase("this correction is withdrawn: {reason}", reason=why)
    for omission in new.omissions:
        if id_ not in after.places and omission not in old.omissions and _covers(omission, here[0]):
            yield phrase("left off the page: {reason}", reason=_said(side, omission.reason, omission.note))
    for omission in old.omissions:
        if id_ not in before.places and omission not in new.omissions and _covers(omission, here[0]):
            yield phrase("no longer left off the page")


def without_reasons(values: Values, before: Read, after: Read) -> Values:
    """Leave out of an interview's declarations what `reasons` and changed speakers tell with passages."""
    passages = [passage for read in (before, after) for passage in read.interview.passages]
    ids, spoken = moved(before, after), turned(before, after)
    lines, said = (
        {
            str(line)
            for passage in passages
            if passage.id in wanted
            for line in range(passage.lines.first, passage.lines.last + 1)
        }
        for wanted in (ids, spoken)
    )
    gone = ids - (before.places.keys() & after.places.keys())
    first = [passage.lines.first for passage in passages if passage.id in gone]
    omitted = {
        line_ranges(omission.lines)
        for read in (before, after)
        for omission in read.declared.omissions
        if any(_covers(omission, line) for line in first)
    }
    told: Mapping[str, set[str]] = {"emendations": lines, "supplied_speakers": said, "omissions": omitted}
    interjected = {str(line) for line in {*before.declared.interjections} ^ {*after.declared.interjections}}
    return {
        way: value
        for way, value in values.items()
        if not _told(way, told) and (way != ("interjections",) or interjected - said)
    }


def _told(way: Way, told: Mapping[str, set[str]]) -> bool:
    # Entries of one line are told apart by numbers: `5`, `5 (2)`.
    return len(way) > 1 and way[1].partition(" (")[0] in told.get(way[0], ())


def _covers(omission: OmissionRecord, line: int) -> bool:
    return any(first <= line <= last for first, last in omission.lines)


def _said(side: Side, reason: str, note: Mapping[str, str]) -> Phrase | str:
    """Say a reason as the site does, in the report's language, with its note."""
    code = side.language
    said = find_words(code, side.archive.site.tag(code)).plainly(reason) if code else reason
    return phrase("{reason} ({note})", reason=said, note=side.name(note)) if note else said
