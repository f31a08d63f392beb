"""Writing XML 1.0 with lxml: elements made of text, attributes and other elements."""

import re
from typing import Any
from urllib.parse import quote

from lxml import etree

from colloquy.text.inertness import legal

Element = etree._Element
Content = str | Element
"""What can be in an element."""

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
ID, LANG, SPACE = (f"{{http://www.w3.org/XML/1998/namespace}}{name}" for name in ("id", "lang", "space"))

_SCHEME = re.compile("https?:|mailto:")


class Vocabulary:
    """The elements of one namespace, or of none.

    This is lxml's `ElementMaker` with types and without characters that XML does not know; to wrap that one
    would take half as long again.
    """

    def __init__(self, namespace: str = "") -> None:
        self.before = f"{{{namespace}}}" if namespace else ""
        # The stubs of lxml do not know that None is the prefix of the default namespace.
        self.prefixes: Any = {None: namespace} if namespace else None

    def __call__(self, name: str, *parts: Content, **attributes: str) -> Element:
        """Make an element; attributes without text are left out."""
        element = etree.Element(self.before + name, nsmap=self.prefixes)
        for key, value in attributes.items():
            if value:
                element.set(key, legal(value))
        last: Element | None = None
        for part in parts:
            if not isinstance(part, str):
                element.append(part)
                last = part
            elif last is None:
                element.text = (element.text or "") + legal(part) or None
            else:
                last.tail = (last.tail or "") + legal(part)
        return element


def write_element(element: Element) -> str:
    """Write an element as XML."""
    return etree.tostring(element, encoding="unicode")


def uri(address: str) -> str:
    """Spell an address as RFC 3986 has it, as XML's type ``anyURI`` asks; one that is empty is ``#``."""
    before, sharp, after = address.partition("#")
    safe = "/?&=+,;@!$'()*~%" + (":" if _SCHEME.match(address) else "")
    spelled = f"{quote(before, safe)}{sharp}{quote(after, safe)}"
    return re.sub("%(?![0-9A-Fa-f]{2})", "%25", spelled) or "#"
