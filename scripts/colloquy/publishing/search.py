"""Writing the index files: one of each language, and pieces where the archive is large."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, TextIO

from colloquy.guarding.files import create_text, is_folder, remove, write
from colloquy.guarding.folders import make_folder
from colloquy.joining.whole import Whole
from colloquy.publishing.cutting import cut_indexes, divide
from colloquy.publishing.parts import forget_parts
from colloquy.publishing.pieces import compact
from colloquy.publishing.volumes import Volumes
from colloquy.recording.folders import WORK
from colloquy.recording.keys import digest
from colloquy.searching.common import CHARACTERS, PHRASES, SINGLES, USUAL, WORDS
from colloquy.searching.shared import pages
from colloquy.searching.variants import characters, phrases, same_names
from colloquy.text.names import name_in

LARGE = 3_000_000
"""Bytes from which on an index is in pieces: compressed, it takes a second at 10 Mbit/s."""
PRESENT = "characters "
"""What the names of facts begin with that keep which characters some interviews have, by language."""
KEPT = f"{WORK}/search"
"""Where the pieces are kept; the site shares their files."""


def write_indexes(whole: Whole, built: Path) -> None:
    """Write ``search/<language>.js`` into the `built` site, and remove the theme's own index."""
    folder = built / "search"
    if not is_folder(built / "assets" / "search"):  # a site without our scripts keeps the search of its theme
        return
    make_folder(folder)
    present = _find_present(whole)
    shared = {code: dict(_shared(whole, code, present[code], built)) for code in whole.archive.site.codes}
    volumes = Volumes(whole.store, whole.archive.root / KEPT)
    if any(_size(whole, language, known) > LARGE for language, known in shared.items()):
        for language, directory in cut_indexes(whole, shared, volumes).items():
            write(folder / f"{language}.js", f"self.colloquyIndex={compact({'directory': directory})}\n")
    else:
        forget_parts(whole.store, ())
        for language, known in shared.items():
            with create_text(folder / f"{language}.js") as stream:
                _write(stream, whole, language, known)
    volumes.publish(folder)
    remove(folder / "search_index.json")


def _size(whole: Whole, language: str, shared: Mapping[str, Any]) -> int:
    sizes = whole.store.sizes(f"entries {language}")
    return sum(sizes[each.id] for each in whole.summaries) + len(compact(shared).encode())


def _write(stream: TextIO, whole: Whole, language: str, shared: Mapping[str, Any]) -> None:
    entries = (whole.piece(f"entries {language}", each.id) for each in whole.summaries)
    stream.write('self.colloquyIndex={"interviews":[\n')
    stream.writelines(",\n" * bool(number) + each for number, each in enumerate(entries))
    stream.write("\n]")
    stream.writelines(f',\n"{key}":{compact(value)}' for key, value in shared.items())
    stream.write("}\n")


def _find_present(whole: Whole) -> dict[str, set[str]]:
    """Find the characters of all entries, by language; those of a part where nothing changed are kept."""
    present = {language: set[str]() for language in whole.archive.site.codes}
    digests = [whole.digests(f"characters {language}") for language in present]
    facts = set[str]()
    for number, ids in divide(whole):
        key = digest([[own.get(id_) for id_ in ids] for own in digests], list(present))
        kept = whole.store.fact(PRESENT + number)
        if kept.get("key") != key:
            found = {code: _union(whole.piece(f"characters {code}", id_) for id_ in ids) for code in present}
            kept = {"key": key, "found": found}
            whole.store.put_fact(PRESENT + number, kept)
        for language, own in kept["found"].items():
            present[language].update(own)
        facts.add(PRESENT + number)
    whole.store.drop_facts(PRESENT, facts)
    return present


def _union(texts: Iterable[str]) -> str:
    return "".join(sorted(set().union(*texts)))


def _shared(whole: Whole, language: str, present: set[str], built: Path) -> Iterator[tuple[str, Any]]:
    archive = whole.archive
    yield "language", language
    yield "tags", {each.code: each.tag for each in archive.site.languages}
    yield "people", {each.id: _own_first(each.name, language) for each in whole.people}
    yield "topics", {each.id: _own_first(each.title, language) for each in archive.topic_records}
    shared = pages(archive, language, built)
    yield "pages", shared
    present.update(*(page["title"] + page["text"] for page in shared))
    terms = [[form for code in archive.site.codes for form in term.forms(code)] for term in archive.terms]
    present.update(*(form for forms in terms for form in forms))
    yield "variants", characters(present)
    names = [same_names(person.names) for person in whole.people]
    common = {
        "words": WORDS.split(),
        "characters": CHARACTERS,
        "phrases": PHRASES.split(),
        "singles": SINGLES,
        "usual": USUAL.split(),
    }
    yield "common", common
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
