"""Checks on translations find what a careful reader would, and let a good translation pass.

Each file in ``cases/checks`` is a source, translations in which nothing is found, and some in which
something is. People and terms are those of the real archive.
"""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import Any

import polib
import yaml
from hypothesis import given
from hypothesis import strategies as st

from archives import ROOT, colloquy, succeed
from colloquy.catalogue import Archive, open_archive
from colloquy.checking import CHECKS
from colloquy.checking.translated import Translated
from colloquy.checking.unfinished import LONGEST, differing
from colloquy.model import Status, Translation, Unit
from colloquy.text.numbers import find_numbers
from golden import CASES, Case, cases


def translated(given: dict[str, Any], text: str, archive: Archive) -> Translated:
    """Translate the source of a case by a text."""
    unit = Unit("l1", given["source"], given["from"], 1)
    return Translated.of(unit, Translation(text, Status.REVIEWED), given["to"], archive)


@cases("checks")
def test_a_check_finds_what_is_wrong_and_nothing_else(case: Case, real: Archive) -> None:
    def found(text: str) -> list[str]:
        unit = translated(case.given, text, real)
        return [finding.text() for check in CHECKS.values() for finding in check(unit)]

    for text in case.given["good"]:
        assert found(text) == [], text
    texts = [bad["text"] for bad in case.given["bad"]]
    case.expect("bad", [{"text": text, "finds": found(text)} for text in texts])


@cases("translations")
def test_right_translations_pass_and_wrong_ones_are_found(case: Case, real: Archive) -> None:
    """Each file in ``cases/translations`` has sources of one kind, with translations of each."""

    def found(source: str, text: str) -> list[str]:
        unit = translated(case.given | {"source": source}, text, real)
        return [finding.text() for check in CHECKS.values() for finding in check(unit)]

    pairs = [pair for given in case.given["right"] for pair in given.items()]
    assert {pair: told for pair in pairs if (told := found(*pair))} == {}
    wrong = [(given["source"], given["text"]) for given in case.given["wrong"]]
    case.expect("wrong", [{"source": one, "text": text, "finds": found(one, text)} for one, text in wrong])
    assert all(found(*pair) for pair in wrong)


@given(
    st.lists(
        st.sampled_from(
            [*"1205,.百千万亿一二十点半几多分之折成年代世纪·/:’ -IVX", "half a", "million", "twenty", "and"]
        ),
        max_size=24,
    ).map("".join),
    st.sampled_from(["en", "zh", "fr", "ar"]),
)
def test_a_number_is_where_it_is_written_and_answers_for_itself(text: str, language: str) -> None:
    numbers = list(find_numbers(text, language))
    assert all(0 <= number.start < number.end <= len(text) for number in numbers)
    assert all(number.values for number in numbers)
    certain = [(number.start, number.end) for number in numbers if number.certain]
    assert all(one[1] <= other[0] for one, other in pairwise(sorted(certain)))


def test_every_check_has_a_case_in_which_it_finds_something(real: Archive) -> None:
    given = [yaml.safe_load(path.read_text(encoding="utf-8")) for path in (CASES / "checks").glob("*.yml")]
    units = [translated(each, bad["text"], real) for each in given for bad in each["bad"]]
    silent = {name for name, check in CHECKS.items() if not any(any(check(unit)) for unit in units)}
    assert not silent


def test_a_finding_names_its_line_and_can_be_let_pass_with_a_reason(small: Path) -> None:
    colloquy("sync", "--root", small)
    path = small / "seeds/talk/zh.po"
    po = polib.pofile(str(path))
    for entry in po:
        entry.msgstr = "一次*谈话*" if entry.msgctxt == "l11" else "一次谈话"
    entry = next(each for each in po if each.msgctxt == "l3")
    entry.msgstr = "怎么开始的?"
    po.save()
    line = path.read_text(encoding="utf-8").splitlines().index('msgstr "怎么开始的?"') + 1

    told = succeed("check", "--root", small)
    assert f"seeds/talk/zh.po:{line}: l3: half-width punctuation next to Chinese: `的?`" in told.output
    assert "let it pass: `# allow half-width punctuation: why`" in told.output

    entry.tcomment = "allow half-width punctuation: the source has it so"
    po.save()
    succeed("check", "--root", small)

    entry.tcomment = "allow half-width punctuation:"
    po.save()
    assert "half-width punctuation next to Chinese" in colloquy("check", "--root", small).output

    entry.tcomment, entry.msgstr = "allow half-width punctuation: no longer needed", "怎么开始的？"
    po.save()
    assert "`allow half-width punctuation` lets nothing pass" in colloquy("check", "--root", small).output


def test_findings_keep_no_site_from_being_built(small: Path) -> None:
    colloquy("sync", "--root", small)
    path = small / "seeds/talk/zh.po"
    po = polib.pofile(str(path))
    for entry in po:
        entry.msgstr = "好,的"
    po.save()
    succeed("check", "--root", small)
    succeed("pages", "--root", small)


def test_the_real_translations_are_whole_and_pass_every_check() -> None:
    succeed("check", "--root", ROOT)
    status = colloquy("status", "--root", ROOT).output
    assert status.count("100% (") == 2
    assert status.count(" 0 stale, 0 missing)") == 2


def test_the_term_base_has_sixty_terms_with_definitions_in_both_languages() -> None:
    archive, _ = open_archive(ROOT)
    assert len(archive.terms) >= 60
    for term in archive.terms:
        assert {"en", "zh"} <= term.name.keys()
        assert {"en", "zh"} <= term.definition.keys()


def test_two_long_texts_are_told_apart_by_a_few_words() -> None:
    before = "Among the open source libraries that I like are Scikit-Lern, Requests and Flask. " * 2
    after = before.replace("Scikit-Lern", "Scikit-Learn", 1)
    assert differing(before, after) == (
        "…Scikit-Lern, Requests…",
        "…Scikit-Learn, Requests…",
    )
    assert differing("除了Keras，你最喜欢哪些？", "除了Keras，你最喜欢哪个？") == (
        "…Keras，你最喜欢哪些？",
        "…Keras，你最喜欢哪个？",
    )


@given(st.text("ab 研究", max_size=80), st.text("ab 研究", max_size=80))
def test_the_place_where_two_texts_differ_is_short_and_always_shown(one: str, other: str) -> None:
    shown = differing(one, other)
    assert (shown[0] == shown[1]) == (one == other)
    assert all(len(each) <= LONGEST + 2 for each in shown)


def test_an_edition_that_is_only_begun_is_not_told_what_it_lacks(small: Path) -> None:
    colloquy("sync", "--root", small)
    succeed("check", "--root", small)
    path = small / "seeds/talk/zh.po"
    po = polib.pofile(str(path))
    for entry in po:
        entry.msgstr = (
            "" if entry.msgctxt in ("l7", "q2") else "一次*谈话*" if entry.msgctxt == "l11" else "谈话"
        )
    po.save()
    succeed("check", "--root", small)
    next(entry for entry in po if entry.msgctxt == "q2").msgstr = "后来"
    po.save()
    assert "l7: there is no translation" in colloquy("check", "--root", small).output
    next(entry for entry in po if entry.msgctxt == "l7").tcomment = "allow missing: somebody asks the author"
    po.save()
    succeed("check", "--root", small)
