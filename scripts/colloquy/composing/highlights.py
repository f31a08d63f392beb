"""What the home page shows of a passage that is worth reading now."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Self

from markupsafe import Markup

from colloquy.catalogue import Archive
from colloquy.composing.marking import plainly
from colloquy.highlighting import highlighted
from colloquy.model import Edition, Provenance, Standing
from colloquy.text.inline import escape
from colloquy.words.naming import names_in_turn
from colloquy.words.wording import find_words


@dataclass(frozen=True, slots=True)
class Highlight:
    """One passage, or a quotation from it, with who says it and where."""

    order: int
    """Its place among all highlights."""
    interview: str
    passage: str
    name: Markup
    publisher: str
    date: str
    standing: Standing
    why: Markup
    shown: Markup
    tag: str
    """The language tag of the words, where it is not the page's."""

    @classmethod
    def revived(cls, fields: dict[str, Any]) -> Self:
        """Give back a highlight that was written as JSON."""
        html = {name: Markup(fields[name]) for name in ("name", "why", "shown")}
        standing = Standing(Provenance(fields["standing"][0]), fields["standing"][1])
        return cls(**{**fields, **html, "standing": standing})


def highlights(archive: Archive, edition: Edition, publisher: str, date: str) -> Iterator[Highlight]:
    """Take the highlights out of an interview."""
    words = find_words(edition.language, archive.site.tag(edition.language))
    for index, record, turn, passage in highlighted(archive, edition.interview):
        text = edition.passage(passage)
        quote = record.quote.get(text.language)
        yield Highlight(
            order=index,
            interview=edition.interview.id,
            passage=passage.id,
            name=words.text(names_in_turn(archive, turn.speakers), archive.site),
            publisher=publisher,
            date=date,
            standing=edition.standing_of(passage),
            why=words.text(record.why, archive.site),
            shown=escape(quote) if quote else plainly(text.text, words),
            tag=archive.site.tag(text.language) if text.language != edition.language else "",
        )
