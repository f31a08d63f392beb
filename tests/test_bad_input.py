"""Bad input is reported with its place and remedy, all at once, and leaves the last good output intact.

Each file in ``cases/bad`` is one case: what is changed in the small archive, and what is said of it. What
would not keep the site from being built is reported by another verb, which the case names.
"""

from __future__ import annotations

import shutil
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from archives import SMALL, append, colloquy, run, seal, snapshot
from colloquy.pipeline import write_pages
from colloquy.problems import has_errors
from golden import Case, cases

LANGUAGES = {"en": ("says", "remedy: "), "zh": ("says_zh", "办法：")}
"""Under which key a case says what is reported in a language, and how that language says “remedy”."""


def spoil(root: Path, given: dict[str, Any]) -> None:
    """Make the changes of a case."""
    for path, changes in given.get("change", {}).items():
        text = (root / path).read_text(encoding="utf-8")
        for old, new in changes.items():
            assert old in text, f"{path} has no {old!r}"
            text = text.replace(old, new)
        (root / path).write_text(text, encoding="utf-8")
    for path, text in given.get("write", {}).items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    for path, escaped in given.get("bytes", {}).items():
        (root / path).write_bytes(escaped.encode("latin-1").decode("unicode_escape").encode("latin-1"))
    for path, size in given.get("size", {}).items():
        with (root / path).open("wb") as stream:
            stream.truncate(size)
    for path in given.get("remove", []):
        (root / path).unlink()
    for path, target in given.get("link", {}).items():
        (root / path).unlink(missing_ok=True)
        (root / path).symlink_to(target)


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give an archive with nothing wrong in it, whose pages are written, and what is to stay of a site."""
    root = Path(shutil.copytree(SMALL, tmp_path_factory.mktemp("published") / "archive"))
    seal(root / "seeds" / "talk")
    assert not has_errors(write_pages(run(root)).problems)
    (root / "site").mkdir()
    (root / "site" / "index.html").write_text("the last good site")
    return root


@cases("bad")
def test_bad_input_is_told_and_changes_nothing(case: Case, published: Path, tmp_path: Path) -> None:
    archive = Path(shutil.copytree(published, tmp_path / "archive"))
    if not case.given.get("sealed"):
        shutil.copy(SMALL / "seeds/talk/interview.yml", archive / "seeds" / "talk")
    spoil(archive, case.given)
    seal(archive / "seeds" / "talk")
    before = snapshot(archive / "docs") | snapshot(archive / "site")

    for language, (key, remedy) in LANGUAGES.items():
        result = colloquy(case.given.get("verb", "build"), "--root", archive, "--language", language)

        assert result.exit_code == (0 if case.given.get("advice") else 1), result.output
        lines = [line for line in result.stderr.splitlines() if line.strip()]
        says = {what: how for what, how in pairwise(lines) if how.startswith(f"  {remedy}")}
        # `check` ends with how many there are, in each interview and in all.
        assert len(lines) - 2 * len(says) <= (2 if case.given.get("verb") == "check" else 0), lines
        case.expect(key, {what: how.removeprefix(f"  {remedy}") for what, how in says.items()})
    assert snapshot(archive / "docs") | snapshot(archive / "site") == before


def test_all_problems_are_told_in_one_run_worst_first(small: Path) -> None:
    people = small / "seeds" / "people.yml"
    append(people, "  - id: ann\n    name: {en: Ann again}\n")
    (small / "seeds" / "Other").mkdir()
    declared = small / "seeds" / "talk" / "interview.yml"
    declared.write_text(declared.read_text().replace("Bo]", "Beau]") + "notez: []\n", encoding="utf-8")

    result = colloquy("check", "--root", small)

    places = [line.split(": ")[0] for line in result.output.splitlines() if line.startswith("seeds/")]
    assert places == ["seeds/Other", "seeds/people.yml:6:5", "seeds/talk/interview.yml:36:1"]
    assert result.exit_code == 1
