"""Introducing: what a title, front matter and an introduction say of who asks and who answers."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from colloquy.intake.parts.units import Unit, unlabelled
from colloquy.intake.speakers.header import MOST, SPLIT, Header
from colloquy.intake.speakers.meeting import NAME, PERSON, find_met
from colloquy.intake.speakers.roles import Hints
from colloquy.intake.vocabulary.asking import ends_asking, prompts
from colloquy.intake.vocabulary.fullness import bare
from colloquy.intake.vocabulary.labels import key
from colloquy.intake.vocabulary.names import is_han, is_name, is_role, is_same

NOBODY = re.compile(
    r"\b(?:Groups?|SIGs?|Teams?|Foundation|Compan(?:y|ies)|University|Committees?|Projects?|Community|Institute|"
    r"Podcast|Magazine|Times|News|Press|Conference|Center|Centre|Association|Society|College|School|Lab|Labs|"
    r"Interviews?|Conversations?|Transcripts?)\b"
)
"""In a name, these say that it is nobody's."""
QUESTION = re.compile(r"[^.?!。？！]+[?？]")
"""Whom a question names is not whom it is put to: `When did you first meet Jane Doe?`"""
BY = re.compile(
    rf"(?P<name>{PERSON})(?: (?:recently|also|of [A-Z]\w+))? "
    r"(?:interview(?:s|ed)\b|(?:talk(?:s|ed) (?:to|with)|sp(?:oke|eaks) (?:to|with)|sat down with|"
    r"chat(?:s|ted) with)\b(?P<us> (?:me|us)\b)?)"
)
"""Who spoke to somebody, and so asked; but who spoke to the writer was asked: `Jane Doe talked to us`."""
CONDUCTED = re.compile(
    r"\b[Ii]nterview(?:ed)?(?:[^.!?;]{0,80}?\b[Cc]onducted(?: (?:and|in|on|at) [^.!?;]{1,40}?)?)? [Bb]y "
    rf"(?P<name>{PERSON})"
)
TITLED = re.compile(r"(?:an? )?(?:oral history|interview)\b[^.?!]{0,40} (?:conducted|by)\b", re.IGNORECASE)
SHORT = r"[A-ZÀ-Þ][\w'’-]+(?: [A-ZÀ-Þ][\w'’-]+){0,3}"
CO_HOST = re.compile(rf"\b[Cc]o-?hosts?(?: today)?(?: is| are|,|:)? (?P<name>{SHORT})")
HOST = re.compile(rf"\b(?:I am|I['’]m) (?:your|the) host,? (?P<name>{SHORT})")
AND_I = re.compile(rf"And (?:I am|I['’]m|this is) {SHORT}[.!]?")  # a second host, behind the first
INVITED = re.compile(
    r"\b(?:[Oo]ur|[Mm]y|[Tt]oday['’]s)(?: \w+)? guests?(?: today| for today| this week)?(?: is| are|,|:) "
    rf"(?P<name>{SHORT})"
)
STATED = re.compile(
    r"\b[Ii]nterviewers?(?: for this \w+)? (?:is|are|was|were) (?P<names>[A-ZÀ-Þ][^.;:()\n]{2,80})"
)
OWN = re.compile(
    rf"\b(?:[Mm]y name(?:['’]s| is)|I(?: am|['’]m)) (?P<name>{PERSON}|[A-ZÀ-Þ][\w'’-]+)|"
    r"我(?:的名字)?(?:叫|是)(?P<han>[\u4e00-\u9fff·]{2,12})(?=[，。、,. （(])"
)
"""How people say who they are, or of what trade: `I am Senior Editor of`, `我是程序员，`."""
OPENING = 8
"""Units in which people are introduced when they begin to speak."""
CREDITS = ("author", "by")
"""Fields of a header that name who wrote a text, who may be who is asked in it."""


def _writes(name: str, authors: Iterable[str]) -> bool:
    """Say whether a name is of one of the authors, whose given name may be written in full: `Chris`."""
    return any(
        is_same(name, author) or (name[:2] == author[:2] and name.split()[-1] == author.split()[-1])
        for author in authors
        if author
    )


def _within_line(name: str, written: str) -> str:
    """Give a name without the words of the next line, unless but one is before them."""
    first, *others = name.split()
    for count in range(1, len(others)):
        before, after = " ".join([first, *others[:count]]), others[count]
        if re.search(rf"{re.escape(before)}[ \t]*\n\s*{re.escape(after)}", written):
            return before
    return name


def _introduced(units: Sequence[Unit], askers: list[str], guests: list[str]) -> None:
    """Add who is introduced, when people begin to speak, as a host or a guest, and who introduces them."""
    for unit in units:
        hosts = [match["name"] for match in CO_HOST.finditer(unit.said[:1200])]
        invited = [match["name"] for match in INVITED.finditer(unit.said[:1200])]
        askers += [name for name in hosts if is_name(name)]
        guests += [name for name in invited if is_name(name)]
        if (hosts or invited) and unit.label and is_name(unit.label.name) and not is_role(unit.label.name):
            askers.append(unit.label.name)
    for one, two in pairwise(unit for unit in units if unit.label):
        if one.label and two.label and one.label.name in one.said and AND_I.fullmatch(two.said):
            askers += [one.label.name, two.label.name]


def _own(units: Sequence[Unit], title: str) -> Iterable[str]:
    """Give the names that those give themselves who answer the first questions, if the front has them."""
    front, asked = title, False
    for unit in units:
        own = OWN.search(unit.text[:300]) if asked and not unit.label else None
        name = (own["name"] or own["han"]) if own else ""
        if name and NAME.fullmatch(title) and title.startswith(f"{name} "):
            yield title
        elif name in front and (" " in name or is_han(name)):
            yield name
        asked = asked or ends_asking(unit.text) or prompts(unit.text)
        front += "" if asked else f"\n{unit.text}"


def _printed(names: Iterable[str], units: Sequence[Unit]) -> list[str]:
    """Give those of some names that are printed as labels again and again, in full or in part."""
    counts = Counter(unit.label.name for unit in units if unit.label and len(unit.label.name) > 1)
    labels = [label for label, count in counts.items() if count > 1]
    return [name for name in names if any(is_same(label, name) for label in labels)]


def _ending(title: str, units: Sequence[Unit]) -> list[str]:
    """Give the Chinese name that a title ends with, if it alone of the names of those who speak is there."""
    counts = Counter(unit.label.name for unit in units if unit.label)
    often = {name for name, count in counts.items() if count > 1 and is_han(name) and len(name) > 1}
    named = [name for name in often if name in title and not is_role(name)]
    return [name for name in named if title.endswith(name) and len(named) == 1]


def unlabel_titles(units: Sequence[Unit]) -> list[Unit]:
    """Take a name for none that speaks before a title: `JANE DOE: An Interview Conducted by …`."""
    front = [
        unlabelled(unit) if unit.label and TITLED.match(unit.label.rest) else unit for unit in units[:MOST]
    ]
    return [*front, *units[MOST:]]


def gather_hints(units: Sequence[Unit], header: Header, metadata: Mapping[str, str]) -> Hints:
    """Gather who is named as what."""
    credited = " ".join(header.said.get(field, "") for field in CREDITS)
    titled = [name for name in find_met(metadata.get("title", "")) if name in credited]
    askers, guests = [name for name in header.askers if name not in titled], list(header.guests)
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
    front = [unit for unit in units[: header.end + 6] if unit.form != "letter"]
    written = "\n\n".join(unit.raw for unit in front)
    authors, met = SPLIT.split(metadata.get("author", "")), list[str]()
    title = metadata.get("title", "")
    for words in (title, *(QUESTION.sub("", unit.text[:900]) for unit in front)):
        sample = words[:600]
        stated = [part for match in STATED.finditer(sample) for part in SPLIT.split(match["names"])]
        askers += [part.strip() for part in stated if is_name(part.strip())]
        askers += [match["name"] for match in CONDUCTED.finditer(sample)]
        spoke = list(BY.finditer(sample))
        if not guests:
            guests += [name for name in find_met(sample) if words == title or not _writes(name, authors)]
            guests += [match["name"] for match in spoke if match["us"]]
        if not askers:
            met = [bare(match["name"]) for match in spoke if not match["us"]]
            askers += met
    askers += [match["name"] for unit in units[:MOST] for match in HOST.finditer(unit.text[:1200])]
    _introduced(units[header.end : header.end + OPENING], askers, guests)
    opening = next((unit.text for unit in units if unit.label), "")
    if not _printed(guests, units) and title != opening:  # a page called by a name is about its bearer
        guests = _printed([title], units) if NAME.fullmatch(title) else _ending(title, units) or guests
    if not guests:
        guests = list(_own(units[header.end : header.end + OPENING], title))
    if not askers and _printed(guests, units):
        written_by = _printed(authors, units)
        askers = [name for name in written_by if NAME.fullmatch(name) and name not in guests]
    askers = [name for name in dict.fromkeys(map(bare, askers)) if is_name(name)]
    guests = [_within_line(name, written) for name in map(bare, guests) if is_name(name)]
    guests = [name for name in dict.fromkeys(guests) if name not in askers and not NOBODY.search(name)]
    known = frozenset(key(name) for name in [*askers, *guests])
    return Hints(tuple(askers), tuple(guests), known, tuple(met))
