"""Conversing: whether what a reading gives to voices is like people who speak with each other."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from colloquy.intake.parts.asides import is_behind_picture
from colloquy.intake.parts.model import Doubt, DoubtKind, Reading, Turn
from colloquy.intake.parts.units import Unit
from colloquy.intake.turns.doubting import introduced, speaks_to
from colloquy.intake.turns.losing import ANSWERING
from colloquy.intake.vocabulary.asking import TO_YOU, ends_asking, is_back_channel, length
from colloquy.intake.vocabulary.lexicon import either, pattern
from colloquy.intake.vocabulary.names import MYSELF, is_role
from colloquy.model import ASKING, Kind
from colloquy.problems import phrase

OWN = re.compile(rf"\b(?:I|I'm|I’m|I've|I’ve|I'd|my|me|{either('by_me')})\b|我(?!们)|{either('han_by_me')}")
I_ANSWER = pattern("i_answer")
"""What who answers says above the questions, and nobody who asks."""
HOW_TO = pattern("how_to", r"^(?:\d+[.)、]\s*)?{}")
INTERVIEW = pattern("interviews")
INTERVIEWED = pattern("interviewed")
CLOSING = 6
"""Paragraphs at the end in which people thank for an interview."""
OPENING = 12
"""Paragraphs in which people say who they are."""
GOOD = 0.5
"""The score of a reading that explains a text."""
SELDOM = 8
"""Paragraphs for each question, from which on an essay asks: nothing but marks shows its questions."""
LEAST_OWN = 0.35
"""Share of the answers that speak of oneself, where nothing but words shows an interview."""
RETOLD = 0.3
"""Share of the answers that name who would be giving them, above which somebody else retells them."""
ADVISING = 0.5
"""Share of the answers that speak to somebody, above which a writer may speak to readers."""
FEWEST_CALLED, FEWEST, FEWEST_CERTAIN = 2, 4, 8
"""Questions of an interview whose title calls it one, of any other that prints no names, and of one whose
title also names who answers, however they are printed."""


def is_conversation(best: Reading, spoken: Sequence[Unit], evidence: str) -> bool:
    """Say whether people speak with each other here; `evidence` is how the text begins."""
    if best.way in ("cues", "table", "marks"):
        return True
    called = _is_called(spoken, evidence)
    total = sum(length(unit.text) for unit in spoken)
    given = sum(length(turn.words) for turn in best.turns)
    if best.way == "labelled":
        if any(is_role(label) for voice in best.voices.values() for label in voice.labels):
            return called or given * 10 > total * 3
        return _speak(best) and (called or given * 10 > total * 3)
    askers, guests = _sides(best)
    if not askers or not guests:
        return False
    to_you, personal = _share(TO_YOU, askers), _share(OWN, guests)
    good = best.score >= GOOD
    if best.way == "questions" and len(askers) * SELDOM < len(spoken):
        return False
    spoken_mostly = given * 2 > total
    if called:
        fewest, least = (FEWEST_CALLED, 0.3) if good and best.styled else (FEWEST, 0.5)
        enough = len(askers) >= (fewest if spoken_mostly else FEWEST)
        many = len(askers) >= FEWEST_CERTAIN
        return enough and (max(to_you, personal) >= least or ((good or many) and names_guest(best)))
    presented = good and personal >= 0.5 and personal + to_you >= 0.9
    personal = 1.0 if any(introduced(unit.said) for unit in spoken[:OPENING]) else personal
    asked = to_you >= 0.5 and personal >= LEAST_OWN
    return len(askers) >= FEWEST and (asked or presented) and spoken_mostly


def doubt_uncalled(best: Reading, spoken: Sequence[Unit], evidence: str) -> Iterator[Doubt]:
    """Doubt that people speak with each other where print alone shows it: writers ask themselves, too.

    They speak of themselves above the first heading, or to their readers below most; or they say above the
    first bold question that they answer.
    """
    askers, guests = _sides(best)
    if best.way not in ("headings", "bold") or not all(ends_asking(turn.words) for turn in askers):
        return
    bold = best.way == "bold"
    written = any((I_ANSWER if bold else OWN).search(unit.text) for unit in best.front)
    written = written or (not bold and _share(TO_YOU, guests) > ADVISING)
    named = names_guest(best) or any(introduced(unit.said) for unit in spoken[:OPENING])
    if written and not (named or _is_called(spoken, evidence)):
        what = phrase("nobody is named, and nothing calls this an interview: one writer may ask and answer")
        remedy = phrase("look through the table of turns; if it is right, confirm it")
        yield Doubt(best.turns[0].line, what, remedy, tuple(best.voices), DoubtKind.ALL)


def _is_called(spoken: Sequence[Unit], evidence: str) -> bool:
    """Say whether a text calls itself an interview."""
    return bool(INTERVIEW.search(evidence)) or ends_interview(spoken)


def ends_interview(spoken: Sequence[Unit]) -> bool:
    """Say whether somebody thanks for an interview at the end."""
    return any(INTERVIEWED.search(unit.text) for unit in spoken[-CLOSING:])


def is_faq(best: Reading, evidence: str) -> bool:
    """Say whether questions ask nobody, and answers are nobody's own."""
    askers, guests = _sides(best)
    if best.way in ("labelled", "marks", "cues", "table") or not askers or not guests:
        return False
    to_you, personal = _share(TO_YOU, askers), _share(OWN, guests)
    if re.search(r"\bfaqs?\b|frequently asked|常见问题", evidence, re.IGNORECASE) and personal < 0.6:
        return True
    if INTERVIEW.search(evidence) and (personal >= 0.3 or to_you >= 0.3 or names_guest(best)):
        return False
    return personal < 0.34 or (to_you < 0.34 and (_share(HOW_TO, askers) > 0.5 or personal < 0.5))


def is_retold(best: Reading) -> bool:
    """Say whether answers speak of who would be speaking, by name, and hardly ever of themselves."""
    _, guests = _sides(best)
    known = {turn.voice for turn in guests if turn.voice and not is_role(turn.voice)}
    names = [part for name in known for part in name.split()]
    if best.way in ("labelled", "marks", "cues", "table") or len(guests) < FEWEST or not names:
        return False
    named = _share(re.compile(rf"\b(?:{'|'.join(map(re.escape, names))})\b"), guests)
    return named > RETOLD and _share(OWN, guests) < named


def _sides(best: Reading) -> tuple[list[Turn], list[Turn]]:
    """Give the turns of those who ask, and of those who answer."""
    known = [(turn, best.voices[turn.voice].role) for turn in best.turns if turn.voice]
    return [turn for turn, role in known if role in ASKING], [turn for turn, role in known if role == "guest"]


def names_guest(best: Reading) -> bool:
    """Say whether it is known who answers, or who they are of whom each may."""
    return best.several or any(
        voice.role == "guest" and not is_role(name) for name, voice in best.voices.items()
    )


def _share(pattern: re.Pattern[str], turns: Sequence[Turn]) -> float:
    return sum(bool(pattern.search(turn.words)) for turn in turns) / len(turns)


def _speak(best: Reading) -> bool:
    """Say whether somebody asks, or listens, or people speak of themselves or agree with each other."""
    turns = [list(run) for voice, run in groupby(best.turns, key=lambda turn: turn.voice) if voice]
    asked = sum(ends_asking(turn.words) for turn in best.turns)
    own = sum(any(OWN.search(turn.words) or ANSWERING.match(turn.words) for turn in run) for run in turns)
    heard = sum(all(is_back_channel(turn.words) for turn in run) for run in turns)
    named = sum(any(_names_another(turn, best) for turn in run) for run in turns)
    writer = any(turn.unit.label and turn.unit.label.name == MYSELF for turn in best.turns)
    return (asked >= 2 and (writer or asked * 12 > len(turns))) or (own + heard + named) * 10 > len(turns) * 3


def _names_another(turn: Turn, best: Reading) -> bool:
    """Say whether somebody speaks to another by name."""
    return any(speaks_to(voice, turn.words) for name, voice in best.voices.items() if name != turn.voice)


def calls_interview(unit: Unit) -> bool:
    """Say whether a short line calls what follows an interview."""
    if (
        unit.kind not in (Kind.PARAGRAPH, Kind.HEADING)
        or not 1 < length(unit.text) < 20
        or is_behind_picture(unit)
    ):
        return False
    label = unit.label
    if label is not None and label.form in ("colon", "time", "letter", "change"):  # `Interview 2: Jane Doe`
        return bool(INTERVIEW.search(label.name) and label.rest) and not is_role(label.name)
    return bool(INTERVIEW.search(unit.text)) and not unit.text.endswith((":", "：", "?", "？", "。"))
