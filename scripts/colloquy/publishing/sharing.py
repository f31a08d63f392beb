"""Sharing: pages rendered by several processes at once.

They are forked after MkDocs was set up, so that each has settings, files and templates without their being
copied or sent; only what is taken down of a page comes back. Where processes cannot fork, one renders all.
"""

import gc
import multiprocessing
import os
from collections.abc import Generator, Iterator, Sequence
from concurrent.futures import BrokenExecutor, as_completed
from dataclasses import dataclass
from typing import ClassVar

from mkdocs.structure.files import File

from colloquy.mapping.processes import WorkerDiedError, may_fork, processes
from colloquy.problems import Problem, phrase
from colloquy.publishing.engine import Tree
from colloquy.publishing.findings import Findings
from colloquy.publishing.ledger import Facts, Ties
from colloquy.publishing.pages import render_page

BATCH = 4
"""Pages that are sent for at once: few, so that no process waits for long at the end."""

WORTH = 24
"""Pages from which on it is worth while to fork."""


@dataclass(frozen=True, slots=True)
class Rendering:
    """What rendering a page came to."""

    number: int
    """Of the page, in the order in which they were asked for."""
    left: tuple[Facts, Ties] | None
    """`None` if it failed."""
    problems: list[Problem]


@dataclass(frozen=True, slots=True)
class Task:
    """Pages to render."""

    pages: Sequence[tuple[Tree, File]]
    findings: Findings

    def render(self, number: int) -> Rendering:
        """Render one of the pages."""
        tree, file = self.pages[number]
        left = None
        try:
            left = render_page(tree, file)
        except (
            Exception,
            SystemExit,
        ) as failure:  # MkDocs, its plugins and its templates raise what they like
            self.findings.blame(failure)
        return Rendering(number, left, self.findings.take())


class _Forked:
    """What a forked process was given when it began."""

    task: ClassVar[Task]


def render_pages(task: Task, jobs: int) -> Iterator[Rendering]:
    """Render pages, in as many processes as there are jobs; they come back in any order."""
    numbers = range(len(task.pages))
    if jobs == 1 or len(numbers) < WORTH or not may_fork():
        yield from map(task.render, numbers)
        return
    longest_first = sorted(numbers, key=lambda number: -_size(task.pages[number][1]))
    samples = {task.pages[number][0].language: number for number in longest_first}  # each language's shortest
    # Rendering these compiles the templates, so that the processes share them.
    yield from map(task.render, samples.values())
    rest = [number for number in longest_first if number not in samples.values()]
    gc.collect()
    gc.freeze()  # else the first collection in each process would copy all that it shares with the others
    try:
        lost = yield from _render_apart(task, list(_batches(rest)), jobs)
        for number in lost:  # each in a process of its own, so that it is clear which page ends it
            if (yield from _render_apart(task, [[number]], 1)):
                raise _died(task.pages[number][1])
    finally:
        gc.unfreeze()


def _render_apart(
    task: Task, batches: Sequence[Sequence[int]], jobs: int
) -> Generator[Rendering, None, list[int]]:
    """Render pages in processes; return the numbers of those that were lost with their process."""
    lost: list[int] = []
    with processes(jobs, multiprocessing.get_context("fork"), _adopt, task) as submit:
        sent = {submit(_render, batch): batch for batch in batches}
        for future in as_completed(sent):
            batch = sent.pop(future)  # what came of it is not kept with the future
            try:
                yield from future.result()
            except BrokenExecutor:
                lost += batch
    return lost


def _died(file: File) -> WorkerDiedError:
    return WorkerDiedError(
        phrase(
            "the process that rendered the page {path} ended; perhaps it ran out of memory",
            path=file.src_uri,
        )
    )


def _size(file: File) -> int:
    return os.path.getsize(file.abs_src_path) if file.abs_src_path else 0  # noqa: PTH202 - a string


def _batches(numbers: Sequence[int]) -> Iterator[Sequence[int]]:
    return (numbers[start : start + BATCH] for start in range(0, len(numbers), BATCH))


def _adopt(task: Task) -> None:
    gc.disable()  # it would run all the time while trees grow, and find little
    _Forked.task = task


def _render(numbers: Sequence[int]) -> list[Rendering]:
    renderings = [_Forked.task.render(number) for number in numbers]
    gc.collect()
    return renderings
