"""The former build: how all files appeared when it ended. While they do, another would change nothing."""

import os
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePath

from mkdocs.utils import get_build_date

from colloquy.catalogue.site import read_site
from colloquy.guarding.files import read_bytes
from colloquy.problems import Problem
from colloquy.publishing.frame import frame
from colloquy.reading.looking import Look, are_settled, look_below
from colloquy.recording import findings
from colloquy.recording.folders import EXPORTED, FOLDERS, SIDECARS, WORK
from colloquy.recording.keys import digest
from colloquy.recording.store import Store, work_with

RENDERED = f"{WORK}/rendered"
"""Where MkDocs' pages are kept; the site shares their files."""

WATCHED = ("seeds", "docs", "overrides", "mkdocs.yml")
"""Files and folders in which people write."""

FACT = "build"


@dataclass(frozen=True, slots=True)
class Beginning:
    """What a build begins with."""

    surroundings: str
    """A hash of the settings, the theme, the code, and the day, which feeds and pages show."""
    edited: Mapping[str, Look]
    """How the files appear that people edit, by path."""
    unsettled: Mapping[str, str]
    """Hashes of what those say that changed a moment ago: they may change again and appear the same."""


@dataclass(frozen=True, slots=True)
class Former:
    """What the former build found."""

    problems: list[Problem]
    published: int
    """How many interviews are on the site."""
    written: bool = True
    """As of a build that ended well."""


def recall(root: Path, begun: Beginning | None) -> Former | None:
    """Give what the former build found, if another that begins so would find and write the same.

    Whoever may write has seen that nothing leads astray (`sole_writer`); this does not look again.
    """
    return work_with(root / WORK, partial(_recalled, root, begun)) if begun else None


def _recalled(root: Path, begun: Beginning, store: Store) -> Former | None:
    kept = store.fact(FACT)
    if not kept:
        return None
    written = store.outputs()
    if kept.get("begun") != _sign_beginning(begun, written):
        return None
    seen = {path: look for folder in ("docs", SIDECARS, EXPORTED) for path, look in _look(root, folder)}
    outputs = {path: look[:2] for path, look in seen.items() if path in written or not is_edited(Path(path))}
    if kept["ended"] != _sign_end(root, outputs):
        return None
    return Former(findings.load(kept["problems"]), kept["published"])


def begin(root: Path) -> Beginning | None:
    """Look at what a build begins with; `None` if the settings are wrong."""
    site, problems = read_site(root)
    if problems:
        return None
    edited = _look_at_edited(root)
    unsettled = {path: _hash(root, path) for path, look in edited.items() if not are_settled([look])}
    raw, epoch = read_bytes(root / "mkdocs.yml"), os.environ.get("SOURCE_DATE_EPOCH")
    return Beginning(digest(frame(root, site), raw, get_build_date(), epoch), edited, unsettled)


def remember(root: Path, store: Store, begun: Beginning | None, former: Former) -> None:
    """Remember what a build found, if it is known what it began with, and that this did not change since."""
    if begun is None or not _is_as_it_began(root, begun):
        store.put_fact(FACT, {})
        return
    written = {path: (size, time) for path, (_, size, time) in store.outputs().items()}
    kept = {
        "begun": _sign_beginning(begun, written),
        "ended": _sign_end(root, written),
        "problems": findings.dump(former.problems),
        "published": former.published,
    }
    store.put_fact(FACT, kept)


def is_edited(path: PurePath) -> bool:
    """Say whether people edit a file of the archive, which they do not if it is a page made from seeds."""
    match path.parts:
        case ["docs", language, folder, _, *_] if language != "assets":
            return folder not in FOLDERS
        case [top, *_]:
            return top in WATCHED
    return False


def _look_at_edited(root: Path) -> dict[str, Look]:
    seen = {path: look for folder in ("seeds", "docs") for path, look in _look(root, folder)}
    return {path: look for path, look in seen.items() if is_edited(PurePath(path))}


def _hash(root: Path, path: str) -> str:
    return digest(read_bytes(root / path))


def _is_as_it_began(root: Path, begun: Beginning) -> bool:
    """Say whether files that had just changed say what they said, and would now show another change."""
    looks = _look_at_edited(root) if begun.unsettled else {}
    return all(
        looks.get(path) == begun.edited[path] and are_settled([looks[path]]) and _hash(root, path) == said
        for path, said in begun.unsettled.items()
    )


def _sign_beginning(begun: Beginning, outputs: Collection[str]) -> str:
    """Hash how everything appears that a build reads, what is in place from the one before left aside."""
    edited = sorted((path, look) for path, look in begun.edited.items() if path not in outputs)
    return digest(begun.surroundings, edited)


def _sign_end(root: Path, outputs: Mapping[str, tuple[int, ...]]) -> str:
    """Hash how everything appears that a build writes; MkDocs’ pages are those of the site."""
    site = [(path, *look[:2]) for path, look in _look(root, "site")]
    return digest(sorted(outputs.items()), sorted(site))


def _look(root: Path, folder: str) -> list[tuple[str, Look]]:
    """Look at the files of a folder, and at the folders of interviews: an empty one is an error."""
    looks = look_below(str(root / folder))
    return [(f"{folder}/{path}", look) for path, look in looks if folder == "seeds" or not path.endswith("/")]
