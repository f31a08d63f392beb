"""Every command that a message names is one of the program's, and works where it is pasted."""

from __future__ import annotations

import re
import shlex
from dataclasses import replace
from pathlib import Path

import click
import pytest

from archives import colloquy
from colloquy.cli import main
from colloquy.cli.terminal import speaker
from colloquy.words.telling import LANGUAGES, Called, Teller, find_teller
from messages import messages

NAMED = re.compile(r"`((?:colloquy|make) [^`]*)`")
CALLED = Called("'my tools/colloquy'", "--root ../archive")


def named(teller: Teller) -> dict[str, list[str]]:
    """Give the commands that each message names in a language."""
    return {message: NAMED.findall(teller.translate(message)) for message in messages()}


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
def test_each_command_that_a_message_names_can_be_run(language: str) -> None:
    """Its verb is one of the program's, and so are its options; translations name the same commands."""
    english, spoken = named(find_teller("en")), named(find_teller(language))
    for message, commands in spoken.items():
        assert sorted(commands) == sorted(english[message]), message
        for command in commands:
            program, verb, *arguments = shlex.split(command.replace("{id}", "ID"))
            assert program == "colloquy" or (program, verb) in (("make", "sync"), ("make", "check")), command
            options = {option for each in main.commands[verb].params for option in each.opts}
            assert {each for each in arguments if each.startswith("--")} <= options, command


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
def test_each_command_is_printed_as_the_program_was_called(language: str) -> None:
    """Nothing of `make` is left, which only some archives have; what the program needs is there."""
    teller = replace(find_teller(language), called=CALLED)
    for message in messages():
        printed = teller.translate(message)
        assert not re.search(r"`(?:colloquy|make) ", printed), printed
        commands = len(NAMED.findall(find_teller(language).translate(message)))
        assert printed.count(CALLED.options) >= commands, printed
        assert not re.search(f"colloquy (?:{'|'.join(main.commands)})(?! --root)", printed), printed


def test_the_archive_is_named_where_it_is_elsewhere(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """From the archive's own folder, a command needs no more than the program."""
    monkeypatch.setattr("sys.argv", ["bin/colloquy", "check"])
    monkeypatch.chdir(tmp_path)
    for root, printed in (
        (tmp_path, "bin/colloquy check"),
        (tmp_path / "my {x}", "bin/colloquy check --root"),
    ):
        with click.Context(main.commands["check"]) as context:
            context.params["root"] = root
            words = speaker().tells("{file} cannot be read; run `colloquy check`", file="a")
            assert f"`{printed}" in words
            assert root == tmp_path or f"'{root}'" in words


@pytest.mark.parametrize("given", ["", "x", "-1", "1e9", "٣", "9" * 12])
def test_a_declared_day_that_is_none_is_wrong_use(given: str, small: Path) -> None:
    """MkDocs would fail in the middle of a build."""
    result = colloquy("check", "--root", small, env={"SOURCE_DATE_EPOCH": given})
    assert result.exit_code == 2
    assert "`SOURCE_DATE_EPOCH` is not a number of seconds" in result.stderr
