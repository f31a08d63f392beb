"""Passages in TEI: running text, and the apparatus where it applies.

TEI P5, chapter 3.5 (``choice``, ``sic``, ``corr``) and 3.9 (``note``).
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from lxml import etree

from colloquy.catalogue.site import Site
from colloquy.composing.gaps import in_translation
from colloquy.exporting.tei_inline import figure, running, tei
from colloquy.exporting.tei_times import begins
from colloquy.exporting.xml import ID, LANG, SPACE, Content, Element
from colloquy.model import Edition, Emendation, Entry, Kind, Note, Omission, Passage, Piece, Status, Withheld
from colloquy.segmenting.passages import as_inline, place_after, received, undone
from colloquy.text.inline import Code, Emphasis, Inline, Link, Marked, Strong, parse, parse_marked, plain

DESCRIBING = frozenset({"desc", "hi", "code", "ref", "choice", "sic", "corr"})
"""Of our elements, those that the description of an incident may have."""


class _Place(NamedTuple):
    """What applies to a passage, and where in its text."""

    entry: Entry | Omission
    span: tuple[int, int] | None


def write_passage(
    name: str, passage: Passage, edition: Edition, partners: tuple[str, ...], site: Site
) -> Element:
    """Write one passage of an edition as the element `name`; `partners` are ids of its counterparts.

    The source text's own edition has the ids of the pages and carries the apparatus.
    """
    words = edition.passage(passage)
    own = edition.language == edition.interview.language
    attributes = {
        ID: passage.id if own else f"{passage.id}.{edition.language}",
        "type": passage.kind.value,
        "subtype": words.status.value if words.status else "",
        "n": passage.block.marker if passage.kind is Kind.ITEM else "",
        SPACE: "preserve" if passage.kind is Kind.CODE else "",
        LANG: site.tag(words.language) if words.language != edition.language else "",
        "synch": begins(passage) if own else "",
        "corresp": " ".join(f"#{partner}" for partner in partners),
    }
    picture = passage.block.image
    before = [figure(picture.source, picture.description)] if picture else []
    if words.status is Status.MISSING:
        text: list[Content] = [tei("gap", reason="untranslated")]
    elif own:
        text = _with_apparatus(passage, left_out_within(passage, edition.interview.omissions), site)
    else:
        text = _write_translation(words.text, passage, edition.language)
    return tei(name, *before, *text, **attributes)


def write_incident(passage: Passage, edition: Edition, partners: tuple[str, ...], site: Site) -> Element:
    """Write what is not spoken; as a block, if it is a heading or has what no description may have."""
    words = write_passage("desc", passage, edition, partners, site)
    etree.strip_tags(words, "{*}unclear")
    described = passage.kind in (Kind.PARAGRAPH, Kind.ITEM, Kind.QUOTE)
    if described and {etree.QName(part).localname for part in words.iter()} <= DESCRIBING:
        return tei("incident", words)
    return write_passage("ab", passage, edition, partners, site)


def label(piece: Piece, emendations: tuple[Emendation, ...]) -> Element:
    """Write a speaker's name as the source text prints it."""
    printed = undone(piece, [entry for entry in emendations if entry.line == piece.line]).text
    words = piece.text if printed == piece.text else _choice([printed], [piece.text])
    return tei("seg", words, type="label")


def left_out_within(passage: Passage, omissions: Iterable[Omission]) -> tuple[Omission, ...]:
    """Give what is left out in the middle of a passage."""
    first, last = passage.lines
    return tuple(each for each in omissions if first < each.lines.first and each.lines.last < last)


def omission(entry: Omission) -> Element:
    """Write that lines are left out."""
    first, last = entry.lines
    reason, quantity = "-".join(entry.reason.split()), str(last - first + 1)
    return tei("gap", reason=reason, unit="lines", quantity=quantity, n=f"{first}-{last}", resp="#archive")


def _tree(text: str, kind: Kind) -> tuple[Inline, ...]:
    return (Code(text),) if kind is Kind.CODE else parse(text)


def _plain(text: str, kind: Kind) -> list[Content]:
    return running(_tree(text, kind), lambda _, words: words)


def _write_translation(text: str, passage: Passage, language: str) -> list[Content]:
    """Write a translation; what is withheld has its entry and its notes in the source text's own edition."""
    marks = in_translation(text, passage.marks, language)
    if not marks or passage.kind is Kind.CODE:
        return _plain(text, passage.kind)
    tree, _ = parse_marked(text, [mark.span for mark in marks])
    return running(tree, lambda index, words: [_gap(passage.withheld[index], words)])


def _with_apparatus(passage: Passage, left_out: Sequence[Omission], site: Site) -> list[Content]:
    """Write a passage of the source text with its corrections, its notes and what is left out in it.

    A correction that cannot be inside the text, as it cuts through markup or changes what the rest
    means, makes the whole passage a choice between what was received and what it was corrected to.
    """
    source = received(passage)
    places = [*(_Place(mark.apparatus, mark.span) for mark in passage.marks), *_gaps(passage, left_out)]
    tree, placed = _marked(passage, places)
    whole = plain(_as_received(tree, places)) != plain(_tree(source, passage.kind))
    if whole:
        places = sorted(places, key=lambda place: not isinstance(place.entry, Note))
        tree, placed = _marked(passage, [place for place in places if isinstance(place.entry, Note)])
    text = running(tree, lambda index, words: _on(places[index].entry, words, site))
    if whole:
        text = [_choice(_plain(source, passage.kind), text)]
    left = (place.entry for index, place in enumerate(places) if index not in placed)
    return [*text, *(note for entry in left for note in _elsewhere(entry, passage.id, site))]


def _gaps(passage: Passage, left_out: Iterable[Omission]) -> Iterator[_Place]:
    for entry in left_out:
        offset = place_after(passage, entry.lines.last)
        yield _Place(entry, (offset, offset))


def _marked(passage: Passage, places: Sequence[_Place]) -> tuple[tuple[Inline, ...], frozenset[int]]:
    if passage.kind is Kind.CODE:
        return _tree(passage.text, passage.kind), frozenset()
    return parse_marked(passage.text, [place.span for place in places])


def _as_received(tree: Iterable[Inline], places: Sequence[_Place]) -> Iterator[Inline]:
    """Undo the corrections that are in a tree."""
    for node in tree:
        match node:
            case Marked(index, children):
                entry = places[index].entry
                if isinstance(entry, Emendation):
                    yield from parse(as_inline(entry.found))
                else:
                    yield from _as_received(children, places)
            case Emphasis(children) | Strong(children):
                yield type(node)(tuple(_as_received(children, places)))
            case Link(address, children):
                yield Link(address, tuple(_as_received(children, places)))
            case _:
                yield node


def _on(entry: Entry | Omission, words: list[Content], site: Site) -> list[Content]:
    if isinstance(entry, Omission):
        return [omission(entry)]
    if isinstance(entry, Withheld):
        return [_gap(entry, words, entry.id), *_reasons(entry, entry.id, site)]
    if isinstance(entry, Note):
        at = f"n{entry.number}.at"
        return [tei("seg", *words, type="noted", **{ID: at}), *_notes(entry, at, site)]
    id_ = f"e{entry.number}"
    choice = _choice(_plain(as_inline(entry.found), Kind.PARAGRAPH), words, id_, entry.reason)
    return [choice, *_reasons(entry, id_, site)]


def _gap(entry: Withheld, words: Iterable[Content], id_: str = "") -> Element:
    """Write that words are withheld: what readers see in their place is what the gap is described by."""
    amount = (
        {"unit": f"{entry.extent.rstrip('s')}s", "quantity": str(entry.quantity)} if entry.quantity else {}
    )
    reason = "-".join(entry.reason.split())
    return tei("gap", tei("desc", *words), reason=reason, resp="#archive", **amount, **{ID: id_})


def _elsewhere(entry: Entry | Omission, target: str, site: Site) -> list[Element]:
    """Note after a passage what applies to all of it, or to what is no text of it: a label, an address."""
    if isinstance(entry, Omission):
        return [omission(entry)]
    if isinstance(entry, Note):
        return _notes(entry, target, site)
    if isinstance(entry, Withheld):
        return [_note("withheld", target, "", entry.reason, ""), *_reasons(entry, target, site)]
    change = f"{entry.received} → {entry.replaced} ({entry.reason})"
    return [_note("emendation", target, "", change, ""), *_reasons(entry, target, site)]


def _reasons(entry: Emendation | Withheld, target: str, site: Site) -> list[Element]:
    kind = "withheld" if isinstance(entry, Withheld) else "emendation"
    return [_note(kind, target, "", text, site.tag(code)) for code, text in entry.note.items()]


def _choice(
    received_: Iterable[Content], corrected: Iterable[Content], id_: str = "", reason: str = ""
) -> Element:
    kind = "-".join(reason.split())
    both = tei("sic", *received_), tei("corr", *corrected, type=kind, resp="#archive")
    return tei("choice", *both, **{ID: id_})


def _notes(entry: Note, target: str, site: Site) -> list[Element]:
    number = str(entry.number)
    return [_note("editorial", target, number, text, site.tag(code)) for code, text in entry.text.items()]


def _note(kind: str, target: str, number: str, text: str, tag: str) -> Element:
    attributes = {"type": kind, "n": number, "target": f"#{target}", "resp": "#archive", LANG: tag}
    return tei("note", " ".join(text.split()), **attributes)
