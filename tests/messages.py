"""Finding every message of the command line in the package's code, so that none goes untranslated.

A message is a literal where it is written, or a name given to one in the same function, or a value of a
dictionary of messages. Whatever else is passed as a message fails: nobody could translate it.
"""

from __future__ import annotations

import ast
import importlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from archives import ROOT
from colloquy.catalogue.schemas import SCHEMAS
from colloquy.model import Provenance, Status
from helps import help_messages

PACKAGE = ROOT / "scripts" / "colloquy"
TAKES = {
    "error": (1, 2),
    "doubt": (1, 2),
    "advice": (1, 2),
    "doubt_who": (1,),
    "twice": (1, 2),
    "unreadable": (0, 1),
    "_stop": (2, 3),
    "phrase": (0,),
    "tells": (0,),
    "translate": (0,),
    "counts": (0, 1),
    "tracking": (0,),
    "planned": (0,),
}
"""Which arguments of which functions are messages."""
PASSES_ON = {*TAKES, "text", "refused", "_run"}
"""Functions that pass on messages of their callers."""
ELSEWHERE = {"translate(way or 'source')", "phrase(meant.strip())"}
ELSEWHERE |= {"translate(standing.provenance)", "translate(marks | mentions)"}
ELSEWHERE |= {"translate(f'{heading}:')", "translate(words_of(paragraph))", "translate(words)"}
ELSEWHERE.add("translate(found[0])")
ELSEWHERE.add("translate(self.template)")
"""Calls whose messages are values of the model, or help, which `messages` adds; the last has none."""


def messages() -> set[str]:
    """Give every message of the package."""
    found = {str(each) for each in (*Status, *Provenance)} | {"source"} | help_messages()
    for model in SCHEMAS.values():
        found |= set(_descriptions(model))
    for path in sorted(PACKAGE.rglob("*.py")):
        found |= set(_in_module(path))
    return found


def _descriptions(model: type[BaseModel]) -> Iterator[str]:
    """Give what is said of keys that must be there."""
    for field in model.model_fields.values():
        if field.is_required() and field.description:
            yield field.description.strip()
        for inner in _models(field):
            yield from _descriptions(inner)


def _models(field: FieldInfo) -> Iterator[type[BaseModel]]:
    waiting: list[Any] = [field.annotation]
    while waiting:
        each = waiting.pop()
        if isinstance(each, type) and issubclass(each, BaseModel):
            yield each
        waiting += getattr(each, "__args__", ())


def _in_module(path: Path) -> Iterator[str]:
    name = ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts).removesuffix(".__init__")
    tree = ast.parse(path.read_text(encoding="utf-8"))
    constants = [node for node in tree.body if isinstance(node, ast.Assign)]
    for scope in (*constants, *(node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))):
        for call in ast.walk(scope):
            if isinstance(call, ast.Call) and _written(call) not in ELSEWHERE:
                for index in TAKES.get(_called(call), ()):
                    if index < len(call.args):
                        yield from _strings(call.args[index], scope, name)


def _written(call: ast.Call) -> str:
    return f"{_called(call)}({', '.join(map(ast.unparse, call.args))})"


def _called(call: ast.Call) -> str:
    """Give the name of what is called; logs are for MkDocs, which speaks English, and are no messages."""
    if ast.unparse(call.func).startswith("_log."):
        return ""
    return getattr(call.func, "attr", getattr(call.func, "id", ""))


def _strings(node: ast.expr, scope: ast.stmt, module: str) -> Iterator[str]:
    match node:
        case ast.Constant(value=str(text)):
            yield text
        case ast.IfExp():
            yield from _strings(node.body, scope, module)
            yield from _strings(node.orelse, scope, module)
        case ast.Name() if node.id.isupper():  # a table of `str.translate`
            return
        case ast.Name():
            given, where = list(_given(node.id, scope)), getattr(scope, "name", "")
            assert given or where in PASSES_ON, f"{module}: where is {node.id} of {where}?"
            for each in given:
                yield from _strings(each, scope, module)
        case ast.Call(func=ast.Attribute(value=ast.Name(id=table), attr="get"), args=[_, default]):
            yield from _strings(default, scope, module)
            yield from getattr(importlib.import_module(module), table).values()
        case ast.Subscript(value=ast.Name(id=table)):
            for value in getattr(importlib.import_module(module), table).values():
                yield from [value] if isinstance(value, str) else value
        case _:
            raise AssertionError(f"{module}: {ast.unparse(node)} is no message that can be translated")


def _given(name: str, scope: ast.stmt) -> Iterator[ast.expr]:
    """Find what a name is given in a function or a constant."""
    for node in ast.walk(scope):
        if isinstance(node, ast.Assign):
            target, value = node.targets[0], node.value
            if isinstance(target, ast.Name) and target.id == name:
                yield value
            elif isinstance(target, ast.Tuple):
                for index, each in enumerate(target.elts):
                    if isinstance(each, ast.Name) and each.id == name:
                        yield value.elts[index] if isinstance(value, ast.Tuple) else value
