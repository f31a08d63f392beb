"""Two languages that take turns in one text: the first is its source text, the second a translation of it."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from colloquy.intake.formats.texts import MARKDOWN, IntakeText, escape
from colloquy.intake.parts.asides import is_quiet
from colloquy.intake.parts.language import language_of
from colloquy.intake.parts.model import Doubt, DoubtKind
from colloquy.intake.parts.pairing import Pairing, Part, pair_languages
from colloquy.intake.parts.units import Unit
from colloquy.intake.vocabulary.asking import length
from colloquy.intake.vocabulary.names import is_name, is_role
from colloquy.intake.vocabulary.scripts import script_of
from colloquy.model import Kind
from colloquy.problems import phrase
from colloquy.text.inertness import LINE_END
from colloquy.text.joining import Joiner

LONG, ENOUGH, SAMPLE = 8, 300, 60
"""Words and characters of a paragraph that show its language, and how many paragraphs are looked at."""
FEWEST = 6
"""Paragraphs of each language, below which the other is quoted."""


@dataclass(frozen=True, slots=True)
class Translation:
    """What a text had in a second language."""

    language: str
    words: Mapping[int, str]
    """As Markdown, by the line of the paragraph that they translate."""
    names: Mapping[str, str]
    """Labels of people in the second language, by those in the first."""
    odd_lines: tuple[int, ...]
    """Lines of the second language that are left in the text: nothing says what they translate."""


@dataclass(frozen=True, slots=True)
class Separated:
    """A text without its translation."""

    text: IntakeText
    translation: Translation | None = None
    doubts: tuple[Doubt, ...] = field(default=())


def separate_languages(text: IntakeText, units: Sequence[Unit]) -> Separated:
    """Take the translation out of a text that has one behind each paragraph; its lines are blank then."""
    pairing = pair_languages(units)
    if pairing is None:
        return Separated(text, doubts=tuple(_doubt_languages(units)))
    lines = LINE_END.split(text.text)
    for one, other in pairing.pairs:
        lines[one.last - 1] = lines[one.last - 1].rstrip(" \\")
        lines[other.line - 1 : other.last] = [""] * (other.last - other.line + 1)
    note = "the second of two languages is taken out, and is the translation"
    source = text.rewritten("\n".join(lines), note)
    return Separated(source, _translation(pairing, text.form), tuple(map(_doubt, pairing.odd)))


def _translation(pairing: Pairing, form: str) -> Translation:
    language = language_of(" ".join(other.plain for _, other in pairing.pairs), "en")
    joiner = Joiner(language)
    return Translation(
        language,
        {one.line: _words(other, form, joiner) for one, other in pairing.pairs},
        {
            one.label.name: other.label.name
            for one, other in pairing.pairs
            if one.label and other.label and is_name(other.label.name) and not is_role(other.label.name)
        },
        tuple(number for run in pairing.odd for part in run for number in range(part.line, part.last + 1)),
    )


def _words(part: Part, form: str, joiner: Joiner) -> str:
    """Write the words of a paragraph in one line, as Markdown."""
    words, *others = (line.strip() for line in part.words.strip().split("\n"))
    for line in others:
        words += joiner.between(words, line) + line
    return words if form == MARKDOWN else escape(words)


def _doubt(run: Sequence[Part]) -> Doubt:
    what = phrase("nothing says for certain what these words translate: “{words}”", words=run[0].plain[:60])
    remedy = phrase(
        "if they translate what is above, put them beside it in the PO file, and these lines into `omissions`"
    )
    return Doubt(run[0].line, what, remedy, (), DoubtKind.ALL)


def _doubt_languages(units: Sequence[Unit]) -> list[Doubt]:
    """Doubt a text in which two languages follow each other paragraph for paragraph."""
    spoken = [unit for unit in units if not is_quiet(unit) and unit.kind is not Kind.HEADING]
    evidence = [(unit, script_of(unit.said)) for unit in spoken if length(unit.said) > 2]
    if len({script for _, script in evidence}) == 1:  # of the same letters: only longer words say which
        long = [unit for unit in spoken if length(unit.said) >= LONG][:SAMPLE]
        evidence = [(unit, language_of(unit.said[:ENOUGH], "")) for unit in long]
    usual = Counter(language for _, language in evidence).most_common(1)
    first = usual[0][1] if usual else 0
    fewer = min(first, len(evidence) - first)
    changes = [two for (_, one), (two, other) in pairwise(evidence) if one != other]
    if fewer < FEWEST or len(changes) * 10 < 14 * fewer or fewer * 10 < 3 * len(evidence):
        return []
    if _speak_one_each(evidence):
        return []
    what = phrase("two languages alternate, and the second may be a translation of the first")
    remedy = phrase("keep one of the languages in a copy of the file, and add the other as its translation")
    return [Doubt(changes[0].line, what, remedy, (), DoubtKind.ALL)]


def _speak_one_each(evidence: Sequence[tuple[Unit, str]]) -> bool:
    """Say whether one person speaks the one language, and another the other: they converse."""
    labels = {(unit.entry, script) for unit, script in evidence if unit.label}
    unlabelled = sum(unit.label is None for unit, _ in evidence)
    return len(labels) == 2 and len({script for _, script in labels}) == 2 and unlabelled * 4 < len(evidence)
