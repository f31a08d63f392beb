"""Suggesting: who may speak behind a letter, a role or initials, by title, front matter and introduction."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import islice

from colloquy.intake.drafting.people import UNKNOWN, Match, names_nobody
from colloquy.intake.speakers.meeting import PERSON
from colloquy.intake.understanding import Understanding
from colloquy.intake.vocabulary.labels import key
from colloquy.intake.vocabulary.lexicon import pattern
from colloquy.intake.vocabulary.names import is_name, is_same, strip_role
from colloquy.model import ASKING
from colloquy.text.inertness import LINE_END
from colloquy.text.surnames import SURNAMES

TRADE = pattern("trades")
INITIALS = re.compile(r"[A-Z]{1,2}|(?:[A-Z]\.\s?){2,4}|[B-DF-HJ-NP-TV-XZ]{3,4}")
"""Labels that are initials; three or four letters without points, if they have no vowel."""

BYLINE = re.compile(
    r"(?:\b(?:[Ii]nterview(?:ed)?|[Qq]uestions|[Tt]ext|[Ww]ritten|[Ww]ords|[Ss]tory) by:?|^\W*[Bb][Yy]:?)"
    rf" +(?P<name>{PERSON})"
    r"|(?:采访|采写|撰文|记者|文|作者)\s?[/／:：|｜丨]\s?(?P<han>[\u3400-\u9fff]{2,3})(?![\u3400-\u9fff])",
    re.MULTILINE,
)
"""Who wrote a text, as its front says."""
OWN = re.compile(
    rf"(?:\b(?:[Mm]y name(?:['’]s| is)|I(?: am|['’]m)) |我(?:的名字)?(?:叫|是)\s?)(?P<name>{PERSON})"
    r"(?=[,.;!，。；！]| (?:and|from|with|at|here)\b)"
    rf"|我(?:的名字)?(?:叫|是)(?P<han>[{''.join(sorted(SURNAMES))}][\u3400-\u9fff]{{1,2}})(?=[，。；！,])"
)
"""How people say who they are."""
OPENING = 3
"""Turns of each in which they do."""
BEGINNING = 400
"""Characters of such a turn."""


def suggest_names(understood: Understanding, matches: Mapping[str, Match]) -> dict[str, Match]:
    """Say for each voice that the text gives no name who it may be; initials for want of better."""
    voices = understood.reading.voices if understood.reading else {}
    named = [name for name, match in matches.items() if not _is_open(match)]
    suggested = dict(matches)
    for asks, people in ((True, _askers(understood)), (False, understood.hints.guests)):
        here = [name for name in matches if (voices[name].role in ASKING) is asks and _is_open(matches[name])]
        left = [person for person in people if not any(is_same(person, name) for name in named)]
        for name in here:
            own = _own(understood, name)
            guess = _guess(name, own or left, alone=len(own or here) == 1)
            suggested[name] = replace(matches[name], guess=guess)
    return suggested


def _own(understood: Understanding, name: str) -> list[str]:
    """Give the names that a voice gives itself when it begins to speak."""
    turns = understood.reading.turns if understood.reading else ()
    opening = islice((turn for turn in turns if turn.voice == name), OPENING)
    found = [match for turn in opening for match in OWN.finditer(turn.words[:BEGINNING])]
    names = dict.fromkeys(match["name"] or match["han"] for match in found)
    return [own for own in names if is_name(own) and not TRADE.search(own)]


def _is_open(match: Match) -> bool:
    return match.person == UNKNOWN or is_initial(match.name)


def is_initial(name: str) -> bool:
    """Say whether a label is a letter, initials, or a Chinese surname with or without a title."""
    return bool(INITIALS.fullmatch(name)) or len(strip_role(name)) < 2


def _guess(name: str, people: Sequence[str], *, alone: bool) -> str:
    """Choose who has these initials, or else the only one whom nobody else may be."""
    letters = re.sub(r"[^\w]", "", key(name))
    matching = [person for person in people if _begins(person, letters)]
    if len(matching) == 1:
        return matching[0]
    if alone and len(people) == 1 and names_nobody(name):
        return people[0]
    return "" if names_nobody(name) else name


def _begins(person: str, letters: str) -> bool:
    """Say whether letters are the first ones of a person's names, of the first and the last at least."""
    initials = "".join(word[0] for word in key(person).split())
    ends = initials[0] + initials[-1]
    return letters == initials or (len(letters) == 2 and letters in (ends, ends[::-1]))


def _askers(understood: Understanding) -> Sequence[str]:
    """Give who may ask: who is named as asking, or else the author of the text."""
    text, reading = understood.text, understood.reading
    if understood.hints.askers or text is None or reading is None:
        return understood.hints.askers
    front = "\n".join(LINE_END.split(text.text)[: reading.turns[0].line - 1] if reading.turns else ())
    names = [
        text.metadata.get("author", ""),
        *(match["name"] or match["han"] for match in BYLINE.finditer(front)),
    ]
    return [name for name in dict.fromkeys(names) if is_name(name) and not names_nobody(name)]
