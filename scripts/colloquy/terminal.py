"""The terminal: what all verbs share, their options, how they show progress and print problems."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from tqdm import tqdm

from colloquy.problems import Problem, has_errors, worst_first
from colloquy.telling import LANGUAGES, Teller, teller
from colloquy.writing import BusyError, sole_writer

ROOT = click.option(
    "--root",
    default=".",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="The archive's folder, with mkdocs.yml and seeds/ in it. Default: this folder.",
)
LANGUAGE = click.option(
    "--language",
    type=click.Choice(LANGUAGES),
    expose_value=False,
    callback=lambda context, _, language: setattr(context, "obj", teller(language)),
    help="What to speak. Default: the language of the terminal's locale, or else English.",
)
FOUND = 1
"""The exit code where problems were found; wrong use exits with 2, which is click's."""


@contextmanager
def writing(root: Path) -> Iterator[None]:
    """Let one run write at a time; say what to do if there is another, or no room."""
    try:
        with sole_writer(root):
            yield
    except BusyError:
        what = speaker().tells("another colloquy is writing here; wait for it, or end it")
        raise click.ClickException(what) from None
    except OSError as failure:
        why = f"{failure.strerror or failure}: {failure.filename or root}"
        what = speaker().tells("{why}; nothing is half-written, so mend it and run again", why=why)
        raise click.ClickException(what) from None


def tracking(label: str) -> Callable[[Iterable[str]], Iterable[str]]:
    """Give what shows how far a loop over interviews has come."""
    what, unit = speaker().translate(label), " " + speaker().tells("interviews")

    tqdm.monitor_interval = 0  # a thread of its own, which would keep pages from being rendered by forks

    def shown(names: Iterable[str]) -> Iterable[str]:
        # Only on a terminal, and only if it takes over a second.
        return tqdm(names, desc=what, unit=unit, delay=1, leave=False, disable=None)

    return shown


def tell(problems: list[Problem]) -> None:
    """Print problems, worst first; end the run if any of them is an error."""
    show(problems)
    if has_errors(problems):
        sys.exit(FOUND)


def speaker() -> Teller:
    """Give the teller of the language that was asked for."""
    told = click.get_current_context().obj
    return told if isinstance(told, Teller) else teller()


def show(problems: list[Problem], told_by: Teller | None = None) -> None:
    """Print problems, worst first; `told_by` where there is no command to ask, as in a thread."""
    speaking = told_by or speaker()
    for problem in worst_first(problems):
        click.echo(speaking.problem(problem), err=True)
