"""The help of the command line: every sentence that it has in English."""

from __future__ import annotations

import inspect
from collections.abc import Iterator

import click

from colloquy.cli import main
from colloquy.cli.helping import STANDING_FOR, words_of

OF_CLICK = {
    "Usage:",
    "Options:",
    "Commands:",
    "default: {default}",
    "Aborted!",
    "Error: {message}",
    "Try '{command} {option}' for help.",
    "Did you mean {possibility}?",
    "(Did you mean one of: {possibilities}?)",
    "Invalid value for {param_hint}: {message}",
    "Missing argument",
    "No such option {name!r}.",
    "No such command {name!r}.",
    "Got unexpected extra argument ({args})",
    "Got unexpected extra arguments ({args})",
    "Option {name!r} does not take a value.",
    "Option {name!r} requires an argument.",
    "Option {name!r} requires {nargs} arguments.",
    "{value!r} is not {choice}.",
    "{value!r} is not one of {choices}.",
    "{value!r} is not a valid {number_type}.",
    "{value} is not in the range {range}.",
    "{name} {filename!r} does not exist.",
    "{name} {filename!r} is a file.",
    "{name} {filename!r} is a directory.",
    "{name} {filename!r} is not readable.",
}
"""What click adds to help, and says of every wrong use that our verbs have."""


def help_messages() -> set[str]:
    """Give everything that help says, as it is translated."""
    verbs = [main, *main.commands.values()]
    typed = set(STANDING_FOR.pattern.split("|"))
    return OF_CLICK | typed | {message for verb in verbs for message in _of_verb(verb)}


def _of_verb(verb: click.Command) -> Iterator[str]:
    yield from map(words_of, inspect.cleandoc(verb.help or "").split("\n\n"))
    for parameter in verb.get_params(click.Context(verb)):
        if isinstance(parameter, click.Option):
            assert parameter.help, f"{verb.name}: {parameter.name}"
            yield parameter.help
