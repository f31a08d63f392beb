"""Damage: what seems to be wrong with the words of a text, as corrections that somebody may want."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from colloquy.text.inertness import LINE_END
from colloquy.text.scripts import HAN

MOST = 40
LONGEST = 60
HALF_WIDTH = re.compile(
    rf"(?<=[{HAN}])[,:;?!](?=[{HAN}\s*]|$)|(?<=[{HAN}])\((?=[^()]{{1,40}}\))|(?<=[{HAN}])\)"
)
FULL = str.maketrans(",:;?!()", "，：；？！（）")
MOJIBAKE = re.compile(r"[ÃÂâ][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ¡-¿]{1,3}")


@dataclass(frozen=True, slots=True)
class Proposal:
    """A correction that may be right."""

    line: int
    found: str
    replaced: str
    reason: str
    """One that `emendations` knows."""


def propose(text: str, language: str) -> list[Proposal]:
    """Propose corrections of a text, in the order of its lines; no more than somebody may look through."""
    lines = LINE_END.split(text)
    finding: list[Proposal] = []
    for proposals in (
        _mojibake(lines),
        _lost(lines),
        _half_width(lines) if language.startswith("zh") else (),
    ):
        finding += proposals
    return sorted(finding[:MOST], key=lambda proposal: proposal.line)


def _mojibake(lines: Sequence[str]) -> Iterator[Proposal]:
    """Find text that was decoded as another encoding, word by word."""
    for number, line in enumerate(lines, start=1):
        if not MOJIBAKE.search(line):
            continue
        from ftfy import fix_encoding

        for word in dict.fromkeys(re.findall(r"\S*(?:[ÃÂâ][^\s\w]?)\S*", line)):
            fixed = fix_encoding(word)
            if fixed != word and line.count(word) == 1 and "�" not in fixed:
                yield Proposal(number, word, fixed, "misprint")


def _lost(lines: Sequence[str]) -> Iterator[Proposal]:
    """Find words that have lost a letter which the text has elsewhere."""
    words = Counter(re.findall(r"[^\W\d_]{4,}", "\n".join(lines)))
    accented = [word for word in words if not word.isascii() and not re.search(f"[{HAN}]", word)][:200]
    for number, line in enumerate(lines, start=1):
        for whole in accented:
            for index, letter in enumerate(whole):
                if letter.isascii() or index in (0, len(whole) - 1):
                    continue
                for gap in (" ", "�", "?"):
                    broken = f"{whole[:index]}{gap}{whole[index + 1 :]}"
                    if line.count(broken) == 1:
                        yield Proposal(number, broken, whole, "lost letter")


def _half_width(lines: Sequence[str]) -> Iterator[Proposal]:
    """Find half-width punctuation between Chinese characters, but for labels, which stay as printed."""
    for number, line in enumerate(lines, start=1):
        for match in HALF_WIDTH.finditer(line):
            start, end = max(0, match.start() - 4), min(len(line), match.end() + 4)
            clause = line[start:end].strip("* ")
            if line.count(clause) == 1 and match.start() > 12 and len(clause) < LONGEST:
                yield Proposal(
                    number, clause, clause.replace(match[0], match[0].translate(FULL)), "punctuation"
                )
