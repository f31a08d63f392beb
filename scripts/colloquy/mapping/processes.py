"""Processes: each has a pipe of its own, whose end is seen whatever moment the system chooses to kill it.

The pool of the standard library has one pipe for all results, which stays open while any process lives: of a
result that a killed process has sent half of, it waits for the rest for ever.
"""

import gc
import multiprocessing
import os
import pickle
import signal
import threading
import traceback
from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor, Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from functools import partial
from multiprocessing.connection import Connection
from multiprocessing.context import BaseContext
from multiprocessing.process import BaseProcess
from queue import SimpleQueue
from typing import Any

from colloquy.problems import Phrase


class WorkerDiedError(Exception):
    """A process ended, and again when it had only one thing to work on, which the phrase names."""

    def __init__(self, what: Phrase) -> None:
        super().__init__(what)
        self.what = what


def clean_context() -> BaseContext:
    """Give a way of starting processes that copies nothing of this one, whose threads may hold locks."""
    methods = multiprocessing.get_all_start_methods()
    return multiprocessing.get_context("forkserver" if "forkserver" in methods else "spawn")


@contextmanager
def processes(
    count: int, context: Any, begin: Callable[..., None], *arguments: object
) -> Iterator[Callable[..., Future[Any]]]:
    """Start processes, each of which begins by a call; whatever ends the block ends them at once.

    Gives what sends a function and its argument to one of them. The future raises `BrokenExecutor` if the
    process ends, and another takes its place.
    """
    team = _Team(context, partial(begin, *arguments))
    idle: SimpleQueue[Connection] = SimpleQueue()

    def ask(work: Callable[[Any], Any], value: object) -> Any:
        pipe = idle.get()
        try:
            pipe.send((work, value))
            result, failure = pipe.recv()
        except (EOFError, OSError):
            pipe = team.start()
            raise BrokenExecutor from None
        finally:
            idle.put(pipe)
        if failure:
            raise failure
        return result

    threads = ThreadPoolExecutor(count)
    try:
        for _ in range(count):  # before any thread, since a context may fork this process
            idle.put(team.start())
        yield lambda work, value: threads.submit(ask, work, value)
    finally:
        threads.shutdown(wait=False, cancel_futures=True)
        team.end()
        threads.shutdown()


def may_fork() -> bool:
    """Say whether a fork is safe: beside other threads it may find their locks taken for ever."""
    return "fork" in multiprocessing.get_all_start_methods() and threading.active_count() == 1


def call_apart(work: Callable[[Any], Any], value: object) -> Any:
    """Call a function in a process that ends afterwards and gives its memory back; here, if none may fork."""
    if not may_fork():
        return work(value)
    with processes(1, multiprocessing.get_context("fork"), gc.disable) as submit:
        try:
            return submit(work, value).result()
        except BrokenExecutor:  # it was killed
            return work(value)


class _Team:
    """Processes of one kind; once it has ended, none starts."""

    def __init__(self, context: Any, begin: Callable[[], None]) -> None:
        self._context, self._begin = context, begin
        self._lock = threading.Lock()
        self._processes: list[BaseProcess] | None = []

    def start(self) -> Connection:
        """Start a process that waits for work; give this end of its pipe."""
        with self._lock:
            if self._processes is None:
                raise BrokenExecutor
            here, there = self._context.Pipe()
            process = self._context.Process(target=_serve, args=(there, self._begin))
            process.start()
            there.close()  # only the process has it now, so that the pipe ends with the process
            self._processes.append(process)
            return here  # type: ignore[no-any-return]

    def end(self) -> None:
        """Kill all processes: whatever they still work on is not wanted."""
        with self._lock:
            ended, self._processes = self._processes or [], None
        for process in ended:
            process.kill()
        for process in ended:
            process.join()


def _serve(pipe: Connection, begin: Callable[[], None]) -> None:
    _depend_on_parent()
    begin()
    with suppress(EOFError):
        while True:
            work, value = pipe.recv()
            pipe.send_bytes(_answer(work, value))


def _answer(work: Callable[[Any], object], value: object) -> bytes:
    """Give, ready to be sent, a result and no failure, or none and the failure."""
    try:
        return pickle.dumps((work(value), None))
    except Exception as failure:
        failure.add_note(traceback.format_exc())
        try:
            return pickle.dumps((None, failure))
        except Exception:
            return pickle.dumps((None, RuntimeError(traceback.format_exc())))


def _depend_on_parent() -> None:
    """Leave Ctrl-C to the process that started this one, and end when that was killed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    if parent := multiprocessing.parent_process():
        parent.join()
        os._exit(1)
