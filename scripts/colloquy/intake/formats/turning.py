"""Turning: what some programs print in cues where somebody else speaks, written as most others do."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from colloquy.intake.vocabulary.labels import key
from colloquy.intake.vocabulary.names import NO_NAMES, is_name

TURN = "[SPEAKER_TURN]"
"""What Whisper prints behind the last words of somebody, where it only hears that another speaks."""
NAMED = re.compile(
    r"^(?:[ \t]*[-–—][ \t]*\n\s{0,9})?[ \t]*\((?P<name>[^\W\d_a-z][^()\n:]{1,39})\)[ \t]*\n?(?=[^\s(])",
    re.MULTILINE,
)
"""A name in brackets, before what is said."""
FEWEST = 2
"""Names in brackets, and how often each comes, from which on these are no sounds."""


def write_turns(bodies: Sequence[str]) -> list[str]:
    """Write `>>` before the words of another speaker, and names as labels, in what cues say."""
    return _label_named(list(_mark(bodies)))


def _mark(bodies: Sequence[str]) -> Iterator[str]:
    another = False
    for body in bodies:
        parts = [words.strip() for words in body.split(TURN)]
        said = "\n>> ".join(filter(None, parts)) if len(parts) > 1 else body
        yield f">> {said}" if another and said.strip() else said
        another = (len(parts) > 1 and not parts[-1]) or (another and not parts[0])


def _label_named(bodies: list[str]) -> list[str]:
    """Write names in brackets as labels, where the first words have one: it may be a sound elsewhere."""
    counts = Counter(name for body in bodies for name in NAMED.findall(body))
    names = {name for name, count in counts.items() if count >= FEWEST and _may_name(name)}
    first = NAMED.match(bodies[0]) if bodies else None
    if first is None or first["name"] not in names or len(names) < FEWEST:
        return bodies
    return [NAMED.sub(lambda match: _labelled(match, names), body) for body in bodies]


def _may_name(name: str) -> bool:
    return is_name(name) and key(name) not in NO_NAMES


def _labelled(match: re.Match[str], names: set[str]) -> str:
    return f"{match['name']}: " if match["name"] in names else match[0]
