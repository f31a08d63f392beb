"""A tree of inlines to Markdown that people can read: escaped only where a character would be markup.

The rules are those of Python-Markdown with this site's extensions, which differ from CommonMark: there
``#x`` is a heading, ``{ .x }`` attributes, ``???`` a box. `tests/test_markdown.py` keeps them honest.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from itertools import zip_longest

from markupsafe import Markup

from colloquy.text.inline.rendering import inert
from colloquy.text.inline.tree import (
    Break,
    Code,
    Emphasis,
    Gloss,
    Image,
    Inline,
    Link,
    Marked,
    Strong,
    Text,
    walk,
)

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
"""What no reader sees; some of them end a line for `str.splitlines`, which MkDocs' plugins use."""
_SEPARATOR = "[\u2028\u2029]"
_ORDER_MARK = "\ufeff"
_ENTITY = r"&(?=#[0-9Xx]|[0-9A-Za-z]+;)"
"""Numbers are references without a semicolon, too, to the parser that Python-Markdown uses."""
_REFERRED = re.compile(rf"{_SEPARATOR}|<|{_ENTITY}|~(?=~)|(?<=~)~")
"""Two tildes are no markup on pages, but on code hosts, where no backslash of ours may be."""
_SPECIAL = re.compile(r"[`*{}\[\]|_#<&\\\x00-\x1f\x7f-\x9f\u2028\u2029]|~~")
"""Words without one of these need no escaping: most have none."""
_ESCAPED = re.compile(r"[`*{}\[\]|]|(?<![^\W_])_|_(?![^\W_])|\#(?=\#|\s*$)")
"""An underscore within a word is no markup; a number sign at the end would be a heading's."""
NOTHING = "\u200b"
"""Written where a line has no words, so that there is a line."""
_NAMED = {"<": "&lt;", "&": "&amp;"}
_OPENING = re.compile(r"\d+(?=[.)](?:\s|$))|(?=[#>]|[-+](?:[\s-]|$)|!!!)")
"""Up to what makes a line the beginning of a list, a heading, a quotation or a box."""
_FENCE = re.compile(r"~(?=~~)|\?(?=\?\?)|=(?==*\s*$)")
"""The same of characters that no backslash escapes; a line of `=` makes a heading of the one before."""

MarkWriter = Callable[[int, str, bool], str]
"""Writes a mark by its index: on which words, and whether there is a link among them."""

Around = tuple[str, Inline | None]
"""The character before a node, and the node after it."""


def text(words: str) -> Markup:
    """Write words so that they are themselves anywhere in a line but at its beginning."""
    return Markup(_text(words))


def line(written: str) -> Markup:
    """Let written Markdown begin and end a line: it is no list, heading or fence."""
    written = _trimmed(str(written))
    if opening := _OPENING.match(written):
        written = f"{opening[0]}\\{written[opening.end() :]}"
    elif _FENCE.match(written):
        written = f"{_number(written[0])}{written[1:]}"
    return Markup(written)


def trimmed(written: str) -> Markup:
    """Let written Markdown end a line: spaces that are more than a space stay."""
    return Markup(_trimmed(str(written)))


_UNFINISHED = r"&#(?:[xX][0-9A-Fa-f]+(?![0-9A-Fa-f;])|[0-9]+(?![0-9;]))"
"""A reference without its semicolon, which the parser of HTML in Markdown would finish."""


def code(words: str, beside: str = "") -> Markup:
    """Write a code span; `beside` is the character before it."""
    words = _CONTROL.sub(" ", words)
    edged = not words.strip() or words != words.strip() or beside == "`"
    if edged or re.search(f"[`<|]|{_SEPARATOR}|{_UNFINISHED}", words):
        return Markup(f"<code>{re.sub(_SEPARATOR, _reference, inert(words))}</code>")
    return Markup(f"`{words}`")


def quotation(words: str, attributes: str, language: str) -> Markup:
    """Write words exactly as they are received: as code where that can have them, else as marked words."""
    known = f"{{ {attributes} lang={language} }}"
    if (written := code(words)).startswith("`"):
        return Markup(f"{written}{known}")
    inner = line(text(words.strip()))
    before, after = (" " * (words[::step][:1].isspace()) for step in (1, -1))
    return Markup(f"*{before and '&#32;'}{inner}{after and '&#32;'}*{known}")


def link(words: str, address: str, attributes: str = "") -> Markup:
    """Write a link on written words."""
    return Markup(f"[{words}]({_target(address)}){f'{{ {attributes} }}' if attributes else ''}")


def fence(words: str, attributes: str = "") -> Markup:
    """Write a block of code; its lines stay as they are."""
    words = re.sub(rf"(?!\n){_CONTROL.pattern}|{_SEPARATOR}", " ", words.expandtabs(4))
    if words.startswith(_ORDER_MARK):
        words = f"{_ORDER_MARK}{words}"  # Pygments drops the first of a code
    marks = "`" * max(3, 1 + max(map(len, re.findall("`+", words)), default=0))
    return Markup(f"{marks}{f' {{ {attributes} }}' if attributes else ''}\n{words}\n{marks}")


def markdown(tree: Iterable[Inline], mark: MarkWriter, picture: Callable[[Image], Markup]) -> Markup:
    """Write a tree as Markdown."""
    nodes = merged(tree)
    written = ""
    for node, following in zip_longest(nodes, nodes[1:]):
        piece = str(_node(node, mark, picture, (written[-1:], following)))
        if piece.startswith("[") and written.endswith("!"):
            written = f"{written[:-1]}\\!"
        written += piece
    return Markup(written)


def merged(tree: Iterable[Inline]) -> list[Inline]:
    """Join texts that follow each other: what is markup shows only where they are one."""
    joined: list[Inline] = []
    for node in tree:
        if type(node) is Text and joined and type(joined[-1]) is Text:
            joined[-1] = Text(joined[-1].text + node.text)
        else:
            joined.append(node)
    return joined


def _first(node: Inline | None) -> str:
    """Give the character that a node begins with, as far as it matters to signs of stress before it."""
    match node:
        case None:
            return ""
        case Emphasis() | Strong():
            return "*"
        case Text(words) if type(node) is Text:
            return words[:1]
        case _:
            return "<"


def _node(node: Inline, mark: MarkWriter, picture: Callable[[Image], Markup], around: Around) -> str:
    match node:
        case Gloss(words, term):
            return link(_text(words), f"../glossary/index.md#{term}", ".gloss")
        case Text(words):
            return _text(words)
        case Code(words):
            return code(words, beside=around[0])
        case Break():
            return "<br>"
        case Image():
            return picture(node)
        case Emphasis(children):
            return _stressed("*", "em", markdown(children, mark, picture), children, around)
        case Strong(children):
            return _stressed("**", "strong", markdown(children, mark, picture), children, around)
        case Link(address, children):
            return link(markdown(children, mark, picture), address)
        case Marked(index, children):
            linked = any(isinstance(inner, Link | Gloss) for inner in walk(children))
            return mark(index, markdown(children, mark, picture), linked)


def _stressed(sign: str, tag: str, words: str, children: Sequence[Inline], around: Around) -> str:
    """Write stressed words by signs where every reader of Markdown takes them so, else by tags.

    Signs that enclose punctuation need a space or punctuation outside (CommonMark's flanking rules).
    """
    nested = any(isinstance(child, Emphasis | Strong | Break | Image) for child in children)
    before, following = around
    edges = (words[:1], before), (words[-1:], _first(following))
    flanking = all(
        (inner.isalnum() and outer != "*") or (inner and not inner.isspace() and _apart(outer))
        for inner, outer in edges
    )
    return f"{sign}{words}{sign}" if flanking and not nested else f"<{tag}>{words}</{tag}>"


def _apart(outer: str) -> bool:
    return outer in ("", " ") or (unicodedata.category(outer)[0] in "PS" and outer not in "*_")


def _text(words: str) -> str:
    if not _SPECIAL.search(words):
        return words
    words = _REFERRED.sub(_reference, _CONTROL.sub(" ", words).replace("\\", "\\\\"))
    return _ESCAPED.sub(r"\\\g<0>", words)


def _trimmed(written: str) -> str:
    written = written.strip(" ") or _number(NOTHING)
    inner = written.strip()
    before, _, after = written.partition(inner) if inner else (written, "", "")
    return "".join([*map(_number, before), inner, *map(_number, after)])


@lru_cache(maxsize=2048)
def _target(address: str) -> str:
    return re.sub(f"{_ENTITY}|['\"]", _reference, re.sub(r"[\\`*{}\[\]()|]", r"\\\g<0>", address))


def _reference(match: re.Match[str]) -> str:
    return _NAMED.get(match[0]) or _number(match[0])


def _number(character: str) -> str:
    return f"&#{ord(character)};"
