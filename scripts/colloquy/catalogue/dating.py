"""What somebody meant who wrote a date as people do, in the form that the archive reads (EDTF)."""

import re
from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from unicodedata import normalize

from babel import Locale

from colloquy.model import UNKNOWN
from colloquy.text.dates import SIGNS as MEANINGS
from colloquy.text.dates import read_date
from colloquy.text.numbers import find_numbers
from colloquy.text.numbers.number import ERAS

SIGNS = {meaning: sign for sign, meaning in MEANINGS.items()}

NOT_KNOWN = re.compile(
    r"\??|n\.?d\.?|undated|no date|(?:date )?unknown|日期?(?:不详|未知)|(?:不详|未知|无日期)"
)
ABOUT = re.compile(
    r"^(?:circa|ca?\.?|about|around|approx(?:imately|\.)?|um|gegen|vers|environ|hacia|около|ок\.|约|大约)\s*(?=\w)"
    r"|(?:左右|前后|頃|ごろ|경|쯤)$"
)
DOUBTED = re.compile(r"\s*(?:\(\?\)|\?|\(uncertain\)|\(存疑\)|^(?:probably|perhaps|可能|或为)\s*)")
BETWEEN = re.compile(
    r"(?:between |from |介于)?(.+?)(?: and | or | to |\s*[-~至到或/]\s*|与)(.+?)(?:之间|间)?"
)
SHORTENED = re.compile(r"(\d\d)(\d\d)\s*[-/]\s*(\d\d)")
"""As in 1985-87."""
QUARTERS = range(25, 42)
"""What EDTF, level 2, has in place of a month for seasons and quarters; of 2001-33, who knows."""
OPEN = (
    (re.compile(r"(?:after|since|from)\s+(.+)|(.+?)(?:or later|以后|之后|后|起)"), "{}/.."),
    (re.compile(r"(?:before|until|by)\s+(.+)|(.+?)(?:or earlier|以前|之前|前)"), "../{}"),
)
DECADE = re.compile(r"(?:the\s+)?(\d{3})0\s*(?:['’]?s|年代)")
CHINESE_DECADE = re.compile(r"(\d{1,2})世纪(\d)0年代")
NUMBERS = re.compile(r"(\d{4})\s*([-/.年])\s*(\d{1,2})(?:\s*(?:\2|月)\s*(\d{1,2}))?\s*[月日号號]?|(\d{4})年?")
NAMED = re.compile(
    r"(?:(\d{1,2})(?:st|nd|rd|th|er|[.º])?\s+(?:de |of )?)?([^\W\d_]+)\.?"
    r"(?:\s+(\d{1,2})(?:st|nd|rd|th)?(?=[,\s]))?,?\s+(?:del? |of )?(\d{4})(?:\s*г(?:\.|ода?)?)?"
)
"""A month by its name, with a day before or behind it, and the year."""
LANGUAGES = ("en", "de", "fr", "es", "it", "pt", "nl", "ru")
"""Those whose names of months are read."""
HAN_FIGURES = "〇一二三四五六七八九"
HAN_YEAR = re.compile(f"[{HAN_FIGURES}零○]{{4}}(?=年|$)")
HAN_COUNT = re.compile(r"[一二三四五六七八九十]{1,4}(?=[年月日号號世])|元(?=年)")
MODERN = ("民国", "民國", "大正", "昭和", "平成", "令和")
"""Eras whose months are those of the Western calendar."""
ERA = re.compile(rf"({'|'.join(MODERN)})\s*(\d{{1,3}})(?=\s*年)")
KOREAN = str.maketrans("년월일", "年月日")
SEASONS = ("spring|春[天季]?", "summer|夏[天季]?", "autumn|fall|秋[天季]?", "winter|冬[天季]?")


def propose_date(text: str) -> str:
    """Give the date that was meant, `unknown` included; empty where that cannot be said."""
    plain = normalize("NFKC", text).lower().replace("–", "-").replace("—", "-")
    words = " ".join(_with_figures(plain).split())
    if NOT_KNOWN.fullmatch(words):
        return UNKNOWN
    proposed = _write(words)
    try:
        read_date(proposed)
    except ValueError:
        return ""
    return proposed


def _with_figures(text: str) -> str:
    """Write Chinese numerals, other scripts' digits, and the years of eras as figures of our calendar."""
    text = re.sub(r"\d", lambda match: str(int(match[0])), text.translate(KOREAN))
    text = HAN_YEAR.sub(lambda match: "".join(map(_figure, match[0])), text)
    text = HAN_COUNT.sub(lambda match: _count(match[0]), text)
    return ERA.sub(lambda match: str(ERAS[match[1]] + int(match[2])), text)


def _figure(character: str) -> str:
    return str(max(HAN_FIGURES.find(character), 0))


def _count(numeral: str) -> str:
    """Write 二十五 as 25, and 元, the first year of an era, as 1."""
    numbers = [value for number in find_numbers(numeral, "zh") for value in number.values]
    return "1" if numeral == "元" else str(numbers[0]) if len(numbers) == 1 else numeral


@cache
def _months() -> Mapping[str, int]:
    """Give the months by their names in small letters, where these are of one month only."""
    numbered: defaultdict[str, set[int]] = defaultdict(set)
    for language in LANGUAGES:
        for forms in Locale.parse(language).months.values():
            for width in ("wide", "abbreviated"):
                for number, name in forms[width].items():
                    numbered[name.lower().rstrip(".")].add(number)
    return {name: min(numbers) for name, numbers in numbered.items() if len(numbers) == 1}


def _write(words: str) -> str:
    match = SHORTENED.fullmatch(words)
    if match and int(match[3]) > 12 and not (match[1] == "20" and int(match[3]) in QUARTERS):  # no month
        return f"{match[1]}{match[2]}/{match[1]}{match[3]}"
    if point := _write_point(words):
        return point
    for pattern, form in OPEN:
        if (match := pattern.fullmatch(words)) and (point := _write_point(match[1] or match[2])):
            return form.format(point)
    match = BETWEEN.fullmatch(words)
    ends = [_write_point(end) for end in match.groups()] if match else [""]
    return "/".join(ends) if all(ends) else ""


def _write_point(words: str) -> str:
    """Write a single point; empty for what is none."""
    base, approximate = ABOUT.subn("", words.strip())
    base, uncertain = DOUBTED.subn("", base)
    written = _write_base(base.strip())
    return written and written + SIGNS[bool(uncertain), bool(approximate)]


def _write_base(words: str) -> str:
    if match := DECADE.fullmatch(words):
        return f"{match[1]}X"
    if match := CHINESE_DECADE.fullmatch(words):
        return f"{int(match[1]) - 1:02d}{match[2]}X"
    for number, names in enumerate(SEASONS, 21):
        if match := re.fullmatch(rf"(?:{names})\s+(\d{{4}})|(\d{{4}})\s*年?\s*(?:{names})", words):
            return f"{match[1] or match[2]}-{number}"
    if (match := NAMED.fullmatch(words)) and (named := _months().get(match[2])):
        first, _, second, year = match.groups()
        return "-".join([year, *(f"{int(part):02d}" for part in (named, first or second) if part)])
    if match := NUMBERS.fullmatch(words):
        year, month, day = match[1] or match[5], match[3], match[4]
        if match[2] in ("-", "/") and not day and len(month) == 1 and month > year[-1]:
            return ""  # 1985-6: June, or two years
        return "-".join([year, *(f"{int(part):02d}" for part in (month, day) if part)])
    return ""
