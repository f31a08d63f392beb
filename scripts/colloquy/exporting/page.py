"""The page "Data": what each export is for, how large it is, under which licence, and how to use it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from colloquy.catalogue import Archive
from colloquy.composing import Page, Summary
from colloquy.composing.environment import environment
from colloquy.exporting import EXPORTS
from colloquy.exporting.staging import Made
from colloquy.wording import wording


@dataclass(frozen=True, slots=True)
class Shown:
    """One export as its section shows it."""

    id: str
    example: str
    files: tuple[Made, ...]
    """About all interviews."""
    count: int
    """Of the interviews' own files."""
    size: int
    """Of these, in bytes."""


def data_pages(archive: Archive, summaries: list[Summary], made: list[Made]) -> Iterator[Page]:
    """Write the page; where no exports were made, it says what they would be and leads to none."""
    ordered = sorted(summaries, key=lambda each: (each.date, each.id))
    own: dict[str, list[Made]] = {each.id: [] for each in ordered}
    for file in made:
        if file.interview:
            own[file.interview].append(file)
    first = summaries[0] if summaries else None
    exports = [_shown(export.id, export.example, made, first) for export in EXPORTS]
    for index, language in enumerate(archive.site.languages):
        words = wording(language.code, language.tag)
        text = (
            environment(words)
            .get_template("data.md.jinja")
            .render(
                exports=exports,
                own=own,
                made=bool(made),
                summaries=ordered,
                code=language.code,
                site=archive.site,
                home="../../" if index else "../",
            )
        )
        yield f"{language.code}/data/index.md", text


def _shown(id_: str, example: str, made: list[Made], first: Summary | None) -> Shown:
    if first:
        example = example.replace("INTERVIEW", first.id).replace("LANGUAGE", first.language)
    here = [file for file in made if file.export == id_]
    own = [file for file in here if file.interview]
    whole = tuple(file for file in here if not file.interview)
    return Shown(id_, example, whole, len(own), sum(file.size for file in own))
