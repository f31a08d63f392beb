"""What axe-core finds on a page (https://github.com/dequelabs/axe-core)."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from states import rest

AXE = Axe()
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def violations(page: Page, context: str = "html") -> list[str]:
    """List the rules that a part of a page breaks, and where, once nothing on the page moves."""
    rest(page)
    asked = {"runOnly": {"type": "tag", "values": RULES}, "resultTypes": ["violations"]}
    found = AXE.run(page, context=context, options=asked)
    return [
        f"{rule['id']}: {node['target']}" for rule in found.response["violations"] for node in rule["nodes"]
    ]
