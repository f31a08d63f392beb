"""Naming: who speaks, as readers see it. One speaker, several of one label, somebody unknown, or nobody."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from colloquy.catalogue import Archive
from colloquy.model import UNKNOWN, Speaker
from colloquy.text.names import name_in
from colloquy.words.wording import find_words


def names_of(archive: Archive, speakers: Iterable[Speaker]) -> Mapping[str, str]:
    """Give the name of a turn's speakers in each language that it is known in; nothing for nobody."""
    known = [_names(archive, speaker) for speaker in speakers]
    if len(known) == 1:
        return known[0]
    codes = dict.fromkeys(code for names in known for code in names)
    return {code: " / ".join(dict.fromkeys(name_in(names, code) for names in known)) for code in codes}


def name_speakers(archive: Archive, speakers: Iterable[Speaker], code: str) -> str:
    """Name a turn's speakers in a language, or else in the first that their names are known in."""
    names = names_of(archive, speakers)
    return name_in(names, code) if names else ""


def known_people(speakers: Iterable[Speaker]) -> list[str]:
    """Give the ids of those speakers who are persons of the archive, each once."""
    return list(dict.fromkeys(speaker.person for speaker in speakers if speaker.person != UNKNOWN))


def _names(archive: Archive, speaker: Speaker) -> Mapping[str, str]:
    if speaker.person != UNKNOWN:
        return archive.people[speaker.person].name
    if speaker.printed:
        return {speaker.language: speaker.printed}
    return {
        language.code: find_words(language.code, language.tag).plainly("unknown speaker")
        for language in archive.site.languages
    }
