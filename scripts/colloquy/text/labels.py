"""Labels: how texts print who speaks, at the beginning of a line.

``Ann:``, ``**Ann**：``, ``[00:01:00] Ann (laughing):``, ``Q.``, ``ANN --``, ``AL<tab>``, ``Ann Lee  00:04``
alone on a line. A line may begin as labels do in several ways; `heads` gives them all, the surest first.
Whose label it is, or whether it is one, is not decided here.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache

from colloquy.text.scripts import HAN
from colloquy.text.times import CLOCK, TIME, milliseconds

LONGEST = 80
"""Characters before the sign that ends a label; what is longer is a sentence."""
BEGINNING = 3 * LONGEST
"""Characters of a line that are looked at."""


class Form(StrEnum):
    """What ends a label."""

    COLON = "colon"
    TAB = "tab"
    DASH = "dash"
    STOP = "stop"
    SIGN = "sign"
    """``Ann> …``, as in chats."""
    ALONE = "alone"
    """The end of the line."""
    BARE = "bare"
    """Nothing but the end of its emphasis or brackets: ``**Ann** …``, ``[Ann] …``."""
    VOICE = "voice"
    """Nothing: the format has a place for it, such as a tag of subtitles or the cell of a table."""


@dataclass(frozen=True, slots=True)
class Head:
    """How a line begins, if it is with a label."""

    form: Form
    name: str
    """As printed, without times, asides and emphasis."""
    asides: tuple[str, ...]
    """What stands in brackets before or behind the name, without these."""
    start: int | None
    """The time, in milliseconds from the beginning of the recording."""
    label: tuple[int, int]
    """Where all of the label is in the line."""
    words: int
    """Where the words begin."""
    emphasis: str
    """Marks of emphasis that open before the label and go on behind it: ``**``."""
    bold: bool
    """Whether the name is emphasized."""

    @property
    def printed(self) -> str:
        """The name with its asides: ``Ann (laughing)``."""
        return (
            " ".join([self.name, *(f"({aside})" for aside in self.asides)]) if self.name else self.asides[0]
        )


_UNSEEN = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069"
    "\ufe00-\ufe0f\ufeff"
)
TOKEN = re.compile(
    rf"(?P<time>{TIME})"
    r"|(?P<tag></?(?:b|strong|i|em|u)>)"
    r"|(?P<link>\[[^\[\]\\]{1,60}\](?:\([^()]{0,200}\)|\[[^\[\]]{0,80}\]))"
    r"|(?P<aside>(?<=\s)\*[^*]{1,60}\*(?=\s*[:：])|\((?:[^()]|\([^()]{0,60}\)){1,60}\)|（[^（）]{1,60}）|\\?\[(?!!)(?:[^\[\]\\]|\[[^\[\]]{0,60}\]){1,60}\\?\]|【[^【】]{1,60}】"
    r"|<[^<>]{1,60}>|\{[^{}]{1,60}\}|(?<=\s)/[^/\s][^/]{0,60}/)"
    r"|(?P<mark>\*{1,3}|`+|(?<!\w)_{1,3}(?=\S)|(?<=\S)_{1,3}(?!\w))"
    r"|(?P<colon>(?<!:)[:：︰﹕∶꞉︓](?!:))"
    r"|(?P<tab>\t+)"
    r"|(?P<dash>\s*(?:——|[–—])\s*|\s+-{1,3}\s+|(?<=\.)-{1,2}\s*|--\s*)"
    r"|(?P<stop>[.．](?=\s)(?!\s*[–—-])|、)"
    r"|(?P<sign>(?<=[\w.)\]])(?:>|\s*\|)(?=\s))"
    rf"|(?P<unseen>[{_UNSEEN}]+)"
    r"|(?P<blank>\s+)"
    rf"|(?P<word>[^\s\t:：︰﹕∶꞉︓*`_()（）\[\]【】<>|{{}}.．、–—{_UNSEEN}-]+|.)",
    re.DOTALL,
)
_NUMBER = re.compile(r"\s*(?:[0-9]{1,4}[.)]|\([0-9]{1,4}\))\s+")
"""The number of a question, before its label."""
_WORDS = re.compile(r"\s+(?=[^\s:：])|(?=[^\s:：∶,，.。;；、!！?？…'’)）\]】-])")
"""What comes behind a label that no sign ends."""
_BEHIND = re.compile(r"[\[(（【<{]\s*" + CLOCK + r"\s*[\])）】>}]")
ENDS = {
    "colon": Form.COLON,
    "tab": Form.TAB,
    "dash": Form.DASH,
    "stop": Form.STOP,
    "sign": Form.SIGN,
}
_INVISIBLE = re.compile(f"[{_UNSEEN}]+")
_BETWEEN_HAN = re.compile(rf"(?<=[{HAN}]) (?=[{HAN}])")
_MARKS = re.compile(r"[*`\\]+|(?<![^\W_])_+|_+(?![^\W_])")
_EDGES = " ,，;；-–—|·•#>~"
QUOTES = '“”„"«»‹›「」『』'
_INITIALS = re.compile(r"(?<![^\W\d_])([^\W\d_])\. ?(?=[^\W\d_]\.|$)")
_ALIKE = ((re.compile("[’‘ʼ]"), "'"), (re.compile("[•・‧∙]"), "·"), (re.compile("[‐‑]"), "-"))
"""Apostrophes, dots between names and hyphens that no reader distinguishes."""


@lru_cache(maxsize=65_536)
def label_key(name: str) -> str:
    """Write a name so that two that readers cannot distinguish are equal.

    After NFKC (Unicode Standard Annex 15); without invisible characters and emphasis; all blanks alike, and
    none between Chinese characters; initials without stops.
    """
    text = _MARKS.sub("", _INVISIBLE.sub("", unicodedata.normalize("NFKC", name)))
    for pattern, plain in _ALIKE:
        text = pattern.sub(plain, text)
    text = _BETWEEN_HAN.sub("", " ".join(text.split()))
    return _INITIALS.sub(r"\1", f"{text.strip(_EDGES + ':：.')}.").strip(_EDGES + ".")


@dataclass(slots=True)
class _Scan:
    """What has been read of a line so far."""

    name: list[str] = field(default_factory=list)
    asides: list[str] = field(default_factory=list)
    start: int | None = None
    open: list[tuple[int, str]] = field(default_factory=list)
    """Marks of emphasis that are open, with their places; of a tag, the one that closes it."""
    bold: bool = False
    timed: bool = False
    """Whether a time is behind the name, or words behind that time: then the line is no label alone."""
    broken: bool = False
    address: int = 0
    """Characters of links that are not their words; with any, what no sign ends is a link and no label."""

    def closed(self, kind: str, said: str) -> bool:
        """Say whether a name may have ended with a token of this kind, though no sign is behind it."""
        named = bool("".join(self.name).strip())
        if kind in ("time", "aside"):
            return named == (kind == "time") and not said[0].isdigit()
        return kind in ("mark", "tag") and not self.open

    def head(self, form: Form, text: str, end: int) -> Head | None:
        """Make a head that ends here; none without a name."""
        name = "".join(self.name).strip().strip(_EDGES).strip()
        if (not name and not self.asides) or (self.broken and form is Form.ALONE):
            return None
        if self.address and form in (Form.ALONE, Form.BARE):
            return None
        rest = len(text) - len(text[end:].lstrip())
        still = list(self.open)
        last = end
        while still and text.startswith(still[-1][1], rest):
            last = rest = rest + len(still.pop()[1])
            rest = len(text) - len(text[rest:].lstrip())
        begin = still[-1][0] + len(still[-1][1]) if still else 0
        emphasis = "".join(mark.replace("/", "") for _, mark in still)
        if form is Form.COLON and (time := _BEHIND.match(text, rest)):
            self.start = milliseconds(time[0]) if self.start is None else self.start
            last, rest = time.end(), len(text) - len(text[time.end() :].lstrip())
        label = (begin, begin + len(text[begin:last].rstrip()))
        return Head(
            form, name, tuple(self.asides), self.start, label, rest, emphasis, self.bold or bool(still)
        )


def heads(text: str) -> tuple[Head, ...]:
    """Give the ways in which a line may begin with a label: up to each sign that may end one, or without."""
    return _heads(text[:BEGINNING])


@lru_cache(maxsize=65_536)  # each step of segmenting asks for those of all lines
def _heads(text: str) -> tuple[Head, ...]:
    return tuple(_scan_heads(text))


def _scan_heads(text: str) -> Iterator[Head]:
    number = _NUMBER.match(text)
    scan, bare = _Scan(), []
    for token in TOKEN.finditer(text, number.end() if number else 0):
        if (token.end() - scan.address > LONGEST and token.lastgroup != "link") or not token.group():
            break
        kind, position = token.lastgroup or "", token.end()
        if kind in ENDS and (head := scan.head(ENDS[kind], text, position)):
            yield head
            if kind == "colon":
                break
        _read(scan, kind, token)
        if (
            scan.closed(kind, token.group())
            and _WORDS.match(text, position)
            and (head := scan.head(Form.BARE, text, position))
        ):
            bare.append(head)
    else:
        if head := scan.head(Form.ALONE, text, len(text)):
            yield head
    yield from bare


def _read(scan: _Scan, kind: str, token: re.Match[str]) -> None:
    said = token.group()
    match kind:
        case "time":
            scan.start = milliseconds(said) if scan.start is None else scan.start
            scan.timed = bool("".join(scan.name).strip())
            scan.name.append(" ")
        case "unseen":
            pass
        case "link":
            name = said[1 : said.index("]")]
            scan.address += len(said) - len(name)
            scan.name.append(name)
        case "aside":
            scan.asides.append(said.replace("\\", "")[1:-1].strip())
            scan.name.append(" ")
        case "mark" | "tag" if scan.open and scan.open[-1][1] == said:
            scan.open.pop()
        case "mark":
            scan.open.append((token.start(), said))
            scan.bold = True
        case "tag":
            scan.open.append((token.start() - 1, said.replace("<", "</")))
            scan.bold = True
        case _:
            scan.broken = scan.broken or (scan.timed and bool(said.strip()))
            scan.name.append(said)
