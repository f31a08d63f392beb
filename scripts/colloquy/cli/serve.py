"""``colloquy serve``: show the site while it is edited."""

import errno
import sys

import click

from colloquy.cli.terminal import FOUND, planned, printed, say, show, speaker, writing
from colloquy.guarding.failing import say_failure
from colloquy.mapping.runs import Run
from colloquy.problems import has_errors, phrase


@click.command()
@planned("Reading")
@click.option("--port", default=8000, show_default=True, help="Where to listen, on this machine only.")
def serve(run: Run, port: int) -> None:
    """Show the site in a browser, and every edit in `seeds/` as soon as it is saved."""
    from colloquy.serving import Preview

    preview = Preview(run)
    with writing(run.root):
        problems = preview.update()
    show(problems)
    if has_errors(problems):
        sys.exit(FOUND)
    speaking = speaker()  # there is no context in the thread that watches the seeds
    say(f"http://127.0.0.1:{port}/", err=True)
    try:
        preview.serve(port, lambda problems: show(problems, speaking))
    except OSError as failure:
        if failure.errno not in (errno.EADDRINUSE, errno.EACCES):
            raise
        what = "port {port} is not free ({why}); stop what uses it, or choose another port with --port"
        words = phrase(what, port=port, why=say_failure(failure))
        raise click.ClickException(printed(speaking.says(words))) from None
