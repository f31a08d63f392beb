"""``colloquy serve`` shows an edit of a seed file without being asked."""

from __future__ import annotations

import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from archives import append, colloquy, copy_of_the_real_archive, copy_of_the_real_site
from colloquy.publishing.former import is_edited
from waiting import PATIENCE, until


def answer(address: str) -> str:
    """Ask for a page; give it, or why there is none."""
    try:
        with urllib.request.urlopen(address, timeout=PATIENCE) as answered:
            return str(answered.read().decode())
    except (urllib.error.URLError, ConnectionError, TimeoutError) as failure:
        return str(failure)


def wait_for(address: str, words: str) -> None:
    """Ask for a page until it has the words."""
    until(lambda: words in answer(address), lambda: f"{words!r} is not in {answer(address)[:300]!r}")


def free_port() -> int:
    """Find a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def serving(root: Path, log: Path) -> Iterator[str]:
    """Serve an archive as the command line does; give its address."""
    port = free_port()
    command = [sys.executable, "-m", "colloquy.cli", "serve", "--root", str(root), "--port", str(port)]
    with log.open("w") as stream, subprocess.Popen(command, stdout=stream, stderr=stream) as process:
        try:
            yield f"http://127.0.0.1:{port}/"
        finally:
            process.terminate()


@pytest.mark.slow
def test_an_edit_of_a_seed_shows_in_the_browser(tmp_path: Path) -> None:
    root, log = copy_of_the_real_archive(tmp_path), tmp_path / "log"
    with serving(root, log) as address:
        interview = f"{address}interviews/chollet-datacamp-2017/"
        wait_for(interview, "Why the book")
        declared = root / "seeds/chollet-datacamp-2017/interview.yml"
        good = declared.read_text(encoding="utf-8")
        declared.write_text(good.replace("Why the book", "Why he wrote it"), encoding="utf-8")
        wait_for(interview, "Why he wrote it")

        written = root / "docs/en/about.md"
        append(written, "\nJust written.\n")
        wait_for(f"{address}about/", "Just written.")

        declared.write_text(good.replace("language: en", "langage: en"), encoding="utf-8")
        said = partial(log.read_text, encoding="utf-8")
        until(lambda: "did you mean `language`?" in said(), said)
        wait_for(interview, "Why he wrote it")  # the last good page is still there


@pytest.mark.slow
@pytest.mark.browser
def test_a_page_that_is_open_reloads_under_its_policy(page: Page, tmp_path: Path) -> None:
    root = copy_of_the_real_archive(tmp_path)
    with serving(root, tmp_path / "log") as address:
        wait_for(f"{address}about/", "</html>")
        page.goto(f"{address}about/")
        written = root / "docs/en/about.md"
        append(written, "\nJust written.\n")
        expect(page.get_by_text("Just written.")).to_be_visible()
        page.goto("about:blank")  # else it would ask a server that has gone


@pytest.mark.parametrize(
    ("path", "edited"),
    [
        ("seeds/a-talk/zh.po", True),
        ("docs/en/about.md", True),
        ("docs/assets/colloquy.css", True),
        ("docs/assets/search/engine.js", True),
        ("docs/en/interviews/a-talk.md", False),
        ("overrides/partials/logo.html", True),
        ("mkdocs.yml", True),
        ("site/index.html", False),
        (".colloquy/stage/docs/en/about.md", False),
    ],
)
def test_only_what_people_write_is_an_edit(path: str, edited: bool) -> None:
    assert is_edited(Path(path)) is edited


@pytest.mark.slow
def test_a_port_that_is_taken_is_named_with_another_way(small: Path) -> None:
    copy_of_the_real_site(small)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        result = colloquy("serve", "--root", small, "--port", str(port))
    assert result.exit_code == 1
    assert f"port {port} is not free" in result.output
    assert "--port" in result.output
