"""Whatever interrupts a run, no half-written page is ever in place, and the next run repairs the rest."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from archives import colloquy, edit, snapshot, succeed
from colloquy.guarding.files import write_whole
from colloquy.guarding.folders import recover, swap
from colloquy.publishing.locking import sole_writer
from colloquy.publishing.staging import Stage
from colloquy.recording.folders import WORK


def test_only_what_changed_is_touched_and_what_is_gone_is_removed(tmp_path: Path) -> None:
    stage = Stage(tmp_path)
    stage.write("docs/a.md", "one")
    stage.write("docs/b.md", "two")
    assert stage.publish(["docs"]) == ["docs/a.md", "docs/b.md"]
    before = (tmp_path / "docs/a.md").stat().st_mtime_ns
    stage = Stage(tmp_path)
    stage.write("docs/a.md", "one")
    assert stage.publish(["docs"]) == ["docs/b.md"]
    assert (tmp_path / "docs/a.md").stat().st_mtime_ns == before
    assert snapshot(tmp_path / "docs") == {"a.md": b"one"}


def test_a_full_disk_leaves_the_pages_as_they_were(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    succeed("pages", "--root", small)
    before = snapshot(small / "docs")
    declared = small / "seeds/talk/interview.yml"
    edit(declared, "The beginning", "How it began")

    def full(*_: object, **__: object) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr("colloquy.publishing.staging.Stage.open", full)
        result = colloquy("pages", "--root", small)
    assert result.exit_code == 1
    assert "No space left on device" in result.output
    assert snapshot(small / "docs") == before
    succeed("pages", "--root", small)
    assert "How it began" in (small / "docs/en/interviews/talk.md").read_text()


# Ends the process for good at its Nth rename, as a power cut would: no clean-up runs.
KILLED = """
import os, pathlib, signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)  # whoever runs the tests may ignore it
from colloquy.cli import main
left, rename = int(sys.argv[1]), pathlib.Path.replace
def replace(self, target):
    global left
    left -= 1
    if left < 0:
        os.kill(os.getpid(), getattr(signal, sys.argv[3]))
    return rename(self, target)
pathlib.Path.replace = replace
main(["pages", "--root", sys.argv[2]])
"""


@pytest.mark.slow
@pytest.mark.parametrize("name", ["SIGKILL", "SIGINT"])
@pytest.mark.parametrize("renames", range(6))
def test_a_run_that_is_killed_leaves_whole_pages_and_the_next_run_finishes(
    small: Path, renames: int, name: str
) -> None:
    colloquy("pages", "--root", small)
    old = snapshot(small / "docs")
    declared = small / "seeds/talk/interview.yml"
    edit(declared, "date: 2020-05", "date: 2021-06")

    killed = subprocess.run(
        [sys.executable, "-c", KILLED, str(renames), str(small), name], capture_output=True, check=False
    )

    between = snapshot(small / "docs")
    succeed("pages", "--root", small)
    new = snapshot(small / "docs")
    assert new != old
    assert all(page in (old[path], new[path]) for path, page in between.items())
    assert between.keys() == new.keys()
    assert not (small / WORK / "stage").exists()
    if renames < 4:  # two pages and two indexes change
        assert killed.returncode != 0
        assert between != new


def test_a_folder_that_was_on_its_way_out_comes_back(tmp_path: Path) -> None:
    place, new = tmp_path / "site", tmp_path / "new"
    place.mkdir()
    (place / "index.html").write_text("old")
    place.rename(tmp_path / f"{WORK}-former-site")  # a swap, interrupted after its first step
    recover(place)
    assert (place / "index.html").read_text() == "old"
    new.mkdir()
    (new / "index.html").write_text("new")
    swap(new, place)
    assert snapshot(tmp_path) == {"site/index.html": b"new"}


def test_a_single_file_is_written_whole_or_not_at_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "zh.po"
    write_whole(target, "first")

    def fails(*_: object) -> None:
        raise OSError(errno.EIO, "broken")

    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", fails)
        with pytest.raises(OSError, match="broken"):
            write_whole(target, "second")
    assert snapshot(tmp_path) == {"zh.po": b"first"}


def test_two_runs_do_not_write_at_once(small: Path) -> None:
    with sole_writer(small):
        result = colloquy("pages", "--root", small)
    assert result.exit_code == 1
    assert "another colloquy is writing here" in result.output
    succeed("pages", "--root", small)


def test_a_run_that_is_killed_does_not_keep_others_out(small: Path) -> None:
    holder = "import sys, time, pathlib; from colloquy.publishing.locking import sole_writer\n"
    holder += "with sole_writer(pathlib.Path(sys.argv[1])): print('held', flush=True); time.sleep(60)"
    with subprocess.Popen(
        [sys.executable, "-c", holder, str(small)], stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout
        assert process.stdout.readline() == "held\n"
        assert colloquy("pages", "--root", small).exit_code == 1
        os.kill(process.pid, signal.SIGKILL)
    succeed("pages", "--root", small)
