"""Why a value is refused, in our words: templates of messages, by pydantic's name for the kind of error."""

from __future__ import annotations

from pydantic_core import PydanticCustomError

from colloquy.text.redaction import is_mark

REFUSED = {
    "not_a_date": "no such date",
    "not_a_day": "no such day, month or year",
    "nothing": "it is empty",
    "not_lines": "not a line or range of lines; write 12 or 12-15",
    "lines_backwards": "not a range of lines; write the smaller number first, from 1 on",
    "range_of_one": "a range of one line",
    "control_character": "a control character ({found}) in it",
    "no_mark": "not a mark in the place of words, such as [withheld], […] or ■■■",
    "markup": "markup (`{found}`) where plain text belongs",
}
"""What our own checks of a value find."""

JARGON = {
    "too_short": "it is empty",
    "too_long": "more than {max_length} of them",
    "string_too_short": "it is empty",
    "string_too_long": "longer than {max_length} characters",
    "string_type": "it is empty, or has no plain text",
    "tuple_type": "not a list; write `[one, two]`, or a line `- one` for each",
    "int_parsing": "not a whole number",
    "int_type": "not a whole number",
    "greater_than_equal": "not a number from 1 on",
    "dict_type": "not keys and values; write `key: value` on the lines below, indented",
    "model_type": "not keys and values; write `key: value` on the lines below, indented",
    "model_attributes_type": "not keys and values; write `key: value` on the lines below, indented",
    **REFUSED,
}
"""What pydantic says in the words of its own trade, in ours."""


def refused(why: str, **fields: str) -> PydanticCustomError:
    """Make what a check of a value raises; `why` is a key of `REFUSED`."""
    return PydanticCustomError(why, "{why}", {"why": REFUSED[why], **fields})


def mark_of_words(text: str) -> str:
    """Let a mark in the place of words pass, and no words."""
    if not is_mark(text):
        raise refused("no_mark")
    return text
