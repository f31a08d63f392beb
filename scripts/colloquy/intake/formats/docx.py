"""DOCX, by python-docx: paragraphs with their styles, tables row by row."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING, Any

from colloquy.intake.formats.columns import write_rows
from colloquy.intake.formats.styling import Run, divide, write_runs
from colloquy.intake.formats.texts import (
    IntakeText,
    Paragraph,
    UnreadableError,
    read_signs,
    unreadable,
    write_markdown,
)
from colloquy.intake.formats.xml import refuse_entities
from colloquy.model import Kind

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import Table
    from docx.text.paragraph import Paragraph as DocxParagraph
    from docx.text.run import Run as DocxRun

MOST_MARKUP = 16 * 2**20
"""Bytes of one part of a document, unpacked: a hundred hours of speech, and still no memory of gigabytes."""
MOST_PARAGRAPHS = 40_000
"""Twice what an interview can have."""
PARAGRAPH = re.compile(rb"<w:p[ >/]")
CHUNK = 2**16
BOXED, COPIED = "ancestor::w:txbxContent", "ancestor::*[local-name()='Fallback']"
"""In XPath: what is in a box of text, and what older programs show in place of one."""
Styles = Callable[..., Any]
"""Gives a style of a document by its id and type."""


def read(raw: bytes, name: str) -> IntakeText:  # noqa: ARG001 - all readers get it
    """Read a Word document; raises `UnreadableError` for one that is damaged."""
    from docx import Document

    refuse_large(raw)
    with refusing_damage():
        document = Document(io.BytesIO(raw))
        refuse_entities(document.part.element)
        paragraphs = list(_paragraphs(document))
        said = _properties(document)
    return write_markdown(
        "docx", read_signs(paragraphs), {key: value for key, value in said.items() if value}
    )


def _properties(document: Document) -> dict[str, str]:
    """Give the title and author of a document; nothing where it has none, and the library makes some up."""
    from docx.opc.constants import RELATIONSHIP_TYPE

    related = document.part.package.rels.values()
    if all(each.reltype != RELATIONSHIP_TYPE.CORE_PROPERTIES for each in related):
        return {}
    return {"title": document.core_properties.title, "author": document.core_properties.author}


def refuse_large(raw: bytes) -> None:
    """Refuse a packed document that is too large, or damaged; raises `UnreadableError`."""
    with refusing_damage():
        _look_through(raw)


@contextmanager
def refusing_damage() -> Iterator[None]:
    """Refuse what a library fails on, in whatever way: documents are encrypted, packed oddly, or no XML."""
    try:
        yield
    except UnreadableError:
        raise
    except Exception as failure:
        what = "this document is damaged or protected: {why}"
        remedy = "open it in a word processor, and save it again, without a password"
        raise unreadable(what, remedy, why=str(failure)[:200]) from None


def _look_through(raw: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(raw)) as packed:
        for member in packed.infolist():
            if member.filename.endswith((".xml", ".rels")) and member.file_size > MOST_MARKUP:
                what = "unpacked, {name} in it has {size} MB"
                remedy = "check that this is the right file; save the text alone"
                raise unreadable(what, remedy, name=member.filename, size=member.file_size // 2**20)
            with packed.open(member) as part:  # no more than its index says, or its checksum is wrong
                count = 0
                while chunk := part.read(CHUNK):
                    count += len(PARAGRAPH.findall(chunk))
            if count > MOST_PARAGRAPHS:
                what = "it has more than {most} paragraphs"
                remedy = "check that this is the right file; divide a longer text into several"
                raise unreadable(what, remedy, most=MOST_PARAGRAPHS)


def _paragraphs(document: Document) -> Iterator[Paragraph]:
    from docx.table import Table
    from docx.text.paragraph import Paragraph as DocxParagraph

    styles = cache(document.part.get_style)  # which searches all styles each time
    body = document.element.body
    for part in body.xpath(f"(.//w:p|.//w:tbl)[not(ancestor::w:tbl or {_apart(body)})]"):
        if part.tag.endswith("}tbl"):
            yield from _rows(Table(part, document))
        else:
            yield from _lines(DocxParagraph(part, document), styles)


def _apart(body: Any) -> str:
    """Say in XPath what is no part of the text: its boxes, unless most words are in these."""
    boxed, every = (len("".join(body.xpath(f".//w:t[{where}]/text()"))) for where in (BOXED, "true()"))
    return f"{BOXED} and {COPIED}" if boxed > every / 2 else BOXED


def _lines(paragraph: DocxParagraph, styles: Styles) -> Iterator[Paragraph]:
    """Give a paragraph: one for each line, where it is divided by line breaks."""
    from docx.enum.style import WD_STYLE_TYPE

    style = styles(paragraph._p.style, WD_STYLE_TYPE.PARAGRAPH)
    kind, level = _kind(getattr(style, "name", None) or "")
    heading = kind is Kind.HEADING
    runs = []
    for run in _runs(paragraph):
        font = getattr(styles(run._r.style, WD_STYLE_TYPE.CHARACTER), "font", run.font)
        bold = font.bold if run.bold is None else run.bold
        italic = font.italic if run.italic is None else run.italic
        runs.append(Run(run.text, bool(bold) and not heading, bool(italic)))
    for line in divide(runs):
        if words := write_runs(line):
            yield Paragraph(words, kind, level)


def _runs(paragraph: DocxParagraph) -> Iterator[DocxRun]:
    """Give what is printed: links, fields and what a reviewer put in included, what one struck out not."""
    from docx.text.run import Run as DocxRun

    struck, depth = "ancestor::w:del or ancestor::w:moveFrom", paragraph._p.xpath("count(ancestor::w:p)")
    for run in paragraph._p.xpath(f".//w:r[not({struck}) and count(ancestor::w:p) = {depth} + 1]"):
        yield DocxRun(run, paragraph)


def _kind(name: str) -> tuple[Kind, int]:
    """Give what a style makes of a paragraph, and the level of a heading."""
    if match := re.match(r"(?:Heading|标题) (\d)", name):
        return Kind.HEADING, int(match[1])
    if name == "Title":
        return Kind.HEADING, 1
    if name.startswith("List"):
        return Kind.ITEM, 0
    if "Quote" in name:
        return Kind.QUOTE, 0
    return Kind.PARAGRAPH, 0


def _rows(table: Table) -> Iterator[Paragraph]:
    """Give the rows of a table; a cell over several columns is there once, one over several rows in each."""
    rows = [[write_runs([Run(cell)]) for cell in row] for row in _cells(table) if row]
    yield from write_rows(rows)


def _cells(table: Table) -> Iterator[list[str]]:
    """Give the words of cells, row by row. The library's own list has a cell for each column, of millions."""
    from docx.table import _Cell
    from docx.text.paragraph import Paragraph as DocxParagraph

    above: dict[int, str] = {}
    for row in table._tbl.tr_lst:
        column, cells = row.grid_before, {}
        for cell in row.tc_lst:
            inside = (DocxParagraph(part, _Cell(cell, table)) for part in cell.xpath(".//w:p"))
            words = " ".join("\n".join("".join(run.text for run in _runs(each)) for each in inside).split())
            goes_on = cell.vMerge == "continue"
            cells[column] = words or (above.get(column, "") if goes_on else "")
            column += max(1, cell.grid_span)
        above = cells
        yield list(filter(None, cells.values()))
