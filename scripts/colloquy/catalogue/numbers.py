"""Numbers as people write them in YAML, in the digits 0 to 9 and no others."""

from __future__ import annotations

import re
from typing import Any

from pydantic_core import PydanticCustomError

from colloquy.catalogue.refusing import refused
from colloquy.model import Lines


def lines(value: Any) -> Any:
    """Read a range of lines, or one line."""
    match = re.fullmatch(r"([0-9]{1,9})(?:\s*+[-–]\s*([0-9]{1,9}))?", str(value))
    if match is None:
        raise refused("not_lines")
    first, last = int(match[1]), int(match[2] or match[1])
    if not 1 <= first <= last:
        raise refused("lines_backwards")
    return Lines(first, last)


def lines_of_speech(value: Any) -> Any:
    """Read a range of lines, or the line from which on somebody speaks, which is no range of one line."""
    read = lines(value)
    if read.first == read.last and not str(value).isdecimal():
        raise refused("range_of_one")
    return read


def listed(value: Any) -> Any:
    """Take one value for a list of one."""
    return [value] if isinstance(value, str) else value


def whole(value: Any) -> Any:
    """Refuse what is no whole number in the digits 0 to 9, or too long for one."""
    if not re.fullmatch("-?[0-9]{1,9}", str(value)):
        raise PydanticCustomError("int_parsing", "not a whole number")
    return value
