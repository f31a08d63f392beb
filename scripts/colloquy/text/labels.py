"""Labels: how texts print who speaks, at the beginning of a line.

``Ann:``, ``**Ann**：``, ``[00:01:00] Ann (laughing):``, ``Q.``, ``ANN --``, ``AL<tab>``, ``Ann Lee  00:04``
alone on a line. A line may begin as labels do in several ways; `heads` gives them all, the surest first.
Whose label it is, or whether it is one, is not decided here.
"""

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache

from colloquy.text.label_names import QUOTES, without_signs
from colloquy.text.label_tokens import COLONS, NUMBER, Token, tokens
from colloquy.text.times import CLOCK, milliseconds

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
    GAP = "gap"
    """Two blanks or more, or one as wide as a Chinese character: ``山田　…``."""
    COMMA = "comma"
    ODD = "odd"
    """Any other sign: ``Ann; …``, ``Ann = …``."""
    VOICE = "voice"
    """Nothing: the format has a place for it, such as a tag of subtitles or the cell of a table."""


@dataclass(frozen=True, slots=True)
class Head:
    """How a line begins, if it is with a label."""

    form: Form
    name: str
    """As printed, without times, asides and emphasis."""
    asides: tuple[str, ...]
    """What is in brackets before or behind the name, without these."""
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

    def said_apart(self, text: str) -> bool:
        """Say whether a colon ends the label, and a blank is between it and the words."""
        return self.form is Form.COLON and text[self.words - 1].isspace()

    @property
    def printed(self) -> str:
        """The name with its asides: ``Ann (laughing)``."""
        return (
            " ".join([self.name, *(f"({aside})" for aside in self.asides)]) if self.name else self.asides[0]
        )


_WORDS = re.compile(r"\s+(?=[^\s:：])|(?=[^\s:：∶,，.。;；、!！?？…'’)）\]】-])")
"""What comes behind a label that no sign ends."""
_COUNTED = re.compile(r"[^\W\d_]{2,12}\s?\d{1,2}")
"""A voice that a machine counts: ``Speaker 1 00:04 …``; what is behind the time are its words."""
_BEHIND = re.compile(r"[\[(（【<{]\s*" + CLOCK + r"\s*[\])）】>}]")
ENDS = {
    "colon": Form.COLON,
    "tab": Form.TAB,
    "dash": Form.DASH,
    "stop": Form.STOP,
    "sign": Form.SIGN,
    "gap": Form.GAP,
    "comma": Form.COMMA,
    "odd": Form.ODD,
}
LOOSE = frozenset({Form.GAP, Form.COMMA, Form.ODD})
"""What ends a label in few texts, and in most is punctuation: the last that a line may be read as."""
_VOICE = re.compile(r"^v(?:\.\S+)?\s+")
"""What is before the name in a tag of subtitles: ``<v Ann>``."""


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
    begin: int = sys.maxsize
    """Where the name begins: what opens behind that is a sign, and no emphasis."""
    broken: bool = False
    address: int = 0
    """Characters of links that are not their words; with any, what no sign ends is a link and no label."""

    def closed(self, kind: str, said: str) -> bool:
        """Say whether a name may have ended with a token of this kind, though no sign is behind it."""
        name = "".join(self.name).strip()
        named = bool(name)
        if kind == "time" and self.asides and not named:
            return True  # a name in brackets, and when it is said
        if kind == "time" and _COUNTED.fullmatch(name):
            return True
        if kind in ("time", "aside"):
            return named == (kind == "time") and not said[0].isdigit()
        return kind in ("mark", "tag") and not self.open

    @staticmethod
    def _opens(mark: tuple[int, str], text: str) -> bool:
        """Say whether a mark behind a name begins emphasis, and is no sign such as that of ``Ann*:``."""
        behind = mark[0] + len(mark[1])
        return text[behind : behind + 1].isalnum()

    def quoted(self, text: str, end: int) -> Head | None:
        """Make a head of a name in quotation marks that ends here."""
        name = "".join(self.name).strip()
        within = len(name) > 2 and name[0] in QUOTES and name[-1] in QUOTES
        behind = (within or name.endswith(("»", "›"))) and _WORDS.match(text, end)
        return self.head(Form.ODD, text, end) if behind else None

    def head(self, form: Form, text: str, end: int) -> Head | None:
        """Make a head that ends here; none without a name."""
        name = without_signs("".join(self.name).replace("  ,", ",").replace(" ,", ","))
        if (not name and not self.asides) or (self.broken and form is Form.ALONE):
            return None
        if self.address and form in (Form.ALONE, Form.BARE):
            return None
        rest = len(text) - len(text[end:].lstrip())
        still = [mark for mark in self.open if mark[0] < self.begin or self._opens(mark, text)]
        last = end
        while still and text.startswith(still[-1][1], rest):
            last = rest = rest + len(still.pop()[1])
            rest = len(text) - len(text[rest:].lstrip())
        still = [mark for mark in still if mark[0] < self.begin]
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
    number = NUMBER.match(text)
    marks = [(number.start("mark"), number["mark"])] if number and number["mark"] else []
    scan, loose = _Scan(open=marks, bold=bool(marks)), []
    bare: list[Head] = []
    for token in tokens(text, number.end() if number else 0):
        long = token.end - scan.address > LONGEST and token.kind != "link"
        if (
            long
            or not token.said
            or (bare and bare[-1].start is not None and _COUNTED.fullmatch(bare[-1].name))
        ):
            break
        head = scan.head(ENDS[token.kind], text, token.end) if token.kind in ENDS else None
        if head and head.form in LOOSE:
            loose += [head] if head.words < len(text) else []
        elif head and (head.said_apart(text) or not text.startswith(tuple(COLONS), head.words)):
            yield head  # ``Ann —: …`` ends with its colon, ``Ann: :)`` with the first
            if token.kind == "colon":
                break
        if token.kind == "colon" and scan.start is not None and not scan.name[1:]:
            continue  # it ends the time
        _read(scan, token)
        if token.kind == "quote" and (head := scan.quoted(text, token.end)):
            loose += [head] if head.words < len(text) else []
        if (
            scan.closed(token.kind, token.said)
            and _WORDS.match(text, token.end)
            and (head := scan.head(Form.BARE, text, token.end))
        ):
            bare = [other for other in bare if other.printed != head.printed]  # its time belongs to it
            bare.append(head)
    else:
        if head := scan.head(Form.ALONE, text, len(text)):
            yield head
    yield from bare + loose


def _read(scan: _Scan, token: Token) -> None:
    said = token.said
    match token.kind:
        case "time":
            scan.start = milliseconds(said) if scan.start is None else scan.start
            scan.timed = bool("".join(scan.name).strip())
            scan.name.append(" ")
        case "unseen":
            pass
        case "escape":
            scan.name.append(said[1:])
        case "link":
            name = said[1 : said.index("]")].rstrip(f"{COLONS} ")
            scan.address += len(said) - len(name)
            scan.name.append(name)
        case "aside":
            if words := _VOICE.sub("", said.replace("\\", "")[1:-1].strip()):
                scan.asides.append(words)
            scan.name.append(" ")
        case "mark" | "tag" if scan.open and scan.open[-1][1] == said:
            scan.open.pop()
        case "mark":
            scan.open.append((token.begin, said))
            scan.bold = True
        case "tag":
            scan.open.append((token.begin - 1, said.replace("<", "</")))
            scan.bold = True
        case _:
            scan.begin = min(scan.begin, token.begin if any(map(str.isalpha, said)) else sys.maxsize)
            scan.broken = scan.broken or (scan.timed and bool(said.strip()))
            scan.name.append(said)
