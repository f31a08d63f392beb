"""Wrapping: what converters to Markdown break: addresses over lines, signs around pictures, bold in names."""

import re

from colloquy.intake.formats.texts import MARKDOWN, PLAIN, IntakeText
from colloquy.intake.vocabulary.labels import find_label
from colloquy.intake.vocabulary.names import is_name
from colloquy.text.scripts import UNSPACED

ADDRESS = re.compile(
    r"(?P<begun>\]\(<?https?://[^\s()<>]{1,2000})[ \t]*\n[ \t]*(?P<rest>(?![\"'])[^\s()<>]{1,600}>?\))"
)
"""The address of a picture or link, broken over the end of a line."""
PICTURED = re.compile(
    r"(?:^[ \t]*(?:\*\*[ \t]*){1,2}\n)?"
    r"^(?P<before>[ \t*]*)(?P<picture>!\[[^\]\n]{0,200}\]\([^()\s]{1,2600}\))"
    r"(?P<behind>[ \t*]*)(?P<words>[^\n]*)$",
    re.MULTILINE,
)
"""A picture at the beginning of a line, and words behind it in the same line; signs of bold around it."""
TEMPLATED = re.compile(
    r"^(?P<template>\{\{[^{}\n]{1,200}\}\}|\{%[^{}\n]{1,200}%\})[ \t]+(?P<words>\S[^\n]*)$", re.MULTILINE
)
"""What a program puts at the beginning of a line, perhaps a picture, and words behind it."""
WITHIN = re.compile(
    r"(?P<ended>[。！？…”」』）])[ \t*]*(?P<picture>!\[[^\]\n]{0,200}\]\([^()\s]{1,2600}\))(?=\**[^\s*!])"
)
"""A picture behind the end of a sentence in the same line, with words behind it."""
COLON_BELOW = re.compile(
    r"(?P<begun>^[ \t]*)?(?<!\*)(?:\*\*[ \t]{0,4}){1,5}(?P<name>[^\s*:：，。！？][^*\n:：，。！？]{0,19})"
    r"(?P<end>(?:\*\*){0,4})[ \t]*\n[ \t]*(?=[:：])",
    re.MULTILINE,
)
"""A name in bold at the end of a line, whose colon is in the line below."""
BOLD_TWICE = re.compile(
    rf"(?P<one>\*\*[{UNSPACED}]{{1,6}})\*\*[ \t]*\*\*"
    rf"(?P<two>[{UNSPACED}]{{1,6}}(?:\*\*)?[ \t]*(?:\n[ \t]*)?(?=[:：]))"
)
"""A name of which each half is in bold."""


CHANGED = re.compile(r"(?P<above>^(?!>)[^\n]*\n)>>[ \t]+(?=[^\s>])", re.MULTILINE)
"""A mark that somebody else speaks, which Markdown takes for a quotation within another."""
CHANGED_WITHIN = re.compile(r"(?<=[.?!…\"'”’)\]-])(?<!\d[\])])[ \t]{1,8}>>[ \t]{1,8}(?=\w)")
"""The same behind a sentence, in captions that are one line."""
FEWEST, FEWEST_WITHIN = 2, 4
BELOW = "\n\n"
ABOVE_LABEL = re.compile(
    r"(?P<above>(?:!\[[^\]\n]{0,200}\]\([^()\s]{1,2600}\)"
    r"|^[ \t]*(?:\*\*[^*\n]{0,60}[^*\n:：]\*\*[ \t]{0,8}){1,3})[ \t]*\n)"
    r"(?=[ \t]*\*\*[^*\n:：]{1,20}(?:[:：]|\*\*[ \t]*(?:\*\*)?[:：]))",
    re.MULTILINE,
)
"""A picture or a line in bold, such as a head, and in the line below it a label in bold."""


def join_addresses(text: IntakeText) -> IntakeText:
    """Write addresses in one line each."""
    written = ADDRESS.sub(r"\g<begun>\g<rest>", text.text) if text.form == MARKDOWN else text.text
    return text.rewritten(written, "addresses are in one line each")


def join_names(text: IntakeText) -> IntakeText:
    """Write names in bold in one piece, with their colons."""
    if text.form != MARKDOWN:
        return text
    written = COLON_BELOW.sub(_bold, BOLD_TWICE.sub(r"\g<one>\g<two>", text.text))
    return text.rewritten(written, "names are in one piece")


def write_changes(text: IntakeText) -> IntakeText:
    """Write marks that somebody else speaks as such, each with a paragraph of its own."""
    written = text.text
    if text.form in (PLAIN, MARKDOWN) and len(CHANGED_WITHIN.findall(written)) >= FEWEST_WITHIN:
        written = CHANGED_WITHIN.sub("\n\n>> " if text.form == PLAIN else "\n>> ", written)
    if text.form == MARKDOWN and len(CHANGED.findall(written)) >= FEWEST:
        written = CHANGED.sub(r"\g<above>\n\>> ", written)
    return text.rewritten(written, "marks of change begin paragraphs")


def divide_pictures(text: IntakeText) -> IntakeText:
    """Part pictures from the speakers' labels behind them; leave off signs of bold that enclose nothing."""
    if text.form != MARKDOWN:
        return text
    written = WITHIN.sub("\\g<ended>\n\n\\g<picture>", text.text)
    written = ABOVE_LABEL.sub("\\g<above>\n", PICTURED.sub(_below, TEMPLATED.sub(_below_template, written)))
    return text.rewritten(written, "pictures before labels are paragraphs of their own")


def _below_template(match: re.Match[str]) -> str:
    label = find_label(match["words"])
    speaks = label is not None and label.form == "colon" and bool(label.rest) and is_name(label.name)
    return f"{match['template']}\n\n{match['words']}" if speaks else match[0]


def _below(match: re.Match[str]) -> str:
    picture, words = match["picture"], match["words"]
    signed = "*" in match["before"] + match["behind"]
    if signed and words.count("**") % 2:
        words = words.removesuffix("**") if words.endswith("**") else f"**{words}"
    label = find_label(words)
    speaks = label is not None and label.form == "colon" and bool(label.rest) and is_name(label.name)
    if speaks:
        return f"{picture}\n\n{words}"
    if not words or (match["behind"] and not signed):
        return picture if signed else match[0]
    above = "" if match.string[: match.start()].endswith(("\n\n", "\n \n")) or not match.start() else "\n"
    below = "" if match.string[match.end() : match.end() + 2] in ("", "\n", "\n\n") else "\n"
    return f"{above}{picture}{words}{below}"


def _bold(match: re.Match[str]) -> str:
    return f"{'' if match['begun'] is not None else BELOW}**{match['name']}{'**' if match['end'] else ''}"
