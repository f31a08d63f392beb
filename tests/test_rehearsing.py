"""What `check` passes, `build` finishes: it looks at hand-written pages and settings, and makes nothing."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
import yaml

from archives import ROOT, append, colloquy, copy_of_the_real_archive, run, snapshot
from colloquy.bundling import bundle
from colloquy.checking.handwritten import LINKED, LINKED_FROM_HOME
from colloquy.joining.whole import Whole
from colloquy.pipeline import build, check, write_pages
from colloquy.problems import Problem, Severity
from colloquy.publishing.expecting import generated
from colloquy.recording.store import in_memory

ABOUT = "docs/en/about.md"
CASES = yaml.safe_load((Path(__file__).parent / "rehearsing.yml").read_text(encoding="utf-8"))


def errors(problems: list[Problem]) -> list[str]:
    """Give the places and words of errors."""
    return [f"{each.location}: {each.what.text()}" for each in problems if each.severity is Severity.PROBLEM]


@pytest.fixture
def strict(small: Path) -> Path:
    """Give a small archive whose links are looked at as closely as the real one's."""
    with (small / "mkdocs.yml").open("a", encoding="utf-8") as settings:
        settings.write(
            "validation: {links: {anchors: warn, absolute_links: warn, unrecognized_links: warn}}\n"
        )
    return small


@pytest.mark.slow
@pytest.mark.parametrize("name", CASES["refused"])
def test_what_the_build_refuses_the_check_refuses(name: str, strict: Path) -> None:
    given = CASES["refused"][name]
    spoil(strict, given)

    found = errors(check(run(strict)).problems)
    assert any(given["says"] in each for each in found), found
    assert errors(build(run(strict)).problems)


@pytest.mark.slow
@pytest.mark.parametrize("name", CASES["passed"])
def test_what_the_check_passes_the_build_and_the_bundle_finish(name: str, strict: Path) -> None:
    spoil(strict, CASES["passed"][name])

    assert not errors(check(run(strict)).problems)
    outcome = build(run(strict))
    assert not errors(outcome.problems)
    assert bundle(outcome.archive, outcome.summaries).files


def spoil(root: Path, given: dict[str, object]) -> None:
    """Make the changes of a case: files written or removed, and another text in the settings."""
    for path, text in dict(given.get("write", {})).items():  # type: ignore[call-overload]
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(text.encode("utf-8", "surrogateescape"))
    for path in list(given.get("remove", [])):  # type: ignore[call-overload]
        (root / path).unlink()
    settings = root / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    for old, new in dict(given.get("settings", {})).items():  # type: ignore[call-overload]
        assert old in text
        text = text.replace(old, new)
    settings.write_text(f"{text}{given.get('add', '')}", encoding="utf-8")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("[" * 40_000, f"{ABOUT}:3"),
        ("long\n" * 15_000, ABOUT),
        (f"{'[' * 4_900}\n" * 9, f"{ABOUT}:3"),
        ("Words.\n\n" + "a\n" * 20_000, f"{ABOUT}:5"),
        (f"{'a|' * 900}\n{'-|' * 900}\n" + "a|\n" * 9_000, f"{ABOUT}:3"),
        ("<b\n\n" * 6_000, f"{ABOUT}:8331"),  # HTML goes on after blank lines
    ],
)
def test_pages_that_markdown_may_take_minutes_for_are_refused(text: str, place: str, strict: Path) -> None:
    (strict / ABOUT).write_text(f"# About\n\n{text}\n", encoding="utf-8")
    assert [each.partition(": ")[0] for each in errors(check(run(strict)).problems)] == [place]


def test_all_is_said_at_once_though_an_interview_has_errors(strict: Path) -> None:
    (strict / ABOUT).write_text(
        "# About\n\n[Talk](interviews/talk.md#q9) [Ann](people/ann.md) [No](no.md)\n", encoding="utf-8"
    )
    source = strict / "seeds" / "talk" / "talk.md"
    append(source, "\nMore.\n")

    found = errors(check(run(strict)).problems)
    assert [each.partition(": ")[0] for each in found] == [
        "seeds/talk/talk.md",
        "docs/en/about.md:3",
    ]


def test_the_check_writes_nothing_and_needs_no_pages_to_be_there(strict: Path) -> None:
    before = snapshot(strict)
    assert not errors(check(run(strict)).problems)
    assert {path for path in snapshot(strict) if not path.startswith(".colloquy/")} == before.keys()


def test_what_was_found_is_found_again_from_what_was_kept(strict: Path) -> None:
    (strict / ABOUT).write_text("# About\n\n[No](no.md)\n", encoding="utf-8")
    first, again = (errors(check(run(strict)).problems) for _ in range(2))
    assert first == again
    assert len(first) == 1
    (strict / "docs" / "en" / "no.md").write_text("# No\n", encoding="utf-8")
    assert not errors(check(run(strict)).problems)


def test_what_was_found_is_forgotten_when_the_page_that_is_meant_changes(strict: Path) -> None:
    (strict / ABOUT).write_text("# About\n\n[A term](glossary/index.md#word)\n", encoding="utf-8")
    assert len(errors(check(run(strict)).problems)) == 1
    terms = strict / "seeds" / "terms.yml"
    terms.write_text(
        "terms:\n  - {id: word, name: {en: letter, zh: 信}, definition: {en: A., zh: 一。}}\n",
        encoding="utf-8",
    )
    assert not errors(check(run(strict)).problems)
    terms.unlink()
    assert len(errors(check(run(strict)).problems)) == 1


def test_what_could_not_be_looked_at_is_looked_at_later(strict: Path) -> None:
    (strict / ABOUT).write_text("# About\n\n[Talk](interviews/talk.md#q9)\n", encoding="utf-8")
    stray = strict / "seeds" / "stray.md"
    stray.mkdir()  # keeps all pages from being made
    assert [each for each in errors(check(run(strict)).problems) if each.startswith("seeds/stray")]
    stray.rmdir()
    assert [each.partition(": ")[0] for each in errors(check(run(strict)).problems)] == [f"{ABOUT}:3"]


@pytest.mark.parametrize("kind", ["small", "real"])
def test_it_is_known_which_pages_will_be_made(kind: str, strict: Path, tmp_path: Path) -> None:
    root = strict if kind == "small" else copy_of_the_real_archive(tmp_path / "real")
    for home in (tmp_path / "real" / "docs").glob("*/index.md"):
        home.unlink()  # of a build in this checkout
    written = set(snapshot(root / "docs"))
    outcome = write_pages(run(root))
    with in_memory() as store:
        known = {*generated(Whole(outcome.archive, store, outcome.summaries))}
    assert known == snapshot(root / "docs").keys() - written


def test_the_pages_to_which_our_templates_lead_must_be_there() -> None:
    templates = ROOT / "scripts" / "colloquy" / "composing" / "templates"
    found = {
        (name, place)
        for path in templates.glob("*.md.jinja")
        for name, place in re.findall(
            r"\]\((?:\.\./)?([a-z-]+\.md)#?([a-z]*)\)", path.read_text(encoding="utf-8")
        )
    }
    hooks = (ROOT / "overrides" / "hooks.py").read_text(encoding="utf-8")
    found |= {(name, "") for name in re.findall(r'find_address\("([a-z-]+\.md)"', hooks)}
    wanted = {(name, "") for name in LINKED}
    for linked in (LINKED, LINKED_FROM_HOME):
        wanted |= {(name, place) for name, places in linked.items() for place in places}
    assert found == wanted


def test_an_archive_that_has_no_pages_of_its_own_yet_is_checked_without_them(small: Path) -> None:
    shutil.rmtree(small / "docs")
    shutil.rmtree(small / "overrides")
    checked = colloquy("check", "--root", small)
    assert (checked.exit_code, checked.stderr.splitlines()[-1]) == (0, "1 interview, 0 problems")
