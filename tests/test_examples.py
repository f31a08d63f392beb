"""What the documentation shows of `colloquy add` is what it prints."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from archives import ROOT, SMALL, Colloquy
from colloquy.text.scripts import is_wide

EXAMPLES = {
    "en": ("oluf-brandt-2011.txt", ["docs/en/contributing.md", "README.md"]),
    "zh": ("chen-zhi-ming-2011.txt", ["docs/zh/contributing.md", "README.zh.md"]),
}
"""For each language, the file that is added, and the documents that show what comes of it."""


@pytest.fixture(params=EXAMPLES)
def shown(request: pytest.FixtureRequest, tmp_path: Path, colloquy: Colloquy) -> tuple[str, list[str]]:
    """Add an example to an archive without interviews; give the language and the lines printed."""
    name, _ = EXAMPLES[request.param]
    root = tmp_path / "archive"
    shutil.copytree(SMALL, root, ignore=lambda *_: {"seeds"})
    (root / "seeds").mkdir()
    received = tmp_path / name
    shutil.copy(ROOT / f"tests/cases/examples/{request.param}.txt", received)
    result = colloquy("add", "--root", root, "--language", request.param, received)
    return request.param, [line.rstrip() for line in result.output.splitlines()]


def test_documents_show_what_adding_prints(shown: tuple[str, list[str]]) -> None:
    language, lines = shown
    for path in EXAMPLES[language][1]:
        text = (ROOT / path).read_text(encoding="utf-8")
        (example,) = (
            block for block in re.findall(r"```\n(.*?)```", text, re.DOTALL) if block.startswith("seeds/")
        )
        assert example.splitlines() == lines[: len(example.splitlines())], path


def test_the_words_of_a_table_begin_in_one_column(shown: tuple[str, list[str]]) -> None:
    _, lines = shown
    rows = [match for line in lines if (match := re.match(r"( +\d+  \S+ +)(\?? +)", line))]
    columns = {sum(1 + is_wide(character) for character in row[0]) for row in rows}
    assert len(rows) > 4
    assert len(columns) == 1


def test_what_is_printed_in_chinese_has_its_punctuation(shown: tuple[str, list[str]]) -> None:
    language, lines = shown
    if language == "zh":
        assert not [line for line in lines if re.search(r"[\u4e00-\u9fff][,;]", line)]
