"""The benchmark: whole builds of synthetic archives, compared with the commit before records in the same run.

    make bench                 1,000 interviews, and what one edit costs
    make bench BENCH=100       fewer
    make bench BENCH="13548 --pages"     pages and exports only, if the disk is too small for all of it

It prints CPU and wall seconds, and the memory of the largest process, with the limits that must be kept
beside them; it exits with 1 if one is not.
"""

from __future__ import annotations

import argparse
import contextlib
import ctypes
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from copy import deepcopy
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import yaml

from archives import copy_of_the_real_site
from test_serving import answer, free_port
from waiting import until

ROOT = Path(__file__).parent.parent
BEFORE = "8428d0bc9c8f66cb8f0bf6a638c63c3824e7cacd"
"""The last commit at which every build made everything anew."""
FORMER = ("scripts", "overrides", "docs", "mkdocs.yml", "seeds")
CPU_LIMIT, MEMORY_LIMIT_MB, PARALLEL_LIMIT, LINEAR_LIMIT = 80.0, 400.0, 0.62, 1.1
GATHERED = 1_000
"""Interviews of which topics gather something: their file has hardly more values than one may have."""
BEGINS = 600.0
"""Seconds: the preview’s pages are without exports, so after a build it renders all of them once."""
EDIT_LIMIT, NOTHING_LIMIT, SHOWN_LIMIT = 5.0, 2.0, 1.0

WORKER = """
import sys
from pathlib import Path
from colloquy.mapping.workers import Workers
from colloquy.mapping.runs import Run
from colloquy.pipeline import write_site_files
outcome = write_site_files(Run(Path(sys.argv[1]), lambda names: names, Workers(int(sys.argv[2]))))
assert not any(each.severity == 0 for each in outcome.problems), outcome.problems[0].what.text()
"""


@dataclass(frozen=True)
class Cost:
    """What a command cost."""

    cpu: float
    wall: float
    memory: float
    """Of the largest process, in MB."""

    def row(self, what: str, limit: str = "") -> str:
        """Write a row of the table."""
        return f"{what:<58} {self.cpu:>8.1f} {self.wall:>8.1f} {self.memory:>8.0f}  {limit}"


def synthetic(place: Path, count: int, seeds: Path = ROOT / "seeds") -> None:
    """Make an archive of `count` interviews: the real two, again and again, with their translations."""
    shutil.rmtree(place, ignore_errors=True)
    (place / "seeds").mkdir(parents=True)
    shutil.copy(ROOT / "mkdocs.yml", place)
    for name in ("people.yml", "terms.yml"):
        shutil.copy(seeds / name, place / "seeds")
    real = sorted(path for path in seeds.iterdir() if path.is_dir())
    for number in range(count):
        original = real[number % len(real)]
        folder = place / "seeds" / f"talk-{number:05}"
        folder.mkdir()
        for path in original.iterdir():
            # No two interviews have a sentence in common, so that no cache makes them cheap.
            text = re.sub(r"\bthe\b|的", rf"\g<0>{number}", path.read_text(encoding="utf-8"))
            (folder / path.name).write_text(text, encoding="utf-8")
        source = next(path for path in folder.iterdir() if path.suffix == ".txt")
        digest = sha256(source.read_bytes()).hexdigest()
        declared = (folder / "interview.yml").read_text(encoding="utf-8")
        declared = re.sub(r"sha256: \w+", f"sha256: {digest}", declared)
        (folder / "interview.yml").write_text(declared, encoding="utf-8")


def gather(topics: Path, count: int, seeds: Path) -> None:
    """Let each topic gather of synthetic interviews what it gathers of the one that each was made from.

    Beyond `GATHERED` interviews none is gathered: no person reads a topic of so many.
    """
    real = sorted(path.name for path in seeds.iterdir() if path.is_dir())
    declared = yaml.safe_load((seeds / "topics.yml").read_text(encoding="utf-8"))
    for topic in declared["topics"]:
        own = topic["exchanges"]
        topic["exchanges"] = [
            {**deepcopy(each), "at": each["at"].replace(name, f"talk-{number:05}")}
            for number in range(min(count, GATHERED))
            for name in [real[number % len(real)]]
            for each in own
            if each["at"].startswith(name)
        ]
    topics.write_text(yaml.safe_dump(declared, allow_unicode=True, sort_keys=False), encoding="utf-8")


def archive(place: Path, count: int, seeds: Path = ROOT / "seeds") -> Path:
    """Make a whole archive: interviews, topics, hand-written pages, theme."""
    synthetic(place, count, seeds)
    gather(place / "seeds" / "topics.yml", count, seeds)
    copy_of_the_real_site(place)
    return place


def adopt_orphans() -> None:
    """Let this process be the parent of processes whose own parent has ended, so that none goes unmeasured.

    Linux only (``prctl(PR_SET_CHILD_SUBREAPER)``); elsewhere what a pool of processes cost is not counted.
    """
    with contextlib.suppress(AttributeError, OSError):
        ctypes.CDLL(None).prctl(36, 1, 0, 0, 0)


def measure(*command: str, **environment: str) -> Cost:
    """Run a command, and measure it with all the processes that it starts."""
    start = time.monotonic()
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(
            command, stdout=subprocess.DEVNULL, stderr=said, env={**os.environ, **environment}
        )
        _, status, used = os.wait4(process.pid, 0)
        wall = time.monotonic() - start
        costs = [used]
        with contextlib.suppress(ChildProcessError):
            while True:
                costs.append(os.wait4(-1, 0)[2])
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            sys.exit(f"{' '.join(command)}: {said.read().decode(errors='replace')}")
    cpu = sum(each.ru_utime + each.ru_stime for each in costs)
    return Cost(cpu, wall, max(each.ru_maxrss for each in costs) / 1024)


def build(root: Path, *options: str) -> Cost:
    """Build an archive's site."""
    return measure(sys.executable, "-m", "colloquy.cli", "build", "--root", str(root), *options)


def edit(root: Path, count: int) -> str:
    """Change one translation in the middle of the archive; give the words that came in."""
    number = count // 4 * 2
    (po,) = (root / "seeds" / f"talk-{number:05}").glob("*.po")
    text = po.read_text(encoding="utf-8")
    entries = [match.end() for match in re.finditer(r'^msgstr "(?=[^"])', text, re.MULTILINE)]
    middle, mark = entries[len(entries) // 2], str(time.monotonic_ns())
    po.write_text(f"{text[:middle]}{mark} {text[middle:]}", encoding="utf-8")
    return mark


def seen_after(root: Path, count: int) -> float:
    """Say how long it takes in the preview until a page shows an edit; the median of five."""
    port = free_port()
    number = count // 4 * 2
    address = f"http://127.0.0.1:{port}/{'' if number % 2 else 'zh/'}interviews/talk-{number:05}/"
    command = [sys.executable, "-m", "colloquy.cli", "serve", "--root", str(root), "--port", str(port)]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    with subprocess.Popen(command, **quiet) as process:  # type: ignore[call-overload]
        try:
            until(lambda: "talk-" in answer(address), lambda: "the preview does not begin", BEGINS)
            waited = []
            for _ in range(5):
                time.sleep(1)  # an editor's pause: what is measured begins when the file is saved
                mark, start = edit(root, count), time.monotonic()
                until(lambda mark=mark: mark in answer(address), lambda: "an edit does not show")  # type: ignore[misc]
                waited.append(time.monotonic() - start)
        finally:
            process.terminate()
    return statistics.median(waited)


def before(place: Path) -> Path | None:
    """Check the former code out; there is none where the history is not there."""
    command = ["git", "-C", str(ROOT), "archive", BEFORE, *FORMER]
    done = subprocess.run(command, capture_output=True, check=False)
    if done.returncode:
        return None
    place.mkdir()
    subprocess.run(["tar", "-x", "-C", str(place)], input=done.stdout, check=True)
    return place


def compare(count: int, folder: Path) -> None:
    """Build an archive with the former code, in the same run."""
    former = before(folder / "before")
    if former is None:
        print("(no comparison: the history does not have the commit before)")
        return
    root = archive(folder / "former", count, former / "seeds")  # today's have keys that it does not know
    for place in (root / "overrides", root / "docs", former / "seeds"):
        shutil.rmtree(place)
    shutil.copytree(former, root, dirs_exist_ok=True)
    path = str(root / "scripts")
    cost = measure(sys.executable, "-m", "colloquy.cli", "build", "--root", str(root), PYTHONPATH=path)
    print(cost.row(f"before records, {count:,} interviews: any build"))
    shutil.rmtree(root)


def whole_builds(count: int, folder: Path) -> list[tuple[bool, str]]:
    """Measure whole builds of an archive, cold, after an edit, and with nothing changed."""
    small = build(archive(folder / "small", count // 10))
    print(small.row(f"{count // 10:,} interviews, cold"))
    shutil.rmtree(folder / "small")
    root = archive(folder / "large", count)
    cold = build(root)
    print(cold.row(f"{count:,} interviews, cold", f"{CPU_LIMIT:.0f} CPU s, {MEMORY_LIMIT_MB:.0f} MB"))
    nothing = build(root)
    print(nothing.row("nothing changed", f"{NOTHING_LIMIT:.0f} s wall"))
    edit(root, count)
    edited = build(root)
    print(edited.row("one translation changed", f"{EDIT_LIMIT:.0f} s wall"))
    shown = seen_after(root, count)
    growth = (cold.cpu / count) / (small.cpu / (count // 10))
    own = measure("make", "-C", str(ROOT), "site")
    own = measure("make", "-C", str(ROOT), "site")
    print(own.row("`make site` of this archive, again", f"{NOTHING_LIMIT:.0f} s wall"))
    print(
        f"\nwall / CPU, cold: {cold.wall / cold.cpu:.2f} (limit {PARALLEL_LIMIT}, on two cores that are free)"
    )
    print(f"an interview of {count:,} costs {growth:.2f} times one of {count // 10:,} (limit {LINEAR_LIMIT})")
    print(f"in the preview, an edit shows after {shown:.2f} s (limit {SHOWN_LIMIT:.0f}, median of five)")
    return [
        (shown <= SHOWN_LIMIT, "an edit in the preview"),
        (cold.cpu <= CPU_LIMIT * count / 1000, "CPU of a cold build"),
        (cold.memory <= MEMORY_LIMIT_MB, "memory of a cold build"),
        (cold.wall <= PARALLEL_LIMIT * cold.cpu, "wall of a cold build"),
        (growth <= LINEAR_LIMIT, "growth"),
        (nothing.wall <= NOTHING_LIMIT, "nothing changed"),
        (edited.wall <= EDIT_LIMIT, "one translation changed"),
        (own.wall <= NOTHING_LIMIT, "make site, again"),
    ]


def pages_only(count: int, folder: Path) -> list[tuple[bool, str]]:
    """Measure what needs no rendering: reading, composing, joining, exporting."""
    root = archive(folder / "large", count)
    for what in ("cold", "nothing changed"):
        cost = measure(sys.executable, "-c", WORKER, str(root), "0")
        print(cost.row(f"{count:,} interviews, pages and exports, {what}"))
    return [(cost.memory <= 2000, "memory")]


def main() -> int:
    """Measure, print, and say whether the limits are kept."""
    parser = argparse.ArgumentParser()
    parser.add_argument("count", nargs="?", type=int, default=1000)
    parser.add_argument("--pages", action="store_true", help="pages and joins only")
    parser.add_argument(
        "--compare", type=int, default=100, help="interviews for the commit before; 0 for none"
    )
    chosen = parser.parse_args()
    adopt_orphans()
    print(f"{'':<58} {'CPU s':>8} {'wall s':>8} {'peak MB':>8}  limit")
    with tempfile.TemporaryDirectory() as folder:
        if chosen.compare:
            compare(chosen.compare, Path(folder))
        found = (pages_only if chosen.pages else whole_builds)(chosen.count, Path(folder))
    lost = [what for kept, what in found if not kept]
    print(f"not kept: {', '.join(lost)}" if lost else "all limits are kept")
    return 1 if lost else 0


if __name__ == "__main__":
    sys.exit(main())
