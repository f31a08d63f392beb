"""Kills builds at random moments, and looks at what they leave: old or new files, never half a one.

    make kills             200 times (KILLS=1000 for more)

Each time, one edit is made, its build is killed, and what is in place is compared with what was there before
and what a build that nobody killed puts there; then a second build must finish the work.
"""

from __future__ import annotations

import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from archives import copy_of_the_real_site, snapshot
from many import many

FOLDERS = ("docs", "site")
EDITED = "seeds/talk-000/interview.yml"


def build(root: Path) -> subprocess.Popen[bytes]:
    """Start a build."""
    command = [sys.executable, "-m", "colloquy.cli", "build", "--root", str(root)]
    return subprocess.Popen(command, stderr=subprocess.PIPE, start_new_session=True)


def finished(root: Path) -> dict[str, bytes]:
    """Build to the end; give what is in place."""
    with build(root) as process:
        _, said = process.communicate()
    assert process.returncode == 0, said.decode(errors="replace")
    return in_place(root)


def in_place(root: Path) -> dict[str, bytes]:
    """Give all pages and the site; nothing of a site that is not there."""
    return {f"{folder}/{path}": raw for folder in FOLDERS for path, raw in snapshot(root / folder).items()}


def edit(root: Path, number: int) -> None:
    """Give the first interview another title of its first question."""
    path = root / EDITED
    head, _, rest = path.read_text(encoding="utf-8").partition("title: The beginning")
    again = ", again" * (number % 2)
    path.write_text(f"{head}title: The beginning{again}{rest.removeprefix(', again')}", encoding="utf-8")


def main() -> int:
    """Kill, look, repair; say what was seen."""
    times, seed = int(sys.argv[1]), random.randrange(10**6)
    moments = random.Random(seed)
    seen = {"before": 0, "after": 0, "between": 0, "no site for an instant": 0}
    with tempfile.TemporaryDirectory() as folder:
        root = copy_of_the_real_site(many(Path(folder), 4))
        states = []
        for number in (0, 1):
            edit(root, number)
            start = time.monotonic()
            states.append(finished(root))
            duration = time.monotonic() - start
        for number in range(times):
            edit(root, number)
            old, new = states[(number + 1) % 2], states[number % 2]
            with build(root) as process:
                time.sleep(moments.uniform(0, duration))
                process.send_signal(signal.SIGKILL)
            left = in_place(root)
            site = {path for path in left if path.startswith("site/")}
            whole = all(raw in (old.get(path), new.get(path)) for path, raw in left.items())
            assert whole, f"kill {number} (seed {seed}): a file is neither old nor new"
            if not site:
                seen["no site for an instant"] += 1
            else:
                parts = {path: raw for path, raw in left.items() if path in site}
                sites = [{path: raw for path, raw in state.items() if path in site} for state in (old, new)]
                assert parts in sites, f"kill {number} (seed {seed}): the site is a mixture"
            seen["before" if left == old else "after" if left == new else "between"] += 1
            assert finished(root) == new, f"kill {number} (seed {seed}): the next build did not repair it"
        shutil.rmtree(root)
    print(f"{times} builds killed (seed {seed}), every next one repaired: {seen}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
