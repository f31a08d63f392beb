"""``colloquy offline``: make a copy of the site that opens from a folder."""

import click

from colloquy.cli.build import build_site
from colloquy.cli.terminal import planned, say, shown, speaker, writing
from colloquy.mapping.runs import Run


@click.command()
@planned("Reading")
def offline(run: Run) -> None:
    """Build the site, and a copy of it that opens from a folder, also as one ZIP.

    The copy is site-offline/; the ZIP is beside it, and in the site, which then offers it. Every link in
    the copy is relative and leads to a file. The same archive gives the same bytes; its date is the newest
    day that the archive declares, or SOURCE_DATE_EPOCH.
    """
    from colloquy.bundling import bundle

    outcome = build_site(run)
    with writing(run.root):
        made = bundle(outcome.archive, outcome.summaries)
    files = speaker().counts("{number} file", "{number} files", made.files)
    say(f"{shown(made.path)}: {files}, {made.size / 1e6:.1f} MB", err=True)
