"""Glosses: the first use of a term in an exchange leads to what it means."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache, partial

from markupsafe import Markup

from colloquy.catalogue import Archive, TermRecord
from colloquy.composing.environment import environment
from colloquy.inline import inert
from colloquy.matching import find_terms
from colloquy.wording import Wording


class Glosser:
    """Glosses the terms of one page, and remembers where each is used."""

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
        """Begin an exchange: in it, terms are glossed anew."""
        self._here = self.used.setdefault(exchange, {})

    def words(self, language: str) -> Callable[[str], Markup]:
        """Give what writes words in a language with glosses on them."""
        return partial(self._write, language)

    def _write(self, language: str, text: str) -> Markup:
        written, position = [], 0
        for term, start, end in find_terms(self.archive, text, language):
            if term.id in self._here:
                continue
            self._here[term.id] = term
            written += [inert(text[position:start]), _gloss(term.id, text[start:end])]
            position = end
        return Markup("".join([*written, inert(text[position:])]))


@lru_cache(maxsize=8)
def _notes(archive: Archive, words: Wording) -> Mapping[str, Markup]:
    """Write what each term's gloss opens: the same on all pages of a language."""
    template = environment(words).get_template("gloss.jinja")
    return {term.id: Markup(template.render(term=term, site=archive.site)) for term in archive.terms}


@lru_cache(maxsize=4096)
def _gloss(term: str, words: str) -> str:
    """Write a term as a link to the glossary; with its script, the link opens the definition in place."""
    return f'<a class="gloss" href="../../glossary/#{term}" data-gloss="gloss-{term}">{inert(words)}</a>'
