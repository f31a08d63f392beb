"""Formats: what may be received, a file for each; `READERS` names them."""

from collections.abc import Callable
from importlib import import_module

from colloquy.intake.formats.texts import IntakeText

Reader = Callable[[bytes, str], IntakeText]
"""From bytes and the file's name to text; raises `UnreadableError`."""

READERS = {
    "text": "plain",
    "markdown": "markdown",
    "html": "html",
    "docx": "docx",
    "odt": "odt",
    "srt": "captions",
    "vtt": "captions",
    "csv": "table",
    "tsv": "table",
    "org": "org",
    "tei": "tei",
    "ohms": "ohms",
    "json": "machine_json",
}
"""The module that reads each format; it is imported when a file of the format comes."""


def read_format(named: str, raw: bytes, name: str) -> IntakeText:
    """Read a document of a format; raises `UnreadableError`."""
    reader: Reader = import_module(f"{__name__}.{READERS[named]}").read
    return reader(raw, name)
