"""What is said of withheld words, and where a translation has them."""

from collections.abc import Iterable

from colloquy.model import Mark, Withheld
from colloquy.words.wording import Wording


def withheld(words: Wording, entry: Withheld) -> str:
    """Say what is withheld and why, and who decided it, as plain text."""
    said = [words.plainly(entry.reason)]
    if entry.quantity or entry.extent != "words":
        said.append(_amount(words, entry.extent, entry.quantity or 1))
    by, on = entry.decided
    if by and on:
        said.append(words.plainly("decided by {name}, {date}", name=by, date=words.date(on)))
    elif by or on:
        said.append(words.plainly("decided by {name}", name=by) if by else words.date(on))
    return words.plainly("; ").join(said)


def _amount(words: Wording, extent: str, number: int) -> str:
    match extent:
        case "passage":
            return str(words.count("{number} passage", "{number} passages", number))
        case "turn":
            return str(words.count("{number} turn", "{number} turns", number))
        case _:
            return str(words.count("{number} word", "{number} words", number))


def in_translation(text: str, marks: Iterable[Mark], language: str) -> tuple[Mark, ...]:
    """Find in a translation what readers see of withheld words, and mark it."""
    ends: dict[str, int] = {}
    placed = []
    for mark in marks:
        if isinstance(mark.apparatus, Withheld):
            label = mark.apparatus.shown[language]
            first = text.find(label, ends.get(label, 0))
            ends[label] = first + len(label)
            placed.append(Mark(mark.apparatus, (first, ends[label])))
    return tuple(placed)
