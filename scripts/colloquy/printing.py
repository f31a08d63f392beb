"""Printing: each interview in each language as a PDF, from its built page, by a Chromium.

Chromium writes the same bytes again but for the time, which is replaced by one that the archive declares.
Another version of it, or other fonts, give other bytes.
"""

import os
import re
import shutil
import subprocess
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin

from markupsafe import Markup

from colloquy.bundling.links import is_placeholder, offer, retagged, split
from colloquy.catalogue import Archive
from colloquy.catalogue.site import SiteLanguage
from colloquy.exporting.packing import declared_time
from colloquy.guarding.files import read_bytes, read_text, remove, write, write_whole
from colloquy.guarding.folders import temporary_folder
from colloquy.model.summary import Summary
from colloquy.publishing.staging import revised
from colloquy.recording.folders import WORK
from colloquy.text.dates import latest
from colloquy.words.wording import Wording, find_words

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
OPTIONS = (
    "--headless",
    "--disable-gpu",
    "--disable-background-networking",
    "--no-first-run",
    "--no-pdf-header-footer",
    "--generate-pdf-document-outline",
)
SECONDS = 120
OFFER = "pdf"
TIME = re.compile(rb"\(D:\d{14}\+00'00'\)")


@dataclass(frozen=True, slots=True)
class Printed:
    """A PDF that was made."""

    path: str
    """In the site."""
    size: int
    """In bytes."""


def find_browser(named: str | None = None) -> str | None:
    """Find a Chromium on the PATH, or the one that is named."""
    return next(filter(None, map(shutil.which, [named] if named else BROWSERS)), None)


def print_interviews(
    archive: Archive,
    summaries: list[Summary],
    browser: str,
    progress: Callable[[Iterable[str]], Iterable[str]],
) -> list[Printed]:
    """Print all interviews of a site that was built, and let its pages offer the files.

    Raises `subprocess.SubprocessError` where the browser fails, `FileNotFoundError` where there is no page.
    """
    days = {each.id: latest([each.date]) for each in summaries}
    with revised(archive.root / "site", archive.root / WORK) as built:
        files = [
            file for name in progress(days) for file in _interview(archive, built, name, days[name], browser)
        ]
        for language in archive.site.languages:
            _offer_all(archive, built, language, files)
    return files


def _interview(archive: Archive, built: Path, name: str, day: str, browser: str) -> Iterator[Printed]:
    """Print an interview in each language."""
    site, address = archive.site, f"interviews/{name}/"
    for language in site.languages:
        page = built / site.home(language.code) / address / "index.html"
        printed = _dated(_printed(page, site.address(language.code, address), browser), day)
        file = Printed(f"data/{name}.{language.code}.pdf", len(printed))
        write_whole(built / file.path, printed)
        words = find_words(language.code, language.tag)
        _offer(page, _link(site.root_from(language.code, address), file, "PDF", words))
        yield file


def _printed(page: Path, published: str, browser: str) -> bytes:
    """Print a page; what it leads to has its published address, and none of this machine."""
    text = retagged(read_text(page), lambda tag, written: _published(tag, written, published))
    beside = page.with_name("print.html")  # where its styles are found
    root = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    with temporary_folder("colloquy-pdf-") as folder:
        target = folder / "page.pdf"
        own = [f"--user-data-dir={folder}", f"--print-to-pdf={target}"]
        try:
            write(beside, text)
            command = [browser, *OPTIONS, *root, *own, beside.absolute().as_uri()]
            subprocess.run(command, check=True, capture_output=True, timeout=SECONDS)
        finally:
            remove(beside)
        return read_bytes(target)


def _published(tag: str, written: str, published: str) -> str:
    """Give a link of a page its published address; without one, it leads nowhere. Places in the page stay."""

    def lead(link: re.Match[str]) -> str:
        address = link[1]
        parts = split(address)
        if address.startswith("#") or parts is None or parts.scheme:
            return link[0]
        return "" if is_placeholder(published) else f' href="{urljoin(published, address)}"'

    return re.sub(r'\shref="([^"]*)"', lead, written) if tag == "a" else written


def _dated(printed: bytes, newest: str) -> bytes:
    """Replace the time of printing; the length stays, and so does each offset in the file."""
    return TIME.sub(f"(D:{declared_time(newest):%Y%m%d%H%M%S}+00'00')".encode(), printed)


def _link(home: str, file: Printed, label: str, words: Wording) -> Markup:
    link = Markup('<a href="{}">{}</a> ({})')
    return link.format(home + file.path, label, words.size(file.size))


def _offer(page: Path, html: str) -> None:
    write_whole(page, offer(read_text(page), OFFER, html))


def _offer_all(archive: Archive, built: Path, language: SiteLanguage, files: list[Printed]) -> None:
    """Name the files on the page of data, with one as an example."""
    home = archive.site.root_from(language.code, "data/")
    own = [file for file in files if file.path.endswith(f".{language.code}.pdf")]
    if not own:
        return
    words = find_words(language.code, language.tag)
    example = Markup('<a href="{}">{}</a>').format(home + own[0].path, own[0].path.rpartition("/")[2])
    sentence = words.count(
        "{number} file ({size}), at the end of its interview’s page: {example}",
        "{number} files ({size}), at the end of their interviews’ pages, such as {example}",
        len(own),
        size=words.size(sum(file.size for file in own)),
        example=example,
    )
    _offer(built / archive.site.home(language.code) / "data" / "index.html", sentence)
