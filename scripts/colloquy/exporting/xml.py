"""Writing XML 1.0: elements made of text, attributes and other elements.

An element is its own text, as `markupsafe.Markup` is for HTML. To make thousands of nodes of a tree that is
only written down takes four times as long.
"""

from __future__ import annotations

import re
from urllib.parse import quote
from xml.sax.saxutils import escape

from colloquy.text.characters import legal

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
ID, LANG, SPACE = "xml:id", "xml:lang", "xml:space"

_SCHEME = re.compile("https?:|mailto:")
_IN_TEXT = {"\r": "&#13;"}
_IN_ATTRIBUTES = {'"': "&quot;", "\t": "&#9;", "\n": "&#10;", **_IN_TEXT}


class Element(str):
    """An element as it is written."""

    __slots__ = ()


def element(name: str, *content: str, **attributes: str) -> Element:
    """Write an element; what is in it is escaped if it is text. Attributes without text are left out."""
    known = "".join(
        [f' {key}="{escape(legal(value), _IN_ATTRIBUTES)}"' for key, value in attributes.items() if value]
    )
    inside = "".join(
        [part if isinstance(part, Element) else escape(legal(part), _IN_TEXT) for part in content]
    )
    return Element(f"<{name}{known}>{inside}</{name}>" if inside else f"<{name}{known}/>")


def uri(address: str) -> str:
    """Spell an address as RFC 3986 has it, as XML's type ``anyURI`` asks; one that is empty is ``#``."""
    before, sharp, after = address.partition("#")
    safe = "/?&=+,;@!$'()*~%" + (":" if _SCHEME.match(address) else "")
    spelled = f"{quote(before, safe)}{sharp}{quote(after, safe)}"
    return re.sub("%(?![0-9A-Fa-f]{2})", "%25", spelled) or "#"
