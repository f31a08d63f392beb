"""The catalogue: the YAML files of an archive, read into typed records that know their places."""

from colloquy.catalogue.archive import Archive, open_archive
from colloquy.catalogue.describing import Described, describe
from colloquy.catalogue.highlights import HighlightRecord
from colloquy.catalogue.people import PersonRecord
from colloquy.catalogue.records import InterviewRecord
from colloquy.catalogue.terms import TermRecord
from colloquy.catalogue.validating import Located

__all__ = [
    "Archive",
    "Described",
    "HighlightRecord",
    "InterviewRecord",
    "Located",
    "PersonRecord",
    "TermRecord",
    "describe",
    "open_archive",
]
