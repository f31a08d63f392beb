"""Comparing: what readers see of an archive that they did not see at a revision.

Two things are compared, each by itself, so that a change of the code does not drown one of a word:

- **The texts**: seeds and hand-written pages of the revision, and those of the checkout, both read by
  the present code: passages, titles, speakers, declarations, topics, people, terms, paragraphs.
- **The design**: code, templates, styles, settings. Two sites are built, each by its own code in a process
  of its own, and compared byte by byte. If the texts say the same, these are the whole revision and the
  whole checkout, so that two sites that are alike prove that readers see nothing new. If texts changed
  as well, they are the revision's texts in its own design and in that of the checkout.

A file that `check` refuses is told by its name and not compared; the rest is.

Where texts alone changed, and what was read shows it, nothing is built; where nothing of which a site is
made changed, git has proved it. Both builds use the dependencies that are installed.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

from colloquy.comparing.builds import BuildError, build, compare_sites, is_design, is_text, with_design
from colloquy.comparing.changes import Built, Change, Comparison, Reading, Section
from colloquy.comparing.interviews import compare_interview
from colloquy.comparing.pages import compare_page, is_made
from colloquy.comparing.revisions import RevisionError, changed_files, copy_worktree, extract, resolve
from colloquy.comparing.shared import FILES, compare_shared
from colloquy.comparing.sides import Side, open_sides, unread
from colloquy.problems import Phrase, phrase

__all__ = ["Built", "Change", "Comparison", "Reading", "RevisionError", "Section", "compare"]


def compare(root: Path, revision: str, language: str) -> Comparison:
    """Compare an archive with what it was at a revision; tell titles and names in a language.

    Raises `RevisionError`.
    """
    commit = resolve(root, revision)
    with tempfile.TemporaryDirectory(prefix="colloquy-diff-") as name:
        before, after = Path(name) / "before", Path(name) / "after"
        for place in (before, after):
            place.mkdir()
        extract(root, commit, before)
        copy_worktree(root, after)
        changed = [path for path in changed_files(root, commit) if not is_made(before, after, path)]
        texts, design = list(filter(is_text, changed)), list(filter(is_design, changed))
        aside = len(changed) - len(texts) - len(design)
        old, new = open_sides(before, after, language)
        sections = tuple(_sections(old, new, changed))
        refused = tuple(_unread(old, new, changed))
        built, notes = None, _installed(design)
        settings = "mkdocs.yml" not in old.refused | new.refused  # without them nothing can be built
        if settings and (design or (texts and not sections and not refused)):
            try:
                built = _built(before, after, apart=bool(sections or refused))
            except BuildError as failure:
                what = "the two sites could not be built to be compared: {why}"
                notes = (*notes, phrase(what, why=str(failure)))
    return Comparison(commit[:9], sections, built, aside, refused, notes)


def _sections(old: Side, new: Side, changed: list[str]) -> Iterator[Section]:
    languages = tuple(dict.fromkeys((*new.archive.site.codes, *old.archive.site.codes)))
    for name in _interviews(old, new, changed):
        yield from filter(None, [compare_interview(old, new, name, languages)])
    for name in FILES:
        if (path := f"seeds/{name}.yml") in changed and path not in old.refused | new.refused:
            yield from filter(None, [compare_shared(old, new, name, languages)])
    for path in changed:
        if path.startswith("docs/") and is_text(path):
            yield from filter(None, [compare_page(old.archive.root, new.archive.root, path)])


def _interviews(old: Side, new: Side, changed: list[str]) -> Iterator[str]:
    """Name the interviews of which a file changed; all, if the languages may have."""
    folders = {path.split("/")[1] for path in changed if path.count("/") > 1 and path.startswith("seeds/")}
    for name in sorted({*old.archive.interviews, *new.archive.interviews}):
        if name in folders or "mkdocs.yml" in changed:
            yield name


def _unread(old: Side, new: Side, changed: list[str]) -> Iterator[Phrase]:
    lost, refused = set(old.refused), set(new.refused)
    for name in _interviews(old, new, changed):
        for side, files in ((old, lost), (new, refused)):
            found = side.interview(name)[1]
            files |= found & set(changed) or found  # a source text is refused for its declarations, too
    return unread(old.archive.root, lost, refused, changed)


def _built(before: Path, after: Path, *, apart: bool) -> Built:
    other = after
    if apart:
        other = before.with_name("apart")
        with_design(before, after, other)
    build(before)
    build(other)
    return compare_sites(before / "site", other / "site", apart=apart)


def _installed(design: list[str]) -> tuple[Phrase, ...]:
    if not {"pyproject.toml", "requirements.lock"} & set(design):
        return ()
    return (phrase("dependencies changed as well; both sites were built with those that are installed"),)
