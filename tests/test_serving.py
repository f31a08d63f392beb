"""``colloquy serve`` shows an edit of a seed file without being asked."""

from __future__ import annotations

import socket
import subprocess
import sys
import urllib.error
import urllib.request
from functools import partial
from pathlib import Path

import pytest

from archives import copy_of_the_real_archive
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


@pytest.mark.slow
def test_an_edit_of_a_seed_shows_in_the_browser(tmp_path: Path) -> None:
    root = copy_of_the_real_archive(tmp_path)
    port = free_port()
    address = f"http://127.0.0.1:{port}/interviews/chollet-datacamp-2017/"
    command = [sys.executable, "-m", "colloquy.cli", "serve", "--root", str(root), "--port", str(port)]
    with (tmp_path / "log").open("w") as log, subprocess.Popen(command, stdout=log, stderr=log) as process:
        try:
            wait_for(address, "Why the book")
            declared = root / "seeds/chollet-datacamp-2017/interview.yml"
            good = declared.read_text(encoding="utf-8")
            declared.write_text(good.replace("Why the book", "Why he wrote it"), encoding="utf-8")
            wait_for(address, "Why he wrote it")

            written = root / "docs/en/about.md"
            written.write_text(written.read_text(encoding="utf-8") + "\nJust written.\n", encoding="utf-8")
            wait_for(f"http://127.0.0.1:{port}/about/", "Just written.")

            declared.write_text(good.replace("language: en", "langage: en"), encoding="utf-8")
            said = partial((tmp_path / "log").read_text, encoding="utf-8")
            until(lambda: "did you mean `language`?" in said(), said)
            wait_for(address, "Why he wrote it")  # the last good page is still there
        finally:
            process.terminate()


@pytest.mark.parametrize(
    ("path", "edited"),
    [
        ("seeds/a-talk/zh.po", True),
        ("docs/en/about.md", True),
        ("docs/assets/colloquy.css", True),
        ("docs/en/interviews/a-talk.md", False),
        ("overrides/partials/logo.html", True),
        ("mkdocs.yml", True),
        ("site/index.html", False),
        (".colloquy/stage/docs/en/about.md", False),
    ],
)
def test_only_what_people_write_is_an_edit(path: str, edited: bool) -> None:
    assert is_edited(Path(path)) is edited
