"""Running heads: what each page of a printed transcript has above or below it, with its number."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from colloquy.intake.formats.texts import PLAIN, IntakeText
from colloquy.intake.parts.units import Unit
from colloquy.intake.vocabulary.asking import ends_asking
from colloquy.intake.vocabulary.labels import key
from colloquy.intake.vocabulary.names import is_role
from colloquy.model import Kind
from colloquy.text.times import CLOCK

FEWEST = 3
"""Pages with a head, from which on it is one."""
NEARLY = 0.8
"""Share of the heads that a line is beside, which has no number and belongs to them."""
LONGEST = 120
STEP = 2
"""Pages from one head to the next at most: left and right ones may have heads of their own."""
NUMBER = re.compile(r"\d{1,9}")
NO_HEAD = re.compile(rf"{CLOCK}|[:：?？]\W*$|^[\[(（【]")
"""What has a time; what is a label, asks, or is in brackets, as notes are."""
PAGE = re.compile(r"\b(?:pages?|p|pg|seite)\b|[页頁]", re.IGNORECASE)


def part_heads(text: IntakeText) -> IntakeText:
    """Put blank lines around the running heads of a plain text that have none."""
    if text.form != PLAIN:
        return text
    lines = text.text.split("\n")
    heads = _shapes(lines)
    parted = []
    for line in lines:
        parted += ["", line, ""] if heads and _shape(line) in heads else [line]
    return text.rewritten("\n".join(parted), "running heads are paragraphs of their own")


def set_heads_aside(units: Sequence[Unit]) -> tuple[list[Unit], list[Unit]]:
    """Give the units of a text without its running heads, and these, which are not speech."""
    heads = _shapes([unit.raw for unit in units if unit.kind is Kind.PARAGRAPH])
    if not heads:
        return list(units), []
    asked = Counter(
        _shape(unit.raw) for unit, after in pairwise(units) if not after.label and ends_asking(after.text)
    )
    every = Counter(_shape(unit.raw) for unit in units)
    heads = {head for head in heads if asked[head] * 2 <= every[head]}  # `Question No. 3` is above one
    rest: list[Unit] = []
    apart: list[Unit] = []
    titles = set[str]()
    for unit in units:
        shape = _shape(unit.raw)
        title = shape not in titles and "0" not in shape  # the first is the title of all
        titles.add(shape)
        (apart if unit.kind is Kind.PARAGRAPH and shape in heads and not title else rest).append(unit)
    return rest, apart


def _shape(line: str) -> str:
    """Write a line without its numbers; nothing of one that is no head."""
    line = line.strip()
    return "" if len(line) > LONGEST or NO_HEAD.search(line) else NUMBER.sub("0", line)


def _shapes(lines: Sequence[str]) -> set[str]:
    """Find the shapes of lines that count pages."""
    numbers: dict[str, list[list[int]]] = defaultdict(list)
    shapes = [_shape(line) for line in lines if line.strip()]
    for line in lines:
        if shape := _shape(line):
            numbers[shape].append([int(number) for number in NUMBER.findall(line)])
    counting = {shape for shape, pages in numbers.items() if len(pages) >= FEWEST and _count(pages)}
    labels = Counter(key(line[:LONGEST].partition(":")[0]) for line in lines if counting)
    heads = {shape for shape in counting if _is_head(shape, len(numbers[shape]), labels)}
    return heads | set(_find_beside(shapes, heads))


def _find_beside(shapes: Sequence[str], heads: set[str]) -> Iterator[str]:
    """Give the lines that are beside nearly all heads, and hardly elsewhere: a title that each page has."""
    beside = Counter(
        other
        for order in (shapes, shapes[::-1])
        for head, other in pairwise(order)
        if head in heads and other and other not in heads
    )
    every = Counter(shapes)
    pages = sum(every[head] for head in heads)
    return (
        shape
        for shape, count in beside.items()
        if count >= max(FEWEST, NEARLY * pages) and count + 1 >= every[shape]
    )


def _count(pages: Sequence[Sequence[int]]) -> bool:
    """Say whether one of several numbers grows as those of pages do."""
    return any(
        all(1 <= two - one <= STEP for one, two in pairwise(place)) for place in zip(*pages, strict=True)
    )


def _is_head(shape: str, count: int, labels: Mapping[str, int]) -> bool:
    """Say whether a shape has a word for pages, or several words, or the name of somebody who speaks."""
    words = re.findall(r"[^\W\d_]+", shape)
    if PAGE.search(shape) or not words:
        return bool(words) or bool(re.fullmatch(r"[-–—]\s*0\s*[-–—]", shape))
    name = " ".join(words)
    return count > FEWEST and not is_role(name) and (len(words) > 1 or labels.get(key(name), 0) >= FEWEST)
