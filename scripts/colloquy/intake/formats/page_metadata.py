"""What a page says of itself: its title, author, date, address, publisher and licence."""

from __future__ import annotations

from typing import Any

from lxml import etree


def page_metadata(root: etree._Element, text: str) -> dict[str, str]:
    """Give what a page says in its head; a date that only stands in its text is none."""
    import trafilatura

    try:
        found: Any = trafilatura.extract_metadata(
            text, date_config={"extensive_search": False, "original_date": True}
        )
    except Exception:
        found = None
    said = {
        "title": getattr(found, "title", None),
        "author": getattr(found, "author", None),
        "date": getattr(found, "date", None),
        "url": getattr(found, "url", None),
        "publisher": getattr(found, "sitename", None),
        "licence": getattr(found, "license", None),
        "language": root.get("lang"),
    }
    return {key: str(value) for key, value in said.items() if value}
