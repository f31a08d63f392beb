"""Checking translations: what a reader of both languages would notice, and what only a machine does.

Each check is one small function from a translated unit to its findings. A finding does not keep the site
from being built; the translator fixes it, or lets it pass with a reason, in a comment of the PO entry:
``# allow numbers: written in characters``.

The checks are ours because they compare trees of inline Markdown, people and the term base, which those
of translators' tools do not know; translate-toolkit's, the best of them, are GPL and cannot be required here.
"""

from collections.abc import Iterator
from itertools import islice

from colloquy.catalogue import Archive
from colloquy.checking.markup import code, emphasis, links, paragraphs
from colloquy.checking.numbers import numbers
from colloquy.checking.script import chinese_left, half_width, unchanged
from colloquy.checking.translated import Check, Translated
from colloquy.checking.unfinished import NAME, missing, stale
from colloquy.checking.words import forbidden, names, terms
from colloquy.model import Edition, Status
from colloquy.problems import Location, Problem, advice
from colloquy.translating import shown_path, units

MOST = 20
"""Findings of one check in one translation that are reported; where there are more, they have one cause."""

CHECKS: dict[str, Check] = {
    "links": links,
    "emphasis": emphasis,
    "code": code,
    "paragraphs": paragraphs,
    "numbers": numbers,
    "names": names,
    "terms": terms,
    "forbidden terms": forbidden,
    "half-width punctuation": half_width,
    "chinese left": chinese_left,
    "unchanged": unchanged,
}


def check_edition(archive: Archive, edition: Edition) -> Iterator[Problem]:
    """Check every translation of an edition."""
    shown = shown_path(edition.interview, edition.language)
    wanted = units(archive, edition.interview, edition.language)
    yield from missing(edition, wanted, shown)
    for unit in wanted:
        translation = edition.translations.get(unit.id)
        if translation is None or translation.status is Status.MISSING:
            continue
        place = Location(shown, translation.line)
        if translation.status is Status.STALE:
            yield stale(place, unit, translation)
        case = Translated.of(unit, translation, edition.language, archive)
        passed = set()
        for name, check in CHECKS.items():
            for finding in islice(check(case), MOST):
                passed.add(name)
                if not translation.allowed.get(name):
                    remedy = "fix it, or let it pass: `# allow {check}: why` above the entry"
                    if check is names:
                        remedy = (
                            "fix it, or let it pass: `# allow {check}: why` above the entry; if the source "
                            "text itself is damaged, first correct it under `emendations` in interview.yml"
                        )
                    yield advice(place, "{id}: {finding}", remedy, id=unit.id, check=name, finding=finding)
        for name in translation.allowed.keys() - passed:
            what, remedy = "{id}: `allow {name}` lets nothing pass", "remove the comment; checks: {checks}"
            yield advice(place, what, remedy, id=unit.id, name=name, checks=[*CHECKS, NAME])
