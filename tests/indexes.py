"""Reading what search reads, as tests like it: an entry is a dict, not one place in many columns."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any


def index(site: Path, language: str) -> dict[str, Any]:
    """Read the index of a language; an interview's entries are rows."""
    text = (site / "search" / f"{language}.js").read_text(encoding="utf-8")
    read: dict[str, Any] = json.loads(text.removeprefix("self.colloquyIndex="))
    for interview in read["interviews"]:
        interview["entries"] = rows(interview["entries"])
    return read


def rows(columns: dict[str, Any]) -> list[dict[str, Any]]:
    """Turn columns back into entries; what an entry has not, it has not as a key."""
    others = {code: rows(each) for code, each in columns.get("others", {}).items()}
    keys = [key for key in columns if key != "others"]
    entries = [
        {key: value for key, value in zip(keys, row, strict=True) if value is not None}
        for row in zip(*(columns[key] for key in keys), strict=True)
    ]
    for number, entry in enumerate(entries):
        if there := {code: each[number] for code, each in others.items() if each[number]}:
            entry["others"] = there
    return entries
