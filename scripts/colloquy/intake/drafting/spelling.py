"""Spelling: one name in Chinese and in Latin letters, where a text or a person gives both."""

import re

from colloquy.intake.speakers.introducing import PERSON
from colloquy.intake.vocabulary.names import is_han

HAN = r"[\u3400-\u9fff]{1,3}\s?[\u3400-\u9fff]{1,3}|[\u3400-\u9fff]{1,8}(?:·[\u3400-\u9fff]{1,8})+"
LATIN = rf"{PERSON}|[A-ZÀ-Þ][\w'’-]+"
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
    form = LATIN if is_han(name) else HAN
    other = rf"(?P<other>{form})"
    behind = re.finditer(rf"{re.escape(name)}\s?[(（]\s?{other}\s?[)）,，;；]", text)
    before = re.finditer(rf"(?<!\w){other}\s?[(（]\s?{re.escape(name)}\s?[)）,，;；]", text)
    found = {match["other"] for match in (*behind, *before)}
    return list(found) if len(found) == 1 else []
