"""What readers read of an interview, before and after: titles, passages, speakers, declarations."""

from __future__ import annotations

from collections.abc import Iterator, Set
from itertools import takewhile

from colloquy.comparing.apparatus import reasons, turned, without_reasons
from colloquy.comparing.changes import Change, Reading, Section
from colloquy.comparing.flattening import Values, compare_values, flatten
from colloquy.comparing.sides import Place, Read, Side
from colloquy.gathering import gathered
from colloquy.model import Edition, Status, Words
from colloquy.problems import Phrase, phrase

Languages = tuple[str, ...]


def compare_interview(old: Side, new: Side, name: str, languages: Languages) -> Section | None:
    """Tell what changed in an interview; nothing where readers see nothing of it, or it is refused."""
    (before, lost), (after, refused) = old.interview(name), new.interview(name)
    path = f"seeds/{name}"
    if before is None or after is None:
        if after and not lost:
            note = phrase("a new interview ({passages} passages)", passages=_spoken(after))
            return Section(path, new.title(after), (), (note,))
        if before and not refused:
            note = phrase("the interview is gone ({passages} passages)", passages=_spoken(before))
            return Section(path, old.title(before), (), (note,))
        return None
    languages = tuple(code for code in languages if f"{path}/{code}.po" not in lost | refused)
    first, second = (
        without_reasons(_declared(side, read, languages), before, after)
        for side, read in ((old, before), (new, after))
    )
    changes = (*_units((old, before), (new, after), languages), *compare_values(first, second, languages))
    return Section(path, new.title(after), changes) if changes else None


def _spoken(read: Read) -> int:
    return sum(1 for _ in read.interview.passages)


def _units(was: tuple[Side, Read], is_: tuple[Side, Read], languages: Languages) -> Iterator[Change]:
    before, after = was[1], is_[1]
    spoken, told = turned(before, after), set()
    readings = {
        id_: tuple(_readings(before, after, id_, languages)) for id_ in {**after.places, **before.places}
    }
    changed = {id_ for id_, each in readings.items() if any(reading.changed for reading in each)}
    for id_, here in readings.items():
        side, read = is_ if id_ in after.places else was
        if id_ in changed:
            name = " · ".join(filter(None, (id_, *side.where(read, id_))))
            facts = tuple(reasons(before, after, id_, side))
            also = tuple(_also(side, read, [id_])) if id_ in after.places else ()
            yield Change(_speaks(was, is_, [id_]) if id_ in spoken else name, here, facts, also)
        elif id_ in spoken and id_ not in told:
            run = _run(before, after, id_, spoken - changed)
            told |= {*run}
            known = (side.language, after.interview.language)  # the words are there to be recognised
            there = [each for each in here if each.language in known and each.after is not None]
            shown = tuple(sorted(there, key=lambda each: known.index(each.language))[:1])
            yield Change(_speaks(was, is_, run), shown, (), tuple(_also(side, read, run)))


def _also(side: Side, read: Read, ids: list[str]) -> Iterator[Phrase]:
    """Name other pages that show one of some passages of a turn, or the title of an exchange."""
    archive, interview, place = side.archive, read.interview.id, read.places[ids[0]]
    highlights = archive.highlights.record.highlights if archive.highlights else ()
    if {f"{interview}#{id_}" for id_ in ids} & {each.at for each in highlights}:
        yield phrase("home page")
    for gathering in gathered(archive, interview).get(place.exchange.id, ()) if place.exchange else ():
        named, asked = gathering.record.passages, place.turn is None or place.turn.speaker.role != "guest"
        if asked or not named or {*ids} & {*named}:  # a topic shows the question, too
            yield phrase("topic “{topic}”", topic=side.name(gathering.topic.title))


def _run(before: Read, after: Read, first: str, spoken: Set[str]) -> list[str]:
    """List the passages of a turn, from one on, that the same person said and somebody else says now."""
    spoke, turn = before.places[first].speaker, after.places[first].turn
    ids = [passage.id for passage in turn.passages] if turn else [first]
    same = takewhile(
        lambda id_: id_ in spoken and before.places[id_].speaker == spoke, ids[ids.index(first) :]
    )
    return list(same)


def _speaks(was: tuple[Side, Read], is_: tuple[Side, Read], ids: list[str]) -> Phrase:
    before, after = (side.person(read.places[ids[0]].speaker) for side, read in (was, is_))
    run = "–".join(dict.fromkeys((ids[0], ids[-1])))
    place = " · ".join([run, *is_[0].where(is_[1], ids[0])[:1]])
    turn = is_[1].places[ids[0]].turn
    what = "{place} · who speaks: {before} → {after}"
    if turn and turn.supplied:
        what = "{place} · who speaks: {before} → {after} (supplied)"
    return phrase(what, place=place, before=before, after=after)


def _readings(before: Read, after: Read, id_: str, languages: Languages) -> Iterator[Reading]:
    for language in languages:
        old, new = (_words(read, id_, language) for read in (before, after))
        if old or new:
            yield _reading(language, old, new)


def _words(read: Read, id_: str, language: str) -> Words | None:
    place, edition = read.places.get(id_), read.editions.get(language)
    return _of_place(edition, place) if place and edition else None


def _of_place(edition: Edition, place: Place) -> Words:
    if place.passage:
        return edition.passage(place.passage)
    return edition.exchange_title(place.exchange) if place.exchange else edition.title()


def _reading(language: str, before: Words | None, after: Words | None) -> Reading:
    """Compare words; a translation that is missing is no words, although the page shows the source."""
    old, new = (
        words.text if words and words.status is not Status.MISSING else None for words in (before, after)
    )
    ways = tuple(str(words.status or "") if words else "" for words in (before, after))
    apart = before is not None and after is not None and ways[0] != ways[1]
    return Reading(language, old, new, (ways[0], ways[1]) if apart else ("", ""))


def _declared(side: Side, read: Read, languages: Languages) -> Values:
    """Give what is declared beside the titles of exchanges, which are units, and who translated."""
    values = {
        way: value
        for way, value in flatten(read.declared).items()
        if (way[0] != "exchanges" or "hidden_labels" in way)
        and (way[0], way[-1], value) != ("emendations", "count", "1")
    }
    for line, person in read.declared.supplied_speakers.items():
        values["supplied_speakers", str(line)] = side.person(person)
    values["exchanges",] = ", ".join(str(exchange.line) for exchange in read.interview.exchanges)
    for language in set(languages) & read.editions.keys():
        translations = read.editions[language].translations.values()
        if named := dict.fromkeys(each.translator for each in translations if each.translator):
            values["translators", language] = ", ".join(named)
    return values
