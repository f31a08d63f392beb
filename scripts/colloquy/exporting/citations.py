"""References to every edition, for citation managers; see `colloquy.citing`."""

import json
from collections.abc import Iterator

from colloquy.catalogue import Archive, Described
from colloquy.citing import bibtex, csl, reference, ris
from colloquy.exporting.export import Export, File, Pieces, Write, lines
from colloquy.model import Edition


def _pieces(archive: Archive, described: Described, editions: list[Edition]) -> Iterator[File]:
    references = [reference(archive, described, edition) for edition in editions]
    yield "csl", ",\n ".join(json.dumps(csl(each), ensure_ascii=False) for each in references)
    yield "ris", "".join(map(ris, references))
    yield "bibtex", "".join(map(bibtex, references))


def _shared_files(_: Archive, pieces: Pieces) -> Iterator[tuple[str, Write]]:
    yield "data/references.json", lines(_json(pieces("csl")))
    yield "data/references.ris", lines(pieces("ris"))
    yield "data/references.bib", lines(pieces("bibtex"))


def _json(references: Iterator[str]) -> Iterator[str]:
    for index, each in enumerate(references):
        yield (",\n " if index else "[") + each
    yield "]\n"


EXPORT = Export(
    "citations",
    """import json
print([each["title"] for each in json.load(open("references.json", encoding="utf-8"))])""",
    pieces=_pieces,
    shared_files=_shared_files,
)
