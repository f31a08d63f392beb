"""JSON Schemas of the YAML files, so that editors complete and check them.

``python -m colloquy.catalogue.schemas`` writes them into ``schemas/``.
"""

from __future__ import annotations

import json
from pathlib import Path

from pydantic import BaseModel

from colloquy.catalogue.highlights import Highlights
from colloquy.catalogue.people import People
from colloquy.catalogue.records import InterviewRecord
from colloquy.catalogue.terms import Terms
from colloquy.catalogue.topics import Topics
from colloquy.guarding.files import write_whole

SCHEMAS: dict[str, type[BaseModel]] = {
    "highlights.schema.json": Highlights,
    "interview.schema.json": InterviewRecord,
    "people.schema.json": People,
    "terms.schema.json": Terms,
    "topics.schema.json": Topics,
}


def schemas() -> dict[str, str]:
    """Write each schema as text, by file name."""
    return {
        name: json.dumps(model.model_json_schema(), indent=2, ensure_ascii=False) + "\n"
        for name, model in SCHEMAS.items()
    }


if __name__ == "__main__":
    for name, text in schemas().items():
        write_whole(Path("schemas").resolve() / name, text)
