"""Executing: batches of interviews, in this process, on this machine's cores, or on a cluster."""

import gc
from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, wait
from contextlib import contextmanager
from itertools import chain, islice
from typing import ClassVar

from colloquy.mapping.processes import WorkerDiedError, clean_context, processes
from colloquy.mapping.records import RecordParts, Task, make_batch, make_record
from colloquy.mapping.workers import THRESHOLD, NoClusterError, Workers
from colloquy.problems import phrase
from colloquy.reading import Files

FEW = 20
"""Up to so many interviews are read in this process: starting others would take longer."""
BATCH = 8
"""Interviews that are sent at once."""
AHEAD = 3
"""Batches that wait for each worker. More would only fill the memory."""

Batch = tuple[Files, ...]

Submit = Callable[[Batch], Future[list[RecordParts]]]
"""Sends a batch to where its records are made."""


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
    lost: list[Batch] = []
    for batch in batches:
        pending[submit(batch)] = batch
        if len(pending) >= ahead:
            yield from _done(pending, lost)
    while pending:
        yield from _done(pending, lost)
    for files in chain.from_iterable(lost):
        yield _alone(task, files)


def _done(pending: dict[Future[list[RecordParts]], Batch], lost: list[Batch]) -> Iterator[RecordParts]:
    """Wait until a batch is done, or lost with its process."""
    for future in wait(pending, return_when=FIRST_COMPLETED).done:
        batch = pending.pop(future)
        try:
            result = future.result()
        except Exception as failure:
            if not _is_a_death(failure):
                raise
            lost.append(batch)
        else:
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
            raise WorkerDiedError(
                phrase(
                    "the process that read the interview {id} ended; perhaps it ran out of memory",
                    id=files.interview,
                )
            ) from None
    return parts


@contextmanager
def _executor(workers: Workers, task: Task) -> Iterator[Submit]:
    """Give what sends batches to an executor; whatever ends the run ends its processes at once."""
    packed = task.packed()
    if workers.cluster:
        with _cluster(workers.cluster) as executor:
            yield lambda batch: executor.submit(make_batch, packed, batch)
        return
    context = clean_context()
    if context.get_start_method() == "forkserver":
        context.set_forkserver_preload(["colloquy.mapping.records"])
    with processes(workers.count, context, _adopt, packed) as submit:
        yield lambda batch: submit(_make, batch)


class _Worker:
    """What a process is given when it begins."""

    packed: ClassVar[bytes]


def _adopt(packed: bytes) -> None:
    _Worker.packed = packed
    gc.freeze()  # modules stay: looking through them again and again takes long
    gc.set_threshold(*THRESHOLD)


def _make(batch: Batch) -> list[RecordParts]:
    return make_batch(_Worker.packed, batch)


@contextmanager
def _cluster(address: str) -> Iterator[Executor]:
    try:
        from distributed import Client
    except ImportError:
        raise NoClusterError("pip install distributed") from None
    try:
        client = Client(address, timeout="10s")  # type: ignore[no-untyped-call]
    except (OSError, ValueError) as failure:
        raise NoClusterError(f"{address}: {failure}") from None
    with client:
        yield client.get_executor(pure=False)  # type: ignore[no-untyped-call]
