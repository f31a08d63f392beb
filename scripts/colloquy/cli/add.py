"""``colloquy add``: take in interviews, whatever they were received as."""

from __future__ import annotations

from pathlib import Path

import click

from colloquy.cli.terminal import planned
from colloquy.mapping.runs import Run


@click.command()
@planned("Reading")
@click.option("--dry-run", is_flag=True, help="Show what is understood; write nothing.")
@click.option(
    "--format",
    "form",
    default="text",
    type=click.Choice(["text", "json"]),
    help="For people, or for programs: an object for each file, on a line of its own. Default: text.",
)
@click.option("--resume", metavar="ID", help="Decide the doubts that an interview still has.")
@click.option("--yes", is_flag=True, help="Ask nothing; leave all doubts open.")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
def add(run: Run, dry_run: bool, form: str, resume: str | None, yes: bool, files: tuple[Path, ...]) -> None:
    """Add interviews: files, or folders of files, in almost any format.

    Each becomes a folder in seeds/, with the file as it was received, and interview.yml with a comment at
    every guess. What is not certain is a doubt, which somebody decides; until then, it is not published.
    """
    from colloquy.cli.taking import take_in

    take_in(run, dry_run, form, resume, yes, files)
