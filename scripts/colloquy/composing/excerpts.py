"""Excerpts: what topics gather of an interview, as Markdown for the topics' pages."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from colloquy.catalogue import Archive, Described
from colloquy.composing.environment import environment
from colloquy.composing.extracts import extracts, other_edition
from colloquy.model import Edition
from colloquy.words.wording import find_words


def excerpts(
    archive: Archive, described: Described, editions: Sequence[Edition]
) -> Iterator[tuple[str, str]]:
    """Write the excerpts of each language as JSON: by topic, what can be copied, and their Markdown."""
    for edition in editions:
        words = find_words(edition.language, archive.site.tag(edition.language))
        template = environment(words).get_template("extract.md.jinja")
        other = other_edition(edition, list(editions))
        by_topic: dict[str, dict[str, object]] = {}
        for each in extracts(archive, described, edition, other, words):
            known = by_topic.setdefault(
                each.topic, {"both": other is not None, "quoting": each.quoting, "texts": []}
            )
            texts = known["texts"]
            assert isinstance(texts, list)
            texts.append(template.render(extract=each, site=archive.site))
        if by_topic:
            yield edition.language, json.dumps(by_topic, ensure_ascii=False)
