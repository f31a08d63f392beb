"""Bundling: from a built site to a folder that opens with a double click, and to one file to download."""

import datetime
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path

from markupsafe import Markup

from colloquy import __version__
from colloquy.bundling.links import offer, to_files, unroot
from colloquy.catalogue import Archive
from colloquy.catalogue.site import SiteLanguage
from colloquy.composing.environment import environment
from colloquy.exporting.packing import add, declared_time
from colloquy.guarding.files import create, read_bytes, read_text, replace, write, write_whole
from colloquy.guarding.folders import copy, files_below, make_folder, recover, remove_folder, swap
from colloquy.model.summary import Summary
from colloquy.publishing.staging import revised
from colloquy.recording.folders import WORK
from colloquy.text.dates import latest
from colloquy.words.wording import find_words

FOLDER = "site-offline"
NAME = f"colloquy-{__version__}-offline.zip"
OFFER = "offline"
"""The name of the places where pages offer the bundle."""

LEFT_OUT = (
    "sitemap.xml",  # only crawlers ask for it, and it has the day of the build
    "sitemap.xml.gz",
    "robots.txt",
    "_headers",  # only hosts read it
    "assets/cards/*",  # pictures for links that are shared
    "*.map",  # for those who work on the theme
    "assets/javascripts/lunr/*",  # the theme's search; ours replaces it
    "assets/javascripts/workers/*",
    "colloquy-*-offline.zip",
)
"""What of a site makes no sense in a folder."""


@dataclass(frozen=True, slots=True)
class Bundle:
    """A bundle that was made."""

    path: Path
    size: int
    """Of the ZIP, in bytes."""
    files: int
    day: str
    """Of the archive that it holds, as a date."""


def bundle(archive: Archive, summaries: list[Summary]) -> Bundle:
    """Make the folder and the ZIP of a site that was just built, and let the site offer the ZIP."""
    root = archive.root
    site, place, new = root / "site", root / FOLDER, root / WORK / FOLDER
    recover(place)
    remove_folder(new)
    time = declared_time(latest(day for each in summaries for day in each.changed.values()))
    day = f"{time:%Y-%m-%d}"
    _copy(archive, site, new / "site", day)
    write(new / "START.html", _start(archive, day))
    files = _pack(new, root / WORK / NAME, time)
    replace(root / WORK / NAME, root / NAME)
    swap(new, place)
    zipped = Bundle(root / NAME, (root / NAME).stat().st_size, files, day)
    with revised(site, root / WORK) as built:
        _offer(archive, built, zipped)
    return zipped


def _copy(archive: Archive, site: Path, new: Path, day: str) -> None:
    """Copy a site, with its pages rewritten for a folder."""
    paths = sorted(files_below(site))
    folders = frozenset(path.removesuffix("index.html").rstrip("/") for path in paths if _is_index(path))
    notices = {path: _write_notice(language, day) for language, path, _ in _offering(archive)}
    for path in paths:
        if any(fnmatch(path, pattern) for pattern in LEFT_OUT):
            continue
        target = new / path
        make_folder(target.parent)
        if not path.endswith(".html"):
            copy(site / path, target)
            continue
        text = read_text(site / path, errors="surrogateescape")  # pages of other programs, too
        if path == "404.html":
            text = unroot(text, archive.site.url)
        if path in notices:
            text = offer(text, OFFER, notices[path])
        text = to_files(text, path, folders, archive.site.url)
        write(target, text.encode(errors="surrogateescape"))


def _is_index(path: str) -> bool:
    return path == "index.html" or path.endswith("/index.html")


def _start(archive: Archive, day: str) -> str:
    """Write the page at the top, which leads into the folder in every language."""
    site = archive.site
    said = [find_words(language.code, language.tag) for language in site.languages]
    template = environment(said[0]).get_template("start.html.jinja")
    return template.render(site=site, entries=list(zip(site.languages, said, strict=True)), day=day)


def _pack(folder: Path, target: Path, time: datetime.datetime) -> int:
    """Write the ZIP; give the number of its files."""
    paths = sorted(files_below(folder))
    with create(target) as stream, zipfile.ZipFile(stream, "w") as packed:
        for path in paths:
            add(packed, path, read_bytes(folder / path), time=time)
    return len(paths)


def _offering(archive: Archive) -> Iterator[tuple[SiteLanguage, str, str]]:
    """Name the pages that offer the bundle: language, path, and the way from there to the site's root."""
    site = archive.site
    for language in site.languages:
        for folder in ("", "data/"):
            path = f"{site.home(language.code)}{folder}index.html"
            yield language, path, site.root_from(language.code, folder)


def _offer(archive: Archive, site: Path, bundle: Bundle) -> None:
    """Put the ZIP into the site, and offer it on the pages that have a place for it."""
    write_whole(site / NAME, read_bytes(bundle.path))
    for language, path, home in _offering(archive):
        words = find_words(language.code, language.tag)
        link = Markup('<a href="{}">{}</a>').format(home + NAME, NAME)
        sentence = words.say(
            "To read offline, download the whole site as a folder: {link} ({size}, {date}).",
            link=link,
            size=words.size(bundle.size),
            date=words.date(bundle.day),
        )
        page = site / path
        write_whole(page, offer(read_text(page), OFFER, sentence))


def _write_notice(language: SiteLanguage, day: str) -> str:
    words = find_words(language.code, language.tag)
    return words.say("This copy works offline. It shows the archive as of {date}.", date=words.date(day))
