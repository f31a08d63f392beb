"""The parts of a record: what is made from an interview's editions, each as named pieces."""

import datetime
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict
from typing import Any

from pydantic import TypeAdapter

from colloquy.checking import check_edition
from colloquy.composing import interview_pages
from colloquy.composing.extracts import excerpts
from colloquy.composing.highlights import highlights
from colloquy.composing.page import dump
from colloquy.composing.summaries import exchange_summaries, summary
from colloquy.composing.taking import ExportFile
from colloquy.exporting import EXPORTS
from colloquy.exporting.cards import draw, interview_card
from colloquy.exporting.weblate import locale
from colloquy.mapping.snapshots import take_snapshot
from colloquy.mapping.suggestions import suggestions
from colloquy.mapping.values import Editions
from colloquy.model import Kind
from colloquy.model.summary import ExchangeSummary, Summary
from colloquy.recording import findings
from colloquy.searching import interview_entries
from colloquy.searching.fields import list_fields
from colloquy.searching.postings import dump as dump_postings
from colloquy.searching.searched import interview_marks, interview_texts
from colloquy.text.inline import plain_text
from colloquy.translating import read_po, shown_path, sync, units

Piece = tuple[str, str | bytes]
"""A name, unique in its interview, and a text or a picture."""

Maker = Callable[[Editions], Iterator[Piece]]
"""Makes pieces of a record."""

SUMMARY = TypeAdapter(Summary)
EXCHANGES = TypeAdapter(tuple[ExchangeSummary, ...])
FILES = TypeAdapter(tuple[ExportFile, ...])


def sum_up(editions: Editions) -> Iterator[Piece]:
    """Sum the interview up for pages about many, and list the words in which people and terms occur."""
    yield (
        "summary",
        SUMMARY.dump_json(summary(editions.archive, editions.described, editions.editions)).decode(),
    )
    yield "exchanges", EXCHANGES.dump_json(exchange_summaries(editions.archive, editions.editions)).decode()
    yield "words", "\n".join(_words(editions)).lower()


def check(editions: Editions) -> Iterator[Piece]:
    """Check the translations."""
    found = (each for edition in editions.editions for each in check_edition(editions.archive, edition))
    yield "checks", findings.dump(found)


def compose(editions: Editions) -> Iterator[Piece]:
    """Compose the pages as they are without the exports."""
    return ((f"bare {name}", text) for name, text in _pages(editions, ()))


def compose_with_exports(editions: Editions) -> Iterator[Piece]:
    """Make the exports, and compose the pages, which lead to them."""
    files: list[ExportFile] = []
    for export in EXPORTS:
        for path, text in export.files(editions.archive, editions.described, list(editions.editions)):
            files.append(ExportFile(export.id, path, len(text.encode())))
            yield f"file {path}", text
        for name, piece in export.pieces(editions.archive, editions.described, list(editions.editions)):
            yield f"{export.id} {name}", piece
    yield "files", FILES.dump_json(tuple(files)).decode()
    yield from _pages(editions, files)


def excerpt(editions: Editions) -> Iterator[Piece]:
    """Compose what topics and the home page show of the interview."""
    for language, text in excerpts(editions.archive, editions.described, editions.editions):
        yield f"excerpts {language}", text
    origin = editions.described.declared.record
    for edition in editions.editions:
        shown = highlights(editions.archive, edition, origin.origin.publisher or "", origin.date)
        if rows := [asdict(each) for each in shown]:
            yield f"highlights {edition.language}", json.dumps(rows, ensure_ascii=False)


def index(editions: Editions) -> Iterator[Piece]:
    """Write the interview's entries in the index of the search, and where each word of them is."""
    people = {id_: list(person.name.values()) for id_, person in editions.archive.people.items()}
    texts = interview_entries(editions.archive, editions.described, list(editions.editions))
    entries: dict[str, Any] = {}
    for language, text in texts:
        yield f"entries {language}", text
        yield f"characters {language}", "".join(sorted(set(text)))
        entries[language] = json.loads(text)
    marks = interview_marks(next(iter(entries.values())))
    yield "postings", dump_postings(list_fields(tuple(entries)), interview_texts(entries, people), marks)


def draw_cards(editions: Editions) -> Iterator[Piece]:
    """Draw the pictures that represent the interview where a link to it is shared."""
    for edition in editions.editions:
        yield f"card {edition.language}", draw(interview_card(editions.archive, editions.described, edition))


def _pages(editions: Editions, files: Sequence[ExportFile]) -> Iterator[Piece]:
    for page in interview_pages(editions.archive, editions.described, list(editions.editions), files):
        yield f"page {page.path}", dump(page)


def _words(editions: Editions) -> Iterator[str]:
    for edition in editions.editions:
        yield edition.title().text
        for exchange in editions.interview.exchanges:
            yield edition.exchange_title(exchange).text
        for passage in editions.interview.passages:
            text = edition.passage(passage).text
            yield text if passage.kind is Kind.CODE else plain_text(text)
    yield editions.files.contents["interview.yml"].decode("utf-8", "replace")
    yield from (speaker.person for speaker in editions.described.declared.record.speakers)


def sync_translations(editions: Editions) -> Iterator[tuple[str, str]]:
    """Bring an interview's PO files up to date: by path, the new text, and how many entries changed how."""
    archive, interview, site = editions.archive, editions.interview, editions.archive.site
    today = datetime.date.today().isoformat()
    for language in site.codes:
        if language != interview.language:
            po, _ = read_po(editions.files, f"{language}.po")
            wanted = units(archive, interview, language)
            codes = locale(site, language), today, locale(site, interview.language)
            new = sync(po, wanted, interview.source.path, *codes)
            if new.written:
                counts = {
                    "added": new.added,
                    "changed": new.changed,
                    "gone": new.gone,
                    "forgotten": new.forgotten.entries,
                    "left": new.forgotten.left,
                }
                yield f"sync {shown_path(interview, language)}", json.dumps([new.text, counts])


PARTS: dict[str, tuple[Maker, ...]] = {
    "summary": (sum_up,),
    "checks": (check,),
    "pages": (compose, excerpt),
    "sync": (sync_translations,),
    "suggestions": (suggestions,),
    "snapshot": (take_snapshot,),
    "site": (compose_with_exports, excerpt, index, draw_cards),
}
"""What is made together, and kept together: `sync`, `suggestions` and `snapshot` for one run only."""
