"""Passages in TEI: running text, and the apparatus where it applies.

TEI P5, chapter 3.5 (``choice``, ``sic``, ``corr``), 3.9 (``note``), 3.3 (``hi``), 3.10 (``figure``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from colloquy.catalogue.site import Site
from colloquy.exporting.xml import Vocabulary, element, escape, inline, uri
from colloquy.inline import Code, Emphasis, Image, Inline, Link, Marked, Strong, parse, parse_marked, plain
from colloquy.model import Edition, Emendation, Kind, Mark, Note, Passage, Piece, Status
from colloquy.segmenting.passages import received, undone


def _image(image: Image) -> str:
    """Write a picture, which the archive does not hold."""
    return _figure(image.source, image.description)


def _figure(source: str, description: str) -> str:
    graphic = element("graphic", "", {"url": uri(source)})
    said = element("figDesc", escape(description)) if description else ""
    return element("figure", graphic + said)


NAMES = Vocabulary(
    emphasis=lambda words: element("hi", words, {"rend": "italic"}),
    strong=lambda words: element("hi", words, {"rend": "bold"}),
    code=lambda words: element("code", words),
    link=lambda address, words: element("ref", words, {"target": uri(address)}),
    image=_image,
    line_break="<lb/>",
)


def passage(name: str, each: Passage, edition: Edition, partners: tuple[str, ...], site: Site) -> str:
    """Write one passage of an edition as the element `name`; `partners` are ids of its counterparts.

    The source text's own edition has the ids of the pages and carries the apparatus.
    """
    words = edition.passage(each)
    own = edition.language == edition.interview.language
    attributes = {
        "xml:id": each.id if own else f"{each.id}.{edition.language}",
        "type": each.kind.value,
        "subtype": words.status.value if words.status else "",
        "n": each.block.marker if each.kind is Kind.ITEM else "",
        "xml:space": "preserve" if each.kind is Kind.CODE else "",
        "xml:lang": site.tag(words.language) if words.language != edition.language else "",
        "corresp": " ".join(f"#{partner}" for partner in partners),
    }
    picture = each.block.image
    before = _figure(picture.source, picture.description) if picture else ""
    if words.status is Status.MISSING:
        text = element("gap", "", {"reason": "untranslated"})
    elif own and each.marks:
        text = _with_apparatus(each, site)
    else:
        text = _plain(words.text, each.kind)
    return element(name, before + text, attributes)


def label(piece: Piece, emendations: tuple[Emendation, ...]) -> str:
    """Write a speaker's name as the source text prints it."""
    printed = undone(piece, [entry for entry in emendations if entry.line == piece.line]).text
    words = escape(piece.text)
    if printed != piece.text:
        words = _choice(escape(printed), words, "", "")
    return element("seg", words, {"type": "label"})


def _tree(text: str, kind: Kind) -> tuple[Inline, ...]:
    return (Code(text),) if kind is Kind.CODE else parse(text)


def _plain(text: str, kind: Kind) -> str:
    return inline(_tree(text, kind), NAMES, lambda _, words: words)


def _with_apparatus(each: Passage, site: Site) -> str:
    """Write a passage of the source text with its corrections and notes.

    A correction that cannot stand inside the text, as it cuts through markup or changes what the rest
    means, makes the whole passage a choice between what was received and what it was corrected to.
    """
    marks, source = each.marks, received(each)
    tree, placed = _marked(each, marks)
    whole = plain(_as_received(tree, marks)) != plain(_tree(source, each.kind))
    if whole:
        marks = tuple(sorted(marks, key=lambda mark: isinstance(mark.apparatus, Emendation)))
        notes = [mark for mark in marks if isinstance(mark.apparatus, Note)]
        tree, placed = _marked(each, notes)
    text = inline(tree, NAMES, lambda index, words: _on(marks[index].apparatus, words, site))
    if whole:
        text = _choice(_plain(source, each.kind), text, "", "")
    left = (mark.apparatus for index, mark in enumerate(marks) if index not in placed)
    return text + "".join(_elsewhere(entry, each.id, site) for entry in left)


def _marked(each: Passage, marks: Sequence[Mark]) -> tuple[tuple[Inline, ...], frozenset[int]]:
    if each.kind is Kind.CODE:
        return _tree(each.text, each.kind), frozenset()
    return parse_marked(each.text, [mark.span for mark in marks])


def _as_received(tree: Iterable[Inline], marks: tuple[Mark, ...]) -> Iterator[Inline]:
    """Undo the corrections that stand in a tree."""
    for node in tree:
        match node:
            case Marked(index, children):
                entry = marks[index].apparatus
                if isinstance(entry, Emendation):
                    yield from parse(entry.found)
                else:
                    yield from _as_received(children, marks)
            case Emphasis(children) | Strong(children):
                yield type(node)(tuple(_as_received(children, marks)))
            case Link(address, children):
                yield Link(address, tuple(_as_received(children, marks)))
            case _:
                yield node


def _on(entry: Emendation | Note, words: str, site: Site) -> str:
    if isinstance(entry, Note):
        at = f"n{entry.number}.at"
        return element("seg", words, {"type": "noted", "xml:id": at}) + _notes(entry, at, site)
    id_ = f"e{entry.number}"
    choice = _choice(_plain(entry.found, Kind.PARAGRAPH), words, id_, entry.reason)
    return choice + _reasons(entry, id_, site)


def _elsewhere(entry: Emendation | Note, target: str, site: Site) -> str:
    """Note after a passage what applies to all of it, or to what is no text of it: a label, an address."""
    if isinstance(entry, Note):
        return _notes(entry, target, site)
    change = f"{entry.found} → {entry.replaced} ({entry.reason})"
    return _note("emendation", target, "", change, "") + _reasons(entry, target, site)


def _reasons(entry: Emendation, target: str, site: Site) -> str:
    notes = entry.note.items()
    return "".join(_note("emendation", target, "", text, site.tag(code)) for code, text in notes)


def _choice(received_: str, corrected: str, id_: str, reason: str) -> str:
    kind = {"type": "-".join(reason.split()), "resp": "#archive"}
    both = element("sic", received_) + element("corr", corrected, kind)
    return element("choice", both, {"xml:id": id_})


def _notes(entry: Note, target: str, site: Site) -> str:
    notes = entry.text.items()
    return "".join(
        _note("editorial", target, str(entry.number), text, site.tag(code)) for code, text in notes
    )


def _note(kind: str, target: str, number: str, text: str, tag: str) -> str:
    attributes = {"type": kind, "n": number, "target": f"#{target}", "resp": "#archive", "xml:lang": tag}
    return element("note", escape(" ".join(text.split())), attributes)
