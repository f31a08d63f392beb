"""Names say what a value is: whoever meets one lines later need not look up where it came from."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterator

import pytest

from archives import ROOT

PACKAGE = ROOT / "scripts" / "colloquy"
FILES = sorted(PACKAGE.rglob("*.py"))
PARTICIPLES = {"each", "found", "told", "made"}
"""They say what happened to a value, or nothing, and not what it is."""
NEAR = 3
"""From the first use to the last: so many lines are seen at one glance."""
Scope = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef | ast.Module | ast.Lambda


def _names(scope: ast.AST) -> Iterator[tuple[str, int]]:
    """Give the names of variables and parameters in a scope, with their lines; not those of scopes inside."""
    for node in ast.iter_child_nodes(scope):
        match node:
            case ast.Name(id=name, lineno=line) | ast.arg(arg=name, lineno=line):
                yield name, line
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            yield from _names(node)


def _lasting(source: str) -> Iterator[str]:
    """Find names of `PARTICIPLES` that live longer than is near: where, and for how many lines."""
    tree = ast.parse(source)
    for scope in ast.walk(tree):
        if isinstance(scope, Scope):
            lines: dict[str, list[int]] = defaultdict(list)
            for name, line in _names(scope):
                lines[name].append(line)
            for name in sorted(PARTICIPLES & lines.keys()):
                if max(lines[name]) - min(lines[name]) > NEAR:
                    yield f"{getattr(scope, 'name', 'the module')}: {name}"


def test_a_name_that_lives_longer_than_three_lines_is_a_noun() -> None:
    lasting = {str(path.relative_to(ROOT)): [*_lasting(path.read_text(encoding="utf-8"))] for path in FILES}
    assert lasting
    assert not {path: names for path, names in lasting.items() if names}, "call them by what they are"


@pytest.mark.parametrize(
    ("source", "lasting"),
    [
        ("def f():\n    found = 1\n\n\n    return found", []),
        ("def f():\n    found = 1\n\n\n\n    return found", ["f: found"]),
        ("def f(each):\n\n\n\n    return [each]", ["f: each"]),
        ("async def f():\n    with a as made:\n        b()\n\n\n        made()", ["f: made"]),
        ("class A:\n    told: int\n\n\n    b = 1\n    c = told", ["A: told"]),
        ("for each in a:\n    pass\n\n\nprint(each)", ["the module: each"]),
        ("def f():\n    x = [each for each in a]\n    def g():\n\n\n        return [each for each in b]", []),
        ("def f():\n    a.found = 1\n\n\n\n    return a.found", []),
    ],
)
def test_what_is_long_and_what_is_a_name(source: str, lasting: list[str]) -> None:
    assert [*_lasting(source)] == lasting
