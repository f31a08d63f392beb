"""Names that somebody or something has in several languages, or takes from its first words."""

from collections.abc import Mapping

from colloquy.text.scripts import is_wide


def name_in(names: Mapping[str, str], code: str) -> str:
    """Give a name in a language, or else the first one there is."""
    return names.get(code) or next(iter(names.values()))


FIRST = 60
"""Columns of a line that is made of a text's first words; Chinese characters take two."""


def first_words(text: str) -> str:
    """Give the first words of a text, as many as a short line has."""
    line, columns = " ".join(text.split()), 0
    for index, character in enumerate(line):
        columns += 1 + is_wide(character)
        if columns > FIRST:
            cut = line[:index] if is_wide(character) else line[:index].rpartition(" ")[0] or line[:index]
            return f"{cut.rstrip(' ,;:，；：、')}…"
    return line
