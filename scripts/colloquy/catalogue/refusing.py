"""Why a value is refused, and what to do: templates of messages, by pydantic's name for the kind of error."""

from pydantic_core import PydanticCustomError

from colloquy.text.redaction import is_mark

REFUSED = {
    "not_a_date": "cannot be read as a date",
    "not_a_day": "cannot be read as a day, a month or a year",
    "nothing": "it is empty",
    "not_lines": "not a line or range of lines",
    "lines_backwards": "not a range of lines",
    "range_of_one": "a range of one line",
    "control_character": "a control character ({found}) in it",
    "no_mark": "not a mark in place of words, such as [withheld], […] or ■■■",
    "markup": "markup (`{found}`) where plain text belongs",
    "no_page": (
        "no page can be called so: `index` is the list of all, and con, prn, aux, nul, com1 or lpt1 is no "
        "name of a file on Windows"
    ),
    "no_person": "no person can be called so: it means that it is not known who speaks",
}
"""What our own checks of a value find."""

JARGON = {
    "too_short": "it has no entries",
    "too_long": "more than {max_length} of them",
    "string_too_short": "it is empty",
    "string_too_long": "longer than {max_length} characters",
    "string_type": "it is empty, or has no plain text",
    "tuple_type": "not a list",
    "int_parsing": "not a whole number",
    "int_type": "not a whole number",
    "greater_than_equal": "not a number that is 1 or more",
    "dict_type": "not keys and values",
    "model_type": "not keys and values",
    "model_attributes_type": "not keys and values",
    **REFUSED,
}
"""What pydantic says in the words of its own trade, in ours."""


REMEDIES = {
    "too_short": "write at least one",
    "too_long": "shorten the list",
    "nothing": "write what belongs here",
    "string_too_short": "write what belongs here",
    "string_too_long": "shorten it",
    "string_type": "write plain text here",
    "string_pattern_mismatch": "write it in this form",
    "literal_error": "choose one of these",
    "tuple_type": "write `[one, two]`, or a line `- one` for each",
    "int_parsing": "write a number, such as 12",
    "int_type": "write a number, such as 12",
    "greater_than_equal": "write a number, such as 12",
    "dict_type": "write `key: value` on the lines below, indented",
    "model_type": "write `key: value` on the lines below, indented",
    "model_attributes_type": "write `key: value` on the lines below, indented",
    "not_a_date": (
        "write a date such as 2017, 2017-12 or 2017-12-05, or 196X (the 1960s), 2017? (uncertain), 2017~ "
        "(about), 2015/2017 (between the two); or unknown"
    ),
    "not_a_day": "write a date such as 2017, 2017-12 or 2017-12-05",
    "not_lines": "write 12 or 12-15",
    "lines_backwards": "write the smaller number first; lines are counted from 1",
    "range_of_one": (
        "write the number once, if what follows without a label is the same person’s; else also "
        "write who says the next paragraph, after its own line"
    ),
    "control_character": "remove it; if you cannot see it, type the value again",
    "no_mark": "write here what the source text has in place of the words, never the words",
    "markup": "remove the markup",
    "no_page": "choose another id",
    "no_person": "choose another id",
}
"""What to do about each kind."""


def refused(why: str, **fields: str) -> PydanticCustomError:
    """Make what a check of a value raises; `why` is a key of `REFUSED`."""
    return PydanticCustomError(why, "{why}", {"why": REFUSED[why], **fields})


def mark_of_words(text: str) -> str:
    """Let a mark in place of words pass, and no words."""
    if not is_mark(text):
        raise refused("no_mark")
    return text
