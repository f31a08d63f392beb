"""Spelling: one name in Chinese and in Latin letters, where a text or a person gives both."""

import re

from colloquy.intake.speakers.meeting import PERSON
from colloquy.intake.vocabulary.names import is_han

HAN = r"[\u3400-\u9fff]{1,3}\s?[\u3400-\u9fff]{1,3}|[\u3400-\u9fff]{1,8}(?:·[\u3400-\u9fff]{1,8})+"
LATIN = rf"{PERSON}|[A-ZÀ-Þ][\w'’-]+"
IN_BRACKETS, BEFORE_BRACKETS = (
    {of_han: re.compile(form.format(other)) for of_han, other in ((True, LATIN), (False, HAN))}
    for form in (r"\s?[(（]\s?(?P<other>{})\s?[)）,，;；]", r"(?<!\w)(?P<other>{})\s?[(（]\s?\Z")
)
"""The other name of a name, by whether that is in Chinese."""
CLOSED, LONGEST = re.compile(r"\s?[)）,，;；]"), 200
IN_HAN = re.compile(r"[\u3400-\u9fff][\u3400-\u9fff·]+")


def spell(name: str, language: str, text: str = "") -> dict[str, str]:
    """Give a name by language: in both scripts, where it is given or the text writes it so."""
    own = IN_HAN.search(name)
    rest = " ".join(re.sub(r"[()（）/]", " ", IN_HAN.sub(" ", name)).split())
    parts = [own[0], rest] if own and len(rest) > 1 else [name, *find_other(name, text)]
    latin = language if language != "zh" else "en"
    return {"zh" if is_han(part) else latin: part for part in parts}


def find_other(name: str, text: str) -> list[str]:
    """Find the one name in the other script that a text has in brackets behind a name, or before it."""
    behind, before = IN_BRACKETS[is_han(name)], BEFORE_BRACKETS[is_han(name)]
    others = set()
    for own in re.finditer(re.escape(name), text):
        if match := behind.match(text, own.end()):
            others.add(match["other"])
        if CLOSED.match(text, own.end()):
            match = before.search(text, max(0, own.start() - LONGEST), own.start())
            others |= {match["other"]} if match else set()
    return list(others) if len(others) == 1 else []
