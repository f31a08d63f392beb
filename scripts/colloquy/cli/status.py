"""``colloquy status``: what the archive holds, and how far its translations have come."""

from __future__ import annotations

import click

from colloquy import pipeline
from colloquy.cli.terminal import planned, running, speaker, tell
from colloquy.pipeline import Run
from colloquy.reporting import report


@click.command()
@planned("Reading")
@click.option("--topics", is_flag=True, help="Suggest topics for questions that have none, with reasons.")
def status(run: Run, topics: bool) -> None:
    """Tell what the archive holds and how far its translations have come."""
    with running():
        if topics:
            for line in pipeline.suggest_topics(run, speaker()):
                click.echo(line)
            return
        outcome = pipeline.survey(run)
    for line in report(outcome.summaries, speaker()):
        click.echo(line)
    tell(outcome.problems)
