"""Ending: where a conversation is over, by what follows its last label or question.

Some words are not spoken in a conversation: credits, the name of an afterword. Others may be a speaker's or a
writer's; they are a doubt, and so is a paragraph unlike all that anybody has said before.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile

from colloquy.intake.parts.asides import is_quiet
from colloquy.intake.parts.model import Voice
from colloquy.intake.parts.units import Unit
from colloquy.intake.speakers.roles import Hints
from colloquy.intake.vocabulary.asking import BY_ME, TO_YOU, ends_asking, length
from colloquy.intake.vocabulary.labels import LINK
from colloquy.intake.vocabulary.lexicon import either, pattern
from colloquy.intake.vocabulary.names import is_han, is_name, is_role
from colloquy.model import Kind
from colloquy.text.surnames import SURNAMES

TITLE = pattern("back_titles", r"\W*{}\W*(?:\d+\W*)?")
TITLED = pattern("back_titles", r"(?:[【「『〔\[]{}[】」』〕\]]|\W*{}\s*[:：]|[-—–]{2,}\s?{}\W)")
CREDIT = re.compile(
    rf"[（(【\[■◎●*\s]*(?:{either('credits')}\s?(?:[、与與和&/]|\band\b|\s)?\s?){{1,4}}[】\]]?\s?[:：/／|｜丨]\s?(?!/)\S",
    re.IGNORECASE,
)
"""`采访、整理：`, `Words and photos:`, with somebody behind it."""
FIELD = re.compile(r"[^\s:：。，？！]{2,12}\s?[:：]\s?[^:：。？！?!]{1,30}")
"""A few words, a colon, and a few words that are no sentence: `现场摄影：许一恒`."""
FEWEST_CREDITS = 3
CLOSING = pattern("closings", r"\W*{}")
LEAVING = pattern("leavings")
DATE = re.compile(
    r"\W*[于於]?[\u4e00-\u9fff]{0,8}(?:\d{4}|[〇零一二三四五六七八九]{4})年"
    r"(?:\d{1,2}|[一二三四五六七八九十]{1,2})月(?:(?:\d{1,2}|[一二三四五六七八九十]{1,3})[日号])?"
    r"[于於，, ]?[\u4e00-\u9fff]{0,8}\W*"
)
PORTRAIT = re.compile(
    r"(?:About|关于|關於)\s?(?:[A-ZÀ-Þ][\w.'’-]*(?: [A-ZÀ-Þ][\w.'’-]*){0,4}|[\u4e00-\u9fff·]{2,8})"
)
"""The title of who somebody is."""
SENTENCE_END = re.compile(r"[.?!。？！…:：;；，,、~～—–-][\"'”’」』)）\]*_]*$")
THANKS = re.compile(
    r"\W*(?:(?-i:[A-ZÀ-Þ])[\w'’-]+, )?(?:(?:many )?thanks?|bye|cheers|merci|danke|gracias|grazie|obrigad[oa]|"
    r"dziękuj\w+)\b|\W*[非常]*[感多]?[谢謝]",
    re.IGNORECASE,
)
FEW_WORDS, SPOKEN, LONG_CREDIT = 16, 5, 60
MOSTLY = 0.9
"""Share of the paragraphs of a text that end as sentences do, from which on another is hardly speech."""
TITLES = "先生|女士|小姐|老师|老師|教授|博士|院士|总|總|导演|導演|医生|主任|师傅|師傅"


OTHER = re.compile(r"\b(?:he|she|his|her|him)\b|(?<![其吉])[他她](?!们|們)", re.IGNORECASE)
LINKED = re.compile(r"\]\(|\]\[|https?://|\bwww\.")
LONGEST_END = 150
"""Words of what follows an interview at most, where hardly anything shows that it is over."""
LONG_CAPTION = 30
"""Words of a caption."""
SELDOM = 6
"""Paragraphs for each in italics, from which on those are notes."""


def is_back_matter(unit: Unit) -> bool:
    """Say whether what is no interview any more begins here, by words that are not spoken in one."""
    words = unit.text
    if CLOSING.match(words) or TITLED.match(words) or is_date(unit):
        return True
    if length(words) <= FEW_WORDS and (TITLE.fullmatch(words) or PORTRAIT.fullmatch(words.strip("*【】 "))):
        return True
    return len(words) < LONG_CREDIT and bool(CREDIT.match(words))


def closes(rest: Sequence[Unit]) -> bool:
    """Say whether what is no interview any more begins with the first of the last units of a text.

    Links that nothing else follows lead to where the text is from; several lines of one form are credits, if
    one of them is.
    """
    linked = LINK.fullmatch(rest[0].raw.strip(" *_"))
    fields = list(takewhile(lambda unit: FIELD.fullmatch(unit.text), rest))
    credited = len(fields) >= FEWEST_CREDITS and any(CREDIT.search(unit.text) for unit in fields)
    return is_back_matter(rest[0]) or credited or (linked is not None and all(map(_leads, rest)))


def _leads(unit: Unit) -> bool:
    return is_quiet(unit) or LINK.fullmatch(unit.raw.strip(" *_")) is not None


def is_date(unit: Unit) -> bool:
    """Say whether a line has nothing but a date, perhaps with a place: below a name, it signs a text."""
    return bool(DATE.fullmatch(unit.text))


def is_thanks(unit: Unit) -> bool:
    """Say whether a few words begin with thanks to who is asked, as those do with which an interview ends."""
    others = re.search(r"\bthanks (?:\w+ )?to\b", unit.text, re.IGNORECASE)
    return length(unit.text) <= FEW_WORDS and bool(THANKS.match(unit.text)) and not others


def is_of_another(unit: Unit) -> bool:
    """Say whether a few words speak of a man or a woman, and neither of oneself nor to anybody."""
    of_me = BY_ME.search(unit.text) or TO_YOU.search(unit.text)
    return length(unit.text) <= LONG_CAPTION and bool(OTHER.search(unit.text)) and not of_me


@dataclass(frozen=True, slots=True)
class Ending:
    """What shows of the last words of a text that they may be nobody's of the conversation."""

    names: re.Pattern[str] | None
    """Of those who speak."""
    punctuated: bool
    """Whether nearly all paragraphs end as sentences do."""
    slanted: bool
    """Whether more than a few are in italics."""
    single: bool = False
    """Whether nobody ever goes on in another paragraph."""

    def is_doubtful(self, unit: Unit, above: Unit, hosts: bool = False) -> bool:
        """Say whether a paragraph that nothing gives to anybody else may be nobody's.

        `above` is the unit before it that is somebody's; `hosts` says that whoever has spoken last asks:
        hosts thank, and speak of an interview, themselves.
        """
        words = unit.text
        if is_quiet(unit) or not unit.begins or not length(words) or _is_listed(unit, above):
            return False
        if not hosts and LEAVING.search(words):
            return True
        if self.punctuated and length(words) <= FEW_WORDS and not SENTENCE_END.search(words):
            return True
        if self.single and not (BY_ME.search(words) or THANKS.match(words)):
            return True
        return self.speaks_of(unit)

    def is_answered(self, unit: Unit, above: Unit, answer: Unit) -> bool:
        """Say whether a remark behind the last question, and what follows it, are surely said."""
        unsure = self.is_doubtful(unit, above) or self.is_doubtful(answer, unit)
        return not (unsure or LINKED.search(unit.raw))

    def are_notes(self, units: Sequence[Unit]) -> bool:
        """Say whether the last units of a text are notes of editors, in italics as nothing that is said."""
        noted = [unit for unit in units if not is_quiet(unit) and unit.kind is not Kind.RULE]
        return not self.slanted and all(unit.slanted and not ends_asking(unit.text) for unit in noted)

    def leads_away(self, rest: Sequence[Unit]) -> bool:
        """Say whether the last few words of a text say, by name, where to find more of who has spoken."""
        unit = rest[0]
        if not unit.begins or not self.speaks_of(unit) or THANKS.match(unit.text) or ends_asking(unit.text):
            return False
        leads = any(LINKED.search(each.raw) for each in rest)
        return leads and sum(length(each.text) for each in rest) <= LONGEST_END

    def speaks_of(self, unit: Unit) -> bool:
        """Say whether words speak of who speaks here, by name, as nobody does of themselves."""
        named = self.names.search(unit.text) if self.names else None
        if named is None or BY_ME.search(unit.text):
            return False
        return not TO_YOU.search(unit.text) or named["guest"] is not None


def _is_listed(unit: Unit, above: Unit) -> bool:
    """Say whether an item without a link is in a list that a sentence of whoever speaks leads to."""
    leads = above.text.endswith((":", "：")) and length(above.text) > SPOKEN
    return unit.kind is Kind.ITEM and not LINKED.search(unit.raw) and (leads or above.kind is Kind.ITEM)


def read_ending(
    units: Iterable[Unit], voices: Mapping[str, Voice], hints: Hints, single: bool = False
) -> Ending:
    """Read from a text how its end can be known."""
    spoken = [unit for unit in units if unit.kind is Kind.PARAGRAPH and length(unit.said) > SPOKEN]
    while spoken and spoken[-1].slanted:
        spoken.pop()  # perhaps a note
    slanted = sum(unit.slanted for unit in spoken)
    ended = sum(bool(SENTENCE_END.search(unit.said)) for unit in spoken)
    guests, others = set(hints.guests), set(hints.askers)
    for voice in voices.values():
        (guests if voice.role == "guest" else others).update([voice.name, *voice.labels])
    inside, first = _either(guests), _either(others - guests)
    forms = [form for form in (inside and f"(?P<guest>{inside})", first and rf"^\W*(?:{first})") if form]
    if not inside and forms:
        forms.append("(?P<guest>(?!))")
    names = re.compile("|".join(forms)) if forms else None
    return Ending(
        names, bool(spoken) and ended >= MOSTLY * len(spoken), slanted * SELDOM > len(spoken), single
    )


def _either(names: Iterable[str]) -> str:
    """Write all forms of some names as one regular expression; nothing where there are none."""
    known = sorted(name for name in names if is_name(name) and not is_role(name))
    forms = [form for name in known for form in (_han(name) if is_han(name) else _latin(name))]
    return "|".join(forms)


def _han(name: str) -> Iterable[str]:
    """Give the forms of a Chinese name: in full, without the surname, with a title."""
    bare = re.sub(r"\s", "", name)
    if len(bare) < 2:
        return
    yield re.escape(bare)
    if len(bare) == 3 and bare[0] in SURNAMES:
        yield re.escape(bare[1:])
        yield rf"[老小]{bare[0]}(?![\u4e00-\u9fff]?子)|{bare[0]}(?:{TITLES})"


def _latin(name: str) -> Iterable[str]:
    parts = [part for part in name.split() if len(part) > 2 and part[0].isupper()]
    yield from (rf"\b{re.escape(part)}\b" for part in parts)
