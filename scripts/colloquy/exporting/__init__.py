"""Exporting: the same values as the pages, in the forms that other tools read. `EXPORTS` lists them all."""

from colloquy.exporting import citations, corpus, epub, llms, oral_history, plain, tbx, tei, tmx
from colloquy.exporting.export import Export

EXPORTS: tuple[Export, ...] = (
    epub.EXPORT,
    plain.EXPORT,
    corpus.EXPORT,
    tei.EXPORT,
    oral_history.EXPORT,
    tmx.EXPORT,
    tbx.EXPORT,
    citations.EXPORT,
    llms.EXPORT,
)

__all__ = ["EXPORTS", "Export"]
