"""``archive.yml``: what a collection's interviews share is declared once; ``interview.yml`` overrides it."""

from copy import copy
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, create_model
from pydantic.fields import FieldInfo
from pydantic_core import PydanticUndefined

from colloquy.catalogue.fields import Record
from colloquy.catalogue.origins import OriginRecord, RightsRecord
from colloquy.catalogue.records import InterviewRecord
from colloquy.catalogue.validating import validate
from colloquy.catalogue.yaml_tree import Tree, read_tree
from colloquy.guarding.files import exists
from colloquy.problems import Problem
from colloquy.text.decoding import decode, read_bytes

NAME = "seeds/archive.yml"
SHARED = (
    "language",
    "date",
    "added",
    "origin",
    "rights",
    "editions",
    "speakers",
    "turns",
    "heading_level",
    "table",
    "paragraphs",
    "not_labels",
)
"""What interviews can share: all that does not depend on the lines of one text."""


class _Shared(Record):
    """What records of shared keys have in common: their fields bring descriptions of their own."""

    model_config = ConfigDict(use_attribute_docstrings=False)


def _optional(model: type[BaseModel], *names: str, **inner: type[BaseModel]) -> type[BaseModel]:
    """Make a record in which every key may be left out; `inner` are the types of some."""
    fields: dict[str, Any] = {}
    for name in names or model.model_fields:
        known: FieldInfo = copy(model.model_fields[name])
        known.default, known.default_factory = PydanticUndefined, lambda: None
        fields[name] = inner.get(name, known.annotation), known
    doc = "What the interviews of a collection share."
    return create_model(f"Shared{model.__name__}", __base__=_Shared, __doc__=doc, **fields)


Collection = _optional(
    InterviewRecord, *SHARED, origin=_optional(OriginRecord), rights=_optional(RightsRecord)
)
"""`archive.yml`: the keys of `interview.yml` that interviews can share, none of which must be there."""


def read_collection(root: Path) -> tuple[Tree | None, list[Problem]]:
    """Read what interviews share; nothing where the archive has no such file.

    Of a file with problems the tree has them, too: no interview can be described with it.
    """
    if not exists(root / NAME):
        return None, []
    raw, problems = read_bytes(root / NAME, NAME)
    if not problems:
        text, problems = decode(raw, NAME)
    tree = Tree(NAME, problems=problems) if problems else read_tree(text, NAME)
    if not tree.problems and tree.value is not None:  # a file of comments shares nothing
        _, tree.problems = validate(Collection, tree)
    return tree, list(tree.problems)
