"""What readers read of an interview, before and after: titles, passages, speakers, declarations."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from colloquy.comparing.apparatus import reasons, turned, withdrawn, without_reasons
from colloquy.comparing.changes import Change, Reading, Section
from colloquy.comparing.flattening import Values, compare_values, flatten
from colloquy.comparing.sides import Side, Version
from colloquy.gathering import gathered
from colloquy.mapping.snapshots import Snapshot
from colloquy.model import Status, Words
from colloquy.problems import Phrase, phrase

Languages = tuple[str, ...]


def compare_interview(old: Side, new: Side, name: str, languages: Languages) -> Section:
    """Give what changed in an interview; nothing where readers see nothing of it, or it is refused."""
    before, after, path = old.version(name), new.version(name), f"seeds/{name}"
    lost, refused = old.refused_of(name), new.refused_of(name)
    if before and after:
        shown = tuple(code for code in languages if f"{path}/{code}.po" not in lost | refused)
        first, second = (_declared(each, before, after, shown) for each in (before, after))
        changes = (*_compare_units(before, after, shown), *compare_values(first, second, shown))
        return Section(path, after.title, changes)
    if after and not lost:
        note = phrase("a new interview ({passages} passages)", passages=after.passages)
        return Section(path, after.title, (), (note,))
    if before and not refused:
        note = phrase("the interview is gone ({passages} passages)", passages=before.passages)
        return Section(path, before.title, (), (note,))
    return Section(path, "", ())


def _compare_units(before: Version, after: Version, languages: Languages) -> Iterator[Change]:
    old, new = before.snapshot, after.snapshot
    spoken = turned(old, new)
    readings = {id_: tuple(_readings(old, new, id_, languages)) for id_ in {**new.units, **old.units}}
    changed = {id_ for id_, each in readings.items() if any(reading.changed for reading in each)}
    respoken = spoken - changed

    def run(id_: str) -> tuple[str, ...]:
        """Put passages of a turn together that one person said and another says now, in the same words."""
        turn = new.units[id_].turn if id_ in respoken else ""
        return (turn, old.units[id_].speaker) if turn else (id_,)

    for _, group in groupby(readings, run):
        first, *rest = group
        if first not in changed | spoken:
            continue
        there = after if first in new.units else before
        where = " · ".join((first, *there.where(first)))
        yield Change(
            _speaks(before, after, [first, *rest]) if first in spoken else where,
            readings[first] if first in changed else _recognizable(after, readings[first]),
            tuple(reasons(old, new, first, there.side)) if first in changed else (),
            tuple(_also(after, [first, *rest])) if there is after else (),
        )


def _readings(before: Snapshot, after: Snapshot, id_: str, languages: Languages) -> Iterator[Reading]:
    for language in languages:
        old, new = (
            side.units[id_].words.get(language) if id_ in side.units else None for side in (before, after)
        )
        if new and withdrawn(before, after, id_):
            yield _reading(language, None, new)
        elif old or new:
            yield _reading(language, old, new)


def _reading(language: str, before: Words | None, after: Words | None) -> Reading:
    """Compare words; a translation that is missing is no words, although the page shows the source."""
    old, new = (
        words.text if words and words.status is not Status.MISSING else None for words in (before, after)
    )
    if before and after and before.status is not after.status:
        return Reading(language, old, new, (before.status or "", after.status or ""))
    return Reading(language, old, new)


def _recognizable(version: Version, readings: Sequence[Reading]) -> tuple[Reading, ...]:
    """Choose the words by which readers know a passage: the report's language, or else the interview's."""
    known = (version.side.language, version.snapshot.language)
    there = [each for each in readings if each.language in known and each.after is not None]
    return tuple(sorted(there, key=lambda each: known.index(each.language))[:1])


def _speaks(before: Version, after: Version, ids: Sequence[str]) -> Phrase:
    unit = after.units[ids[0]]
    old, new = (each.side.person(each.units[ids[0]].speaker) for each in (before, after))
    run = "–".join(dict.fromkeys((ids[0], ids[-1])))
    place = " · ".join((run, *after.where(ids[0])[:1]))
    what = "{place} · who speaks: {before} → {after}"
    if unit.supplied:
        what = "{place} · who speaks: {before} → {after} (supplied)"
    return phrase(what, place=place, before=old, after=new)


def _also(version: Version, ids: Sequence[str]) -> Iterator[Phrase]:
    """Name other pages that show one of some passages of a turn, or the title of an exchange."""
    archive, interview, unit = version.side.archive, version.snapshot.id, version.units[ids[0]]
    highlights = archive.highlights.record.highlights if archive.highlights else ()
    if any(each.interview == interview and each.passage in ids for each in highlights):
        yield phrase("home page")
    for gathering in gathered(archive, interview).get(unit.exchange, ()):
        passages = gathering.record.passages
        if unit.role != "guest" or not passages or {*ids} & {*passages}:  # a topic shows the question, too
            yield phrase("topic “{topic}”", topic=version.side.name(gathering.topic.title))


def _declared(version: Version, before: Version, after: Version, languages: Languages) -> Values:
    """Give what is declared beside the titles of exchanges, which are units, and who translated."""
    snapshot = version.snapshot
    declared = without_reasons(snapshot.declared, before.snapshot, after.snapshot)
    values = {
        way: value
        for way, value in flatten(declared).items()
        if (way[0] != "exchanges" or "hidden_labels" in way)
        and (way[0], way[-1], value) != ("emendations", "count", "1")
    }
    for line, person in declared.supplied_speakers.items():
        values["supplied_speakers", str(line)] = version.side.person(person.partition("/")[0])
    values["exchanges",] = ", ".join(str(line) for line in sorted(each.line for each in declared.exchanges))
    for language in languages:
        if names := snapshot.translators.get(language):
            values["translators", language] = ", ".join(names)
    return values
