"""CSV in the columns of Oral History as Data: speaker, words, tags, timestamp; one row a passage.

After https://oralhistoryasdata.github.io (CollectionBuilder): ``tags`` are ids of topics, divided by
semicolons, and name what the exchange is about; texts have no times. Words are inline Markdown, exact:
a passage that begins with ``=``, ``+``, ``-`` or ``@`` stays as it is, so a spreadsheet must read the file
as text. RFC 4180, in UTF-8.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from colloquy.catalogue import Archive, Described
from colloquy.exporting.export import Export, File
from colloquy.gathering import gathered
from colloquy.model import Edition
from colloquy.text.names import name_in

COLUMNS = ("speaker", "words", "tags", "timestamp")


def table(archive: Archive, described: Described, edition: Edition) -> str:
    """Write one edition of an interview; passages before and after the exchanges have no speaker."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    topics = gathered(archive, described.id)

    def name(person: str) -> str:
        return name_in(archive.people[person].name, edition.language)

    interview = edition.interview
    writer.writerows(("", edition.passage(each).text, "", "") for each in interview.front)
    for exchange in interview.exchanges:
        tags = ";".join(entry.topic.id for entry in topics.get(exchange.id, ()))
        for turn in exchange.turns:
            speaker = name(turn.speaker.person)
            writer.writerows((speaker, edition.passage(each).text, tags, "") for each in turn.passages)
    writer.writerows(("", edition.passage(each).text, "", "") for each in interview.back)
    return stream.getvalue()


def _files(archive: Archive, described: Described, editions: list[Edition]) -> Iterator[File]:
    for edition in editions:
        yield f"data/{described.id}.{edition.language}.csv", table(archive, described, edition)


EXPORT = Export(
    "csv",
    """import csv
print([*csv.DictReader(open("INTERVIEW.LANGUAGE.csv", encoding="utf-8"))][9])""",
    files=_files,
)
