"""The page "Data": what each export is for, how large it is, under which licence, and how to use it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from colloquy.catalogue import Archive
from colloquy.composing import Page, Summary
from colloquy.composing.environment import environment
from colloquy.composing.taking import Made
from colloquy.exporting import EXPORTS, Export
from colloquy.exporting.staging import Exporter, Own
from colloquy.wording import wording


@dataclass(frozen=True, slots=True)
class Shown:
    """One export as its section shows it."""

    id: str
    example: str
    files: tuple[Made, ...]
    """About all interviews."""
    own: Own
    """The interviews' own."""


def data_pages(archive: Archive, summaries: list[Summary], exporter: Exporter | None) -> Iterator[Page]:
    """Write the page; where no exports were made, it says what they would be and leads to none."""
    first = summaries[0] if summaries else None
    exports = [_shown(export, exporter, first) for export in EXPORTS]
    licences = Counter(
        ("", "") if each.licence == "none stated" else (each.licence, each.claimed_by) for each in summaries
    )
    for language in archive.site.languages:
        words = wording(language.code, language.tag)
        text = (
            environment(words)
            .get_template("data.md.jinja")
            .render(
                exports=exports,
                made=exporter is not None,
                licences=licences.most_common(),
                home=archive.site.root_from(language.code, "data/"),
            )
        )
        yield f"{language.code}/data/index.md", text


def _shown(export: Export, exporter: Exporter | None, first: Summary | None) -> Shown:
    example = export.example
    if first:
        example = example.replace("INTERVIEW", first.id).replace("LANGUAGE", first.language)
    if exporter is None:
        return Shown(export.id, example, (), Own())
    whole = tuple(file for file in exporter.made if file.export == export.id)
    return Shown(export.id, example, whole, exporter.own[export.id])
