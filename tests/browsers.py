"""The system's Chromium, a server for what it reads, and readers' windows in which nothing moves."""

from __future__ import annotations

import functools
import http.server
import shutil
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, sync_playwright

from waiting import PATIENCE

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
QUIET = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update")
PAGES_PATIENCE = PATIENCE * 1000
"""In milliseconds, as Playwright counts."""

NO_HEADERS: Mapping[str, str] = {}

Visit = Callable[..., BrowserContext]
"""Opens a browser as a reader has it, by Playwright's settings."""

Serve = Callable[..., str]
"""Serves a folder, with headers for each of its files, until the tests end; gives its address."""

STILL = """
const still = new CSSStyleSheet()
still.replaceSync(`*, *::before, *::after, ::backdrop {
  transition: none !important; animation: none !important; scroll-behavior: auto !important }`)
document.adoptedStyleSheets.push(still)
"""
"""What is measured in the middle of a movement depends on how busy the machine is."""


def chromium() -> str:
    """Find the system's Chromium."""
    path = next(filter(None, map(shutil.which, BROWSERS)), None)
    assert path, "no Chromium on this machine; `make test` installs it on a Debian"
    return path


@contextmanager
def launched() -> Iterator[Browser]:
    """Start the system's Chromium, without a window."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium(), args=list(QUIET), timeout=PAGES_PATIENCE
        )
        yield browser
        browser.close()


def still(browser: Browser, **settings: Any) -> BrowserContext:
    """Open a context, with Playwright's settings, whose pages have no transitions, and time enough."""
    context = browser.new_context(reduced_motion="reduce", **settings)
    context.set_default_timeout(PAGES_PATIENCE)
    context.add_init_script(STILL)
    return context


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def __init__(self, *arguments: Any, headers: Mapping[str, str], directory: str) -> None:
        self.sent = headers
        super().__init__(*arguments, directory=directory)

    def end_headers(self) -> None:
        """Send what the host sends with everything."""
        for name, value in self.sent.items():
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


class _Server(http.server.ThreadingHTTPServer):
    request_queue_size = 128  # a page asks for twenty files at once, more than the five that usually may wait


@contextmanager
def served(folder: Path, headers: Mapping[str, str] = NO_HEADERS) -> Iterator[str]:
    """Serve a folder, with headers for each of its files; give its address."""
    handler = functools.partial(_Quiet, directory=str(folder), headers=headers)
    with _Server(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
