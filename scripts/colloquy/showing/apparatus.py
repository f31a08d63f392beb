"""The apparatus: the lists of its entries, and the marks in the text that open what an entry says."""

from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from colloquy.composing.marking import changed, plainly
from colloquy.showing.elements import HIDDEN, begin, give, has, make_element, move, own_language, pop
from colloquy.showing.known import Known

ENTRY = {"received": "del", "corrected": "ins", "about": "q"}
"""What words of an entry are on the page, by their class."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the apparatus, as its list has it."""

    id: str
    sign: str
    label: str
    received: str
    """Words of the source text that were corrected."""
    note: Element
    """What its mark opens."""


def entries(root: Element, known: Known) -> dict[str, Entry]:
    """Read the entries of the lists of corrections and notes, and write their words as such."""
    by_id = {}
    for item in root.iter("li"):
        kind, number = item.get("id", "")[:1], item.get("id", "")[1:]
        if kind in READERS and number.isdigit():
            by_id[item.get("id", "")] = READERS[kind](item, known)
    return by_id


def marked(parent: Element, listed: dict[str, Entry], known: Known, outer: Element | None = None) -> None:
    """Turn the links of marks and glosses in an element into what they are on the page.

    `outer` is the element around it that names the language of its words.
    """
    outer = parent if outer is None or parent.get("lang") else outer
    for index, child in reversed(list(enumerate(parent))):
        marked(child, listed, known, outer)
        names = child.get("class", "").split() if child.tag in ("a", "em") else []
        if "gloss" in names:
            child.set("data-gloss", f"gloss-{child.get('href', '').partition('#')[2]}")
        elif "role" in names:
            child.tag = "span"
        elif {"emended", "noted", "withheld", "mark"} & set(names):
            entry = listed.get(child.get("href", "")[1:])
            if entry:
                _replace(parent, index, [*_words(child, entry, known), *sign(entry, outer, known)])


def sign(entry: Entry, outer: Element, known: Known) -> tuple[Element, Element]:
    """Make a mark and what it opens: a popover, which browsers open by themselves.

    Its words are in the page's language, whatever language the words around it are in.
    """
    id_ = f"{entry.id}-note"
    label = f"{entry.sign} {entry.label}"
    button = make_element(
        "button", entry.sign, type="button", class_="mark", popovertarget=id_, aria_label=label, **HIDDEN
    )
    sticking = make_element("span", class_="sticking")  # no line begins with the stop after a mark
    sticking.append(button)
    note = deepcopy(entry.note)
    foreign = own_language(outer, known.words.tag)
    give(note, {"class": "apparatus-note", "popover": None, "id": id_, **foreign, **HIDDEN})
    begin(note, make_element("strong", entry.label, " "))
    return sticking, note


def supplied(id_: str, known: Known) -> tuple[Element, Element]:
    """Make the mark of a speaker whom the archive names."""
    say, id_ = known.words.plainly, f"{id_}-supplied"
    why = say("The text as received does not say who speaks here. This archive supplies the name.")
    button = make_element(
        "button", say("supplied"), type="button", class_="mark", popovertarget=id_, **HIDDEN
    )
    return button, make_element("span", why, class_="apparatus-note", popover=None, id=id_, **HIDDEN)


def _words(link: Element, entry: Entry, known: Known) -> Iterator[Element]:
    plain = next((name for name in ("noted", "withheld") if has(link, name)), "")
    if plain:
        words = make_element("span", class_=plain)
        move(link, words)
        yield words
    elif has(link, "emended"):
        words, corrected = make_element("span", class_="emended"), make_element("ins")
        move(link, corrected)
        received = make_element("del", known.put_by(str(plainly(entry.received, known.words))), **HIDDEN)
        words.extend([corrected, received])
        yield words


def _correction(item: Element, known: Known) -> Entry:
    received, corrected = (
        next(each for each in item if has(each, name)) for name in ("received", "corrected")
    )
    words = known.words
    opens, closes = words.plainly("{corrected} ({reason})", corrected="", reason="|").split("|")
    reason = (corrected.tail or "").strip().removeprefix(opens.strip()).removesuffix(closes.strip())
    texts = known.text(received), "" if corrected.tag == "em" else known.text(corrected)
    tag = received.get("lang", words.tag)
    note = make_element("span", known.put_by(str(changed(words, *texts, reason, tag))))
    rest = list(item)[list(item).index(corrected) + 1 :]
    note.extend(deepcopy(rest))
    _as_words(item)
    number = item.get("id", "")[1:]
    label = words.plainly("Correction {number}", number=number)
    return Entry(f"e{number}", number, label, texts[0], note)


def _note(item: Element, known: Known) -> Entry:
    words, children = known.words, list(item)
    about = next((each for each in children if has(each, "about")), None)
    before = about if about is not None else next((each for each in children if each.tag == "a"), None)
    said = (item.text if before is None else before.tail) or ""
    text = said.lstrip() if about is not None else said.partition(words.plainly(": "))[2]
    note = make_element("span", text)
    note.extend(deepcopy(children[children.index(before) + 1 :] if before is not None else children))
    _as_words(item)
    id_ = item.get("id", "")
    label = words.plainly("Editorial note {number}", number=id_[1:])
    if id_.startswith("w"):
        label = words.plainly("Withheld {number}", number=id_[1:])
    return Entry(id_, id_, label, "", note)


def _as_words(item: Element) -> None:
    for element in item:
        for name, tag in ENTRY.items():
            if has(element, name):
                element.tag = tag
                pop(element, name)


def _replace(parent: Element, index: int, elements: list[Element]) -> None:
    tail = parent[index].tail
    del parent[index]
    for element in reversed(elements):
        parent.insert(index, element)
    elements[-1].tail = tail


READERS: dict[str, Callable[[Element, Known], Entry]] = {"e": _correction, "n": _note, "w": _note}
"""How an entry of a list is read, by the first letter of its id."""
