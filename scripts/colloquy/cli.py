"""The verbs of the command line. Nothing else in the package prints or exits."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from tqdm import tqdm

from colloquy import __version__
from colloquy.problems import Problem, has_errors, worst_first
from colloquy.writing import BusyError, sole_writer

ROOT = click.option(
    "--root",
    default=".",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="The archive's folder, with mkdocs.yml and seeds/ in it. Default: this folder.",
)
FOUND = 1
"""The exit code where problems were found; wrong use exits with 2, which is click's."""


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__)
def main() -> None:
    """Turn interview texts into a bilingual site.

    \b
    An archive is a folder with mkdocs.yml, seeds/ and docs/.
    To mend a word:      edit seeds/<interview>/interview.yml, then `colloquy build`
    To translate:        `colloquy sync`, then edit seeds/<interview>/<language>.po
    To see it meanwhile: `colloquy serve`

    Exit codes: 0 done, 1 problems found, 2 wrong use.
    """  # noqa: D301 - click takes the backspace as "do not rewrap"


@main.command()
@ROOT
def check(root: Path) -> None:
    """Find everything that is wrong in the archive; write nothing.

    Findings in translations can be let pass by a comment in the PO entry: `# allow numbers: why`.
    """
    from colloquy.building import make_pages

    outcome = make_pages(root, _progress("Checking"), write=False, check=True)
    _print(outcome.problems)
    count = len(outcome.archive.interviews)
    click.echo(f"{_number(count, 'interview')}, {_number(len(outcome.problems), 'problem')}", err=True)
    sys.exit(FOUND if outcome.problems else 0)


@main.command()
@ROOT
def sync(root: Path) -> None:
    """Bring the PO files up to their interviews: new entries, changed sources.

    Nothing that a translator wrote is lost. A second run writes nothing.
    """
    from colloquy.syncing import sync_archive

    with _writing(root):
        problems, lines = sync_archive(root, _progress("Syncing"))
    _tell(problems)
    for line in lines or ["all PO files are up to date"]:
        click.echo(line)


@main.command()
@ROOT
def pages(root: Path) -> None:
    """Write the Markdown pages into docs/; afterwards a plain `mkdocs build` works.

    If anything is wrong, nothing is written and the pages stay as they were.
    """
    _pages(root)


@main.command()
@ROOT
def build(root: Path) -> None:
    """Write the pages, build the site with MkDocs, add the exports.

    If anything is wrong, the former site stays as it was.
    """
    from colloquy.building import build_site, make_pages

    with _writing(root):
        outcome = make_pages(root, _progress("Reading"), exports=True)
        _tell(outcome.problems)
        _tell(build_site(outcome.archive))
    click.echo(f"{root / 'site'}: {_number(len(outcome.summaries), 'interview')}", err=True)


@main.command()
@ROOT
@click.option("--port", default=8000, show_default=True, help="Where to listen, on this machine only.")
def serve(root: Path, port: int) -> None:
    """Show the site in a browser, and every edit of a seed as soon as it is saved."""
    from colloquy.serving import serve_archive

    _pages(root)
    serve_archive(root, port, _print)


@main.command()
@ROOT
@click.option("--topics", is_flag=True, help="Suggest topics for questions that have none, with reasons.")
def status(root: Path, topics: bool) -> None:
    """Tell what the archive holds and how far its translations have come."""
    from colloquy.building import make_pages
    from colloquy.reporting import report
    from colloquy.suggesting import suggest_topics

    if topics:
        for line in suggest_topics(root, _progress("Reading")):
            click.echo(line)
        return
    outcome = make_pages(root, _progress("Reading"), write=False)
    for line in report(outcome.summaries):
        click.echo(line)
    _tell(outcome.problems)


def _pages(root: Path) -> None:
    from colloquy.building import make_pages

    with _writing(root):
        outcome = make_pages(root, _progress("Reading"))
    _tell(outcome.problems)
    click.echo(f"{_number(len(outcome.changed), 'file')} changed", err=True)


@contextmanager
def _writing(root: Path) -> Iterator[None]:
    """Let one run write at a time; say what to do if there is another, or no room."""
    try:
        with sole_writer(root):
            yield
    except BusyError:
        raise click.ClickException("another colloquy is writing here; wait for it, or end it") from None
    except OSError as failure:
        what = f"{failure.strerror or failure}: {failure.filename or root}"
        raise click.ClickException(f"{what}; nothing is half-written, so mend it and run again") from None


def _progress(label: str) -> Callable[[Iterable[str]], Iterable[str]]:
    def show(names: Iterable[str]) -> Iterable[str]:
        # Only on a terminal, and only if it takes over a second.
        return tqdm(names, desc=label, unit=" interviews", delay=1, leave=False, disable=None)

    return show


def _tell(problems: list[Problem]) -> None:
    """Print problems, worst first; end the run if any of them is an error."""
    _print(problems)
    if has_errors(problems):
        sys.exit(FOUND)


def _number(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"


def _print(problems: list[Problem]) -> None:
    for problem in worst_first(problems):
        click.echo(problem.text(), err=True)


if __name__ == "__main__":
    main()
