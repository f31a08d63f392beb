"""What a field of the YAML files may say: the types that records are made of."""

from __future__ import annotations

import datetime
import re
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints
from pydantic.functional_serializers import PlainSerializer

from colloquy.catalogue.numbers import lines, whole
from colloquy.catalogue.refusing import refused
from colloquy.model import Lines
from colloquy.text.inertness import find_forbidden, spaced


class Record(BaseModel):
    """What all records share: they do not change, and know all their keys."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)


def partial_date(text: str) -> tuple[datetime.date, int]:
    """Read a date that may lack its day, or its month and day (EDTF level 0, after ISO 8601-1).

    Gives its first day and how many of year, month and day are known. Raises `ValueError`, also before the
    year 1000 and after 2999: nobody was interviewed then.
    """
    match = re.fullmatch(r"([12][0-9]{3})(?:-([0-9]{2})(?:-([0-9]{2}))?)?", text)
    if match is None:
        raise ValueError(text)
    year, month, day = (int(part or 1) for part in match.groups())
    return datetime.date(year, month, day), sum(part is not None for part in match.groups())


def _a_date(text: str) -> str:
    try:
        partial_date(text)
    except ValueError:
        raise refused("not_a_date") from None
    return text


def _no_controls(text: str) -> str:
    if found := next(find_forbidden(text), None):
        raise refused("control_character", found=f"U+{ord(found.group()):04X}")
    return spaced(text)


def _plain_title(text: str) -> str:
    text = " ".join(_no_controls(text).split())
    if found := re.search(r"[<>`{}\\]|\*\*|\]\(", text):
        raise refused("markup", found=found.group())
    return text


ID = r"^[a-z0-9]+(-[a-z0-9]+)*$"
"""Stands in addresses: lower-case letters, digits and single hyphens. Cannot climb out of its folder."""
LONGEST_ID = 80
"""Characters: files are called by it, with what they hold, and no file system takes more than 255."""
Id = Annotated[str, StringConstraints(pattern=ID, max_length=LONGEST_ID)]
FILE_NAME = r"^[A-Za-z0-9_][A-Za-z0-9_.-]*\.(txt|md)$"
FileName = Annotated[str, StringConstraints(pattern=FILE_NAME, max_length=120)]
PartialDate = Annotated[str, AfterValidator(_a_date), Field(examples=["2017", "2017-12", "2018-07-02"])]
SPEAKER_ID = r"^[a-z0-9]+(-[a-z0-9]+)*(/[a-z]+)?$"
SpeakerId = Annotated[str, StringConstraints(pattern=SPEAKER_ID, max_length=LONGEST_ID)]
Count = Annotated[int, Field(ge=1), BeforeValidator(whole)]
Line = Count
LineRange = Annotated[
    Lines,
    BeforeValidator(lines, json_schema_input_type=int | str),
    PlainSerializer(str, return_type=str, when_used="json"),
    Field(examples=[12, "1-3"]),
]
Sentence = Annotated[
    str,
    StringConstraints(min_length=1, max_length=10_000, strip_whitespace=True),
    AfterValidator(_no_controls),
]
Title = Annotated[str, StringConstraints(min_length=1, max_length=120), AfterValidator(_plain_title)]
WORD = r"^\S{2,120}$"
Word = Annotated[str, StringConstraints(pattern=WORD)]
LANGUAGE = r"^[a-z]{2,3}(-[A-Za-z0-9]{1,8}){0,4}$"
Label = Annotated[Title, AfterValidator(lambda text: text.strip("*_:： "))]
Language = Annotated[str, StringConstraints(pattern=LANGUAGE)]
InLanguages = Annotated[dict[Language, Sentence], Field(min_length=1, examples=[{"en": "…", "zh": "…"}])]
ADDRESS = r"^https?://[^\s<>\"]{1,2000}$"
Labels = Annotated[dict[Language, Sentence], Field(examples=[{"en": "morality, duty", "zh": "道德、责任"}])]
Address = Annotated[str, StringConstraints(pattern=ADDRESS)]
Robots = Literal["noindex", "nofollow", "noarchive", "nosnippet", "noimageindex", "notranslate"]
SHA256 = r"^[0-9a-f]{64}$"
EXCHANGE = r"^[a-z0-9]+(-[a-z0-9]+)*#q[1-9][0-9]{0,8}$"
PASSAGE = r"^l[1-9][0-9]{0,8}$"
