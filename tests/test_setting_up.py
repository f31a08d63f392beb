"""Setting up: two that begin at once, in a fresh clone, do it once; one that was broken off is done again."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from archives import ROOT

# In place of Python and of pip: writes down what it is asked for, and takes a while for it.
PYTHON = f"""#!/bin/sh
log() {{ echo "$1" >>"$CALLS"; sleep 0.5; echo "$1 done" >>"$CALLS"; }}
case "$*" in
  "-m venv .venv") mkdir -p .venv/bin; cp "$0" .venv/bin/python; log venv; touch .venv/bin/pip ;;
  "-m pip "*) log pip ;;
  *) exec {sys.executable} "$@" ;;
esac
"""
ONCE = ["venv", "venv done", "pip", "pip done", "pip", "pip done"]


@pytest.fixture
def clone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a folder with all that setting up looks at."""
    folder = tmp_path / "a clone"
    folder.mkdir()
    for name in ("Makefile", "pyproject.toml", "requirements.txt", "requirements-test.txt"):
        shutil.copy(ROOT / name, folder)
    (tmp_path / "python").write_text(PYTHON, encoding="utf-8")
    (tmp_path / "python").chmod(0o755)
    monkeypatch.setenv("CALLS", str(tmp_path / "calls"))
    return folder


def make(clone: Path) -> subprocess.Popen[bytes]:
    """Begin to set up."""
    return subprocess.Popen(["make", f"PYTHON={clone.parent / 'python'}", ".venv/site"], cwd=clone)


def calls(clone: Path) -> list[str]:
    """Give what was done, in order."""
    return (clone.parent / "calls").read_text(encoding="utf-8").splitlines()


def test_two_that_set_up_at_once_do_it_once_and_both_go_on(clone: Path) -> None:
    with make(clone) as first, make(clone) as second:
        assert first.wait() == 0
        assert second.wait() == 0
    assert calls(clone) == ONCE
    assert {path.name for path in clone.iterdir() if path.name != ".venv"} == {
        "Makefile",
        "pyproject.toml",
        "requirements.txt",
        "requirements-test.txt",
    }


def test_setting_up_that_was_broken_off_is_begun_again(clone: Path) -> None:
    (clone / ".venv" / "bin").mkdir(parents=True)
    shutil.copy(clone.parent / "python", clone / ".venv" / "bin" / "python")
    for _ in range(2):
        with make(clone) as again:
            assert again.wait() == 0
    assert calls(clone) == ONCE
