"""Interviews are read wherever there is room, and whatever happens to a process there is said."""

from __future__ import annotations

import gc
import multiprocessing
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import pytest

from archives import forget_pages, snapshot
from colloquy.catalogue import open_archive
from colloquy.mapping.executing import FEW, _adopt, make_all
from colloquy.mapping.processes import WorkerDiedError, clean_context, processes
from colloquy.mapping.records import Task
from colloquy.mapping.spreading import spread
from colloquy.mapping.workers import THRESHOLD, Workers
from colloquy.reading import Files, read_files
from colloquy.recording.folders import WORK
from dying import SENT, HalfSent, double, fail_unsent
from many import many

pytestmark = pytest.mark.slow


@dataclass(frozen=True)
class Deadly(Files):
    """Files that end the process that unpacks them."""

    def __reduce__(self) -> tuple[object, tuple[int]]:
        return os._exit, (1,)


def test_each_process_looks_for_cycles_as_seldom_as_the_command_line() -> None:
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, context, _adopt, (b"",)) as pool:
        assert pool.submit(gc.get_threshold).result() == THRESHOLD
    command = "import colloquy.cli, gc; print(gc.get_threshold())"
    said = subprocess.run([sys.executable, "-c", command], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == str(THRESHOLD)


@pytest.mark.parametrize("sent", [None, *SENT[:-1]])
def test_the_interview_on_which_a_process_ends_is_named_and_the_others_are_made(
    sent: int | None, tmp_path: Path
) -> None:
    """Whatever the moment: before it is read, or after some bytes of its record were sent."""
    root = many(tmp_path, FEW + 5)
    archive, _ = open_archive(root)
    files = [read_files(root, name) for name in archive.interviews]
    spoilt = files[7]
    declared = spoilt.interview, spoilt.names, spoilt.contents, spoilt.refused
    files[7] = Deadly(*declared) if sent is None else HalfSent(*declared, sent=sent)
    task, made = Task(archive, ("summary",)), list[str]()
    with pytest.raises(WorkerDiedError) as failure:
        made.extend(each.interview for each in make_all(task, iter(files), Workers(2)))
    assert spoilt.interview in failure.value.what.text()
    assert sorted([*made, spoilt.interview]) == list(archive.interviews)


@pytest.mark.parametrize("sent", SENT)
def test_of_values_spread_over_processes_only_that_on_which_one_ends_is_lost(sent: int) -> None:
    values = [1, 2, ~sent, 3, 4, 5, 6, 7, 8, 9, 10]
    results = list(spread(double, values, Workers(2), str))
    assert results == [str(value) if value < 0 else double(value) for value in values]


APART = """
import os, threading
from colloquy.mapping.processes import call_apart
here = f"__import__('os').getpid() == {os.getpid()}"
print(call_apart(eval, here), call_apart(eval, f"{here} or __import__('os')._exit(1)"))
done = threading.Event()
threading.Thread(target=done.wait).start()
print(call_apart(eval, here))
done.set()
"""


def test_a_call_is_in_a_process_of_its_own_unless_that_ends_or_there_are_other_threads() -> None:
    command = [sys.executable, "-c", APART]
    said = subprocess.run(command, capture_output=True, text=True, check=True, timeout=300)
    assert said.stdout == "False True\nTrue\n"


def test_a_failure_in_a_process_is_that_of_its_work_with_its_place() -> None:
    with processes(1, clean_context(), gc.freeze) as submit:
        failure = submit(int, "x").exception()
        assert isinstance(failure, ValueError)
        assert "_answer" in failure.__notes__[0]
        for unsent in (memoryview, fail_unsent):
            assert "memoryview" in str(submit(unsent, b"").exception())
        assert submit(abs, -1).result() == 1


def _colloquy(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "colloquy.cli", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def wait_until_gone(group: int) -> None:
    """Wait until no process of a group is left; those that serve others end when these have ended."""
    for _ in range(600):
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return
        time.sleep(0.05)
    raise AssertionError("processes are left")


def test_ctrl_c_ends_a_run_and_its_processes_at_once_and_the_next_run_finishes(tmp_path: Path) -> None:
    root = many(tmp_path, 60)
    command = [sys.executable, "-c", INTERRUPTED, str(root)]
    with subprocess.Popen(command, start_new_session=True, stderr=subprocess.PIPE, text=True) as process:
        try:
            _, said = process.communicate(timeout=120)
        finally:
            process.kill()  # else a run that Ctrl-C does not end would keep this test waiting for ever
    assert process.returncode not in (0, None)
    assert "Traceback" not in said
    wait_until_gone(process.pid)
    assert not (root / "docs/en/interviews").exists()
    assert _colloquy("pages", "--root", root, "--jobs", "2").returncode == 0
    assert (root / "docs/en/interviews/talk-059.md").exists()


def generated(root: Path) -> dict[str, bytes]:
    """Remember the generated pages: those in folders of a language."""
    return {path: body for path, body in snapshot(root / "docs").items() if path.count("/") > 1}


# Interrupts its own process group, as a terminal does, as soon as the first record has come back.
INTERRUPTED = """
import os, signal, sys
from colloquy.cli import main
from colloquy.mapping import keeping
signal.signal(signal.SIGINT, signal.default_int_handler)  # whoever runs the tests may ignore it
make_all = keeping.make_all
def interrupted(*arguments):
    for made in make_all(*arguments):
        os.killpg(0, signal.SIGINT)
        yield made
keeping.make_all = interrupted
main(["pages", "--root", sys.argv[1], "--jobs", "2"])
"""


# A Dask scheduler and two workers, each a process of its own, until nobody listens any more.
CLUSTER = """
import sys
from distributed import LocalCluster
if __name__ == "__main__":
    with LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None) as cluster:
        print(cluster.scheduler_address, flush=True)
        sys.stdin.read()
"""


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[str]:
    """Start a scheduler and two workers on this machine; give the scheduler's address."""
    script = tmp_path / "cluster.py"
    script.write_text(CLUSTER, encoding="utf-8")
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL}
    with subprocess.Popen([sys.executable, str(script)], cwd=tmp_path, text=True, **pipes) as started:  # type: ignore[call-overload]
        yield started.stdout.readline().strip()
        started.stdin.close()


def test_a_cluster_gives_the_same_bytes(tmp_path: Path, cluster: str) -> None:
    root = many(tmp_path, 12)
    here = _colloquy("pages", "--root", root)
    assert here.returncode == 0, here.stderr
    expected = generated(root)
    forget_pages(root)
    shutil.rmtree(root / WORK)
    there = _colloquy("pages", "--root", root, "--cluster", cluster)
    assert there.returncode == 0, there.stderr
    assert generated(root) == expected


def test_a_cluster_that_is_not_there_is_an_error_with_its_address(tmp_path: Path) -> None:
    result = _colloquy("pages", "--root", many(tmp_path, 1), "--cluster", "tcp://127.0.0.1:1")
    assert result.returncode == 1
    assert "the cluster cannot be reached: tcp://127.0.0.1:1" in result.stderr
    assert "Traceback" not in result.stderr
