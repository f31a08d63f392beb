"""What a page says of itself: its title, author, date, address, publisher and license."""

from typing import Any

from lxml import etree

from colloquy.intake.vocabulary.lexicon import pattern
from colloquy.intake.vocabulary.names import is_name

CALLED = pattern("called")
FEWEST = 3
"""Elements for who speaks, above which a page shows with them who does."""


def page_metadata(root: etree._Element, text: str) -> dict[str, str]:
    """Give what a page says in its head; a date that is only in its text is none."""
    import trafilatura

    try:
        finding: Any = trafilatura.extract_metadata(
            text, date_config={"extensive_search": False, "original_date": True}
        )
    except Exception:
        finding = None
    said = {
        "title": _headline(root) or getattr(finding, "title", None),
        "author": getattr(finding, "author", None),
        "date": getattr(finding, "date", None),
        "url": getattr(finding, "url", None),
        "publisher": getattr(finding, "sitename", None),
        "licence": getattr(finding, "license", None),
        "language": root.get("lang"),
    }
    return {key: str(value) for key, value in said.items() if value}


def names_speaker(element: etree._Element) -> bool:
    """Say whether an element has the class that pages give the names of those who speak."""
    return "speaker" in (element.get("class") or "").split()


def find_voices(root: etree._Element) -> frozenset[str]:
    """Give the names of those who speak, where a page has them in elements of their own again and again."""
    names = [
        "".join(map(str, each.itertext())).strip(" :：\n") for each in root.iter() if names_speaker(each)
    ]
    return frozenset(filter(is_name, names) if len(names) > FEWEST else ())


def _headline(root: etree._Element) -> str:
    """Give the first heading of a page, if it calls the page an interview: its title may name the site."""
    heads = (" ".join("".join(map(str, head.itertext())).split()) for head in root.iter("h1", "h2", "h3"))
    first = next(filter(None, heads), "")
    return first if CALLED.search(first) else ""
