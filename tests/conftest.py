"""What tests share: small archives to work on, the real one, built, and a browser to read it in."""

from __future__ import annotations

import os
import shutil
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from lxml import etree
from playwright.sync_api import Browser, BrowserContext, Page, expect

from archives import (
    INTERVIEWS,
    ROOT,
    SMALL,
    build_site,
    copy_of_the_real_archive,
    seal,
    succeed,
)
from browsers import NO_HEADERS, PAGES_PATIENCE, Serve, Visit, launched, served, still
from colloquy.catalogue import Archive, open_archive
from colloquy.mapping import executing, records
from colloquy.mapping.reading import read_editions
from colloquy.mapping.records import RecordParts
from colloquy.model import Edition
from colloquy.reading import Files, read_files

pytest_plugins = ["golden"]

# No deadline: speed is measured by the benchmark. In CI the same examples every time; elsewhere, new ones.
settings.register_profile("colloquy", deadline=None, derandomize=bool(os.environ.get("CI")))
settings.load_profile("colloquy")

expect.set_options(timeout=PAGES_PATIENCE)

# Messages are compared in English, whatever the machine speaks.
for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
    os.environ.pop(name, None)


SLOW = frozenset({"archived", "built", "site", "tei_schema"})
"""Fixtures that take long."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what `make test-quick` leaves out, by its folder and by what it asks for."""
    for item in items:
        if item.path.parent.name == "browser":
            item.add_marker(pytest.mark.browser)
        if isinstance(item, pytest.Function) and not SLOW.isdisjoint(item.fixturenames):
            item.add_marker(pytest.mark.slow)


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """Give a small archive of one interview, whose SHA-256 is still to be sealed."""
    root = tmp_path / "archive"
    shutil.copytree(SMALL, root)
    return root


@pytest.fixture
def small(archive: Path) -> Path:
    """Give a small archive with nothing wrong in it."""
    seal(archive / "seeds" / "talk")
    return archive


@pytest.fixture
def remade(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Note which interviews' records are made."""
    noted: list[str] = []
    make = records.make_record

    def make_and_note(archive: Archive, files: Files, parts: Sequence[str]) -> RecordParts:
        noted.append(files.interview)
        return make(archive, files, parts)

    monkeypatch.setattr(executing, "make_record", make_and_note)
    return noted


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the real site once, apart from the checkout."""
    root = copy_of_the_real_archive(tmp_path_factory.mktemp("real"))
    return build_site(root)


@pytest.fixture
def built(site: Path, tmp_path: Path) -> Path:
    """Give a copy of the real archive with its site, to be changed and built again."""
    return Path(shutil.copytree(site.parent, tmp_path / "built"))


@pytest.fixture(scope="session")
def archived(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the bundle of the real archive once; give the archive's folder."""
    root = Path(shutil.copytree(site.parent, tmp_path_factory.mktemp("offline") / "real"))
    succeed("offline", "--root", root)
    return root


@pytest.fixture(scope="session")
def unpacked(archived: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Unpack the bundle where a path is at its worst, and nothing can be written; give the folder."""
    place = tmp_path_factory.mktemp("away") / "我的 站点 #1 100%41?" / "worker"
    (packed,) = archived.glob("*.zip")
    with zipfile.ZipFile(packed) as archive:
        archive.extractall(place)
    for path in (*place.rglob("*"), place):
        path.chmod(0o555 if path.is_dir() else 0o444)
    return place


@pytest.fixture(scope="session")
def tei_schema() -> Any:
    """Read the TEI Consortium's own schema, which takes lxml nine seconds whatever one does."""
    return etree.RelaxNG(etree.parse(str(ROOT / "tests" / "schemas" / "tei_all.rng")))


@pytest.fixture(scope="session")
def real() -> Archive:
    """Open the real archive."""
    return open_archive(ROOT)[0]


@pytest.fixture(scope="session", params=INTERVIEWS)
def made(request: pytest.FixtureRequest, real: Archive) -> list[Edition]:
    """Read each of the real interviews, in all its editions."""
    read, _ = read_editions(real, read_files(ROOT, request.param))
    assert read
    return list(read.editions)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start the system's Chromium, without a window."""
    with launched() as started:
        yield started


@pytest.fixture(scope="session")
def serve() -> Iterator[Serve]:
    """Serve folders until the tests end: one that ends before its page cuts it off."""
    with ExitStack() as servers:
        addresses: dict[tuple[Path, tuple[tuple[str, str], ...]], str] = {}

        def serve_(folder: Path, headers: Mapping[str, str] = NO_HEADERS) -> str:
            key = folder, tuple(headers.items())
            if key not in addresses:
                addresses[key] = servers.enter_context(served(folder, headers))
            return addresses[key]

        yield serve_


@pytest.fixture(scope="session")
def address(site: Path, serve: Serve) -> str:
    """Serve the built site."""
    return serve(site)


@pytest.fixture
def visit(browser: Browser) -> Iterator[Visit]:
    """Open a browser as a reader has it, by Playwright's settings; nothing moves in it by itself."""
    with ExitStack() as opened:

        def open_(**settings: Any) -> BrowserContext:
            return opened.enter_context(still(browser, **settings))

        yield open_


@pytest.fixture
def page(visit: Visit) -> Iterator[Page]:
    """Open a page that complains of every error on it."""
    opened = visit().new_page()
    errors: list[str] = []
    opened.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    opened.on("pageerror", lambda error: errors.append(str(error)))
    opened.on("response", lambda answer: errors.append(answer.url) if answer.status >= 400 else None)
    yield opened
    opened.close()
    assert not errors
