"""Times: when a turn begins in its recording, and the address at which that can be heard."""

from __future__ import annotations

from urllib.parse import quote

from markupsafe import Markup

from colloquy.text.times import clock

SAFE = ":/?&=%@+,;~!$'()*[]"
"""What may be in an address and in an attribute of Markdown."""


def fragment(start: int, recording: str) -> str:
    """Give the address of a moment of a recording, after Media Fragments URI 1.0, section 4.2.1 (W3C)."""
    seconds = f"{start / 1000:.3f}".rstrip("0").rstrip(".")
    address, _, _ = recording.partition("#")
    return f"{quote(address, safe=SAFE)}#t={seconds}"


def begins(start: int | None, recording: str | None) -> Markup:
    """Write the time of a turn or passage as attributes that the site's extension shows, if there is one."""
    if start is None:
        return Markup()
    address = f' at="{fragment(start, recording)}"' if recording else ""
    return Markup(f' start="{clock(start)}"{address}')
