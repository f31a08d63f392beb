"""Writing XML 1.0, as strings: an interview is a few thousand small elements, each written once."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import quote

from colloquy.inline import Break, Code, Emphasis, Image, Inline, Link, Marked, Strong, Text

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'

_NONE = "\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff"
"""What XML 1.0 (section 2.2) has no way to say; of these, only the form feed can be in a text."""
_ILLEGAL = re.compile(f"[{_NONE}]")
_SPECIAL = re.compile(f"[&<>\r{_NONE}]")
_IN_QUOTES = re.compile(f'[&<>\r\n\t"{_NONE}]')
_SCHEME = re.compile("https?:|mailto:")


def legal(text: str) -> str:
    """Give a text without the characters that XML does not know: a space stands for each."""
    return _ILLEGAL.sub(" ", text)


def escape(text: str) -> str:
    """Write text as the content of an element."""
    return _SPECIAL.sub(_reference, text)


def _reference(match: re.Match[str]) -> str:
    return " " if _ILLEGAL.match(match[0]) else f"&#{ord(match[0])};"


def uri(address: str) -> str:
    """Spell an address as RFC 3986 has it, as XML's type ``anyURI`` asks; one that is empty is ``#``."""
    before, sharp, after = address.partition("#")
    safe = "/?&=+,;@!$'()*~%" + (":" if _SCHEME.match(address) else "")
    spelled = f"{quote(before, safe)}{sharp}{quote(after, safe)}"
    return re.sub("%(?![0-9A-Fa-f]{2})", "%25", spelled) or "#"


def element(name: str, content: str = "", attributes: Mapping[str, str] | None = None) -> str:
    """Write an element; `content` is XML already, attributes are text, and without text they are left out."""
    given = ""
    for key, value in (attributes or {}).items():
        if value:
            given += f' {key}="{_IN_QUOTES.sub(_reference, value)}"'
    return f"<{name}{given}>{content}</{name}>" if content else f"<{name}{given}/>"


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What a kind of XML calls the parts of running text; each is given its words as XML."""

    emphasis: Callable[[str], str]
    strong: Callable[[str], str]
    code: Callable[[str], str]
    link: Callable[[str, str], str]
    """Address and words."""
    image: Callable[[Image], str]
    line_break: str


def inline(tree: Iterable[Inline], names: Vocabulary, mark: Callable[[int, str], str]) -> str:
    """Write a tree of inlines; `mark` gets a mark's index and its words as XML, and writes both."""
    return "".join([_node(node, names, mark) for node in tree])


def _node(node: Inline, names: Vocabulary, mark: Callable[[int, str], str]) -> str:
    match node:
        case Text(text):
            return escape(text)
        case Code(text):
            return names.code(escape(text))
        case Break():
            return names.line_break
        case Image():
            return names.image(node)
        case Emphasis(children):
            return names.emphasis(inline(children, names, mark))
        case Strong(children):
            return names.strong(inline(children, names, mark))
        case Link(address, children):
            return names.link(address, inline(children, names, mark))
        case Marked(index, children):
            return mark(index, inline(children, names, mark))
