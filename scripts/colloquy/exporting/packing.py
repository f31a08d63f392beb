"""ZIPs and times that depend on nothing but what is declared: the same archive gives the same bytes.

The bytes are also those of one version of zlib: another one may compress otherwise.
"""

import datetime
import os
import struct
import zipfile
import zlib

from colloquy.text.dates import read_date

HEAD = struct.Struct("<II")
EARLIEST = datetime.datetime(1980, 1, 1, tzinfo=datetime.UTC)
LATEST = datetime.datetime(2107, 12, 31, tzinfo=datetime.UTC)
"""Before the one and after the other, a ZIP knows no time."""


def declared_time(newest: str) -> datetime.datetime:
    """Say when the archive was last changed, without a clock.

    That is the time that the builder declares (https://reproducible-builds.org/specs/source-date-epoch/),
    or else the newest day that the archive declares, given as `latest` does, or empty.
    """
    if declared := os.environ.get("SOURCE_DATE_EPOCH"):
        return datetime.datetime.fromtimestamp(int(declared), datetime.UTC)
    return datetime.datetime.combine(read_date(newest or "2000").first, datetime.time(), datetime.UTC)


def deflated(text: str) -> bytes:
    """Compress a file's content ahead, for `add_deflated`: checksum, size, and the bytes of the ZIP."""
    raw = text.encode()
    compressor = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    return HEAD.pack(zlib.crc32(raw), len(raw)) + compressor.compress(raw) + compressor.flush()


def add_deflated(packed: zipfile.ZipFile, path: str, compressed: bytes) -> None:
    """Put a file into a ZIP whose content `deflated` has compressed.

    `zipfile` has no way to take compressed bytes, so this does what its `writestr` does around compressing.
    """
    entry = _entry(path, zipfile.ZIP_DEFLATED, EARLIEST)
    entry.CRC, entry.file_size = HEAD.unpack_from(compressed)
    entry.compress_size = len(compressed) - HEAD.size
    stream = packed.fp
    assert stream
    stream.seek(packed.start_dir)
    entry.header_offset = packed.start_dir
    stream.write(entry.FileHeader())
    stream.write(compressed[HEAD.size :])
    packed.start_dir = stream.tell()
    packed.filelist.append(entry)
    packed.NameToInfo[path] = entry
    packed._didModify = True  # type: ignore[attr-defined]


def add(
    packed: zipfile.ZipFile,
    path: str,
    body: str | bytes,
    how: int = zipfile.ZIP_DEFLATED,
    time: datetime.datetime = EARLIEST,
) -> None:
    """Put a file into a ZIP with nothing in its entry that depends on the day or the machine."""
    packed.writestr(_entry(path, how, time), body, compresslevel=9)


def _entry(path: str, how: int, time: datetime.datetime) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(path, min(max(time, EARLIEST), LATEST).timetuple()[:6])
    entry.create_system, entry.external_attr, entry.compress_type = 3, 0o644 << 16, how
    return entry
