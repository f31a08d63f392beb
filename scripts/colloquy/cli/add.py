"""``colloquy add``: take in interviews, whatever they were received as."""

from __future__ import annotations

import json
from pathlib import Path

import click

from colloquy.cli.terminal import LANGUAGE, say, speaker
from colloquy.intake.receiving import find_received, understand_all
from colloquy.intake.report import as_object
from colloquy.text.inertness import in_json


@click.command()
@LANGUAGE
@click.option("--dry-run", is_flag=True, help="Say what is understood; write nothing.")
@click.option(
    "--format",
    "form",
    default="text",
    type=click.Choice(["text", "json"]),
    help="For people, or for programs.",
)
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
def add(files: tuple[Path, ...], form: str, dry_run: bool) -> None:
    """Take in interviews."""
    for understood in understand_all(find_received(files)):
        say(in_json(json.dumps(as_object(understood, speaker().says), ensure_ascii=False)))
