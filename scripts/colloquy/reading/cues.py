"""Subtitles: WebVTT (https://www.w3.org/TR/webvtt1/) and SubRip, which is what programs write.

A cue is one block, or one for each line of it in which a voice, or a sign that another speaks, begins. What
is no word of it (number, times, tags) is its markup; headers and comments are the file format's own. Words
behind a blank line go on in the cue above: nothing is thrown away.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from colloquy.model import FORMAT_OWN, Block, Kind, Lines, Piece
from colloquy.text.times import CLOCK, milliseconds

SUBTITLES = ("webvtt", "subrip")
"""The formats of cues."""
ARROW = "-->"
"""What is in every line of times, and in no other."""
TIMES = re.compile(rf"\s*({CLOCK})\s*-->\s*({CLOCK})(?:\s.*)?")
TAG = re.compile(
    r"</?(?:[biucsv]|rt|ruby|lang|font)(?![\w])[^<>]*>|<[0-9][0-9:.]*>|\{\\[^{}]*\}", re.IGNORECASE
)
VOICE = re.compile(r"(<v(?:\.[^\s<>.]+)*\s+)([^<>\s](?:[^<>]*[^<>\s])?)(\s*>)")
SIGN = re.compile(r"((?:>|&gt;){2,}|[‐–—-](?![‐–—-])(?=\s*[^\W\d_]|\s*[\"'“‘«¿¡…\[(♪]))\s*")
"""How a line begins in which another speaks; a dash before a number is a minus."""
_OWN = re.compile(r"(?:NOTE|STYLE|REGION)(?:\s|$)")


@dataclass(slots=True)
class _Line:
    """One line of a cue's words."""

    number: int
    pieces: list[Piece] = field(default_factory=list)
    markup: list[Piece] = field(default_factory=list)
    voice: Piece | None = None
    sign: str = ""


@dataclass(slots=True)
class _Cue:
    """What has been read of a cue."""

    start: int | None = None
    end: int | None = None
    markup: list[Piece] = field(default_factory=list)
    lines: list[_Line] = field(default_factory=list)


def webvtt(lines: tuple[str, ...]) -> list[Block]:
    """Divide WebVTT, which spells characters as entities, into blocks."""
    return [replace(block, entities=True) for block in subrip(lines)]


def subrip(lines: tuple[str, ...]) -> list[Block]:
    """Divide subtitles into blocks."""
    blocks: list[Block] = []
    cue = _Cue()
    own: list[int] = []
    for number, line in enumerate(lines, start=1):
        first = number == 1 or not lines[number - 2].strip()
        times = number < len(lines) and ARROW in lines[number]
        if not line.strip() or ARROW in line:
            blocks += _own(own, lines)
        if not line.strip():
            continue
        if ARROW not in line and (own or (first and _is_own(number, line))):
            if not own:
                blocks += _close(cue)
                cue = replace(cue, lines=[])
            own.append(number)
        elif ARROW in line or (times and (first or line.strip().isdigit())):
            if ARROW not in line or cue.start is not None or cue.lines:
                blocks += _close(cue)
                cue = _Cue()
            cue.markup.append(_whole(number, line))
            cue.start, cue.end = read_times(line) or (None, None)
        else:
            cue.lines.append(_read(number, line))
    return [*blocks, *_own(own, lines), *_close(cue)]


def read_times(line: str) -> tuple[int, int] | None:
    """Read when a cue begins and ends, in milliseconds; `None` if these are no times."""
    match = TIMES.fullmatch(line)
    start, end = map(milliseconds, match.groups()) if match else (None, None)
    return None if start is None or end is None else (start, end)


def _is_own(number: int, line: str) -> bool:
    return bool(_OWN.match(line)) or (number == 1 and line.startswith("WEBVTT"))


def _own(numbers: list[int], lines: Sequence[str]) -> Iterator[Block]:
    if numbers:
        markup = tuple(_whole(number, lines[number - 1]) for number in numbers)
        yield Block(Kind.RULE, Lines(numbers[0], numbers[-1]), (), markup, marker=FORMAT_OWN)
        numbers.clear()


def _close(cue: _Cue) -> Iterator[Block]:
    """Give the blocks of a cue, and what of it is markup of no words."""
    parts: list[list[_Line]] = []
    before = 0
    for line in cue.lines:
        if not parts or line.voice or line.sign or line.number != before + 1:
            parts.append([])
        before = line.number
        parts[-1].append(line)
    for part in parts:
        pieces = tuple(piece for line in part for piece in line.pieces)
        cue.markup += (piece for line in part for piece in line.markup)
        if pieces:
            markup, cue.markup = tuple(cue.markup), []
            yield Block(
                Kind.PARAGRAPH,
                Lines(pieces[0].line, pieces[-1].line),
                pieces,
                markup,
                sign=part[0].sign,
                literal=True,
                voice=part[0].voice,
                start=cue.start,
                end=cue.end,
            )
    for line, same in groupby(cue.markup, key=lambda piece: piece.line):
        yield Block(Kind.RULE, Lines(line, line), (), tuple(same), marker=FORMAT_OWN)
    cue.markup = []


def _read(number: int, line: str) -> _Line:
    """Take the words out of a line of a cue."""
    read = _Line(number)
    position = _begin(read, line)
    for tag in TAG.finditer(line, position):
        if not tag[0].lower().startswith("<v"):  # no second voice in the line is hidden
            read.pieces.append(Piece(number, position, line[position : tag.start()]))
            read.markup.append(Piece(number, tag.start(), tag[0]))
            position = tag.end()
    read.pieces.append(Piece(number, position, line[position:].rstrip()))
    while read.pieces and not read.pieces[-1].text.strip():
        read.pieces.pop()
    if read.pieces:
        read.pieces[-1] = replace(read.pieces[-1], text=read.pieces[-1].text.rstrip())
    read.pieces = [piece for piece in read.pieces if piece.text]
    return read


def _begin(read: _Line, line: str) -> int:
    """Read how a line begins, before its words; give where these begin."""
    position, number = len(line) - len(line.lstrip()), read.number
    while position < len(line):
        if not read.voice and not read.sign and (voice := VOICE.match(line, position)):
            read.markup += (Piece(number, voice.start(part), voice[part]) for part in (1, 2, 3))
            read.voice, position = read.markup[-2], voice.end()
        elif (tag := TAG.match(line, position)) and not tag[0].lower().startswith("<v"):
            read.markup.append(Piece(number, position, tag[0]))
            position = tag.end()
        elif not read.sign and (sign := SIGN.match(line, position)):
            read.sign = sign[1]
            read.markup.append(Piece(number, position, sign[1]))
            position = sign.end()
        else:
            break
    return position


def _whole(number: int, line: str) -> Piece:
    text = line.strip()
    return Piece(number, line.index(text), text)
