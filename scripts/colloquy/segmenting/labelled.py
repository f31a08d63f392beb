"""Turns told by the speakers' names as printed: ``**Adrian:**``, ``Adrian：``, ``**Adrian**:``."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from colloquy.model import Block, Kind, Piece, Speaker
from colloquy.problems import Problem, error
from colloquy.segmenting.context import Context, Opening

NAME = r"[^\W\d_][\w.'’·-]*"
LOOKS_LIKE_LABEL = (
    re.compile(
        r"(\*\*|__)\s*+(?P<name>[^*:：\s](?:[^*:：]{0,38}?[^*:：\s])?)\s*+(?:[:：]\s*+\1|\1\s*+[:：])"
    ),
    re.compile(rf"(?P<name>{NAME}(?: {NAME}){{0,2}})[:：](?!//)"),
)
LONGEST_CHINESE_NAME = 8
"""Characters. A clause before a colon is mostly longer than that, a name hardly ever."""


def opening(block: Block, before: Speaker | None, context: Context) -> Opening | Problem | None:
    """Open a turn where a declared label is printed; refuse what looks like one and is not declared."""
    if not block.pieces:
        return None
    first, people = block.pieces[0], context.people_by_label
    if block.kind not in (Kind.PARAGRAPH, Kind.HEADING):
        return _find_hidden(first, context)
    if match := _labels(tuple(people)).match(first.text):
        name, label = _name(match), _label(match)
        printed = Piece(first.line, first.column + match.start(label), match[label])
        return Opening(context.speaker(people[name]), _without(block, match), printed)
    likely = _looks_like_label(first.text)
    if likely and likely not in context.record.not_labels:
        what = "`{name}` looks like a speaker's label, and no speaker has it"
        remedy = (
            "find out who says this: if it is one of the speakers, add it to that speaker's `labels` in "
            "interview.yml; if it is somebody else, add a speaker; only if it is no label at all, add it to "
            "`not_labels`"
        )
        return error(context.in_source(first.line), what, remedy, name=likely)
    if not likely and (hidden := _find_hidden(first, context)):
        return hidden
    if block.kind is Kind.PARAGRAPH and before is not None and before.role != "guest":
        return _no_label(block, context)
    return None


def _find_hidden(piece: Piece, context: Context) -> Problem | None:
    """Refuse a declared name that stands as a label does, but not where or how labels stand."""
    named = _somebody(tuple(context.people_by_label)).match(piece.text)
    if named is None or named["name"] in context.record.not_labels:
        return None
    what = "a speaker’s name stands here like a label, and is none"
    remedy = (
        "add the label as it is printed to the speaker’s `labels`, or `{line}: …` under `supplied_speakers`; "
        "if nobody speaks, add the name to `not_labels`"
    )
    return error(context.in_source(piece.line), what, remedy, line=piece.line)


def labelled(piece: Piece, context: Context) -> bool:
    """Tell whether a line begins with a declared label."""
    return bool(_labels(tuple(context.people_by_label)).match(piece.text))


def _no_label(block: Block, context: Context) -> Problem:
    """Give both readings of a paragraph without a label, and name nobody: either may be true."""
    what = "no label after a question: the question may go on here, or somebody answers"
    remedy = (
        "find out who says it, and write that person’s id after `{line}: ` under `supplied_speakers` in "
        "interview.yml: who asked, if the question goes on; who answers, if this is the answer"
    )
    line = block.lines.first
    return error(context.in_source(line), what, remedy, line=line)


@lru_cache(maxsize=256)
def _somebody(names: tuple[str, ...]) -> re.Pattern[str]:
    """Match a declared name before a colon, whatever markup or aside stands around it."""
    aside = r"(?:\([^)]*+\)|（[^）]*+）)"
    return re.compile(rf"[*_\[|\s]*(?P<name>{_either(names)})[*_\]|\s]*+{aside}*+[*_\s]*+[:：]")


@lru_cache(maxsize=256)
def _labels(names: tuple[str, ...]) -> re.Pattern[str]:
    """Compile the labels of an interview.

    The label is group ``label`` (all of it bold), ``inner`` (in a bold, group ``open``, that goes on behind
    it) or ``outer`` (not bold).
    """
    either = _either(names)
    colon = r"(?:[:：]\s*(?P=mark)|(?P=mark)\s*[:：])"
    bold = rf"(?P<label>(?P<mark>\*{{1,3}}|_{{1,3}})\s*(?P<bold>{either})\s*{colon})"
    within = rf"(?P<open>\*\*|__)\s*(?P<inner>(?P<bolder>{either})\s*[:：])"
    plain = rf"(?P<outer>(?P<plain>{either})\s*[:：])"
    return re.compile(rf"(?:{bold}|{within}|{plain})\s*")


def _either(names: tuple[str, ...]) -> str:
    """Match any of the names; longer ones come before those that are their beginnings."""
    return "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True)) or "(?!)"


def _name(match: re.Match[str]) -> str:
    return match["bold"] or match["bolder"] or match["plain"]


def _label(match: re.Match[str]) -> str:
    return next(group for group in ("label", "inner", "outer") if match[group])


def _without(block: Block, match: re.Match[str]) -> Block:
    """Take the label out of a block's first line; a bold that spans more than the label stays open."""
    first = block.pieces[0]
    rest = Piece(first.line, first.column + match.end(), first.text[match.end() :])
    kept = [rest] if rest.text else []
    if match["open"]:
        kept.insert(0, Piece(first.line, first.column + match.start("open"), match["open"]))
    return replace(block, pieces=(*kept, *block.pieces[1:]))


def _looks_like_label(text: str) -> str | None:
    for pattern in LOOKS_LIKE_LABEL:
        if match := pattern.match(text):
            name = match["name"]
            return name if name.isascii() or len(name) <= LONGEST_CHINESE_NAME or "**" in match[0] else None
    return None
