"""What is no interview: refused, with the reason."""

import re
from collections.abc import Sequence

from colloquy.intake.parts.asides import TEMPLATE, is_quiet
from colloquy.intake.parts.model import Reading
from colloquy.intake.parts.units import Unit
from colloquy.intake.turns.doubting import introduced
from colloquy.intake.vocabulary.asking import ends_asking, length
from colloquy.intake.vocabulary.lexicon import pattern
from colloquy.intake.vocabulary.names import MACHINE
from colloquy.intake.weighing.conversing import (
    GOOD,
    INTERVIEW,
    OPENING,
    OWN,
    is_conversation,
    is_faq,
    is_retold,
    names_guest,
)
from colloquy.intake.weighing.listing import below_transcript, is_list
from colloquy.intake.weighing.one_voice import find_one_voice
from colloquy.intake.weighing.retelling import retells
from colloquy.intake.weighing.turned import are_nobodys, find_fields, find_other
from colloquy.model import Kind
from colloquy.problems import Phrase, phrase

FEWEST_WORDS = 40
QUOTED = re.compile(r"[“\"「『][^”\"」』]{15,600}[”\"」』]")
OPENED = re.compile('[“"「『«„]')
FEWEST_QUOTED = 3
"""Paragraphs that begin with a quotation mark, from which on a story has a dialogue."""
SAYING = pattern("sayings")
EXAM = pattern("exams")
CHOICES = re.compile(r"\bA\s?[.、．)].{1,60}\bB\s?[.、．)]", re.DOTALL)
CHOICE = re.compile(r"([ABC])\s?[.、．)]\s*\S")
LONGEST_CHOICE = 8
"""Words of an answer to choose from, in a line of its own."""
FEWEST_CHOICES = 3
"""Questions with answers to choose from, from which on a text is an exam."""
CODE = re.compile(
    r"[;{}]\s*$|^\s*(?:def|class|import|from|return|if|for|while|function|const|let|var|public|private|#include|<\?|//|/\*)\b.{0,120}$|^\s*[\w.]+\(.*\)\s*$"
)
ACT = re.compile(
    r"(?:ACT|SCENE)\s+[IVX\d]+|Act (?:[IVX]+|\d+|One|Two)\b|Scene (?:[IVX]+|\d+)\b|"
    r"(?i:(?:act[eo]|sc[eè]n[ea]|atto|escena|jornada) (?:[ivx\d]+\b|pr[ei]m))|"
    r"(?i:\w+e[rn]? (?:auftritt|aufzug|akt|[sz]+ene)\b)|"
    r"第[一二三四五六七八九十]+[幕场]|[【\[]?(?:场景|場景)[一二三四五六七八九十\d]*\s?[:：]|选项\s?[A-D一二三]\s?[:：]|"
    r"[Dd]ramatis [Pp]erson|[\[(]?(?:Enter|Exit|Exeunt) [A-Z]|"
    r"(?:INT|EXT)\.\s|FADE (?:IN|OUT)|[(（]?(?:幕启|幕落|剧终)"
)
RETOLD = phrase("this is a story that quotes what people said, not a conversation")
ALONE = phrase("only one voice speaks: a talk or a statement, and nobody asks")
FAQ = phrase("these are questions and answers about a subject (FAQ), and nobody is interviewed")


def gather_evidence(units: Sequence[Unit], title: str, about: str) -> str:
    """Gather what may call a text an interview: its title, what the file says of itself, how it begins."""
    spoken = [unit.text[:300] for unit in units if not is_quiet(unit)]
    return " ".join([title, about, *spoken[:5]])


def find_reason(
    units: Sequence[Unit],
    best: Reading | None,
    title: str,
    evidence: str,
    recorded: bool = False,
    named: bool = False,
) -> Phrase | None:
    """Give why a text is no interview; `None` where it may be one.

    `recorded` says that a machine heard it, perhaps without any punctuation; `named`, that it says whose
    its labels are; `evidence` is what may call it an interview.
    """
    spoken = [unit for unit in units if not is_quiet(unit)]
    total = sum(length(unit.text) for unit in spoken)
    if reason := _unfit(units, best, title, total):
        return reason
    spoken = [*below_transcript(spoken)]
    fair = best if best is not None and best.score >= GOOD * 0.6 else None
    converse = fair is not None and is_conversation(fair, spoken, evidence)
    unnamed = fair is not None and any(not voice.labels for voice in fair.voices.values())
    if unnamed and retells(spoken):
        return RETOLD
    if fair is not None and fair.way == "labelled":
        other = find_other(fair, spoken, title, evidence, named)
        if converse or other:
            return other or find_fields(fair)
    introduces = any(introduced(unit.said) for unit in spoken[:OPENING])
    shown = converse and fair is not None and fair.way != "marks"  # these do not show that anybody answers
    plan = None if shown else _questions_only(spoken, total)
    known = plan or (None if introduces else _unlike(spoken, best, evidence, converse or recorded))
    if known or converse:
        return known
    heard = best is not None and _is_heard(best)
    if is_list(spoken) and not heard:
        return phrase("this is a list, not a conversation")
    recorded = recorded or heard
    if (recorded or INTERVIEW.search(evidence)) and _is_unpunctuated(spoken, total):
        return None
    return find_one_voice(spoken, title, evidence, recorded)


def _unfit(units: Sequence[Unit], best: Reading | None, title: str, total: int) -> Phrase | None:
    """Say that a text is too short, or is of another kind whoever speaks in it: code, an exam, a play."""
    if total < FEWEST_WORDS and (reason := _short(total, best)):
        return reason
    if _is_code(units):
        return phrase("this is code or data, not a conversation")
    if _count_choices(units) >= FEWEST_CHOICES:
        return FAQ
    if EXAM.search(title) and not (best and names_guest(best) and not are_nobodys(best)):
        return FAQ
    if _is_play(units, best):
        return phrase("this is a play or a script: its parts are written, and nobody is interviewed")
    return None


def _count_choices(units: Sequence[Unit]) -> int:
    """Count questions with answers to choose from: in one line, or a few words in each of three."""
    letters = "".join(
        match[1] if (match := CHOICE.match(unit.text)) and length(unit.text) <= LONGEST_CHOICE else " "
        for unit in units
    )
    return letters.count("ABC") + sum(bool(CHOICES.search(unit.text)) for unit in units)


def _is_play(units: Sequence[Unit], best: Reading | None) -> bool:
    """Say whether a text has acts or scenes; one alone needs labels, and a list of who is in it."""
    acts = sum(bool(ACT.match(unit.text)) for unit in units)
    labelled = best is not None and best.way == "labelled"
    return acts >= 3 or (labelled and (acts == 2 or (acts == 1 and _has_cast(units))))


def _unlike(spoken: Sequence[Unit], best: Reading | None, evidence: str, heard: bool) -> Phrase | None:
    """Say what a text is that has questions, or words of people, and is no conversation.

    Of people who are `heard`, each may quote others while speaking of oneself, as no writer of a story does.
    """
    plain = best is not None and best.way == "questions" and not best.styled
    if plain and _is_dialogue(spoken):
        return RETOLD
    if best is not None and best.score >= 0.2 and is_faq(best, evidence):
        return ALONE if _has_one_label(spoken) else FAQ
    retold = retells(spoken) or (best is not None and is_retold(best))
    told = best is None or best.way not in ("cues", "table")
    if retold or (told and _is_narrative(spoken, heard)):
        return RETOLD
    return None


def _short(total: int, best: Reading | None) -> Phrase | None:
    if best is not None and best.score >= GOOD and len(best.turns) > 3 and total > 12:
        return None
    what = "there are only {number} words: perhaps the page around a recording, without what is said"
    return phrase(what, number=total)


def _has_one_label(spoken: Sequence[Unit]) -> bool:
    """Say whether nearly all paragraphs have a label, and all of these the same."""
    printed = [unit.entry for unit in spoken if unit.form in ("colon", "time")]
    return len(set(printed)) == 1 and len(printed) * 10 > 8 * len(spoken)


def _is_code(units: Sequence[Unit]) -> bool:
    lines = [line.strip() for unit in units for line in unit.raw.split("\n") if line.strip()]
    lines = [line for line in lines if not TEMPLATE.fullmatch(line)]
    code = sum(bool(CODE.search(line)) for line in lines)
    fenced = sum(unit.kind is Kind.CODE for unit in units)
    return len(lines) > 3 and (code * 2 > len(lines) or fenced * 2 > len(units))


def _has_cast(units: Sequence[Unit]) -> bool:
    return any(
        re.match(r"(?:characters|cast|dramatis|persons|人物|登场人物|角色)\b", unit.text, re.IGNORECASE)
        for unit in units[:20]
    )


def _questions_only(spoken: Sequence[Unit], total: int) -> Phrase | None:
    """Say that a plan has questions, and hardly anything that answers."""
    asking = [unit for unit in spoken if ends_asking(unit.text)]
    words = sum(length(unit.text) for unit in asking)
    between = [
        unit
        for unit in spoken
        if not ends_asking(unit.text) and unit.kind is not Kind.HEADING and length(unit.text) > 25
    ]
    if (
        len(asking) >= 4
        and (words * 10 > total * 6 or len(asking) * 10 > len(spoken) * 7)
        and len(between) * 3 < len(asking)
    ):
        return phrase("these are questions without answers: a plan for an interview")
    return None


def _is_narrative(spoken: Sequence[Unit], heard: bool) -> bool:
    """Say whether quotations are within sentences that say who said them; if `heard`, of others than me."""
    long = [unit for unit in spoken if length(unit.text) > 12]
    around = [QUOTED.sub("“”", unit.text) for unit in long if QUOTED.search(unit.text)]
    quoting = [words for words in around if SAYING.search(words) and not (heard and OWN.search(words))]
    return len(quoting) >= 3 and len(quoting) * 5 > len(long)


def _is_dialogue(spoken: Sequence[Unit]) -> bool:
    """Say whether people speak in quotation marks, and somebody says between these what they do."""
    quoted = sum(bool(OPENED.match(unit.text)) for unit in spoken)
    return quoted >= FEWEST_QUOTED and quoted * 5 > len(spoken) and quoted * 5 < 4 * len(spoken)


def _is_heard(best: Reading) -> bool:
    """Say whether all labels are those of a machine, which breaks what it heard into lines."""
    labels = [label for voice in best.voices.values() for label in voice.labels]
    return bool(labels) and all(map(MACHINE.fullmatch, labels))


def _is_unpunctuated(spoken: Sequence[Unit], total: int) -> bool:
    """Say whether nothing marks the ends of sentences, so that nobody can see who asks."""
    return sum(len(re.findall(r"[.?!。？！]", unit.text)) for unit in spoken) * 60 < total
