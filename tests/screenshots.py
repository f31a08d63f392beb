"""Take pictures of every kind of page, to be looked at: ``make screenshots``.

Each in every language, in light and dark, at the widths of a phone, a tablet and a desktop; the first
interview also as it is printed, page by page. They go into ``screenshots/``, which git ignores.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
from playwright.sync_api import Browser

from archives import INTERVIEWS
from browsers import launched, served, still
from kinds import FOLDERS, kinds

ROOT = Path(__file__).parent.parent
WIDTHS = {"phone": 390, "tablet": 768, "desktop": 1280}
SCHEMES = ("light", "dark")
TALLEST = 6000
"""Pixels of a page that a picture shows; taller ones cannot be looked at."""


def pages(site: Path) -> Iterator[tuple[str, str]]:
    """Give a name and an address for each kind of page in each language."""
    for folder in FOLDERS:
        for part in kinds(site, folder):
            yield f"{folder}{part or 'home'}".strip("/").replace("/", "-"), folder + part
    yield "404", "404.html"


def take(browser: Browser, address: str, site: Path, place: Path) -> int:
    """Take all pictures; give their number."""
    taken = 0
    for scheme in SCHEMES:
        for device, width in WIDTHS.items():
            context = still(browser, color_scheme=scheme, viewport={"width": width, "height": 900})
            page = context.new_page()
            for name, path in pages(site):
                target = place / f"{name}-{device}-{scheme}.png"
                page.goto(address + path)
                height = min(page.evaluate("document.documentElement.scrollHeight"), TALLEST)
                page.screenshot(
                    path=target, full_page=True, clip={"x": 0, "y": 0, "width": width, "height": height}
                )
                taken += 1
            context.close()
    printed = [each for each in pages(site) if f"interviews/{INTERVIEWS[0]}/" in each[1]]
    return taken + sum(_print(browser, address + path, place / name) for name, path in printed)


def _print(browser: Browser, address: str, place: Path) -> int:
    page = browser.new_page()
    page.goto(address)
    printed = page.pdf(prefer_css_page_size=True, print_background=False)
    page.close()
    document = pypdfium2.PdfDocument(printed)
    for number in range(len(document)):
        picture = document[number].render(scale=1.5).to_pil()
        picture.save(place.with_name(f"{place.name}-print-{number + 1:02}.png"))
    return len(document)


def main() -> None:
    """Take pictures of the site in ``site/``."""
    site, place = ROOT / "site", ROOT / "screenshots"
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir()
    with served(site) as address, launched() as browser:
        taken = take(browser, address, site, place)
    print(f"{place}: {taken} pictures")  # noqa: T201


if __name__ == "__main__":
    main()
