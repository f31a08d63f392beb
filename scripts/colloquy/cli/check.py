"""``colloquy check``: find everything that is wrong."""

from __future__ import annotations

import sys

import click

from colloquy import pipeline
from colloquy.cli.terminal import FOUND, annotate, planned, running, say, show, shown, speaker
from colloquy.gathering import interviews_of
from colloquy.guarding import AstrayError
from colloquy.pipeline import Run
from colloquy.problems import Problem, worst_first


@click.command()
@planned("Checking")
@click.option(
    "--format",
    "form",
    default="text",
    type=click.Choice(["text", "json", "github"]),
    help="For people, for programs, or as annotations of a pull request. Default: text.",
)
@click.argument("files", nargs=-1)
def check(run: Run, form: str, files: tuple[str, ...]) -> None:
    """Find everything that is wrong in the archive; write nothing.

    With FILES, as changed, only the interviews that they belong to are looked at.
    Findings in translations can be let pass by a comment in the PO entry: `# allow numbers: why`.
    """
    with running():
        problems, looked_at = _find(run, files)
    speaking = speaker()
    if form == "json":
        say(speaking.report(problems))
    elif form == "github":
        for problem in problems:
            annotate(speaking.annotation(problem, shown(run.root)))
    else:
        show(problems)
    interviews = speaking.counts("{number} interview", "{number} interviews", looked_at)
    found = speaking.counts("{number} problem", "{number} problems", len(problems))
    say(speaking.tells("{interviews}, {problems}", interviews=interviews, problems=found), err=True)
    sys.exit(FOUND if problems else 0)


def _find(run: Run, files: tuple[str, ...]) -> tuple[list[Problem], int]:
    """Give what is wrong, and how many interviews were looked at: none where the archive leads astray."""
    try:
        outcome = pipeline.check(run, interviews_of(files))
    except AstrayError as failure:
        return failure.problems, 0
    return worst_first(outcome.problems), outcome.looked_at
