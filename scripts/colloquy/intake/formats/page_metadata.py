"""What a page says of itself: its title, author, date, address, publisher and license."""

from typing import Any

from lxml import etree

from colloquy.intake.vocabulary.lexicon import pattern

CALLED = pattern("called")


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


def _headline(root: etree._Element) -> str:
    """Give the first heading of a page, if it calls the page an interview: its title may name the site."""
    heads = (" ".join("".join(map(str, head.itertext())).split()) for head in root.iter("h1", "h2", "h3"))
    first = next(filter(None, heads), "")
    return first if CALLED.search(first) else ""
