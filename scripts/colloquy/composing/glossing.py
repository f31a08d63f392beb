"""Glosses: the first use of a term in an exchange leads to what it means."""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from markupsafe import Markup

from colloquy.catalogue import Archive, TermRecord
from colloquy.composing.environment import environment
from colloquy.matching import find_terms
from colloquy.text.inline import Emphasis, Gloss, Inline, Marked, Strong, Text
from colloquy.words.wording import Wording


class Glosser:
    """Finds the terms of one page, and remembers where each is used."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        self.used: dict[str, dict[str, TermRecord]] = {}
        """By exchange (front and back matter is none): the terms used in it, by id, in their order."""
        self._here: dict[str, TermRecord] = self.used.setdefault("", {})

    def notes(self, words: Wording) -> tuple[Markup, ...]:
        """Give what the glosses of the page open, each once."""
        every = _notes(self.archive, words)
        return tuple(
            every[id_] for id_ in dict.fromkeys(id_ for terms in self.used.values() for id_ in terms)
        )

    def begin(self, exchange: str = "") -> None:
        """Begin an exchange: in it, terms are glossed again."""
        self._here = self.used.setdefault(exchange, {})

    def glossed(self, tree: Iterable[Inline], language: str) -> tuple[Inline, ...]:
        """Put glosses on the words of a tree in a language, but for those of links and code."""
        return tuple([part for node in tree for part in self._node(node, language)])

    def _node(self, node: Inline, language: str) -> Sequence[Inline]:
        match node:
            case Text(text):
                return self._text(text, language)
            case Emphasis(children) | Strong(children):
                return (type(node)(self.glossed(children, language)),)
            case Marked(mark, children):
                return (Marked(mark, self.glossed(children, language)),)
            case _:
                return (node,)

    def _text(self, text: str, language: str) -> Sequence[Text]:
        parts, position = [], 0
        for term, start, end in find_terms(self.archive, text, language):
            if term.id not in self._here:
                self._here[term.id] = term
                parts += [Text(text[position:start]), Gloss(text[start:end], term.id)]
                position = end
        return [part for part in (*parts, Text(text[position:])) if part.text]


@lru_cache(maxsize=8)
def _notes(archive: Archive, words: Wording) -> Mapping[str, Markup]:
    """Write what each term's gloss opens: the same on all pages of a language."""
    template = environment(words).get_template("gloss.jinja")
    return {term.id: Markup(template.render(term=term, site=archive.site)) for term in archive.terms}
