"""Inputs: files of the corpus, of the cases and of the real archive, changed at random.

An input is a function of its seed alone, so that a run can be repeated.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from random import Random

import yaml

from archives import ROOT
from fuzz.arena import DECLARED, SOURCE, Arena, Files
from golden import CASES
from receiving import received

_TOKENS = Path(__file__).parent / "tokens.yml"

LONG = ("9" * 5000, "a" * 255, "名" * 90)
TOKENS: tuple[str, ...] = (
    *(token for kind in yaml.safe_load(_TOKENS.read_text(encoding="utf-8")).values() for token in kind),
    *LONG,
)
"""What is put into texts: marks, characters, numbers and words that mean something to somebody."""

LONGEST = 60_000
"""Characters that are put in at once."""
EDGE = re.compile(r"\b|^|$", re.MULTILINE)
PAGES = 0.01
"""The share of inputs that change hand-written pages or the settings: for each, MkDocs is set up, which takes
as long as a hundred other inputs."""
PIECE = 2_000
"""Characters of a real file that are taken at once."""


@cache
def texts() -> dict[str, tuple[str, ...]]:
    """Give texts to begin with, by the kind of file."""
    found: dict[str, set[str]] = {}
    written = (path for code in ("en", "zh") for path in (ROOT / "docs" / code).glob("*.md"))
    for path in sorted([*(ROOT / "seeds").rglob("*"), *written, ROOT / "mkdocs.yml"]):
        if path.is_file():
            text = path.read_text(encoding="utf-8")
            pieces = (text[start : start + PIECE] for start in range(0, len(text), PIECE))
            found.setdefault(path.suffix, set()).update(pieces)
    for case in sorted(CASES.glob("*/*.yml")):
        given = yaml.load(case.read_text(encoding="utf-8"), yaml.CSafeLoader)
        for path, text in (given.get("write") or {}).items():
            found.setdefault(Path(path).suffix, set()).add(text)
    return {kind: tuple(sorted(each)) for kind, each in found.items()}


@cache
def received_files() -> tuple[tuple[str, bytes], ...]:
    """Give files as they may be received: of the cases of intake."""
    paths = sorted((CASES / "intake").glob("*.yml"))
    cases = (yaml.load(path.read_text("utf-8"), yaml.CSafeLoader) for path in paths)
    return tuple((given["file"], received(given)) for given in cases)


def changed_file(random: Random) -> tuple[str, bytes]:
    """Give a received file, changed: its text, or where it has none its bytes."""
    name, raw = random.choice(received_files())
    try:
        text = raw.decode()
    except UnicodeDecodeError:
        changed = bytearray(raw)
        for _ in range(random.choice((1, 3, 20))):
            changed[random.randrange(len(changed))] = random.randrange(256)
        return name, bytes(changed)
    for _ in range(random.choice((1, 1, 2, 4, 8))):
        text = random.choice(CHANGES)(random, text, Path(name).suffix)
    other = random.choice(received_files())[0] if random.random() < 0.1 else name
    return other, text.encode("utf-8", "surrogatepass")


def is_of_pages(seed: int, number: int) -> bool:
    """Say whether an input, by its number, changes hand-written pages or the settings."""
    return Random(f"{seed} {number} pages").random() < PAGES


def inputs(arena: Arena, seed: int) -> Iterator[Files]:
    """Give inputs without end."""
    seeds = [name for name in arena.files if name.startswith("seeds/")]
    weights = [6 if name in (DECLARED, SOURCE) or name.endswith(".po") else 2 for name in seeds]
    others = [name for name in arena.files if name.startswith("docs/") or name == "mkdocs.yml"]
    number = 0
    while True:
        random, of_pages = Random(f"{seed} {number}"), is_of_pages(seed, number)
        number += 1
        changed: dict[str, bytes] = {}
        names = random.choices(seeds, weights, k=1 if random.random() < 0.8 else 2)
        if of_pages:
            names = random.choices(others, k=random.choice((1, 1, 2)))
        for name in names:
            text = arena.files[name].decode()
            for _ in range(random.choice((1, 1, 1, 2, 3, 6))):
                text = random.choice(CHANGES)(random, text, Path(name).suffix)
            changed[name] = text.encode("utf-8", "surrogatepass")
        if random.random() < 0.03:
            name = random.choice(list(changed))
            raw = bytearray(changed[name])
            raw[random.randrange(len(raw) + 1) :][:1] = random.randbytes(random.choice((1, 2, 5)))
            changed[name] = bytes(raw)
        if random.random() < 0.15:  # as plain text
            declared = changed.get(DECLARED, arena.files[DECLARED])
            changed[DECLARED] = declared.replace(b"format: markdown", b"format: text")
        yield changed


def _somewhere(random: Random, text: str) -> int:
    """Choose a place: mostly where a word, a value or a line begins or ends."""
    place = random.randint(0, len(text))
    edge = EDGE.search(text, place) if random.random() < 0.7 else None
    return edge.start() if edge else place


def _token(random: Random) -> str:
    token = random.choice(TOKENS)
    if random.random() < 0.1:
        token += random.choice(TOKENS)
    if random.random() < 0.06:
        token *= random.randint(2, max(2, LONGEST // max(1, len(token))))
    elif random.random() < 0.15:
        token *= random.randint(2, 40)
    return token[:LONGEST]


def _insert(random: Random, text: str, _: str) -> str:
    place = _somewhere(random, text)
    return text[:place] + _token(random) + text[place:]


def _delete(random: Random, text: str, _: str) -> str:
    first, last = sorted((_somewhere(random, text), _somewhere(random, text)))
    return text[:first] + text[min(last, first + random.choice((1, 1, 3, 20, 400))) :]


def _repeat(random: Random, text: str, _: str) -> str:
    first, last = sorted((_somewhere(random, text), _somewhere(random, text)))
    span = text[first : min(last, first + 400)]
    return text[:first] + (span * random.choice((2, 2, 3, 10, 200)))[:LONGEST] + text[last:]


def _swap(random: Random, text: str, _: str) -> str:
    lines = text.split("\n")
    one, other = random.randrange(len(lines)), random.randrange(len(lines))
    lines[one], lines[other] = lines[other], lines[one]
    return "\n".join(lines)


def _replace(random: Random, text: str, _: str) -> str:
    """Put something else in place of a word, a number or the rest of a line."""
    spans = list(re.finditer(random.choice((r"\w+", r"\d+", r"(?<=: ).+$", r"^.*$")), text, re.MULTILINE))
    if not spans:
        return text
    span = random.choice(spans)
    return text[: span.start()] + _token(random) + text[span.end() :]


def _splice(random: Random, text: str, kind: str) -> str:
    other = random.choice(texts().get(kind) or ("",))
    first, last = sorted((_somewhere(random, other), _somewhere(random, other)))
    place = _somewhere(random, text)
    return text[:place] + other[first:last] + text[place:]


def _ends(random: Random, text: str, _: str) -> str:
    ends = ("\r", "\r\n", "\f\n", "\n\f", "\u2028", "\n\n", "\n ", " \n", "\v\n")
    return text.replace("\n", random.choice(ends))


def _indent(random: Random, text: str, _: str) -> str:
    lines = text.split("\n")
    first = random.randrange(len(lines))
    before = random.choice(("  ", "    ", "\t", "> ", "- ", "* ", "1. ", "# ", "| ", "    - ", "> - "))
    for number in range(first, min(len(lines), first + random.choice((1, 1, 2, 5)))):
        lines[number] = before + lines[number]
    return "\n".join(lines)


CHANGES: tuple[Callable[[Random, str, str], str], ...] = (
    _insert,
    _insert,
    _insert,
    _delete,
    _repeat,
    _swap,
    _replace,
    _replace,
    _replace,
    _splice,
    _indent,
    _indent,
    _ends,
)
