"""Voices: who speaks, where the format itself has a place for it, such as a tag of subtitles or a cell.

A voice whose name is declared opens a turn as a printed label does (`labelled`). What is said by others, or
by somebody of whom there is no more than a sign (``>>``), is a doubt.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable

from colloquy.model import Block
from colloquy.problems import Problem, doubt
from colloquy.segmenting.context import Context
from colloquy.segmenting.lookalikes import list_lines
from colloquy.segmenting.nameless import doubt_name, has_mark

_VOICE = re.compile(r"<v(?![\w])", re.IGNORECASE)


def find_unnamed(
    blocks: Iterable[Block], context: Context, uncertain: Collection[int]
) -> tuple[list[Problem], set[int]]:
    """Find voices of whom it is not declared who they are; give also their lines.

    Of the `uncertain` lines it is said already that this is open.
    """
    voices: dict[str, list[int]] = defaultdict(list)
    signs: dict[str, list[int]] = defaultdict(list)
    problems = []
    for block in blocks:
        line = block.lines.first
        if not block.is_speech:
            continue
        if any(_VOICE.search(piece.text) for piece in block.pieces):
            problems.append(_second(line, context))
        if line in context.silent or line in context.supplied or context.labels.match(block):
            continue
        if block.voice and block.voice.text:
            voices[block.voice.text].append(line)
        elif block.sign and line not in uncertain:
            signs[block.sign].append(line)
    problems += [
        (
            doubt_name(lines, context)
            if has_mark(name, lines[0], context)
            else _undeclared(name, lines, context)
        )
        for name, lines in voices.items()
    ]
    problems += [_unnamed(sign, lines, context) for sign, lines in signs.items()]
    return problems, {line for lines in (*voices.values(), *signs.values()) for line in lines}


def _undeclared(name: str, lines: list[int], context: Context) -> Problem:
    what = "`{name}` speaks here, but no speaker has that label"
    if len(lines) > 1:
        what = "`{name}` speaks in {count} places (lines {lines}), but no speaker has that label"
    remedy = (
        "find out who says this: if it is one of the speakers, add it to that speaker's `labels` in "
        "interview.yml; if it is somebody else, add a speaker; if it is not speech, add the lines to "
        "`not_speech`"
    )
    fields = {"name": name, "count": len(lines), "lines": list_lines(lines)}
    return doubt(context.in_source(lines[0]), what, remedy, **fields)


def _unnamed(sign: str, lines: list[int], context: Context) -> Problem:
    what = "`{sign}` shows that the speaker changes here, but not who speaks"
    if len(lines) > 1:
        what = "`{sign}` shows in {count} places (lines {lines}) that the speaker changes, but not who speaks"
    remedy = (
        "find out who speaks, and write that person’s id after each of these lines, such as `{line}: `, "
        "under `supplied_speakers` in interview.yml; where nobody knows, write `unknown`"
    )
    fields = {"sign": sign, "count": len(lines), "lines": list_lines(lines), "line": lines[0]}
    return doubt(context.in_source(lines[0]), what, remedy, **fields)


def _second(line: int, context: Context) -> Problem:
    what = "the tag of a voice is in the middle of this line, or names nobody: two people may speak in it"
    remedy = (
        "find out who speaks; if two people do, let each begin on a line of their own, with a name, in a "
        "copy of the file, declare the copy under `source`, with the new line numbers, and keep the file as "
        "received under `received`; if one says it all, take the tag out under `emendations`"
    )
    return doubt(context.in_source(line), what, remedy)
