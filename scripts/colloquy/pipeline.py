"""The pipeline, from seeds to site: open, map, join, render, publish.

Every verb of the command line is this pipeline or a beginning of it. `mapping.reading.READ` lists the steps
from one interview's files to its editions, `mapping.making.PARTS` what is made from these, and `JOIN` below
what is made from the records of all. Only `reading` opens an interview's files, and only `publishing` writes.
Whoever may write has seen that nothing leads out of the archive (`sole_writer`); no step looks again.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TypeVar

from colloquy.catalogue import open_archive
from colloquy.checking.beside import OVERRIDES, find_giants
from colloquy.checking.handwritten import check_handwritten
from colloquy.gathering import check_interviews
from colloquy.guarding import refuse_astray
from colloquy.guarding.files import exists, is_folder
from colloquy.highlighting import check_highlighted_interviews
from colloquy.joining import apart, exports, indexes, interviews
from colloquy.joining.suggestions import suggest
from colloquy.joining.whole import Joiner, Whole
from colloquy.mapping.keeping import update_records
from colloquy.mapping.making import SUMMARY
from colloquy.mapping.processes import call_apart
from colloquy.mapping.runs import Outcome, Run
from colloquy.problems import Phrase, Problem, Severity, has_errors, told_once
from colloquy.publishing import former
from colloquy.publishing.former import Beginning, Former
from colloquy.publishing.rehearsing import rehearse
from colloquy.publishing.site import build_site, would_withdraw
from colloquy.publishing.staging import place
from colloquy.publishing.translations import write_synced
from colloquy.recording import findings
from colloquy.recording.catalogues import KeptReader, forget_topics
from colloquy.recording.folders import EXPORTED, FOLDERS, SIDECARS, WORK
from colloquy.recording.store import Store, in_memory, work_with
from colloquy.words.catalogues import find_lacking
from colloquy.words.telling import Teller

INDEXES: tuple[tuple[str, Joiner], ...] = (
    ("home pages", indexes.home),
    ("search", indexes.search),
    ("lists", indexes.lists),
    ("glossary", indexes.terms),
    ("topics", indexes.topics),
    ("people", indexes.people),
    ("overview", indexes.overview),
)

JOIN: dict[str, tuple[tuple[str, Joiner], ...]] = {
    "pages": (*INDEXES, ("interviews", interviews.bare_pages), ("data", exports.bare_data)),
    "site": (
        *INDEXES,
        ("interviews", interviews.pages),
        ("interviews’ own files", exports.own_files),
        ("files about the whole archive", exports.whole_files),
        ("cards", exports.cards),
        ("data", exports.data),
    ),
}
"""What is made from all records, in order: pages alone, or all that a site needs."""

T = TypeVar("T")


def check(run: Run, only: frozenset[str] | None = None) -> Outcome:
    """Find all that is wrong, translations included, in all interviews or in some."""
    return _with_store(run, lambda store: _checked(run, store, only))


def survey(run: Run) -> Outcome:
    """Sum all interviews up."""
    return _with_store(run, lambda store: _mapped(run, store, ("summary",)))


def sync(run: Run) -> tuple[Outcome, list[Phrase]]:
    """Bring all PO files up to date, and give a line for each that changed; with errors, write none."""
    with in_memory() as store:
        outcome = _mapped(run, store, ("summary", "sync"))
        # What syncing itself puts right is no news.
        problems = [each for each in outcome.problems if not _is_synced(run.root, each)]
        lines = [] if has_errors(problems) else write_synced(outcome.archive, outcome.summaries, store)
    return replace(outcome, problems=problems), lines


def suggest_topics(run: Run, tell: Teller) -> list[str]:
    """Suggest topics for questions that have none, in lines."""
    refuse_astray(run.root)
    with in_memory() as store:
        outcome = _mapped(run, store, ("suggestions",))
        return list(suggest(outcome.archive, store, tell))


def write_pages(run: Run) -> Outcome:
    """Write the pages, as they are without exports; with errors, write nothing."""
    return work_with(run.root / WORK, lambda store: _join(run, store, "pages"))


def build(run: Run, begun: Beginning | None = None) -> Outcome:
    """Write the pages, and build the site with all that belongs to it; with errors, write nothing.

    `begun` is for whoever has looked at what it begins with.
    """
    return work_with(run.root / WORK, partial(_built, run, begun or former.begin(run.root)))


def write_site_files(run: Run) -> Outcome:
    """Write what `build` writes before it renders: pages, and files that go into the site as they are."""
    return work_with(run.root / WORK, lambda store: _join(run, store, "site"))


def _with_store(run: Run, work: Callable[[Store], T]) -> T:
    """Do work with the store of records; raises `AstrayError` before, if the archive leads out of itself."""
    refuse_astray(run.root)
    return work_with(run.root / WORK, work)


def _mapped(run: Run, store: Store, parts: Sequence[str], only: frozenset[str] | None = None) -> Outcome:
    """Open the archive, and map its interviews."""
    archive, problems = open_archive(run.root, KeptReader(store, call_apart))
    if archive.topics is None:
        forget_topics(store)
    problems += [*check_interviews(archive), *check_highlighted_interviews(archive)]
    wanted = [name for name in archive.interviews if only is None or name in only]
    update_records(archive, wanted, parts, store, run.workers, run.progress)
    problems += _findings(store, wanted, ("findings", *(["checks"] if "checks" in parts else [])))
    known = store.digests("summary")
    summaries = [SUMMARY.validate_json(store.piece("summary", name)) for name in wanted if name in known]
    return Outcome(archive, summaries, told_once(problems), [], len(wanted))


def _checked(run: Run, store: Store, only: frozenset[str] | None) -> Outcome:
    """Map, then, unless only some interviews are wanted, look at the pages that people wrote, if any."""
    mapped = _mapped(run, store, ("summary", "checks"), only)
    if only is not None or not mapped.archive.site.codes or not is_folder(run.root / "docs"):
        return mapped
    handwritten = list(check_handwritten(mapped.archive))
    problems = [*mapped.problems, *handwritten, *find_lacking(mapped.archive.site)]
    if mapped.archive.sound and not any(find_giants(mapped.archive, OVERRIDES)):
        unread = [each.location.path.removeprefix("docs/") for each in handwritten]
        whole = Whole(mapped.archive, store, mapped.summaries)
        errors = has_errors(mapped.problems)
        problems += rehearse(whole, unread, None if errors else partial(_compose, run, whole))
    return replace(mapped, problems=problems)


def _compose(run: Run, whole: Whole, paths: Collection[str]) -> Mapping[str, str]:
    """Write some of the pages that are made from seeds, by their paths below ``docs/``."""
    needed, parts = apart.list_needed(whole, paths), ("summary", "checks", "pages")
    update_records(whole.archive, needed, parts, whole.store, run.workers, run.progress)
    return apart.compose(whole, paths, [join for _, join in JOIN["pages"]])


def _is_synced(root: Path, problem: Problem) -> bool:
    """Say whether syncing puts a problem right: what is no error in a PO file, or that there is none."""
    path = problem.location.path
    return path.endswith(".po") and (problem.severity is not Severity.PROBLEM or not exists(root / path))


def _findings(store: Store, wanted: Sequence[str], names: Sequence[str]) -> Iterator[Problem]:
    there = {name: store.digests(name) for name in names}
    for interview in wanted:
        for name in names:
            if interview in there[name]:
                yield from findings.load(store.piece(name, interview).decode())


def _join(run: Run, store: Store, kind: str) -> Outcome:
    """Map, then join, and put everything in its place."""
    mapped = _mapped(run, store, ("summary", kind))
    if has_errors(mapped.problems) or would_withdraw(run.root, mapped):
        return mapped
    archive = mapped.archive
    if kind == "site" and (unread := list(check_handwritten(archive))):
        return replace(mapped, problems=[*mapped.problems, *unread])
    owned = [f"docs/{code}/{folder}" for code in archive.site.codes for folder in FOLDERS]
    owned.append(SIDECARS)
    if kind == "site":
        owned.append(EXPORTED)
    store.forget(set(store.kept()) - set(archive.interviews))
    whole = Whole(archive, store, mapped.summaries)
    changed = place(whole, JOIN[kind], owned)
    store.commit()
    return replace(mapped, changed=changed, written=True)


def _built(run: Run, begun: Beginning | None, store: Store) -> Outcome:
    """Join, then render, put the site in its place, and remember how everything appears."""
    joined = _join(run, store, "site")
    if not joined.written:
        return joined
    rendered = build_site(Whole(joined.archive, store, joined.summaries), run.workers.count)
    outcome = replace(joined, problems=[*joined.problems, *rendered.problems])
    if not rendered.problems:
        former.remember(run.root, store, begun, Former(outcome.problems, outcome.published))
    return outcome
