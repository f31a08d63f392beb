"""A terminal in which somebody types."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple


class Session(NamedTuple):
    """What was to be seen in a terminal, and how it ended."""

    output: str
    exit_code: int


def type_into(arguments: list[str | Path], answers: list[str]) -> Session:
    """Run a verb of the command line in a terminal, and type answers, each with Enter.

    They are typed at once: a terminal keeps them until somebody asks.
    """
    ours, theirs = os.openpty()
    command = [sys.executable, "-m", "colloquy.cli", *map(str, arguments)]
    environment = os.environ | {"LANGUAGE": "en", "LC_ALL": "C.UTF-8", "TERM": "dumb"}
    with subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, env=environment) as run:
        os.close(theirs)
        os.write(ours, "".join(f"{answer}\n" for answer in answers).encode())
        output = b""
        while chunk := _read(ours):
            output += chunk
        os.close(ours)
    return Session(output.decode("utf-8", "replace"), run.returncode)


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:  # nobody is at the other end any more
        return b""
