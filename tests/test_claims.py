"""What the README and the pages about the site claim is listed in `claims.yml`, with what shows it."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import lxml.html
import pytest
import yaml

from archives import INTERVIEWS, ROOT
from colloquy.mapping.executing import FEW
from compare import ROWS, own_pages
from quality import FILES, MRR, RECALL, Query, score

TESTS = ROOT / "tests"
CHINESE = {
    "README.md": "README.zh.md",
    "mkdocs.yml": "mkdocs.yml",
    "docs/en/about.md": "docs/zh/about.md",
    "docs/en/how-search-works.md": "docs/zh/how-search-works.md",
    "scripts/colloquy/composing/templates/data.md.jinja": "scripts/colloquy/words/zh.po",
}
"""Where a page has its words in Chinese."""
GLOSS = re.compile(r"^The Chinese says “[^”]+”(?:, an? | \()(\w[^ .,:;)]* [^.,:;)]+)")
"""What doubtful words of a text in Chinese mean in English."""
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


def test_the_readmes_round_what_the_page_on_search_has() -> None:
    page = (ROOT / "docs/en/how-search-works.md").read_text(encoding="utf-8")
    sets = re.findall(r"^\| \*\*.+\*\* \| \d+ ((?:\| [01]\.\d{3} ){6})\|$", page, re.MULTILINE)
    figures = [[float(each) for each in re.findall(r"[\d.]+", row)] for row in sets]
    rows = [each[column] for each in figures for column in (3, 0, 4, 1)]
    assert len(rows) == 12
    for readme in ("README.md", "README.zh.md"):
        text = (ROOT / readme).read_text(encoding="utf-8")
        cells = re.findall(r"^\|.+\| ([01]\.\d\d) \| ([01]\.\d\d) \|$", text, re.MULTILINE)
        assert [float(cell) for row in cells for cell in row] == pytest.approx(rows, abs=0.0051)


def test_how_many_there_are_of_everything_is_as_it_is_said() -> None:
    def count(path: str, key: str) -> int:
        return len(yaml.safe_load((ROOT / "seeds" / path).read_text(encoding="utf-8"))[key])

    machine = "chollet-pyimagesearch-2018/interview.yml"
    changes = " ".join((ROOT / "CHANGELOG.md").read_text(encoding="utf-8").split())
    assert f"{count(machine, 'emendations')} corrections and {count(machine, 'notes')} notes" in changes
    assert f"{count('topics.yml', 'topics')} topics" in changes
    assert f"{count('terms.yml', 'terms')} terms" in changes
    sets = [len((TESTS / "search" / name).read_text(encoding="utf-8").splitlines()) - 1 for name in FILES]
    for page in ("README.md", "README.zh.md"):
        text = (ROOT / page).read_text(encoding="utf-8")
        assert {str(each) for each in (*sets, sum(sets))} <= set(re.findall(r"\d+", text))


def _passages(value: object) -> Iterator[dict[str, Any]]:
    """Find the passages in what `corpus.json` has of an interview."""
    if isinstance(value, dict) and "lines" in value:
        yield value
    elif isinstance(value, dict | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from _passages(each)


def test_what_a_note_doubts_is_as_received_and_the_translation_does_not_repeat_it(site: Path) -> None:
    glosses = 0
    for interview in json.loads((site / "corpus.json").read_text(encoding="utf-8"))["interviews"]:
        passages = list(_passages(interview))
        (source,) = (ROOT / "seeds" / interview["id"]).glob("*.txt")
        lines = source.read_text(encoding="utf-8").splitlines()
        for note in yaml.safe_load(source.with_name("interview.yml").read_text(encoding="utf-8"))["notes"]:
            assert note["at"] in lines[note["line"] - 1]
            here = (each for each in passages if each["lines"][0] <= note["line"] <= each["lines"][1])
            for gloss in GLOSS.findall(note["note"]["en"]):
                assert gloss not in next(here)["text"]["en"]
                glosses += 1
    assert glosses > 5


def test_what_the_readmes_say_is_needed_is_what_is_declared() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    rules = (ROOT / "Makefile").read_text(encoding="utf-8")
    flows = [path.read_text(encoding="utf-8") for path in (ROOT / ".github" / "workflows").glob("*.yml")]
    assert project["project"]["requires-python"] == ">=3.11"
    assert all(re.search(rf"^{name}: [^#\n]*\bchromium\b", rules, re.MULTILINE) for name in ("pdf", "test"))
    assert not re.search(r"^(site|serve|check|diff|offline): [^#\n]*\bchromium\b", rules, re.MULTILINE)
    assert FEW == 20
    assert {on for flow in flows for on in re.findall(r"runs-on: (\w+)", flow)} == {"ubuntu"}


def test_the_measures_of_search_are_those_that_the_pages_define() -> None:
    def judged(answers: int, found: str) -> tuple[float, ...]:
        return score(Query("", "en", "", "", frozenset("abcdefgh"[:answers])), list(found))

    assert judged(1, "a") == (1, 1, 1)
    assert judged(1, "xa") == (1 / 2, 1, 1)
    assert judged(2, "xaxxxb") == (1 / 2, 1 / 2, 1)
    assert judged(8, "abcde") == (1, 1, 1)
    assert judged(1, "xxxxxa") == (1 / 6, 0, 0)
    assert judged(1, "x") == (0, 0, 0)
    assert (MRR, RECALL) == (0.92, 0.97)


def test_no_page_asks_who_is_reading(site: Path) -> None:
    for page in site.rglob("*.html"):
        tree = lxml.html.parse(str(page))
        assert not tree.xpath("//form[@method = 'post'] | //input[@type = 'password' or @type = 'email']")
