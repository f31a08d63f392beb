"""Highlights: the passages of an interview that the home page offers, and what is wrong with them.

A quotation is never cut in mid-sentence, and is no longer than a reader takes in at a glance.
"""

import re
from collections.abc import Iterator

from colloquy.catalogue import Archive, HighlightRecord
from colloquy.model import Edition, Interview, Passage, Turn
from colloquy.problems import Problem, advice, error
from colloquy.text.inline import plain_text

MOST = 3
"""Sentences that a quotation may have."""
SENTENCE_END = re.compile(r"""(?:(?<![.!?…])[.!?…]++[”’"')\]»]*+(?=\s|$)|[。！？؟।]+[”’"'）」』】]*)""")
"""What ends a sentence, with the quotation marks and brackets that it closes."""

Highlighted = tuple[int, HighlightRecord, Turn, Passage]
"""A highlight's place in the file, what is declared, and the exchange and passage that it names."""


def highlighted(archive: Archive, interview: Interview) -> Iterator[Highlighted]:
    """Find the highlights of an interview."""
    wanted = [each for each in _declared(archive) if each[1].interview == interview.id]
    if wanted:
        there = {passage.id: (turn, passage) for turn in interview.turns for passage in turn.passages}
        for index, record in wanted:
            if record.passage in there:
                yield index, record, *there[record.passage]


def check_highlighted(archive: Archive, interview: Interview) -> Iterator[Problem]:
    """Find highlights that name nothing that somebody says."""
    found = {index for index, *_ in highlighted(archive, interview)}
    for index, record in _declared(archive):
        if archive.highlights and record.interview == interview.id and index not in found:
            place = archive.highlights.at("highlights", index, "at")
            what, remedy = (
                "no question has the passage `{at}`",
                "write the number beside the passage, such as l72",
            )
            yield error(place, what, remedy, at=record.at)


def check_quoted(archive: Archive, edition: Edition) -> Iterator[Problem]:
    """Find quotations that are not whole sentences of their passage, or too many of them."""
    for index, record, _, passage in highlighted(archive, edition.interview):
        words = edition.passage(passage)
        if not archive.highlights or words.language != edition.language:
            continue  # not translated yet: the page shows the source text, whose edition is checked
        text = _unbroken(plain_text(words.text))
        quote = _unbroken(record.quote.get(words.language, ""))
        way = ("highlights", index, *(("quote", words.language) if quote else ("at",)))
        place, known = archive.highlights.at(*way), {"at": record.at, "language": words.language}
        before, there, after = text.partition(quote) if quote else ("", text, "")
        count = len(SENTENCE_END.findall(there))
        if not there:
            what = "the passage `{at}` does not have these words in `{language}`"
            yield error(place, what, "copy them from its page, punctuation included", **known)
        elif not (_ends(before) and (_ends(there) or not after)):
            what, remedy = "the quotation is cut in mid-sentence", "quote whole sentences"
            yield error(place, what, remedy)
        elif quote and count > MOST:
            what, remedy = "the quotation has {count} sentences", "quote no more than {most}"
            yield error(place, what, remedy, count=count, most=MOST)
        elif count > MOST:
            what = "the home page shows all {count} sentences of `{at}` in `{language}`"
            remedy = "choose up to {most} of them, and copy them under `quote`"
            yield advice(place, what, remedy, **known, count=count, most=MOST)


def _unbroken(text: str) -> str:
    return " ".join(text.split())


def _ends(text: str) -> bool:
    """Whether a text is empty, or ends with a sentence."""
    text = text.rstrip()
    return not text or any(found.end() == len(text) for found in SENTENCE_END.finditer(text))


def check_highlighted_interviews(archive: Archive) -> Iterator[Problem]:
    """Find highlights of interviews that the archive does not have."""
    for index, record in _declared(archive):
        if archive.highlights and record.interview not in archive.interviews:
            place = archive.highlights.at("highlights", index, "at")
            yield error(
                place,
                "there is no interview `{id}`",
                "correct what is before `#`: it is the name of a folder in seeds/",
                id=record.interview,
            )


def _declared(archive: Archive) -> list[tuple[int, HighlightRecord]]:
    return list(enumerate(archive.highlights.record.highlights)) if archive.highlights else []
