"""Scripted: labels that are parts in a song or a test of listening, or a program's; nobody is interviewed."""

import re
from collections.abc import Sequence

from colloquy.intake.parts.model import Reading
from colloquy.intake.parts.units import Unit
from colloquy.intake.vocabulary.asking import ends_asking
from colloquy.intake.vocabulary.fullness import is_sentence
from colloquy.problems import Phrase, phrase

TOGETHER = re.compile(r"[合齐齊众眾]|男女|both|all|together|chorus", re.IGNORECASE)
PART = re.compile(rf"{TOGETHER.pattern}|[男女童领領]|(?:fe)?male|(?:wo)?man|boy|girl", re.IGNORECASE)
"""Of those who sing, or recite together."""
ABOUT_SPEAKERS = re.compile(
    r"\b(?:does|did|do|is|are|will|can|has) the (?:(?:wo)?man|(?:two )?speakers)\b"
    r"|[男女]的[^你我]{0,12}[什怎哪多为]|(?:这段|這段)(?:话|对话|話|對話)"
)
OPENED = re.compile('[“”"「『]')
"""How words begin that are quoted, also by a sign that is turned the wrong way."""
REACTED = re.compile(r"(?:Reacted|Replying) to [\"“]")
"""What a program writes into the messages beside a meeting."""
FEWEST = 3
"""Questions about those who speak, or messages that answer others, from which on nobody is interviewed."""
PROGRAM = re.compile(
    r"assistant|system|model|(?:chat)?bot|ai(?: assistant)?|(?:chat)?gpt[\w. -]{0,8}|claude[\w. -]{0,12}|"
    r"gemini|llama[\w.-]{0,6}|copilot|deepseek[\w.-]{0,4}|kimi|(?:AI|智能|语音)?(?:助手|机器人)|"
    r"豆包|文心一言|通义千问",
    re.IGNORECASE,
)
USER = re.compile(r"users?|human|me|you|prompt|我|你|用户|用戶|使用者|提示词|人类", re.IGNORECASE)
"""Who writes to a program, and has no name; somebody with a name may interview one."""


def find_scripted(best: Reading, spoken: Sequence[Unit]) -> Phrase | None:
    """Give why nobody is interviewed: labels are parts, a program's, or a story's; `None` for people's."""
    labels = [label.strip() for voice in best.voices.values() for label in voice.labels]
    if _is_story(labels, spoken):
        return phrase("this is a story that quotes what people said, not a conversation")
    together = any(map(TOGETHER.fullmatch, labels))
    if together and len(labels) > 2 and all(map(PART.fullmatch, labels)):
        return phrase("this is a play or a script: its parts are written, and nobody is interviewed")
    programs = [label for label in labels if PROGRAM.fullmatch(label)]
    users = [label for label in labels if USER.fullmatch(label)]
    if programs and users and {*programs, *users} == set(labels):
        return phrase("somebody writes to a program here, and nobody is interviewed")
    if sum(bool(REACTED.match(turn.words)) for turn in best.turns) >= FEWEST:
        return phrase("these are messages that people wrote beside a meeting, and nobody is interviewed")
    if _is_test(best):
        return phrase("these are questions and answers about a subject (FAQ), and nobody is interviewed")
    return None


def _is_story(labels: Sequence[str], spoken: Sequence[Unit]) -> bool:
    """Say whether all words behind labels are quoted, and some labels say what people do as they speak."""
    printed = [unit.label for unit in spoken if unit.label and unit.form == "colon" and unit.said]
    quoted = [label for label in printed if OPENED.match(label.rest)]
    acting = sum(is_sentence(label.name, labels) for label in quoted)
    return acting >= FEWEST and len(quoted) * 10 >= 9 * len(printed)


def _is_test(best: Reading) -> bool:
    """Say whether questions are about a man and a woman whose words are given."""
    asked = [turn for turn in best.turns if ends_asking(turn.words)]
    about = sum(bool(ABOUT_SPEAKERS.search(turn.words[-120:])) for turn in asked)
    return len(asked) >= FEWEST and about * 3 >= len(asked)
