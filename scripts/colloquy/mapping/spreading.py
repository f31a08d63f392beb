"""Spreading: one function over many values, in this process for a few, on this machine's cores for more."""

import gc
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Future
from typing import TypeVar

from colloquy.mapping.processes import clean_context, processes
from colloquy.mapping.workers import Workers

T = TypeVar("T")
R = TypeVar("R")

FEW = 8
"""Up to so many values are worked on in this process: starting others would take longer."""


def spread(
    work: Callable[[T], R], values: Sequence[T], workers: Workers, lost: Callable[[T], R]
) -> Iterator[R]:
    """Give what `work` makes of each value, in order; what `lost` makes of one on which a process ended."""
    if workers.count == 1 or len(values) <= FEW:
        yield from map(work, values)
        return
    with processes(workers.count, clean_context(), gc.freeze) as submit:
        futures = [submit(work, value) for value in values]
        for value, future in zip(values, futures, strict=True):
            yield _result(future, work, value, lost)


def _result(future: Future[R], work: Callable[[T], R], value: T, lost: Callable[[T], R]) -> R:
    """Wait for a result; after a death, work on the value once more in a process of its own.

    A result that cannot be sent from there to here is made here.
    """
    try:
        return future.result()
    except BrokenExecutor:
        with processes(1, clean_context(), gc.freeze) as submit:
            try:
                again: R = submit(work, value).result()
            except BrokenExecutor:
                return lost(value)
            return again
    except Exception:
        return work(value)
