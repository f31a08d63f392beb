"""Beside pages: what the check passes below ``docs/`` runs nothing, loads nothing and is no burden."""

from __future__ import annotations

import io
import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image

from archives import ROOT, run
from colloquy.checking.beside import LARGEST, PICTURES
from colloquy.checking.drawings import find_active
from colloquy.pipeline import check

SVG = "http://www.w3.org/2000/svg"
XLINK = 'xmlns:x="http://www.w3.org/1999/xlink"'
ACTIVE = {
    "a script": "<script>alert(1)</script>",
    "a script of HTML": '<h:script xmlns:h="http://www.w3.org/1999/xhtml">alert(1)</h:script>',
    "HTML": "<foreignObject><p/></foreignObject>",
    "HTML in what explains": '<metadata><i xmlns="http://www.w3.org/1999/xhtml"/></metadata>',
    "an event": '<rect OnClick="alert(1)"/>',
    "a link": '<a href="https://a.example/"><rect/></a>',
    "an address that changes": '<use href="#a"><set attributeName="href" to="javascript:alert(1)"/></use>',
    "an animation": '<rect><animate attributeName="x" to="1"/></rect>',
    "a handler": '<handler type="application/ecmascript">alert(1)</handler>',
    "a part of another drawing": '<use href="https://a.example/a.svg#a"/>',
    "a part of a drawing beside it": '<use href="a.svg#a"/>',
    "a picture from elsewhere": f'<image {XLINK} x:href="//a.example/a.png"/>',
    "a drawing within": '<image href="data:image/svg+xml,&lt;svg/>"/>',
    "a style from elsewhere": "<style>@import 'https://a.example/a.css';</style>",
    "a style in parts": "<style>@imp<!-- -->ort<![CDATA[ 'a.css']]>;</style>",
    "a style around an element": "<style>a { fill: url<g/>(https://a.example/) }</style>",
    "a style around a style": "<style>a { fill: url<style/>(https://a.example/) }</style>",
    "a style that hides it": "<style>a { fill: u\\72l(https://a.example/) }</style>",
    "a fill from elsewhere": '<rect fill="url( https://a.example/#a )"/>',
    "a base": '<g xml:base="https://a.example/"/>',
}
INERT = {
    "shapes": '<g transform="scale(2)"><path d="M0 0L9 9z"/><circle r="5" fill="url(#a)"/></g>',
    "words": '<title>url(a)</title><text x="1">a <tspan>b</tspan></text>',
    "a style": "<style>path { fill: url('#a') } @media print { path { fill: red } }</style>",
    "its own parts": f'<defs><g id="a"/></defs><use {XLINK} x:href="#a"/>',
    "a picture inside": '<image href="data:image/png;base64,AAAA"/>',
    "what a program remembers": '<n:view xmlns:n="https://a.example/n" n:zoom="1"/>',
}


def drawing(within: str) -> bytes:
    """Write a drawing."""
    return f'<svg xmlns="{SVG}">{within}</svg>'.encode()


@pytest.mark.parametrize("name", ACTIVE)
def test_what_does_more_than_draw_is_noticed(name: str) -> None:
    assert find_active(drawing(ACTIVE[name]))


@pytest.mark.parametrize("head", ["<!DOCTYPE svg>", "<?xml-stylesheet href='a.css'?>"])
def test_what_is_before_a_drawing_brings_nothing_in(head: str) -> None:
    assert find_active(head.encode() + drawing("")) == head.partition(" ")[0]


@pytest.mark.parametrize("name", INERT)
def test_what_only_draws_passes(name: str) -> None:
    assert not find_active(drawing(INERT[name]))


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"<svg",
        b"<svg/>",
        b"<a:svg xmlns:a='a'/>",
        b"\xff",
        drawing("&nbsp;"),
        drawing("").decode().encode("utf-16"),
    ],
)
def test_what_is_no_drawing_is_none(raw: bytes) -> None:
    with pytest.raises(ValueError, match=r"."):
        find_active(raw)


def test_another_encoding_is_noticed_because_browsers_might_read_other_words() -> None:
    assert find_active(b'<?xml version="1.0" encoding="iso-8859-1"?>' + drawing(""))


@pytest.mark.parametrize("path", sorted((ROOT / "docs").rglob("*.svg")), ids=lambda path: path.name)
def test_drawings_of_ours_only_draw(path: Path) -> None:
    assert not find_active(path.read_bytes())


def chunk(kind: bytes, content: bytes) -> bytes:
    """Write a part of a PNG."""
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def png(width: int, height: int) -> bytes:
    """Write a PNG that says how large it is, and has no pixels."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", b"") + chunk(b"IEND", b"")


def saved(kind: str) -> bytes:
    """Write a small picture."""
    stream = io.BytesIO()
    Image.new("RGB", (4, 3)).save(stream, kind)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("name", "raw", "said"),
    [
        *((f"a{ending}", saved(kind), "") for ending, kind in PICTURES.items()),
        ("a.PNG", saved("PNG"), ""),
        ("a.png", saved("JPEG"), "not a picture of the kind that its name says: PNG"),
        ("a.gif", b"GIF89a", "not a picture of the kind that its name says: GIF"),
        ("a.avif", saved("AVIF")[:20], "not a picture of the kind that its name says: AVIF"),
        ("a.png", png(9000, 9000), "a picture of more than 50 million pixels"),
        ("a.png", png(2**31 - 1, 2**31 - 1), "a picture of more than 50 million pixels"),
        ("a.css", bytes(LARGEST * 2**20), ""),
        (
            "a.css",
            bytes(LARGEST * 2**20 + 1),
            "11 MB is more than the 10 MB that a file beside pages may have",
        ),
    ],
)
def test_pictures_are_what_their_names_say_and_no_burden(
    name: str, raw: bytes, said: str, small: Path
) -> None:
    (small / "docs" / "assets").mkdir(exist_ok=True)
    (small / "docs" / "assets" / name).write_bytes(raw)
    found = [
        each.what.text() for each in check(run(small)).problems if each.location.path.startswith("docs/")
    ]
    assert found == ([said] if said else [])
