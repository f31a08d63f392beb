"""What queries miss is named, so that an editor knows where a keyword would help."""

from __future__ import annotations

from pathlib import Path

import pytest

from archives import ROOT, colloquy, succeed
from colloquy.catalogue import open_archive
from colloquy.judging import find_misses
from colloquy.judging.asking import Found, UnansweredError, ask
from colloquy.judging.queries import Query, read_queries
from colloquy.printing import find_browser
from colloquy.problems import Location

TALK, OTHER = "chollet-datacamp-2017", "chollet-pyimagesearch-2018"
QUESTIONS = {TALK: 13, OTHER: 12}


def write(place: Path, *lines: str) -> Path:
    path = place / "queries.tsv"
    path.write_text("\n".join(["language\tkind\tquery\tanswers", *lines]) + "\n", encoding="utf-8")
    return path


def test_queries_are_read_with_their_answers_and_their_lines(tmp_path: Path) -> None:
    path = write(tmp_path, f"en\tword\tsalmon\t{OTHER}#q5 {TALK}#q1", "", "zh\tlog\t鲑鱼")
    queries, problems = read_queries(path, ("en", "zh"), QUESTIONS)
    assert not problems
    assert queries == [
        Query(Location(str(path), 2), "en", "salmon", (f"{OTHER}#q5", f"{TALK}#q1")),
        Query(Location(str(path), 4), "zh", "鲑鱼", ()),
    ]


def test_each_query_that_cannot_be_judged_is_named_with_its_line(tmp_path: Path) -> None:
    path = write(
        tmp_path, "fr\tword\tsaumon", f"en\tword\tx\t{TALK}#q14 gone#q1 {TALK} {TALK}#q0", "en\tword\tfine"
    )
    queries, problems = read_queries(path, ("en", "zh"), QUESTIONS)
    assert [query.text for query in queries] == ["fine"]
    assert [problem.location.line for problem in problems] == [2, 3, 3, 3, 3]


@pytest.mark.parametrize("head", ["", "query", "language,query"])
def test_a_file_that_names_no_columns_is_refused(tmp_path: Path, head: str) -> None:
    path = tmp_path / "log.tsv"
    path.write_text(f"{head}\nen\tsalmon\n", encoding="utf-8")
    queries, (problem,) = read_queries(path, ("en",), QUESTIONS)
    assert not queries
    assert problem.location == Location(str(path), 1)


def test_an_exchange_that_is_not_among_the_first_five_is_named_where_it_is_declared() -> None:
    archive, _ = open_archive(ROOT)
    here = Location("queries.tsv", 2)
    first = tuple(f"{TALK}#q{number}" for number in range(1, 7))
    queries = [
        Query(here, "en", "found", (first[4],)),
        Query(here, "en", "sixth", (first[5], f"{OTHER}#q5")),
        Query(here, "en", "nothing", (f"{OTHER}#q5",)),
        Query(here, "en", "logged", ()),
        Query(here, "en", "logged and whole", ()),
    ]
    found = [Found(first, whole=True)] * 2 + [Found((), whole=False)] * 2 + [Found(first, whole=True)]
    misses = list(find_misses(archive, QUESTIONS, queries, found))
    told = [(each.what.fields.get("exchange"), each.what.fields.get("queries")) for each in misses[:-1]]
    assert told == [(f"{OTHER}#q5", ["“sixth”", "“nothing”"]), (f"{TALK}#q6", ["“sixth”"])]
    declared = (ROOT / f"seeds/{OTHER}/interview.yml").read_text(encoding="utf-8").splitlines()
    assert "Keras的意外用途" in "".join(declared[misses[0].location.line - 1 :][:2])
    assert (misses[-1].location, misses[-1].what.fields) == (here, {"query": "logged"})


@pytest.mark.browser
def test_the_search_of_a_built_site_is_asked_as_readers_ask_it(site: Path, tmp_path: Path) -> None:
    browser = find_browser()
    assert browser
    here = Location("log", 1)
    queries = [
        Query(here, "zh", "鲑鱼养殖", ()),
        Query(here, "en", "steam engine </script>", ()),
        Query(here, "en", "salmon radiologists", ()),
    ]
    fish, steam, neither = ask(site, queries, browser)
    assert (fish.places[0], fish.whole) == (f"{OTHER}#q5", True)
    assert steam.places[0] == f"{TALK}#q9"
    assert not neither.whole
    with pytest.raises(UnansweredError, match="engine"):
        ask(tmp_path, queries, browser)


@pytest.mark.browser
def test_status_names_what_queries_miss_and_refuses_what_it_cannot_read(built: Path, tmp_path: Path) -> None:
    missed = write(tmp_path, f"en\tword\tsalmon\t{TALK}#q1")
    outcome = succeed("status", "--root", built, "--keywords", missed)
    assert f"{TALK}#q1 is not among the first 5 results for “salmon”" in outcome.output
    assert f"seeds/{TALK}/interview.yml:" in outcome.output
    wrong = write(tmp_path, "en\tword\tsalmon\tgone#q1")
    outcome = colloquy("status", "--root", built, "--keywords", wrong)
    assert outcome.exit_code == 1
    assert "there is no question gone#q1" in outcome.output
