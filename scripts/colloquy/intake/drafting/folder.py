"""Drafting: from what is understood of a file to the folder of an interview, every guess with a comment."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from colloquy.catalogue.describing import DECLARATIONS
from colloquy.catalogue.people import PersonRecord
from colloquy.guarding.portable import is_impossible
from colloquy.intake.drafting.confirming import doubt_labels, find_open_labels
from colloquy.intake.drafting.damage import propose
from colloquy.intake.drafting.declaring import declare_turns
from colloquy.intake.drafting.editions import write_edition
from colloquy.intake.drafting.framing import Setting, date_of, write_frame
from colloquy.intake.drafting.people import Match, match_people
from colloquy.intake.drafting.spelling import spell
from colloquy.intake.drafting.suggesting import is_initial, suggest_names
from colloquy.intake.drafting.topics import write_topics
from colloquy.intake.drafting.writing import Sheet
from colloquy.intake.formats.texts import PLAIN
from colloquy.intake.parts.model import Doubt, DoubtKind
from colloquy.intake.parts.units import is_by_lines
from colloquy.intake.turns.doubting import last_line
from colloquy.intake.understanding import Understanding
from colloquy.intake.vocabulary.names import is_role
from colloquy.intake.vocabulary.slugs import slug
from colloquy.intake.vocabulary.titles import plain_title
from colloquy.problems import Say, phrase
from colloquy.reading.identity import digest
from colloquy.text.inertness import LINE_END

SCHEMA = "# yaml-language-server: $schema=../../schemas/interview.schema.json"
UNSAFE = re.compile(r"[^A-Za-z0-9_.-]+")
LONGEST_NAME = 100
SOURCES = ("txt", "md", "vtt", "srt", "csv", "tsv")
"""How names of source texts end."""


@dataclass(frozen=True, slots=True)
class Draft:
    """The folder of an interview that is not there yet."""

    id: str
    files: Mapping[str, bytes]
    """By name."""
    people: Mapping[str, Mapping[str, str]]
    """Who is new in `people.yml`: names in languages, by id."""
    understood: Understanding = field(repr=False)


def draft(
    understood: Understanding,
    raw: bytes,
    id_: str,
    people: Mapping[str, PersonRecord],
    setting: Setting,
) -> Draft:
    """Write the folder of an interview as files; `understood` is no refusal."""
    text = understood.text
    assert text is not None
    received = safe_name(understood.file)
    if text.stays and received.rpartition(".")[2] not in SOURCES:
        received = f"{received}.{'txt' if text.form == PLAIN else 'md'}"
    product = received if text.stays else made_name(received, text.form)
    body = raw if text.stays else text.text.encode()
    voices = understood.reading.voices if understood.reading else {}
    matches = suggest_names(understood, match_people(voices, people, _unnamed(understood)))
    kept = _Kept(id_, received, product, digest(raw), digest(body))
    declared = _declare(understood, kept, setting, matches, ())
    labels = find_open_labels(declared, understood)
    if false_labels := [*dict.fromkeys(label.name for label in labels if not label.may_be)]:
        declared = _declare(understood, kept, setting, matches, false_labels)
        labels = find_open_labels(declared, understood)
    if (asked := doubt_labels(labels, understood)) is not understood:
        understood = asked
        declared = _declare(understood, kept, setting, matches, false_labels)
    files = {received: raw, product: body, DECLARATIONS: declared.encode()}
    if understood.translation:
        name = f"{setting.code(understood.translation.language)}.po"
        shown = f"seeds/{id_}/{product}"
        files[name] = write_edition(declared, understood, shown, setting).encode()
    new = {match.person: _names(match, understood) for match in matches.values() if match.new}
    return Draft(id_, files, new, understood)


def _names(match: Match, understood: Understanding) -> dict[str, str]:
    """Give a person's names: as printed in the text, and in the translation that came with it."""
    text = understood.text.text if understood.text else ""
    names = spell(match.name, understood.language[:2], text)
    if understood.reading and understood.translation:
        labels = understood.reading.voices[match.name].labels
        known = (
            understood.translation.names[label] for label in labels if label in understood.translation.names
        )
        names |= {understood.translation.language[:2]: name for name in known}
    return names


class _Kept(NamedTuple):
    """The interview's id, and the names and hashes of the two files, or of the one that is both."""

    id: str
    received: str
    made: str
    received_hash: str
    made_hash: str


def _declare(
    understood: Understanding,
    kept: _Kept,
    setting: Setting,
    matches: Mapping[str, Match],
    no_labels: Sequence[str],
) -> str:
    """Write `interview.yml`."""
    text = understood.text
    assert text is not None
    sheet, say = Sheet([SCHEMA]), setting.say
    sheet.comment(
        say(phrase("Written by `colloquy add` from {file}. Every guess has a comment.", file=kept.received))
    )
    sheet.entry("source", {"file": kept.made, "sha256": kept.made_hash, "format": text.form})
    if not text.stays:
        how = f"{text.format} written as {text.form}" + "".join(f"; {note}" for note in text.notes)
        sheet.comment(
            say(phrase("The file as it was received is kept unchanged beside the text made from it."))
        )
        sheet.entry("received", {"file": kept.received, "sha256": kept.received_hash, "made": how})
    if is_by_lines(text.form, tuple(LINE_END.split(text.text))):
        sheet.entry("paragraphs", "lines", say(phrase("each line is a paragraph")))
    write_frame(sheet, understood, setting)
    declare_turns(sheet, understood, matches, no_labels, say)
    write_topics(sheet, understood, kept.id, setting)
    _write_damage(sheet, understood, say)
    _write_doubts(sheet, understood, kept.id, say)
    return sheet.text()


def propose_id(understood: Understanding) -> str:
    """Propose an interview's id: by who answers and the year, or else the title, or the file's name."""
    reading = understood.reading
    guests = [voice.name for voice in (reading.voices.values() if reading else ()) if voice.role == "guest"]
    year = date_of(understood)[:4]
    stem = understood.file.replace("\\", "/").rpartition("/")[2].rpartition(".")[0]
    alone = guests[0] if len(guests) == 1 and guests[0] not in _unnamed(understood) else ""
    named = "" if is_role(alone) or is_initial(alone) else slug(alone)
    if len(named) > 2 and "speaker" not in named:
        wanted = f"{named}-{year}".strip("-")
    else:
        wanted = slug(plain_title(understood.title))
    wanted = wanted or slug(stem) or "interview"
    return "interview" if wanted == "index" or is_impossible(wanted) else wanted


def safe_name(path: str) -> str:
    """Write a file's name so that it is one on every system, and means nothing else in the archive."""
    name = path.replace("\\", "/").rpartition("/")[2]
    stem, dot, suffix = name.rpartition(".")
    stem, suffix = (stem, suffix) if dot else (suffix, "")
    stem = slug(stem, LONGEST_NAME) if UNSAFE.search(stem) else stem
    stem = stem[:LONGEST_NAME].lstrip(".-") or "received"
    safe = f"{stem}.{UNSAFE.sub('', suffix)[:10].lower() or 'txt'}"
    safe = f"received-{safe}" if is_impossible(safe) else safe
    return f"{safe}.txt" if safe.endswith((".po", ".yml")) else safe


def made_name(received: str, form: str) -> str:
    """Name the text that is made from a received file."""
    stem, _, suffix = received.rpartition(".")
    wanted = "txt" if form == PLAIN else "md"
    return f"{stem}.{wanted}" if suffix != wanted else f"{stem}.made.{wanted}"


def _unnamed(understood: Understanding) -> tuple[str, ...]:
    """Give the voices that only a way of telling turns has called something."""
    voices = understood.reading.voices if understood.reading else {}
    return tuple(
        name for name, voice in voices.items() if not voice.labels and not _is_named(name, understood)
    )


def _is_named(name: str, understood: Understanding) -> bool:
    """Say whether the header, the title or, for a name of several words, the text has a name."""
    texts = [*understood.header.askers, *understood.header.guests, understood.title]
    if understood.text and (" " in name or "·" in name):
        texts.append(understood.text.text)
    return any(name in text for text in texts)


def _write_damage(sheet: Sheet, understood: Understanding, say: Say) -> None:
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
    what = "Possible damage. None of these corrections is applied: remove the # from those that are right."
    sheet.comment(say(phrase(what)))
    sheet.comment(*inner.lines)


def _write_doubts(sheet: Sheet, understood: Understanding, id_: str, say: Say) -> None:
    """Write the open doubts, which keep the interview from being published."""
    if not understood.doubts:
        return
    sheet.gap()
    what = (
        "Somebody must decide these. `colloquy add --resume {id}` asks them one by one; if you settle one\n"
        "here, remove it. The interview is not published while any is left."
    )
    sheet.comment(*say(phrase(what, id=id_)).split("\n"))
    sheet.sequence(
        "doubts",
        [
            {
                "line": doubt.line,
                **({"last": last} if (last := _last(doubt, understood)) > doubt.line else {}),
                "what": re.sub(r"[<>`{}\\*]", "", say(doubt.what))[:300],
                "kind": str(doubt.kind),
                **({"between": list(doubt.readings)} if doubt.readings else {}),
            }
            for doubt in understood.doubts
        ],
    )


def _last(doubt: Doubt, understood: Understanding) -> int:
    """Give the last line that a doubt is about."""
    if doubt.kind is DoubtKind.TURNS and understood.text:
        return len(LINE_END.split(understood.text.text.rstrip()))
    return last_line(doubt, understood.reading, understood.doubts)
