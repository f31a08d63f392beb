"""Whatever is given to be taken in, an answer comes soon, with its reason, and nothing hangs."""

from __future__ import annotations

import io
import json
import os
import pickle
import re
import struct
import time
import tracemalloc
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from colloquy.intake.adding import understand_file
from colloquy.intake.formats.docx import read as read_docx
from colloquy.intake.formats.html import MANY
from colloquy.intake.receiving import find_received, receive, understand_received
from colloquy.intake.understanding import DRAFT, NOTHING, REFUSED, TAKEN, understand
from colloquy.text.inertness import LINE_END
from receiving import docx, odt

EXCHANGE = "Ann: How did you come to do this, and what did your family say?\n\nBo: {}\n\n"
WORDS = "It was a long time ago, and I remember it well because nobody believed that it could work at all. "

PARAGRAPHS = [["Ann: Where was the mill?", ""], ["Bo: It stood by the river.", ""]] * 3
DOCUMENT, ODT = docx(PARAGRAPHS), odt(PARAGRAPHS)
WORDS_OF_DOCX = "word/document.xml"
ENTITY = '<!DOCTYPE x [<!ENTITY e "by the sea">]>'


def packed(**members: bytes) -> bytes:
    """Make a ZIP file; underscores in names are slashes."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, body in members.items():
            archive.writestr(name.replace("_", "/", 1).replace("__", "."), body)
    return stream.getvalue()


def spoiled(raw: bytes) -> bytes:
    """Damage what is packed, and leave the index as it is."""
    start = raw.index(b"word/document.xml") + 40
    return raw[:start] + bytes(byte ^ 0xFF for byte in raw[start : start + 60]) + raw[start + 60 :]


def marked(raw: bytes, offset: int, value: bytes) -> bytes:
    """Write into the headers of all members of a ZIP file, at an offset that an index has two bytes later."""
    changed = bytearray(raw)
    for signature, place in ((b"PK\3\4", offset), (b"PK\1\2", offset + 2)):
        for found in re.finditer(re.escape(signature), raw):
            changed[found.start() + place : found.start() + place + len(value)] = value
    return bytes(changed)


def rewritten(raw: bytes, part: str, changes: dict[str, str]) -> bytes:
    """Change the text of a part of a document."""
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    text = parts[part].decode()
    for old, new in changes.items():
        assert old in text, old
        text = text.replace(old, new, 1)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, body in (parts | {part: text.encode()}).items():
            archive.writestr(name, body)
    return stream.getvalue()


def table(cell: str, row: str = "") -> bytes:
    """Put a table of one cell before a document's paragraphs."""
    words = "<w:p><w:r><w:t>Ann: why?</w:t></w:r></w:p>"
    properties = f"<w:trPr>{row}</w:trPr><w:tc><w:tcPr>{cell}</w:tcPr>{words}</w:tc>"
    rows = f"<w:tbl><w:tr>{properties}</w:tr></w:tbl>"
    return rewritten(DOCUMENT, WORDS_OF_DOCX, {"<w:body>": f"<w:body>{rows}"})


def _time(second: int) -> str:
    return f"00:{second // 60 % 60:02}:{second % 60:02}"


REFUSED_FILES: dict[str, tuple[str, bytes]] = {
    "empty": ("a.txt", b""),
    "blank": ("a.txt", b" \n\n \t\n"),
    "NUL": ("a.txt", b"Ann: hello\0\0\0 there\n\nBo: what?\n" * 40),
    "a PDF": ("a.pdf", b"%PDF-1.7 ..."),
    "a binary document": ("a.doc", b"\xd0\xcf\x11\xe0" + b"\0" * 600),
    "a sound": ("a.mp3", b"ID3\x04" + b"\0" * 99),
    "an archive": ("a.zip", packed(a=b"x")),
    "no document": ("a.docx", b"Ann: hello"),
    "a document without content": ("a.docx", packed(word_document__xml=b"")),
    "half a document": ("a.docx", docx([["Ann: Hello?", ""]])[:900]),
    "a document with damaged words": ("a.docx", spoiled(docx([["Ann: Hello?", ""]] * 400))),
    "a document of something else": ("a.docx", packed(word_document__xml=b"<x/>")),
    "an odd OpenDocument text": ("a.odt", packed(mimetype=b"application/vnd.oasis.opendocument.text")),
    "entities": (
        "a.xml",
        b'<?xml version="1.0"?><!DOCTYPE TEI [<!ENTITY a "aaaaaa"><!ENTITY b "&a;&a;&a;">]><TEI>&b;</TEI>',
    ),
    "an outer entity": (
        "a.xml",
        b'<?xml version="1.0"?><!DOCTYPE TEI [<!ENTITY a SYSTEM "file:///etc/passwd">]><TEI>&a;</TEI>',
    ),
    "no XML": ("a.xml", b"<TEI><text></TEI>"),
    "no JSON": ("a.json", b'{"segments": ['),
    "other JSON": ("a.json", b'{"name": "x", "version": 3}'),
    "deep JSON": ("a.json", b"[" * 100_000 + b"]" * 100_000),
    "a table of numbers": ("a.csv", b"a,b\n" + b"1,2\n" * 50),
    "captions without cues": ("a.vtt", b"WEBVTT\n\nNOTE nothing\n"),
    "a tape archive": ("a.tar", b"a.txt".ljust(257, b"\0") + b"ustar\x0000" + b"Ann: why?" * 99),
    "more lines than any": ("a.txt", b"a\n" * 500_000),
    "more paragraphs than any": ("a.txt", b"Ann: so\n\n" * 100_000),
    "more lines that are paragraphs than any": ("a.txt", b"Ann: so\nBo: yes\n" * 12_000),
    "more items than any": ("a.md", b"# A talk\n\nAnn: what?\n\n" + b"- so\n" * 24_000),
    "more text than any": ("a.txt", b"Ann: why?\n\nBo: so.\n\n" * 600_000),
    "a document with more markup than any": (
        "a.docx",
        packed(word_document__xml=b"<w:p/>" * 3_000_000),
    ),
    "a document of empty paragraphs": ("a.docx", packed(word_document__xml=b"<w:p/>" * 50_000)),
    "an encrypted document": ("a.docx", marked(DOCUMENT, 6, b"\1")),
    "a document encrypted otherwise": ("a.docx", marked(DOCUMENT, 6, b"\x41")),
    "a document of patches": ("a.docx", marked(DOCUMENT, 6, b"\x20")),
    "a document that is packed in an unknown way": ("a.docx", marked(DOCUMENT, 8, b"\x63\0")),
    "an OpenDocument text that is packed in an unknown way": ("a.odt", marked(ODT, 8, b"\x5d\0")),
    "an encrypted OpenDocument text": ("a.odt", marked(ODT, 6, b"\1")),
    "a document with a relation to nothing": (
        "a.docx",
        rewritten(
            DOCUMENT,
            "word/_rels/document.xml.rels",
            {"</Relationships>": '<Relationship Id="q" Type="x"/></Relationships>'},
        ),
    ),
    "a document whose bold is neither on nor off": (
        "a.docx",
        rewritten(DOCUMENT, WORDS_OF_DOCX, {"<w:r>": '<w:r><w:rPr><w:b w:val="maybe"/></w:rPr>'}),
    ),
    "a document with entities": (
        "a.docx",
        rewritten(DOCUMENT, WORDS_OF_DOCX, {"<w:document": f"{ENTITY}<w:document", "mill": "mill &e;"}),
    ),
    "an OpenDocument text with entities": (
        "a.odt",
        rewritten(ODT, "content.xml", {"<office:doc": f"{ENTITY}<office:doc", "mill": "mill &e;"}),
    ),
    "entities of another encoding": (
        "a.xml",
        f'<?xml version="1.0" encoding="UTF-16"?>{ENTITY}<TEI><text>&e;</text></TEI>'.encode("utf-16"),
    ),
    "JSON of no numbers": ("a.json", b'{"segments": [' + b'{"start": NaN, "text": "x"},' * 9 + b"{}]}"),
    "a page without words": ("a.html", b"<html><body><script>alert(1)</script></body></html>"),
}


@pytest.mark.parametrize("what", REFUSED_FILES)
def test_what_cannot_be_read_is_refused_with_a_reason(what: str) -> None:
    name, raw = REFUSED_FILES[what]
    understood = understand(raw, name)
    assert understood.verdict == REFUSED
    assert understood.reason is not NOTHING
    assert pickle.loads(pickle.dumps(understood)) == understood  # as it comes from the process that read it


@pytest.mark.parametrize(
    "raw",
    [
        table('<w:gridSpan w:val="999999999"/>'),
        table('<w:gridSpan w:val="-5"/>'),
        table("", '<w:gridBefore w:val="999999999"/>'),
        table('<w:vMerge w:val="continue"/>'),
    ],
    ids=["many columns", "fewer than none", "many before", "a row above the first"],
)
def test_a_table_of_columns_without_end_is_a_table(raw: bytes) -> None:
    """What a cell says of its width costs nothing, and no word of it is lost."""
    tracemalloc.start()
    text = read_docx(raw, "a.docx").text
    assert tracemalloc.get_traced_memory()[1] < 20 * 2**20
    tracemalloc.stop()
    assert "Ann: why?" in text


REVIEWED = (
    "<w:sdt><w:sdtContent><w:p><w:r><w:t>Ann: In a field?</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    '<w:p><w:r><w:t>Bo: It </w:t></w:r><w:ins w:id="1"><w:r><w:t>never </w:t></w:r></w:ins>'
    '<w:del w:id="2"><w:r><w:delText>always </w:delText></w:r></w:del>'
    "<w:smartTag><w:r><w:t>stood </w:t></w:r></w:smartTag>"
    '<w:fldSimple w:instr="X"><w:r><w:t>there.</w:t></w:r></w:fldSimple></w:p>'
)


@pytest.mark.parametrize(
    "place", ["{}", "<w:tbl><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>"], ids=["text", "table"]
)
def test_words_that_a_reviewer_or_a_program_put_in_are_taken(place: str) -> None:
    raw = rewritten(DOCUMENT, WORDS_OF_DOCX, {"<w:body>": f"<w:body>{place.format(REVIEWED)}"})
    text = read_docx(raw, "a.docx").text
    assert "Ann: In a field?" in text
    assert "Bo: It never stood there." in text


def test_a_cell_over_very_many_rows_keeps_none_of_them_waiting() -> None:
    def row(merge: str, name: str, words: str) -> str:
        cells = (f"<w:tcPr>{merge}</w:tcPr>", name), ("", words)
        return "".join(f"<w:tc>{own}<w:p><w:r><w:t>{said}</w:t></w:r></w:p></w:tc>" for own, said in cells)

    rows = [  # the library looks for each row's cell through all rows above it
        row('<w:vMerge w:val="restart"/>', "Ann", "Where was it?"),
        *(row("<w:vMerge/>", "", f"Or was it {number}?") for number in range(1500)),
    ]
    body = "".join(f"<w:tr>{cells}</w:tr>" for cells in rows)
    raw = rewritten(DOCUMENT, WORDS_OF_DOCX, {"<w:body>": f"<w:body><w:tbl>{body}</w:tbl>"})
    begun = time.process_time()
    text = understand(raw, "a.docx").text
    assert time.process_time() - begun < 3
    assert text
    assert text.text.count("Or was it") == len(rows) - 1


@pytest.mark.parametrize("name", [".", "·", "()", "*", "•.", "（）", "[]"])
def test_a_label_of_nothing_but_dots_is_nobody_s(name: str) -> None:
    text = f"Ann\n00:00:01\n\nWhere?\n\nBo\n00:00:16\n\nBy the river.\n\n00:00:20{name}\n\n" * 3
    understood = understand(text.encode(), "a.md")
    assert understood.reading
    assert {voice for voice in understood.reading.voices if voice} == {"Ann", "Bo"}


@pytest.mark.parametrize("brackets", ["【  】", "[]", "()", "（ ）"])
def test_brackets_without_words_name_nobody(brackets: str) -> None:
    """A blank in a page, or a name that a program lost."""
    spoken = f"【记者】How did you begin?\n\n【安】By chance.\n\n{brackets}And by walking?\n\n"
    understood = understand(f"A talk\n\n{spoken * 3}".encode(), "talk.txt")
    assert understood.reading
    assert {voice for voice in understood.reading.voices if voice} == {"记者", "安"}


@pytest.mark.slow
def test_a_bomb_is_not_unpacked() -> None:
    """A file of some kilobytes that would be gigabytes is refused by what its index says."""
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("word/document.xml", "w", force_zip64=True) as member,
    ):
        for _ in range(300):
            member.write(b" " * 2**20)
    begun = time.perf_counter()
    assert understand(stream.getvalue(), "a.docx").verdict == REFUSED
    assert time.perf_counter() - begun < 1


@pytest.mark.slow
def test_a_bomb_whose_index_lies_is_not_unpacked() -> None:
    """A file that says that its parts are small is not believed."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * 200 * 2**20)
    raw = stream.getvalue()
    entry = raw.rindex(b"PK\x01\x02")
    lying = raw[: entry + 24] + struct.pack("<I", 1000) + raw[entry + 28 :]
    tracemalloc.start()
    assert understand(lying, "a.docx").verdict == REFUSED
    assert tracemalloc.get_traced_memory()[1] < 20 * 2**20
    tracemalloc.stop()


def test_a_giant_a_link_a_folder_and_a_device_are_not_read(tmp_path: Path) -> None:
    giant = tmp_path / "giant.txt"
    with giant.open("wb") as stream:
        stream.truncate(100 * 2**20)
    link = tmp_path / "link.txt"
    link.symlink_to("/etc/hostname")
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    for path in (giant, link, pipe, tmp_path, tmp_path / "none.txt", Path("/dev/zero")):
        received = receive(path)
        assert received.raw == b"", path
        assert understand_received(received, str(path)).verdict == REFUSED


@pytest.mark.parametrize("name", ["x" * 300, "x/" * 3000, "a.txt/b"])
def test_a_name_that_no_file_can_have_is_that_of_none(name: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Ann: why?")
    (path,) = find_received([tmp_path / name])
    understood = understand_file(path).understanding
    assert understood.verdict == REFUSED
    assert "please report" not in understood.reason.text()


BEGINNINGS = ("I grew up", "**How are you now?**", "Q: How are you?", "**Bo**")
"""Of lines whose blanks were counted again from each of them."""
LARGE: dict[str, tuple[str, bytes]] = {
    "text": ("a.txt", (EXCHANGE.format(WORDS * 4) * 500).encode()),
    "one line": ("a.txt", (WORDS * 2200).encode()),
    "no blank lines": ("a.txt", (EXCHANGE.format(WORDS).replace("\n\n", "\n") * 1200).encode()),
    "labels without end": ("a.txt", "".join(f"Name {n}: {WORDS}\n\n" for n in range(1800)).encode()),
    "names without end": (
        "a.txt",
        "".join(f"Zo{chr(97 + n % 26)}{n}x: {WORDS}\n\n" for n in range(1800)).encode(),
    ),
    "brackets": ("a.txt", ("[" * 2000 + "\n\n").encode() * 100),
    "colons": ("a.txt", ("a:" * 1000 + "\n\n").encode() * 100),
    "stars": ("a.md", ("**" * 1000 + "a\n\n").encode() * 100),
    "questions": ("a.txt", b"Why do you say so?\n\n" * 10_000),
    "blanks": ("a.txt", (" " * 2000 + "a\n").encode() * 100),
    "blanks behind what may be a name, a question in bold or a label": (
        "a.md",
        "".join(f"{begins}{' ' * 50_000}x\n\n" for begins in BEGINNINGS).encode(),
    ),
    "blanks in the line of a label": ("a.txt", EXCHANGE.format(" " * 100_000 + WORDS).encode()),
    "separators in the line of a label": ("a.txt", EXCHANGE.format("\u2029" * 60_000 + WORDS).encode()),
    "a name of a host among blanks": ("a.txt", f"Host: Ann{' ' * 100_000}Lee\n\n{EXCHANGE * 3}".encode()),
    "a paragraph of dashes": ("a.txt", f"{EXCHANGE}{'— ' * 9}{'—' * 60_000} no\n\n{EXCHANGE}".encode()),
    "a megabyte in one line": ("a.txt", EXCHANGE.format(WORDS * 10_000).encode()),
    "addresses in one paragraph": ("a.md", b"[a]: b\n" * 28_000),
    "quotation marks": ("a.txt", "“".encode() * 70_000),
    "signs before the last word": (
        "a.txt",
        f"Ann: so {'!' * 60_000} we\n\n{EXCHANGE.format('So.') * 4}".encode(),
    ),
    "digits": ("a.txt", b"12:34:56 " * 22_000),
    "captions": (
        "a.srt",
        "".join(f"{n}\n{_time(n)},000 --> {_time(n)},900\nAnn: {WORDS}\n\n" for n in range(1, 1501)).encode(),
    ),
    "blank lines in captions": (
        "a.srt",
        b"1\n00:00:01,000 --> 00:00:02,000\nAnn: why?\n" + b"\n" * 200_000 + b"a\n",
    ),
    "blanks within a caption": (
        "a.srt",
        b"1\n00:00:01,000 --> 00:00:02,000\nAnn: why?" + b" " * 100_000 + b"so\n",
    ),
    "tags": ("a.html", b"<html><body>" + b"<div><p>Ann: why?" * 9000 + b"</body></html>"),
    "a table": (
        "a.csv",
        b"speaker,words\n" + b'Ann,"why do you say so?"\nBo,because I think that it is so\n' * 3500,
    ),
    "Chinese": (
        "a.txt",
        ("记者：您怎么看？\n\n受访者：" + "我觉得这件事情说来话长，" * 20 + "\n\n").encode() * 250,
    ),
    "a document": ("a.docx", docx([[line, ""] for line in (EXCHANGE.format(WORDS * 4) * 420).split("\n\n")])),
    "front matter": ("a.md", b"---\n" + b"a: &a [*a]\n" * 10_000 + b"---\nAnn: why?\n"),
}


@pytest.mark.slow
@pytest.mark.parametrize("what", LARGE)
def test_two_hundred_kilobytes_take_less_than_three_seconds(what: str) -> None:
    name, raw = LARGE[what]
    understand(b"Ann: warm?\n\nBo: Yes, I am.\n", "a.txt")  # libraries load once
    begun = time.process_time()
    understand(raw, name)
    assert time.process_time() - begun < 3


@pytest.mark.parametrize("character", ["\x0b", "\x01", "&#11;", "&#1;", "\x1f"], ids=ascii)
def test_a_page_with_control_characters_is_read(character: str) -> None:
    words = EXCHANGE.format(WORDS).replace("and", f"and{character}")
    page = (
        f"<html>{character}<head><title>t{character}</title></head><body><pre>{words * 3}</pre></body></html>"
    )
    assert "Ann" in str(understand(page.encode(), "a.html").text)


def test_nothing_of_a_page_is_kept_as_markup() -> None:
    page = (
        "<html><head><title>t</title></head><body><article>"
        + "".join(
            f"<p onclick='x()'><b>Ann:</b> How was it, and what did you do there?</p><p><b>Bo:</b> {WORDS}"
            "<script>alert(1)</script><img src=x onerror=alert(1)>&lt;script&gt;alert(2)&lt;/script&gt;</p>"
            for _ in range(6)
        )
        + "</article></body></html>"
    )
    text = understand(page.encode(), "a.html").text
    assert text is not None
    assert "alert(1)" not in text.text
    assert "<script" not in text.text.replace("\\<script", "")


@pytest.mark.slow
def test_of_a_page_of_very_many_paragraphs_all_are_taken() -> None:
    said = [f"<p><b>{'Ann' if n % 2 else 'Bo'}:</b> Then {n} came?</p>" for n in range(MANY + 2)]
    page = f"<html><body><p>Menu</p><article>{''.join(said)}</article></body></html>"
    text = understand(page.encode(), "a.html").text
    assert text is not None
    assert [int(number) for number in re.findall(r"Then (\d+) came", text.text)] == list(range(len(said)))


def test_cues_out_of_order_are_put_in_order() -> None:
    captions = (
        "2\n00:00:05,000 --> 00:00:09,000\nBo: I did it because my father had done it before me.\n\n"
        "1\n00:00:01,000 --> 00:00:04,000\nAnn: Why did you do it?\n\n"
    )
    text = understand(captions.encode(), "a.srt").text
    assert text is not None
    assert text.text.index("Ann") < text.text.index("Bo")


@pytest.mark.parametrize("seconds", [-5, 1e400, float("nan"), 10**30, True, "soon"])
def test_times_that_are_none_stop_no_transcript(seconds: object) -> None:
    said = ["How did you come to do this?", WORDS, "Would you do it again?", WORDS, "Why so?", WORDS]
    segments = [
        {"start": seconds, "end": seconds, "speaker": "AB"[index % 2], "text": words}
        for index, words in enumerate(said)
    ]
    understood = understand(json.dumps({"segments": segments}).encode(), "a.json")
    assert understood.reading is not None
    assert [turn.voice for turn in understood.reading.turns] == ["A", "B"] * 3


def test_cues_out_of_order_are_a_doubt() -> None:
    """Captions that go back in time by more than people do who interrupt each other."""
    talk = EXCHANGE.format(WORDS).strip().split("\n\n") * 3
    cues = [
        f"{9 - n}\n{_time(60 - 9 * n)},000 --> {_time(66 - 9 * n)},000\n{said}\n"
        for n, said in enumerate(talk)
    ]
    understood = understand("\n".join(cues).encode(), "a.srt")
    assert [doubt.line for doubt in understood.doubts] == [1]
    assert not understand("\n".join(reversed(cues)).encode(), "a.srt").doubts


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
@pytest.mark.parametrize(
    "text",
    [
        EXCHANGE.format(WORDS) * 3,
        "记者：您是怎么开始造船的？\n\n勃兰特：我在海边长大，父亲在那里有一个船坞。\n\n" * 4,
    ],
)
def test_wide_encodings_are_read_with_their_mark_and_mostly_without(encoding: str, text: str) -> None:
    understood = understand(text.encode(encoding), "a.txt")
    assert understood.text is not None
    assert understood.text.text == text


LINES = st.lists(
    st.one_of(
        st.sampled_from(
            ["Ann: ", "Bo: ", "**Ann:** ", "Q. ", "A. ", "- ", "> ", "# ", ">> ", "[00:01] ", "记者：", "---"]
        ),
        st.text(max_size=20),
        st.sampled_from(["Why?", "Yes, I did.", "\n", "\n\n", "{}", "“", "?", "\u2028", "\ufeff", "\x1b"]),
    ),
    max_size=40,
)


@pytest.mark.slow
@settings(max_examples=150, deadline=None)
@given(
    LINES, st.sampled_from(["a.txt", "a.md", "a.html", "a.srt", "a.vtt", "a.csv", "a.org", "a.json", "a.xml"])
)
def test_any_text_gets_an_answer(parts: list[str], name: str) -> None:
    """No text makes it fail; and lines are those of the text."""
    understood = understand("".join(parts).encode("utf-8", "replace"), name)
    if understood.text and understood.reading:
        count = len(LINE_END.split(understood.text.text))
        assert all(1 <= turn.line <= count for turn in understood.reading.turns)


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=300), st.sampled_from(["a.txt", "a.docx", "a.odt", "a.html", "a.pdf", "a"]))
def test_any_bytes_get_an_answer(raw: bytes, name: str) -> None:
    assert understand(raw, name).verdict


@pytest.mark.parametrize("label", ["王(x", "张[9", "李*y", "Bo (", "A+B", "王\\"])
def test_a_name_is_never_a_pattern(label: str) -> None:
    turns = "".join(
        f"袁青：你是哪一年到海边来的？\n\n{label}：我二十岁那年到海边来的。\n\n" for _ in range(4)
    )
    assert understand(turns.encode(), "talk.md").verdict in (TAKEN, DRAFT, REFUSED)


@pytest.mark.parametrize("mark", [";", "；", "|", "丨", "  "])
@pytest.mark.parametrize("key", ["a", "---"])
def test_a_header_may_have_any_marks_between_its_fields(mark: str, key: str) -> None:
    header = f"**Host**: Ann{mark}{key}{mark}{key}:{mark} b{mark}{key}{mark}\n\n"
    talk = "".join(EXCHANGE.format("I walked there. ") for _ in range(3))
    assert understand((header + talk).encode(), "talk.md").verdict in (TAKEN, DRAFT, REFUSED)
