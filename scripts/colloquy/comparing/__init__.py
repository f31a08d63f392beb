"""Comparing: what readers see of an archive that they did not see at a revision.

Texts are compared: seeds and hand-written pages of the revision, and those of the checkout, both read by
the present code: passages, titles, speakers, declarations, topics, people, terms, paragraphs. A file that
`check` refuses is named and not compared; the rest is.

Where texts changed and what was read shows nothing, two sites are built and compared byte by byte, the
revision's texts and those of the checkout, both in the checkout's design. Nothing else of the revision is
used: its code, templates and settings come from whoever wrote it, and could do anything. Files of the design
that changed are named. Where nothing of which a site is made changed, git has proved it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from colloquy.catalogue.collection import NAME as COLLECTION
from colloquy.comparing.builds import BuildError, build, compare_sites, is_design, is_text, with_design
from colloquy.comparing.changes import Comparison, Section
from colloquy.comparing.interviews import compare_interview
from colloquy.comparing.pages import compare_page, is_generated
from colloquy.comparing.revisions import RevisionError, changed_files, copy_worktree, extract, resolve
from colloquy.comparing.shared import FILES, compare_shared
from colloquy.comparing.sides import Side, open_sides
from colloquy.guarding import find_astray
from colloquy.guarding.files import exists
from colloquy.guarding.folders import make_folder, temporary_folder
from colloquy.mapping.runs import Run
from colloquy.problems import Phrase, phrase

__all__ = ["RevisionError", "compare"]


def compare(run: Run, revision: str, language: str) -> Comparison:
    """Compare an archive with what it was at a revision; give titles and names in a language.

    Raises `RevisionError`.
    """
    root, commit = run.root, resolve(run.root, revision)
    with temporary_folder("colloquy-diff-") as folder:
        before, after = folder / "before", folder / "after"
        for place in (before, after):
            make_folder(place)
        extract(root, commit, before)
        copy_worktree(root, after)
        changed = [path for path in changed_files(root, commit) if not is_generated(before, after, path)]
        texts, design = list(filter(is_text, changed)), list(filter(is_design, changed))
        with open_sides(run, before, after, language) as (old, new):
            interviews = _interviews(old, new, changed)
            for side in (old, new):
                side.read(interviews)
            every = _sections(old, new, sorted(interviews), changed)
            sections = tuple(section for section in every if section.changes or section.notes)
            unread = (*_unread(old, new, interviews, changed), *_astray(root))
        comparison = Comparison(
            commit[:9],
            sections,
            None,
            aside=len(changed) - len(texts) - len(design),
            unread=unread,
            design=tuple(design),
        )
        settings = "mkdocs.yml" not in old.refused | new.refused  # without them nothing can be built
        if settings and texts and not comparison.texts_differ:
            return _with_sites(comparison, before, after)
    return comparison


def _with_sites(comparison: Comparison, before: Path, after: Path) -> Comparison:
    """Build two sites of both texts in one design, and compare them, too."""
    former = with_design(before, after, before.with_name("apart"))
    try:
        build(former)
        build(after)
    except BuildError as failure:
        note = phrase("the two sites could not be built for comparison: {why}", why=str(failure))
        return replace(comparison, notes=(*comparison.notes, note))
    return replace(comparison, built=compare_sites(former / "site", after / "site"))


def _interviews(old: Side, new: Side, changed: Sequence[str]) -> set[str]:
    """Name the interviews of which a file changed; all, if the languages or what they share may have."""
    there = {*old.archive.interviews, *new.archive.interviews}
    if not {"mkdocs.yml", COLLECTION}.isdisjoint(changed):
        return there
    return there & {
        path.split("/")[1] for path in changed if path.count("/") > 1 and path.startswith("seeds/")
    }


def _sections(old: Side, new: Side, interviews: Sequence[str], changed: Sequence[str]) -> Iterator[Section]:
    languages = tuple(dict.fromkeys((*new.archive.site.codes, *old.archive.site.codes)))
    for name in interviews:
        yield compare_interview(old, new, name, languages)
    for name in FILES:
        if (path := f"seeds/{name}.yml") in changed and path not in old.refused | new.refused:
            yield compare_shared(old, new, name, languages)
    for path in changed:
        if path.startswith("docs/") and is_text(path):
            yield compare_page(old.archive.root, new.archive.root, path)


def _unread(old: Side, new: Side, interviews: set[str], changed: Sequence[str]) -> Iterator[Phrase]:
    """Name the files that are refused or were."""
    was, is_ = ({*side.refused, *_refused(side, interviews, changed)} for side in (old, new))
    for file in sorted(was | is_):
        if file not in is_:
            yield phrase("`{file}` had errors, so it is not compared; now it has none", file=file)
        elif file not in was and exists(old.archive.root / file):
            yield phrase(
                "`{file}` has errors now, so it is not compared; `colloquy check` says which", file=file
            )
        elif file not in was or file in changed:
            yield phrase("`{file}` has errors, so it is not compared; `colloquy check` says which", file=file)


def _astray(root: Path) -> Iterator[Phrase]:
    """Name what of the checkout leads out of it, and was left out; of a seed, this is known already."""
    for problem in find_astray(root):
        file = problem.location.path
        if not file.startswith("seeds/"):
            yield phrase("`{file}` has errors, so it is not compared; `colloquy check` says which", file=file)


def _refused(side: Side, interviews: set[str], changed: Sequence[str]) -> Iterator[str]:
    for name in interviews:
        files = side.refused_of(name)
        yield from files & {*changed} or files  # a source text is refused for its declarations, too
