"""JSON Schemas of the YAML files, so that editors complete and check them.

``python -m colloquy.catalogue.schemas`` writes them into ``schemas/``.
"""

import json
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from colloquy.catalogue.collection import SHARED, Collection
from colloquy.catalogue.highlights import Highlights
from colloquy.catalogue.origins import OriginRecord, RightsRecord
from colloquy.catalogue.people import People
from colloquy.catalogue.records import InterviewRecord, SpeakerRecord
from colloquy.catalogue.terms import Terms
from colloquy.catalogue.topics import Topics
from colloquy.guarding.files import write_whole

SCHEMAS: dict[str, type[BaseModel]] = {
    "archive.schema.json": Collection,
    "highlights.schema.json": Highlights,
    "interview.schema.json": InterviewRecord,
    "people.schema.json": People,
    "terms.schema.json": Terms,
    "topics.schema.json": Topics,
}


def schemas() -> dict[str, str]:
    """Write each schema as text, by file name."""
    return {
        name: json.dumps(_schema(model), indent=2, ensure_ascii=False) + "\n"
        for name, model in SCHEMAS.items()
    }


def _schema(model: type[BaseModel]) -> dict[str, Any]:
    """Describe a record; an editor cannot know which keys of an interview are in `archive.yml`."""
    schema = model.model_json_schema()
    if model is InterviewRecord:
        parts = (schema, *(schema["$defs"][part.__name__] for part in (OriginRecord, RightsRecord)))
        for part, shared in zip(parts, (SHARED, *(part["properties"] for part in parts[1:])), strict=True):
            part["required"] = [key for key in part["required"] if key not in shared]
        schema["$defs"][SpeakerRecord.__name__]["required"] = ["person"]
    return schema


if __name__ == "__main__":
    for name, text in schemas().items():
        write_whole(Path("schemas").resolve() / name, text)
