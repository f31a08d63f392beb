"""What may be a speaker’s label: all that `text.labels` reads, and marks that somebody else speaks."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from colloquy.text.inline import plain_text
from colloquy.text.label_names import label_key
from colloquy.text.labels import Form, Head, heads
from colloquy.text.scripts import HAN_CHARACTER
from colloquy.text.times import CLOCK

CHANGE = re.compile(r"\s*(?P<mark>(?:\\?>|&gt;){2,}|[-–—](?=\s|[^\s\d\w]|[A-Z]))\s*")
CHANGE_AT = re.compile(rf"\s*\\?[\[(]?{CLOCK}\\?[\])]?\s*(?=(?:\\?>|&gt;){{2}})")
"""A time before such a mark: `[00:12] >> Good morning.`"""
LETTER = re.compile(r"[QA]\d{0,3}|[问答問]\d{0,3}")
TITLE = (
    r"(?i:mr|mrs|ms|miss|mx|dr|prof|rev|hon|sen|rep|gov|gen|col|capt|adm|lt|senator|representative|delegate|"
    r"congress(?:wo)?man|secretary|governor|general|colonel|captain|admiral|ambassador|judge|justice|"
    r"chair(?:wo)?man|chair|president|professor|director|mayor|sheriff|chief|reverend|father|sister|rabbi)\.?"
)
OFFICE = (
    rf"(?:{TITLE}\s)+[A-ZÀ-Þ][\w'’-]+(?:\s(?:de|la|van|von|der|[A-ZÀ-Þ][\w'’-]+)){{0,3}}"
    r"|(?:The|THE) (?i:(?:acting |vice |co-)?(?:chair(?:wo)?man|chair|president|presiding officer|clerk"
    r"|court|witness|speaker))(?:\s[A-ZÀ-Þ][\w'’-]+)?"
)
"""A title and a surname, or an office, before a stop, as in records of hearings: `Mr. Doe. I agree.`"""
IN_OFFICE = re.compile(OFFICE)
LONGEST_NAME = 4
"""Words between another label and a colon, above which the colon belongs to a sentence."""
LONGEST_STOP = 5
"""Characters of a name before a stop, below which all of the archive reads it as a label."""
LONGEST_HAN = 6
"""Characters of a Chinese name before a dash."""
SIGNS = re.compile(r"[*_\\\[&`<]")
ADDRESS = re.compile(r"\[?<?https?://\S+|\{\{[<%].*")
"""What is not spoken: a label before it is one of a link."""
LINK = re.compile(r"\[[^\[\]]{1,200}\]\(https?://[^\s()]{1,400}\)")
"""A link, and nothing else."""
SPAN = re.compile(rf"\s*(?:[\[(]\s*)?{CLOCK}(?:\s*[-–—]\s*{CLOCK})?\s*(?:[\])]\s*)?")
FACE = re.compile(r"[-^o']?[()\[\]DPp/|]+(?![\w*])")
"""What is behind the eyes of `:)`, which are no colon."""
SENTENCE = re.compile(r"[?？!！]|[^\W\d_]{4}[.…]+$|^(?:\S+\s+){4,20}\S+[.…]$|[。…]$|(?:\S+\s+){10}")
"""Words beside a time that are no name with what its bearer is: `Yes, indeed.`, `Isn't it?`."""
WORDS_BEHIND = re.compile(r"\w\W{0,3}\*\*\s*\w")
"""Words behind those in bold: `**JD** 1982. That was late.`"""
CLAUSE = re.compile(r"[\u4e00-\u9fff][。？！，；]|[\u4e00-\u9fff]{8}")
ENDED = re.compile(r"[^\W\d_]{3}[.?!]\s")
"""What only sentences have, between another label and a colon."""
LINE = 400
"""Characters of a line in which a label may be."""


@dataclass(frozen=True, slots=True)
class Printed:
    """What may be a label."""

    name: str
    """As printed, without signs around it."""
    form: str
    """`colon`, `time`, `letter`, `office`, `stop`, `dash`, `alone`; and `bracket`, `strong`, `gap`,
    `change`."""
    rest: str
    """The plain words behind it."""
    body: str
    """The same as written."""
    aside: str = ""

    @property
    def is_of_link(self) -> bool:
        """Whether nothing but a link is behind it: perhaps it only says what the link is."""
        return bool(LINK.fullmatch(self.body.strip(" *_")))

    @property
    def is_read(self) -> bool:
        """Whether other parts of the archive read a label of this form."""
        return self.form not in ("office", "stop") or len(self.name) < LONGEST_STOP


@lru_cache(maxsize=4096)
def find_label(raw: str) -> Printed | None:
    """Find what may be a label at the beginning of a line or paragraph."""
    first, _, others = raw.partition("\n")
    head, tail = first[:LINE].strip().lstrip("#").lstrip(), first[LINE:]
    behind = f"{tail}\n{others}" if others else tail
    if timed := CHANGE_AT.match(head):
        head = head[timed.end() :]
    changed = CHANGE.match(head)
    text = head[changed.end() :] if changed else head
    printed = _read(text, behind)
    if printed is None and changed and "-" not in changed["mark"] and changed["mark"] not in "–—":
        return Printed("", "change", _words(text + behind), text + behind)
    return printed


def _read(text: str, behind: str) -> Printed | None:
    """Find the label that other parts of the archive read, too; a colon is surer than all else."""
    forms = [(form, head) for head in heads(text) if (form := _form(head, text))]
    for form, head in sorted(forms, key=lambda pair: _order(*pair)):
        if form == "colon" and any(_speaks_before(head, other, kind, text) for kind, other in forms):
            continue
        name = head.name or head.asides[0]
        body = head.emphasis + _behind_time(text[head.words :]) + behind
        if form in ("alone", "strong") and LETTER.fullmatch(name.rstrip(".")):
            form, name = "letter", name.rstrip(".")
        signed = unicodedata.category(text[:1] or " ").startswith("S")
        if form == "time" and (SENTENCE.search(name) or _goes_on(text[: head.words], head.form)):
            continue
        if name[0] == text[0] == "!":  # within a picture
            continue
        if form == "alone" and (signed or re.search(r"[.?!。？！,，;；…]$", text)):
            continue
        return Printed(
            " ".join((_words(name) if "\\" in name else name).split()),
            form,
            _words(body),
            body,
            head.asides[0] if head.asides and head.name else "",
        )
    return None


ORDER = {
    "time": 0,
    "colon": 0,
    "letter": 1,
    "office": 1,
    "dash": 2,
    "stop": 3,
    "bracket": 4,
    "strong": 4,
    "alone": 5,
    "gap": 6,
}


def _order(form: str, head: Head) -> int:
    """Order what a label may be, the surest first: a name in brackets beside a time is surer than a colon."""
    timed = head.form is Form.BARE and head.start is not None and not head.name
    return -1 if timed and not head.asides[0][:1].islower() else ORDER[form]


def _speaks_before(colon: Head, other: Head, form: str, text: str) -> bool:
    """Say whether a colon ends no label, but is in a sentence behind another, as in `Q. And so: why?`."""
    between = text[other.words : colon.label[1]]
    if other.form is Form.TAB and other.name and between.strip():
        return True
    if form in ("colon", "time", "alone") or between[:1].islower():
        return False
    if CLAUSE.search(between):
        return True
    sure = form == "letter" or other.form is Form.TAB
    words = len(between.split())
    return words > (1 if sure else LONGEST_NAME) or (words > 2 and bool(ENDED.search(between)))


def _goes_on(label: str, form: Form) -> bool:
    """Say whether words are behind a time and a name in bold: `0:12 **Ann Lee** Yes`."""
    before, _, bold = label.partition("**")
    name, _, words = bold.partition("**")
    words = re.sub(r"^\s*\([^()]*\)", "", words).strip(" –—-")
    said = words[:1].isalpha() and (form is Form.ALONE or bool(re.search(r"[,.?!]\s|(?:\S+\s+){3}", words)))
    return said and name[:1].isalpha() and bool(SPAN.fullmatch(before.strip("` ")))


def _behind_time(words: str) -> str:
    """Take off a time, or two from which to which, that is all there is behind a label."""
    return "" if SPAN.fullmatch(words) else words


def _form(head: Head, text: str) -> str:
    """Call the form of a head; nothing for what is no label."""
    rest = text[head.words :]
    match head.form:
        case Form.COLON | Form.ODD:
            return _colon(head, text)
        case Form.ALONE:
            return _alone(head, text)
        case _ if not rest:
            return ""
        case Form.TAB:
            return "dash" if head.name else ""
        case Form.DASH:
            named = _may_be_named(head)
            return ("dash" if head.name else "bracket") if named else ""
        case Form.STOP:
            return _stop(head, text)
        case Form.SIGN:
            return "bracket"
        case Form.GAP:
            return "letter" if LETTER.fullmatch(head.name) else "gap"
        case Form.BARE if len(head.printed) < 50:
            return "strong" if head.bold else "bracket"
    return ""  # a format that intake reads itself; punctuation


def _may_be_named(head: Head) -> bool:
    """Say whether a name may be before a dash: few words with a capital, or few Chinese characters."""
    name = head.name or head.asides[0]
    if HAN_CHARACTER.match(name):
        return len(name) <= LONGEST_HAN and not (head.name and head.asides)
    return name[:1].isupper() and len(head.name.split()) < 5


def _stop(head: Head, text: str) -> str:
    """Call the form of what is before a stop, with words behind it."""
    name = head.name
    if LETTER.fullmatch(name):
        return "letter"
    if WORDS_BEHIND.search(text[: head.words]):
        return ""
    if IN_OFFICE.fullmatch(name):
        return "office"
    return "stop" if name.isupper() and len(name.split()) < 5 and not re.fullmatch(TITLE, name) else ""


def _alone(head: Head, text: str) -> str:
    """Call the form of a name with nothing behind it, also in brackets: `**[Jane Doe]**`, `[jane] 01:10`."""
    aside = head.asides[0] if head.asides else ""
    if head.start is not None:  # sounds are behind times
        small = aside.isalpha() and aside.islower() and text.startswith(f"[{aside}] ")
        return "time" if head.name or (aside and (head.bold or small or aside[:1].isupper())) else ""
    named = aside.isalpha() and not aside[:1].islower()
    name = head.name or (aside if head.bold or named else "")
    return "alone" if name and len(name.split()) < 5 else ""


def _colon(head: Head, text: str) -> str:
    """Call the form of a name before a colon, perhaps printed twice; `https://` and `10:30` are none."""
    rest = text[head.words :]
    if head.form is Form.ODD and not (rest and text[: head.words].endswith(":: ")):
        return ""
    clock = rest[:1].isdigit() and head.name[-1:].isdigit() and head.label[1] == head.words
    smile = head.label[1] == head.words and FACE.match(rest)
    link = smile or rest.startswith("//") or (head.start is None and ADDRESS.fullmatch(rest.strip()))
    if clock or link:
        return ""
    return "time" if head.start is not None else "colon"


def _words(raw: str) -> str:
    words = plain_text(raw.strip()) if SIGNS.search(raw) else raw
    return " ".join(words.split())


@lru_cache(maxsize=65_536)
def key(name: str) -> str:
    """Give what is compared of a name: as labels are compared, without case, dots and brackets."""
    return " ".join(re.sub(r"[.·•_*()（）\[\]]+", " ", label_key(name).casefold()).split())
