"""What is searched of an entry in all its editions; ``scripts/reader/search/entries.js`` has one reader's."""

from collections.abc import Mapping, Sequence
from typing import Any

from colloquy.searching.fields import LABELS, PARTS, Field
from colloquy.searching.postings import Texts

People = Mapping[str, Sequence[str]]
"""All names of each person."""


def interview_texts(editions: Mapping[str, Mapping[str, Any]], people: People) -> list[Texts]:
    """Give the fields of each entry of an interview, which is by language as the index of that has it."""
    columns = {language: whole["entries"] for language, whole in editions.items()}
    first = next(iter(columns.values()))
    entries: list[Texts] = []
    for number, who in enumerate(first["who"]):
        texts: dict[Field, str] = {LABELS: first["labels"][number] or "" if "labels" in first else ""}
        said = {language: [own[part][number] or "" for part in PARTS] for language, own in columns.items()}
        names = " ".join(name for each in who for name in people.get(each, ()))
        for language, whole in editions.items():
            origin = f"{whole['title']} {whole['publisher']} {whole['year']}"
            texts[Field("who", language, alone=True)] = f"{names} {origin}"
            texts[Field("about", language, alone=True)] = columns[language]["about"][number]
        entries.append(texts | _by_edition(said))
    return entries


def _by_edition(said: Mapping[str, Sequence[str]]) -> dict[Field, str]:
    """Give what each edition says, or once what all say: one that is not translated says nothing new."""
    first, *others = said.values()
    if all(each == first for each in others):
        return {Field(part): text for part, text in zip(PARTS, first, strict=True)}
    return {
        Field(part, language): text
        for language, own in said.items()
        for part, text in zip(PARTS, own, strict=True)
    }


def interview_marks(whole: Mapping[str, Any]) -> list[list[str]]:
    """Give what each entry of an interview can be filtered by."""
    own = f"interview:{whole['id']}"
    return [[own, *(f"person:{each}" for each in who)] for who in whole["entries"]["who"]]


def page_texts(pages: Mapping[str, Mapping[str, Any]]) -> Texts:
    """Give the fields of a page, which is by language as the index of that has it; some are in one only."""
    texts = {LABELS: next(iter(pages.values())).get("labels", "")}
    for language, page in pages.items():
        alone = len(pages) == 1
        texts[Field("title", language, alone)] = page["title"]
        texts[Field("answer", language, alone)] = page["text"]
    return texts
