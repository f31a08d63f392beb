"""What is around the passages of a page: facts, switches, list of questions, apparatus, neighbors."""

from collections.abc import Iterator
from itertools import takewhile
from xml.etree.ElementTree import Element

from colloquy.showing.elements import HIDDEN, has, make_element, move, pop, tell_language, wrap
from colloquy.showing.known import Known

LISTS = {"corrections": "corrections", "notes": "notes", "withheld": "gaps", "take-away": "files"}
"""Classes of the lists that follow headings of the apparatus, by the headings' ids."""


def opening(blocks: list[Element], known: Known) -> Iterator[Element]:
    """Give a page's blocks before its first heading of the second rank."""
    standing: list[Element] = []
    for block in blocks:
        if has(block, "switch"):
            label = _switch(block)
            if standing and standing[-1].tag == "p" and has(standing[-1], "switches"):
                standing[-1][-1].tail = "\n"
                standing[-1].append(label)
            else:
                standing.append(wrapped_line(label))
        elif has(block, "standing"):
            pop(block, "standing")
            standing.append(block)
        else:
            yield from _standing(standing)
            standing = []
            yield _contents(block, known) if _leads_to_questions(block) else block
    yield from _standing(standing)


def facts(block: Element) -> Element:
    """Turn a list of facts into names and what they are."""
    if block.tag != "ul" or not any(has(each, "fact") for each in block.iter("strong")):
        return block
    listed = make_element("dl", "\n", "\n", class_="facts")
    for item in block:
        words = item[0] if len(item) and item[0].tag == "p" else item
        name, said, fact = words[0], make_element("dd"), make_element("div", "", "\n")
        term = make_element("dt")
        move(name, term)
        said.text = (name.tail or "").lstrip() or None
        said.extend(words[1:])
        fact.extend([term, said])
        listed.append(fact)
    return listed


def about(blocks: list[Element], known: Known) -> Iterator[Element]:
    """Give the section on the text, and what follows it on the page."""
    heading, *rest = blocks
    yield heading
    last = next((at for at, each in enumerate(rest) if _ends(each)), len(rest))
    yield wrap("section", _apparatus(rest[:last]), class_="apparatus")
    after = rest[last:]
    if after and after[0].get("id") == "links":
        title = make_element(
            "p", known.put_by(f'<h2 id="links">{known.words.say("Links in the text")}</h2>'), "\n"
        )
        yield wrap("section", [title, *after[1:2]], class_="links", **HIDDEN)
        after = after[2:]
    neighbours = list(takewhile(_is_neighbour, after))
    if neighbours:
        yield _neighbours(neighbours, known)
    yield from after[len(neighbours) :]


def _apparatus(blocks: list[Element]) -> Iterator[Element]:
    before = ""
    for at, block in enumerate(blocks):
        if block.get("id") == "take-away":
            files = next((each for each in blocks[at:] if each.tag == "ul"), None)
            if files is not None:
                files.set("class", "files")
                files.append(make_element("li", "", "\n", data_offer="pdf", hidden=None))
            yield wrap("section", blocks[at:], class_="take-away", **HIDDEN)
            return
        if block.tag in ("ul", "ol") and before in LISTS:
            block.set("class", LISTS[before])
        before = block.get("id", "") or before
        yield facts(block)


def _switch(block: Element) -> Element:
    names = "switch as-received" if block.get("id") == "as-received" else "switch"
    label = make_element("label", class_=names)
    label.append(make_element("input", "", " ", type="checkbox", id=block.get("id", "")))
    words = make_element("span")
    move(block, words)
    label[0].tail = f" {words.text or ''}"
    label.extend(words)
    return label


def wrapped_line(label: Element) -> Element:
    """Put a switch into a paragraph, which others may join."""
    block = make_element("p", "", "\n", class_="switches")
    block.append(label)
    return block


def _standing(blocks: list[Element]) -> Iterator[Element]:
    words = any(not has(each, "switches") for each in blocks)
    for block in blocks:
        pop(block, "switches")
    if words:
        yield wrap("div", blocks, class_="standing")
    else:
        yield from blocks


def _leads_to_questions(block: Element) -> bool:
    links = list(block.iter("a")) if block.tag == "ol" else []
    return bool(links) and all(link.get("href", "").startswith("#q") for link in links)


def _contents(block: Element, known: Known) -> Element:
    return wrap("nav", [block], class_="contents", aria_label=known.words.plainly("Questions"))


def _ends(block: Element) -> bool:
    return block.get("id") == "links" or _is_neighbour(block)


def _is_neighbour(block: Element) -> bool:
    return block.tag == "p" and len(block) == 2 and (has(block[1], "before") or has(block[1], "after"))


def _neighbours(blocks: list[Element], known: Known) -> Element:
    way = make_element("nav", "\n", "\n", class_="neighbours", **HIDDEN)
    way.set("aria-label", known.words.plainly("Interviews before and after"))
    for said, link in blocks:
        label, title = make_element("span"), make_element("span")
        move(said, label)
        move(link, title)
        tell_language(title, link)
        for name in ("lang", "dir"):
            link.attrib.pop(name, None)
        link.extend([label, title])
        link.tail = "\n"
        way.append(link)
    return way
