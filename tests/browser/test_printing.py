"""The printed pages: whole, the same again, and without a word of the machine that printed them."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pypdfium2
import pytest

from archives import colloquy, run
from browsers import chromium
from colloquy.pipeline import survey
from colloquy.printing import Printed, print_interviews

NAME = "chollet-datacamp-2017"


@pytest.fixture(scope="module")
def printed(archived: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[Printed]]:
    """Print one interview of a copy of the site that was built with the bundle."""
    root = tmp_path_factory.mktemp("printed") / "archive"
    shutil.copytree(archived, root, ignore=shutil.ignore_patterns(".colloquy"))
    return root / "site", _print(root)


def _print(root: Path) -> list[Printed]:
    outcome = survey(run(root))
    wanted = [each for each in outcome.summaries if each.id == NAME]
    return print_interviews(outcome.archive, wanted, chromium(), list)


def test_each_language_is_printed_and_offered_where_it_is_read(printed: tuple[Path, list[Printed]]) -> None:
    site, made = printed
    assert [file.path for file in made] == [f"data/{NAME}.en.pdf", f"data/{NAME}.zh.pdf"]
    for folder, home, file in zip(("", "zh/"), ("../../", "../../../"), made, strict=True):
        assert (site / file.path).stat().st_size == file.size
        page = (site / folder / "interviews" / NAME / "index.html").read_text(encoding="utf-8")
        assert f'<li data-offer="pdf"><a href="{home}{file.path}">PDF</a> (' in page
        page = (site / folder / "data/index.html").read_text(encoding="utf-8")
        assert f'<a href="{home[3:]}{file.path}">' in page
    assert not list(site.rglob("print.html"))


def test_a_print_has_its_words_its_questions_as_an_outline_and_nothing_of_the_machine(
    printed: tuple[Path, list[Printed]],
) -> None:
    site, made = printed
    with pypdfium2.PdfDocument(site / made[0].path) as document:
        words = " ".join(page.get_textpage().get_text_range() for page in document)
        outline = [entry.get_title() for entry in document.get_toc()]
        told = document.get_metadata_dict()
    assert "overfitting" in words
    assert "Download" not in words
    assert any("book" in title for title in outline)
    assert told["CreationDate"] == told["ModDate"] == "D:20171201000000+00'00'"
    addresses = re.findall(rb"/URI \((.*?)\)", (site / made[0].path).read_bytes())
    assert addresses
    assert all(address.startswith((b"https://", b"http://", b"mailto:")) for address in addresses)
    assert not [address for address in addresses if b"colloquy.example" in address]


def test_the_same_page_gives_the_same_bytes(printed: tuple[Path, list[Printed]]) -> None:
    site, made = printed
    before = [(site / file.path).read_bytes() for file in made]
    again = _print(site.parent)
    assert [(site / file.path).read_bytes() for file in again] == before


def test_without_a_browser_it_says_what_to_do(archived: Path, monkeypatch: pytest.MonkeyPatch) -> None:

    monkeypatch.setattr("colloquy.printing.BROWSERS", ())
    result = colloquy("pdf", "--root", archived)
    assert result.exit_code == 1
    assert "--browser" in result.output


def test_before_a_build_it_says_to_build(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:

    monkeypatch.setattr("colloquy.printing.BROWSERS", ("true",))
    result = colloquy("pdf", "--root", small)
    assert result.exit_code == 1
    assert "colloquy build" in result.output
