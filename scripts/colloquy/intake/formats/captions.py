"""SubRip and WebVTT: cues, with the voices that they name, joined into paragraphs."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from colloquy.intake.formats.colors import find_colors, voice_colors
from colloquy.intake.formats.columns import are_translations
from colloquy.intake.formats.decoding import decode
from colloquy.intake.formats.events import are_paired, find_disorder, read_events
from colloquy.intake.formats.rolling import without_rolled
from colloquy.intake.formats.texts import IntakeText, Paragraph, escape, unreadable, write_markdown
from colloquy.intake.formats.turning import write_turns
from colloquy.problems import Phrase, phrase

if TYPE_CHECKING:
    from pysubs2 import SSAEvent

TAG = re.compile(r"</?[A-Za-z][^<>]{0,80}>|<\d[\d:.]{3,15}>|\{\\[^{}]{0,80}\}")
VOICE = re.compile(r"<v(?:\.[^ <>]{1,80})?[ \t]+(?P<voice>[^<>]{1,80})>")
NAMED = re.compile(
    r"\s*(?:>>+\s*|[-–—]\s*)?(?:[\[【](?P<bracket>[^\[\]【】:：]{1,40})[\]】](?:[:：]|(?=\s|[^\x00-\x7f]|$))|"
    r"(?P<name>[^\s:：\[\]()<>?!.,，。][^:：\[\]()<>?!,，。]{0,38}?)"
    r"(?:\s?(?P<aside>[(（][^()（）]{1,40}[)）]))?\s?(?:：(?!//|\d)|:(?=\s|[^\x00-\x7f]|$)))"
)
"""A name that may be a label, and the sign behind it."""
ACCOUNT = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?:@\S+)?", re.IGNORECASE)
"""How a program for meetings calls somebody whose name it does not know."""
CHANGE = re.compile(r"\s*(?:(?:&gt;|>){2,}|[-–—](?=\s?\S))\s*")
SIGNED = re.compile(r"\s+(?=>{2,}\s?[\"“'A-Z\u4e00-\u9fff])")
DASHED = re.compile(rf"{SIGNED.pattern}|(?<=[.?!…。？！\"”–—-])\s(?=[-–—]\s?[\"“A-Z\u4e00-\u9fff])")
"""Where somebody else begins within a line; and the same in a cue that begins with such a mark."""
SOUND = re.compile(r"[\[(♪【（][^\[\]()【】（）]{0,60}[\])♪】）]")
SENTENCE_END = re.compile(r"[.?!。？！…][\"'”’)\]）」』]*$")
PAUSE, LONGEST = 3000, 900
FEWEST_ASIDES = 3
"""Labels of somebody that have the same in brackets, from which on it belongs to the name."""
USUAL, ALWAYS = 0.6, 0.95
"""The share of cues with a label from which on others go on with it; and from which on each is a voice."""
SAMPLE = 200
"""Cues in which there is a label, where labels are printed."""


@dataclass(frozen=True, slots=True)
class Cue:
    """What is said at one time, by whom if the cue says so."""

    start: int
    end: int
    voice: str
    text: str
    translated: str = ""
    """The same in another language, where cues have both."""


def read(raw: bytes, name: str) -> IntakeText:  # noqa: ARG001 - all readers get it
    """Read captions; raises `UnreadableError` where there are none."""
    return read_captions(decode(raw)[0])


def read_captions(text: str) -> IntakeText:
    """Read the text of captions; raises `UnreadableError` where it has none."""
    named, events = read_events(text)
    ordered = sorted(events, key=lambda event: event.start)
    bodies = write_turns([_body(event) for event in ordered])
    colors = () if any(NAMED.match(_plain(body)) for body in bodies[:SAMPLE]) else find_colors(bodies)
    cues = list(_cues(ordered, bodies, colors))
    if not cues:
        raise unreadable("no caption in it can be read", "check that the file is SubRip or WebVTT")
    odd = find_disorder(events) or _colored(colors)
    return replace(write_cues(cues, named), odd=odd, paired=are_paired(bodies))


def write_cues(cues: Iterable[Cue], named: str) -> IntakeText:
    """Join cues into paragraphs: at a change of voice, or where a sentence ends and it is long or silent."""
    cues = list(_called(_without_repeats(cues)))
    printed = sum(bool(NAMED.match(cue.text)) for cue in cues) / max(1, len(cues))
    if printed > USUAL:
        cues = list(_with_voices(cues))
    voices = any(cue.voice for cue in cues)
    timed = any(cue.start for cue in cues)
    text = write_markdown(named, _paragraphs(cues, timed), way="cues" if voices else "")
    return replace(text, recorded=True, voices=frozenset() if USUAL < printed < ALWAYS else text.voices)


def _colored(colors: Sequence[str]) -> tuple[Phrase, Phrase] | None:
    """Say that nothing separates voices but the colors of their words."""
    what = phrase("only the colors of the words show who speaks: several people may share one")
    remedy = phrase("compare with the recording; if each color is one person’s, confirm it")
    return (what, remedy) if colors else None


def _cues(events: Sequence[SSAEvent], bodies: Sequence[str], colors: Sequence[str]) -> Iterator[Cue]:
    speaking = ""
    bodies = [voice_colors(body, colors) for body in bodies]
    divide = _in_two if _have_translations(bodies) else _in_one
    if not any("<v" in body for body in bodies):
        bodies = without_rolled(["\n".join(map(_plain, body.split("\n"))) for body in bodies])
    for event, printed in zip(events, bodies, strict=True):
        body, translated = divide(printed)
        for voice, words in _spoken(body, speaking):
            speaking = voice
            yield Cue(event.start, event.end, voice, words, _plain(translated))
            translated = ""


def _body(event: SSAEvent) -> str:
    return str(event.text.replace("\\N", "\n").replace("\\h", " "))


def _have_translations(bodies: Sequence[str]) -> bool:
    """Say whether nearly all cues have two lines, and the second translates the first."""
    pairs = [_in_two(body) for body in bodies if "\n" in body]
    return len(pairs) * 10 >= 7 * len(bodies) and are_translations(pairs)


def _in_one(body: str) -> tuple[str, str]:
    return body, ""


def _in_two(body: str) -> tuple[str, str]:
    first, _, second = body.strip().partition("\n")
    return first, second


def _spoken(body: str, speaking: str) -> Iterator[tuple[str, str]]:
    """Divide a cue at its voice spans, or at the marks that begin a change of speaker."""
    if "<v" in body:
        parts = VOICE.split(body)
        if before := _plain(parts[0]):
            yield speaking, before
        for voice, words in zip(parts[1::2], parts[2::2], strict=True):
            if said := _plain(words):
                yield voice.strip(), said
        return
    yield from (("", line) for line in _plain_lines(body))


def _plain_lines(body: str) -> Iterator[str]:
    """Join the lines of a cue, but for those that begin with the mark of another speaker; divide at marks."""
    joined: list[str] = []
    within = DASHED if CHANGE.match(_plain(body)) else SIGNED
    for words in (words for line in body.split("\n") for words in within.split(_plain(line))):
        if not words:
            continue
        if joined and not CHANGE.match(words) and not _begins_label(words, joined[-1]):
            joined[-1] = f"{joined[-1]} {words}"
        else:
            joined.append(words)
    yield from joined


def _label(cue: Cue, before: str) -> re.Match[str] | None:
    return NAMED.match(cue.text) if _begins_label(cue.text, before) else None


def _begins_label(words: str, before: str) -> bool:
    """Say whether words begin with what may be a label: not with one that goes on with a sentence."""
    return bool(NAMED.match(words)) and not (words[0].islower() and not SENTENCE_END.search(before))


def _plain(words: str) -> str:
    cleared = TAG.sub("", words).replace("&nbsp;", " ").replace("&lt;", "<").replace("&gt;", ">")
    return " ".join(cleared.replace("&amp;", "&").split())


def _without_repeats(cues: Iterable[Cue]) -> Iterator[Cue]:
    """Drop what rolling captions print again: a line that the cue before has at its end."""
    before = ""
    for cue in cues:
        if not cue.text or (cue.text == before and len(cue.text) > 20):
            continue
        before = cue.text
        yield cue


def _called(cues: Iterable[Cue]) -> Iterator[Cue]:
    """Call accounts that have no name by their number."""
    numbers: dict[str, int] = {}
    for cue in cues:
        number = numbers.setdefault(cue.voice, len(numbers) + 1) if ACCOUNT.fullmatch(cue.voice) else 0
        yield replace(cue, voice=f"Speaker {number}") if number else cue


def _with_voices(cues: Iterable[Cue]) -> Iterator[Cue]:
    """Take the label of each cue for its voice, where nearly all cues have one; others go on with it.

    What is in brackets behind all labels of somebody says who that is, as `(she/her)` does, and is not said.
    """
    cues = list(cues)
    labels = [
        _label(cue, before) for cue, before in zip(cues, ["", *(each.text for each in cues)], strict=False)
    ]
    asides = defaultdict[str, Counter[str]](Counter)
    for printed in filter(None, labels):
        asides[printed["bracket"] or printed["name"]][printed["aside"] or ""] += 1
    voice = ""
    for cue, label in zip(cues, labels, strict=True):
        if label:
            name, aside = label["bracket"] or label["name"], label["aside"] or ""
            always = aside and len(asides[name]) == 1 and asides[name][aside] >= FEWEST_ASIDES
            voice = f"{name} {aside}" if always else name
            cue = replace(cue, text=f"{'' if always else aside} {cue.text[label.end() :]}".strip())
        yield replace(cue, voice=voice)


def _paragraphs(cues: list[Cue], timed: bool) -> Iterator[Paragraph]:
    for paragraph in _in_paragraphs(cues):
        yield paragraph if timed else replace(paragraph, start=None)


def _in_paragraphs(cues: list[Cue]) -> Iterator[Paragraph]:
    joined: list[Cue] = []
    for cue in cues:
        if joined and _parts(joined[-1], cue, sum(len(before.text) for before in joined)):
            yield from _joined(joined)
            joined = []
        joined.append(cue)
    if joined:
        yield from _joined(joined)


def _joined(cues: list[Cue]) -> Iterator[Paragraph]:
    """Join cues into a paragraph, and their translations into another."""
    yield _paragraph(cues[0], [cue.text for cue in cues])
    if translated := [cue.translated for cue in cues if cue.translated]:
        yield _paragraph(Cue(0, 0, "", ""), translated)


def _parts(before: Cue, cue: Cue, length: int) -> bool:
    if cue.voice != before.voice or CHANGE.match(cue.text):
        return True
    if not cue.voice and (
        _begins_label(cue.text, before.text) or SOUND.fullmatch(cue.text) or SOUND.fullmatch(before.text)
    ):
        return True
    ended = bool(SENTENCE_END.search(before.text))
    return (ended and (cue.start - before.end > PAUSE or length > LONGEST)) or length > 4 * LONGEST


def _paragraph(first: Cue, words: list[str]) -> Paragraph:
    wide = sum(ord(word[-1:] or " ") > 0x2E80 for word in words) * 2 > len(words)
    text = escape(("" if wide else " ").join(words))
    if text.startswith("- "):
        text = f"– {text[2:]}"
    return Paragraph(text, voice=first.voice, start=first.start if first.voice else None)
