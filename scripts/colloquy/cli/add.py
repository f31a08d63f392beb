"""``colloquy add``: take in interviews, whatever they were received as."""

from pathlib import Path
from typing import Any

import click

from colloquy.cli.terminal import planned, printed, speaker
from colloquy.mapping.runs import Run


def _named(_: click.Context, __: click.Parameter, names: tuple[str, ...]) -> tuple[Path, ...]:
    """Give paths as they are named; an empty one is none, and would be this folder."""
    if not all(name.strip() for name in names):
        raise click.UsageError(
            printed(speaker().tells("a file has no name: name the files or folders to add"))
        )
    return tuple(map(Path, names))


@click.command()
@planned("Reading")
@click.option("--dry-run", is_flag=True, help="Show what is understood; write nothing.")
@click.option(
    "--format",
    "form",
    default="text",
    type=click.Choice(["text", "json"]),
    help="For people, or for programs: one JSON object per file, each on a line of its own. Default: text.",
)
@click.option("--resume", metavar="ID", help="Settle the doubts that an interview still has.")
@click.option("--yes", is_flag=True, help="Ask nothing; leave all doubts open.")
@click.option("--split", is_flag=True, help="Add each interview of a file that has several separately.")
@click.argument("files", nargs=-1, type=click.Path(), callback=_named)
def add(run: Run, files: tuple[Path, ...], resume: str | None, **wishes: Any) -> None:
    """Add interviews from files, or from folders of files.

    Each becomes a folder in seeds/, with the file as it was received, and an interview.yml with a comment at
    every guess. What is not certain is a doubt; until somebody settles it, the interview is not published.
    """
    from colloquy.cli.taking import Wishes, resume_interview, take_in

    if resume:
        resume_interview(run, resume)
    else:
        take_in(run, files, Wishes(**wishes))
