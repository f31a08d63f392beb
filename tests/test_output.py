"""What the program prints is words: it does nothing to a terminal, and commands nothing in a log."""

from __future__ import annotations

import ast
import json
import os
import re
import unicodedata
from pathlib import Path
from typing import Any

import pytest
import yaml

from archives import ROOT, colloquy
from colloquy.cli.terminal import printed

ACTING = "a\x1b[2J\x07\x9b31m\u202eb\u2066\r\n::stop-commands::x\n##[error]y\u2028::error::z\x85\U000e0041%0A"
"""Sequences of a terminal, texts that are turned around, commands of a workflow after ends of lines."""
UNSEEN = ("Cc", "Cs", "Zl", "Zp")

SPOILED: dict[str, tuple[str, dict[str, Any]]] = {
    "an unknown key": ("interview.yml", {ACTING: "x"}),
    "a key within": ("interview.yml", {"origin": {ACTING: ACTING}}),
    "a value": ("interview.yml", {"date": ACTING}),
    "one of some values": ("interview.yml", {"turns": ACTING}),
    "a language": ("interview.yml", {"language": ACTING}),
    "a name of a language": ("interview.yml", {"origin": {"account": {ACTING: "x"}}}),
    "a person": ("interview.yml", {"supplied_speakers": {"5": ACTING}}),
    "a file": ("interview.yml", {"source": {"file": ACTING, "sha256": "0", "format": "text"}}),
    "words that are not there": (
        "interview.yml",
        {"emendations": [{"line": 5, "found": "x\u2028::error::y"}]},
    ),
    "an id": ("people.yml", {"people": [{"id": ACTING, "name": {"en": "x"}}]}),
}


def is_inert(text: str) -> bool:
    """Say whether every line is words, and none begins a command."""
    lines = text.split("\n")
    return not any(
        unicodedata.category(each) in UNSEEN or each in "\u202e\u2066\U000e0041" for each in "".join(lines)
    ) and not any(line.lstrip().startswith("::") or "##[" in line for line in lines)


@pytest.mark.slow
@pytest.mark.parametrize("form", ["text", "github", "json"])
@pytest.mark.parametrize("spoiled", SPOILED)
def test_nothing_in_a_file_reaches_a_terminal_or_a_workflow(spoiled: str, form: str, small: Path) -> None:
    name, changes = SPOILED[spoiled]
    path = next(small.rglob(name))
    declared = yaml.safe_load(path.read_text(encoding="utf-8"))
    for key, value in changes.items():
        declared[key] = {**declared[key], **value} if isinstance(declared.get(key), dict) else value
    path.write_text(yaml.safe_dump(declared), encoding="utf-8")
    result = colloquy("check", "--root", small, "--format", form)
    assert result.exit_code == 1, result.output
    assert isinstance(result.exception, SystemExit)
    assert is_inert(result.stderr), result.stderr
    if form == "github":
        for line in result.stdout.splitlines():
            command = re.fullmatch(r"::(?:error|warning) ([^:]*)::(.*)", line)
            assert command, line
            assert is_inert(command[1])
            assert is_inert(command[2].replace("%0A", " ").replace("##[", ""))
    else:
        assert is_inert(result.stdout), result.stdout
    if form == "json":
        assert json.loads(result.stdout)


@pytest.mark.skipif(os.name == "nt", reason="such names cannot be there")
@pytest.mark.parametrize("verb", ["check", "status", "pages"])
@pytest.mark.parametrize("name", [ACTING.replace("/", ""), "\x1b]0;x\x07", "a\udcffb", "::error::x"])
def test_nothing_in_a_file_s_name_does(verb: str, name: str, small: Path) -> None:
    (small / "seeds" / name).mkdir()
    (small / "seeds/talk" / f"{name}.po").write_text("x", encoding="utf-8")
    result = colloquy(verb, "--root", small)
    assert result.exit_code == 1, result.output
    assert isinstance(result.exception, SystemExit)
    assert is_inert(result.stdout)
    assert is_inert(result.stderr)


@pytest.mark.parametrize(
    "command", ["::error::x", "  ::stop-commands::x", "\t::add-mask::x", "a ##[error]x", "##[group]"]
)
def test_a_line_commands_nothing(command: str) -> None:
    shown = printed(f"words\n{command}\nwords")
    assert is_inert(shown)
    assert re.sub(r"\\x09|\s", "", shown) == re.sub(r"\s", "", f"words{command}words")


def test_there_is_one_way_to_the_terminal() -> None:
    """Only `cli/terminal.py` prints, and what stops a verb says words that it has made inert."""
    for path in sorted((ROOT / "scripts/colloquy").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            called = ast.unparse(node.func)
            assert called not in ("print", "sys.stdout.write", "sys.stderr.write", "click.secho"), path
            if called == "click.echo":
                assert path.name == "terminal.py", path
            if called in ("click.ClickException", "click.UsageError"):
                assert ast.unparse(node.args[0]).startswith("printed("), path
