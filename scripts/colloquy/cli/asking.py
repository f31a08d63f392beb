"""Asking: the one place where somebody types; the end of what is typed is the wish to stop."""

import click

from colloquy.cli.terminal import printed, say

OPEN, STOP = "", "q"
"""Enter, which leaves open or keeps what there is, and what ends all asking."""


def ask(words: str = ">", default: str = OPEN) -> str:
    """Give what somebody types on a line, or the default for a blank one; `STOP` at the end of input."""
    try:
        typed = click.prompt(
            printed(words),
            default=printed(default),
            show_default=bool(default),
            prompt_suffix=": " if default else " ",
        )
    except click.Abort:
        say("")
        return STOP
    return str(typed).strip() or default


def choose(options: list[str], complaint: str) -> str:
    """Let somebody choose one of some answers, or none; anything else gets the complaint."""
    while (answer := ask().lower()) not in (OPEN, STOP, *options):
        say(complaint)
    return answer
