"""The site: what MkDocs renders, with the exports, the feeds and the search, put in its place at once."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from colloquy.catalogue import Archive
from colloquy.catalogue.site import Site
from colloquy.exporting.feed import NAME, feed
from colloquy.guarding.files import is_folder, write
from colloquy.guarding.folders import mirror, recover, turn
from colloquy.joining.whole import Whole
from colloquy.mapping.runs import Outcome
from colloquy.publishing.former import RENDERED
from colloquy.publishing.rendering import Rendered, Renderer
from colloquy.publishing.search import KEPT, write_indexes
from colloquy.recording.folders import EXPORTED, WORK


def build_site(whole: Whole, jobs: int) -> Rendered:
    """Render the pages that changed, and put the site in its place; with problems, the former one stays."""
    root = whole.archive.root
    place, renderer = root / "site", Renderer(root / RENDERED)
    recover(place)
    rendered = renderer.update(whole.archive, jobs)
    if not rendered.problems:
        _assemble(whole, renderer.site, root / WORK / "site", place)
    return rendered


def _assemble(whole: Whole, rendered: Path, new: Path, place: Path) -> None:
    archive = whole.archive
    mirror(new, rendered, archive.root / EXPORTED, search=archive.root / KEPT)
    # A feed's entries are known by their addresses (RFC 4287, 4.2.6): without an address there is none.
    for language in archive.site.languages if archive.site.url else ():
        write(new / archive.site.home(language.code) / NAME, feed(archive, whole.summaries, language))
    write(new / "robots.txt", robots(archive.site))
    write_indexes(whole, new)
    turn(new, place)


def robots(site: Site) -> str:
    """Write ``robots.txt`` (RFC 9309): all may be read, and where the list of pages is, if that is known.

    Pages that should not be listed say so themselves, in their head. They are not barred here: what a robot
    may not read, it cannot read the wish in either.
    """
    sitemap = f"\nSitemap: {site.url}sitemap.xml\n" if site.url else ""
    return f"User-agent: *\nDisallow:\n{sitemap}"


def would_withdraw(root: Path, mapped: Outcome) -> bool:
    """Say whether writing would take interviews off the site that are on it, or leave none.

    An interview with doubts is left out if it was never published. One that was keeps its addresses: until
    somebody decides, the former site stays.
    """
    doubted = set(mapped.archive.interviews) - {summary.id for summary in mapped.summaries}
    if doubted and not mapped.summaries:
        return True
    return any(is_folder(root / "site" / path) for path in _pages_of(mapped.archive, doubted))


def _pages_of(archive: Archive, interviews: Iterable[str]) -> Iterator[str]:
    """Give the folders of the pages of interviews on the site, in each language."""
    homes = [archive.site.home(code) for code in archive.site.codes]
    return (f"{home}interviews/{interview}" for interview in interviews for home in homes)
