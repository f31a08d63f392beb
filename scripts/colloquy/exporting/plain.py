"""Plain Markdown and plain text, one file an edition: to read, to search, to give to a program."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from colloquy.catalogue import Archive, Described
from colloquy.exporting.export import Export, File
from colloquy.model import Edition, Kind, Passage, Turn
from colloquy.text.inline import plain_text
from colloquy.text.names import name_in

SET_OFF = {Kind.QUOTE: "> ", Kind.HEADING: "### "}


def markdown(archive: Archive, described: Described, edition: Edition) -> str:
    """Write an edition as CommonMark: questions are headings, turns begin with the speaker in bold."""
    about = "\n".join(f"- {line}" for line in _about(archive, described, edition))
    return _write(archive, edition, f"# {edition.title().text}\n\n{about}", "## {}", "**{}**", _as_markdown)


def text(archive: Archive, described: Described, edition: Edition) -> str:
    """Write an edition as words alone: one passage a line, questions numbered."""
    about = "\n".join(_about(archive, described, edition))
    return _write(archive, edition, f"{edition.title().text}\n\n{about}", "{}", "{}:", _as_text)


def _write(
    archive: Archive,
    edition: Edition,
    head: str,
    heading: str,
    speaker: str,
    write_passage: Callable[[Passage, Edition], str],
) -> str:
    interview = edition.interview
    blocks = [head]

    def said(turn: Turn) -> None:
        blocks.append(speaker.format(name_in(archive.people[turn.speaker.person].name, edition.language)))
        blocks.extend(write_passage(passage, edition) for passage in turn.passages)

    blocks += [
        write_passage(passage, edition)
        for passage in interview.front
        if passage.lines.first != interview.title_line
    ]
    for exchange in interview.exchanges:
        blocks.append(heading.format(f"{exchange.number}. {edition.exchange_title(exchange).text}"))
        for turn in exchange.turns:
            said(turn)
    blocks += [write_passage(passage, edition) for passage in interview.back]
    return "\n\n".join(block for block in blocks if block) + "\n"


def _about(archive: Archive, described: Described, edition: Edition) -> Iterator[str]:
    record = described.declared.record
    yield f"{record.origin.publisher}, {record.date}, {record.origin.url}"
    yield f"{archive.site.tag(edition.language)}: {edition.provenance.value}"
    yield f"{record.rights.licence} ({record.rights.claimed_by})"
    yield archive.site.address(edition.language, f"interviews/{described.id}/")


def _as_markdown(passage: Passage, edition: Edition) -> str:
    words = edition.passage(passage).text
    picture = passage.block.image
    shown = f"[{picture.source}]" if picture else ""
    match passage.kind:
        case Kind.ITEM:
            return f"{'    ' * passage.block.level}{passage.block.marker or '*'} {words}"
        case Kind.CODE:
            return f"```\n{words}\n```"
        case Kind.FIGURE:
            return " ".join(filter(None, [shown.replace("[", r"\["), words]))
        case kind:
            return SET_OFF.get(kind, "") + words


def _as_text(passage: Passage, edition: Edition) -> str:
    words = edition.passage(passage).text
    marker = f"{passage.block.marker} " if passage.kind is Kind.ITEM and passage.block.marker else ""
    return marker + (words if passage.kind is Kind.CODE else plain_text(words))


def _files(archive: Archive, described: Described, editions: list[Edition]) -> Iterator[File]:
    for edition in editions:
        place = f"data/{described.id}.{edition.language}"
        yield f"{place}.md", markdown(archive, described, edition)
        yield f"{place}.txt", text(archive, described, edition)


EXPORT = Export(
    "plain",
    """words = open("INTERVIEW.LANGUAGE.txt", encoding="utf-8").read()
print(len(words.split()), "words")""",
    files=_files,
)
