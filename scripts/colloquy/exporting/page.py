"""The page "Data": what each export is for, how large it is, under which license, and how to use it."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from colloquy.catalogue.site import Site, SiteLanguage
from colloquy.composing.environment import environment
from colloquy.composing.taking import ExportFile
from colloquy.exporting import EXPORTS, Export
from colloquy.model.summary import Summary
from colloquy.words.naming import name_licence
from colloquy.words.wording import find_words


@dataclass(slots=True)
class Own:
    """What the interviews' own files of one export come to."""

    count: int = 0
    size: int = 0
    """In bytes."""
    first: str = ""
    """Path of one of them."""


@dataclass(frozen=True, slots=True)
class ExportFiles:
    """What was exported."""

    whole: tuple[ExportFile, ...] = ()
    """About all interviews."""
    own: dict[str, Own] = field(default_factory=lambda: defaultdict(Own))
    """By export: the interviews' own."""


@dataclass(frozen=True, slots=True)
class Shown:
    """One export as its section shows it."""

    id: str
    example: str
    files: tuple[ExportFile, ...]
    """About all interviews."""
    own: Own
    """The interviews' own."""


def own_totals(files: Iterable[ExportFile]) -> dict[str, Own]:
    """Sum up the interviews' own files, by export."""
    own: dict[str, Own] = defaultdict(Own)
    for file in files:
        each = own[file.export]
        each.count, each.size, each.first = each.count + 1, each.size + file.size, each.first or file.path
    return own


def data_page(
    site: Site, language: SiteLanguage, summaries: Sequence[Summary], exported: ExportFiles | None
) -> str:
    """Write the page in one language; where nothing was exported, it leads to no file."""
    first = summaries[0] if summaries else None
    words = find_words(language.code, language.tag)
    licences = Counter(name_licence(words, each.licence, each.claimed_by) for each in summaries)
    template = environment(words).get_template("data.md.jinja")
    return template.render(
        exports=[_shown(export, exported or ExportFiles(), first) for export in EXPORTS],
        exported=exported is not None,
        licences=licences.most_common(),
        home=site.root_from(language.code, "data/"),
    )


def _shown(export: Export, exported: ExportFiles, first: Summary | None) -> Shown:
    example = export.example
    if first:
        example = example.replace("INTERVIEW", first.id).replace("LANGUAGE", first.language)
    whole = tuple(file for file in exported.whole if file.export == export.id)
    return Shown(export.id, example, whole, exported.own[export.id])
