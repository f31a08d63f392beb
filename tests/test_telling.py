"""What the command line says can be read by people, by programs, and beside the lines of a pull request."""

from __future__ import annotations

import errno
import json
import os
import re
from pathlib import Path
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archives import colloquy, edit
from colloquy.guarding.failing import USUAL, say_failure
from colloquy.problems import Location, advice, error, phrase
from colloquy.text.inertness import visible
from colloquy.words.telling import LANGUAGES, find_teller

ANNOTATION = re.compile(r"::(?P<level>error|warning) (?P<marks>[^:\r\n]*)::(?P<message>[^\r\n]*)")


@given(st.text(), st.text(min_size=1), st.integers(0, 9), st.integers(0, 9))
def test_nothing_in_a_problem_can_end_its_annotation_or_begin_another(
    words: str, path: str, line: int, column: int
) -> None:
    problem = error(Location(path, line, column), "what {words}", "how {words}", words=words)

    match = ANNOTATION.fullmatch(find_teller("en").annotation(problem, Path()))

    assert match
    marks = dict(mark.split("=", 1) for mark in match["marks"].split(","))
    assert unquote(marks.pop("file")) == visible(Path(path).as_posix())
    assert marks == {name: str(value) for name, value in (("line", line), ("col", column)) if value}
    assert unquote(match["message"]) == f"what {visible(words)}\nRemedy: how {visible(words)}"


def test_several_things_have_the_comma_of_the_language_between_them() -> None:
    several = phrase("use one of: {known}", known=["a", phrase("entry {number}", number=1), 2])

    assert find_teller("en").says(several) == "use one of: a, entry 1, 2"
    assert find_teller("zh").says(several) == "请从中选一个：a、第1项、2"


def test_what_the_system_usually_refuses_is_said_in_chinese_with_its_own_words_behind() -> None:
    chinese = find_teller("zh")
    for number, said in USUAL.items():
        assert os.strerror(number) == said
        words = chinese.says(phrase("cannot be read: {reason}", reason=say_failure(OSError(number, said))))
        assert re.fullmatch(rf"无法读取：[一-鿿]+（{re.escape(said)}）", words)
    assert say_failure(OSError(errno.ENOSPC, "of its own kind")) == "of its own kind"
    assert say_failure(OSError("without a number")) == "without a number"


def test_a_field_that_is_words_is_translated_with_them() -> None:
    problem = advice(
        Location("a"), "{id}: {finding}", "add it", id="l1", finding=phrase("a value is missing")
    )
    assert find_teller("zh").problem(problem) == "a: l1：缺少值\n  办法：请补上"
    assert find_teller("en").problem(problem) == "a: l1: a value is missing\n  remedy: add it"


@pytest.mark.parametrize("language", LANGUAGES)
def test_programs_get_every_problem_with_its_place(small: Path, language: str) -> None:
    people = small / "seeds" / "people.yml"
    edit(people, "id: bo", "id: BO")
    asked = ("check", "--root", small, "--language", language)

    result = colloquy(*asked, "--format", "json")

    assert result.exit_code == 1
    told = json.loads(result.stdout)
    places = [(each["file"], each["line"], each["column"], each["severity"]) for each in told]
    assert ("seeds/people.yml", 4, 5, "problem") in places
    text = colloquy(*asked).stderr
    assert all(each["what"] in text and each["remedy"] in text for each in told)
    github = colloquy(*asked, "--format", "github").stdout.splitlines()
    assert f"::error file={small.as_posix()}/seeds/people.yml,line=4,col=5::" in github[0]
    assert len(github) == len(told)


def test_a_check_of_changed_files_looks_only_at_their_interviews(small: Path) -> None:
    (small / "seeds" / "talk" / "interview.yml").write_text("source: x\n", encoding="utf-8")
    (small / "seeds" / "other").mkdir()

    def places(*files: str) -> set[str]:
        told = json.loads(colloquy("check", "--root", small, "--format", "json", *files).stdout)
        return {each["file"] for each in told}

    both = {"seeds/talk/interview.yml", "seeds/other/interview.yml"}
    assert places() == both
    assert places("seeds/talk/zh.po") == {"seeds/talk/interview.yml"}
    assert places("seeds/talk/zh.po", "seeds/people.yml") == both
