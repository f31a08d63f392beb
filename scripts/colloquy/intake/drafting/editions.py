"""Editions: the PO file of a translation that came with a text, with the words as they were received."""

from collections.abc import Iterator
from itertools import chain

from colloquy.exporting.weblate import locale
from colloquy.intake.drafting.confirming import read_draft
from colloquy.intake.drafting.framing import Setting
from colloquy.intake.parts.exchanges import shorten
from colloquy.intake.parts.interleaving import Translation
from colloquy.intake.understanding import Understanding
from colloquy.model import Interview, Passage, Unit
from colloquy.text.inertness import LINE_END
from colloquy.text.inline import plain_text
from colloquy.translating import Catalogue, sync


def write_edition(declared: str, understood: Understanding, shown: str, setting: Setting) -> str:
    """Write the PO file of what a text had in a second language; `shown` is the source text's path."""
    translation = understood.translation
    assert translation is not None
    translated = dict(_translate(declared, understood, translation))
    code, own, site = setting.code(translation.language), setting.code(understood.language), setting.site
    names = [locale(site, each) if each in site.codes else each for each in (code, own)]
    po = Catalogue(wrapwidth=78)
    sync(po, list(translated), shown, names[0], setting.today, names[1])
    for entry, words in zip(po, translated.values(), strict=True):
        entry.msgstr = words
    return f"{po}\n"


def _translate(
    declared: str, understood: Understanding, translation: Translation
) -> Iterator[tuple[Unit, str]]:
    """Give what is translated, each with its translation, short titles first, made as in the source text.

    What the archive cannot read while a doubt is open has the line as its source; `colloquy sync` then says
    that the source has changed.
    """
    assert understood.text is not None
    interview, _ = read_draft(declared, understood)
    passages = {
        line: passage
        for passage in (_passages(interview) if interview else ())
        for line in passage.lines.numbers
    }
    for exchange in interview.exchanges if interview else ():
        if exchange.title and exchange.line in translation.words:
            words = plain_text(translation.words[exchange.line])
            yield Unit(exchange.id, exchange.title, understood.language, exchange.line), shorten(words)
    lines = LINE_END.split(understood.text.text)
    for line, words in sorted(translation.words.items()):
        passage = passages.get(line) or passages.get(line + 1)  # below a label that is alone on its line
        if passage:
            yield Unit(passage.id, passage.text, understood.language, passage.block.pieces[0].line), words
        else:
            yield Unit(f"l{line}", lines[line - 1], understood.language, line), words


def _passages(interview: Interview) -> Iterator[Passage]:
    turns = chain(interview.opening, *(exchange.turns for exchange in interview.exchanges))
    return chain(interview.front, *(turn.passages for turn in turns), interview.back)
