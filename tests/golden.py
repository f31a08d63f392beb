"""Cases: files of ``cases/``, each of which says what is tried and what is to come of it.

``pytest --rewrite`` makes each case say what came of it; git's diff then shows what that changed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

CASES = Path(__file__).parent / "cases"


class _Dumper(yaml.SafeDumper):
    """Writes a text of several lines as such."""


def _text(dumper: _Dumper, text: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None)


_Dumper.add_representer(str, _text)


@dataclass(frozen=True, slots=True)
class Case:
    """A file that says what is tried and what is to come of it."""

    path: Path
    given: dict[str, Any]
    """What the file says, by key."""
    rewrite: bool
    """Whether the file is to say what came of it instead of being compared with it."""

    def expect(self, key: str, found: Any) -> None:
        """Compare what came of the case with what it says under a key; of nothing it need not speak."""
        if self.rewrite and found != self._said(key, found):
            text = self.path.read_text(encoding="utf-8")
            self.path.write_text(replaced(text, key, found), encoding="utf-8")
        else:
            assert found == self._said(key, found), self.path

    def _said(self, key: str, found: Any) -> Any:
        return self.given.get(key, type(found)())


def replaced(text: str, key: str, value: Any) -> str:
    """Give a YAML text another value for a key at its margin; leave all else as somebody wrote it."""
    written = yaml.dump({key: value}, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=1000)
    block = re.compile(rf"^{key}:.*\n(?:(?:[ -].*)?\n)*", re.MULTILINE)
    return block.sub(lambda _: written, text) if block.search(text) else text + written


def list_cases(folder: str) -> list[Path]:
    """List the files of the cases of a folder."""
    return sorted((CASES / folder).glob("*.yml"))


def cases(folder: str) -> pytest.MarkDecorator:
    """Try each case of a folder."""
    return pytest.mark.parametrize("case", list_cases(folder), ids=lambda path: path.stem, indirect=True)


@pytest.fixture
def case(request: pytest.FixtureRequest) -> Case:
    """Read the case that is asked for by its file."""
    path: Path = request.param
    given = yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader)
    return Case(path, given, request.config.getoption("rewrite"))


def pytest_addoption(parser: pytest.Parser) -> None:
    """Offer to rewrite what cases expect."""
    parser.addoption("--rewrite", action="store_true", help="make each case say what comes of it")
