"""The verbs of the command line. Nothing else in the package prints or exits, but what they share."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from colloquy import __version__
from colloquy.problems import phrase, worst_first
from colloquy.terminal import FOUND, LANGUAGE, ROOT, show, speaker, tell, tracking, writing


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
@LANGUAGE
@click.option(
    "--format",
    "form",
    default="text",
    type=click.Choice(["text", "json", "github"]),
    help="For people, for programs, or as annotations of a pull request. Default: text.",
)
@click.argument("files", nargs=-1)
def check(root: Path, form: str, files: tuple[str, ...]) -> None:
    """Find everything that is wrong in the archive; write nothing.

    With FILES, as changed, only the interviews that they belong to are looked at.
    Findings in translations can be let pass by a comment in the PO entry: `# allow numbers: why`.
    """
    from colloquy.building import make_pages
    from colloquy.gathering import interviews_of

    outcome = make_pages(root, tracking("Checking"), write=False, check=True, only=interviews_of(files))
    problems, speaking = worst_first(outcome.problems), speaker()
    if form == "json":
        click.echo(speaking.report(problems))
    elif form == "github":
        for problem in problems:
            click.echo(speaking.annotation(problem, root))
    else:
        show(problems)
    interviews = speaking.counts("{number} interview", "{number} interviews", outcome.looked_at)
    found = speaking.counts("{number} problem", "{number} problems", len(problems))
    click.echo(speaking.tells("{interviews}, {problems}", interviews=interviews, problems=found), err=True)
    sys.exit(FOUND if problems else 0)


@main.command()
@ROOT
@LANGUAGE
def sync(root: Path) -> None:
    """Bring the PO files up to their interviews: new entries, changed sources.

    Nothing that a translator wrote is lost. A second run writes nothing.
    """
    from colloquy.syncing import sync_archive

    with writing(root):
        problems, lines = sync_archive(root, tracking("Syncing"))
    tell(problems)
    for line in lines or [phrase("all PO files are up to date")]:
        click.echo(line.text(speaker().translate))


@main.command()
@ROOT
@LANGUAGE
def pages(root: Path) -> None:
    """Write the Markdown pages into docs/; afterwards a plain `mkdocs build` works.

    If anything is wrong, nothing is written and the pages stay as they were.
    """
    _pages(root)


@main.command()
@ROOT
@LANGUAGE
def build(root: Path) -> None:
    """Write the pages, build the site with MkDocs, add the exports.

    If anything is wrong, the former site stays as it was.
    """
    from colloquy.building import build_site, make_pages

    with writing(root):
        outcome = make_pages(root, tracking("Reading"), exports=True)
        tell(outcome.problems)
        tell(build_site(outcome.archive, outcome.summaries))
    made = speaker().counts("{number} interview", "{number} interviews", len(outcome.summaries))
    click.echo(f"{root / 'site'}: {made}", err=True)


@main.command()
@ROOT
@LANGUAGE
def offline(root: Path) -> None:
    """Build the site, and a copy of it that opens from a folder, also as one ZIP.

    The copy is site-offline/, the ZIP stands beside it and in the site, which then offers it. Every link in
    the copy is relative and leads to a file. The same archive gives the same bytes; its date is the newest
    day that the archive declares, or SOURCE_DATE_EPOCH.
    """
    from colloquy.building import build_site, make_pages
    from colloquy.bundling import bundle

    with writing(root):
        outcome = make_pages(root, tracking("Reading"), exports=True)
        tell(outcome.problems)
        tell(build_site(outcome.archive, outcome.summaries))
        made = bundle(outcome.archive, outcome.summaries)
    files = speaker().counts("{number} file", "{number} files", made.files)
    click.echo(f"{made.path}: {files}, {made.size / 1e6:.1f} MB", err=True)


@main.command()
@ROOT
@LANGUAGE
@click.option("--browser", help="A Chromium. Default: the one on the PATH.")
def pdf(root: Path, browser: str | None) -> None:
    """Print every interview of the built site as a PDF, in each language, into site/data/.

    Afterwards the site's pages offer the files. It needs a Chromium, and takes some seconds for each file.
    """
    import subprocess

    from colloquy.catalogue import open_archive
    from colloquy.printing import find_browser, print_interviews

    browser = browser or find_browser()
    if browser is None:
        what = speaker().tells("there is no Chromium on the PATH; install one, or name it by --browser")
        raise click.ClickException(what)
    with writing(root):
        archive, problems = open_archive(root)
        tell(problems)
        try:
            made = print_interviews(archive, browser, tracking("Printing"))
        except subprocess.SubprocessError as failure:
            raise click.ClickException(str(failure)) from None
    files = speaker().counts("{number} file", "{number} files", len(made))
    click.echo(f"{root / 'site' / 'data'}: {files}", err=True)


@main.command()
@ROOT
@LANGUAGE
@click.option("--port", default=8000, show_default=True, help="Where to listen, on this machine only.")
def serve(root: Path, port: int) -> None:
    """Show the site in a browser, and every edit of a seed as soon as it is saved."""
    from colloquy.serving import serve_archive

    _pages(root)
    speaking = speaker()  # there is no context in the thread that watches the seeds
    serve_archive(root, port, lambda problems: show(problems, speaking))


@main.command()
@ROOT
@LANGUAGE
@click.option("--topics", is_flag=True, help="Suggest topics for questions that have none, with reasons.")
def status(root: Path, topics: bool) -> None:
    """Tell what the archive holds and how far its translations have come."""
    from colloquy.building import make_pages
    from colloquy.reporting import report
    from colloquy.suggesting import suggest_topics

    if topics:
        for line in suggest_topics(root, tracking("Reading"), speaker()):
            click.echo(line)
        return
    outcome = make_pages(root, tracking("Reading"), write=False)
    for line in report(outcome.summaries, speaker()):
        click.echo(line)
    tell(outcome.problems)


@main.command()
@ROOT
@LANGUAGE
@click.argument("revision", metavar="REV")
@click.option(
    "--format", "form", default="text", type=click.Choice(["text", "markdown"]), help="Default: text."
)
def diff(root: Path, revision: str, form: str) -> None:
    """Tell what readers see that they did not see at the revision REV of git.

    Each changed passage before and after, in all languages, with the words marked; changed topics, people,
    terms, declarations and pages. A change of the code is told by building the site before and after.
    `main...` is the commit at which the work at hand branched off from main.
    """
    from colloquy.comparing import RevisionError, compare
    from colloquy.comparing.showing import shown
    from colloquy.comparing.styles import Style

    try:
        comparison = compare(root, revision, speaker().language)
    except RevisionError as failure:
        raise click.UsageError(failure.why.text(speaker().translate)) from None
    colour = form == "text" and sys.stdout.isatty() and "NO_COLOR" not in os.environ
    click.echo(shown(comparison, speaker(), Style(form == "markdown", colour)), nl=False, color=colour)


def _pages(root: Path) -> None:
    from colloquy.building import make_pages

    with writing(root):
        outcome = make_pages(root, tracking("Reading"))
    tell(outcome.problems)
    count = len(outcome.changed)
    click.echo(speaker().counts("{number} file changed", "{number} files changed", count), err=True)


if __name__ == "__main__":
    main()
