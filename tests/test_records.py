"""What is kept is what would be made anew: records, and all that is joined from them."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archives import ROOT, colloquy, copy_of_the_real_archive, edit, forget_pages, read, run, seal, snapshot
from colloquy.catalogue import open_archive
from colloquy.composing.summaries import summary
from colloquy.mapping.making import SUMMARY
from colloquy.mapping.reading import read_editions
from colloquy.mapping.snapshots import SNAPSHOT, take_snapshot
from colloquy.pipeline import check, survey, write_site_files
from colloquy.reading import read_files
from colloquy.recording.folders import WORK
from colloquy.recording.store import NAME
from many import many

pytestmark = pytest.mark.slow

SMALL = Path(__file__).parent / "archive"
TERMS = """terms:
  - id: book
    name: {en: book, zh: 书}
    definition: {en: What one reads., zh: 读的东西。}
  - id: zebra
    name: {en: zebra, zh: 斑马}
    definition: {en: An animal., zh: 一种动物。}
"""


def made(root: Path) -> dict[str, bytes]:
    """Give all that a run writes before it renders."""
    outcome = write_site_files(run(root))
    assert not outcome.problems or outcome.problems[0].severity, outcome.problems[0].what.text()
    pages = {f"docs/{path}": raw for path, raw in snapshot(root / "docs").items()}
    return pages | snapshot(root / WORK / "exports" / "site")


def made_anew(root: Path, place: Path) -> dict[str, bytes]:
    """Give what a run writes that knows nothing of former ones."""
    shutil.rmtree(place, ignore_errors=True)
    shutil.copytree(root, place, ignore=shutil.ignore_patterns(WORK, "site"))
    forget_pages(place)
    return made(place)


@pytest.fixture
def three(tmp_path: Path) -> Path:
    """Give an archive of three interviews with topics and terms."""
    root = many(tmp_path, 3)
    (root / "seeds" / "terms.yml").write_text(TERMS, encoding="utf-8")
    return root


def _talks(root: Path) -> list[Path]:
    return sorted(path for path in (root / "seeds").iterdir() if path.is_dir())


def _retitle(root: Path, number: int) -> None:
    talk = _talks(root)[number % len(_talks(root))]
    edit(talk / "interview.yml", "The beginning", f"The beginning, {number}")


def _translate(root: Path, number: int) -> None:
    talk = _talks(root)[number % len(_talks(root))]
    entry = f'msgctxt "l7"\nmsgid "It was short."\nmsgstr "很短{number}。"\n'
    header = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    (talk / "zh.po").write_text(header + entry, encoding="utf-8")


def _untranslate(root: Path, number: int) -> None:
    (_talks(root)[number % len(_talks(root))] / "zh.po").unlink(missing_ok=True)


def _add(root: Path, number: int) -> None:
    shutil.copytree(_talks(root)[-1], root / "seeds" / f"new-{number}", dirs_exist_ok=True)


def _remove(root: Path, number: int) -> None:
    added = [talk for talk in _talks(root) if talk.name.startswith("new-")]
    if added:
        shutil.rmtree(added[number % len(added)])


def _rename(root: Path, number: int) -> None:
    talk, topics = _talks(root)[0], root / "seeds" / "topics.yml"
    if not (root / "seeds" / f"also-{number}").exists():
        talk.rename(root / "seeds" / f"also-{number}")
        if f"{talk.name}#" in topics.read_text(encoding="utf-8"):  # none gathers an added interview
            edit(topics, f"{talk.name}#", f"also-{number}#")


def _topic(root: Path, number: int) -> None:
    edit(root / "seeds" / "topics.yml", "summary: {en: S", f"summary: {{en: S{number}")


def _term(root: Path, number: int) -> None:
    edit(root / "seeds" / "terms.yml", "What one reads", f"What one reads {number}")


def _new_term(root: Path, number: int) -> None:
    new = f"  - id: t{number}\n    name: {{en: short, zh: 短}}\n    definition: {{en: D., zh: 释。}}\n"
    if "name: {en: short" not in (root / "seeds" / "terms.yml").read_text(encoding="utf-8"):
        edit(root / "seeds" / "terms.yml", "terms:\n", f"terms:\n{new}")


def _person(root: Path, number: int) -> None:
    edit(root / "seeds" / "people.yml", "{en: Ann", f"{{en: Ann{number % 10}")


EDITS: tuple[Callable[[Path, int], None], ...] = (
    _retitle,
    _translate,
    _untranslate,
    _add,
    _remove,
    _rename,
    _topic,
    _term,
    _new_term,
    _person,
)


@settings(max_examples=15)
@given(st.lists(st.tuples(st.sampled_from(EDITS), st.integers(0, 99)), min_size=1, max_size=6))
def test_after_any_edits_what_is_kept_is_what_would_be_made_anew(
    tmp_path_factory: pytest.TempPathFactory, edits: list[tuple[Callable[[Path, int], None], int]]
) -> None:
    place = tmp_path_factory.mktemp("edited")
    root = many(place, 3)
    (root / "seeds" / "terms.yml").write_text(TERMS, encoding="utf-8")
    made(root)
    for change, number in edits:
        change(root, number)
        kept = made(root)
    assert kept == made_anew(root, place / "anew")


def test_the_same_bytes_come_from_one_process_two_and_four(tmp_path: Path) -> None:
    root = many(tmp_path, 30)
    results = []
    for jobs in (1, 2, 4):
        shutil.rmtree(root / WORK, ignore_errors=True)
        forget_pages(root)
        outcome = write_site_files(run(root, jobs))
        assert outcome.looked_at == 30
        results.append(snapshot(root / "docs") | snapshot(root / WORK / "exports"))
    assert results[0] == results[1] == results[2]


def test_only_what_uses_what_changed_is_made_again(three: Path, remade: list[str]) -> None:
    first, second, third = (talk.name for talk in _talks(three))
    made(three)
    assert remade == [first, second, third]
    remade.clear()
    made(three)
    assert remade == []  # nothing changed
    edit(three / "seeds" / "terms.yml", "An animal", "A striped animal")
    made(three)
    assert remade == []  # no interview says it
    edit(three / "seeds" / "terms.yml", "What one reads", "What is read")
    made(three)
    assert remade == [first, second, third]  # all say it
    remade.clear()
    _retitle(three, 1)
    made(three)
    assert remade == [second]


def test_other_code_makes_all_records_again(
    three: Path, remade: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    made(three)
    remade.clear()
    monkeypatch.setattr("colloquy.recording.keys.code", lambda: "another version")
    made(three)
    assert len(remade) == 3


def test_cleaning_forgets_what_was_kept(three: Path, remade: list[str]) -> None:
    assert f"rm -rf .venv {WORK} " in (ROOT / "Makefile").read_text(encoding="utf-8")
    made(three)
    remade.clear()
    shutil.rmtree(three / WORK)
    made(three)
    assert len(remade) == 3


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def _scribble(path: Path) -> None:
    raw = bytearray(path.read_bytes())
    for place in range(5000, len(raw), 997):
        raw[place] ^= 0x55
    path.write_bytes(raw)


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _no_database(path: Path) -> None:
    path.write_bytes(b"import os; os.system('true')" * 1000)


def _of_another(path: Path) -> None:
    path.unlink()
    with sqlite3.connect(path) as connection:
        connection.execute("create table records (id, pickled)")
    connection.close()


def _with_other_words(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("update pieces set body = x'7b7d' where name = 'summary'")
    connection.close()


def _with_other_facts(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        assert connection.execute("update facts set body = x'5b31'").rowcount
    connection.close()


def _with_other_types(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("update facts set body = 'words'")
        connection.execute("update pieces set body = 5 where name = 'summary'")
    connection.close()


@pytest.mark.parametrize(
    "spoil",
    [
        _with_other_types,
        _cut,
        _scribble,
        _empty,
        _no_database,
        _of_another,
        _with_other_words,
        _with_other_facts,
    ],
)
def test_a_store_that_is_broken_or_foreign_is_made_again_without_a_word_lost(
    three: Path, spoil: Callable[[Path], None]
) -> None:
    expected = made(three)
    spoil(three / WORK / NAME)
    assert made(three) == expected
    forget_pages(three)
    assert made(three) == expected


def test_a_page_that_somebody_changed_or_removed_is_put_right(three: Path) -> None:
    expected = made(three)
    (three / "docs/en/interviews/talk-000.md").write_text("spoiled", encoding="utf-8")
    (three / "docs/en/interviews/talk-001.md").unlink()
    (three / "docs/en/interviews/left-over.md").write_text("old", encoding="utf-8")
    assert made(three) == expected


def test_check_and_status_compose_nothing(three: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def compose(*_: object) -> None:
        raise AssertionError("a page was composed")

    monkeypatch.setattr("colloquy.mapping.making.interview_pages", compose)
    assert check(run(three)).looked_at == 3
    assert len(survey(run(three)).summaries) == 3


def test_a_run_that_may_not_write_its_store_goes_on_without(
    three: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object, **__: object) -> None:
        raise PermissionError("read-only")

    with monkeypatch.context() as patched:
        patched.setattr(Path, "mkdir", refused)
        result = colloquy("check", "--root", three)
    assert "3 interviews, " in result.output
    assert not (three / WORK).exists()


def test_a_summary_is_small_however_long_the_interview(archive: Path, tmp_path: Path) -> None:
    talk = archive / "seeds" / "talk"
    count = 400
    lines = ["A talk", "", *(line for _ in range(count) for line in ("**Ann:** Why?", "", "**Bo:** So.", ""))]
    (talk / "talk.md").write_text("\n".join(lines) + "\n", encoding="utf-8")
    text = (talk / "interview.yml").read_text(encoding="utf-8")
    head, _, _ = text.partition("exchanges:\n")
    exchanges = "".join(f"  - {{line: {3 + 4 * n}, title: Question number {n}}}\n" for n in range(count))
    (talk / "interview.yml").write_text(f"{head}exchanges:\n{exchanges}", encoding="utf-8")
    seal(talk)
    long = read(archive, "talk")
    real = [read(copy_of_the_real_archive(tmp_path / "real"), name) for name in ("chollet-datacamp-2017",)]
    for each in (long, *real):
        assert len(SUMMARY.dump_json(summary(each.archive, each.described, each.editions))) <= 8192


def test_a_snapshot_that_was_kept_says_what_was_read(tmp_path: Path) -> None:
    root = copy_of_the_real_archive(tmp_path / "real")
    archive, _ = open_archive(root)
    for name in archive.interviews:
        editions, _ = read_editions(archive, read_files(root, name))
        assert editions
        interview = editions.interview
        [(_, body)] = take_snapshot(editions)
        kept = SNAPSHOT.validate_json(body)

        assert kept.declared == editions.described.declared.record
        passages = {unit.id: unit for unit in kept.units.values() if unit.lines}
        assert list(passages) == [each.id for each in interview.passages]
        for edition in editions.editions:
            for each in interview.passages:
                assert (passages[each.id].source, passages[each.id].lines) == (each.text, each.lines)
                assert passages[each.id].words[edition.language] == edition.passage(each)
        for exchange in interview.exchanges:
            for turn in exchange.turns:
                for each in turn.passages:
                    speaker = (passages[each.id].speaker, passages[each.id].role, passages[each.id].supplied)
                    assert speaker == (turn.speakers[0].person, turn.role, turn.supplied)
                    assert passages[each.id].exchange == exchange.id
