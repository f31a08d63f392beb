"""Plain Markdown and plain text, one file per edition: to read, to search, to give to a program."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain

from markupsafe import Markup

from colloquy.catalogue import Archive, Described
from colloquy.exporting.export import Export, File
from colloquy.model import Edition, Kind, Passage, Turn
from colloquy.text.dates import is_plain
from colloquy.text.inertness import spaced, spaced_lines
from colloquy.text.inline import Image, parse, plain_lines
from colloquy.text.inline.markdown import fence, line, text, trimmed
from colloquy.text.inline.markdown import markdown as write_tree
from colloquy.words.naming import name_licence, name_turn
from colloquy.words.wording import find_words

Write = Callable[[Sequence[Passage], Edition], Iterator[str]]
"""Writes passages that follow each other, each as a block."""


def markdown(archive: Archive, described: Described, edition: Edition) -> str:
    """Write an edition as CommonMark: questions are headings, turns begin with the speaker in bold."""
    head = [f"# {trimmed(text(edition.title().text))}"]
    head.append("\n".join(f"- {line(text(words))}" for words in _about(archive, described, edition)))
    return _join(head, _said(archive, edition, "## {}", "**{}**", text, _as_markdown))


def plain(archive: Archive, described: Described, edition: Edition) -> str:
    """Write an edition as words alone: one passage a line, questions numbered."""
    head = [spaced(edition.title().text), "\n".join(map(spaced, _about(archive, described, edition)))]
    colon = find_words(edition.language, archive.site.tag(edition.language)).plainly(": ").rstrip()
    return _join(head, _said(archive, edition, "{}", f"{{}}{colon}", spaced, _as_text))


def _join(*blocks: Iterable[str]) -> str:
    return "\n\n".join(filter(None, chain(*blocks))) + "\n"


def _said(
    archive: Archive,
    edition: Edition,
    heading: str,
    speaker: str,
    words: Callable[[str], str],
    passages: Write,
) -> Iterator[str]:
    """Write what is said; `words` writes names and titles, which have no markup."""
    interview, said = edition.interview, find_words(edition.language, archive.site.tag(edition.language))

    def spoken(turn: Turn) -> Iterator[str]:
        named = name_turn(archive, turn.speakers, edition.language)
        yield speaker.format(words(named or said.plainly("not spoken")))
        yield from passages(turn.passages, edition)

    front = [each for each in interview.front if each.lines.first != interview.title_line]
    yield from passages(front, edition)
    for turn in interview.opening:
        yield from spoken(turn)
    for exchange in interview.exchanges:
        title = words(f"{exchange.number}. {edition.exchange_title(exchange).text}")
        yield heading.format(trimmed(title))
        for turn in exchange.turns:
            yield from spoken(turn)
    yield from passages(interview.back, edition)


def _about(archive: Archive, described: Described, edition: Edition) -> Iterator[str]:
    record = described.declared.record
    words = find_words(edition.language, archive.site.tag(edition.language))
    date = record.date if is_plain(record.date) else words.date(record.date)
    yield words.plainly(", ").join(filter(None, [record.origin.publisher, date, record.origin.url]))
    yield words.language(edition.language) + words.plainly(": ") + words.standing(edition.standing)
    yield (
        words.plainly("License")
        + words.plainly(": ")
        + name_licence(words, *record.licence_of(edition.language))
    )
    yield archive.site.address(edition.language, f"interviews/{described.id}/")


def _as_markdown(passages: Sequence[Passage], edition: Edition) -> Iterator[str]:
    margins: list[int] = []
    """Where the words of each open list item begin: what is within it begins there."""
    for passage in passages:
        source = edition.passage(passage).text
        words = write_tree(parse(source), lambda _, on, __: on, _picture)
        if passage.kind is not Kind.ITEM:
            margins.clear()
        match passage.kind:
            case Kind.ITEM:
                yield _item(passage, words, margins)
            case Kind.CODE:
                yield fence(source)
            case Kind.FIGURE:
                picture = passage.block.image
                shown = text(f"[{picture.source}]") if picture else ""
                yield line(" ".join(filter(None, [shown, words])))
            case Kind.HEADING:
                yield f"### {trimmed(words)}"
            case Kind.QUOTE:
                yield f"> {line(words)}"
            case _:
                yield line(words) if words else ""


def _item(passage: Passage, words: str, margins: list[int]) -> str:
    """Write a list item, or a paragraph with which the item before goes on."""
    level, marker = passage.block.level, passage.block.marker or "*" * (not margins)
    if not marker:
        del margins[level + 1 :]
        return f"{' ' * margins[-1]}{line(words)}"
    del margins[level:]
    head = f"{' ' * (margins[-1] if margins else 0)}{marker:<3} "
    margins.append(len(head))
    return f"{head}{line(words)}"


def _picture(image: Image) -> Markup:
    """Write what represents a picture in the running text: none is held."""
    return text(f"[{image.description or image.source}]")


def _as_text(passages: Sequence[Passage], edition: Edition) -> Iterator[str]:
    for passage in passages:
        words = edition.passage(passage).text
        marker = f"{passage.block.marker} " if passage.kind is Kind.ITEM and passage.block.marker else ""
        code = passage.kind is Kind.CODE
        yield marker + (spaced_lines(words) if code else "\n".join(plain_lines(parse(words))))


def _files(archive: Archive, described: Described, editions: list[Edition]) -> Iterator[File]:
    for edition in editions:
        place = f"data/{described.id}.{edition.language}"
        yield f"{place}.md", markdown(archive, described, edition)
        yield f"{place}.txt", plain(archive, described, edition)


EXPORT = Export(
    "plain",
    """words = open("INTERVIEW.LANGUAGE.txt", encoding="utf-8").read()
print(len(words.split()), "words")""",
    files=_files,
)
