r"""CSV in the columns of Oral History as Data: speaker, words, tags, timestamp; one row per passage.

After https://oralhistoryasdata.github.io (CollectionBuilder): ``tags`` are ids of topics, divided by
semicolons, and name what the exchange is about; times are those of passages, or else of turns. Words are
inline Markdown. RFC 4180, in UTF-8.

A spreadsheet takes a cell for a formula if it begins with ``=``, ``+``, ``-`` or ``@``, which can send
data away; such a cell has one apostrophe more before it, as OWASP advises, and so has one that would begin
so without its own apostrophes. Who reads the file takes one off where the words match ``^'[\s']*[=+@-]``.
"""

import csv
import io
import re
from collections.abc import Iterator

from colloquy.catalogue import Archive, Described
from colloquy.exporting.export import Export, File
from colloquy.gathering import gathered
from colloquy.model import Edition, Turn
from colloquy.text.times import clock
from colloquy.words.naming import name_turn

FORMULA = re.compile(r"[\s']*[=+\-@＝＋－＠]")
"""How a cell begins that a spreadsheet takes for a formula: in any width, after spaces or apostrophes."""

COLUMNS = ("speaker", "words", "tags", "timestamp")


def table(archive: Archive, described: Described, edition: Edition) -> str:
    """Write one edition of an interview; passages before and after the exchanges have no speaker."""
    rows: list[tuple[str, ...]] = [COLUMNS]
    topics = gathered(archive, described.id)

    def spoken(turn: Turn, tags: str) -> Iterator[tuple[str, ...]]:
        speaker = name_turn(archive, turn.speakers, edition.language)
        for at, passage in enumerate(turn.passages):
            start = passage.block.start
            if start is None and at == 0:
                start = turn.start
            time = clock(start) if start is not None else ""
            yield speaker, edition.passage(passage).text, tags, time

    interview = edition.interview
    rows += (("", edition.passage(passage).text, "", "") for passage in interview.front)
    for turn in interview.opening:
        rows += spoken(turn, "")
    for exchange in interview.exchanges:
        tags = ";".join(entry.topic.id for entry in topics.get(exchange.id, ()))
        for turn in exchange.turns:
            rows += spoken(turn, tags)
    rows += (("", edition.passage(passage).text, "", "") for passage in interview.back)
    stream = io.StringIO()
    csv.writer(stream, lineterminator="\r\n").writerows(map(cell, row) for row in rows)
    return stream.getvalue()


def cell(words: str) -> str:
    """Write words so that no spreadsheet takes them for a formula."""
    return f"'{words}" if FORMULA.match(words) else words


def _files(archive: Archive, described: Described, editions: list[Edition]) -> Iterator[File]:
    for edition in editions:
        yield f"data/{described.id}.{edition.language}.csv", table(archive, described, edition)


EXPORT = Export(
    "csv",
    """import csv
print([*csv.DictReader(open("INTERVIEW.LANGUAGE.csv", encoding="utf-8"))][9])""",
    files=_files,
)
