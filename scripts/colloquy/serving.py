"""Serving: a preview on this machine, in which every edit shows as soon as it is saved.

MkDocs' own server shows the pages and reloads the browser. What it calls at each edit makes the pages anew
and renders those that changed, with MkDocs as it was set up the first time.
"""

import os
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from mkdocs.livereload import LiveReloadServer
from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from colloquy.catalogue import open_archive
from colloquy.guarding import AstrayError
from colloquy.guarding.files import is_file, is_folder, read_bytes
from colloquy.mapping.runs import Run
from colloquy.pipeline import write_pages
from colloquy.problems import Problem
from colloquy.publishing.former import RENDERED, WATCHED, is_edited
from colloquy.publishing.locking import BusyError, sole_writer
from colloquy.publishing.policy import let_run, list_inside
from colloquy.publishing.rendering import Renderer

PAUSE = 0.1
"""Seconds of quiet before pages are made: editors save in several steps."""

CHANGES = {"modified", "created", "deleted", "moved"}


class Preview:
    """The site of an archive as it is edited, with MkDocs as it was set up the first time."""

    def __init__(self, run: Run) -> None:
        self.run = run
        self.renderer = Renderer(self.run.root / RENDERED)

    def update(self) -> list[Problem]:
        """Make the pages, and render those that changed, unless none may be written."""
        outcome = write_pages(self.run)
        if not outcome.written:
            return outcome.problems
        return outcome.problems + self.renderer.update(outcome.archive, self.run.workers.count).problems

    def serve(self, port: int, tell: Callable[[list[Problem]], None]) -> None:
        """Serve the site on this machine until interrupted; `tell` hears of the problems of each edit."""
        self.run = replace(self.run, progress=lambda names: names)
        root, site = self.run.root, self.renderer.site
        server = _Server(
            builder=lambda: tell(self._update_when_free()),
            host="127.0.0.1",
            port=port,
            root=str(site),
            mount_path=urlsplit(open_archive(root)[0].site.url or "/").path,
        )
        server.build_delay = PAUSE
        server.error_handler = lambda code: _error_page(site / f"{code}.html")
        server.observer = _Edits(root)
        for folder in WATCHED:
            if is_folder(root / folder):
                server.watch(str(root / folder))
        server.watch(
            str(root), recursive=False
        )  # an editor may replace mkdocs.yml by another file of that name
        try:
            with suppress(KeyboardInterrupt):
                server.serve()  # type: ignore[no-untyped-call]
        finally:
            server.shutdown()

    def _update_when_free(self) -> list[Problem]:
        while True:
            try:
                with sole_writer(self.run.root):
                    return self.update()
            except AstrayError as failure:
                return failure.problems
            except BusyError:  # a build is running
                time.sleep(PAUSE)


def _error_page(path: Path) -> bytes | None:
    return read_bytes(path) if is_file(path) else None


class _Server(LiveReloadServer):
    """Lets the script by which MkDocs reloads a page run under the policy of that page."""

    def _inject_js_into_html(self, content: bytes, epoch: float) -> bytes:
        page = super()._inject_js_into_html(content, epoch).decode()  # type: ignore[no-untyped-call]
        *_, (_, script) = list_inside(page)
        return let_run(page, script).encode()


class _Edits(Observer):  # type: ignore[misc, valid-type]  # which class it is depends on the system
    """Watches for what people change, and lets nothing pass that the program itself reads or writes."""

    def __init__(self, root: Path) -> None:
        super().__init__()
        self.root = root

    def schedule(self, event_handler: FileSystemEventHandler, path: str, **options: Any) -> Any:
        """Watch a folder for a handler."""
        return super().schedule(_Filter(self.root, event_handler), path, **options)


class _Filter(FileSystemEventHandler):
    def __init__(self, root: Path, handler: FileSystemEventHandler) -> None:
        self.root = root
        self.handler = handler

    def on_any_event(self, event: FileSystemEvent) -> None:
        paths = [Path(os.fsdecode(path)) for path in (event.src_path, event.dest_path) if path]
        inside = [path.relative_to(self.root) for path in paths if path.is_relative_to(self.root)]
        if event.event_type in CHANGES and any(map(is_edited, inside)):
            self.handler.dispatch(event)
