"""Waiting for something to become so, however busy the machine is."""

from __future__ import annotations

import time
from collections.abc import Callable

PATIENCE = 60.0
"""Seconds after which something is wrong, and not only slow; only a failure waits so long."""


def until(true: Callable[[], bool], what: Callable[[], str], patience: float = PATIENCE) -> None:
    """Ask again until something is so; else say what is so instead."""
    end = time.monotonic() + patience
    while not true():
        assert time.monotonic() < end, what()
        time.sleep(0.02)
