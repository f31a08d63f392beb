"""A page's sections, each from one heading of the second rank to the next: turns, frames, what leads on."""

from collections.abc import Iterable, Iterator
from itertools import takewhile
from xml.etree.ElementTree import Element

from colloquy.showing.apparatus import supplied
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
    wrap,
)
from colloquy.showing.known import Known
from colloquy.showing.passages import line, paired, state


def sections(blocks: Iterable[Element]) -> Iterator[list[Element]]:
    """Cut a page before each heading of the second rank."""
    section: list[Element] = []
    for block in blocks:
        if block.tag == "h2":
            yield section
            section = []
        section.append(block)
    yield section


def question(heading: Element, blocks: list[Element], title: Element | None, known: Known) -> None:
    """Let a heading be the passage that it is: number, speaker, words, and those of the other edition."""
    speaker, *rest = heading
    words, name = (
        make_element("span", (speaker.tail or "").lstrip()),
        make_element("span", "", " ", class_="speaker"),
    )
    words.extend(rest)
    heading[:], heading.text = [], None
    tell_language(speaker, heading)
    give(name, own_language(heading, known.words.tag))
    state(speaker, words, known)
    paired(words, blocks.pop(0) if blocks and has(blocks[0], "beside") else None)
    _name(name, speaker, heading.get("id", ""), known)
    heading.append(name)
    move(words, heading)
    if id_ := speaker.get("id"):
        number = line(speaker, known)
        number.set("id", id_)
        begin(heading, number)
    if title is not None:
        heading.set("data-toc-label", "".join(title.itertext()))


def turns(blocks: list[Element], exchange: str, role: str, known: Known) -> Iterator[Element]:
    """Put what each speaker says into one block; words without a speaker's name before them are of `role`."""
    rest = list(blocks)
    while rest:
        speaker = _speaker(rest[0])
        if speaker is not None:
            said = list(takewhile(_is_passage, rest[1:]))
            yield _turn(rest[0], speaker, said, exchange, known)
            del rest[: 1 + len(said)]
        elif role and (said := list(takewhile(_is_passage, rest))):
            yield wrap("div", said, class_=f"turn {role}")
            del rest[: len(said)]
        else:
            yield rest.pop(0)


def framed(blocks: list[Element], name: str) -> Iterator[Element]:
    """Put passages before and after the interview into one block."""
    said = list(takewhile(_is_passage, blocks))
    if said:
        yield wrap("div", said, class_=name)
    yield from blocks[len(said) :]


def onward(blocks: list[Element], heading: Element, steps: tuple[str, str], known: Known) -> Element:
    """Say where to go from a question: to its topics elsewhere, to the question before and the next one."""
    block = wrap("div", (), class_="onward", **HIDDEN)
    begun = next((at for at, each in enumerate(blocks) if has(each, "onward")), len(blocks))
    for label, topics in zip(blocks[begun::2], blocks[begun + 1 :: 2], strict=True):
        topics.set("aria-label", label.text or "")
        for item in topics:
            _topic(item)
        block.append(topics)
    del blocks[begun:]
    block.append(_steps(heading, *steps, known))
    return block


def _steps(heading: Element, before: str, after: str, known: Known) -> Element:
    say, way = known.words.plainly, make_element("p", "", "\n", class_="steps")
    quote = make_element(
        "a", say("quote this question"), href=f"#{heading.get('id')}", class_="quote", data_quote=None
    )
    way.append(quote)
    if before:
        way.append(_step(before, "↑ ", say("previous question")))
    if after:
        way[-1].tail = " "
        way.append(_step(after, "↓ ", say("next question")))
    return way


def _step(id_: str, arrow: str, label: str) -> Element:
    link = make_element("a", href=f"#{id_}")
    link.append(make_element("span", arrow, label, aria_hidden="true"))
    return link


def _topic(item: Element) -> None:
    """Set the nearest question elsewhere apart from the topic's name."""
    topic = item[0]
    if len(item) > 1:
        elsewhere = make_element("span", (topic.tail or "").lstrip(), class_="elsewhere")
        elsewhere.extend(item[1:])
        topic.tail = None
        item[1:] = [elsewhere]


def _speaker(block: Element) -> Element | None:
    alone = block.tag == "p" and len(block) == 1 and not block.text and has(block[0], "speaker")
    return block[0] if alone else None


def _turn(block: Element, speaker: Element, said: list[Element], exchange: str, known: Known) -> Element:
    block[:] = []
    block.set("class", "speaker")
    _name(block, speaker, _first(said) or exchange, known)
    pop(speaker, "speaker", "supplied")
    return wrap("div", [block, *said], class_=f"turn {speaker.get('class', '')}")


def _name(place: Element, speaker: Element, id_: str, known: Known) -> None:
    """Write a speaker's name, when the turn begins, and whether the archive supplies who speaks."""
    time = make_time(speaker)
    move(speaker, place)
    if time is not None:
        end(place, time, before=" ")
    if has(speaker, "supplied"):
        end(place, *supplied(id_, known), before=" ")


def _first(passages: list[Element]) -> str:
    found = (each.get("id", "") for block in passages for each in block.iter() if has(each, "passage"))
    return next(found, "")


def _is_passage(block: Element) -> bool:
    """Say whether a block is a passage, or a comment between two lists of passages."""
    return any(has(each, "passage") for each in block.iter()) or (
        block.tag == "p" and not block.attrib and _raw(block)
    )


def _raw(block: Element) -> bool:
    return (block.text or "").startswith("\u0002") and not len(block)
