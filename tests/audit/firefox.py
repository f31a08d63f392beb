"""Firefox, driven over WebDriver BiDi (https://w3c.github.io/webdriver-bidi/), which it speaks by itself.

Playwright brings a Firefox of its own that cannot be had everywhere, and asks Debian's for what it does
not know; Selenium needs geckodriver, which Debian 12 has not. What is left is a WebSocket and a few commands.
"""

from __future__ import annotations

import contextlib
import json
import re
import subprocess
import time
from pathlib import Path
from typing import Any

from websockets.sync.client import connect

SECONDS = 30
PREFERENCES = {
    "browser.shell.checkDefaultBrowser": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    # A proxy that nobody is: the network is cut off.
    "network.proxy.type": 1,
    "network.proxy.http": "127.0.0.1",
    "network.proxy.http_port": 9,
    "network.proxy.ssl": "127.0.0.1",
    "network.proxy.ssl_port": 9,
    "network.proxy.allow_hijacking_localhost": True,
}
MET = """element => {
  const { x, y, width, height } = element.getBoundingClientRect()
  return element.contains(document.elementFromPoint(x + width / 2, y + height / 2))
}"""
"""Whether the mouse would meet an element, and not what lies over it."""


class Firefox:
    """A browser with one page open and no network."""

    def __init__(self, profile: Path) -> None:
        """Start it; `profile` is an empty folder of its own."""
        preferences = (
            f"user_pref({json.dumps(each)}, {json.dumps(PREFERENCES[each])});" for each in PREFERENCES
        )
        (profile / "user.js").write_text("\n".join(preferences), encoding="utf-8")
        command = [
            "firefox-esr",
            "--headless",
            "--no-remote",
            "--remote-debugging-port=0",
            "--profile",
            str(profile),
        ]
        self.asked = 0
        self.requests: list[str] = []
        self.errors: list[str] = []
        with contextlib.ExitStack() as started:
            log = started.enter_context((profile / "log").open("w"))
            process = started.enter_context(subprocess.Popen(command, stdout=log, stderr=log))
            started.callback(process.terminate)
            address = f"{_listening(profile / 'log')}/session"
            self.socket = started.enter_context(connect(address, max_size=None, proxy=None))
            self("session.new", capabilities={})
            self("session.subscribe", events=["network.beforeRequestSent", "log.entryAdded"])
            self.context = self("browsingContext.create", type="window")["context"]
            viewport = {"width": 1280, "height": 800}
            self("browsingContext.setViewport", context=self.context, viewport=viewport)
            self.close = started.pop_all().close

    def __call__(self, method: str, **parameters: Any) -> Any:
        """Give a command and its answer; what happens meanwhile is taken down."""
        self.asked += 1
        self.socket.send(json.dumps({"id": self.asked, "method": method, "params": parameters}))
        while True:
            told = json.loads(self.socket.recv(SECONDS))
            match told.get("method"):
                case "network.beforeRequestSent":
                    self.requests.append(told["params"]["request"]["url"])
                case "log.entryAdded" if told["params"]["level"] == "error":
                    self.errors.append(told["params"]["text"])
            if told.get("id") == self.asked:
                assert told["type"] == "success", told
                return told["result"]

    def open(self, address: str) -> None:
        """Go to a page and wait until it is there."""
        self("browsingContext.navigate", context=self.context, url=address, wait="complete")

    def evaluate(self, expression: str) -> Any:
        """Give the value of an expression on the page: text, a number or a truth."""
        answer = self(
            "script.evaluate", expression=expression, target={"context": self.context}, awaitPromise=True
        )
        assert answer["type"] == "success", answer
        return answer["result"].get("value")

    def wait_for(self, expression: str) -> None:
        """Wait until an expression is true, also across a change of page."""
        end = time.monotonic() + SECONDS
        while time.monotonic() < end:
            try:
                if self.evaluate(expression):
                    return
            except AssertionError:  # the page is just changing
                pass
            time.sleep(0.05)
        raise AssertionError(f"{expression} at {self.evaluate('location.href')}")

    def hover(self, selector: str) -> None:
        """Move the mouse to the first element of a CSS selector, as soon as it is there to be met."""
        self.evaluate(f"document.querySelector({json.dumps(selector)}).scrollIntoView({{block: 'center'}})")
        self.wait_for(f"({MET})(document.querySelector({json.dumps(selector)}))")
        found = self(
            "browsingContext.locateNodes",
            context=self.context,
            locator={"type": "css", "value": selector},
            maxNodeCount=1,
        )
        element = {"type": "element", "element": {"sharedId": found["nodes"][0]["sharedId"]}}
        self._mouse({"type": "pointerMove", "x": 0, "y": 0, "origin": element})

    def click(self, selector: str) -> None:
        """Click it."""
        self.hover(selector)
        self._mouse({"type": "pointerDown", "button": 0}, {"type": "pointerUp", "button": 0})

    def _mouse(self, *steps: dict[str, Any]) -> None:
        self._act({"type": "pointer", "id": "mouse", "actions": list(steps)})

    def type(self, text: str) -> None:
        """Type into what has the focus."""
        keys = [{"type": kind, "value": each} for each in text for kind in ("keyDown", "keyUp")]
        self._act({"type": "key", "id": "keyboard", "actions": keys})

    def _act(self, *actions: dict[str, Any]) -> None:
        self("input.performActions", context=self.context, actions=list(actions))


def _listening(log: Path) -> str:
    """Wait for the address that it listens on."""
    for _ in range(10 * SECONDS):
        if found := re.search(r"ws://\S+(?=\n)", log.read_text(encoding="utf-8")):
            return found[0]
        time.sleep(0.1)
    raise AssertionError(log.read_text(encoding="utf-8"))
