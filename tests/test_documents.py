"""Documents of word processors and of transcribing programs: what is in them is read, or refused by name."""

from __future__ import annotations

import io
from collections.abc import Sequence

import pytest
from docx import Document
from docx.oxml import parse_xml

from colloquy.intake.understanding import understand

TALK = [
    ("Maren", "How did you come to build boats?"),
    ("Oluf", "I grew up beside the water, and my father had a small yard there."),
    ("Maren", "Did your family want you to stay?"),
    ("Oluf", "They never said so, but they knew that I was not made for a desk."),
    ("Maren", "What has changed since then?"),
    ("Oluf", "The wood, above all. We used to fell larch ourselves, up on the hill."),
]


def written(paragraphs: Sequence[str], rows: Sequence[Sequence[str]] = ()) -> bytes:
    """Write a Word document of plain paragraphs, and a table."""
    document = Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    table = document.add_table(0, len(rows[0]) if rows else 1)
    for row in rows:
        for cell, words in zip(table.add_row().cells, row, strict=True):
            cell.text = words
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def voices(raw: bytes) -> list[str | None]:
    """Give who speaks in each turn."""
    understood = understand(raw, "talk.docx")
    assert understood.reading is not None
    assert not understood.doubts
    return [turn.voice for turn in understood.reading.turns]


def test_a_document_with_its_text_in_a_box_is_read_and_a_box_beside_a_text_is_not() -> None:
    """Once, however many programs it is written for; what a box beside the text repeats is nobody’s."""
    document = Document()
    box = "".join(f"<w:p><w:r><w:t>{name}: {said}</w:t></w:r></w:p>" for name, said in TALK)
    names = f'xmlns:w="{document.element.nsmap["w"]}" xmlns:mc="urn:mc"'
    both = "".join(
        f"<mc:{part}><w:txbxContent>{box}</w:txbxContent></mc:{part}>" for part in ("Choice", "Fallback")
    )
    document.add_paragraph("A visit").runs[0]._r.append(
        parse_xml(f"<mc:AlternateContent {names}>{both}</mc:AlternateContent>")
    )
    boxed, beside = io.BytesIO(), io.BytesIO()
    document.save(boxed)
    assert voices(boxed.getvalue()) == [name for name, _ in TALK]
    for name, said in TALK * 2:
        document.add_paragraph(f"{name}: {said} And so on, as people do when they are asked.")
    document.save(beside)
    assert voices(beside.getvalue()) == [name for name, _ in TALK * 2]


def test_a_document_that_defines_no_styles_is_read() -> None:
    """As programs on the web export them: paragraphs and characters then have no style at all."""
    document = Document()
    for name, said in TALK:
        document.add_paragraph(f"{name}: {said}")
    for style in list(document.styles.element):
        document.styles.element.remove(style)
    stream = io.BytesIO()
    document.save(stream)
    assert voices(stream.getvalue()) == [name for name, _ in TALK]


@pytest.mark.parametrize(
    "form", ["**{}:** {}", "**[00:00:0{n}.500] {}**：\n{}", "**[00:00:0{n}.500] {}**\n{}", "**{}**: {}"]
)
def test_signs_of_markdown_that_somebody_put_into_a_document_are_signs(form: str) -> None:
    """What a program wrote, copied into a document: headings, rules, and labels in bold."""
    said = [line for n, pair in enumerate(TALK) for line in form.format(*pair, n=n).split("\n")]
    raw = written(["# Transcript", "**Words**: boats, larch", "---", "## What was said", *said])
    assert voices(raw) == [name for name, _ in TALK]
    text = understand(raw, "talk.docx").text
    assert text is not None
    assert "\\*" not in text.text
    assert "## What was said\n" in text.text


def test_a_document_without_properties_has_no_title_that_the_library_makes_up() -> None:
    """Some programs write none; a title that a document has is kept."""
    for title in ("", "A talk about boats"):
        document = Document()
        for name, words in TALK:
            document.add_paragraph(f"{name}: {words}")
        document.core_properties.title = title
        rels = document.part.package.rels
        for key in [key for key, each in rels.items() if "core-properties" in each.reltype and not title]:
            del rels[key]
        stream = io.BytesIO()
        document.save(stream)
        understood = understand(stream.getvalue(), "talk.docx")
        assert understood.text is not None
        assert understood.text.metadata.get("title", "") == title


def test_signs_in_a_document_of_few_are_words() -> None:
    raw = written(["**Note** this well", *(f"{name}: {words}" for name, words in TALK)])
    text = understand(raw, "talk.docx").text
    assert text is not None
    assert "\\*\\*Note\\*\\*" in text.text


@pytest.mark.parametrize(
    "columns", [("Timespan", "Content", "Speaker"), ("Speaker", "Time", "Words"), ("No.", "Name", "Text")]
)
def test_columns_that_a_table_names_are_these_in_whatever_order(columns: tuple[str, ...]) -> None:
    """A first row says which column has who speaks; its times and numbers are nobody's words."""
    cells = [
        {column: (f"0:0{n}.0 - 0:0{n}.9" if column.startswith("Tim") else str(n)) for column in columns}
        | dict.fromkeys(("Speaker", "Name"), name)
        | dict.fromkeys(("Content", "Words", "Text"), words)
        for n, (name, words) in enumerate(TALK)
    ]
    rows = [columns, *(tuple(each[column] for column in columns) for each in cells)]
    assert voices(written(["A talk about boats"], rows)) == [name for name, _ in TALK]


@pytest.mark.parametrize(
    ("program", "beginning"),
    [
        ("ELAN", '<?xml version="1.0"?>\n<ANNOTATION_DOCUMENT AUTHOR="">'),
        ("EXMARaLDA", '<?xml version="1.0"?>\n<basic-transcription><head>'),
        ("Transcriber", '<?xml version="1.0"?>\n<!DOCTYPE Trans>\n<Trans scribe="x">'),
        ("Praat", 'File type = "ooTextFile"\nObject class = "TextGrid"\n'),
        ("CHAT", "@UTF8\n@Begin\n"),
        ("oTranscribe", '{"text":"<p>Ann: Why?</p>","media":"a.mp3"}'),
        ("TTML", '<?xml version="1.0"?>\n<tt xmlns="http://www.w3.org/ns/ttml" xml:lang="en">'),
        ("SubStation Alpha", "\ufeff[Script Info]\nScriptType: v4.00+\n"),
    ],
)
@pytest.mark.parametrize("suffix", ["txt", "xml", "x"])
def test_what_only_its_program_reads_is_refused_by_its_name(
    program: str, beginning: str, suffix: str
) -> None:
    said = "\n".join(f"{name}: {words}" for name, words in TALK)
    understood = understand(f"{beginning}\n{said}".encode(), f"talk.{suffix}")
    assert understood.verdict == "refused"
    assert program in understood.reason.text()
    assert "SubRip" in understood.reason.text()
