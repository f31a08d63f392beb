"""The terminal: what all verbs share, their options, how they show progress and print problems."""

import os
import re
import shlex
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import wraps
from pathlib import Path

import click
from tqdm import tqdm

from colloquy.cli.helping import speak
from colloquy.guarding import AstrayError
from colloquy.guarding.failing import say_failure
from colloquy.mapping.processes import WorkerDiedError
from colloquy.mapping.runs import Run
from colloquy.mapping.workers import NoClusterError, Workers
from colloquy.problems import Problem, is_open, phrase, worst_first
from colloquy.publishing.locking import BusyError, sole_writer
from colloquy.text.inertness import visible
from colloquy.words.telling import LANGUAGES, Called, Teller, find_teller


def _speak(context: click.Context, tell: Teller) -> None:
    context.obj = tell
    speak(tell)


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
    is_eager=True,  # as --help is, which speaks it
    callback=lambda context, _, language: _speak(context, find_teller(language)),
    help="The language of messages and help. Default: that of the terminal's locale, or else English.",
)
JOBS = click.option(
    "--jobs",
    default=0,
    type=click.IntRange(0, 256),
    help="How many processes read interviews, where they are many. Default: one on each core.",
)
CLUSTER = click.option(
    "--cluster",
    default="",
    metavar="ADDRESS",
    help="Read interviews on a Dask cluster, by its scheduler's address (needs the package `distributed`).",
)
COMMAND = re.compile(r"(?<![^\s])::|##\[")
"""What begins a command for GitHub's runner: at the beginning of a line, and of its older form, anywhere."""

FOUND = 1
"""The exit code where problems or doubts were found; wrong use exits with 2, which is click's."""


EPOCH = "SOURCE_DATE_EPOCH"
"""The variable by which a builder declares the day of a build, for MkDocs as well, in seconds since 1970."""


def planned(label: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Give a verb the options of a run, and the run that they plan; `label` says what is done meanwhile."""

    def decorate(verb: Callable[..., None]) -> Callable[..., None]:
        @ROOT
        @LANGUAGE
        @JOBS
        @CLUSTER
        @wraps(verb)
        def planned_verb(root: Path, jobs: int, cluster: str, **options: object) -> None:
            verb(_run(label, root, Workers(jobs, cluster)), **options)

        return planned_verb

    return decorate


def _run(label: str, root: Path, workers: Workers) -> Run:
    declared = os.environ.get(EPOCH)
    if declared is not None and not re.fullmatch("[0-9]{1,11}", declared):
        what = "the environment variable `{name}` is not a number of seconds: {given}"
        raise click.UsageError(printed(speaker().tells(what, name=EPOCH, given=declared)))
    return Run(root.resolve(), tracking(label), workers)


@contextmanager
def running() -> Iterator[None]:
    """Say what to do where a run cannot go on: files, the disk, processes or machines fail it."""
    try:
        yield
    except AstrayError as failure:
        tell(failure.problems)
    except WorkerDiedError as failure:
        raise click.ClickException(printed(speaker().says(failure.what))) from None
    except NoClusterError as failure:
        raise click.ClickException(
            printed(speaker().tells("the cluster cannot be reached: {why}", why=failure))
        ) from None
    except OSError as failure:
        why = say_failure(failure)
        if failure.filename:
            why = phrase("{file}: {what}", file=failure.filename, what=why)
        what = phrase("{why}; nothing is half-written, so fix it and run again", why=why)
        raise click.ClickException(printed(speaker().says(what))) from None


@contextmanager
def writing(root: Path) -> Iterator[None]:
    """Let one run write at a time; say what to do if there is another."""
    try:
        with running(), sole_writer(root):
            yield
    except BusyError:
        what = speaker().tells("another colloquy is writing here; wait until it is done, or stop it")
        raise click.ClickException(printed(what)) from None


def tracking(label: str) -> Callable[[Iterable[str]], Iterable[str]]:
    """Give what shows how far a loop over interviews has come."""
    tqdm.monitor_interval = 0  # it would start a thread, beside which no process may fork
    what, unit = speaker().translate(label), " " + speaker().tells("interviews")

    def shown(names: Iterable[str]) -> Iterable[str]:
        # Only on a terminal, and only if it takes over a second.
        return tqdm(names, desc=what, unit=unit, delay=1, leave=False, disable=None)

    return shown


def say(text: str, *, err: bool = False, colour: bool = False) -> None:
    """Print lines: the one way to the terminal, where nothing of an archive acts."""
    click.echo(printed(text, colour=colour), err=err, color=colour or None)


def annotate(command: str) -> None:
    """Print a workflow command of ours, whose words `Teller.annotation` has made inert."""
    click.echo(command)


def printed(text: str, *, colour: bool = False) -> str:
    """Write lines so that they do nothing to a terminal, and command nothing where a workflow logs them.

    With `colour`, they have our own sequences, and their words are printable already.
    """
    shown = text if colour else "\n".join(map(visible, text.split("\n")))
    return COMMAND.sub(lambda found: " ".join(found[0]), shown)


def tell(problems: list[Problem]) -> None:
    """Print findings, worst first; end the run if any of them is more than advice."""
    show(problems)
    if is_open(problems):
        sys.exit(FOUND)


def shown(path: Path) -> Path:
    """Write a path as it is found from here: relative to this folder if it is below."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path


def program() -> str:
    """Give the program as it was called, so that a command that is printed works where it is pasted."""
    called = Path(sys.argv[0])
    if called.stem != "colloquy" or shutil.which("colloquy") == str(called):
        return "colloquy"
    return shlex.quote(str(called))


def _called() -> Called | None:
    """Say how commands are printed; as messages have them, where the program is called by another."""
    if Path(sys.argv[0]).stem != "colloquy":
        return None
    root = click.get_current_context().params.get("root")
    elsewhere = isinstance(root, Path) and root.resolve() != Path.cwd()
    return Called(program(), f"--root {shlex.quote(str(root))}" if elsewhere else "")


def speaker() -> Teller:
    """Give the teller of the language that was asked for."""
    told = click.get_current_context().obj
    return replace(told if isinstance(told, Teller) else find_teller(), called=_called())


def show(problems: list[Problem], told_by: Teller | None = None) -> None:
    """Print problems, worst first; `told_by` where there is no command to ask, as in a thread."""
    speaking = told_by or speaker()
    for problem in worst_first(problems):
        say(speaking.problem(problem), err=True)
