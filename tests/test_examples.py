"""What documents show of `colloquy add` is what it prints, and an archive begins as the README says."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from archives import ROOT, colloquy, succeed
from colloquy.text.scripts import is_wide
from examples import NAMES, Example, add_example


@pytest.fixture(params=NAMES)
def example(request: pytest.FixtureRequest, tmp_path: Path) -> Example:
    """Add an example in each language."""
    return add_example(request.param, tmp_path)


def test_the_guide_shows_what_adding_prints(example: Example) -> None:
    guide = (ROOT / f"docs/{example.language}/contributing.md").read_text(encoding="utf-8")
    blocks = re.findall(r"^```\w*\n(.*?)^```$", guide, re.DOTALL | re.MULTILINE)
    (shown,) = (block.splitlines() for block in blocks if block.startswith("seeds/"))
    assert shown == example.printed[: len(shown)]
    assert f"colloquy add {example.name}" in guide


def test_the_words_of_a_table_begin_in_one_column(example: Example) -> None:
    rows = [match for line in example.printed if (match := re.match(r"( +\d+  \S+ +)(\?? +)", line))]
    columns = {sum(1 + is_wide(character) for character in row[0]) for row in rows}
    assert len(rows) > 4
    assert len(columns) == 1


def test_what_is_printed_in_chinese_has_its_punctuation(tmp_path: Path) -> None:
    assert not re.search(r"[\u4e00-\u9fff][,;]", "\n".join(add_example("zh", tmp_path).printed))


@pytest.mark.slow
def test_an_archive_of_one_s_own_begins_with_an_empty_folder_and_one_file(tmp_path: Path) -> None:
    root, example = tmp_path / "own", add_example("en", tmp_path)
    shutil.copytree(ROOT / "docs", root / "docs")
    shutil.copytree(ROOT / "overrides", root / "overrides")
    shutil.copy(ROOT / "mkdocs.yml", root)
    shutil.copytree(example.root / "seeds", root / "seeds")
    assert "supplied_speakers" in colloquy("check", "--root", root).output
    declared = root / "seeds/oluf/interview.yml"
    before, _, _ = declared.read_text(encoding="utf-8").partition("# Somebody must decide these.")
    declared.write_text(before + "supplied_speakers:\n  7: oluf\n", encoding="utf-8")

    succeed("check", "--root", root)
    succeed("pages", "--root", root)
    assert "How did you come to build boats?" in (root / "docs/en/interviews/oluf.md").read_text("utf-8")
