"""The verbs of the command line, a file for each. Nothing else in the package prints or exits."""

import atexit
import gc
import inspect

import click

from colloquy import __version__
from colloquy.cli.add import add
from colloquy.cli.build import build
from colloquy.cli.check import check
from colloquy.cli.diff import diff
from colloquy.cli.helping import Context, words_of
from colloquy.cli.offline import offline
from colloquy.cli.pages import pages
from colloquy.cli.pdf import pdf
from colloquy.cli.serve import serve
from colloquy.cli.status import status
from colloquy.cli.sync import sync
from colloquy.mapping.workers import THRESHOLD


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__)
def main() -> None:
    """Turn interview texts into a bilingual site.

    \b
    An archive is a folder with mkdocs.yml, seeds/ and docs/.
    To fix a word:       edit seeds/<interview>/interview.yml, then `colloquy build`
    To translate:        `colloquy sync`, then edit seeds/<interview>/<language>.po
    To see your edits:   `colloquy serve`

    Exit codes: 0 done, 1 problems found, 2 wrong use.
    """  # noqa: D301 - click takes the backspace as "do not rewrap"


gc.set_threshold(*THRESHOLD)
atexit.register(gc.freeze)  # the system frees all at once

main.context_class = Context
for verb in (add, check, sync, pages, build, offline, pdf, serve, status, diff):
    verb.context_class = Context
    verb.short_help = words_of(inspect.cleandoc(verb.help or "").partition("\n\n")[0])
    main.add_command(verb)
