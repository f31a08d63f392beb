"""What a field of the YAML files may say: the types that records are made of."""

import re
from collections.abc import Callable
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    WrapValidator,
)
from pydantic.functional_serializers import PlainSerializer
from pydantic_core import PydanticCustomError

from colloquy.catalogue.refusing import refused
from colloquy.guarding.portable import is_impossible
from colloquy.model import UNKNOWN, Lines
from colloquy.text.dates import is_plain, read_date
from colloquy.text.inertness import find_forbidden, spaced


class Record(BaseModel):
    """What all records share: they do not change, and know all their keys."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True, defer_build=True)


def _a_date(text: str) -> str:
    try:
        read_date(text)
    except ValueError:
        raise refused("not_a_date") from None
    return text


def _a_plain_date(text: str) -> str:
    if not is_plain(text):
        raise refused("not_a_day")
    return text


def _or_unknown(value: object, check: Callable[[Any], str]) -> str:
    """Let the word `unknown` pass, as an empty text; check what is anything else."""
    word = value.strip().lower() if isinstance(value, str) else ""
    return "" if word == UNKNOWN else check(value)


def _given(value: object) -> object:
    """Refuse a key without a value where the key may be left out."""
    if value is None:
        raise refused("nothing")
    return value


def _no_controls(text: str) -> str:
    if text.isprintable():  # most are: topics have tens of thousands
        return text
    if found := next(find_forbidden(text), None):
        raise refused("control_character", found=f"U+{ord(found.group()):04X}")
    return spaced(text)


MARKUP = re.compile(r"[<>`{}\\]|\*\*|\]\(")
"""What Markdown or HTML would take for more than words, in a title."""


def _plain_title(text: str) -> str:
    text = " ".join(_no_controls(text).split())
    if found := MARKUP.search(text):
        raise refused("markup", found=found.group())
    return text


def _names_a_page(text: str) -> str:
    if text == "index" or is_impossible(text):
        raise refused("no_page")
    return text


def _names_a_person(text: str) -> str:
    if text == UNKNOWN:
        raise refused("no_person")
    return text


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


ID = r"^[a-z0-9]+(-[a-z0-9]+)*$"
"""Used in addresses: lowercase letters, digits and single hyphens. Cannot climb out of its folder."""
LONGEST_ID = 80
"""Characters: files are called by it, with what they hold, and no file system takes more than 255."""
Id = Annotated[str, StringConstraints(pattern=ID, max_length=LONGEST_ID)]
PageId = Annotated[Id, AfterValidator(_names_a_page)]
"""Of what has a page of its own, beside the list of all."""
PersonId = Annotated[PageId, AfterValidator(_names_a_person)]
FILE_NAME = r"^[A-Za-z0-9_][A-Za-z0-9_.-]*\.(txt|md|vtt|srt|csv|tsv)$"
RECEIVED_NAME = r"^[A-Za-z0-9_][A-Za-z0-9_.-]*$"
ReceivedName = Annotated[str, StringConstraints(pattern=RECEIVED_NAME, max_length=120)]
FileName = Annotated[str, StringConstraints(pattern=FILE_NAME, max_length=120)]
SPELLED = PlainSerializer(lambda text: text or UNKNOWN, return_type=str, when_used="json")
Unknown = Literal["unknown"]
PlainDate = Annotated[str, AfterValidator(_a_plain_date), Field(examples=["2017", "2017-12", "2018-07-02"])]
"""A day, month or year without any doubt."""
Date = Annotated[
    str,
    AfterValidator(_a_date),
    WrapValidator(_or_unknown),
    SPELLED,
    Field(examples=["2017", "2017-12", "2018-07-02", "196X", "1987?", "1985~", "1985/1987", "2001-21"]),
]
"""A date as exactly as it is known: EDTF, levels 0 and 1; empty where nothing is known of it."""
Given = BeforeValidator(_given)
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
SpokenLines = Annotated[
    Lines,
    BeforeValidator(lines_of_speech, json_schema_input_type=int | str),
    PlainSerializer(str, return_type=str, when_used="json"),
    Field(examples=[12, "13-15"]),
]
Sentence = Annotated[
    str,
    StringConstraints(min_length=1, max_length=10_000, strip_whitespace=True),
    AfterValidator(_no_controls),
]
Title = Annotated[
    str,
    StringConstraints(min_length=1, max_length=120, strip_whitespace=True),
    AfterValidator(_plain_title),
]
WORD = r"^\S{2,120}$"
Word = Annotated[str, StringConstraints(pattern=WORD), AfterValidator(_no_controls)]
KnownTitle = Annotated[Title, WrapValidator(_or_unknown), SPELLED]
LANGUAGE = r"^[a-z]{2,3}(-[A-Za-z0-9]{1,8}){0,4}$"
Printed = Annotated[str, StringConstraints(min_length=1, max_length=120), AfterValidator(_no_controls)]
"""Words as a text prints them, to be compared with: no page shows them."""
Label = Annotated[Title, AfterValidator(lambda text: text.strip("*_:： "))]
Language = Annotated[str, StringConstraints(pattern=LANGUAGE)]
KnownLanguage = Annotated[
    Language, WrapValidator(_or_unknown, json_schema_input_type=Language | Unknown), SPELLED
]
InLanguages = Annotated[dict[Language, Sentence], Field(min_length=1, examples=[{"en": "…", "zh": "…"}])]
ADDRESS = r"^https?://[^\s<>\"]{1,2000}$"
Labels = Annotated[dict[Language, Sentence], Field(examples=[{"en": "morality, duty", "zh": "道德、责任"}])]
Address = Annotated[str, StringConstraints(pattern=ADDRESS), AfterValidator(_no_controls)]
KnownAddress = Annotated[
    Address, WrapValidator(_or_unknown, json_schema_input_type=Address | Unknown), SPELLED
]
Robots = Literal["noindex", "nofollow", "noarchive", "nosnippet", "noimageindex", "notranslate"]
SHA256 = r"^[0-9a-f]{64}$"
EXCHANGE = r"^[a-z0-9]+(-[a-z0-9]+)*#q[1-9][0-9]{0,8}$"
PASSAGE = r"^l[1-9][0-9]{0,8}$"
