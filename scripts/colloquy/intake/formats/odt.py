"""ODT: paragraphs, headings, lists and tables, with what is bold or italic."""

import io
import re
import zipfile
from collections.abc import Iterator

from lxml import etree

from colloquy.intake.formats.columns import write_rows
from colloquy.intake.formats.docx import refuse_large, refusing_damage
from colloquy.intake.formats.styling import Run, divide, write_runs
from colloquy.intake.formats.texts import IntakeText, Paragraph, read_signs, write_markdown
from colloquy.intake.formats.xml import parse_xml
from colloquy.model import Kind

TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
Styles = dict[str, tuple[bool, bool]]


def read(raw: bytes, name: str) -> IntakeText:  # noqa: ARG001 - all readers get it
    """Read an OpenDocument text; raises `UnreadableError` for one that is damaged."""
    refuse_large(raw)
    with refusing_damage(), zipfile.ZipFile(io.BytesIO(raw)) as packed:
        root = parse_xml(packed.read("content.xml"))
    styles = {
        named: _style(style) for style in root.iter(f"{STYLE}style") if (named := style.get(f"{STYLE}name"))
    }
    body = next(root.iter("{urn:oasis:names:tc:opendocument:xmlns:office:1.0}text"), root)
    return write_markdown("odt", read_signs(list(_paragraphs(body, styles, Kind.PARAGRAPH))))


def _style(style: etree._Element) -> tuple[bool, bool]:
    properties = style.find(f"{STYLE}text-properties")
    if properties is None:
        return False, False
    return properties.get(f"{FO}font-weight") in ("bold", "700"), properties.get(
        f"{FO}font-style"
    ) == "italic"


def _paragraphs(parent: etree._Element, styles: Styles, kind: Kind) -> Iterator[Paragraph]:
    for element in parent.iterchildren():
        if element.tag == f"{TEXT}h":
            level = element.get(f"{TEXT}outline-level", "1")
            words = write_runs(Run(run.text) for run in _runs(element, styles, (False, False)))
            yield Paragraph(words, Kind.HEADING, int(level) if re.fullmatch("[1-9]", level) else 1)
        elif element.tag == f"{TEXT}p":
            own = styles.get(element.get(f"{TEXT}style-name", ""), (False, False))
            for line in divide(list(_runs(element, styles, own))):
                yield Paragraph(write_runs(line), kind)
        elif element.tag == f"{TEXT}list":
            yield from _paragraphs(element, styles, Kind.ITEM)
        elif element.tag == f"{TABLE}table":
            yield from write_rows(
                [cells for row in element.iter(f"{TABLE}table-row") if (cells := _cells(row, styles))]
            )
        elif isinstance(element.tag, str) and element.tag != f"{TEXT}tracked-changes":
            yield from _paragraphs(element, styles, kind)


def _cells(row: etree._Element, styles: Styles) -> list[str]:
    cells = row.iterchildren(f"{TABLE}table-cell")
    return list(filter(None, (write_runs(_runs(cell, styles, (False, False))) for cell in cells)))


def _runs(element: etree._Element, styles: Styles, style: tuple[bool, bool]) -> Iterator[Run]:
    if element.text:
        yield Run(element.text, *style)
    for child in element.iterchildren():
        if child.tag == f"{TEXT}line-break":
            yield Run("\n")
        elif child.tag in (f"{TEXT}tab", f"{TEXT}s"):
            yield Run(" ", *style)
        elif child.tag != f"{TEXT}note" and isinstance(child.tag, str):
            own = styles.get(child.get(f"{TEXT}style-name", ""), (False, False))
            yield from _runs(child, styles, (own[0] or style[0], own[1] or style[1]))
        if child.tail:
            yield Run(child.tail, *style)
