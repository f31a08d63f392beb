"""Shapes: what begins a line as labels do, and names that are written as those of a text are.

A text has its own way of writing names: in small letters (``mia`` where others are ``ann``), as numbers, as
pictures. Who is not declared is written in the same way, which need not be that of names elsewhere.
"""

import re
from collections.abc import Collection
from dataclasses import replace
from functools import lru_cache
from unicodedata import category

from colloquy.segmenting.manners import is_harmless, is_manner
from colloquy.segmenting.names import (
    CONJUNCTIONS,
    PERSON,
    SENTENCE,
    are_titles,
    is_address,
    is_ended,
    is_name,
    is_short,
    may_name,
)
from colloquy.segmenting.styles import Styles
from colloquy.segmenting.unspaced import is_titled, is_unspaced_person
from colloquy.text.label_names import label_key
from colloquy.text.labels import Form, Head
from colloquy.text.scripts import UNSPACED, is_small

_RUNS = re.compile(r"(.)\1+")
_ORDINARY = re.compile(rf"[{UNSPACED}]+")
"""Words of Chinese and Japanese, which all are written alike."""
_ADDRESS = re.compile(r"//|<?(?:https?://|www\.|mailto:)\S+\s*$|\[[^]]*\]\(\S+\)\s*$")
"""What behind a colon is no speech."""
_CODE = re.compile(r"[A-Z]{1,2}[0-9]|.+ .*[0-9]")
"""What names somebody by a number: ``R2``, ``Speaker 2``."""
_NARROW = re.compile(r"(?:\s[-–]|--)\s*$")
"""A dash between blanks, which Chinese sentences do not have."""
_BEGINNING = re.compile("[\"'“”„«»‘’*_ ¡¿]{0,6}(?=[^\\W\\d_])(?![a-zà-ÿа-яё])")
"""What a sentence begins with, behind its quotation marks."""
_HALF_BOLD = re.compile(
    r"\w{1,80}(?:\*\*|__)\w|(?:\*\*|__)[^*_\n]{1,80}(?:\*\*|__)"
    r"(?:[\u4e00-\u9fff]| ?(?:[的和与與及也都]|是(?![的啊呀吧，。！]))[\w《“])"
)
"""Bold words with others right before or behind them, as in Chinese sentences."""
_HIRAGANA = re.compile("[\u3041-\u309f]")


def looks_like_a_label(head: Head, text: str, forms: Collection[Form]) -> bool:
    """Say whether a head of a line has the form of a label; `forms` are those of this text's labels."""
    match head.form:
        case Form.COLON:
            return (is_name(head) or _goes_on(head)) and not _ADDRESS.match(text, head.words)
        case Form.TAB | Form.SIGN | Form.VOICE:
            return is_name(head)
        case Form.ALONE:
            ended = is_ended(head) and " " in head.name
            return head.start is not None and is_name(head) and not ended
        case Form.GAP | Form.ODD:
            return is_short(head)
        case Form.COMMA:
            return False
        case Form.DASH:
            own = Form.DASH in forms
            return (is_short(head) and (own or _ends_with_dash(head, text))) or (
                own and may_name(head) and bool(_BEGINNING.match(text, head.words))
            )
        case Form.STOP:
            return head.name in ("Q", "问") or (
                is_short(head) and (Form.STOP in forms or _ends_with_stop(head, text))
            )
        case Form.BARE if not head.name:
            named = Form.BARE in forms or _names_somebody(head, text)
            return named and is_name(head) and not is_manner(head.asides[0])
        case Form.BARE:
            written = is_small(text[head.words : head.words + 1]) or _HALF_BOLD.match(text)
            begins = not (written or is_manner(head.name))
            return (is_short(head) and (Form.BARE in forms or begins)) or (
                Form.BARE in forms and begins and may_name(head)
            )


def _ends_with_dash(head: Head, text: str) -> bool:
    """Say whether a dash is behind words that are printed as names are, or before a sentence."""
    if _is_capital(head.name) and (len(head.name) > 1 or head.name in "QA"):
        return True
    before, behind = text[: head.words], text[head.words : head.words + 1]
    narrow = bool(_NARROW.search(before)) and _has_no_capitals(head.name) and _has_no_capitals(behind)
    return behind.isupper() or narrow or is_titled(head.name)


def _ends_with_stop(head: Head, text: str) -> bool:
    """Say whether a stop is behind capitals, a number of somebody, or the initial of a name."""
    capitals = _is_capital(head.name) and len(head.name) > 2
    return capitals or bool(_CODE.fullmatch(head.name)) or _is_initial(head, text)


def _names_somebody(head: Head, text: str) -> bool:
    """Say whether what is in brackets may name who says what is behind them: no insertion in Chinese."""
    aside, behind = head.asides[0], text[head.words : head.words + 1]
    if text[: head.words].rstrip(" *_")[-1:] in ")）" and behind >= "\u2e80":
        return is_unspaced_person(aside)
    named = bool(are_titles(aside.split()) or PERSON.search(aside) or is_harmless(aside))
    return named and not is_small(behind)


def _has_no_capitals(words: str) -> bool:
    """Say whether words are of a script without capitals, such as Chinese or Hebrew."""
    return words[:1].isalpha() and words[0].title() == words[0].lower()


def _is_capital(name: str) -> bool:
    """Say whether a name is in capitals; Chinese words with Latin ones among them are not."""
    return name.isupper() and not any(letter >= "\u2e80" for letter in name)


def _is_initial(head: Head, text: str) -> bool:
    """Say whether a letter and a stop are before a sentence, and not before the rest of a name."""
    behind = text[head.words :].split(maxsplit=1)
    return len(head.name) == 1 and head.name.isupper() and bool(behind) and behind[0].casefold() in SENTENCE


def _goes_on(head: Head) -> bool:
    """Say whether a head is `and` or the like with a name behind: ``And Ann:``."""
    first, _, rest = head.name.partition(" ")
    joins = first.casefold() in CONJUNCTIONS and rest.casefold() not in SENTENCE
    return joins and rest.istitle() and is_short(replace(head, name=rest))


def is_apart(head: Head, text: str) -> bool:
    """Say whether a sign that is mostly punctuation is hardly that here: ``Ann; I …``, ``山田　…``."""
    before, behind = text[: head.words], text[head.words : head.words + 1]
    if head.form is Form.GAP:
        return before.rstrip(" ").endswith("\u3000") and (
            is_titled(head.name) or not _HIRAGANA.search(head.name)
        )
    sign = before.rstrip()[-1:]
    return head.form is Form.ODD and sign in ";；=→⇒)" and len(head.name) > 1 and not is_small(behind)


def may_be_alone(head: Head) -> bool:
    """Say whether words that are alone in a line may be a name, as they are printed above speech."""
    if not head.name:
        return is_name(head) and bool(PERSON.search(head.asides[0]))
    return is_short(head) and not is_ended(head)


def may_be_small(head: Head) -> bool:
    """Say whether a word that is alone in a line may be a name that is not in capitals, as in chats."""
    if head.asides or not is_name(head):
        return False
    return (head.name.isalpha() and head.name.islower()) or is_address(head)


def is_alike(head: Head, text: str, labels: Styles, forms: Collection[Form]) -> bool:
    """Say whether a word at the beginning of a line has a form, and a shape, of this text's labels.

    One in small letters has, too, where those begin with capitals, if a sentence begins behind it.
    """
    name = head.name or head.asides[0]
    if head.form not in forms or head.form is Form.COMMA or not is_name(head):
        return False
    if " " in name or _ORDINARY.fullmatch(name) or (not head.name and is_manner(name)):
        return False
    shapes = {shape(key) for key in labels.by_key}
    begins = (head.name or labels.bracketed) and (
        head.form is Form.ALONE or text[head.words : head.words + 1].isupper()
    )
    return shape(name) in shapes or bool(begins and shape(name[:1].upper() + name[1:]) in shapes)


@lru_cache(maxsize=4_096)
def shape(name: str) -> str:
    """Give of which kinds the letters of a name are: each kind once, not for each letter."""
    return _RUNS.sub(r"\1", "".join(map(_kind, label_key(name))))


def _kind(letter: str) -> str:
    if letter.isalpha():
        return "a" if is_small(letter) else "A"
    if category(letter)[0] == "S":
        return "*"
    return "9" if letter.isdigit() else letter
