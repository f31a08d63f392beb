"""Naming, as readers see it: who speaks (one, several, somebody unknown or nobody), and licenses."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from colloquy.catalogue import Archive
from colloquy.model import UNKNOWN, Speaker
from colloquy.text.names import name_in
from colloquy.words.wording import Wording, find_words


def names_of(archive: Archive, speakers: Iterable[Speaker]) -> Mapping[str, str]:
    """Give the name of a turn's speakers in each language that it is known in; nothing for nobody."""
    known = [_names(archive, speaker) for speaker in speakers]
    if len(known) == 1:
        return known[0]
    codes = dict.fromkeys(code for names in known for code in names)
    return {code: " / ".join(dict.fromkeys(name_in(names, code) for names in known)) for code in codes}


def names_in_turn(archive: Archive, speakers: Sequence[Speaker]) -> Mapping[str, str]:
    """Give the same, with the role of one person who has another as well: ``Dee Voss (interpreter)``."""
    return _names_with_role(archive, speakers[0]) if len(speakers) == 1 else names_of(archive, speakers)


def name_speakers(archive: Archive, speakers: Iterable[Speaker], code: str) -> str:
    """Name a turn's speakers in a language, or else in the first that their names are known in."""
    return _in_language(names_of(archive, speakers), code)


def name_turn(archive: Archive, speakers: Sequence[Speaker], code: str) -> str:
    """Do the same, with the role of one person who has another as well."""
    return _in_language(names_in_turn(archive, speakers), code)


def with_roles(speakers: Sequence[Speaker]) -> Iterator[tuple[Speaker, tuple[str, ...]]]:
    """Give each person once, with all roles."""
    roles: dict[tuple[str, str], list[str]] = {}
    for speaker in speakers:
        roles.setdefault((speaker.person, speaker.printed), []).append(speaker.role)
    once = {(speaker.person, speaker.printed): speaker for speaker in reversed(speakers)}
    return ((once[key], tuple(having)) for key, having in roles.items())


def known_people(speakers: Iterable[Speaker]) -> list[str]:
    """Give the ids of those speakers who are persons of the archive, each once."""
    return list(dict.fromkeys(speaker.person for speaker in speakers if speaker.person != UNKNOWN))


def _in_language(names: Mapping[str, str], code: str) -> str:
    return name_in(names, code) if names else ""


def _names_with_role(archive: Archive, speaker: Speaker) -> Mapping[str, str]:
    names = _names(archive, speaker)
    if not speaker.again:
        return names
    words = {language.code: find_words(language.code, language.tag) for language in archive.site.languages}
    return {
        code: words[code].plainly("{name} ({role})", name=name, role=words[code].plainly(speaker.role))
        for code, name in names.items()
        if code in words
    } or names


def _names(archive: Archive, speaker: Speaker) -> Mapping[str, str]:
    if speaker.person != UNKNOWN:
        return archive.people[speaker.person].name
    if speaker.printed:
        return {speaker.language: speaker.printed}
    return {
        language.code: find_words(language.code, language.tag).plainly("unknown speaker")
        for language in archive.site.languages
    }


def name_licence(words: Wording, licence: str, claimant: str = "") -> str:
    """Name a license as it is declared, with who claims it, as plain text."""
    if not licence:
        return words.plainly("not known")
    if licence == "none stated":
        return words.plainly("none stated")
    if claimant in ("", "nobody"):
        return licence
    return words.plainly("{licence}, claimed by {claimant}", licence=licence, claimant=claimant)
