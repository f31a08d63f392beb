"""A large archive's index is in pieces, each of which says of which build it is."""

from __future__ import annotations

import base64
import json
import re
import shutil
import zlib
from pathlib import Path
from typing import Any

import pytest

from archives import ROOT, run, snapshot
from colloquy.joining.whole import Whole
from colloquy.pipeline import write_site_files
from colloquy.publishing import cutting, search
from colloquy.publishing.staging import WORK
from colloquy.recording.store import opened
from colloquy.searching.cutting import cut
from colloquy.searching.lists import MOST, WEIGHTS, List
from colloquy.searching.postings import FIELDS, dump, load, number_bytes
from indexes import rows
from many import many


def unpack(body: str) -> bytes:
    return zlib.decompress(base64.b64decode(body), -15)


def piece(path: Path) -> tuple[str, str, bytes]:
    match = re.fullmatch(r'colloquyPiece\("(\w+)","(\w+)","([\w+/=]+)"\)\n', path.read_text())
    assert match
    return match[1], match[2], unpack(match[3])


def write_pieces(root: Path, built: Path, monkeypatch: pytest.MonkeyPatch, large: int = 0) -> Path:
    monkeypatch.setattr(search, "LARGE", large)
    (built / "assets/search").mkdir(parents=True, exist_ok=True)
    outcome = write_site_files(run(root))
    with opened(root / WORK) as store:
        search.write_indexes(Whole(outcome.archive, store, outcome.summaries), built)
    return built / "search"


def directory(folder: Path, language: str) -> tuple[str, dict[str, Any]]:
    text = (folder / f"{language}.js").read_text(encoding="utf-8").removeprefix("self.colloquyIndex=")
    cut_index = json.loads(text)
    return cut_index["build"], json.loads(unpack(cut_index["directory"]))


def test_texts_are_cut_as_the_scripts_cut_queries() -> None:
    for text, terms in json.loads((ROOT / "tests/search/cuts.json").read_text(encoding="utf-8")):
        assert list(cut(text)) == terms


def test_weights_are_those_of_the_scripts() -> None:
    text = (ROOT / "scripts/reader/search/parameters.js").read_text(encoding="utf-8")
    block = text.partition("FIELDS = {")[2].partition("}")[0]
    assert {name: float(value) for name, value in re.findall(r"(\w+): ([\d.]+)", block)} == WEIGHTS


def test_all_pieces_are_of_one_build_and_a_change_makes_another(
    small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write_pieces(small, tmp_path / "built", monkeypatch)
    build, listed = directory(folder, "en")
    paths = [*(folder / "en").iterdir(), *(folder / "texts").iterdir()]
    pieces = {path.stem: piece(path) for path in paths}
    assert len(pieces) == len(paths)
    assert {(name, mark) for name, mark, _ in pieces.values()} == {(name, build) for name in pieces}
    assert sum(name.startswith("l") for name in pieces) == len(listed["lists"])
    again = write_pieces(small, tmp_path / "again", monkeypatch)
    files = {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*.js")}
    assert files == {path.relative_to(again): path.read_bytes() for path in again.rglob("*.js")}
    (small / "seeds/people.yml").write_text(
        (small / "seeds/people.yml").read_text(encoding="utf-8").replace("Ann", "Anna"), encoding="utf-8"
    )
    assert directory(write_pieces(small, tmp_path / "other", monkeypatch), "en")[0] != build


def test_pieces_of_texts_have_every_entry_of_the_single_index_in_its_order_once_for_all_languages(
    small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = write_pieces(small, tmp_path / "whole", monkeypatch, large=10**9)
    folder = write_pieces(small, tmp_path / "built", monkeypatch)
    shared = in_order(folder / "texts", "x")
    for language in ("en", "zh"):
        _, listed = directory(folder, language)
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
        assert [page for each in in_order(folder / language, "p") for page in each["pages"]] == single[
            "pages"
        ]
        assert len(single["pages"]) == sum(count for _, count in listed["kinds"])


def in_order(folder: Path, kind: str) -> list[Any]:
    numbers = range(len(list(folder.glob(f"{kind}*.js"))))
    return [json.loads(piece(folder / f"{kind}{number}.js")[2]) for number in numbers]


def test_postings_say_where_each_term_is() -> None:
    texts = [{"answer": "so so"}, {}, {"question": "so 学习", "labels": "only"}]
    entries, lengths, terms = load(dump(texts, [["a"], [], ["a"]]))
    found = dict(terms)
    assert (entries, lengths[FIELDS.index("question")]) == (3, 3)
    so = found["so"]
    assert (so.first, so.last, so.entries, so.printed) == (0, 2, 2, True)
    assert so.rest == bytes([1, 1 << 5, 2, 2, 5])
    assert not found["only"].printed
    assert (found["\x01a"].first, found["\x01a"].rest) == (0, bytes([0, 2, 0]))


def test_of_a_common_term_the_entries_are_kept_that_it_says_most_of() -> None:
    known = List()
    title, answer = 1 << FIELDS.index("title"), 1 << FIELDS.index("answer")
    for number in range(MOST + 5):
        text = load(dump([{"title" if number == 7 else "answer": "so"}], [[]]))
        known.add(number, dict(text[2])["so"])
    best = known.best()
    assert best.startswith(b"".join([bytes([1, answer, 0])] * 7 + [bytes([1, title, 0])]))
    assert len(best) == 3 * MOST
    assert number_bytes(300) == bytes([172, 2])


def test_an_edit_joins_only_its_part_anew_and_gives_the_pieces_of_a_cold_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where an interview goes: then no part is left that knows its words."""
    monkeypatch.setattr(cutting, "PART", 2)
    read: list[str] = []

    def counted(piece: str) -> object:
        read.append(piece)
        return load(piece)

    monkeypatch.setattr(cutting, "load", counted)
    root = many(tmp_path, 5)
    write_pieces(root, tmp_path / "first", monkeypatch)
    first = len(read)
    declared = root / "seeds/talk-001/interview.yml"
    text = declared.read_text(encoding="utf-8")
    declared.write_text(text.replace("What came next", "Another title"), encoding="utf-8")
    for name in ("edited", "removed"):
        if name == "removed":
            shutil.rmtree(root / "seeds/talk-004")
        read.clear()
        kept = write_pieces(root, tmp_path / name, monkeypatch)
        assert 0 < len(read) < first
        copy = Path(shutil.copytree(root, tmp_path / f"copy of {name}", ignore=shutil.ignore_patterns(WORK)))
        assert snapshot(kept) == snapshot(write_pieces(copy, tmp_path / f"cold {name}", monkeypatch))
    with opened(root / WORK) as store:
        facts = [
            name
            for (name,) in store.connection.execute("select name from facts")
            if name.startswith(cutting.PARTS)
        ]
        assert len(facts) == 2 * 2
