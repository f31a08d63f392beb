"""Paragraphs that begin with a speaker's name in a way that sentences seldom do, and labels hardly ever.

``@Ann …``, ``▶ Ann …``, ``Ann 00:03 …``, ``［山田］…``, ``山田「…」``, ``And Ann: …``. Nobody can be sure who
speaks; without a doubt, the words would be another's.
"""

import re
from unicodedata import category

from colloquy.model import Block, Kind
from colloquy.problems import Problem
from colloquy.segmenting.context import Context
from colloquy.segmenting.manners import SOMEBODY, is_harmless
from colloquy.segmenting.styles import is_folded
from colloquy.text.label_names import label_key, letters
from colloquy.text.label_tokens import COLONS
from colloquy.text.times import CLOCK

LONGEST = 40
"""Characters of the names that are looked for."""
_BEFORE = re.compile(
    rf"(?:{CLOCK}(?:\s*[ap]\.?m\b\.?)?|[\W\d_]|\b[a-z](?=[+=-]?\d))*(?:(?:and|und|et|y|e|и|و)\s+|[和与及と])?(?=[^\W\d_])",
    re.IGNORECASE,
)
_OPENING, _CLOSING = "〈［〔＜｛⟨", "〉］〕＞｝⟩"
_HONORIFIC = r"(?:さん|氏|君|くん|様|先生|女士|씨|님)?"
_UNSPACED = re.compile(r"[\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff][^a-z]*")
_APART = re.compile(rf"{_HONORIFIC}(?:\s(?![0-9A-Za-z])|[・･]{{2}}|-(?=[\u2e80-\u9fff]))")
_PORTRAIT = re.compile(r"[\u2e80-\u9fff]{1,2}[ \u3000]?[\u2e80-\u9fff]{1,3}[ \u3000]+[\u2e80-\u9fff《“]")
_ENDED = re.compile(r"[.?!…。？！][\"”’」』)）]*\s*$")
_KIN = re.compile(r"的?\w{0,2}[妻夫父母儿女兄弟姐妹友]\w{0,2}\s*(?:[—–]|--)")
"""Somebody of a speaker's family, before a dash: ``山田妻子——…``."""
_QUOTING = re.compile(rf"{_HONORIFIC}\s*「[^「」]*」[\s。]*")
_COLON = re.compile(rf"[^\w\s]{{0,2}}\s*[{COLONS}]\s*\S")
_JOINED = re.compile(rf"[,，]\s*(?:[^\W\d_]+\s?){{1,3}}[{COLONS}]\s*\S")
"""Another name, or some words, between a comma and a colon: ``Ann, Bo: …``."""
_COMMA = re.compile(
    r"\s*[,，]\s*(?:(?=[^\W\d_a-z])(?!I\b)(?![^\W\d_]+\s*[,，.!?])(?P<latin>[^\u2e80-\uffff])|(?=[\u2e80-\uffff]))"
)
"""A comma before what begins as a sentence does: who is only spoken to has small letters behind the name."""
_SPOKEN_TO = re.compile("[你您咱请]|谢谢|我们|[吗呢吧？?]")
"""What is said to somebody, in Chinese, where there are no small letters."""
_SIGN = re.compile(rf"[\s·•,，、|@–—-]*{CLOCK}|\s*[|／｜│▏┃丨](?!\s*$)|-\s|\s*[-=]>\s")
_PICTURE = re.compile(r"\s*(?P<sign>[^\w\s+~～™®©°<=])[^\w\n]*\w")
"""A sign before words: `_is_odd` takes kinds that sentences have not, such as arrows and pictures."""
_DOTS = "•·\\^⟩"
_ASIDE = re.compile(r"\s*[（(]([^（）()]{1,20})[)）]\s*(?=[^\W\d_])")
_MANNER = re.compile(
    r"\s*(?:[\[【](?P<noted>[^\[\]【】]{1,60})[\]】]|[(（*_](?P<said>[^()（）*_]{1,60})[)）*_])\s*(?=[^\W\d_])(?![a-z])"
)
"""What may say how somebody speaks, with a sentence behind it that begins anew: ``[laughs] No``."""


def doubt_leading_name(block: Block, index: int, context: Context, spoken: bool) -> Problem | None:
    """Doubt a line of a paragraph that begins with a declared name and may be that speaker's.

    Above all that is `spoken`, a name and words that are no sentence say who somebody is: ``山田　编辑``.
    """
    if block.kind is not Kind.PARAGRAPH or block.verse or block.voice or is_folded(block, index):
        return None
    line, text = block.pieces[index].line, block.pieces[index].text
    name = "" if line in context.supplied else _leading_name(text, context)
    if not name or not (spoken or _ENDED.search(text) or not _PORTRAIT.match(text)):
        return None
    what = "this begins with the name of a speaker, `{name}`, and may be that speaker’s"
    return context.doubt_who(line, what, name=name)


def _leading_name(text: str, context: Context) -> str:
    before = _BEFORE.match(text)
    begin = before.end() if before else 0
    if not letters(text[begin : begin + LONGEST]).startswith(context.labels.letters):
        return ""
    ends = range(min(len(text), begin + LONGEST), begin, -1)
    names = (text[begin:end] for end in ends if _is_boundary(text, end))
    name = next(filter(context.labels.known, names), "")
    named = bool(name) and label_key(name) not in context.labels.ignored
    return name if named and _is_odd(text[:begin].strip(), name, text[begin + len(name) :]) else ""


def _is_boundary(text: str, end: int) -> bool:
    wide = bool(_UNSPACED.match(text[end - 1 : end]))
    return text[end - 1].isalnum() and (wide or not text[end : end + 1].isalnum())


def _is_odd(before: str, name: str, behind: str) -> bool:
    """Say whether what is before or behind a name is what labels have, and sentences have not."""
    wide = bool(_UNSPACED.match(name))
    if before[-1:] in _OPENING and before:
        return behind[:1] == _CLOSING[_OPENING.index(before[-1])]
    if _COLON.match(behind):
        return bool(before) or behind.lstrip()[0] not in COLONS
    if not any(map(str.isalnum, behind)):  # all but what ends a sentence, as in ``Ann!``
        return bool(behind.strip(" .?!…。？！"))
    if any(category(letter) in ("So", "Nd") or letter == "@" for letter in before):
        return not before.isdecimal() and (not wide or not behind[:1].isalnum())
    if _SIGN.match(behind) or _QUOTING.fullmatch(behind) or _begins_behind_comma(behind):
        return True
    picture = _PICTURE.match(behind)
    if picture and (
        category(picture["sign"]) in ("Sm", "So") or (picture["sign"] in _DOTS and behind[0].isspace())
    ):
        return True
    if _JOINED.match(behind) or _is_manner(behind):
        return True
    aside = _ASIDE.match(behind)
    return wide and bool(_APART.match(behind) or _KIN.match(behind) or (aside and SOMEBODY.search(aside[1])))


def _begins_behind_comma(behind: str) -> bool:
    """Say whether a sentence begins behind a name and a comma, which is said to nobody of that name."""
    match = _COMMA.match(behind)
    return bool(match and (match["latin"] or not _SPOKEN_TO.search(behind)))


def _is_manner(behind: str) -> bool:
    """Say whether a name is followed by how its speaker speaks, and a sentence."""
    match = _MANNER.match(behind)
    if match is None or (match["said"] and match["said"][0].isdigit()):
        return False
    return bool(match["noted"] or is_harmless(match["said"]))
