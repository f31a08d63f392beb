"""Fullness: which form of a name is its fullest."""

import re
from collections.abc import Iterable

from colloquy.intake.vocabulary.names import (
    GIVEN,
    MACHINE,
    NICKNAME,
    NUMBERED,
    is_name,
    is_role,
    is_same,
    strip_role,
    without_title,
)
from colloquy.text.surnames import SURNAMES

FULL_NAME = re.compile(r"[A-ZÀ-ÞĀ-ž][\w'’-]+(?: [A-ZÀ-ÞĀ-ž][\w.'’-]*){1,3}")
FULL_HAN = re.compile(f"[{''.join(sorted(SURNAMES))}][\u4e00-\u9fff]{{1,2}}")
"""A Chinese name with its surname."""
BEARER = re.compile(r"(?<=\S) ?, (?!(?i:[js]r|esq|ph\.?d|m\.?d|[iv]+)\b).*")
"""What somebody is, behind a name: `Ann Lee, Host`."""
HANDLE = re.compile("^@(?=[A-ZÀ-Þ]|[\u4e00-\u9fff]{2})")
"""The sign of a chat, before a name that is one without it."""
SHORT_OFFICE = 1
"""Characters before a name that may be its own."""
ACTS = re.compile("[\u4e00-\u9fff]{2,}|[答问問说說道]")
"""What may say, behind a name, what its bearer does."""
ACTING = re.compile("(?<=[\u4e00-\u9fff]{2})(?:提问|提問|回答|[问問答])$")
"""That its bearer asks or answers, behind a name of two characters or more: `沈岚答`."""
CALLING = re.compile(
    r"^(?:[\w-]+ ){0,3}?(?:\w+-)*(?:\w+ists?|\w*(?:writer|maker|player)s?|"
    r"(?:developer|engineer|designer|founder|director|producer|editor|translator|professor|author|poet|singer|"
    r"musician|actor|photographer|historian|composer|scientist|researcher|teacher|champion|ceo|cto)s?) "
    r"(?=\S+ \S)",
    re.IGNORECASE,
)
"""What somebody is, before a name of two words or more: `Senior Engineer Jane Doe`."""


def is_person(name: str) -> bool:
    """Say whether a name is a full one of some person: a Chinese surname and what is given, or two names."""
    return bool(GIVEN.search(name) or FULL_NAME.fullmatch(name))


def fullest(labels: list[str], known: Iterable[str]) -> str:
    """Give the fullest form of a name: of its labels, or one known from elsewhere that only it can be of."""
    if all(NUMBERED.fullmatch(label) for label in labels):
        return min((re.split(r"[\s\d一二三四五六七八九十-]", label)[0] for label in labels), key=len)
    best = max(
        (label for label in labels if not (is_sentence(label, labels) or _has_office(label, labels))),
        key=_fullness,
        default=labels[0],
    )
    bare = BEARER.sub("", best)
    best = bare if " " in bare else best
    best = CALLING.sub("", best) if CALLING.sub("", best) in labels else best
    best = HANDLE.sub("", best)
    best = best.title() if best.isupper() and len(best) > 3 and " " in best else best
    best = without_title(best)
    if MACHINE.fullmatch(best):
        return best
    if FULL_HAN.fullmatch(strip_role(best)):  # what else begins with it is a sentence
        return best
    fitting = {name for name in known if any(is_same(label, name) for label in labels)}
    longest = max(fitting, key=len, default="")
    return (
        longest
        if longest and all(is_same(longest, other) for other in fitting) and len(longest) > len(best)
        else best
    )


def without_act(name: str, labels: Iterable[str]) -> str:
    """Take off a Chinese name that its bearer asks or answers, which `labels` say of somebody.

    No name ends as `答` does; what ends as `问` does may be one: `张学问`.
    """
    bearer = ACTING.sub("", name)
    said = bearer in labels or any(label.endswith("答") for label in labels)
    return bearer if said and bearer != name and is_name(bearer) else name


def is_sentence(label: str, names: Iterable[str]) -> bool:
    """Say whether a label is a name of some, and what its bearer does: `主持人结语啦`, `Ruben微微一笑`."""
    return any(
        ACTS.fullmatch(label.removeprefix(name)) and not FULL_HAN.fullmatch(label.removeprefix(name))
        for name in names
        if label.startswith(name)
        and label == strip_role(label)
        and (is_role(name) or name.isascii() or FULL_HAN.fullmatch(name))
    )


def _has_office(label: str, names: Iterable[str]) -> bool:
    """Say whether a label is a Chinese name of some, behind what its bearer is: `新闻司司长沈岚`."""
    return any(
        FULL_HAN.fullmatch(name) and label.endswith(name) and len(label) > len(name) + SHORT_OFFICE
        for name in names
    )


def _fullness(label: str) -> tuple[bool, int, int]:
    """Say how full a name is; a part in small letters is mostly the rest of a broken word."""
    words = strip_role(label).split()
    return (
        not is_role(label),
        sum(word[:1].isupper() or not word[:1].islower() for word in words)
        - sum(word[:1].islower() for word in words),
        2 * len(NICKNAME.sub("", label).replace("-", "")) + ("-" not in label),
    )


def bare(name: str) -> str:
    """Give a name without what is run in behind it, whose somebody is, `FSM’s Jane Doe`, or what: `Poet`."""
    name = re.sub(r"^\S+['’]s (?=\S+ )", "", name).rstrip("'’-")
    name = CALLING.sub("", name)
    return re.sub(r"(?:访谈|专访|采访|對談|对谈|先生|女士)$", "", name)
