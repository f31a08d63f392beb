"""Drafts: where an interview's declarations are, and what is read of them while somebody answers."""

from pathlib import Path

import yaml

from colloquy.catalogue.yaml_tree import LINE_END
from colloquy.guarding.files import read_text
from colloquy.intake.settling.trying import Draft


def path_of(root: Path, id_: str) -> Path:
    """Give the path of an interview's declarations."""
    return root / "seeds" / id_ / "interview.yml"


def read_draft(path: Path) -> Draft:
    """Read what is declared, every line ending as editors have it, and the source text that it names."""
    declared = LINE_END.sub("\n", read_text(path))
    source = path.parent / str(yaml.safe_load(declared)["source"]["file"])
    return Draft(declared, read_text(source, errors="replace"))
