"""``colloquy pages``: write the Markdown pages."""

import click

from colloquy.cli.terminal import planned, say, speaker, tell, writing
from colloquy.mapping.runs import Run


@click.command()
@planned("Reading")
def pages(run: Run) -> None:
    """Write the Markdown pages into docs/; afterwards a plain `mkdocs build` works.

    If anything is wrong, nothing is written and the pages stay as they were.
    """
    from colloquy import pipeline

    with writing(run.root):
        outcome = pipeline.write_pages(run)
    if outcome.written:
        count = len(outcome.changed)
        say(speaker().counts("{number} file changed", "{number} files changed", count), err=True)
    tell(outcome.problems)
