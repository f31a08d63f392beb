"""Searching: what the reader's search reads, one file per language, made of the same values as the pages.

``search/<language>.js`` sets one global, so that a worker can load it over http and a page from a folder::

    self.colloquyIndex = {
      "language": "en", "tags": {"zh": "zh-Hans"}, "people": {id: [name…]}, "topics": {id: [title…]},
      "interviews": [{"id", "at", "title", "publisher", "year", "entries": {
        "at": ["", "#q1"…], "title": [text…], "question", "answer", "who": [[id…]…], "topics": [[id…]…],
        "about": [text…], "labels", "language": [tag where it is not the page's…],
        "others": {"zh": {"title": [text…], "question", "answer"}}}}],
      "pages": [{"kind": "topic|person|term|page", "at", "title", "text", "labels", "others"}],
      "equivalents": [{"forms": [text…], "weight": "term|regional"}], "variants": [["學", "学"]…],
      "common": {"words": [word…], "characters": text, "phrases": [text…], "singles": text,
                 "usual": [word…]}}

The entries of an interview are columns of one length. Texts are plain, one passage a line; the same lines in
every edition. The index of a large archive is in pieces (`colloquy.publishing.pieces`). The scripts that
read it are in ``scripts/reader/search/``; ``types/archive.d.ts`` there
has the same form as types.
"""

from colloquy.searching.entries import interview_entries

__all__ = ["interview_entries"]
