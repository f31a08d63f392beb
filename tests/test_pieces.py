"""A large archive's index is in pieces, in volumes that are named by what they say."""

from __future__ import annotations

import base64
import json
import re
import shutil
import sys
import unicodedata
import zlib
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any

import pytest

from archives import ROOT, edit, run, snapshot
from colloquy.joining.whole import Whole
from colloquy.pipeline import write_site_files
from colloquy.publishing import cutting, parts, search, volumes
from colloquy.recording.folders import WORK
from colloquy.recording.store import opened
from colloquy.searching.cutting import MARKED_PIECES, MARKS, PIECES, cut
from colloquy.searching.fields import LABELS, WEIGHTS, Field, list_fields, seen_from
from colloquy.searching.lists import MOST, Lists, shelf, utf16
from colloquy.searching.postings import Posted, dump, load, number_text
from colloquy.searching.searched import interview_texts
from indexes import rows
from many import many

FIELDS = list_fields(("en", "zh"))


def unpack(body: str) -> bytes:
    return zlib.decompress(base64.b64decode(body), -15)


def piece(path: Path) -> bytes:
    match = re.fullmatch(r'colloquyPiece\("([\w/]+)","([\w+/=]+)"\)\n', path.read_text())
    assert match
    assert match[1] == f"{path.parent.name}/{path.stem}"
    return unpack(match[2])


def write_pieces(root: Path, built: Path, monkeypatch: pytest.MonkeyPatch, large: int = 0) -> Path:
    monkeypatch.setattr(search, "LARGE", large)
    (built / "assets/search").mkdir(parents=True, exist_ok=True)
    outcome = write_site_files(run(root))
    with opened(root / WORK) as store:
        search.write_indexes(Whole(outcome.archive, store, outcome.summaries), built)
    return built / "search"


def directory(folder: Path, language: str) -> dict[str, Any]:
    text = (folder / f"{language}.js").read_text(encoding="utf-8").removeprefix("self.colloquyIndex=")
    listed: dict[str, Any] = json.loads(unpack(json.loads(text)["directory"]))
    return listed


def test_texts_are_cut_as_the_scripts_cut_queries() -> None:
    for text, terms in json.loads((ROOT / "tests/search/cuts.json").read_text(encoding="utf-8")):
        assert list(cut(text)) == terms


def test_every_mark_of_unicode_is_part_of_the_word_that_it_is_on() -> None:
    """Only some planes are looked through for marks; the others have none."""
    characters = map(chr, range(sys.maxunicode + 1))
    assert "".join(each for each in characters if unicodedata.category(each).startswith("M")) == MARKS


@pytest.mark.slow
def test_a_text_without_marks_has_the_same_pieces_as_where_they_are_looked_for() -> None:
    characters = set(map(chr, range(sys.maxunicode + 1))).difference(MARKS)
    text = f"don’t{''.join(sorted(characters))}"
    assert PIECES.findall(text) == MARKED_PIECES.findall(text)


def test_weights_are_those_of_the_scripts() -> None:
    text = (ROOT / "scripts/reader/search/parameters.js").read_text(encoding="utf-8")
    block = text.partition("FIELDS = {")[2].partition("}")[0]
    weights = {name: float(value) for name, value in re.findall(r"(\w+): ([\d.]+)", block)}
    assert {name: value for name, value in weights.items() if not name.startswith("other")} == WEIGHTS
    assert {seen_from(field, "en") for field in FIELDS} == {"", *weights}
    assert f"export const MOST = {MOST}\n" in text


def names(listed: dict[str, Any], language: str) -> set[str]:
    """Name all pieces to which a directory leads, below the folder of the search."""
    starts = [0, *accumulate(-(-count // listed["block"]) for count in listed["counts"])]
    edges = [*starts[:: listed["part"]], starts[-1]]
    sizes = [after - before for before, after in pairwise(edges)]
    pages = sum(count for _, count in listed["kinds"])
    return {
        *(f"lists/{mark}/l{at}.js" for mark, lists, _ in listed["shelves"] for at in range(len(lists))),
        *(f"lists/{mark}/w{at}.js" for mark, _, words in listed["shelves"] for at in range(len(words))),
        *(f"{language}/{listed['pages']}/p{at}.js" for at in range(-(-pages // listed["pageBlock"]))),
        *(
            f"texts/{mark}/x{at}.js"
            for mark, count in zip(listed["texts"], sizes, strict=False)
            for at in range(count)
        ),
    }


def test_the_directories_lead_to_all_pieces_and_a_piece_that_says_something_else_has_another_name(
    small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write_pieces(small, tmp_path / "built", monkeypatch)
    there = {path.relative_to(folder).as_posix(): piece(path) for path in folder.glob("*/*/*.js")}
    assert {name for code in ("en", "zh") for name in names(directory(folder, code), code)} == set(there)
    again = write_pieces(small, tmp_path / "again", monkeypatch)
    assert snapshot(folder) == snapshot(again)
    edit(small / "seeds/people.yml", "Ann", "Anna")
    other = write_pieces(small, tmp_path / "other", monkeypatch)
    changed = {path.relative_to(other).as_posix(): piece(path) for path in other.glob("*/*/*.js")}
    assert changed.keys() - there.keys()
    assert all(there[name] == changed[name] for name in there.keys() & changed.keys())


def test_pieces_of_texts_have_every_entry_of_the_single_index_in_its_order_once_for_all_languages(
    small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = write_pieces(small, tmp_path / "whole", monkeypatch, large=10**9)
    folder = write_pieces(small, tmp_path / "built", monkeypatch)
    shared = in_order(folder / "texts", directory(folder, "en")["texts"], "x")
    for language in ("en", "zh"):
        listed = directory(folder, language)
        single = json.loads((whole / f"{language}.js").read_text().removeprefix("self.colloquyIndex="))
        entries = [
            entry for each in shared for interview in each[language]["interviews"]
            for entry in rows(interview["entries"])
        ]  # fmt: skip
        expected = [
            {key: value for key, value in entry.items() if key not in ("others", "labels")}
            for interview in single["interviews"]
            for entry in rows(interview["entries"])
        ]
        assert entries == expected
        assert len(entries) == sum(listed["counts"])
        pages = [
            page for each in in_order(folder / language, [listed["pages"]], "p") for page in each["pages"]
        ]
        assert [page for page in pages if page != cutting.NOTHING] == single["pages"]
        assert len(pages) == sum(count for _, count in listed["kinds"])


def in_order(folder: Path, marks: list[str], kind: str) -> list[Any]:
    return [
        json.loads(piece(folder / mark / f"{kind}{number}.js"))
        for mark in marks
        for number in range(len(list((folder / mark).glob(f"{kind}*.js"))))
    ]


def test_postings_say_where_each_term_is() -> None:
    answer, question = FIELDS[1], FIELDS[4]
    texts = [{answer: "so so"}, {}, {question: "so 学习", LABELS: "only"}]
    entries, lengths, found = load(dump(FIELDS, texts, [["a"], [], ["a"]]))
    assert (entries, lengths[FIELDS.index(question)]) == (3, 3)
    so = Posted(*found["so"])
    assert (so.first, so.last, so.entries, so.printed) == (0, 2, 2, True)
    assert so.rest.encode("latin-1") == bytes([1 << 1, 1 << 5, 2, 1 << 4, 2])
    assert not Posted(*found["only"]).printed
    mark = Posted(*found["\x01a"])
    assert (mark.first, mark.rest.encode("latin-1")) == (0, bytes([0, 2, 0]))


def test_what_no_edition_says_otherwise_is_posted_once_and_readers_of_each_have_it_as_their_own() -> None:
    columns = {"title": ["So", "So"], "question": ["", ""], "answer": ["same", "in English"], "who": [[], []]}
    english = {"title": "", "publisher": "", "year": "", "entries": columns | {"about": ["", "topics"]}}
    chinese = english | {"entries": columns | {"answer": ["same", "中文"], "about": ["", "主题"]}}
    texts = interview_texts({"en": english, "zh": chinese}, {})
    read = [
        [
            {name: text for field, text in entry.items() if text.strip() and (name := seen_from(field, code))}
            for entry in texts
        ]
        for code in ("en", "zh")
    ]
    untranslated = {"title": "So", "answer": "same"}
    translated = {"title": "So", "otherTitle": "So"}
    assert read == [
        [untranslated, translated | {"answer": "in English", "otherAnswer": "中文", "about": "topics"}],
        [untranslated, translated | {"answer": "中文", "otherAnswer": "in English", "about": "主题"}],
    ]


def test_of_a_common_term_the_entries_are_kept_that_it_says_most_of() -> None:
    lists = Lists(FIELDS)
    title, answer = Field("title", "zh"), Field("answer", "en")
    of_title, of_answer = (1 << FIELDS.index(field) for field in (title, answer))
    for number in range(MOST + 5):
        lists.add(*load(dump(FIELDS, [{title if number == 7 else answer: "so"}], [[]])))
    ((_, known),) = lists.ordered()
    best = known.best(FIELDS)
    assert best.startswith(b"".join([bytes([1, of_answer, 0])] * 7 + [bytes([1, of_title, 0])]))
    assert len(best) == 3 * MOST
    assert number_text(300).encode("latin-1") == bytes([172, 2])


def test_shelves_are_in_the_order_in_which_scripts_compare_terms() -> None:
    """Terms of the Chinese plane beyond the first come before those of full-width letters, in UTF-16."""
    terms = [
        "\x01a",
        "0",
        "a",
        "ab",
        "é",
        "ω",
        "い",
        "中",
        "学习",
        "한",
        "\uf900",
        "\U00020000",
        "\U0002f800",
    ]
    ordered = sorted(terms, key=utf16)
    assert sorted(terms, key=lambda term: (utf16(shelf(term)), utf16(term))) == ordered
    assert all(utf16(shelf(term)) <= utf16(term) for term in terms)


@pytest.mark.slow
def test_an_edit_joins_only_its_part_anew_and_gives_the_pieces_of_a_cold_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where an interview goes: then nothing is left that knows its words."""
    monkeypatch.setattr(cutting, "PART", 2)
    read: list[str] = []

    def counted(piece: str) -> object:
        read.append(piece)
        return load(piece)

    monkeypatch.setattr(cutting, "load", counted)
    root = many(tmp_path, 5)
    write_pieces(root, tmp_path / "first", monkeypatch)
    first = len(read)
    edit(root / "seeds/talk-001/interview.yml", "What came next", "Another title")
    for name in ("edited", "removed"):
        if name == "removed":
            shutil.rmtree(root / "seeds/talk-004")
        read.clear()
        kept = write_pieces(root, tmp_path / name, monkeypatch)
        assert len(read) == (2 if name == "edited" else 0) < first
        copy = Path(shutil.copytree(root, tmp_path / f"copy of {name}", ignore=shutil.ignore_patterns(WORK)))
        assert snapshot(kept) == snapshot(write_pieces(copy, tmp_path / f"cold {name}", monkeypatch))
    with opened(root / WORK) as store, opened(copy / WORK) as cold:
        kinds = ("postings *", "volume *", "characters *")
        where = " or ".join(f"name glob '{kind}'" for kind in kinds)
        query = f"select name from facts where {where} order by name"
        assert list(store.connection.execute(query)) == list(cold.connection.execute(query))
    assert snapshot(root / search.KEPT).keys() == snapshot(copy / search.KEPT).keys()


def test_an_edit_writes_only_the_pieces_that_say_something_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cutting, "PART", 2)
    root = many(tmp_path, 5)
    write_pieces(root, tmp_path / "first", monkeypatch)
    before = {path.relative_to(root): path.stat().st_mtime_ns for path in (root / search.KEPT).rglob("*.js")}
    edit(root / "seeds/talk-001/interview.yml", "What came next", "Another title")
    write_pieces(root, tmp_path / "edited", monkeypatch)
    after = {path.relative_to(root): path.stat().st_mtime_ns for path in (root / search.KEPT).rglob("*.js")}
    same = {path for path, time in after.items() if before.get(path) == time}
    assert after.keys() - before.keys() == after.keys() - same
    shelves = {name for name, _, _ in directory(tmp_path / "edited/search", "en")["shelves"]}
    written = {path.parent.name for path in after.keys() - same if path.match("lists/*/*")}
    assert 0 < len(written & shelves) < len(shelves) / 2


@pytest.mark.parametrize("what", ["changed", "cut off", "removed", "more"])
def test_pieces_that_somebody_changed_are_made_again(
    what: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a site has and what is kept for the next one are the same files."""
    root = many(tmp_path, 2)
    first = write_pieces(root, tmp_path / "first", monkeypatch)
    expected = snapshot(first)
    for path in sorted(first.glob("*/*/*.js")):
        kept = root / search.KEPT / path.relative_to(first)
        match what:
            case "changed":
                kept.write_text(kept.read_text().swapcase())
            case "cut off":
                kept.write_bytes(b"")
            case "removed":
                kept.unlink()
            case _:
                kept.with_name("another.js").write_text("")
    assert snapshot(write_pieces(root, tmp_path / "again", monkeypatch)) == expected


def test_an_archive_that_is_no_longer_large_keeps_no_pieces(
    small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_pieces(small, tmp_path / "large", monkeypatch)
    write_pieces(small, tmp_path / "small", monkeypatch, large=10**9)
    assert not snapshot(small / search.KEPT)
    with opened(small / WORK) as store:
        names = [name for (name,) in store.connection.execute("select name from facts")]
    assert not [name for name in names if name.startswith((parts.FACTS, volumes.FACTS))]
