"""What is searched of an entry, field by field, as ``scripts/reader/search/entries.js`` has it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from colloquy.searching.postings import Texts

People = Mapping[str, Sequence[str]]
"""All names of each person."""

PARTS = ("title", "question", "answer")


def interview_texts(whole: Mapping[str, Any], people: People) -> list[Texts]:
    """Give the fields of each entry of an interview, which is as the index of one language has it."""
    columns = whole["entries"]
    others = columns.get("others", {}).values()
    origin = f"{whole['title']} {whole['publisher']} {whole['year']}"
    entries: list[Texts] = []
    for number, who in enumerate(columns["who"]):
        texts = {name: columns[name][number] or "" for name in (*PARTS, "about")}
        texts["labels"] = columns["labels"][number] or "" if "labels" in columns else ""
        texts["who"] = " ".join([*(name for each in who for name in people.get(each, ())), origin])
        for name in PARTS:
            texts[_other(name)] = "\n".join(each[name][number] or "" for each in others)
        entries.append(texts)
    return entries


def interview_marks(whole: Mapping[str, Any]) -> list[list[str]]:
    """Give what each entry of an interview can be filtered by."""
    own = f"interview:{whole['id']}"
    return [[own, *(f"person:{each}" for each in who)] for who in whole["entries"]["who"]]


def page_texts(page: Mapping[str, Any]) -> Texts:
    """Give the fields of a page."""
    others = page["others"].values()
    texts = {"title": page["title"], "answer": page["text"], "labels": page.get("labels", "")}
    return texts | {_other(name): "\n".join(each[name] for each in others) for name in ("title", "answer")}


def _other(name: str) -> str:
    return f"other{name.capitalize()}"
