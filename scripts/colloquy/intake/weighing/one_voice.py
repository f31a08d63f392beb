"""One voice: whether somebody talks or writes alone, or who listens and who answers can be heard."""

import re
from collections.abc import Sequence
from itertools import pairwise

from colloquy.intake.parts.units import Unit
from colloquy.intake.vocabulary.asking import BY_ME, TO_YOU, ends_asking, is_back_channel, length
from colloquy.intake.vocabulary.lexicon import pattern
from colloquy.intake.weighing.conversing import ends_interview
from colloquy.model import Kind
from colloquy.problems import Phrase, phrase

CALLED = re.compile(r"(?<!exit )(?<!job )interview|访谈|专访|采访|訪談|採訪|oral history|口述", re.IGNORECASE)
LISTENING = 2.0
"""Of a hundred sentences, how many only show that somebody listens: talks have one at most."""
FEWEST_HEARD, ESSAY = 4, 2000
"""Sentences that only show that somebody listens, below which they are the writer’s own in few words."""
HEARD_SOME = 0.2
"""The same of a text whose first words, and not its title, speak of an interview."""
COMPANY, MOST_OPENING = pattern("company"), 3000
"""How somebody says who is there, too, and within how many characters from the beginning."""
FEWEST_CHANGES = 2
"""Marks of a change of speaker that show that somebody else speaks."""
REPLYING = pattern("replying", r"(?:[–—-]\s*)?{}(?=\W|[\u4e00-\u9fff]|$)")
SENTENCE = re.compile(r"(?<=[.!?。！？])\s*")
FEWEST_ANSWERS = 4
"""Questions to somebody that the next sentence answers, from which on two people speak."""


def _listens(words: str) -> float:
    """Give how many of a hundred sentences do no more than show that somebody listens."""
    sentences = [each for each in re.split(r"(?<=[.!?。！？，])\s*", words) if each]
    heard = [each.strip() for each in sentences if is_back_channel(each) and not ends_asking(each)]
    alone = len(set(heard)) < 2 and len(heard) * 10 < len(sentences)  # whoever says “Okay.” may go on
    if len(sentences) <= 20 or alone or (len(heard) < FEWEST_HEARD and length(words) < ESSAY):
        return 0.0
    return 100 * len(heard) / len(sentences)


def _are_answered(words: str, total: int, recorded: bool) -> bool:
    """Say whether somebody is asked again and again, and the next sentence that does not ask mostly answers.

    Writers who ask their readers answer themselves, but without the words with which people begin to reply.
    """
    pairs = pairwise(filter(None, SENTENCE.split(words)))
    asked = ((one, two) for one, two in pairs if ends_asking(one) and not ends_asking(two))
    behind = [two for one, two in asked if TO_YOU.search(one)]
    answers = sum(bool(REPLYING.match(said) or (recorded and BY_ME.search(said[:60]))) for said in behind)
    return answers >= FEWEST_ANSWERS and answers * 1250 > total and answers * 2 >= len(behind)


def find_one_voice(spoken: Sequence[Unit], title: str, evidence: str, recorded: bool) -> Phrase | None:
    """Say that a text has one voice, or nothing that could be the words of two."""
    joined = " ".join(unit.text for unit in spoken)
    total = max(1, length(joined))
    count = len(re.findall(r"[?？]", joined))
    marks, to_you = count * 1000 / total, len(TO_YOU.findall(joined)) * 1000 / total
    heard = _listens(joined)
    called = (
        bool(CALLED.search(title))
        or ends_interview(spoken)
        or (heard > HEARD_SOME and bool(CALLED.search(evidence)))
    )
    parts = sum(unit.kind in (Kind.HEADING, Kind.CODE) for unit in spoken)
    article = parts > 3 and not CALLED.search(title) and not recorded
    asking = total > 120 and count > 3 and marks > 6 and to_you > 8 and (heard > 1 or recorded)
    answered = count > 3 and _are_answered(joined, total, recorded)
    called = called and count > 3 and marks > 2 and to_you > 8
    together = marks and bool(COMPANY.search(joined[:MOST_OPENING]))
    if not article and (heard > LISTENING or asking or answered or called or together):
        return None
    if sum(unit.form == "change" for unit in spoken) >= FEWEST_CHANGES:
        return None
    if BY_ME.search(joined) and marks:
        return phrase("one voice speaks throughout: a talk, a statement or an essay, and nobody asks")
    return phrase("nobody asks and nobody answers here: a page, a talk or an essay")
