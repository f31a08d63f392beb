"""The benchmark: 1,000 synthetic interviews of the size of the real two, from seeds to pages.

It prints a table; the limits that it must keep are printed beside it, and it exits with 1 if one is not.
"""

from __future__ import annotations

import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from hashlib import sha256
from pathlib import Path

ROOT = Path(__file__).parent.parent
COUNTS = (250, 500, 1000)
CPU_LIMIT_MS, MEMORY_LIMIT_MB, LINEAR_LIMIT = 15.0, 400.0, 1.15

WORKER = """
import resource, sys, time
from pathlib import Path
from colloquy.building import make_pages
start = time.process_time()
outcome = make_pages(Path(sys.argv[1]), lambda names: names, exports=len(sys.argv) > 2)
assert not outcome.problems, outcome.problems[0].what.text()
print(time.process_time() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""


def synthetic(place: Path, count: int) -> None:
    """Make an archive of `count` interviews: the real two, again and again, with their translations."""
    shutil.rmtree(place, ignore_errors=True)
    (place / "seeds").mkdir(parents=True)
    shutil.copy(ROOT / "mkdocs.yml", place)
    for name in ("people.yml", "terms.yml"):
        shutil.copy(ROOT / "seeds" / name, place / "seeds")
    real = sorted(path for path in (ROOT / "seeds").iterdir() if path.is_dir())
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


def measure(place: Path, *options: str) -> tuple[float, float]:
    """Make the pages of an archive in a process of its own; give CPU seconds and peak MB.

    With any option, the exports are made too.
    """
    command = [sys.executable, "-c", WORKER, str(place), *options]
    answer = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    return float(answer[0]), float(answer[1])


def wall(*command: str) -> float:
    """Time a command by the clock."""
    start = time.monotonic()
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return time.monotonic() - start


def main() -> int:
    """Measure, print, and say whether the limits are kept."""
    languages = 2
    print(f"{'interviews':>10}  {'CPU s':>7}  {'ms per interview and language':>30}  {'peak MB':>8}")
    results = []
    with tempfile.TemporaryDirectory() as folder:
        for count in COUNTS:
            synthetic(Path(folder) / "archive", count)
            cpu, memory = measure(Path(folder) / "archive")
            each = 1000 * cpu / count / languages
            results.append((each, memory))
            print(f"{count:>10}  {cpu:>7.2f}  {each:>30.1f}  {memory:>8.0f}")
        with_exports, most = measure(Path(folder) / "archive", "exports")
    growth = results[-1][0] / results[0][0]
    second = wall("make", "site")
    print(f"\nper interview and language: {results[-1][0]:.1f} ms (limit {CPU_LIMIT_MS:.0f})")
    exports = 1000 * (with_exports - cpu) / COUNTS[-1] / languages
    print(f"exports, in addition: {exports:.1f} ms; memory with them: {most:.0f} MB")
    print(f"memory: {results[-1][1]:.0f} MB (limit {MEMORY_LIMIT_MB:.0f})")
    print(
        f"{COUNTS[-1]} interviews cost {growth:.2f} times as much each as {COUNTS[0]} (limit {LINEAR_LIMIT})"
    )
    print(f"`make site` of this archive, again: {second:.1f} s (limit 8)")
    print(f"this benchmark: {resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime:.0f} s of CPU")
    kept = (
        results[-1][0] <= CPU_LIMIT_MS
        and results[-1][1] <= MEMORY_LIMIT_MB
        and growth <= LINEAR_LIMIT
        and second <= 8
    )
    print("all limits are kept" if kept else "A LIMIT IS NOT KEPT")
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
