"""Writing the index files, one interview at a time."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TextIO

from colloquy.catalogue import Archive
from colloquy.guarding.files import create_text, is_folder, remove
from colloquy.guarding.folders import make_folder
from colloquy.joining.whole import Whole
from colloquy.searching.common import CHARACTERS, WORDS
from colloquy.searching.names import same_names
from colloquy.searching.shared import pages
from colloquy.searching.variants import characters, phrases
from colloquy.text.names import name_in


def write_indexes(whole: Whole, built: Path) -> None:
    """Write ``search/<language>.js`` into the `built` site, and remove the theme's own index."""
    folder = built / "search"
    if not is_folder(built / "assets" / "search"):  # a site without our scripts keeps the search of its theme
        return
    make_folder(folder)
    for language in whole.archive.site.codes:
        with create_text(folder / f"{language}.js") as stream:
            _write(stream, whole, language, built)
    remove(folder / "search_index.json")


def _write(stream: TextIO, whole: Whole, language: str, built: Path) -> None:
    present: set[str] = set()
    stream.write('self.colloquyIndex={"interviews":[\n')
    for number, each in enumerate(whole.summaries):
        present.update(whole.piece(f"characters {language}", each.id))
        stream.write(",\n" * bool(number) + whole.piece(f"entries {language}", each.id))
    stream.write("\n]")
    for key, value in _shared(whole.archive, language, built, present):
        text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
        stream.write(f',\n"{key}":{text}')
    stream.write("}\n")


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
    yield "common", {"words": WORDS.split(), "characters": CHARACTERS}
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
