"""Processes that are killed while they send a result, after as many bytes of it as a test says."""

from __future__ import annotations

import os
import signal
from dataclasses import dataclass
from multiprocessing import parent_process
from multiprocessing.connection import Connection
from typing import Any

from colloquy.reading import Files

SENT = 0, 1, 4, 5, 70_000
"""Bytes: nothing, half a header, a header alone, the beginning of what follows, more than a pipe holds."""


def die_after(sent: int) -> None:
    """Let this process be killed as the system does it, when it has sent so many bytes of its next result."""
    assert parent_process(), "only a process that another one started may die"
    left = sent

    def send(self: Connection, raw: Any, write: Any = os.write) -> None:
        nonlocal left
        part = bytes(raw)[:left]
        while part:
            count = write(self.fileno(), part)
            part, left = part[count:], left - count
        if not left:
            os.kill(os.getpid(), signal.SIGKILL)

    Connection._send = send  # type: ignore[attr-defined]


def double(value: int) -> bytes:
    """Give bytes; of a negative value, only so many of them as it says, and end."""
    if value < 0:
        die_after(~value)
    return bytes([value % 256]) * 100_000


def fail_unsent(value: bytes) -> None:
    """Fail with what cannot be sent."""
    raise ValueError(memoryview(value))


@dataclass(frozen=True)
class HalfSent(Files):
    """Files whose record is cut in two by the end of the process that made it."""

    sent: int = 0

    def __reduce__(self) -> tuple[object, tuple[object, ...]]:
        return _die_with, (self.sent, self.interview, self.names, self.contents, self.refused)


def _die_with(sent: int, *declared: Any) -> Files:
    die_after(sent)
    return Files(*declared)
