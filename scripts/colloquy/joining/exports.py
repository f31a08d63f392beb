"""The exports: each interview's own files, and files about the whole archive."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import BinaryIO

from colloquy.composing.metadata import card_path
from colloquy.composing.taking import ExportFile
from colloquy.exporting import EXPORTS
from colloquy.exporting.cards import Card, draw
from colloquy.exporting.page import ExportFiles, data_page, own_totals
from colloquy.joining.whole import Output, Sizes, Whole, page
from colloquy.mapping.making import FILES
from colloquy.recording.folders import EXPORTED
from colloquy.recording.keys import code, digest


@dataclass(frozen=True, slots=True)
class StoredPieces:
    """What one export keeps of every interview."""

    whole: Whole
    export: str

    def __call__(self, name: str) -> Iterator[str]:
        """Give the pieces of a name, in the order of the interviews."""
        return (self.one(name, each.id) for each in self.whole.summaries)

    def one(self, name: str, interview: str) -> str:
        """Give the piece of a name that one interview added."""
        return self.raw(name, interview).decode()

    def raw(self, name: str, interview: str) -> bytes:
        """Give the same as bytes."""
        return self.whole.store.piece(f"{self.export} {name}", interview)


def own_files(whole: Whole, _: Sizes) -> Iterator[Output]:
    """Put the interviews' own files in place."""
    for piece, interview, key in whole.store.pieces("file "):
        path = f"{EXPORTED}/{piece.removeprefix('file ')}"
        yield Output(path, key.hex(), partial(_copied, whole, piece, interview))


def whole_files(whole: Whole, _: Sizes) -> Iterator[Output]:
    """Write the files about the whole archive."""
    for export in EXPORTS:
        names = sorted({name for name, *_ in whole.store.pieces(f"{export.id} ")})
        key = whole.key(*names, also=os.environ.get("SOURCE_DATE_EPOCH"))
        for path, write in export.shared_files(whole.archive, StoredPieces(whole, export.id)):
            yield Output(f"{EXPORTED}/{path}", key, write)


def cards(whole: Whole, _: Sizes) -> Iterator[Output]:
    """Put the pictures for links in place: one for each interview, and one for all other pages."""
    for language in whole.archive.site.languages:
        name = f"card {language.code}"
        for interview, key in whole.digests(name).items():
            path = f"{EXPORTED}/{card_path(language.code, interview)}"
            yield Output(path, key.hex(), partial(_copied, whole, name, interview))
        card = Card(language.site_name, language.site_description, "", "")
        path = f"{EXPORTED}/{card_path(language.code)}"
        yield Output(path, digest(code(), card), partial(_drawn, card))


def _drawn(card: Card, stream: BinaryIO) -> None:
    stream.write(draw(card))


def bare_data(whole: Whole, _: Sizes) -> Iterator[Output]:
    """Write the page on data as it is without the exports."""
    return _data(whole, None)


def data(whole: Whole, sizes: Sizes) -> Iterator[Output]:
    """Write the page on data, which leads to the exports."""
    shared_files = tuple(
        ExportFile(export.id, path, sizes[f"{EXPORTED}/{path}"])
        for export in EXPORTS
        for path, _ in export.shared_files(whole.archive, StoredPieces(whole, export.id))
    )
    files = (FILES.validate_json(whole.store.piece("files", each.id)) for each in whole.summaries)
    return _data(whole, ExportFiles(shared_files, own_totals(file for each in files for file in each)))


def _data(whole: Whole, exported: ExportFiles | None) -> Iterator[Output]:
    for language in whole.archive.site.languages:
        key = whole.key("summary", also=(repr(exported), language))
        compose = partial(data_page, whole.archive.site, language, whole.summaries, exported)
        yield page(f"{language.code}/data/index.md", key, compose)


def _copied(whole: Whole, piece: str, interview: str, stream: BinaryIO) -> None:
    stream.write(whole.store.piece(piece, interview))
