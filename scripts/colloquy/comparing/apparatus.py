"""The apparatus, before and after: what was declared so that a passage changed is given with it, once."""

from collections.abc import Collection, Iterator

from colloquy.catalogue import InterviewRecord
from colloquy.catalogue.records import EmendationRecord, OmissionRecord, WithheldRecord
from colloquy.comparing.sides import Side
from colloquy.mapping.snapshots import Snapshot
from colloquy.problems import Phrase, phrase
from colloquy.words.wording import find_words


def turned(before: Snapshot, after: Snapshot) -> set[str]:
    """Find the passages whose words somebody else says now."""
    both = before.units.keys() & after.units.keys()
    return {id_ for id_ in both if before.units[id_].speaker != after.units[id_].speaker}


def moved(before: Snapshot, after: Snapshot) -> set[str]:
    """Find the passages whose words changed in the source text as corrected, or came, or went."""
    old, new = (
        {(each.id, each.source) for each in side.units.values() if each.lines} for side in (before, after)
    )
    return {id_ for id_, _ in old ^ new}


def reasons(before: Snapshot, after: Snapshot, id_: str, side: Side) -> Iterator[Phrase]:
    """Give why a passage's words in the source changed, came or went."""
    lines = (after.units.get(id_) or before.units[id_]).lines
    if lines is None:
        return
    old, new, here = before.declared, after.declared, lines.numbers
    came, gone = (
        [
            emendation
            for emendation in one.emendations
            if emendation.line in here and emendation not in other.emendations
        ]
        for one, other in ((new, old), (old, new))
    )
    for emendation in came:
        yield phrase("correction of the source text: {reason}", reason=_reason(emendation, side))
    corrected = {(emendation.line, emendation.found) for emendation in came}
    for emendation in gone:
        if (emendation.line, emendation.found) not in corrected:
            yield phrase("this correction is withdrawn: {reason}", reason=_reason(emendation, side))
    for entry in withdrawn(before, after, id_):
        yield phrase("words are withheld: {reason}", reason=_reason(entry, side))
    for omission in new.omissions:
        if id_ not in after.units and omission not in old.omissions and _covers(omission, here):
            yield phrase("left off the page: {reason}", reason=_reason(omission, side))
    for omission in old.omissions:
        if id_ not in before.units and omission not in new.omissions and _covers(omission, here):
            yield phrase("no longer left off the page")


def withdrawn(before: Snapshot, after: Snapshot, id_: str) -> list[WithheldRecord]:
    """Give what is newly withheld in a passage: what it said before is not to be shown again."""
    unit = after.units.get(id_) or before.units.get(id_)
    here = unit.lines.numbers if unit and unit.lines else ()
    known = before.declared.withheld
    return [each for each in after.declared.withheld if each.line in here and each not in known]


def without_reasons(declared: InterviewRecord, before: Snapshot, after: Snapshot) -> InterviewRecord:
    """Leave out of an interview's declarations what `reasons` and changed speakers give with passages."""
    ids, spoken = moved(before, after), _lines(before, after, turned(before, after))
    corrected, apart = _lines(before, after, ids), before.units.keys() ^ after.units.keys()
    gone = _lines(before, after, ids & apart)
    interjected = {*before.declared.interjections} ^ {*after.declared.interjections}
    supplied = declared.supplied_speakers.items()
    fewer = any(entry not in before.declared.withheld for entry in after.declared.withheld)
    rest = {
        # By the SHA-256 that a file had, whoever guesses what was withheld can make sure.
        "source": after.declared.source if fewer else declared.source,
        "emendations": tuple(
            emendation for emendation in declared.emendations if emendation.line not in corrected
        ),
        "withheld": tuple(entry for entry in declared.withheld if entry.line not in corrected),
        "omissions": tuple(omission for omission in declared.omissions if not _covers(omission, gone)),
        "supplied_speakers": {lines: person for lines, person in supplied if lines.first not in spoken},
        "interjections": declared.interjections if interjected - spoken else (),
    }
    return declared.model_copy(update=rest)


def _lines(before: Snapshot, after: Snapshot, ids: Collection[str]) -> set[int]:
    units = (each for side in (before, after) for each in side.units.values() if each.id in ids)
    return {line for each in units if each.lines for line in each.lines.numbers}


def _covers(omission: OmissionRecord, lines: Collection[int]) -> bool:
    return any(not {*lines}.isdisjoint(run.numbers) for run in omission.lines)


def _reason(declared: EmendationRecord | OmissionRecord | WithheldRecord, side: Side) -> Phrase | str:
    """Write a reason as the site does, in the report's language, with its note."""
    code, note = side.language, declared.note
    reason: str = declared.reason
    if code:
        reason = find_words(code, side.archive.site.tag(code)).plainly(reason)
    return phrase("{reason} ({note})", reason=reason, note=side.name(note)) if note else reason
