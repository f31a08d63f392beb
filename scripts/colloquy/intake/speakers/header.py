"""The header of a transcript, as `Interviewer: Jane Doe`, and what a title says of people."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from colloquy.intake.parts.asides import is_quiet
from colloquy.intake.parts.units import Unit
from colloquy.intake.speakers.legend import find_legend
from colloquy.intake.speakers.roles import Hints
from colloquy.intake.vocabulary.asking import asks, ends_asking, length
from colloquy.intake.vocabulary.labels import Printed, key
from colloquy.intake.vocabulary.lexicon import pattern
from colloquy.intake.vocabulary.names import ASKER, GUEST, NO_NAMES, SURNAMES, is_name, is_role
from colloquy.model import Kind

MOST = 40
"""Units in which a header may be."""
MOST_ASKED = 1
"""Paragraphs that end with a question mark above a conversation: a title, or the end of an introduction."""
ASKERS = pattern("header_askers")
GUESTS = pattern("header_guests")
SPLIT = re.compile(r"(?<!\s)\s*+(?:;|、|,|，|/|&|\band\b|和|与)\s*")
FIELD = re.compile(r"(?:\s{2,}|\s*[;；|丨]\s*|(?<=[\u4e00-\u9fff])\s+)(?=[^\s:：]{1,12}[:：])")
"""Between the fields of one line."""
ASIDE = re.compile(r"[(（].{0,80}?[)）]")
PERSON = r"[A-ZÀ-Þ][\w'’-]+(?: (?:[A-ZÀ-Þ]\.|de|van|von|der|la|del|bin|al|[A-ZÀ-Þ][\w'’-]+)){1,3}"
WITH = re.compile(
    r"(?:[Ii]nterview(?:s|ed|ing)?(?: [Ww]ith| of|:)?|[Cc]onversation [Ww]ith|"
    r"Q ?& ?A(?: session)?(?: with|:)|"
    r"[Tt]alk(?:s|ed|ing)? (?:to|[Ww]ith)|[Ss](?:poke|peaks?|at down) (?:to|with)|"
    r"[Cc]hat(?:s|ted)? [Ww]ith|[Mm]eet|[Mm]et with|[Cc]aught up with|"
    r"[Gg]uest:?|[Ff]eaturing|[Jj]oined by|[Ww]elcome,?)\s+"
    r"(?:(?!(?:about|on|regarding)\b)(?:[a-z,-]+|[A-Z]\w+’?'?s?)\s+){0,6}?"
    rf"(?<![Tt]he )(?P<name>{PERSON})"
)
SENTENCE = re.compile(r"(?<!\b[A-Z])(?<!\b[JSDM]r)(?<!\bPh\.D)(?<!\bEsq)[.!?。！？…][\"”’]?$")
"""The end of what somebody says: no list of names ends so."""
NOBODY = re.compile(
    r"\b(?:Groups?|SIGs?|Teams?|Foundation|Compan(?:y|ies)|University|Committees?|Projects?|Community|Institute|"
    r"Podcast|Magazine|Times|News|Press|Conference|Center|Centre|Association|Society|College|School|Lab|Labs)\b"
)
"""In a name, these say that it is nobody's."""
HE = re.compile(r"\b(?:he|she|they)(?: \w+)? $", re.IGNORECASE)
"""Before “sat down with”: then it is the guest who did, and what follows asked."""
EARLIER = re.compile(
    r"(?:前面|之前|此前|上次|上回|上一?期|曾|\b(?:[Pp]reviously|[Ll]ast time|[Ii]n (?:the|our) last \w+))"
    r"(?:(?!today|this|now)[^。！？.!?；;今这這本]){0,20}$"
)
"""Before “we spoke with”: then the name is of the guest of another interview."""
BY = re.compile(
    rf"(?P<name>{PERSON})(?: (?:recently|also|of [A-Z]\w+))? "
    r"(?:interview(?:s|ed)|talk(?:s|ed) (?:to|with)|sp(?:oke|eaks) (?:to|with)|sat down with|"
    r"chat(?:s|ted) with)\b"
)
SHORT = r"[A-ZÀ-Þ][\w'’-]+(?: [A-ZÀ-Þ][\w'’-]+){0,3}"
CO_HOST = re.compile(rf"\b[Cc]o-?hosts?(?: today)?(?: is| are|,|:)? (?P<name>{SHORT})")
HOST = re.compile(rf"\b(?:I am|I['’]m) (?:your|the) host,? (?P<name>{SHORT})")
INVITED = re.compile(
    r"\b(?:[Oo]ur|[Mm]y|[Tt]oday['’]s)(?: \w+)? guests?(?: today| for today| this week)?(?: is| are|,|:) "
    rf"(?P<name>{SHORT})"
)
STATED = re.compile(
    r"\b[Ii]nterviewers?(?: for this \w+)? (?:is|are|was|were) (?P<names>[A-ZÀ-Þ][^.;:()\n]{2,80})"
)
OPENING = 8
"""Units in which people are introduced when they begin to speak."""
HAN_WITH = re.compile(
    r"(?:专访|对话|采访了?|访谈[:：丨|]|对谈|嘉宾[:：]?)\s?[“”·丨|:： ]?"
    r"(?P<run>[\u4e00-\u9fffA-Za-z· ]{2,30})"
)
HAN_NAME = re.compile(f"(?P<name>[{''.join(sorted(SURNAMES))}][\u4e00-\u9fff]{{1,2}})$")
FOREIGN_NAME = re.compile(
    rf"(?:^|[\u4e00-\u9fff ])(?P<name>{PERSON})$"
    r"|^(?P<han>[\u4e00-\u9fff]{1,6}(?:·[\u4e00-\u9fff]{1,8})+)$"
)


@dataclass(slots=True)
class Header:
    """What the lines before a conversation say of it."""

    end: int = 0
    """Units of the header; the conversation begins behind them."""
    said: dict[str, str] = field(default_factory=dict)
    askers: list[str] = field(default_factory=list)
    guests: list[str] = field(default_factory=list)
    entries: list[Unit] = field(default_factory=list)
    """The lines themselves."""
    legend: bool = False
    """Whether it says whose the labels are."""


def read_header(units: Sequence[Unit]) -> Header:
    """Read the lines of a key and a value that a transcript begins with."""
    header = Header()
    counts = Counter(key(unit.label.name) for unit in units if unit.label)
    spoken = asked = 0
    for index, unit in enumerate(units[:MOST]):
        asked += ends_asking(unit.text)
        if index and (asked > MOST_ASKED or _is_question(unit, counts)):
            break
        if unit.kind in (Kind.HEADING, Kind.RULE, Kind.FIGURE) or not unit.text or (asked and is_quiet(unit)):
            continue
        if not _is_entry(unit) or (spoken and counts[key(unit.label.name if unit.label else "")] > 1):
            spoken += _is_spoken(unit, counts)
            if spoken > 1:
                break
            continue
        assert unit.label is not None
        header.end = index + 1
        header.entries.append(unit)
        for name, value in _fields(unit.label):
            header.said.setdefault(key(name), value)
            people = [part for part in SPLIT.split(ASIDE.sub("", value)) if is_name(part)]
            if ASKERS.fullmatch(name):
                header.askers += people
            elif GUESTS.fullmatch(name):
                header.guests += people
    _read_legend(units, counts, header)
    return header


def _fields(label: Printed) -> list[tuple[str, str]]:
    """Give the keys and values of a line of the header, which may have several."""
    first, *others = FIELD.split(label.rest)
    pairs = [re.split("[:：]", other, maxsplit=1) for other in others]
    return [(label.name, first), *((name, value.strip()) for name, value in pairs)]


def _read_legend(units: Sequence[Unit], counts: Mapping[str, int], header: Header) -> None:
    """Take lines that say whose label is which for a part of the header."""
    end, legend = find_legend(units[:MOST], counts)
    if end <= header.end:
        return
    header.entries += [unit for unit in units[max(header.end, end - len(legend)) : end] if unit.label]
    header.end, header.legend = end, True
    for entry in legend if any(entry.asks for entry in legend) else ():
        people = header.askers if entry.asks else header.guests
        people += [name for name in (entry.bare, entry.label) if is_name(name) and not is_role(name)]


def _is_question(unit: Unit, counts: Mapping[str, int]) -> bool:
    """Say whether a question is printed as interviews print theirs: what follows is no header any more."""
    if unit.label and counts[key(unit.label.name)] > 2 and ends_asking(unit.label.rest):
        return True
    return (unit.strong or unit.slanted or unit.kind is Kind.HEADING) and asks(unit.text)


def _is_spoken(unit: Unit, counts: Mapping[str, int]) -> bool:
    """Say whether a label that comes again has a sentence behind it."""
    label = unit.label
    if label is None or label.form not in ("colon", "time", "letter") or counts[key(label.name)] < 2:
        return False
    ends = bool(re.search(r"[.?!。？！…][\"”’]?$", label.rest))
    return (length(label.rest) > 3 and ends) or asks(label.rest)


def _is_entry(unit: Unit) -> bool:
    label = unit.label
    if label is None or label.form not in ("colon", "letter") or not label.rest:
        return False
    value = _fields(label)[0][1]
    if (
        ends_asking(label.rest)
        or (re.search(r"[.?!。？！]$", value) and length(value) > 8)
        or length(value) > 25
    ):
        return False
    named = any(role.fullmatch(label.name) for role in (ASKERS, GUESTS, ASKER, GUEST))
    if named and not SENTENCE.search(value):
        people = [part for part in SPLIT.split(ASIDE.sub("", value)) if part]
        return bool(people) and len(label.name) > 1 and is_name(people[0])
    return not named and key(label.name) in NO_NAMES


def _named(run: str) -> str:
    """Give the name that a run of words ends with: `钟表匠陈志明`."""
    words = re.sub(r"(?:的)?(?:访谈|专访|采访|谈.*|说.*)$", "", run.strip())
    if match := HAN_NAME.search(words):
        return match["name"]
    match = FOREIGN_NAME.search(words)
    return (match["name"] or match["han"]) if match else ""


def _met(sample: str) -> list[str]:
    """Give the names of those with whom an introduction says that somebody spoke, now and not earlier."""
    names = [
        (match, match["name"]) for match in WITH.finditer(sample) if not HE.search(sample[: match.start()])
    ]
    names += [(match, _named(match["run"])) for match in HAN_WITH.finditer(sample)]
    return [name for match, name in names if name and not EARLIER.search(sample[: match.start()])]


def _bare(name: str) -> str:
    return re.sub(r"(?:访谈|专访|采访|對談|对谈|先生|女士)$", "", name)


def _introduced(units: Sequence[Unit], askers: list[str], guests: list[str]) -> None:
    """Add who is introduced, when people begin to speak, as a host or a guest, and who introduces them."""
    for unit in units:
        hosts = [match["name"] for match in CO_HOST.finditer(unit.said[:1200])]
        invited = [match["name"] for match in INVITED.finditer(unit.said[:1200])]
        askers += [name for name in hosts if is_name(name)]
        guests += [name for name in invited if is_name(name)]
        if (hosts or invited) and unit.label and is_name(unit.label.name) and not is_role(unit.label.name):
            askers.append(unit.label.name)


def gather_hints(units: Sequence[Unit], header: Header, metadata: Mapping[str, str]) -> Hints:
    """Gather who is named as what."""
    askers, guests = list(header.askers), list(header.guests)
    for said, names in (
        ("host", askers),
        ("hosts", askers),
        ("interviewer", askers),
        ("guest", guests),
        ("guests", guests),
        ("interviewee", guests),
        ("speakers", guests),
    ):
        names += [part for part in SPLIT.split(metadata.get(said, "")) if part and is_name(part)]
    front = [
        unit.text for unit in units[: header.end + 6] if not (unit.label and unit.label.form == "letter")
    ]
    for words in (metadata.get("title", ""), *front):
        sample = words[:600]
        stated = [part for match in STATED.finditer(sample) for part in SPLIT.split(match["names"])]
        askers += [part.strip() for part in stated if is_name(part.strip())]
        if not guests:
            guests += _met(sample)
        if not askers:
            askers += [re.sub(r"^\S+['’]s ", "", match["name"]) for match in BY.finditer(sample)]
    askers += [match["name"] for unit in units[:MOST] for match in HOST.finditer(unit.text[:1200])]
    _introduced(units[header.end : header.end + OPENING], askers, guests)
    askers = [name for name in dict.fromkeys(map(_bare, askers)) if is_name(name)]
    guests = [name for name in map(_bare, guests) if is_name(name)]
    guests = [name for name in dict.fromkeys(guests) if name not in askers and not NOBODY.search(name)]
    known = frozenset(key(name) for name in [*askers, *guests])
    return Hints(tuple(askers), tuple(guests), known)
