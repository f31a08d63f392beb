"""Names: whether words before a sign, or alone, may be those of a speaker whom nobody declares.

Sentences have colons too, so what only a sentence has is none of a name. Where that is not sure, it may be
one: a doubt costs a minute, a wrong speaker the trust in an archive.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from dataclasses import replace

from colloquy.segmenting.unspaced import is_unspaced_name, is_unspaced_person
from colloquy.text.labels import Form, Head
from colloquy.text.scripts import is_small

SHORT = 5
"""Words of a name before a dash, or alone, all of which are in capitals."""
MANY = 6
"""Words that the longest names have."""
LONGEST = 60

_WORD = re.compile(
    r"[#@?“\"'«‹„*†‡({]*(?:[^\W_](?:[\w.'’·&/+*†‡@#-]|–)*[?!*†‡”\"'»›)}]*|[#?№]+|[&+/→\\])", re.UNICODE
)
PERSON = re.compile(
    r"(?i:\b(?:siblings?|offspring|darling|family|wife|husband|mother|father|son|daughter|sister|brother|friend|"
    r"aunt|uncle|cousin|child|kid|boy|girl|m[ae]n|wom[ae]n|lady|gentleman|person|people|voices?|speakers?|audience|"
    r"crowd|member|participant|student|questioner|reporter|interpreter|translat\w+|interpret\w+|unknown|"
    r"unidentified|everyone|everybody|someone|somebody|all|both)\b)"
)
"""Words for somebody who is not named."""
PERSONAL = re.compile(
    r"\b(?:I|[Ii]ch|[Jj]e|[Yy]o|[Ee]u|[Ww]e|[Ww]ir|[Nn]ous|[Mm]e|[Mm]y|[Uu]s|[Oo]ur|[Яя]|[Мм]ы)\b|[我咱俺]|私|僕|俺|저[는희]|나는|우리|أنا|نحن|[?？؟]"
)
"""What people say and definitions do not: words for oneself, questions."""
_JOINING = frozenset(
    {"and", "of", "de", "von", "van", "the", "der", "den", "la", "le", "du", "da", "di", "al", "bin"}
)
SOMEBODY = re.compile(rf"{PERSON.pattern}|(?<![A-Z])[A-Z][a-z]+|[妻夫父母儿女兄弟姐妹友师译]")
"""What in brackets behind a name means somebody else."""
_BESIDE = re.compile(
    r"\s*(?:(?:aside|together|later|[a-z]+ing|[a-z]+ly|to [A-Z]\w*)"
    rf"|(?:at|behind|by|from|in|near|on)(?: \w+){{1,6}}|(?:\w+ ){{0,3}}{PERSON.pattern})\W*"
)
"""What is behind a name and a comma, and says to whom, how or as whom somebody speaks."""
_SENTENCE = frozenset(
    """
    he she it we they me us them this that these those there here what which when where why how if so because
    but is are was were am be been do does did don't has have had will would can could should may might must
    think thought mean know guess let let's i i'm i'd i've i'll it's that's there's here's what's you you're
    yes no well then also just really very
    """.split()  # noqa: SIM905 - a list of words
)
"""Words of sentences, which no name of several words has."""
_OPENING = _SENTENCE - {"he", "she", "they", "we", "me", "us", "them", "i", "you"} | frozenset(
    """
    about after around at before by during from in on since until
    and or oh okay ok right look now again still anyway first second third finally e.g i.e yeah sure maybe
    perhaps sorry listen see exactly
    absolutely definitely totally actually basically honestly certainly obviously
    clearly precisely probably possibly hopefully unfortunately interestingly
    """.split()  # noqa: SIM905 - a list of words
)
"""Words before a colon or dash that are no name on their own."""
_CONJUNCTIONS = frozenset({"and", "or", "but", "so"})
"""Words that begin a sentence that goes on, and no name of several words."""
_ARROW = re.compile("->|>>")
_BETWEEN = re.compile(r"(?<=\S)\s*[→↔·•|~](?:\s*(?=\S)|$)|(?<=[?!])/")
"""A sign between two names."""
_NUMBERED = re.compile(r"\b[Nn]o\.?\s*(?=\d)")
"""``no. 2``, which is a number and no answer."""
_ABBREVIATED = re.compile(r"(?:\b[A-Z]\.)+$|\b[JS]r\.$")
_ADDRESS = re.compile(r"//|<?(?:https?://|www\.|mailto:)\S+\s*$|\[[^]]*\]\(\S+\)\s*$")
"""What behind a colon is no speech."""
_MAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+")
_CODE = re.compile(r"[A-Z]{1,2}[0-9]|.+ .*[0-9]")
"""What names somebody by a number: ``R2``, ``Speaker 2``."""
_NARROW = re.compile(r"(?:\s[-–]|--)\s*$")
"""A dash between blanks, which Chinese sentences do not have."""
_HIRAGANA = re.compile("[\u3041-\u309f]")
_CLAUSE = re.compile(r"[，。；！…<>`|=\[\]]|[!;] ")
"""What is in a sentence, and in no name."""


def looks_like_a_label(head: Head, text: str, forms: Collection[Form]) -> bool:
    """Say whether a head of a line has the form of a label; `forms` are those of this text's labels."""
    behind = text[head.words : head.words + 1]
    match head.form:
        case Form.COLON:
            named = is_name(head) or _goes_on(head)
            return named and not _ADDRESS.match(text, head.words)
        case Form.TAB | Form.SIGN | Form.VOICE:
            return is_name(head)
        case Form.DASH:
            alike = _is_capital(head.name) and (len(head.name) > 1 or head.name in "QA")
            narrow = bool(_NARROW.search(text[: head.words]))
            several = behind.isupper() or (
                narrow and _has_no_capitals(head.name) and _has_no_capitals(behind)
            )
            return is_short(head) and (alike or several or Form.DASH in forms)
        case Form.STOP:
            several = _is_capital(head.name) and (len(head.name) > 2)
            several = several or bool(_CODE.fullmatch(head.name)) or _is_initial(head, text)
            return head.name in ("Q", "问") or (is_short(head) and (several or Form.STOP in forms))
        case Form.ALONE:
            return head.start is not None and is_name(head)
        case Form.GAP | Form.ODD:
            return is_short(head)
        case Form.COMMA:
            return False
        case Form.BARE:
            if not head.name:
                return is_name(head) and _names_somebody(head.asides[0], text, behind)
            return is_short(head) and (Form.BARE in forms or not is_small(behind))


def _names_somebody(aside: str, text: str, behind: str) -> bool:
    """Say whether what is in brackets may name who says what is behind them: no insertion in Chinese."""
    if text.lstrip(" *_")[:1] in "(（" and behind >= "\u2e80":
        return is_unspaced_person(aside)
    return bool(_are_titles(aside.split()) or PERSON.search(aside))


def _has_no_capitals(words: str) -> bool:
    """Say whether words are of a script without capitals, such as Chinese or Hebrew."""
    return words[:1].isalpha() and words[0].title() == words[0].lower()


def _is_capital(name: str) -> bool:
    """Say whether a name is in capitals; Chinese words with Latin ones among them are not."""
    return name.isupper() and not any(letter >= "\u2e80" for letter in name)


def _is_initial(head: Head, text: str) -> bool:
    """Say whether a letter and a stop are before a sentence, and not before the rest of a name."""
    behind = text[head.words :].split(maxsplit=1)
    return len(head.name) == 1 and head.name.isupper() and bool(behind) and behind[0].casefold() in _SENTENCE


def _goes_on(head: Head) -> bool:
    """Say whether a head is `and` or the like with a name behind: ``And Ann:``."""
    first, _, rest = head.name.partition(" ")
    joins = first.casefold() in _CONJUNCTIONS and rest.casefold() not in _SENTENCE
    return joins and rest.istitle() and is_short(replace(head, name=rest))


def is_apart(head: Head, text: str) -> bool:
    """Say whether a sign that is mostly punctuation is hardly that here: ``Ann; I …``, ``山田　…``."""
    before, behind = text[: head.words], text[head.words : head.words + 1]
    if head.form is Form.GAP:
        return before.rstrip(" ").endswith("\u3000") and not _HIRAGANA.search(head.name)
    sign = before.rstrip()[-1:]
    return head.form is Form.ODD and sign in ";；=→⇒)" and len(head.name) > 1 and not is_small(behind)


def may_be_alone(head: Head) -> bool:
    """Say whether words that are alone in a line may be a name, as they are printed above speech."""
    if not head.name:
        return is_name(head) and bool(PERSON.search(head.asides[0]))
    return is_short(head) and not is_ended(head)


def is_ended(head: Head) -> bool:
    """Say whether words end as a sentence does, and not as a name that is abbreviated."""
    return head.name.endswith((".", "?", "!", "？", "。", "！")) and not _ABBREVIATED.search(head.name)


def may_be_small(head: Head) -> bool:
    """Say whether a word that is alone in a line may be a name that is not in capitals, as in chats."""
    if head.asides or not is_name(head):
        return False
    return (head.name.isalpha() and head.name.islower()) or is_address(head)


def is_address(head: Head) -> bool:
    """Say whether a name is an address of mail."""
    return bool(_MAIL.fullmatch(head.name))


def is_name(head: Head) -> bool:
    """Say whether words may be a speaker's name."""
    name = _NUMBERED.sub("№ ", _letters(head.name or (head.asides[0] if head.asides else "")))
    name = _ARROW.sub("→", name)
    if not head.name and head.asides:
        return name.casefold() not in _OPENING
    if _CLAUSE.search(name) or len(name) > LONGEST:
        return False
    if name and all(map(_is_sign, name)):
        return True  # ``×××：``, or a picture
    if not name.isascii() and any(letter >= "\u2e80" for letter in name):
        return is_unspaced_name(name.replace(" ", ""), sure=head.bold or head.start is not None)
    name = _BETWEEN.sub(" & ", name)
    words = name.replace(",", " ").split()
    if not words or not all(_WORD.fullmatch(word) for word in words):
        return bool(head.bold and any(letter.isalnum() for letter in name) and len(words) <= MANY)
    small = [word.casefold().strip(".'’\"").replace("’", "'") for word in words]
    if len(words) == 1:
        return small[0] not in _OPENING
    described = PERSON.search(name) and _SENTENCE.isdisjoint(small)
    if words[0].isdigit() or small[0] in _CONJUNCTIONS or (len(words) > MANY and not described):
        return False
    if "," in name and not all(_is_title(word) for word in words[1:]):
        return small[0] not in _OPENING and _is_in_apposition(*name.split(",", maxsplit=1))
    if _are_titles(words):
        return True
    return _SENTENCE.isdisjoint(small)


def _is_in_apposition(before: str, behind: str) -> bool:
    """Say whether a comma is between a name and what says more of it: ``Mia, aside``, ``his wife, Mia``."""
    if PERSON.search(before) and _are_titles(behind.split()):
        return True
    named = _are_titles(before.split()) or PERSON.search(before)
    return bool(named and _BESIDE.fullmatch(behind))


def _is_sign(letter: str) -> bool:
    return not letter.isascii() and unicodedata.category(letter).startswith("S")


def _letters(name: str) -> str:
    """Write a name without the marks that its letters have, such as the vowels of Hindi."""
    composed = unicodedata.normalize("NFC", name)
    return "".join(letter for letter in composed if not unicodedata.category(letter).startswith("M"))


def is_short(head: Head) -> bool:
    """Say whether a name is of few words, in capitals as names are, or is a word for somebody."""
    words = head.name.split()
    titled = len(words) <= SHORT and _are_titles(words)
    return (
        (titled or (bool(words) and bool(PERSON.search(head.name))))
        and is_name(head)
        and head.name.casefold() not in _OPENING
        and not words[0].isdigit()
        and any(letter.isalpha() for letter in head.name)
    )


def _are_titles(words: list[str]) -> bool:
    """Say whether words are written as those of a name are: ``Senator Roth of Ohio``, ``de Gaulle``."""
    return bool(words) and all(map(_is_title, words)) and words[-1] not in _JOINING


def _is_title(word: str) -> bool:
    first = word.lstrip("“\"'«(#")[:1]
    return not is_small(first) or word in _JOINING or "." in word[1:-1] or "_" in word
