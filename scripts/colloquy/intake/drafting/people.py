"""People: whom of `people.yml` a name is, and who is new there. That two names are alike decides nothing."""

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher

from colloquy.catalogue.people import PersonRecord
from colloquy.intake.parts.model import Voice
from colloquy.intake.vocabulary.labels import key
from colloquy.intake.vocabulary.names import UNNAMED, is_han, is_role, is_same
from colloquy.intake.vocabulary.slugs import slug, unique
from colloquy.intake.vocabulary.variants import FEWEST_TRANSCRIBED, is_alike

UNKNOWN = "unknown"
SLIP = 0.8
"""How alike two words are of which one may be misspelled."""
LONG = 5
"""Letters of a single word, from how many on a slip in it makes no other name of it."""


@dataclass(frozen=True, slots=True)
class Match:
    """Who a voice is."""

    person: str
    """An id of `people.yml`, or `unknown`."""
    name: str
    new: bool = False
    """Whether the person is not in `people.yml` yet."""
    alike: tuple[str, ...] = ()
    """Ids of people whose names are alike: perhaps the same person."""
    guess: str = ""
    """Who it may be, where the text gives no name, or initials alone."""


def match_people(
    voices: Mapping[str, Voice], people: Mapping[str, PersonRecord], unnamed: tuple[str, ...]
) -> dict[str, Match]:
    """Match voices with people, by the whole name but for case; `unnamed` ones with nobody."""
    taken = set(people)
    matches = {}
    for name, voice in voices.items():
        if name in unnamed or names_nobody(name):
            matches[name] = Match(UNKNOWN, name)
            continue
        known = [id_ for id_, person in people.items() if _is_called(person, name, voice)]
        if len(known) == 1:
            matches[name] = Match(known[0], name)
            continue
        alike = tuple(
            id_ for id_, person in people.items() if any(_is_like(name, other) for other in _names(person))
        )
        new = unique(slug(name) or "person", taken)
        taken.add(new)
        matches[name] = Match(new, name, new=True, alike=(*known, *alike)[:5])
    return matches


def names_nobody(name: str) -> bool:
    """Say whether a voice is called by a role, a letter or what a machine calls it, and by no name."""
    return is_role(name) or bool(UNNAMED.fullmatch(name)) or len(name) < 2


def _is_called(person: PersonRecord, name: str, voice: Voice) -> bool:
    whole = {key(each) for each in person.name.values()}
    return key(name) in whole or any(key(label) in whole and " " in label for label in voice.labels)


def _names(person: PersonRecord) -> list[str]:
    return [*person.name.values(), *person.short.values()]


def _is_like(name: str, other: str) -> bool:
    """Say whether two names are perhaps one person's: more alike than two labels of one text have to be."""
    if is_han(name) != is_han(other):
        han, latin = (name, other) if is_han(name) else (other, name)
        transcribed = "·" in han or len(han) >= FEWEST_TRANSCRIBED
        return is_alike(han, latin) if transcribed else _reads(han) & {"".join(key(latin).split())} != set()
    if is_han(name):
        return len(name) > 1 < len(other) and (is_same(name, other) or is_alike(name, other))
    if is_same(name, other):
        return bool({*key(name).split()} & {*key(other).split()}) or min(name, other, key=len).isupper()
    words, others = key(name).split(), key(other).split()
    alone = len(words) == 1 and min(len(name), len(other)) < LONG
    return not alone and len(words) == len(others) and all(map(_is_slip, words, others))


def _reads(han: str) -> set[str]:
    """Give how a Chinese name is written in Latin letters: the surname first, or last."""
    from pypinyin import lazy_pinyin

    surname, *given = lazy_pinyin(han)
    return {"".join((surname, *given)), "".join((*given, surname))}


def _is_slip(word: str, other: str) -> bool:
    return SequenceMatcher(None, word, other).ratio() >= SLIP
