"""A dry run shows what adding would show: the same doubts, those of the archive's own reading included."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml

from archives import colloquy, snapshot
from golden import CASES
from receiving import received

OPEN_TO_THE_ARCHIVE = [
    "a-colon-twice",
    "an-answer-that-is-a-name-alone",
    "bold-question-in-several-paragraphs",
    "label-of-two-people-beside-each-of-them",
    "names-in-italics-that-sentences-go-on-behind",
]


@pytest.mark.parametrize("name", OPEN_TO_THE_ARCHIVE)
def test_a_dry_run_has_the_doubts_that_adding_has(name: str, small: Path) -> None:
    given = yaml.safe_load((CASES / f"intake/{name}.yml").read_text(encoding="utf-8"))
    path = small.parent / Path(given["file"]).name
    path.write_bytes(received(given))
    before = snapshot(small)
    shown = json.loads(colloquy("add", "--root", small, "--dry-run", "--format", "json", path).stdout)
    assert snapshot(small) == before
    added = json.loads(colloquy("add", "--root", small, "--yes", "--format", "json", path).stdout)
    assert shown == added
    assert shown["verdict"] == "draft"
    assert shown["reason"]


@pytest.mark.parametrize(
    "name",
    [
        "a-legend-in-brackets-behind-an-introduction",
        "a-page-with-a-main-part-a-footer-and-other-articles-beside",
        "a-sentence-that-goes-on-in-small-letters",
        "listeners-whose-names-are-in-brackets",
        "points-with-escaped-numbers-in-an-answer",
        "terms-of-a-list-in-an-answer-to-questions-in-italics",
        "an-editor-s-capital-in-a-quotation-between-turns",
        "what-a-story-quotes-behind-a-colon",
        "what-somebody-does-in-brackets-once",
        "words-before-a-colon-below-headings-that-name-who-speaks",
    ],
)
def test_what_is_clear_to_any_reader_is_no_doubt_of_the_archive_either(name: str, small: Path) -> None:
    given = yaml.safe_load((CASES / f"intake/{name}.yml").read_text("utf-8"))
    path = small.parent / given["file"]
    path.write_bytes(received(given))
    shown = json.loads(colloquy("add", "--root", small, "--dry-run", "--format", "json", path).stdout)
    assert (shown["verdict"], shown["doubts"]) == ("taken", [])
