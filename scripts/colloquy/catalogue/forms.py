"""What a value may be, in words: the form that a pattern asks for, and names that mean something."""

from typing import get_args

from colloquy.catalogue.fields import (
    ADDRESS,
    EXCHANGE,
    FILE_NAME,
    ID,
    LANGUAGE,
    PASSAGE,
    RECEIVED_NAME,
    SHA256,
    SPEAKER_ID,
    WORD,
)
from colloquy.catalogue.highlights import AT
from colloquy.catalogue.origins import OriginRecord
from colloquy.catalogue.records import (
    EmendationRecord,
    OmissionRecord,
    SpeakerRecord,
    WithheldRecord,
)

FORMS = {
    ID: "an id: lowercase letters, digits and single hyphens",
    FILE_NAME: "the name of a .txt, .md, .vtt, .srt, .csv or .tsv file in this folder",
    RECEIVED_NAME: "the name of a file in this folder, of letters, digits, dots, hyphens and underscores",
    LANGUAGE: "a language code such as en or zh",
    WORD: "a word of two characters or more, without spaces",
    ADDRESS: "an address that begins with https:// or http://",
    SHA256: "a SHA-256: 64 hexadecimal digits (`sha256sum` prints it)",
    EXCHANGE: "the address of an exchange, such as my-talk-2017#q3",
    PASSAGE: "the address of a passage, such as l72",
    SPEAKER_ID: "a speaker of this interview, such as ann, ann/narrator or unknown",
    AT: "the address of a passage, such as my-talk-2017#l72",
}
"""What a pattern asks for, in words."""

NAMED = {
    value: value
    for record, key in (
        (EmendationRecord, "reason"),
        (OmissionRecord, "reason"),
        (OriginRecord, "kind"),
        (SpeakerRecord, "role"),
        (WithheldRecord, "reason"),
    )
    for value in get_args(record.model_fields[key].annotation)
}
"""Values that readers see in words of their language, which other languages than English say beside them."""
