"""``pytest --rewrite`` makes cases say what comes of them, and nothing else of them changes."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from golden import replaced

CASE = """\
promise: an hour has sixty minutes
tried: 60
# Why it is so is in a comment.
says:
  "sixty": "minutes"
  "and": "no more"

back:
- one
"""
TEST = """
import golden
golden.CASES = golden.Path(__file__).parent
from golden import Case, cases

@cases("hours")
def test_hours(case: Case) -> None:
    case.expect("says", {"sixty": "minutes", "and": f"{case.given['tried'] - 60} more"})
    case.expect("back", ["one"])
    case.expect("never", [])
"""


@pytest.fixture
def hour(tmp_path: Path) -> Path:
    """Give a case beside a test of it, which it does not pass."""
    (tmp_path / "hours").mkdir()
    (tmp_path / "test_hours.py").write_text(TEST, encoding="utf-8")
    case = tmp_path / "hours" / "hour.yml"
    case.write_text(CASE, encoding="utf-8")
    return case


def ends(case: Path, *options: str) -> int:
    """Run the test beside a case; give the exit code."""
    command = [sys.executable, "-m", "pytest", "-p", "golden", "-p", "no:cacheprovider", "-q", *options]
    ran = subprocess.run(
        [*command, "--rootdir", str(case.parent.parent), "-c", "/dev/null", str(case.parent.parent)],
        cwd=Path(__file__).parent,
        capture_output=True,
        check=False,
    )
    return ran.returncode


@pytest.mark.slow
def test_without_the_option_a_case_is_compared_and_left_as_it_is(hour: Path) -> None:
    assert ends(hour) == 1
    assert hour.read_text(encoding="utf-8") == CASE


@pytest.mark.slow
def test_with_the_option_a_case_says_what_comes_of_it_and_passes_from_then_on(hour: Path) -> None:
    assert ends(hour, "--rewrite") == 0
    assert hour.read_text(encoding="utf-8") == CASE.replace(
        '  "sixty": "minutes"\n  "and": "no more"\n\n', "  sixty: minutes\n  and: 0 more\n"
    )
    assert ends(hour) == 0


def test_a_text_of_several_lines_stays_one_and_what_was_not_said_is_added() -> None:
    assert replaced("a: 1\n", "says", "one:\n  two\n") == "a: 1\nsays: |\n  one:\n    two\n"
    assert replaced("says: |\n  one\n\n  two\na: 1\n", "says", []) == "says: []\na: 1\n"
