"""Due: which pages have to be rendered, since something that their HTML depends on is not as it was."""

import contextlib
import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from typing import Any

from mkdocs.structure.files import File

from colloquy.publishing.engine import Tree
from colloquy.publishing.ledger import Ledger, Page
from colloquy.publishing.pages import introduce, recall
from colloquy.publishing.sources import Source
from colloquy.recording.folders import SIDECARS

NAVIGATION = ("icon", "status", "subtitle")
"""Front matter that the theme's navigation shows."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What was seen of the archive and of the former rendering."""

    sources: Mapping[str, Source]
    steady: bool
    """Whether no source came or went."""
    whole: Collection[str]
    """Files of the rendered site that are as they were left."""


@dataclass(frozen=True, slots=True)
class Due:
    """What a rendering has to do."""

    keys: dict[str, str]
    """Of all pages."""
    pages: frozenset[str]
    """Paths of those to render."""
    carried: dict[str, Page]
    """The others."""
    titles: str
    """What pages show of each other in the navigation, hashed."""


def find_due(ledger: Ledger, trees: Sequence[Tree], seen: Seen) -> Due:
    """Find the pages to render, and recall of the others what the navigation shows."""
    keys = {file.src_uri: page_key(file, seen.sources) for tree in trees for file in tree.pages}
    former = ledger.pages()
    carried = {}
    for tree in trees:
        locate = cache(lambda path, tree=tree: getattr(tree.files.get_file_from_path(path), "src_uri", ""))
        for file in tree.pages:
            path = file.src_uri
            page = former.get(path)
            if page and page.key == keys[path] and file.dest_uri in seen.whole:
                ties = None if seen.steady else ledger.ties(path)
                if not ties or all(locate(asked) == given for asked, given in ties.lookups.items()):
                    carried[path] = page
    titles = _titles(trees, carried)
    if titles != ledger.setting("titles"):
        carried = {}
        titles = _titles(trees, carried)
    return Due(keys, frozenset(keys) - frozenset(carried), carried, titles)


def page_key(file: File, sources: Mapping[str, Source]) -> str:
    """Write down what a page is made from: its Markdown, its sidecar, its editions in other languages."""
    sidecar = sources.get(f"{SIDECARS}/{file.src_uri.rpartition('.')[0]}.json")
    written = sources.get(f"docs/{file.src_uri}")  # a file that came a moment ago is not among them yet
    digests = (written.digest if written else "", sidecar.digest if sidecar else "")
    alternates = sorted(f"{language}={other.url}" for language, other in file.alternates.items())  # type: ignore[attr-defined]
    return " ".join([*digests, *alternates])


def _titles(trees: Iterable[Tree], carried: Mapping[str, Page]) -> str:
    """Hash what every page shows of the pages in the navigation, after these were read."""
    for tree in trees:
        for page in tree.nav.pages:
            if page.file.src_uri in carried:
                recall(page.file, carried[page.file.src_uri].facts)
            else:
                with contextlib.suppress(
                    Exception
                ):  # it will fail again, and be reported, when it is rendered
                    introduce(tree, page.file)
    shown = [[_shown(entry) for entry in tree.nav] for tree in trees]
    return blake2b(json.dumps(shown).encode(), digest_size=16).hexdigest()


def _shown(entry: Any) -> list[Any]:
    meta = getattr(entry, "meta", {})
    own = [type(entry).__name__, entry.title, getattr(entry, "url", "")]
    return [*own, *(str(meta.get(name)) for name in NAVIGATION), *map(_shown, entry.children or ())]
