"""Kills builds at random moments, or lets the disk be full, and looks at what they leave: old files or new.

    make kills             200 times, and 20 full disks (KILLS=1000 FULL=100 for more)

Each time, one edit is made, its build is killed, or finds no room, and what is in place is compared with what
was there before and what a build puts there that nothing keeps from it; then a second build must finish the
work. Full disks are file systems in memory, which only root can mount.
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


def edited_and_built(root: Path, number: int) -> dict[str, bytes]:
    """Make an edit and build it; give what is in place."""
    edit(root, number)
    return finished(root)


class Trial:
    """Counts in what states an archive was left, and complains of any that is neither old nor new."""

    def __init__(self, states: list[dict[str, bytes]]) -> None:
        self.states = states
        self.seen = {"before": 0, "after": 0, "between": 0, "no site for an instant": 0}

    def look(self, root: Path, number: int) -> None:
        """Look at what a build left, and let the next one repair it."""
        old, new = self.states[(number + 1) % 2], self.states[number % 2]
        left = in_place(root)
        whole = all(raw in (old.get(path), new.get(path)) for path, raw in left.items())
        assert whole, f"{number}: a file is neither old nor new"
        if parts := _site(left):
            assert parts in (_site(old), _site(new)), f"{number}: the site is a mixture"
        else:
            self.seen["no site for an instant"] += 1
        self.seen["before" if left == old else "after" if left == new else "between"] += 1


def _site(files: dict[str, bytes]) -> dict[str, bytes]:
    return {path: raw for path, raw in files.items() if path.startswith("site/")}


def kill(folder: Path, times: int, moments: random.Random) -> Trial:
    """Kill builds at random moments."""
    root = copy_of_the_real_site(many(folder, 4))
    trial = Trial([edited_and_built(root, 0)])
    start = time.monotonic()
    trial.states.append(edited_and_built(root, 1))
    duration = time.monotonic() - start
    for number in range(times):
        edit(root, number)
        with build(root) as process:
            time.sleep(moments.uniform(0, duration))
            process.send_signal(signal.SIGKILL)
        trial.look(root, number)
        assert finished(root) == trial.states[number % 2], f"{number}: the next build did not repair it"
    return trial


def fill(folder: Path, times: int, moments: random.Random) -> Trial:
    """Build where there is less room than a build needs, or a little more."""
    _mount(folder, "size=1g")
    try:
        root = copy_of_the_real_site(many(folder, 4))
        trial = Trial([edited_and_built(root, 0), edited_and_built(root, 1)])
        for number in range(times):
            edit(root, number)
            shutil.rmtree(root / ".colloquy")  # so that a build needs room
            used = shutil.disk_usage(folder).used
            _mount(folder, f"remount,size={used + moments.randrange(NEEDED)}")
            with build(root) as process:
                _, said = process.communicate()
            assert process.returncode in (0, 1), f"{number}: ended with {process.returncode}"
            assert b"Traceback" not in said, said.decode(errors="replace")
            _mount(folder, "remount,size=1g")
            trial.look(root, number)
            assert finished(root) == trial.states[number % 2], f"{number}: the next build did not repair it"
    finally:
        subprocess.run(["umount", str(folder)], check=True)
    return trial


NEEDED = 12 * 2**20
"""Bytes: a little more than a build from nothing needs."""


def _mount(folder: Path, options: str) -> None:
    subprocess.run(["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(folder)], check=True)


def main() -> int:
    """Kill or fill, look, repair; say what was seen."""
    trials = {"kills": kill, "full disks": fill}
    for (name, attempt), count in zip(trials.items(), sys.argv[1:], strict=False):
        seed = random.randrange(10**6)
        print(f"{count} {name}, seed {seed}:", end=" ", flush=True)
        with tempfile.TemporaryDirectory() as folder:
            trial = attempt(Path(folder), int(count), random.Random(seed))
        print(f"every next build repaired what was left; found {trial.seen}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
