"""``colloquy sync``: bring the PO files up to their interviews."""

import click

from colloquy.cli.terminal import planned, say, speaker, tell, writing
from colloquy.mapping.runs import Run
from colloquy.problems import phrase


@click.command()
@planned("Syncing")
def sync(run: Run) -> None:
    """Bring the PO files up to date with their interviews: new entries, changed sources.

    Nothing that a translator wrote is lost, except what may have words that are withheld. A second run
    writes nothing.
    """
    from colloquy import pipeline

    with writing(run.root):
        outcome, lines = pipeline.sync(run)
    tell(outcome.problems)
    for line in lines or [phrase("all PO files are up to date")]:
        say(speaker().says(line))
