"""Drafting: from what is understood of a file to the folder of an interview, every guess with a comment."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256

from colloquy.catalogue.people import PersonRecord
from colloquy.intake.damage import propose
from colloquy.intake.dates import find_date
from colloquy.intake.declaring import declare_turns
from colloquy.intake.people import Match, match_people
from colloquy.intake.slugs import slug
from colloquy.intake.texts import PLAIN
from colloquy.intake.understanding import Understanding
from colloquy.intake.units import is_by_lines
from colloquy.intake.writing import Sheet
from colloquy.model import Kind
from colloquy.problems import Phrase
from colloquy.text.inertness import LINE_END

SCHEMA = "# yaml-language-server: $schema=../../schemas/interview.schema.json"
UNSAFE = re.compile(r"[^A-Za-z0-9_.-]+")
LONGEST_NAME = 100


@dataclass(frozen=True, slots=True)
class Draft:
    """The folder of an interview that is not there yet."""

    id: str
    files: Mapping[str, bytes]
    """By name."""
    people: tuple[Match, ...]
    """Who is new in `people.yml`."""
    language: str
    understood: Understanding = field(repr=False)


def draft(
    understood: Understanding,
    raw: bytes,
    id_: str,
    people: Mapping[str, PersonRecord],
    languages: tuple[str, ...],
    today: str,
) -> Draft:
    """Write the folder of an interview as files; `understood` is no refusal."""
    text = understood.text
    assert text is not None
    received = safe_name(understood.file)
    made = received if text.stays else made_name(received, text.form)
    body = raw if text.stays else text.text.encode()
    matches = match_people(
        understood.reading.voices if understood.reading else {}, people, _unnamed(understood)
    )
    sheet = Sheet([SCHEMA])
    sheet.comment(f"Written by `colloquy add` from {received}. A comment stands behind every guess.")
    sheet.entry("source", {"file": made, "sha256": _hash(body), "format": text.form})
    if not text.stays:
        how = f"{text.format} written as {text.form}" + "".join(f"; {note}" for note in text.notes)
        sheet.comment("The file as it was received is kept unchanged beside the text made from it.")
        sheet.entry("received", {"file": received, "sha256": _hash(raw), "made": how})
    lines = tuple(LINE_END.split(text.text))
    if is_by_lines(text.form, lines):
        sheet.entry("paragraphs", "lines", "each line is a paragraph")
    _write_frame(sheet, understood, languages, today)
    declare_turns(sheet, understood, matches)
    _write_damage(sheet, understood)
    _write_doubts(sheet, understood)
    files = {received: raw, made: body, "interview.yml": sheet.text().encode()}
    new = tuple(match for match in matches.values() if match.new)
    return Draft(id_, files, new, understood.language, understood)


def propose_id(understood: Understanding) -> str:
    """Propose an interview's id: by who answers and the year, or else the title, or the file's name."""
    reading = understood.reading
    guests = [voice.name for voice in (reading.voices.values() if reading else ()) if voice.role == "guest"]
    year = date_of(understood)[:4]
    stem = understood.file.replace("\\", "/").rpartition("/")[2].rpartition(".")[0]
    named = slug(guests[0]) if len(guests) == 1 and guests[0] not in _unnamed(understood) else ""
    wanted = (
        f"{named}-{year}".strip("-") if len(named) > 2 and "speaker" not in named else slug(understood.title)
    )
    wanted = wanted or slug(stem) or "interview"
    return wanted if wanted != "index" else "interview"


def date_of(understood: Understanding) -> str:
    """Give the date that the file says; empty where it says none."""
    metadata = understood.text.metadata if understood.text else {}
    said = understood.header.said
    keys = (
        "date",
        "date of interview",
        "interview date",
        "recorded",
        "采访时间",
        "访谈时间",
        "日期",
        "时间",
        "published",
    )
    return find_date([*(said.get(each, "") for each in keys), *(metadata.get(each, "") for each in keys)])


def safe_name(path: str) -> str:
    """Write a file's name so that it is one on every system, and no hidden one."""
    name = path.replace("\\", "/").rpartition("/")[2]
    stem, _, suffix = name.rpartition(".")
    stem = slug(stem, LONGEST_NAME) if UNSAFE.search(stem or name) else (stem or name)
    safe = f"{stem[:LONGEST_NAME].lstrip('.-') or 'received'}.{UNSAFE.sub('', suffix)[:10].lower() or 'txt'}"
    return "received.yml.txt" if safe == "interview.yml" else safe


def made_name(received: str, form: str) -> str:
    """Name the text that is made from a received file."""
    stem, _, suffix = received.rpartition(".")
    wanted = "txt" if form == PLAIN else "md"
    return f"{stem}.{wanted}" if suffix != wanted else f"{stem}.made.{wanted}"


def _hash(raw: bytes) -> str:
    return sha256(raw).hexdigest()


def _unnamed(understood: Understanding) -> tuple[str, ...]:
    """Give the voices that only a way of telling turns has called something."""
    voices = understood.reading.voices if understood.reading else {}
    return tuple(
        name for name, voice in voices.items() if not voice.labels and not _is_told(name, understood)
    )


def _is_told(name: str, understood: Understanding) -> bool:
    told = [*understood.header.askers, *understood.header.guests, understood.title]
    text = understood.text.text if understood.text else ""
    return (
        any(name in words for words in told)
        or (" " in name and name in text)
        or ("·" in name and name in text)
    )


def _write_frame(sheet: Sheet, understood: Understanding, languages: tuple[str, ...], today: str) -> None:
    """Write what is said of the interview as a whole."""
    assert understood.text is not None
    metadata = understood.text.metadata
    code = next((each for each in languages if understood.language.startswith(each)), understood.language)
    sheet.entry("language", code, "detected")
    if understood.title_line and _is_before_turns(understood):
        sheet.entry("title_line", understood.title_line, understood.title.replace("#", "").strip())
    else:
        sheet.entry("title", understood.title or _untitled(understood), "" if understood.title else "made up")
    date = date_of(understood)
    sheet.entry("date", date or "unknown", "as the text says" if date else "the text says none")
    sheet.entry("added", today)
    sheet.gap()
    published = find_date([metadata.get("date", "")])
    url = metadata.get("url", metadata.get("youtube_url", metadata.get("source", "")))
    url = url if re.fullmatch(r"https?://[^\s<>\"]{1,2000}", url) else ""
    sheet.entry(
        "origin",
        {
            "publisher": metadata.get("publisher", "unknown")[:120],
            "url": url or "unknown",
            "published": published or "unknown",
            "kind": "transcript",
            "account": {each: ACCOUNTS.get(each, ACCOUNTS["en"]) for each in languages},
        },
        "say what you know",
    )
    rights = {"licence": metadata.get("licence", "unknown")[:120], "claimed_by": "unknown"}
    account = {each: RIGHTS.get(each, RIGHTS["en"]) for each in languages}
    sheet.entry("rights", {**rights, "account": account}, "say what you know: readers rely on it")


ACCOUNTS = {
    "en": "A text as it was received; where it was published first is not recorded yet.",
    "zh": "所收文本；最初发表于何处，尚未查明。",
}
RIGHTS = {
    "en": "The text as received names no licence that has been checked yet.",
    "zh": "所收文本的许可尚未核实。",
}


def _is_before_turns(understood: Understanding) -> bool:
    reading = understood.reading
    first = reading.turns[0].line if reading and reading.turns else 10**9
    return understood.title_line < first


def _untitled(understood: Understanding) -> str:
    reading = understood.reading
    names = [voice.name for voice in (reading.voices.values() if reading else ()) if voice.role == "guest"]
    if understood.language.startswith("zh"):
        return f"{'、'.join(names[:3])}访谈" if names else "访谈"
    return f"Interview with {', '.join(names[:3])}"[:120] if names else "Interview"


def _write_damage(sheet: Sheet, understood: Understanding) -> None:
    """Propose corrections as comments: whoever wants one takes the signs off."""
    assert understood.text is not None
    proposals = propose(understood.text.text, understood.language)
    if not proposals:
        return
    inner = Sheet()
    inner.sequence(
        "emendations",
        [{"line": p.line, "found": p.found, "replaced": p.replaced, "reason": p.reason} for p in proposals],
    )
    sheet.gap()
    sheet.comment("Damage, perhaps. None of these corrections is applied: uncomment those that are right.")
    sheet.comment(*inner.lines)


def _write_doubts(sheet: Sheet, understood: Understanding) -> None:
    """Write the open doubts, which keep the interview from being published."""
    if not understood.doubts:
        return
    sheet.gap()
    sheet.comment(
        "Somebody must decide these. `colloquy add --resume ID` asks them one by one; who decides one here",
        "removes it. The interview is not published while any is left.",
    )
    sheet.sequence(
        "doubts",
        [
            {
                "line": doubt.line,
                "what": _say(doubt.what),
                "kind": str(doubt.kind),
                **({"between": list(doubt.readings)} if doubt.readings else {}),
            }
            for doubt in understood.doubts
        ],
    )


def _say(words: Phrase) -> str:
    return re.sub(r"[<>`{}\\*]", "", words.text())[:300]


def is_spoken_kind(kind: Kind) -> bool:
    """Say whether a block of a kind has words."""
    return kind not in (Kind.RULE, Kind.FIGURE)
