"""Small things done with elements: making, moving and reading them."""

from collections.abc import Iterable, Mapping
from typing import cast
from xml.etree.ElementTree import Element

from colloquy.text.directions import direction

HIDDEN: dict[str, str | None] = {"data-search-exclude": None}
"""What no search finds."""


def make_element(tag: str, text: str = "", tail: str = "", /, **attributes: str | None) -> Element:
    """Make an element; ``class_`` is its class, and underscores are hyphens."""
    element = Element(tag)
    element.text, element.tail = text or None, tail or None
    give(element, {name.rstrip("_").replace("_", "-"): value for name, value in attributes.items()})
    return element


def give(element: Element, attributes: Mapping[str, str | None]) -> None:
    """Give attributes to an element; Python-Markdown writes those that are ``None`` without a value."""
    element.attrib.update(cast("Mapping[str, str]", attributes))


def tell_language(element: Element, source: Element) -> None:
    """Say of an element which language another is in, and in which direction it is written."""
    give(element, {name: source.get(name, "") for name in ("lang", "dir") if source.get(name)})


def own_language(outer: Element, tag: str) -> dict[str, str | None]:
    """Give attributes for words in the page's language within an element that may be in another."""
    direction_there = {"dir": direction(tag)} if outer.get("dir") else {}
    return {"lang": tag, **direction_there} if outer.get("lang") else {}


def has(element: Element, name: str) -> bool:
    """Say whether an element has a class."""
    return name in element.get("class", "").split()


def pop(element: Element, *names: str) -> None:
    """Take classes from an element."""
    kept = [each for each in element.get("class", "").split() if each not in names]
    if kept:
        element.set("class", " ".join(kept))
    else:
        element.attrib.pop("class", None)


def begin(element: Element, first: Element) -> None:
    """Put an element before all that another has."""
    first.tail = f"{first.tail or ''}{element.text or ''}" or None
    element.text = None
    element.insert(0, first)


def make_time(element: Element) -> Element | None:
    """Make the mark of when something begins in a recording, out of the attributes that say so."""
    start, address = element.attrib.pop("start", ""), element.attrib.pop("at", "")
    link: dict[str, str | None] = {"href": address} if address else {}
    return (
        make_element("a" if address else "span", start, class_="start", **link, **HIDDEN) if start else None
    )


def end(element: Element, *last: Element, before: str = "") -> None:
    """Put elements after all that another has, with some words before them."""
    write(element, before)
    element.extend(last)


def write(element: Element, words: str) -> None:
    """Add words at the end of an element."""
    if len(element):
        element[-1].tail = f"{element[-1].tail or ''}{words}" or None
    else:
        element.text = f"{element.text or ''}{words}" or None


def move(source: Element, target: Element) -> None:
    """Move all that an element has to the end of another."""
    write(target, source.text or "")
    target.extend(list(source))
    for child in list(source):
        source.remove(child)
    source.text = None


def wrap(tag: str, children: Iterable[Element], **attributes: str | None) -> Element:
    """Put blocks into a new one."""
    element = make_element(tag, "\n", "\n", **attributes)
    element.extend(children)
    return element
