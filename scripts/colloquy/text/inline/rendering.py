"""A tree of inlines to HTML, or to plain words."""

import re
from collections.abc import Callable, Iterable, Iterator

from markupsafe import Markup

from colloquy.text.inertness import UNKNOWN_TO_XML, legal
from colloquy.text.inline.tree import Break, Code, Emphasis, Image, Inline, Link, Marked, Strong, Text, walk

_SPECIAL = re.compile(rf"[\\`*_{{}}\[\]<>&~^|$=#\r{UNKNOWN_TO_XML}]")
"""What has a meaning in Markdown or HTML, or none in XML."""

_QUOTE = re.compile("[\"']")


def inert(text: str) -> str:
    """Write text so that it is neither HTML nor Markdown, anywhere but at the beginning of a line.

    What has a meaning becomes a reference, which is a character to both. The same words are XML, too.
    """
    return _SPECIAL.sub(_reference, text)


def escape(text: str) -> Markup:
    """Write the same as HTML, which nothing escapes again."""
    return Markup(inert(text))


def attribute(text: str) -> Markup:
    """Write text so that it can be in the quotes of an HTML attribute or of an attribute list."""
    return Markup(_QUOTE.sub(_reference, _SPECIAL.sub(_reference, text)))


def _reference(match: re.Match[str]) -> str:
    character = legal(match[0])
    return character if character == " " else f"&#{ord(character)};"


def html(
    tree: Iterable[Inline],
    mark: Callable[[int, Markup], Markup],
    picture: Callable[[Image], Markup],
) -> Markup:
    """Write a tree as HTML that is inert as Markdown.

    `mark` gets a mark's index and the words that it is on, and writes both; `picture` writes an image.
    """
    return Markup("".join([_node(node, mark, picture) for node in tree]))


def _node(
    node: Inline,
    mark: Callable[[int, Markup], Markup],
    picture: Callable[[Image], Markup],
) -> str:
    match node:
        case Text(text):
            return escape(text)
        case Code(text):
            return f"<code>{escape(text)}</code>"
        case Break():
            return "<br/>"
        case Image():
            return picture(node)
        case Emphasis(children):
            return f"<em>{html(children, mark, picture)}</em>"
        case Strong(children):
            return f"<strong>{html(children, mark, picture)}</strong>"
        case Link(address, children):
            return f'<a href="{attribute(address)}">{html(children, mark, picture)}</a>'
        case Marked(index, children):
            return mark(index, html(children, mark, picture))


def plain(tree: Iterable[Inline]) -> str:
    """Give the words alone, on one line."""
    return " ".join("".join(map(_words, tree)).split())


def plain_lines(tree: Iterable[Inline]) -> list[str]:
    """Give the words alone, on a line for each that verse or a hard break has."""
    lines = (" ".join(line.split()) for line in "".join(map(_words, tree)).split("\n"))
    return list(filter(None, lines))


def resolved(tree: Iterable[Inline]) -> Iterator[str]:
    """Give every text of a tree, also those that are not read as words: addresses, names of pictures."""
    for node in walk(tree):
        match node:
            case Text(words) | Code(words) | Link(words, _):
                yield words
            case Image(source, description):
                yield from (source, description)


def _words(node: Inline) -> str:
    match node:
        case Text(text) | Code(text):
            return text
        case Break():
            return "\n"
        case Image(_, description):
            return description
        case Emphasis(children) | Strong(children) | Link(_, children) | Marked(_, children):
            return "".join(map(_words, children))
