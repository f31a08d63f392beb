"""Asides: what is between turns and is no speech, and what follows an interview."""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from colloquy.intake.parts.units import CAPTION as CAPTIONED
from colloquy.intake.parts.units import Unit
from colloquy.intake.vocabulary.asking import KEPT
from colloquy.intake.vocabulary.lexicon import pattern
from colloquy.model import Kind
from colloquy.text.times import CLOCK

BRACKETED = re.compile(
    r"[\[(（【〔♪<]{1,2}[^\[\]()（）【】<>]{0,200}[\])）】〕♪>]{1,2}\.?"
    r"|(?:[\[(（【<][^\[\]()（）【】<>]{0,200}[\])）】>]\.?\s?){2,}"
)
CAPTION = pattern("captions")
LONG_NOTE = 300
TIME = re.compile(r"[\[(]?(?:\d{1,2}:)?\d{1,3}:\d{2}(?:[.,]\d+|:\d{3})?[\])]?:?(?:\s?(?:-->|-)\s?[\d:.,]+)?")
TIMED = re.compile(r"[\W_]{0,6}(?:\d{1,2}:)?\d{1,3}:\d{2}(?!\d)")
"""How paragraphs begin that say when they are heard."""
FEWEST_TIMED, MOSTLY_TIMED = 20, 0.6
"""Lines with times, and their share, from which on somebody has listened to a recording."""
UNENDED, BROKEN = re.compile(r"[\w,;–—-]$"), 0.2
"""How lines end that go on in the next, and their share, from which on their ends say nothing."""
ADDRESS = re.compile(
    r"\[[^\]]{1,40}\]:\s*<?[!-~]+>?(?:\s+[\"'(].{0,200})?|<?https?://\S+>?"
    r"|\[[^\]]{1,40}\]:\s*\{\{.{0,300}|\[\^[^\]]{1,20}\]:.{0,2000}"
)
"""Addresses, and what Markdown defines for links and footnotes."""
TEMPLATE = re.compile(
    r"\{:[^{}\n]{0,200}\}|\{%[^{}\n]{0,300}%\}|\{\{[<%][^{}\n]{0,400}[>%]\}\}|\{\{[^{}\n]{1,200}\}\}"
)
"""Lines for the program that made a page: `{: .question }`, `{% include player.html %}`."""
HEARD = re.compile(
    r"(?:[^.?!\n]{1,60} )?(?:started|stopped|ended) (?:the )?(?:transcription|recording)\W*"
    r"|(?:meeting|transcription|recording) (?:started|stopped|ended)(?: (?:after|at) [\d:]+)?\W*",
    re.IGNORECASE,
)
"""What a program that records a meeting says of itself."""
MARKUP = re.compile(
    r"<!--[^\n]{0,400}-->|</?[A-Z][A-Za-z.]{0,40}(?:\s[^\n<>]{0,400})?/?>?|/?>"
    r"|<(?P<element>[a-z]{1,10})\b[^\n<>]{0,400}>\s*</(?P=element)>"
    r"|<summary>[^\n<>]{0,80}</summary>"
    r"|(?:</?(?:div|center|p|br|hr|table|details|summary|section|figure|picture|iframe|video|audio)(?:\s[^\n<>]{0,400})?/?>\s*)+"
    r"|[a-z][A-Za-z-]{0,40}=(?:\{[^\n]*\}|\"[^\n\"]*\")"
    r"|=[^\n]{0,200}\.(?:jpe?g|png|gif|webp|svg)\b[^\n]{0,300}="
)
"""Lines for a program that shows a page: a comment, an element or component without words, a picture."""
PICTURE = re.compile(
    r"!\[[^\]\n]{0,200}\](?:\([^()\n]{0,400}\)|\[[^\]\n]{0,80}\])(?:\{[:.#][^{}\n]{0,200}\})?"
    r"|\{[{%][<%]?\s*(?:image|img|figure|picture|photo)\b[^{}\n]{0,400}\}"
    r"|\[caption\b[^\n]{0,2000}\[/caption\]"
)
BEHIND = re.compile(r"(?:[ \t]*!\[[^\]\n]{0,200}\]\([^()\n]{0,2600}\))+(?:\*\*)?(?!\{[:.#])[^\s*!\[\]]")
PICTURED = re.compile(r"\A\s*!\[[^\]\n]{0,200}\]\([^()\n]{0,2600}\)")
"""A picture right before words, which may say what it shows."""
DASHES = re.compile(r"[—–―─═·•*=_~-]{3,}")
"""A line that parts what is said."""
STILL = re.compile(r"《[^《》]{1,40}》\W{0,2}(?:剧照|劇照|海报|海報|截图|截圖|书影|書影)?")
"""The title of a film or book right behind a picture of it."""
POINTER = pattern("pointers")
NOTE = pattern("notes", r"[（(【\[*]{0,2}{}[】\]*]{0,2}\s?[:：]\s?\S")
AD = pattern("advertisements", r"(?:\W*{}\W*(?:\d+:[\d:]+\W*)?)")
CREDITED = pattern(
    "picture_credits",
    r".{0,160}?(?:[（(\[][^（()）\]]{0,8}?{}[^（()）]{0,40}[)）\]]|[（(][^（()）]{1,12}[摄攝][)）]|"
    r"[。 ][\u4e00-\u9fff]{2,4}\s?[摄攝]|[.。]\s?{}\s?[:：]\s?[^.。]{1,40})\W*$",
)
"""What is below a picture, with its photographer."""


def is_quiet(unit: Unit) -> bool:
    """Say whether a unit is not spoken: a picture, its caption, a sound in brackets, a time, an ad."""
    return unit.kind in (Kind.RULE, Kind.FIGURE) or _are_quiet(unit.text, unit.raw)


def points_elsewhere(unit: Unit) -> bool:
    """Say whether a quotation sends its readers to another text, as notes between the turns do."""
    return unit.kind is Kind.QUOTE and bool(POINTER.search(unit.text))


def is_behind_picture(unit: Unit) -> bool:
    """Say whether words follow a picture without a blank, as what it shows does: `![](yard.png)The yard`."""
    return unit.begins and unit.label is None and bool(BEHIND.match(unit.raw))


def is_markup(raw: str) -> bool:
    """Say whether all lines are for a program that shows a page, as `<details>` is."""
    return all(MARKUP.fullmatch(line.strip()) for line in raw.split("\n") if line.strip())


def is_picture(raw: str) -> bool:
    """Say whether words as written are a picture and nothing else: `![The yard][3]`."""
    return bool(PICTURE.fullmatch(raw.strip()))


@lru_cache(maxsize=KEPT)
def _are_quiet(words: str, raw: str) -> bool:
    """Say the same of words, and of how they are written; each way of telling turns asks it again."""
    return bool(
        not words
        or BRACKETED.fullmatch(words)
        or TIME.fullmatch(words)
        or AD.fullmatch(words)
        or HEARD.fullmatch(words)
        or all(ADDRESS.fullmatch(line.strip()) for line in raw.split("\n"))
        or TEMPLATE.fullmatch(raw.strip())
        or is_markup(raw)
        or CAPTIONED.match(raw)
        or is_picture(raw)
        or (STILL.fullmatch(words) and BEHIND.match(raw))
        or DASHES.fullmatch(words)
        or (len(words) < LONG_NOTE and any(map(_is_note, {words, PICTURED.sub("", raw)})))
    )


def _is_note(words: str) -> bool:
    return any(form.match(words) for form in (CAPTION, CREDITED, NOTE))


def is_advertisement(unit: Unit) -> bool:
    """Say whether a heading says that what is below it advertises."""
    return unit.kind is Kind.HEADING and bool(AD.fullmatch(unit.text))


def are_timed(units: Sequence[Unit]) -> bool:
    """Say whether most lines have a time before them, or above: somebody has written down a recording."""
    lines = [line.strip() for unit in units for line in unit.raw.split("\n") if line.strip()]
    timed = sum(
        bool(TIMED.match(line) or re.fullmatch(CLOCK, above))
        for above, line in zip(["", *lines], lines, strict=False)
    )
    return timed >= FEWEST_TIMED and timed > MOSTLY_TIMED * len(lines)


def are_broken(units: Sequence[Unit]) -> bool:
    """Say whether sentences go on in the next paragraph or item: a machine has cut captions by length."""
    lines = [unit.text for unit in units if unit.kind in (Kind.PARAGRAPH, Kind.ITEM) and unit.text]
    broken = sum(bool(UNENDED.search(line)) and following[0].islower() for line, following in pairwise(lines))
    return broken >= FEWEST_TIMED and broken > BROKEN * len(lines)
