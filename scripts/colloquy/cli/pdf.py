"""``colloquy pdf``: print the interviews of the built site."""

import subprocess

import click

from colloquy.cli.terminal import planned, printed, say, shown, speaker, tell, tracking, writing
from colloquy.mapping.runs import Run


@click.command()
@planned("Reading")
@click.option("--browser", help="The Chromium to print with. Default: the one on the PATH.")
def pdf(run: Run, browser: str | None) -> None:
    """Print every interview of the built site as a PDF, in each language, into site/data/.

    Afterwards, the pages of the site offer the files. It needs Chromium, and takes some seconds for
    each file.
    """
    from colloquy import pipeline
    from colloquy.printing import find_browser, print_interviews

    browser = find_browser(browser)
    if browser is None:
        what = speaker().tells("there is no Chromium on the PATH; install it, or name one with --browser")
        raise click.ClickException(printed(what))
    with writing(run.root):
        outcome = pipeline.survey(run)
        tell(outcome.problems)
        try:
            prints = print_interviews(outcome.archive, outcome.summaries, browser, tracking("Printing"))
        except subprocess.SubprocessError as failure:
            raise click.ClickException(printed(str(failure))) from None
        except FileNotFoundError:
            what = speaker().tells("the site does not have all pages yet; run `colloquy build` first")
            raise click.ClickException(printed(what)) from None
    files = speaker().counts("{number} file", "{number} files", len(prints))
    say(f"{shown(run.root / 'site' / 'data')}: {files}", err=True)
