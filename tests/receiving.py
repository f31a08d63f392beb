"""Files as they may be received, from what a case says: texts, and documents of word processors."""

from __future__ import annotations

import io
import re
from typing import Any

STRONG = re.compile(r"(\*\*.+?\*\*)")


def received(given: dict[str, Any]) -> bytes:
    """Make the bytes of a case's file."""
    body = given["received"]
    if isinstance(body, str):
        return body.encode(given.get("encoding", "utf-8"))
    return docx(body) if given["file"].endswith(".docx") else odt(body)


def docx(paragraphs: list[list[str]]) -> bytes:
    """Write a Word document: paragraphs with their styles, and words between ``**`` in bold."""
    from docx import Document

    document = Document()
    for text, style in paragraphs:
        paragraph = document.add_paragraph(style=style or None)
        for part in filter(None, STRONG.split(text)):
            paragraph.add_run(part.strip("*")).bold = part.startswith("**")
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def odt(paragraphs: list[list[str]]) -> bytes:
    """Write an OpenDocument text of the same."""
    import zipfile
    from xml.sax.saxutils import escape

    names = "urn:oasis:names:tc:opendocument:xmlns"
    spaces = (
        f'xmlns:office="{names}:office:1.0" xmlns:text="{names}:text:1.0" xmlns:style="{names}:style:1.0"'
    )
    body = "".join(_odt_paragraph(escape(text), style) for text, style in paragraphs)
    bold = f'<style:style style:name="B"><style:text-properties xmlns:fo="{names}:xsl-fo-compatible:1.0"'
    content = (
        f'<office:document-content {spaces}><office:automatic-styles>{bold} fo:font-weight="bold"/>'
        f"</style:style></office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
        "</office:document-content>"
    )
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as packed:
        packed.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        packed.writestr("content.xml", content)
    return stream.getvalue()


def _odt_paragraph(text: str, style: str) -> str:
    if style in ("Title", "Heading 2"):
        return f'<text:h text:outline-level="{1 if style == "Title" else 2}">{text}</text:h>'
    spans = (
        f'<text:span text:style-name="B">{part.strip("*")}</text:span>' if part.startswith("**") else part
        for part in STRONG.split(text)
    )
    return f"<text:p>{''.join(spans)}</text:p>"
