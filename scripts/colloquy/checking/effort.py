"""Effort: what Python-Markdown may have to do for a page, before it does it.

It looks for the end of all that is opened from each place again, and copies the rest of a paragraph for each
of its lines. Such work grows with the square of what has no blank line, and for HTML with that of the page.
"""

import re
from collections.abc import Iterator

MOST = 100_000_000
"""Units of work that are done for a page, at most: a second or two. Usual pages take a hundredth."""
OPENED, CELL = 8, 400
"""Units for each letter behind a mark that opens a link, and for each cell of a table."""
LINK = re.compile(r"\[(?![^\[\]]*\])|\]\((?![^()]*\))")
"""What opens a link and has no end."""
TAG = re.compile(r"<(?![^<>]*>)")
"""What opens a tag or an address and has no end."""
RULE = re.compile(r"[ \t>|:-]+")
"""The line below the head of a table."""


def find_excess(text: str) -> int | None:
    """Give the line of the paragraph with which a page is too much work, if it is."""
    spent = 0
    for line, paragraph in _paragraphs(text):
        joined = "\n".join(paragraph)
        spent += _weigh(joined, paragraph) + len(text) * len(TAG.findall(joined))
        if spent > MOST:
            return line
    return None


def _paragraphs(text: str) -> Iterator[tuple[int, list[str]]]:
    """Give what is between blank lines, a list or a table too, and where it begins."""
    begun, paragraph = 1, list[str]()
    for number, line in enumerate([*text.split("\n"), ""], start=1):
        if line.strip():
            paragraph.append(line)
            continue
        if paragraph:
            yield begun, paragraph
        begun, paragraph = number + 1, []


def _weigh(text: str, lines: list[str]) -> int:
    columns = max((line.count("|") + 1 for line in lines if RULE.fullmatch(line)), default=0)
    return len(text) * (len(lines) + OPENED * len(LINK.findall(text))) + CELL * columns * len(lines)
