"""A build that would change nothing ends at once, and whatever is changed makes the next one begin."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from archives import copy_of_the_real_site, run
from colloquy.pipeline import build
from colloquy.publishing import former
from colloquy.publishing.former import Former
from many import many


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Build an archive; its files count as settled at once."""
    root = copy_of_the_real_site(many(tmp_path_factory.mktemp("built"), 2))
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("colloquy.reading.looking.SETTLED", 0)
        build(run(root))
        yield root


def _recall(root: Path) -> Former | None:
    return former.recall(root, former.begin(root))


def _append(path: Path) -> None:
    with path.open("a", encoding="utf-8") as stream:
        stream.write("\n")


def _one(root: Path, pattern: str) -> Path:
    return next(iter(sorted(root.glob(pattern))))


CHANGES: dict[str, Callable[[Path], object]] = {
    "a seed": lambda root: _append(_one(root, "seeds/talk-000/interview.yml")),
    "a shared catalogue": lambda root: _append(root / "seeds/people.yml"),
    "the settings": lambda root: _append(root / "mkdocs.yml"),
    "the theme": lambda root: _append(_one(root, "overrides/*.html")),
    "a page by hand": lambda root: _append(root / "docs/en/about.md"),
    "a new page by hand": lambda root: (root / "docs/en/new.md").write_text("# New\n", encoding="utf-8"),
    "a script": lambda root: _append(_one(root, "docs/assets/*.js")),
    "a page that was generated": lambda root: _append(root / "docs/en/interviews/talk-000.md"),
    "a page that went": lambda root: (root / "docs/en/interviews/talk-000.md").unlink(),
    "a sidecar": lambda root: _append(_one(root, ".colloquy/pages/en/interviews/*.json")),
    "an export": lambda root: (root / ".colloquy/exports/site/corpus.json").unlink(),
    "a rendered page": lambda root: _append(root / ".colloquy/rendered/site/index.html"),
    "a page of the site": lambda root: (root / "site/index.html").unlink(),
    "a file put into the site": lambda root: (root / "site/new.html").write_text("new", encoding="utf-8"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_after_any_change_the_former_build_does_not_count_until_the_next(built: Path, change: str) -> None:
    assert _recall(built)
    CHANGES[change](built)
    assert _recall(built) is None
    outcome = build(run(built))
    kept = _recall(built)
    assert kept
    assert (kept.problems, kept.published) == (outcome.problems, outcome.published)


def test_a_folder_without_an_interview_is_noticed(built: Path) -> None:
    folder = built / "seeds" / "empty"
    folder.mkdir()
    assert _recall(built) is None
    folder.rmdir()


def test_the_day_that_feeds_are_dated_counts(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert _recall(built)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1000000000")
    assert _recall(built) is None


def test_a_file_that_changed_a_moment_ago_may_change_again_unseen(
    built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _append(built / "seeds/people.yml")
    monkeypatch.setattr("colloquy.reading.looking.SETTLED", 10**12)
    build(run(built))
    assert _recall(built) is None


@pytest.mark.parametrize("changes_meanwhile", [False, True])
def test_a_file_that_had_just_changed_counts_if_it_is_the_same_when_the_build_ends(
    built: Path, monkeypatch: pytest.MonkeyPatch, changes_meanwhile: bool
) -> None:
    settled, people, begin = [False], built / "seeds/people.yml", former.begin
    monkeypatch.setattr(
        former, "are_settled", lambda looks: settled[0] or not any(each.size for each in looks)
    )

    def begin_and_settle(root: Path) -> former.Beginning | None:
        begun = begin(root)
        settled[0] = True
        if changes_meanwhile:
            _append(people)
        return begun

    _append(people)
    monkeypatch.setattr(former, "begin", begin_and_settle)
    build(run(built))
    monkeypatch.setattr(former, "begin", begin)
    assert bool(_recall(built)) is not changes_meanwhile
