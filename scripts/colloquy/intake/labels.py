"""What may be a speaker's label at the beginning of a line, however it is printed."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from colloquy.text.inline import plain_text

TIME = r"(?:\d{1,2}:)?\d{1,3}:\d{2}(?:[.,]\d{1,3})?|\d{1,3}m\s?\d{1,2}s|\d{1,2}h\s?\d{1,2}m(?:\s?\d{1,2}s)?"
TIMES = rf"[\[(（【]?\s?(?P<time>{TIME})(?:\s?(?:-->|[-–—~])\s?(?:{TIME}))?\s?[\])）】]?"
BEFORE = re.compile(rf"\s*(?:{TIMES}\s*[-–—:|]?\s*)(?=\S)")
CHANGE = re.compile(r"\s*(?P<mark>(?:\\?>|&gt;){2,}|[-–—](?=\s|[^\s\d\w]|[A-Z]))\s*")
STRONG = re.compile(
    r"(?P<sign>\*\*\*|\*\*|__|\*|_)(?!\s)(?P<words>[^\n]{1,90}?)(?<!\s)(?P=sign)(?P<rest>.*)", re.DOTALL
)
ASIDE = r"(?:\s?[(（\[【][^()（）\[\]【】\n]{1,60}[)）\]】]){0,2}"
NAME = r"[^\s:：\[\]()（）【】<>?!？！,，。;；\"“”|/#][^:：\n\[\]()（）【】<>?!？！。;；\"“”|#]{0,58}?"
COLON = re.compile(rf"(?P<name>{NAME})(?P<aside>{ASIDE})\s?(?:[:：](?!//|\d))\s*(?P<rest>.*)", re.DOTALL)
COLON_TIME = re.compile(
    rf"(?P<name>{NAME})(?P<aside>{ASIDE})\s?[:：]?\s*[\[(（【]\s?(?P<time>{TIME})(?:\s?[-–—~]\s?{TIME})?\s?[\])）】]\s?[:：]?\s*(?P<rest>.*)",
    re.DOTALL,
)
AFTER_TIME = re.compile(
    rf"(?P<name>{NAME})(?P<aside>{ASIDE})\s*(?:\s\s|\||,|\s[-–—•·]|\s)\s*(?P<time>{TIME})(?:\s?(?:-->|[-–—~])\s?{TIME})?(?:\s?[AaPp]\.?[Mm]\.?)?\s*(?P<rest>\n.*)?$",
    re.DOTALL,
)
BRACKET = re.compile(
    r"(?:\[(?P<a>[^\[\]\n]{1,40})\]|【(?P<b>[^【】\n]{1,30})】|<(?P<c>[^<>\n/]{1,40})>)\s*(?P<rest>.*)",
    re.DOTALL,
)
LETTER = re.compile(
    r"(?P<name>[QA]\d{0,3}|[问答問])\s?(?:[.、)．:：]|\s(?=[A-Z\u4e00-\u9fff]))\s*(?P<rest>\S.*)", re.DOTALL
)
STOP = re.compile(
    r"(?P<name>[A-Z][A-Z'’-]+(?:\s(?:[A-Z][A-Z'’.-]+|[A-Z]\.)){0,3}|(?:[A-Z]\.?){2,3})(?P<aside>"
    + ASIDE
    + r")\s?(?:[.](?=\s)|\s?[-–—]+\s|\t)\s*(?P<rest>\S.*)",
    re.DOTALL,
)
DASH = re.compile(
    rf"(?P<name>[^\W\d_][\w.'’·]*(?:\s[^\W\d_][\w.'’·]*){{0,3}})(?P<aside>{ASIDE})\s?(?:\s[-–—]{{1,2}}\s|——?\s?|\t)\s*(?P<rest>\S.*)",
    re.DOTALL,
)
ALONE = re.compile(rf"(?P<name>[^\W\d_][^\s]*(?:\s[^\s]+){{0,3}})(?P<aside>{ASIDE})\s*$")
INVISIBLE = re.compile("[\u200b-\u200f\u2060\ufeff\u00ad\u061c]")


@dataclass(frozen=True, slots=True)
class Printed:
    """What may be a label."""

    name: str
    """As printed, without signs around it."""
    form: str
    """`colon`, `time`, `bracket`, `letter`, `stop`, `dash`, `strong`, `alone`, `change`."""
    rest: str
    """The plain words behind it."""
    body: str
    """The same as written."""
    aside: str = ""
    time: str = ""


@lru_cache(maxsize=4096)
def find_label(raw: str) -> Printed | None:
    """Find what may be a label at the beginning of a line or paragraph."""
    head = raw[:400]
    tail = raw[400:]
    text = INVISIBLE.sub("", head).strip().lstrip("#").strip()
    time = ""
    if (match := BEFORE.match(text)) or (
        match := re.match(rf"(?P<sign>\*\*|\*|_|`){TIMES}(?P=sign)\s*", text)
    ):
        time, text = match["time"], text[match.end() :]
    changed = ""
    if match := CHANGE.match(text):
        changed, text = match["mark"], text[match.end() :]
    found = _strong(text) or _plain(text)
    if found is None:
        return (
            Printed("", "change", _words(text + tail), text + tail, time=time)
            if changed.startswith((">", "&", "\\"))
            else None
        )
    name, form, rest, aside, own = found
    if not name:
        return None
    return Printed(
        _tidy(name), form, _words(rest + tail), rest + tail, aside.strip("()（）[]【】 "), own or time
    )


Found = tuple[str, str, str, str, str]


def _strong(text: str) -> Found | None:
    match = STRONG.match(text)
    if not match or re.match(r"[*_]", match["rest"]):
        return None
    words, rest = match["words"].strip("*_ "), match["rest"]
    if inner := re.fullmatch(rf"(?P<name>.{{1,70}}?)\s?[:：]\s*(?:[\[(]?(?P<time>{TIME})[\])]?)?", words):
        return _named(inner["name"], "colon", rest, inner["time"] or "")
    if outer := re.match(
        rf"(?P<aside>{ASIDE})\s*(?:[\[(（]?(?P<time>{TIME})[\])）]?)?\s?[:：](?P<rest>.*)", rest, re.DOTALL
    ):
        name, _, _, aside, time = _named(words, "colon", "", outer["time"] or "")
        return name, "colon", outer["rest"], aside or outer["aside"], time
    if timed := AFTER_TIME.fullmatch(words):
        return timed["name"], "time", rest, timed["aside"], timed["time"]
    if timed := re.match(rf"\s*[\[(（]?(?P<time>{TIME})[\])）]?(?P<rest>.*)", rest, re.DOTALL):
        return _named(words, "time", timed["rest"], timed["time"])
    if inner := re.fullmatch(r"\[(?P<a>.+)\]|【(?P<b>.+)】", words):
        return inner["a"] or inner["b"], "bracket", rest, "", ""
    if len(words) < 50 and not re.search(r"[?!？！。]", words):
        return _named(words.rstrip("."), "strong" if rest.strip() else "alone", rest, "")
    return None


def _named(words: str, form: str, rest: str, time: str) -> Found:
    """Part a name from its aside."""
    match = re.fullmatch(rf"(?P<name>.+?)(?P<aside>{ASIDE})", words)
    name, aside = (match["name"], match["aside"]) if match else (words, "")
    if leading := re.match(rf"[\[(]?(?P<time>{TIME})[\])]?\s*[-–—|]?\s*(?P<name>\S.*)", name):
        name, time = leading["name"], time or leading["time"]
    return name, form, rest, aside, time


def _plain(text: str) -> Found | None:
    for form, pattern in (("time", COLON_TIME), ("letter", LETTER), ("colon", COLON), ("time", AFTER_TIME)):
        if match := pattern.match(text):
            fields = match.groupdict()
            return (
                match["name"],
                form,
                fields.get("rest") or "",
                fields.get("aside") or "",
                fields.get("time") or "",
            )
    if match := BRACKET.match(text):
        return match["a"] or match["b"] or match["c"], "bracket", match["rest"], "", ""
    for form, pattern in (("stop", STOP), ("dash", DASH), ("alone", ALONE)):
        if (match := pattern.match(text)) and "\n" not in match["name"]:
            return match["name"], form, match.groupdict().get("rest") or "", match["aside"] or "", ""
    return None


def _tidy(name: str) -> str:
    words = plain_text(name) if re.search(r"[*_\\\[&`]", name) else name
    return " ".join(words.strip(" *_.·•|@-–—").split())


def _words(raw: str) -> str:
    words = plain_text(raw.strip()) if re.search(r"[*_\\\[&`<]", raw) else raw
    return " ".join(words.split())


def key(name: str) -> str:
    """Give what is compared of a name: after NFKC, without case, invisible characters and dots."""
    folded = unicodedata.normalize("NFKC", INVISIBLE.sub("", name)).casefold()
    return " ".join(re.sub(r"[.·•_*]+", " ", folded).split())
