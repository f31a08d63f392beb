"""Help is in the language of whoever asks, as messages are."""

from __future__ import annotations

import re
from unicodedata import east_asian_width

import pytest

from archives import ROOT, colloquy
from colloquy.cli import main
from colloquy.cli.helping import Context
from colloquy.words.telling import find_teller

VERBS = ["", *main.commands]


@pytest.mark.parametrize("verb", VERBS)
def test_help_is_chinese_for_whom_messages_are(verb: str) -> None:
    said = colloquy(*verb.split(), "--help", env={"LC_ALL": "zh_CN.UTF-8"}).output
    assert said.startswith("用法：")
    english = re.search(r"\b[a-z]+,? [a-z]+,? [a-z]+\b|OPTIONS|COMMAND|ARGS|FILES|DIRECTORY|INTEGER", said)
    assert not english, f"this is not translated: {english}"


WRONG_USES = [
    "nosuch",
    "chek",
    "check --bad",
    "check --format",
    "check --format yaml",
    "check --language fr",
    "check --root /nowhere",
    "check --root mkdocs.yml",
    "add --yes=1",
    "build --jobs x",
    "build --jobs 999",
    "status --keywords docs",
    "diff",
    "diff main other",
]


@pytest.mark.parametrize("given", WRONG_USES)
def test_wrong_use_is_refused_in_chinese_for_whom_messages_are(
    given: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    result = colloquy(*given.split(), env={"LC_ALL": "zh_CN.UTF-8"})
    assert result.exit_code == 2
    assert "错误：" in result.output
    english = re.search(r"\b[a-z]+,? [a-z]+,? [a-z]+\b|Error|Try", result.output)
    assert not english, f"this is not translated: {english}"


def test_wrong_use_is_refused_in_the_language_that_is_asked_for() -> None:
    given = ["build", "--language", "zh", "--jobs", "x"]
    result = colloquy(*given, env={"LC_ALL": "C"})
    assert "错误：'--jobs'的值不对：'x'不是整数。" in result.output
    assert "Error: " in colloquy("build", "--jobs", "x", env={"LC_ALL": "C"}).output


@pytest.mark.parametrize("verb", main.commands)
def test_help_is_in_the_language_that_is_asked_for(verb: str) -> None:
    said = colloquy(verb, "--language", "zh", "--help", env={"LC_ALL": "C"}).output
    assert said.startswith("用法：")


@pytest.mark.parametrize("verb", VERBS)
def test_chinese_help_fits_the_terminal_cuts_no_word_and_begins_no_line_with_a_stop(
    verb: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    command = main.commands.get(verb, main)
    said = command.get_help(Context(command, obj=find_teller("zh")))
    for line in said.splitlines():
        assert sum(2 if east_asian_width(each) in "WF" else 1 for each in line) <= 80, line
        assert not re.match(r"\s*[，。、：；）]", line), line
    for option in command.params:
        if words := getattr(option, "help", None):
            names = set(re.findall(r"[A-Za-z]+", find_teller("zh").translate(words)))
            assert names <= set(re.findall(r"[A-Za-z]+", said))
    assert "\u2060" not in said


@pytest.mark.parametrize("verb", VERBS)
def test_english_help_says_what_it_said_without_translation(verb: str) -> None:
    said = colloquy(*verb.split(), "--help", env={"LC_ALL": "C"}).output
    assert said.startswith("Usage: ")
    assert said.isascii()


def test_the_terminal_speaks_the_language_of_its_messages(monkeypatch: pytest.MonkeyPatch) -> None:
    """`LANG` names it where nothing else does, though the system has no such locale, and Python says so."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANGUAGE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LC_CTYPE", "C.UTF-8")
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    assert find_teller().translate("nobody: it is not speech") == "不是任何人说的"


@pytest.mark.parametrize(("language", "last"), [("en_US", "To see your edits:"), ("zh_CN", "边改边看：")])
def test_lines_that_are_kept_as_they_are_written_begin_what_they_say_in_one_column(
    language: str, last: str
) -> None:
    lines = colloquy("--help", env={"LC_ALL": f"{language}.UTF-8"}).output.splitlines()
    end = next(number for number, line in enumerate(lines) if line.strip().startswith(last))
    heads = [re.match(r".+?[:：] *", line.strip()) for line in lines[end - 2 : end + 1]]
    assert len({sum(1 + (east_asian_width(sign) in "WF") for sign in head[0]) for head in heads if head}) == 1
