"""Tokens of labels: the times, asides, marks, signs and words that a line begins with."""

import re
from collections.abc import Iterator, Sequence
from html import unescape
from typing import NamedTuple

from colloquy.text.inertness import spaced
from colloquy.text.scripts import HAN
from colloquy.text.times import CLOCK, TIME

UNSEEN = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\u3164\ufe00-\ufe0f\ufeff\uffa0\U000e0000-\U000e0fff"
)
COLONS = ":：︰﹕∶꞉︓׃"
NUMBER = re.compile(
    r"\s*(?P<mark>\*\*|__)?(?:(?:\d{1,4}[.)]|\(\d{1,4}\))\s+"
    rf"|[0-9]{{1,3}}(?:[.)．](?=[{HAN}])|\s?、\s*)|（[0-9]{{1,3}}）\s*)|\s*[*_]{{0,3}}:[a-z0-9_+-]{{2,40}}:\s+"
)
"""The number of a question, before its label, or a picture as chats write it: ``:tea:``."""
REFERENCE = re.compile(
    r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});|\\(?P<escaped>[!-)+-/:-@\[-^{-~])"
)
"""A character as HTML or Markdown may write it: ``&#58;``, ``&nbsp;``, ``\\:``; not one of emphasis."""
_TOKEN = re.compile(
    rf"(?P<time>{TIME})"
    r"|(?P<tag></?(?:b|strong|i|em|u)>)"
    rf"|(?P<link>\[[^\[\]\\]{{1,60}}\](?:\([^()]{{0,200}}\)|\[(?!{CLOCK})[^\[\]]{{0,80}}\]))"
    r"|(?P<aside>(?<=\s)\*[^*]{1,60}\*(?=\s*[:：])|\((?:[^()]|\([^()]{0,60}\)){1,60}\)|（[^（）]{1,60}）|\\?\[(?!!)(?:[^\[\]\\]|\[[^\[\]]{0,60}\]){1,60}\\?\]|【[^【】]{1,60}】|［[^［］]{1,60}］|〔[^〔〕]{1,60}〕|〈[^〈〉]{1,60}〉|＜[^＜＞]{1,60}＞"
    r"|<[^<>]{1,60}>|\{[^{}]{1,60}\}|(?<=\s)/[^/\s][^/]{0,60}/)"
    r"|(?P<escape>\\[*_`])"
    r"|(?P<mark>\*{1,3}|`+|(?<!\w)_{1,3}(?=\S)|(?<=\S)_{1,3}(?!\w)|(?<!\s)={2}|={2}(?!\s))"
    rf"|(?P<colon>(?<!:)[{COLONS}](?!:)(?!(?<=\d:)\d\d(?!\d)))"
    r"|(?P<tab>\t+)"
    r"|(?P<dash>\s*(?:——|――|[–—―])\s*|\s+-{1,3}\s+|(?<=\.)-{1,2}\s*|--\s*)"
    r"|(?P<stop>[.．](?=\s)(?!\s*[–—-])|、|。(?=\w))"
    r"|(?P<sign>(?<=[\w.)\]）】］])(?:>|\s*[|｜])(?=\s|[^\x00-\x7f]))"
    rf"|(?P<gap>(?<=\S)(?: {{2,}}|\s*\u3000\s*)(?![\s{COLONS}]|[\[(（【<{{]?\s*{CLOCK}))"
    r"|(?P<comma>[,，](?=\s|[^\x00-\x7f]))"
    r"|(?P<quote>[“”„\"«»‹›「」『』])"
    r"|(?P<odd>\s*(?:::+|[;；։⇒→~/…=])+(?:\s+|(?=[^\x00-\x7f])|(?<=::)|(?<=[;；]))|\s+>\s+|[)）](?=\s))"
    rf"|(?P<unseen>[{UNSEEN}]+)"
    r"|(?P<blank>\s+)"
    rf"|(?P<word>[^\s{COLONS}*`_()（）\[\]【】［］〔〕〈〉＜＞<>|｜{{}}.．。、,，;；։⇒→~/…=“”„\"«»‹›「」『』–—―\\{UNSEEN}-]+|.)",
    re.DOTALL,
)


class Token(NamedTuple):
    """A part of a line."""

    kind: str
    said: str
    """As readers see it."""
    begin: int
    end: int


def tokens(text: str, begin: int) -> Iterator[Token]:
    """Give the parts of a line, one behind the other."""
    seen, places = _without_references(text, begin)
    for match in _TOKEN.finditer(seen):
        kind, said, end = match.lastgroup or "", match.group(), places[match.end()]
        yield Token(kind, said, places[match.start()], end)
        if kind == "link" and said[: said.index("]")].rstrip().endswith(tuple(COLONS)):
            yield Token("colon", ":", end, end)


def read_reference(match: re.Match[str]) -> str:
    """Give the character that a reference is, as Markdown shows it: a tab or the end of a line is a space."""
    return match["escaped"] or spaced(unescape(match[0])).replace("\t", " ")


def _without_references(text: str, begin: int) -> tuple[str, Sequence[int]]:
    """Write a line as readers see it; give also where each character of that, and its end, is in the line."""
    if "&" not in text and "\\" not in text:
        return text[begin:], range(begin, len(text) + 1)
    parts: list[str] = []
    places: list[int] = []
    for match in REFERENCE.finditer(text, begin):
        between = range(begin, match.start())
        letters = read_reference(match)
        parts += [text[begin : match.start()], letters]
        places += [*between, *[match.start()] * len(letters)]
        begin = match.end()
    return "".join([*parts, text[begin:]]), [*places, *range(begin, len(text) + 1)]
