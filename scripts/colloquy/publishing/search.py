"""Writing the index files: one of each language, and pieces where the archive is large."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, TextIO

from colloquy.catalogue import Archive
from colloquy.guarding.files import create_text, is_folder, remove, write
from colloquy.guarding.folders import make_folder
from colloquy.joining.whole import Whole
from colloquy.publishing.cutting import cut_indexes, forget_parts
from colloquy.publishing.pieces import compact
from colloquy.searching.common import CHARACTERS, PHRASES, WORDS
from colloquy.searching.names import same_names
from colloquy.searching.shared import pages
from colloquy.searching.variants import characters, phrases
from colloquy.text.names import name_in

LARGE = 3_000_000
"""Bytes from which on an index is in pieces: compressed, it takes a second at 10 Mbit/s."""


def write_indexes(whole: Whole, built: Path) -> None:
    """Write ``search/<language>.js`` into the `built` site, and remove the theme's own index."""
    folder = built / "search"
    if not is_folder(built / "assets" / "search"):  # a site without our scripts keeps the search of its theme
        return
    make_folder(folder)
    shared, large = {}, False
    for language in whole.archive.site.codes:
        with create_text(folder / f"{language}.js") as stream:
            shared[language] = _write(stream, whole, language, built)
            large |= stream.tell() > LARGE
    if large:
        for language, directory in cut_indexes(whole, shared, folder).items():
            write(folder / f"{language}.js", f"self.colloquyIndex={compact(directory)}\n")
    forget_parts(whole, shared if large else ())
    remove(folder / "search_index.json")


def _write(stream: TextIO, whole: Whole, language: str, built: Path) -> dict[str, Any]:
    present: set[str] = set()
    stream.write('self.colloquyIndex={"interviews":[\n')
    for number, each in enumerate(whole.summaries):
        present.update(whole.piece(f"characters {language}", each.id))
        stream.write(",\n" * bool(number) + whole.piece(f"entries {language}", each.id))
    stream.write("\n]")
    shared = dict(_shared(whole.archive, language, built, present))
    stream.writelines(f',\n"{key}":{compact(value)}' for key, value in shared.items())
    stream.write("}\n")
    return shared


def _shared(archive: Archive, language: str, built: Path, present: set[str]) -> Iterator[tuple[str, Any]]:
    yield "language", language
    yield "tags", {each.code: each.tag for each in archive.site.languages}
    yield "people", {each.id: _own_first(each.name, language) for each in archive.people.values()}
    yield "topics", {each.id: _own_first(each.title, language) for each in archive.topic_records}
    shared = pages(archive, language, built)
    yield "pages", shared
    present.update(*(page["title"] + page["text"] for page in shared))
    terms = [[form for code in archive.site.codes for form in term.forms(code)] for term in archive.terms]
    present.update(*(form for forms in terms for form in forms))
    yield "variants", characters(present)
    names = [same_names(person.names) for person in archive.people.values()]
    yield "common", {"words": WORDS.split(), "characters": CHARACTERS, "phrases": PHRASES.split()}
    weighted = [
        *(("term", forms) for forms in [*terms, *names]),
        *(("regional", forms) for forms in phrases(present)),
    ]
    yield (
        "equivalents",
        [{"forms": list(dict.fromkeys(forms)), "weight": weight} for weight, forms in weighted],
    )


def _own_first(names: Any, language: str) -> list[str]:
    return list(dict.fromkeys([name_in(names, language), *names.values()]))
