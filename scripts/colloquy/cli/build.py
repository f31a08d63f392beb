"""``colloquy build``: build the site."""

import click

from colloquy.cli.terminal import planned, say, shown, speaker, tell, writing
from colloquy.mapping.runs import Outcome, Run
from colloquy.problems import has_errors
from colloquy.publishing import former


@click.command()
@planned("Reading")
def build(run: Run) -> None:
    """Write the pages, build the site with MkDocs, add the exports.

    If anything is wrong, the last good site stays as it was.
    """
    with writing(run.root):
        begun = former.begin(run.root)
        outcome = former.recall(run.root, begun) or _build(run, begun)
    if outcome.written and not has_errors(outcome.problems):  # pages may be written though MkDocs stops
        published = speaker().counts("{number} interview", "{number} interviews", outcome.published)
        say(f"{shown(run.root / 'site')}: {published}", err=True)
    tell(outcome.problems)


def build_site(run: Run) -> Outcome:
    """Build the site; end the run if anything is wrong."""
    with writing(run.root):
        outcome = _build(run)
    tell(outcome.problems)
    return outcome


def _build(run: Run, begun: former.Beginning | None = None) -> Outcome:
    """Build; a run that changes nothing does not load what that takes."""
    from colloquy.pipeline import build as build_anew

    return build_anew(run, begun)
