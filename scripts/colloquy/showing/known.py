"""What is known of a page while it is converted: its words, and what its escapes mean."""

import re
from dataclasses import dataclass
from html import unescape
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.util import ETX, HTML_PLACEHOLDER_RE, STX

from colloquy.words.wording import Wording, find_words

_ESCAPED = re.compile(f"{STX}([0-9]+){ETX}")


@dataclass(frozen=True, slots=True)
class Known:
    """A page's words, and the converter that has put its HTML by."""

    words: Wording
    markdown: Markdown

    def text(self, element: Element) -> str:
        """Read the text of an element as readers will see it."""
        if element.tag == "code":
            return unescape(element.text or "")
        text = _ESCAPED.sub(lambda match: chr(int(match[1])), "".join(element.itertext()))
        return HTML_PLACEHOLDER_RE.sub(lambda match: unescape(self.raw(int(match[1]))), text)

    def raw(self, index: int) -> str:
        """Give what was put by under a number."""
        return str(self.markdown.htmlStash.rawHtmlBlocks[index])

    def put_by(self, html: str) -> str:
        """Put HTML by, and give its placeholder in the tree."""
        return self.markdown.htmlStash.store(html)


def known(tag: str, markdown: Markdown) -> Known:
    """Find the words of a page by its language tag."""
    return Known(find_words(tag.partition("-")[0], tag), markdown)
