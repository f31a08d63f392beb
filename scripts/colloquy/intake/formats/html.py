"""HTML as saved from the web: paragraphs by elements, of the main text as trafilatura finds it."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from lxml import etree
from lxml import html as lxml_html

from colloquy.intake.formats.decoding import decode
from colloquy.intake.formats.page_metadata import find_voices, names_speaker, page_metadata
from colloquy.intake.formats.preformatted import divide_preformatted
from colloquy.intake.formats.styling import Run, divide, write_runs
from colloquy.intake.formats.texts import IntakeText, Paragraph, unreadable, write_markdown
from colloquy.intake.vocabulary.labels import find_label
from colloquy.model import Kind
from colloquy.text.inertness import legal

DECLARED = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{1,40})|encoding\s*=\s*["']([\w.:-]{1,40})["']""",
    re.IGNORECASE,
)
UNSEEN = frozenset([
    "script", "style", "noscript", "template", "svg", "form", "button", "select", "iframe", "object", "nav",
    "head", "video", "audio", "canvas", "input", "textarea", "math",
])  # fmt: skip
OFTEN = 3
"""How often a label comes on a page that is no word of its menus."""
BLOCKS = frozenset([
    "p", "div", "section", "article", "main", "header", "footer", "aside", "li", "ul", "ol", "dl",
    "dt", "dd", "blockquote", "pre", "table", "tr", "td", "th", "tbody", "thead", "figure",
    "figcaption", "hr", "h1", "h2", "h3", "h4", "h5", "h6", "address", "details", "summary", "body",
    "html", "center", "fieldset",
])  # fmt: skip
FONT = re.compile(r"</?font\b[^<>]{0,500}>", re.IGNORECASE)
"""Elements without a meaning, which old pages open and close across paragraphs: these would end there."""
STYLED = re.compile(r"<font\b[^<>]{0,500}style", re.IGNORECASE)
STRONG, SLANTED = {"b", "strong"}, {"i", "em", "cite"}
DEEPEST = 200
NEAR = 20_000
"""Characters of the main text in which a paragraph is looked for first."""
MANY = 10_000
"""Paragraphs from which on all of a page is taken: trafilatura's time grows with their square."""


def read(raw: bytes, name: str) -> IntakeText:  # noqa: ARG001 - all readers get it
    """Read a page; nothing of it is kept as markup. Raises `UnreadableError` where it has no words."""
    declared = DECLARED.search(raw[:4096])
    text, _ = decode(raw, (declared[1] or declared[2]).decode() if declared else "")
    root = _parse(text)
    _make_legal(root)
    divide_preformatted(root)
    paragraphs = list(_main(root, text))
    if not paragraphs:
        remedy = "save the page as the browser shows it, or copy its text into a .txt file"
        raise unreadable("the page has no words of its own", remedy)
    written = write_markdown("html", paragraphs, page_metadata(root, text))
    return replace(written, voices=find_voices(root))


def _make_legal(root: etree._Element) -> None:
    """Put spaces in place of control characters, which the library reads and refuses to write."""
    for element in root.iter():
        if element.text and (text := legal(element.text)) != element.text:
            element.text = text
        if element.tail and (tail := legal(element.tail)) != element.tail:
            element.tail = tail


def _parse(text: str) -> etree._Element:
    text = re.sub(r"^\s*<\?xml[^>]{0,200}\?>", "", text)
    text = text if STYLED.search(text) else FONT.sub("", text)
    try:
        return lxml_html.document_fromstring(
            text, parser=lxml_html.HTMLParser(encoding=None, huge_tree=False)
        )
    except (etree.LxmlError, ValueError, AssertionError):
        remedy = "save the page again, or copy its text into a .txt file"
        raise unreadable("the page cannot be read as HTML", remedy) from None


def _main(root: etree._Element, text: str) -> list[Paragraph]:
    """Give all from the first to the last paragraph that belongs to the main text."""
    everything = list(_walk(_content(root), Kind.PARAGRAPH, 0))
    if len(everything) >= MANY or not (main := _main_words(text)):
        return everything
    inside = [*_inside([_key(each.text)[:60] for each in everything], main)]
    if not inside or sum(len(each.text) for each in everything[inside[0] : inside[-1] + 1]) < 400:
        return everything
    first = inside[0]
    while first and len(everything[first - 1].text) < 60 and find_label(everything[first - 1].text):
        first -= 1  # who speaks first
    main_text = everything[first : inside[-1] + 1]
    if _count_labels(everything) <= 2 * _count_labels(main_text):
        return main_text
    elements = root.findall(".//main") or root.findall(".//article")
    return list(_walk(elements[0], Kind.PARAGRAPH, 0)) if len(elements) == 1 else everything


def _inside(keys: list[str], main: str) -> Iterator[int]:
    """Give which of the beginnings of paragraphs are in the main text: mostly right behind the one before."""
    at = 0
    for index, key in enumerate(keys):
        near = main.find(key, at, at + NEAR)
        at = max(at, near)
        if key and (near >= 0 or key in main):
            yield index


def _content(root: etree._Element) -> etree._Element:
    """Give the element that a page calls its main one, if it has most of the words; or else the body."""
    body = root.find("body")
    all_of_it = body if body is not None else root
    mains = all_of_it.findall(".//main")
    return mains[0] if len(mains) == 1 and 2 * _size(mains[0]) > _size(all_of_it) else all_of_it


def _size(element: etree._Element) -> int:
    return sum(len(paragraph.text) for paragraph in _walk(element, Kind.PARAGRAPH, 0))


def _count_labels(paragraphs: list[Paragraph]) -> int:
    """Count what labels that come again are before: most is in the main text, or that is not all."""
    labels = [(label := find_label(each.text)) and label.name for each in paragraphs]
    names = Counter(each.voice or name for each, name in zip(paragraphs, labels, strict=True))
    return sum(count for name, count in names.items() if name and count >= OFTEN)


def _main_words(text: str) -> str:
    from trafilatura import extract as find_main

    try:
        main = find_main(text, favor_recall=True, include_tables=True, include_comments=False)
    except Exception:
        return ""
    return _key(main or "")


def _key(words: str) -> str:
    return re.sub(r"[\W_]+", "", words)


def _walk(element: etree._Element, kind: Kind, depth: int) -> Iterator[Paragraph]:
    """Give paragraphs: what is inline between the beginnings and ends of blocks."""
    runs: list[Run] = []

    def flush(kind: Kind) -> Iterator[Paragraph]:
        for line in divide(runs):
            if words := write_runs(line):
                yield Paragraph(words, kind)
        runs.clear()

    if element.text:
        runs.append(Run(_space(element.text)))
    for child in element:
        tag = child.tag if isinstance(child.tag, str) else ""
        if tag in UNSEEN or not tag or (tag == "footer" and kind is not Kind.QUOTE):
            pass  # a footer says who wrote what is above, and where to go on
        elif tag in BLOCKS or (depth < DEEPEST and _has_blocks(child)):
            yield from flush(kind)
            yield from _block(child, tag, kind, depth)
        else:
            runs += _inline(child, tag, False, False, depth)
        if child.tail:
            runs.append(Run(_space(child.tail)))
    yield from flush(kind)


def _block(child: etree._Element, tag: str, kind: Kind, depth: int) -> Iterator[Paragraph]:
    if depth > DEEPEST:
        return
    if re.fullmatch("h[1-6]", tag):
        words = write_runs(Run(run.text) for run in _inline(child, tag, False, False, depth))
        yield Paragraph(words, Kind.HEADING, int(tag[1]))
    elif tag == "dt" and not _has_blocks(child):
        yield Paragraph(write_runs(_inline(child, tag, True, False, depth)), kind)
    elif tag == "hr":
        yield Paragraph("", Kind.RULE)
    elif tag == "tr":
        yield from _row(child, depth)
    else:
        inner = {"li": Kind.ITEM, "blockquote": Kind.QUOTE}.get(tag, kind)
        yield from _walk(child, inner, depth + 1)


def _row(row: etree._Element, depth: int) -> Iterator[Paragraph]:
    cells = [cell for cell in row if cell.tag in ("td", "th")]
    words = [write_runs(_inline(cell, "td", False, False, depth)).replace("\n", " ") for cell in cells]
    words = [each for each in words if each]
    if len(words) == 2 and len(words[0]) < 40:
        yield Paragraph(words[1], voice=words[0].strip("*：: \\"))
    else:
        for cell in cells:
            yield from _walk(cell, Kind.PARAGRAPH, depth + 1)


def _has_blocks(element: etree._Element) -> bool:
    return any(isinstance(each.tag, str) and each.tag in BLOCKS for each in element.iterdescendants())


def _inline(element: etree._Element, tag: str, strong: bool, slanted: bool, depth: int) -> list[Run]:
    if tag in UNSEEN or depth > DEEPEST:
        return []
    if tag == "br":
        return [Run("\n")]
    named = names_speaker(element)
    strong = strong or named or tag in STRONG or _styled(element, "bold")
    slanted = slanted or tag in SLANTED or _styled(element, "italic")
    apart = tag == "time" or "time" in (element.get("class") or "")
    runs = [Run(" ")] * apart
    runs += [Run(_space(element.text), strong, slanted)] if element.text else []
    for child in element:
        if isinstance(child.tag, str):
            runs += _inline(child, child.tag, strong, slanted, depth + 1)
        if child.tail:
            runs.append(Run(_space(child.tail), strong, slanted))
    return [*runs, Run(" ")] if apart else runs


def _styled(element: etree._Element, how: str) -> bool:
    style = element.get("style") or ""
    return how in style or (how == "bold" and bool(re.search(r"font-weight:\s*[6-9]00", style)))


def _space(text: str) -> str:
    return re.sub(r"[ \t\r\n\f]+", " ", text)
