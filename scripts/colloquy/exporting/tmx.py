"""TMX 1.4b, for translators' tools: every passage and title that is translated, in all its languages.

After the specification of LISA OSCAR (https://www.gala-global.org/tmx-14b). A unit's id is the interview's
and the entry's in its PO file, so that the two can be compared. Translations of an earlier state of the text
(stale ones) are left out: they do not belong to the words beside them. Texts are inline Markdown.
"""

from collections.abc import Iterator

from colloquy import __version__
from colloquy.catalogue import Archive, Described
from colloquy.exporting.export import Export, File, Pieces, Write, lines
from colloquy.exporting.xml import HEAD, LANG, Element, Vocabulary, write_element
from colloquy.model import Edition, Status, Translation
from colloquy.translating import units

USEFUL = (Status.REVIEWED, Status.DRAFT)

tmx = Vocabulary()


def translation_units(archive: Archive, described: Described, editions: list[Edition]) -> Iterator[str]:
    """Write the units of one interview, in the order of the page."""
    site, interview = archive.site, editions[0].interview
    wanted = {unit.id: unit for edition in editions for unit in units(archive, interview, edition.language)}
    for unit in wanted.values():
        translations = [
            (edition, translation)
            for edition in editions
            if (translation := edition.translations.get(unit.id)) and translation.status in USEFUL
        ]
        if translations:
            tag = site.tag(unit.language)
            source = tmx("tuv", tmx("seg", unit.source), **{LANG: tag})
            others = (
                _write_variant(site.tag(edition.language), edition, translation)
                for edition, translation in translations
            )
            entry = tmx("tu", source, *others, tuid=f"{described.id}#{unit.id}", srclang=tag)
            yield f"{write_element(entry)}\n"


def _write_variant(tag: str, edition: Edition, translation: Translation) -> Element:
    properties = [tmx("prop", translation.status.value, type="x-status")]
    if translation.translator:
        properties.append(tmx("prop", translation.translator, type="x-translator"))
    if edition.received and translation.translator == edition.received.by:
        properties.append(tmx("prop", edition.provenance.value, type="x-provenance"))
    return tmx("tuv", *properties, tmx("seg", translation.text), **{LANG: tag})


def _pieces(archive: Archive, described: Described, editions: list[Edition]) -> Iterator[File]:
    yield "units", "".join(translation_units(archive, described, editions))


def _shared_files(_: Archive, pieces: Pieces) -> Iterator[tuple[str, Write]]:
    yield "data/translations.tmx", lines(_document(pieces))


def _document(pieces: Pieces) -> Iterator[str]:
    given = {
        "creationtool": "Colloquy",
        "creationtoolversion": __version__,
        "segtype": "paragraph",
        "o-tmf": "PO",
        "adminlang": "en",
        "srclang": "*all*",
        "datatype": "plaintext",
    }
    yield f'{HEAD}<tmx version="1.4">\n{write_element(tmx("header", **given))}\n<body>\n'
    yield from pieces("units")
    yield "</body>\n</tmx>\n"


EXPORT = Export(
    "tmx",
    """from xml.etree import ElementTree
print(len(list(ElementTree.parse("translations.tmx").iter("tu"))), "translated passages and titles")""",
    pieces=_pieces,
    shared_files=_shared_files,
)
