"""What the README and the pages about the site claim is listed in `claims.yml`, with what shows it."""

from __future__ import annotations

import re
from hashlib import sha256
from pathlib import Path

import pytest
import yaml

from archives import INTERVIEWS, ROOT
from compare import ROWS, own_pages

TESTS = ROOT / "tests"
CHINESE = {
    "README.md": "README.zh.md",
    "mkdocs.yml": "mkdocs.yml",
    "docs/en/about.md": "docs/zh/about.md",
    "docs/en/how-search-works.md": "docs/zh/how-search-works.md",
    "scripts/colloquy/composing/templates/data.md.jinja": "scripts/colloquy/words/zh.po",
}
"""Where a page has its words in Chinese."""
CLAIMS = {
    (place, words): claim["shown"]
    for page, claims in yaml.safe_load((TESTS / "claims.yml").read_text(encoding="utf-8")).items()
    for claim in claims
    for place, words in ((page, claim["says"]), (CHINESE[page], claim["zh"]))
}
"""What shows a claim, by its page and its words, in either language."""


def _is_there(shown: str) -> bool:
    """Say whether a test, a command or a file is there; what editors vouch for, nothing else can show."""
    if shown == "editors":
        return True
    if shown.startswith("make "):
        return f"\n{shown[5:]}:" in (ROOT / "Makefile").read_text(encoding="utf-8")
    path, _, name = shown.partition("::")
    file = ROOT / path if (ROOT / path).is_file() else TESTS / path
    if not file.is_file():
        return False
    definition = f"def {name}(" if file.suffix == ".py" else f'test("{name}"'
    return not name or definition in file.read_text(encoding="utf-8")


@pytest.mark.parametrize(("page", "says"), CLAIMS, ids=lambda each: each[:60])
def test_a_claim_is_on_its_page_and_something_shows_it(page: str, says: str) -> None:
    text = " ".join((ROOT / page).read_text(encoding="utf-8").split())
    assert " ".join(says.split()) in text, "the page says something else now: is it shown?"
    assert CLAIMS[page, says]
    assert not [shown for shown in CLAIMS[page, says] if not _is_there(shown)]


def test_each_interview_gives_the_sha_256_of_its_source_text(site: Path) -> None:
    for name in INTERVIEWS:
        (source,) = (ROOT / "seeds" / name).glob("*.txt")
        page = (site / f"interviews/{name}/index.html").read_text(encoding="utf-8")
        assert sha256(source.read_bytes()).hexdigest() in page


def test_the_back_translation_says_so_and_links_to_the_original(site: Path) -> None:
    page = (site / "interviews/chollet-pyimagesearch-2018/index.html").read_text(encoding="utf-8")
    assert "This is a back-translation of a machine translation." in page
    assert re.search(r'The English original is at <a [^>]*href="https://pyimagesearch\.com/[^"]+"', page)
    page = (site / "zh/interviews/chollet-pyimagesearch-2018/index.html").read_text(encoding="utf-8")
    assert "本页是所收到的机器翻译。" in page
    assert re.search(r'英文原文见<a [^>]*href="https://pyimagesearch\.com/[^"]+"', page)


def test_the_readmes_have_the_numbers_that_make_compare_prints(site: Path) -> None:
    counts = [str(count(own_pages(site))) for count in ROWS.values()]
    for readme in ("README.md", "README.zh.md"):
        text = (ROOT / readme).read_text(encoding="utf-8")
        rows = re.findall(r"^\| (.+) \| \d+ \| (\d+) \|$", text, re.MULTILINE)
        assert [ours for _, ours in rows] == counts
        assert readme != "README.md" or [name for name, _ in rows] == list(ROWS)


def test_how_many_there_are_of_everything_is_as_it_is_said() -> None:
    def count(path: str, key: str) -> int:
        return len(yaml.safe_load((ROOT / "seeds" / path).read_text(encoding="utf-8"))[key])

    machine = "chollet-pyimagesearch-2018/interview.yml"
    changes = " ".join((ROOT / "CHANGELOG.md").read_text(encoding="utf-8").split())
    assert f"{count(machine, 'emendations')} corrections and {count(machine, 'notes')} notes" in changes
    assert f"{count('topics.yml', 'topics')} topics" in changes
    assert f"{count('terms.yml', 'terms')} terms" in changes
    tuned, unseen = (
        len((TESTS / f"search/{name}.tsv").read_text(encoding="utf-8").splitlines()) - 1
        for name in ("queries", "unseen")
    )
    for page in ("README.md", "README.zh.md"):
        text = (ROOT / page).read_text(encoding="utf-8")
        assert {str(each) for each in (tuned, unseen, tuned + unseen)} <= set(re.findall(r"\d+", text))
