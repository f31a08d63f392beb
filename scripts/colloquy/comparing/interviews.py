"""What readers read of an interview, before and after: titles, passages, speakers, declarations."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from colloquy import editions, read_interview
from colloquy.catalogue import Archive, describe
from colloquy.comparing.changes import Change, Reading, Section
from colloquy.comparing.flattening import Values, compare_values, flatten
from colloquy.model import Edition, Interview, Passage, Status, Words
from colloquy.problems import phrase

Said = Mapping[str, Words]
"""The words of one unit in each language."""


@dataclass(frozen=True, slots=True)
class Read:
    """An interview, as far as a reading diff looks at it."""

    title: str
    units: Mapping[str, Said]
    """By id, in the order of the page: titles, passages, titles of exchanges."""
    names: Mapping[str, str]
    """What a unit is called beside its id: its exchange, its speaker."""
    speakers: Mapping[str, str]
    """Ids of the people who say passages, by the passages' ids; nobody says what frames the interview."""
    declared: Values


def compare_interview(before: Archive, after: Archive, name: str) -> Section | None:
    """Tell what changed in an interview; nothing where readers see nothing of it."""
    old, new = _read(before, name), _read(after, name)
    path = f"seeds/{name}"
    if old is None or new is None:
        return _came_or_went(path, old, new, name in before.interviews, name in after.interviews)
    languages = (*after.site.codes, *(code for code in before.site.codes if code not in after.site.codes))
    changes = (
        *_units(old, new, languages),
        *compare_values(old.declared, new.declared, languages),
    )
    return Section(path, new.title, changes) if changes else None


def _came_or_went(path: str, old: Read | None, new: Read | None, was: bool, is_: bool) -> Section | None:
    told = new or old
    if told is None:
        return None
    count = len(told.speakers)
    if new is None and is_:
        note = phrase("the interview cannot be read any more; `colloquy check` says why")
    elif new is None:
        note = phrase("the interview is gone ({passages} passages)", passages=count)
    elif was:
        what = "the interview could not be read before; now it has {passages} passages"
        note = phrase(what, passages=count)
    else:
        note = phrase("a new interview ({passages} passages)", passages=count)
    return Section(path, told.title, (), (note,))


def _units(old: Read, new: Read, languages: tuple[str, ...]) -> Iterator[Change]:
    for id_ in {**new.units, **old.units}:
        first, second = old.units.get(id_, {}), new.units.get(id_, {})
        readings = tuple(
            _reading(language, first.get(language), second.get(language))
            for language in languages
            if language in first or language in second
        )
        spoke, speaks = old.speakers.get(id_), new.speakers.get(id_)
        if first and second and spoke != speaks:
            readings = (Reading("", spoke, speaks), *readings)
        if any(reading.changed for reading in readings):
            name = new.names.get(id_) or old.names.get(id_, "")
            yield Change(f"{id_} · {name}" if name else id_, readings)


def _reading(language: str, before: Words | None, after: Words | None) -> Reading:
    """Compare words; a translation that is missing is no words, although the page shows the source."""
    old, new = (
        words.text if words and words.status is not Status.MISSING else None for words in (before, after)
    )
    ways = tuple(str(words.status or "") if words else "" for words in (before, after))
    apart = before is not None and after is not None and ways[0] != ways[1]
    return Reading(language, old, new, (ways[0], ways[1]) if apart else ("", ""))


def _read(archive: Archive, name: str) -> Read | None:
    if name not in archive.interviews:
        return None
    described, _ = describe(archive, name)
    interview = read_interview(archive, described)[0] if described else None
    if described is None or interview is None:
        return None
    made, _ = editions(archive, interview)
    declared = flatten(described.declared.record)
    # The titles of exchanges are units: as declarations they would be told twice.
    declared = {way: value for way, value in declared.items() if way[0] != "exchanges"}
    declared["exchanges",] = ", ".join(str(exchange.line) for exchange in interview.exchanges)
    for edition in made:
        named = dict.fromkeys(each.translator for each in edition.translations.values() if each.translator)
        if named:
            declared["translators", edition.language] = ", ".join(named)
    units = {id_: _said(made, id_, passage) for id_, passage in _places(interview)}
    title = next(iter(units["title"].values())).text
    return Read(title, units, *_names(archive, interview), declared)


def _places(interview: Interview) -> Iterator[tuple[str, Passage | None]]:
    yield "title", None
    for passage in interview.front:
        yield passage.id, passage
    for exchange in interview.exchanges:
        yield exchange.id, None
        for passage in exchange.passages:
            yield passage.id, passage
    for passage in interview.back:
        yield passage.id, passage


def _said(made: list[Edition], id_: str, passage: Passage | None) -> Said:
    said = {}
    for edition in made:
        exchanges = {exchange.id: exchange for exchange in edition.interview.exchanges}
        if passage:
            said[edition.language] = edition.passage(passage)
        elif id_ in exchanges:
            said[edition.language] = edition.exchange_title(exchanges[id_])
        else:
            said[edition.language] = edition.title()
    return said


def _names(archive: Archive, interview: Interview) -> tuple[dict[str, str], dict[str, str]]:
    names, speakers = {}, dict.fromkeys((passage.id for passage in interview.passages), "")
    for exchange in interview.exchanges:
        for turn in exchange.turns:
            person = archive.people[turn.speaker.person].name
            speaker = person.get(interview.language) or next(iter(person.values()))
            for passage in turn.passages:
                names[passage.id] = f"{exchange.id} · {speaker}"
                speakers[passage.id] = turn.speaker.person
    return names, speakers
