"""Serving: MkDocs' own preview server, with the pages made anew whenever a seed changes.

MkDocs watches ``docs/`` and rebuilds what it shows; this module only watches ``seeds/``.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from pathlib import Path

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from colloquy.pipeline import Run, write_pages
from colloquy.problems import Problem
from colloquy.publishing.staging import BusyError, sole_writer

PAUSE = 0.2
"""Seconds of quiet before pages are made: editors save in several steps."""

CHANGES = {"modified", "created", "deleted", "moved"}


class _Seeds(FileSystemEventHandler):
    """Makes the pages when seeds have changed and then been left alone for a moment."""

    def __init__(self, root: Path, tell: Callable[[list[Problem]], None]) -> None:
        self.root = root
        self.tell = tell
        self.timer: threading.Timer | None = None
        self.making = threading.Lock()

    def on_any_event(self, event: FileSystemEvent) -> None:
        if event.event_type in CHANGES:
            self.soon()

    def soon(self) -> None:
        if self.timer:
            self.timer.cancel()
        self.timer = threading.Timer(PAUSE, self.make)
        self.timer.daemon = True
        self.timer.start()

    def make(self) -> None:
        try:
            with self.making, sole_writer(self.root):
                self.tell(write_pages(Run(self.root, lambda names: names)).problems)
        except BusyError:  # a build is running; what it does not see yet, the next try does
            self.soon()


def serve_archive(root: Path, port: int, tell: Callable[[list[Problem]], None]) -> None:
    """Serve the site on this machine until interrupted; `tell` hears of the problems of each edit."""
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")  # an advertisement in every build
    from mkdocs.commands.serve import serve

    observer = Observer()
    observer.schedule(_Seeds(root, tell), str(root / "seeds"), recursive=True)
    observer.start()
    try:
        serve(str(root / "mkdocs.yml"), dev_addr=f"127.0.0.1:{port}", livereload=True)
    finally:
        observer.stop()
