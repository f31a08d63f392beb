"""``make fuzz``: try inputs for a time; write those that break a law as cases, and fail if there are any."""

from __future__ import annotations

import argparse
import hashlib
import shutil
import sys
import time
from pathlib import Path
from random import Random
from tempfile import mkdtemp

import yaml

from fuzz.arena import Arena, BrokenLawError, Depth, Files, judge_received
from fuzz.inputs import changed_file, inputs, is_of_pages

FOUND = Path(__file__).parent / "found"
MEMORY = Path("/dev/shm")
RECEIVED = 0.3
"""The share of the inputs that are files to be taken in."""
FILES, SITE = 0.05, 0.002
"""The shares of the inputs that pass the check of which files are made, and sites.

What changes pages or settings and passes is always made a site of.
"""


def main() -> None:
    """Fuzz."""
    options = argparse.ArgumentParser(prog="make fuzz")
    options.add_argument("seconds", type=float)
    options.add_argument("--seed", type=int, default=int(time.time()))
    options.add_argument("--files", type=float, default=FILES)
    options.add_argument("--site", type=float, default=SITE)
    given = options.parse_args()
    memory = MEMORY if MEMORY.is_dir() else None
    arena = Arena.at(Path(mkdtemp(prefix="colloquy-fuzz-", dir=memory)) / "archive")
    begun, tried, passed, broken = time.monotonic(), 0, 0, 0
    for number, files in enumerate(inputs(arena, given.seed)):
        if (spent := time.monotonic() - begun) > given.seconds:
            break
        draw = Random(f"{given.seed} {number} depth").random()
        is_site = draw < given.site or is_of_pages(given.seed, number)
        depth = Depth.SITE if is_site else Depth.FILES if draw < given.files else Depth.CHECK
        tried += 1
        taken = Random(f"{given.seed} {number} received")
        if taken.random() < RECEIVED:
            files = dict([changed_file(taken)])
        try:
            if files.keys() & arena.files.keys():
                passed += arena.judge(files, depth)
            else:
                judge_received(*next(iter(files.items())))
        except BrokenLawError as failure:
            broken += 1
            sys.stdout.write(f"{_keep(files, failure)}\n{failure}\n")
    shutil.rmtree(arena.root.parent)
    rate = f"{tried} inputs, {tried / spent:.0f} a second"
    sys.stdout.write(f"seed {given.seed}: {rate}, {passed} passed the check, {broken} broke a law\n")
    sys.exit(bool(broken))


def _keep(files: Files, failure: BrokenLawError) -> Path:
    """Write an input down as a case: ``bytes``, escaped as Python's."""
    escaped = {name: repr(content)[2:-1].replace("\\'", "'") for name, content in files.items()}
    case = yaml.safe_dump({"promise": str(failure), "bytes": escaped}, allow_unicode=True, width=1000)
    FOUND.mkdir(exist_ok=True)
    path = FOUND / f"{failure.law}-{hashlib.sha256(case.encode()).hexdigest()[:12]}.yml"
    path.write_text(case, encoding="utf-8")
    return path


main()
