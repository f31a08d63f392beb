"""``colloquy diff``: what readers see that they did not see before."""

import os
import sys

import click

from colloquy.cli.terminal import planned, printed, running, say, speaker
from colloquy.mapping.runs import Run


@click.command()
@planned("Reading")
@click.argument("revision", metavar="REV")
@click.option(
    "--format",
    "form",
    default="text",
    type=click.Choice(["text", "markdown"]),
    help="For the terminal, or for a comment on a pull request. Default: text.",
)
def diff(run: Run, revision: str, form: str) -> None:
    """Show how what readers see has changed since the git revision REV.

    It lists each changed passage before and after, in all languages, with the changed words marked; and
    changed topics, people, terms, declarations and pages. If the code has changed, the site is built before
    and after. `main...` is the commit at which your branch left main.
    """
    from colloquy.comparing import RevisionError, compare
    from colloquy.comparing.showing import show
    from colloquy.comparing.styles import Style

    try:
        with running():
            comparison = compare(run, revision, speaker().language)
    except RevisionError as failure:
        raise click.UsageError(printed(speaker().says(failure.why))) from None
    colour = form == "text" and sys.stdout.isatty() and "NO_COLOR" not in os.environ
    say(show(comparison, speaker(), Style(form == "markdown", colour)).rstrip("\n"), colour=colour)
