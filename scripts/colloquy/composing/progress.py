"""How far the translation on a page has come."""

from collections.abc import Sequence
from dataclasses import dataclass

from colloquy.catalogue import Archive
from colloquy.model import Edition, Provenance, Status
from colloquy.translating import progress, shown_path


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a translation has come."""

    total: int
    missing: int
    stale: int
    draft: int
    file: str
    """The PO file, relative to the archive's root."""
    address: str
    """Where it can be edited; empty if nowhere."""


def languages_translated(editions: Sequence[Edition]) -> tuple[str, ...]:
    """Give the languages that something of an interview is translated into."""
    translations = (edition for edition in editions if not edition.own)
    return tuple(
        edition.language for edition in translations if edition.provenance is not Provenance.UNTRANSLATED
    )


def translation_progress(archive: Archive, edition: Edition) -> Progress | None:
    """Count what is done and what is not; nothing of an edition in the source text's language."""
    interview = edition.interview
    if edition.language == interview.language:
        return None
    statuses = [status for _, status in progress(archive, edition)]
    file = shown_path(interview, edition.language)
    return Progress(
        total=len(statuses),
        missing=statuses.count(Status.MISSING),
        stale=statuses.count(Status.STALE),
        draft=statuses.count(Status.DRAFT),
        file=file,
        address=archive.site.edit_url + file if archive.site.edit_url else "",
    )
