"""ZIPs and times that depend on nothing but what is declared: the same archive gives the same bytes.

The bytes are also those of one version of zlib: another one may compress otherwise.
"""

from __future__ import annotations

import datetime
import os
import zipfile

from colloquy.catalogue.records import partial_date

EARLIEST = datetime.datetime(1980, 1, 1, tzinfo=datetime.UTC)
"""Before it, a ZIP knows no time."""


def declared_time(newest: str) -> datetime.datetime:
    """Say when the archive was last changed, without a clock.

    That is the time that the builder declares (https://reproducible-builds.org/specs/source-date-epoch/),
    or else the newest day that the archive declares, given as a partial date.
    """
    if declared := os.environ.get("SOURCE_DATE_EPOCH"):
        return datetime.datetime.fromtimestamp(int(declared), datetime.UTC)
    day, _ = partial_date(newest)
    return datetime.datetime.combine(day, datetime.time(), datetime.UTC)


def add(
    packed: zipfile.ZipFile,
    path: str,
    content: str | bytes,
    how: int = zipfile.ZIP_DEFLATED,
    time: datetime.datetime = EARLIEST,
) -> None:
    """Put a file into a ZIP with nothing in its entry that depends on the day or the machine."""
    entry = zipfile.ZipInfo(path, max(time, EARLIEST).timetuple()[:6])
    entry.create_system, entry.external_attr, entry.compress_type = 3, 0o644 << 16, how
    packed.writestr(entry, content, compresslevel=9)
