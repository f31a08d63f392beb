"""Translating: one PO file per interview and language, one entry per passage.

The PO format, and not one of ours, because translators have tools for it (GNU gettext manual, section
"The Format of PO Files"). An entry's ``msgctxt`` is its unit's id, so a unit is never matched by similarity.
"""

from colloquy.catalogue import Archive, InterviewRecord
from colloquy.model import Edition, Interview, Origin, Received, Status
from colloquy.problems import Problem
from colloquy.reading.files import Files
from colloquy.translating.astray import astray
from colloquy.translating.entries import revised
from colloquy.translating.headers import check_language
from colloquy.translating.po import Catalogue, read_po, shown_path, translations
from colloquy.translating.syncing import Synced, sync
from colloquy.translating.units import units


def edition(
    archive: Archive, files: Files, record: InterviewRecord, interview: Interview, language: str
) -> tuple[Edition, list[Problem]]:
    """Make an interview's edition in one language; without a PO file, everything in it is missing."""
    name = f"{language}.po"
    received, origin = _received(record, language), record.origin
    source = Origin(origin.translated_from or "", origin.translator or "")
    if language == interview.language or name not in files.names:
        return Edition(interview, language, {}, received=received, source=source), []
    shown = shown_path(interview, language)
    po, problems = read_po(files, name)
    problems += check_language(po, shown, language, archive.site.tag(language))
    wanted = units(archive, interview, language)
    found, wrong = translations(po, shown, wanted, language, received.by if received else None)
    misnamed = frozenset(astray(po, wanted).values())
    return Edition(interview, language, found, revised(po), misnamed, received, source), problems + wrong


def _received(record: InterviewRecord, language: str) -> Received | None:
    """Say what is declared of a translation that was received."""
    declared = record.editions.get(language)
    return Received(declared.by) if declared else None


def progress(archive: Archive, edition: Edition) -> list[tuple[str, Status]]:
    """Say how far each unit of an edition has come; nothing for the interview's own language."""
    if edition.language == edition.interview.language:
        return []
    known = edition.translations
    wanted = units(archive, edition.interview, edition.language)
    return [(unit.id, known[unit.id].status if unit.id in known else Status.MISSING) for unit in wanted]


__all__ = [
    "Catalogue",
    "Synced",
    "edition",
    "progress",
    "read_po",
    "shown_path",
    "sync",
    "translations",
    "units",
]
