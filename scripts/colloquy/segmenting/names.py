"""Names: whether words before a sign, or alone, may be those of a speaker whom nobody declares.

Sentences have colons too, so what only a sentence has is none of a name. Where that is not sure, it may be
one: a doubt costs a minute, a wrong speaker the trust in an archive.
"""

import re
import unicodedata
from collections.abc import Sequence

from colloquy.segmenting.unspaced import is_unspaced_name
from colloquy.text.labels import Head
from colloquy.text.scripts import is_small

SHORT = 5
"""Words of a name before a dash, or alone, that all begin with capitals; those between them do not count."""
MANY, FULL = 6, 2
"""Words that the longest names have, but for those with a person's full name at the end; of that, words."""
LONGEST, SHORTENED = 60, 4
"""Characters of a name, and of a word in it that a stop ends: `Prof. em. Roth`."""

_WORD = re.compile(
    r"[#@?“\"'«‹„*†‡({]*(?:[^\W_](?:[\w.'’·&/+*†‡@#^-]|–)*[?!*†‡”\"'»›)}]*|[#?№]+|[&+/→\\])", re.UNICODE
)
PERSON = re.compile(
    r"(?i:\b(?:siblings?|offspring|darling|family|wife|husband|mother|father|son|daughter|sister|brother|friend|"
    r"aunt|uncle|cousin|child|kid|boy|girl|m[ae]n|wom[ae]n|lady|gentleman|person|people|voices?|speakers?|audience|"
    r"crowd|member|participant|student|questioner|reporter|interpreter|translat\w+|interpret\w+|unknown|"
    r"unidentified|everyone|everybody|someone|somebody|all|both|"
    r"voix|voz|voces|voce|voci|stimmen?|zuruf|zwischenruf\w*|publikum|público|publico|pubblico|голоса?|зритель\w*)\b)"
)
"""Words for somebody who is not named."""
PERSONAL = re.compile(
    r"\b(?:I|[Ii]ch|[Jj]e|[Yy]o|[Ee]u|[Ww]e|[Ww]ir|[Nn]ous|[Mm]e|[Mm]y|[Uu]s|[Oo]ur|[Яя]|[Мм]ы)\b|[我咱俺]|私|僕|俺|저[는희]|나는|우리|أنا|نحن|[?？؟]"
)
"""What people say and definitions do not: words for oneself, questions."""
_WHO = re.compile(rf"{PERSON.pattern}.*\bwho\b")
"""Somebody who is described, with a verb: ``The woman who sat behind us``."""
_JOINING = frozenset(
    """
    and of the de del der den des di da do dos du el la las le los van von und zu zum zur y e et af av al ibn
    bin bint ben
    """.split()  # noqa: SIM905 - a list of words
)
_BESIDE = re.compile(
    r"\s*(?:(?:aside|together|later|[a-z]+ing|[a-z]+ly|to [A-Z]\w*)"
    rf"|(?:at|behind|by|from|in|near|on)(?: \w+){{1,6}}|(?:\w+ ){{0,3}}{PERSON.pattern})\W*"
)
"""What is behind a name and a comma, and says to whom, how or as whom somebody speaks."""
_SAYING = frozenset({"say", "said", "says", "ask", "asked", "tell", "told"})
"""What people do before their words, in sentences."""
SENTENCE = _SAYING | frozenset(
    """
    he she it we they me us them this that these those there here what which when where why how if so because
    but is are was were am be been do does did don't has have had will would can could should may might must
    think thought mean know guess let let's i i'm i'd i've i'll it's that's there's here's what's you you're
    yes no well then also just really very
    """.split()  # noqa: SIM905 - a list of words
)
"""Words of sentences, which no name of several words has."""
_OPENING = SENTENCE - {"he", "she", "they", "we", "me", "us", "them", "i", "you"} | frozenset(
    """
    about after around at before by during from in on since until
    and or oh okay ok right look now again still anyway first second third finally e.g i.e yeah sure maybe
    perhaps sorry listen see exactly
    absolutely definitely totally actually basically honestly certainly obviously
    clearly precisely probably possibly hopefully unfortunately interestingly
    """.split()  # noqa: SIM905 - a list of words
)
"""Words before a colon or dash that are no name on their own."""
CONJUNCTIONS = frozenset({"and", "or", "but", "so"})
"""Words that begin a sentence that goes on, and no name of several words."""
_COUNTING = re.compile(
    r"(?i:the|der|die|das|den|dem|des|am|im|vom|zum|ab|seit|bis|le|la|les|du|au|el|los|las|il|lo|gli|al|det|het|de"
    r"|op|em|no|na|at|before|by|during|from|in|on|since|until|after)\s(?:[^\W\d]+\s)?[0-9]+(?!\w)"
)
"""An article or a preposition before a number, which is that of a day or year or counts: ``Der 3. Mai …``."""
_ARROW = re.compile("->|>>")
_BETWEEN = re.compile(r"(?<=\S)\s*[→↔·•|~](?:\s*(?=\S)|$)|(?<=[?!])/")
"""A sign between two names."""
_NUMBERED = re.compile(r"\b[Nn]o\.?\s*(?=\d)")
"""``no. 2``, which is a number and no answer."""
_SUBJECT = re.compile(
    r"(?i:ich|er|sie|es|wir|ihr|je|il|nous|vous|ils|elles|él|nosotros|ellos|ellas|nós|eles|elas|ik|hij|zij"
    r"|я|ты|он|она|оно|мы|вы|они)\s+[a-zà-ÿа-яё]|[Jj][’'][a-zà-ÿ]|(?:私|僕|俺|彼|彼女)[はが]|(?:나|저|우리)는\s"
)
"""A pronoun before a verb, with which a sentence begins: ``Ich sagte:``; none that is a name, too."""
_ABBREVIATED = re.compile(r"(?:\b[A-Z]\.)+$|\b[JS]r\.$")
_MAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+")
_CLAUSE = re.compile(r"[，。；！…<>`|=\[\]]|[!;] ")
"""What is in a sentence, and in no name."""


def is_ended(head: Head) -> bool:
    """Say whether words end as a sentence does, and not as a name that is abbreviated."""
    return head.name.endswith((".", "?", "!", "？", "。", "！")) and not _ABBREVIATED.search(head.name)


def is_address(head: Head) -> bool:
    """Say whether a name is an address of mail."""
    return bool(_MAIL.fullmatch(head.name))


def is_name(head: Head) -> bool:
    """Say whether words may be a speaker's name."""
    name = _letters(head.name or (head.asides[0] if head.asides else ""))
    name = _ARROW.sub("→", _NUMBERED.sub("№ ", name))
    if not head.name and head.asides:
        return name.casefold() not in _OPENING
    if _CLAUSE.search(name) or _SUBJECT.match(name) or len(name) > LONGEST:
        return False
    if name and all(map(_is_sign, name)):
        return True  # ``×××：``, or a picture
    if not name.isascii() and any(letter >= "\u2e80" for letter in name):
        return is_unspaced_name(name.replace(" ", ""), sure=head.bold or head.start is not None)
    return _is_spaced(_BETWEEN.sub(" & ", name), sure=head.bold)


def _is_spaced(name: str, *, sure: bool) -> bool:
    """Say whether words with spaces between them may be a name; what is bold is surer."""
    words = name.replace(",", " ").split()
    if not words or not all(_WORD.fullmatch(word) for word in words):
        return bool(sure and any(letter.isalnum() for letter in name) and len(words) <= MANY)
    small = [word.casefold().strip(".'’\"").replace("’", "'") for word in words]
    if len(words) == 1:
        return small[0] not in _OPENING
    described = PERSON.search(name) and (
        SENTENCE.isdisjoint(small) or (_WHO.search(name) and _SAYING.isdisjoint(small))
    )
    long = len(words) > MANY and not (described or are_titles(words[-FULL:]))
    if words[0].isdigit() or small[0] in CONJUNCTIONS or long or _COUNTING.match(name):
        return False
    if "," in name and not all(_is_title(word) for word in words[1:]):
        return small[0] not in _OPENING and _is_in_apposition(*name.split(",", maxsplit=1))
    return bool(described or are_titles(words) or SENTENCE.isdisjoint(small))


def _is_in_apposition(before: str, behind: str) -> bool:
    """Say whether a comma is between a name and what says more of it: ``Mia, aside``, ``his wife, Mia``."""
    if PERSON.search(before) and are_titles(behind.split()):
        return True
    named = are_titles(before.split()) or PERSON.search(before)
    return bool(named and _BESIDE.fullmatch(behind))


def _is_sign(letter: str) -> bool:
    return not letter.isascii() and unicodedata.category(letter).startswith("S")


def _letters(name: str) -> str:
    """Write a name without the marks that its letters have, such as the vowels of Hindi."""
    if name.isascii():
        return name
    composed = unicodedata.normalize("NFC", name)
    return "".join(letter for letter in composed if not unicodedata.category(letter).startswith("M"))


def is_short(head: Head) -> bool:
    """Say whether a name is of few words, in capitals as names are, or is a word for somebody."""
    words = head.name.split()
    titled = sum(word not in _JOINING for word in words) <= SHORT and are_titles(words)
    return (
        (titled or (bool(words) and bool(PERSON.search(head.name))))
        and is_name(head)
        and head.name.casefold() not in _OPENING
        and not words[0].isdigit()
        and any(letter.isalpha() for letter in head.name)
    )


def may_name(head: Head) -> bool:
    """Say whether few words may name somebody, in whatever language, where a text prints names so."""
    words = head.name.split()
    begins = 0 < len(words) <= SHORT and not (words[0].isdigit() or is_small(words[0][:1]))
    return begins and is_name(head) and head.name.casefold() not in _OPENING


def are_titles(words: Sequence[str]) -> bool:
    """Say whether words are written as those of a name are: ``Senator Roth of Ohio``, ``de Gaulle``."""
    return bool(words) and all(map(_is_title, words)) and words[-1] not in _JOINING


def _is_title(word: str) -> bool:
    first = word.lstrip("“\"'«(#")[:1]
    shortened = "." in word[1:-1] or (word.endswith(".") and len(word) <= SHORTENED)
    return not is_small(first) or word in _JOINING or shortened or "_" in word
