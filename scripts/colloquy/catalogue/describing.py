"""Describing: an interview's declarations, held against the catalogues that all interviews share."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import PurePath

from colloquy.catalogue.archive import Archive, read_record
from colloquy.catalogue.merging import merge
from colloquy.catalogue.provenance import check_provenance
from colloquy.catalogue.records import InterviewRecord
from colloquy.catalogue.validating import Located, foreign, twice, validate
from colloquy.catalogue.yaml_tree import Tree, read_tree
from colloquy.model import UNKNOWN
from colloquy.problems import Location, Problem, advice, doubt, error
from colloquy.reading.cues import SUBTITLES
from colloquy.reading.files import Files
from colloquy.reading.identity import SHOWN
from colloquy.text.decoding import decode

DECLARATIONS = "interview.yml"
"""The file in an interview's folder that declares all that is known about it."""


@dataclass(frozen=True, slots=True)
class Described:
    """An interview's declarations, checked against the shared catalogues."""

    id: str
    declared: Located[InterviewRecord]
    names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The full names of those who speak, by person."""


def describe(archive: Archive, files: Files) -> tuple[Described | None, list[Problem]]:
    """Read an interview's declarations; without them, the problems say why."""
    if DECLARATIONS not in files.names:
        remedy = "write it, or put it back; a folder that is not an interview does not belong in seeds/"
        return None, [error(Location(files.path(DECLARATIONS)), "there is no such file", remedy)]
    raw, problems = files.take(DECLARATIONS)
    if problems:
        return None, problems
    if archive.collection:
        if archive.collection.problems:  # which are reported once
            return None, []
        declared, problems = validate(InterviewRecord, merge_files(archive.collection, files))
    else:
        declared, problems = read_record(raw, files.path(DECLARATIONS), InterviewRecord)
    if declared is None:
        return None, problems
    problems = [
        *_inconsistencies(archive, declared),
        *check_provenance(archive, declared),
        *_unread(archive, declared, files),
        *_received(declared, files),
    ]
    speaking = {speaker.person for speaker in declared.record.speakers} & archive.people.keys()
    names = {person: archive.people[person].names for person in speaking}
    return Described(files.interview, declared, names), problems


def merge_files(collection: Tree, files: Files) -> Tree:
    """Read an interview's declarations, with what its collection shares."""
    raw, problems = files.take(DECLARATIONS)
    shown = files.path(DECLARATIONS)
    text, undecoded = decode(raw, shown)
    if problems or undecoded:
        return Tree(shown, problems=[*problems, *undecoded])
    own = read_tree(text, shown)
    source = own.value.get("source") if isinstance(own.value, dict) else None
    file = source.get("file") if isinstance(source, dict) else None
    return merge(own, collection, files.contents.get(str(file), b"").decode(errors="replace"))


def _inconsistencies(archive: Archive, declared: Located[InterviewRecord]) -> Iterator[Problem]:
    """Find what no single key shows: things declared twice, or not at all."""
    yield from _title_and_language(archive, declared)
    yield from _unknown_people(archive, declared)
    yield from _declared_twice(declared)
    for index, exchange in enumerate(declared.record.exchanges):
        key = ("exchanges", index, "hidden_labels")
        yield from foreign(declared, key, exchange.hidden_labels, archive.site.codes)
    yield from find_unfit_turns(declared)


def _title_and_language(archive: Archive, declared: Located[InterviewRecord]) -> Iterator[Problem]:
    record = declared.record
    if (record.title is None) == (record.title_line is None):
        what = "an interview has either `title` or `title_line`"
        remedy = "give `title_line` if the source text has a title, else `title`"
        yield error(declared.at("title") if record.title else Location(declared.path, 1), what, remedy)
    if archive.site.codes and record.language not in archive.site.codes:
        what, remedy = (
            "the site has no language `{language}`",
            ("correct the language code, or add the language to mkdocs.yml"),
        )
        yield error(declared.at("language"), what, remedy, language=record.language)


def _declared_twice(declared: Located[InterviewRecord]) -> Iterator[Problem]:
    """Find lines of questions, people in one role, and labels of one speaker that are declared twice."""
    record = declared.record
    speakers = list(enumerate(record.speakers))
    lines = (
        (exchange.line, declared.at("exchanges", index, "line"))
        for index, exchange in enumerate(record.exchanges)
    )
    people = (
        (f"{speaker.person}/{speaker.role}", declared.at("speakers", index, "person"))
        for index, speaker in speakers
        if speaker.person != UNKNOWN
    )
    labels = (
        (label, declared.at("speakers", index, "labels", number))
        for index, speaker in speakers
        for number, label in enumerate(speaker.labels)
        if label in speaker.labels[:number]
    )
    for values in (lines, people, labels):
        yield from twice(values, "`{value}` is declared twice (first in line {first})", "keep one of the two")


def find_unfit_turns(declared: Located[InterviewRecord]) -> Iterator[Problem]:
    """Find ways of knowing turns apart that the format, or what else is declared, does not allow."""
    record = declared.record
    if "questions" in record.turns and not record.exchanges:
        what, remedy = "`turns: questions` needs the lines of the questions", "declare them under `exchanges`"
        yield error(declared.at("turns"), what, remedy)
    if "cues" in record.turns and record.source.format not in SUBTITLES:
        what = "`turns: cues` is for subtitles, but the source text is `format: {format}`"
        remedy = (
            "write `format: webvtt` or `format: subrip`, if it is so; else choose another way under `turns`"
        )
        yield error(declared.at("turns"), what, remedy, format=record.source.format)
    if ("table" in record.turns) != (record.table is not None):
        what = "`turns: table` needs to know which column says what"
        remedy = "name their headers: `table: {{speaker: …, text: …}}`; without a table, remove both"
        yield error(declared.at("table" if record.table else "turns"), what, remedy)
    elif record.source.format == "csv" and record.table is None:
        what, remedy = "`format: csv` needs `turns: table`", "write it, and name the columns under `table`"
        yield error(declared.at("turns"), what, remedy)


def _unread(archive: Archive, declared: Located[InterviewRecord], files: Files) -> Iterator[Problem]:
    """Find translations that are not read, mostly for their names."""
    wanted = {f"{code}.po" for code in archive.site.codes if code != declared.record.language}
    for name in files.names:
        if PurePath(name).suffix.lower() == ".po" and name not in wanted:
            place = Location(files.path(name))
            what = "this translation is not used"
            remedy = "name it {wanted}, or add its language to mkdocs.yml; else remove it"
            yield advice(place, what, remedy, wanted=sorted(wanted))


def _received(declared: Located[InterviewRecord], files: Files) -> Iterator[Problem]:
    """Find that the file which the source text was made from is gone, or another."""
    received = declared.record.received
    if received is None:
        return
    now = files.digest(received.file)
    if received.file not in files.names:
        what = "the file as it was received, {file}, is not in this folder"
        remedy = "put it back: it is kept unchanged beside the text made from it"
        yield error(declared.at("received", "file"), what, remedy, file=received.file)
    elif refused := files.refused.get(received.file):
        yield refused
    elif not now:
        what = "the file as it was received, {file}, cannot be read"
        yield error(declared.at("received", "file"), what, "put the file back", file=received.file)
    elif now != received.sha256:
        what = "{file} is not as it was received (its SHA-256 begins with {now}, not {then})"
        remedy = "put back the file as received; only if this is that file, declare its SHA-256: {digest}"
        if declared.record.withheld:
            remedy = (
                "if nothing but what is declared under `withheld` was taken out of it, declare its SHA-256: "
                "{digest}; else put it back as received"
            )
        sums = {"now": now[:SHOWN], "then": received.sha256[:SHOWN], "digest": now}
        yield error(declared.at("received", "sha256"), what, remedy, file=received.file, **sums)
    if declared.record.withheld and not received.redacted:
        what = "{file}, from which the source text was made, may still have the words that are withheld"
        remedy = (
            "remove the file, and `received` with all below it; or take the words out of the file as well, "
            "declare its new SHA-256, and add `redacted: true` below `received`"
        )
        yield error(declared.at("received", "file"), what, remedy, file=received.file)


def find_open_doubts(described: Described, known: Collection[int]) -> Iterator[Problem]:
    """Find what taking in left open, until somebody decides it; lines `known` have a finding already."""
    for index, entry in enumerate(described.declared.record.doubts):
        if entry.line in known:
            continue
        what = "open since it was added, at line {line} of the source text: {what}"
        remedy = (
            "settle it with `colloquy add --resume {id}`; or correct what is declared, and remove this entry"
        )
        place = described.declared.at("doubts", index)
        yield doubt(place, what, remedy, line=entry.line, what=entry.what, id=described.id)


def _unknown_people(archive: Archive, declared: Located[InterviewRecord]) -> Iterator[Problem]:
    record = declared.record
    for index, speaker in enumerate(record.speakers):
        if (archive.people or archive.sound) and speaker.person not in {*archive.people, UNKNOWN}:
            what, remedy = "nobody in people.yml has the id `{id}`", "add the person there, or correct the id"
            yield error(declared.at("speakers", index, "person"), what, remedy, id=speaker.person)
    here = {speaker.person for speaker in record.speakers} | {UNKNOWN}
    here |= {f"{speaker.person}/{speaker.role}" for speaker in record.speakers}
    for lines, reference in record.supplied_speakers.items():
        if reference not in here:
            what, remedy = "`{id}` is not a speaker of this interview", "use one of: {known}"
            place = declared.at("supplied_speakers", str(lines))
            known = sorted(each for each in here if "/" not in each)
            yield error(place, what, remedy, id=reference, known=known)
