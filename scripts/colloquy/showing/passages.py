"""Passages: each with its number, its status, and beside it the words of the other edition."""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from markdown.util import HTML_PLACEHOLDER_RE, AtomicString, code_escape

from colloquy.showing.elements import (
    HIDDEN,
    begin,
    end,
    give,
    has,
    make_element,
    make_time,
    move,
    own_language,
    pop,
    tell_language,
)
from colloquy.showing.known import Known

ID = re.compile(r"(?:(?P<interview>.+)-)?(?P<passage>l(?P<number>\d+))")
STATUSES = ("missing", "draft", "stale")
BLOCKS = ("ul", "ol", "p")


def numbered(blocks: list[Element], known: Known) -> list[Element]:
    """Give the blocks of a container with every passage in them complete."""
    complete: list[Element] = []
    rest = iter([*blocks, None])
    block = next(rest)
    while block is not None:
        following = next(rest)
        caption = None
        if has(block, "figure") and following is not None and has(following, "caption"):
            caption, following = following, next(rest)
        beside = None
        if following is not None and has(following, "beside") and not has(block, "question"):
            beside, following = following, next(rest)
        complete.append(_block(block, caption, beside, known))
        block = following
    return complete


def line(element: Element, known: Known) -> Element:
    """Make the link to a passage, which shows its number."""
    id_ = element.get("id", "")
    parts = ID.fullmatch(id_)
    number = parts["number"] if parts else ""
    there = (
        f"../interviews/{parts['interview']}.md#{parts['passage']}"
        if parts and parts["interview"]
        else f"#{id_}"
    )
    label = known.words.plainly("Link to passage {number}", number=number)
    return make_element("a", number, class_="line", href=there, aria_label=label, **HIDDEN)


def lead(place: Element, element: Element, known: Known) -> None:
    """Begin words with the number of the passage, and with its time if that is known."""
    time = make_time(element)
    if time is not None:
        time.tail = " "
        begin(place, time)
    begin(place, line(element, known))


def paired(element: Element, beside: Element | None) -> None:
    """Put the other edition's words beside an element's: shown when the reader wants them."""
    if beside is None:
        return
    pair, here, there = (make_element("span", class_=name) for name in ("pair", "here", "beside"))
    tell_language(there, beside)
    give(there, HIDDEN)
    move(element, here)
    move(beside, there)
    pair.extend([here, there])
    element.append(pair)


def state(element: Element, said: Element, known: Known) -> None:
    """Say at the end of words how far the translation of an element has come."""
    since = element.attrib.pop("since", "")
    status = next((each for each in STATUSES if has(element, each)), None)
    if status is None:
        return
    say = known.words.plainly
    if status == "missing":
        label = say("not translated yet")
    elif status == "draft":
        label = say("draft")
    elif since:
        label = say(
            "translated from an earlier version of the text, changed by {date}", date=known.words.date(since)
        )
    else:
        label = say("translated from an earlier version of the text")
    foreign = own_language(element, known.words.tag)
    end(said, make_element("span", label, class_="status", **foreign, **HIDDEN), before=" ")


def _block(block: Element, caption: Element | None, beside: Element | None, known: Known) -> Element:
    if block.tag in ("ul", "ol"):
        for item in block:
            _item(item, known)
    elif block.tag == "blockquote":
        block[:] = numbered(list(block), known)
    elif block.tag == "table" and any(has(link, "passage") for link in block.iter("a")):
        return _table(block, known)
    elif has(block, "figure"):
        return _figure(block, caption, beside, known)
    elif has(block, "passage") and (code := HTML_PLACEHOLDER_RE.fullmatch((block.text or "").strip())):
        _code(block, known.raw(int(code[1])), known)
    elif has(block, "passage"):
        state(block, block, known)
        paired(block, beside)
        lead(block, block, known)
    return block


def _item(item: Element, known: Known) -> None:
    """Let a list's item be the passage that its first paragraph is."""
    blocks = [child for child in item if child.tag in BLOCKS]
    words, beside = make_element("p"), None
    if blocks and has(blocks[0], "passage") and not has(item, "passage"):
        first = blocks.pop(0)
        item.attrib |= first.attrib
        move(first, words)
        if blocks and has(blocks[0], "beside"):
            beside = blocks.pop(0)
    elif has(item, "passage"):
        words.text = item.text
        words.extend([child for child in item if child not in blocks])
    else:
        blocks = numbered(blocks, known)
        return
    item[:], item.text = [], None
    state(item, words, known)
    paired(words, beside)
    lead(words, item, known)
    move(words, item)
    item.extend(numbered(blocks, known))


def _table(table: Element, known: Known) -> Element:
    rows = make_element("table", "\n", "\n", class_="rows")
    for row in _rows(table):
        link = next(each for each in row.iter("a") if has(each, "passage"))
        row.attrib |= {name: value for name, value in link.attrib.items() if name != "href"}
        cell, tail = row[0], (link.tail or "").lstrip()
        cell.remove(link)
        cell.text = tail or None
        lead(cell, row, known)
        state(row, row[-1], known)
        rows.append(row)
    return rows


def _rows(table: Element) -> Iterator[Element]:
    return (row for row in table.iter("tr") if any(has(link, "passage") for link in row.iter("a")))


def _figure(block: Element, caption: Element | None, beside: Element | None, known: Known) -> Element:
    figure = make_element("figure", "\n", "\n")
    absent = make_element("div", "", "\n", class_="no-image", lang=known.words.tag)
    give(absent, own_language(block, known.words.tag))
    pop(block, "figure")
    move(block, absent)
    lead(absent, block, known)
    figure.append(absent)
    if caption is not None:
        said = make_element("figcaption", "", "\n")
        move(caption, said)
        state(block, said, known)
        paired(said, beside)
        figure.append(said)
    block.attrib.pop("since", None)
    figure.attrib |= block.attrib
    return figure


def _code(block: Element, words: str, known: Known) -> None:
    block.tag, block.text = "div", None
    code, pre = make_element("code", AtomicString(code_escape(words))), make_element("pre")
    state(block, code, known)
    pre.append(code)
    block.extend(each for each in (line(block, known), make_time(block)) if each is not None)
    if language := block.attrib.pop("language", ""):
        block.append(make_element("span", language, class_="status"))
    block.append(pre)
