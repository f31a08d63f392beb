"""The help of the command line: every sentence that it has in English."""

from __future__ import annotations

import inspect
from collections.abc import Iterator

import click

from colloquy.cli import main
from colloquy.cli.helping import words_of

HEADINGS = {"Usage:", "Options:", "Commands:"}
"""What click adds."""


def help_messages() -> set[str]:
    """Give everything that help says, as it is translated."""
    verbs = [main, *main.commands.values()]
    return HEADINGS | {message for verb in verbs for message in _of_verb(verb)}


def _of_verb(verb: click.Command) -> Iterator[str]:
    yield from map(words_of, inspect.cleandoc(verb.help or "").split("\n\n"))
    for parameter in verb.get_params(click.Context(verb)):
        if isinstance(parameter, click.Option):
            assert parameter.help, f"{verb.name}: {parameter.name}"
            yield parameter.help
