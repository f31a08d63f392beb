"""What can be downloaded from an interview's page: its own files among the exports."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ExportFile:
    """A file that was written."""

    export: str
    path: str
    """In the site."""
    size: int
    """In bytes."""


def of_edition(
    files: Sequence[ExportFile], interview: str, language: str, codes: Collection[str]
) -> Iterator[tuple[str, ExportFile]]:
    """Give the files that have one edition or all of them, each with its form: ``md``, ``tei.xml``.

    Files are named ``interview.form``, or ``interview.language.form`` with one of the `codes`.
    """
    for file in files:
        ending = file.path.rpartition("/")[2].removeprefix(f"{interview}.")
        first, _, form = ending.partition(".")
        if first not in codes:
            yield ending, file
        elif first == language:
            yield form, file
