"""Passages' words as HTML, and what a correction says."""

from functools import lru_cache

from markupsafe import Markup

from colloquy.text.inline import Image, html, parse
from colloquy.words.wording import Wording


def changed(words: Wording, received: str, corrected: str, reason: str, tag: str) -> Markup:
    """Say what a correction changed, in words of the language that a tag names, and why."""
    language = Markup(' lang="{}"{}').format(tag, words.dir(tag)) if tag != words.tag else ""
    before, after = (
        Markup("<q{}>{}</q>").format(language, plainly(text, words)) for text in (received, corrected)
    )
    return words.say(
        "received: {received}; corrected: {corrected} ({reason})",
        received=before,
        corrected=after,
        reason=reason,
    )


@lru_cache(maxsize=2048)
def plainly(text: str, words: Wording) -> Markup:
    """Write inline Markdown as HTML, without marks: the same wherever it is."""
    return html(parse(text), lambda _, marked: marked, lambda image: picture(image, words))


def picture(image: Image, words: Wording) -> Markup:
    """Write what represents a picture in the running text."""
    name = words.say("[picture not in this archive: {name}]", name=image.description or image.source)
    return Markup('<span class="no-image">{}</span>').format(name)
