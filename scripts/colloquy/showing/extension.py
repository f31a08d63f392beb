"""The extension of Python-Markdown: code before it is read, and the tree once its attributes are known."""

import re
from collections.abc import Iterator
from functools import cached_property
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.blockprocessors import ParagraphProcessor
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from colloquy.showing.apparatus import entries, marked
from colloquy.showing.elements import has
from colloquy.showing.frames import about, facts, opening
from colloquy.showing.inlines import QuickInlines
from colloquy.showing.known import Known, known
from colloquy.showing.passages import numbered
from colloquy.showing.sections import framed, onward, question, sections, turns
from colloquy.text.scripts import EAST_ASIAN

FENCE = re.compile(
    r"^(?P<marks>`{3,}) \{ (?P<attributes>#\S+ \.passage[^\n]*) \}\n(?P<code>.*?)\n(?P=marks)$",
    re.MULTILINE | re.DOTALL,
)

ALIGNED = re.compile(r"text-align: (left|center|right);")
"""How Python-Markdown's tables align a cell."""


FOLDED = re.compile(rf"(?<=[{EAST_ASIAN}])\s*\n\s*(?=[{EAST_ASIAN}])|(?<=[、。！），：；？])\s*\n\s*$")
"""A line end within Chinese, which browsers would show as a space; or before a link."""

NAME = "colloquy-paragraph"

KINDS = (
    *(NAME, "markdown_block", "details", "empty", "indent", "code", "table", "hashheader", "setextheader"),
    *("hr", "olist", "ulist", "quote", "reference", "paragraph"),
)
"""Names of the processors whose blocks are known; where an extension adds another, each block goes to all."""

LINE = r"(?![\s#>?=+_|\x02-]|\d+\.[ ]|\*(?!\*?[^\s*]))[^|\n]+"
"""A line that is no heading, rule, item, quotation, row, code, fold, nor HTML that was put by."""

PARAGRAPH = re.compile(rf"{LINE}(?:\n{LINE})*")


class ShowingExtension(Extension):
    """Shows passages with all that the site adds to them."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (as Python-Markdown names it)
        """Take the places beside other extensions: before fences are read, and after attributes are."""
        md.preprocessors.register(_Code(md), "colloquy-code", 26)  # pymdownx.superfences is at 25
        md.parser.blockprocessors.register(PlainParagraphs(md.parser), NAME, 110)  # before all others
        md.treeprocessors.register(QuickInlines(md), "inline", 20)  # in place of the one that is there
        md.treeprocessors.register(_Shown(md), "colloquy", 7)  # attr_list is at 8, toc at 5
        md.treeprocessors.register(_Aligned(md), "colloquy-aligned", 6)
        md.treeprocessors.register(_Unfolded(md), "colloquy-unfolded", 5.5)


class _Code(Preprocessor):
    """Puts the words of passages that are code by, so that nobody colors or changes them."""

    def run(self, lines: list[str]) -> list[str]:
        text = "\n".join(lines)
        return FENCE.sub(self._put_by, text).split("\n") if "``` { #" in text else lines

    def _put_by(self, match: re.Match[str]) -> str:
        words = self.md.htmlStash.store(match["code"])
        return f"{words}\n{{ {match['attributes']} }}"


class _Shown(Treeprocessor):
    """Shows the pages whose first heading names the language of their words."""

    def run(self, root: Element) -> None:
        heading = next((each for each in root if each.tag == "h1"), None)
        tag = heading.attrib.pop("words", "") if heading is not None else ""
        if tag:
            page = known(tag, self.md)
            marked(root, entries(root, page), page)
            root[:] = list(_shown(root, page))


class _Aligned(Treeprocessor):
    """Aligns the cells of tables by classes: the policy of the site lets no element style itself."""

    def run(self, root: Element) -> None:
        for cell in (*root.iter("th"), *root.iter("td")):
            if aligned := ALIGNED.fullmatch(cell.get("style", "")):
                del cell.attrib["style"]
                cell.set("class", " ".join(filter(None, (cell.get("class"), aligned[1]))))


class _Unfolded(Treeprocessor):
    """Joins the lines of Chinese paragraphs, such as sentences that are each a line of a template."""

    def run(self, root: Element) -> None:
        for element in root.iter():
            if element.text and "\n" in element.text and not isinstance(element.text, AtomicString):
                element.text = FOLDED.sub("", element.text)
            if element.tail and "\n" in element.tail:
                element.tail = FOLDED.sub("", element.tail)


def _shown(root: Element, page: Known) -> Iterator[Element]:
    parts = list(sections(numbered(list(root), page)))
    titles = {link.get("href", "")[1:]: link for link in root.iter("a")}
    ids = [part[0].get("id", "") for part in parts if part and has(part[0], "question")]
    steps = {id_: (back, onto) for id_, back, onto in zip(ids, ["", *ids], [*ids[1:], ""], strict=False)}
    for part in parts:
        heading = part[0] if part and part[0].tag == "h2" else None
        if heading is None:
            yield from opening([facts(block) for block in part], page)
        elif has(heading, "question"):
            id_, rest = heading.get("id", ""), part[1:]
            asked = not has(heading, "section")
            if asked:
                question(heading, rest, titles.get(id_), page)
            leads = onward(rest, heading, steps[id_], page)
            yield from (heading, *turns(rest, id_, "interviewer" if asked else "", page), leads)
        elif heading.get("id") in ("front", "back"):
            yield from (heading, *framed(part[1:], heading.get("id", "")))
        elif heading.get("id") == "about-this-text":
            yield from about(part, page)
        else:
            yield from (heading, *turns(part[1:], "", "", page))


class PlainParagraphs(ParagraphProcessor):
    """Makes paragraphs as its parent does, of blocks that can be nothing else by how they are written.

    Python-Markdown asks a dozen processors whether a block is of their kind before it makes a paragraph
    of it. `tests/test_markdown.py` compares what comes of it.
    """

    def test(self, parent: Element, block: str) -> bool:  # noqa: ARG002
        """Say whether a block is a paragraph, wherever it is; ``]:`` may belong to a reference."""
        return self._knows_all and PARAGRAPH.fullmatch(block) is not None and "]:" not in block

    @cached_property
    def _knows_all(self) -> bool:
        processors = self.parser.blockprocessors
        return len(processors) == sum(name in processors for name in KINDS)
