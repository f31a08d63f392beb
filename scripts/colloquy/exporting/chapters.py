"""Chapters of books: one interview in one or more languages, as XHTML for EPUB 3.

A chapter shows less than a page, and its apparatus as notes. Its frame is a template; what is in each of
thousands of passages is written here, once for all books that have it.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from markupsafe import Markup

from colloquy.catalogue import Archive, Described
from colloquy.composing.environment import environment
from colloquy.composing.gaps import in_translation, withheld
from colloquy.composing.marking import changed, picture, plainly
from colloquy.model import (
    Edition,
    Emendation,
    Entry,
    Exchange,
    Kind,
    Mark,
    Note,
    Passage,
    Status,
    Turn,
    Withheld,
    Words,
)
from colloquy.text.inline import Image, escape, html, parse_marked
from colloquy.words.directing import turn_among
from colloquy.words.naming import names_in_turn
from colloquy.words.wording import Wording, find_words

ELEMENTS = {Kind.ITEM: "li", Kind.QUOTE: "blockquote"}
"""What a passage is, if it is not a ``div``."""
ENGLISH = find_words("en", "en")
"""Names pictures, in the words of whichever language."""


class Texts:
    """An interview's words as XHTML, in all its editions."""

    def __init__(self, archive: Archive, described: Described, editions: list[Edition]) -> None:
        """Begin with nothing written."""
        self.archive = archive
        self.described = described
        self.editions = {edition.language: edition for edition in editions}
        self.interview = editions[0].interview
        self.written: dict[tuple[str, str, bool], Markup] = {}

    def passage(self, passage: Passage, words: Words, noted: bool) -> Markup:
        """Write a passage's words in one language; a translation is `noted` where it is alone."""
        # Without marks, all books have the same.
        key = (passage.id, words.language, noted and bool(passage.marks))
        if key not in self.written:
            self.written[key] = _write_words(passage, words, noted)
        return self.written[key]


class Chapter:
    """One interview in one book."""

    def __init__(self, texts: Texts, group: tuple[str, ...]) -> None:
        """Prepare a chapter in the languages of `group`; the words of its frame are in the first."""
        self.texts, self.site = texts, texts.archive.site
        self.interview, self.record = texts.interview, texts.described.declared.record
        self.words: Wording = find_words(group[0], self.site.tag(group[0]))
        own = self.interview.language
        # Where languages are together, the source text comes first.
        self.editions = sorted(
            (texts.editions[code] for code in group), key=lambda each: each.language != own
        )
        self.alone = len(group) == 1
        self.tags: dict[str, str] = {}

    @property
    def licences(self) -> list[tuple[str, str]]:
        """The license of each edition and who claims it, once."""
        return list(dict.fromkeys(self.record.licence_of(each.language) for each in self.editions))

    def title(self, between: str) -> Markup:
        """Write the interview's title in each language, with something `between`."""
        return self._all(lambda edition: edition.title(), between)

    def heading(self, exchange: Exchange) -> Markup:
        """Write an exchange's short title."""
        return self._all(lambda edition: edition.exchange_title(exchange), " · ")

    def _all(self, words_in: Callable[[Edition], Words], between: str) -> Markup:
        """Write words in each language of the book, once for each language that they are really in."""
        by_language: dict[str, Words] = {}
        for edition in self.editions:
            words = words_in(edition)
            by_language.setdefault(words.language, words)
        spans = [
            f"<span{self._lang(each.language)}>{escape(each.text)}</span>" for each in by_language.values()
        ]
        return Markup(between.join(spans))

    def _lang(self, code: str) -> str:
        if code not in self.tags:
            tag = self.site.tag(code)
            self.tags[code] = f' lang="{tag}" xml:lang="{tag}"{turn_among(tag, self.site)}'
        return self.tags[code]

    @property
    def exchanges(self) -> Markup:
        """What is said: the opening, then all exchanges, each a section with its short title as heading."""
        said = (f"{self._turn(turn)}\n" for turn in self.interview.opening)
        return Markup("".join([*said, *map(self._exchange, self.interview.exchanges)]))

    def _exchange(self, exchange: Exchange) -> str:
        id_ = exchange.id
        number = f'<span class="number">{exchange.number}</span>'
        heading = f'<h2 id="{id_}-title">{number} {self.heading(exchange)}</h2>'
        turns = "\n".join(map(self._turn, exchange.turns))
        section = f'<section class="exchange" id="{id_}" aria-labelledby="{id_}-title">'
        return f"{section}\n{heading}\n{turns}\n</section>\n"

    def _turn(self, turn: Turn) -> str:
        names = names_in_turn(self.texts.archive, turn.speakers)
        if not names:
            label = f'<p class="speaker"{self._lang(self.words.code)}>{self.words.say("not spoken")}</p>'
            return f'<div class="turn nobody">\n{label}\n{self.passages(turn.passages)}</div>'
        wanted = [edition.language for edition in self.editions if edition.language in names]
        known = {names[code]: code for code in wanted or [next(iter(names))]}
        shown = " · ".join(f"<span{self._lang(code)}>{escape(name)}</span>" for name, code in known.items())
        if turn.supplied:
            shown += f' <span class="status">{self.words.say("supplied")}</span>'
        said = self.passages(turn.passages)
        return f'<div class="turn {turn.role}">\n<p class="speaker">{shown}</p>\n{said}</div>'

    def passages(self, passages: Iterable[Passage]) -> Markup:
        """Write passages in their order; the title is none, as it is above the chapter."""
        title, parts, listed = self.interview.title_line, [], False
        for passage in passages:
            if title and passage.lines.first == title:
                continue
            if (passage.kind is Kind.ITEM) != listed:
                listed = not listed
                parts.append("<ul>\n" if listed else "</ul>\n")
            name = ELEMENTS.get(passage.kind, "div")
            parts.append(
                f'<{name} class="{passage.kind}" id="{passage.id}">{self._write_passage(passage)}</{name}>\n'
            )
        return Markup("".join(parts) + ("</ul>\n" if listed else ""))

    def _write_passage(self, passage: Passage) -> str:
        parts = []
        if passage.block.image:
            missing = "The picture {name} is not in this archive."
            held = self.words.say(missing, name=passage.block.image.source)
            parts.append(f'<p class="picture"{self._lang(self.words.code)}>{held}</p>')
        number = f"{escape(passage.block.marker)} " if passage.block.marker not in ("", "*") else ""
        shown = set()
        for edition in self.editions:
            words = edition.passage(passage)
            if words.language in shown:
                continue
            shown.add(words.language)
            if text := self.texts.passage(passage, words, self.alone):
                label = self._status(words) if self.alone else ""
                parts.append(f"<p{self._lang(words.language)}>{number}{text}{label}</p>")
        return "".join(parts)

    def _status(self, words: Words) -> str:
        say = self.words.say
        match words.status:
            case Status.MISSING:
                label = say("not translated yet")
            case Status.DRAFT:
                label = say("draft")
            case Status.STALE:
                label = say("translated from an earlier version of the text")
            case _:
                return ""
        return f' <span class="status"{self._lang(self.words.code)}>{label}</span>'

    @property
    def notes(self) -> Iterator[tuple[str, str, Markup, Markup]]:
        """The entries of the apparatus that the text has signs of, each with what it says."""
        own = self.interview.language
        whole = any(edition.language == own for edition in self.editions)
        for passage in self.interview.passages:
            if passage.lines.first == self.interview.title_line:
                continue
            status = self.editions[0].passage(passage).status
            translated = not whole and status not in (None, Status.MISSING)
            for mark in passage.marks:
                if not (translated and isinstance(mark.apparatus, Emendation)):
                    yield self._note(mark.apparatus)

    def _note(self, entry: Entry) -> tuple[str, str, Markup, Markup]:
        say, site = self.words.say, self.site
        id_, sign = entry.id, entry.sign
        if isinstance(entry, Note):
            label = say("Editorial note {number}", number=entry.number)
            return id_, sign, label, self.words.text(entry.text, site)
        note = f"<br/>{self.words.text(entry.note, site)}" if entry.note else ""
        if isinstance(entry, Withheld):
            why = f"{escape(withheld(self.words, entry))}{note}"
            return id_, sign, say("Withheld {number}", number=entry.number), Markup(why)
        tag = site.tag(self.interview.language)
        change = changed(self.words, entry.received, entry.replaced, say(entry.reason), tag)
        return id_, sign, say("Correction {number}", number=entry.number), Markup(f"{change}{note}")


def _write_words(passage: Passage, words: Words, noted: bool) -> Markup:
    """Write a passage's words with the signs of its apparatus; of a translation, with those of notes."""
    own = words.status in (None, Status.MISSING)
    marks: list[Mark] = list(passage.marks) if own else []
    if noted and not own:
        marks = [mark for mark in passage.marks if isinstance(mark.apparatus, Note)]
        marks = [replace(mark, span=None) for mark in marks]
        marks = [*in_translation(words.text, passage.marks, words.language), *marks]
    text, placed = Markup(), frozenset[int]()
    if passage.kind is Kind.CODE:
        text, marks = Markup(f"<code>{escape(words.text)}</code>"), marks if own else []
    elif any(mark.span for mark in marks):
        tree, placed = parse_marked(words.text, [mark.span for mark in marks])
        text = html(tree, lambda index, on: Markup(f"{on}{_sign(marks[index].apparatus)}"), _picture)
    else:
        text = plainly(words.text, ENGLISH)
    rest = [_sign(mark.apparatus) for index, mark in enumerate(marks) if index not in placed]
    return Markup(f"{text}{''.join(rest)}")


def _picture(image: Image) -> Markup:
    return picture(image, ENGLISH)


def _sign(entry: Entry) -> str:
    """Write the sign of an entry, which leads to its note at the end of the chapter."""
    id_, sign = entry.id, entry.sign
    return f'<a class="mark" epub:type="noteref" role="doc-noteref" id="{id_}-mark" href="#{id_}">{sign}</a>'


def chapter(texts: Texts, group: tuple[str, ...]) -> tuple[str, str]:
    """Write an interview as a chapter, and its part of the table of contents."""
    view = Chapter(texts, group)
    templates = environment(view.words)
    written = templates.get_template("chapter.xhtml.jinja").render(chapter=view)
    return written, templates.get_template("contents.xhtml.jinja").render(chapter=view)
