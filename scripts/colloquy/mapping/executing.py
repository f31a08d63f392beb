"""Executing: batches of interviews, in this process, on this machine's cores, or on a cluster."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, ProcessPoolExecutor, wait
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain, islice
from multiprocessing.process import BaseProcess
from multiprocessing.synchronize import Event
from typing import ClassVar

from colloquy.mapping.records import RecordParts, Task, make_batch, make_record
from colloquy.reading import Files

FEW = 20
"""Up to so many interviews are parts in this process: starting others would take longer."""
BATCH = 8
"""Interviews that are sent at once."""
GRACE = 1.0
"""Seconds in which processes may end by themselves after Ctrl-C."""
AHEAD = 3
"""Batches that wait for each worker. More would only fill the memory."""

THRESHOLD = 50_000, 20, 50
"""When to look for cycles: an archive is many small values that stay, and looking through them takes long."""

Batch = tuple[Files, ...]

Submit = Callable[[Batch], Future[list[RecordParts]]]
"""Sends a batch to where its records are parts."""


class WorkerDiedError(Exception):
    """The process that parts an interview's record ended, and again when it had only this one to make."""

    def __init__(self, interview: str) -> None:
        super().__init__(interview)
        self.interview = interview


class NoClusterError(Exception):
    """There is no cluster at the address, or the extra that reaches it is not installed."""


@dataclass(frozen=True, slots=True)
class Workers:
    """Where records are parts."""

    jobs: int = 0
    """How many processes; 0 for one on each core."""
    cluster: str = ""
    """The address of a Dask scheduler; empty for this machine."""

    @property
    def count(self) -> int:
        """How many processes there are to be on this machine."""
        cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
        return self.jobs or cores or 1


def make_all(task: Task, files: Iterator[Files], workers: Workers) -> Iterator[RecordParts]:
    """Make the records of interviews, in whatever order they are done.

    Raises `WorkerDiedError` for an interview on which a process ends, `NoClusterError` where there is none.
    """
    first = list(islice(files, FEW + 1))
    if not workers.cluster and (workers.count == 1 or len(first) <= FEW):
        for each in chain(first, files):
            yield make_record(task.archive, each, task.parts)
        return
    with _executor(workers, task) as submit:
        yield from _completed(submit, task, _batches(chain(first, files)), AHEAD * max(2, workers.count))


def _batches(files: Iterator[Files]) -> Iterator[Batch]:
    while batch := tuple(islice(files, BATCH)):
        yield batch


def _completed(submit: Submit, task: Task, batches: Iterator[Batch], ahead: int) -> Iterator[RecordParts]:
    pending: dict[Future[list[RecordParts]], Batch] = {}
    lost: list[Files] = []
    try:
        for batch in batches:
            pending[submit(batch)] = batch
            if len(pending) >= ahead:
                yield from _done(pending)
        while pending:
            yield from _done(pending)
    except Exception as failure:
        if not _is_a_death(failure):
            raise
        lost += chain.from_iterable(pending.values())
        lost += chain.from_iterable(batches)
    for each in lost:
        yield _alone(task, each)


def _done(pending: dict[Future[list[RecordParts]], Batch]) -> Iterator[RecordParts]:
    for future in wait(pending, return_when=FIRST_COMPLETED).done:
        result = future.result()  # first: if it fails, its batch stays pending
        del pending[future]
        yield from result


def _is_a_death(failure: Exception) -> bool:
    """Say whether a worker ended, here or on a cluster, whose own exception only the extra can import."""
    return isinstance(failure, BrokenExecutor) or type(failure).__name__ == "KilledWorker"


def _alone(task: Task, files: Files) -> RecordParts:
    """Make one record in a process of its own, so that it is clear whom it is about if that ends, too."""
    with _executor(Workers(1), task) as submit:
        try:
            (parts,) = submit((files,)).result()
        except BrokenExecutor:
            raise WorkerDiedError(files.interview) from None
    return parts


@contextmanager
def _executor(workers: Workers, task: Task) -> Iterator[Submit]:
    """Give what sends batches to an executor; whatever ends the run ends its processes at once."""
    packed = task.packed()
    if workers.cluster:
        with _cluster(workers.cluster) as executor:
            yield lambda batch: executor.submit(make_batch, packed, batch)
        return
    # Forking this process would copy its threads' locks; a server that has the package loaded forks cleanly.
    methods = multiprocessing.get_all_start_methods()
    context = multiprocessing.get_context("forkserver" if "forkserver" in methods else "spawn")
    if "forkserver" in methods:
        context.set_forkserver_preload(["colloquy.mapping.records"])
    stop = context.Event()
    pool = ProcessPoolExecutor(workers.count, context, _adopt, (stop, packed))
    try:
        yield lambda batch: pool.submit(_make, batch)
    except BaseException:
        stop.set()
        pool.shutdown(wait=False, cancel_futures=True)
        _end(multiprocessing.active_children())
        raise
    pool.shutdown()


class _Worker:
    """What a process of a pool is given when it begins."""

    stop: ClassVar[Event]
    """Is set when the run is ended."""
    packed: ClassVar[bytes]


def _adopt(stop: Event, packed: bytes) -> None:
    _Worker.stop, _Worker.packed = stop, packed
    gc.freeze()  # modules stay: looking through them again and again takes long
    gc.set_threshold(*THRESHOLD)
    depend_on_parent()


def _make(batch: Batch) -> list[RecordParts]:
    """Make the records of a batch, or as many as there is time for before the run is ended."""
    return [
        parts for each in batch if not _Worker.stop.is_set() for parts in make_batch(_Worker.packed, (each,))
    ]


def _end(processes: Sequence[BaseProcess]) -> None:
    """Let processes end with the interview that they are on; kill those that take long over it.

    To kill one at once could cut a result in two, and whoever reads results would wait for the rest for ever.
    """
    until = time.monotonic() + GRACE
    for process in processes:
        process.join(max(0, until - time.monotonic()))
        process.kill()


def depend_on_parent() -> None:
    """Leave Ctrl-C to the process that started this one, and end when that was killed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    if parent := multiprocessing.parent_process():
        parent.join()
        os._exit(1)


@contextmanager
def _cluster(address: str) -> Iterator[Executor]:
    try:
        from distributed import Client
    except ImportError:
        raise NoClusterError("pip install 'colloquy[cluster]'") from None
    try:
        client = Client(address, timeout="10s")  # type: ignore[no-untyped-call]
    except (OSError, ValueError) as failure:
        raise NoClusterError(f"{address}: {failure}") from None
    with client:
        yield client.get_executor(pure=False)  # type: ignore[no-untyped-call]
