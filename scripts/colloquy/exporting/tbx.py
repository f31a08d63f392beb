"""TBX, for translators' tools: the term base, with its definitions, variants and forbidden renderings.

TBX of ISO 30042:2008 (``martif``), and not of the edition of 2019, because the tools read the former. Data
categories are those of TBX-Basic: a variant is an admitted term, a forbidden rendering a deprecated one.
"""

from collections.abc import Iterator

from colloquy.catalogue import Archive
from colloquy.catalogue.site import Site
from colloquy.catalogue.terms import TermRecord
from colloquy.exporting.export import Export, Pieces, Write, lines
from colloquy.exporting.xml import HEAD, LANG, Element, Vocabulary, write_element

PREFERRED, ADMITTED, DEPRECATED = (
    f"{how}-admn-sts" for how in ("preferredTerm", "admittedTerm", "deprecatedTerm")
)

tbx = Vocabulary()


def entry(term: TermRecord, site: Site) -> Element:
    """Write one term in all its languages."""
    codes = dict.fromkeys([*term.name, *term.variants, *term.forbidden])
    sections = (tbx("langSet", *_section(term, code), **{LANG: site.tag(code)}) for code in codes)
    return tbx("termEntry", *sections, id=f"term.{term.id}")


def _section(term: TermRecord, code: str) -> Iterator[Element]:
    if definition := " ".join(term.definition.get(code, "").split()):
        yield tbx("descrip", definition, type="definition")
    if code in term.name:
        yield _form(term.name[code], PREFERRED)
    yield from (_form(form, ADMITTED) for form in term.variants.get(code, ()))
    yield from (_form(form, DEPRECATED) for form in term.forbidden.get(code, ()))


def _form(form: str, status: str) -> Element:
    return tbx("tig", tbx("term", form), tbx("termNote", status, type="administrativeStatus"))


def _document(archive: Archive) -> Iterator[str]:
    name, tag = archive.site.languages[0].site_name, archive.site.languages[0].tag
    title = tbx("titleStmt", tbx("title", f"{name}: terms"))
    source = tbx("sourceDesc", tbx("p", f"The term base of {name}"))
    scheme = tbx("encodingDesc", tbx("p", "TBXBasicXCSV02.xcs", type="XCSURI"))
    header = tbx("martifHeader", tbx("fileDesc", title, source), scheme)
    entries = (part for term in archive.terms for part in ("\n", entry(term, archive.site)))
    text = tbx("text", tbx("body", *entries, "\n"))
    whole = tbx("martif", "\n", header, "\n", text, "\n", type="TBX-Basic", **{LANG: tag})
    yield f"{HEAD}{write_element(whole)}\n"


def _shared_files(archive: Archive, _: Pieces) -> Iterator[tuple[str, Write]]:
    if archive.terms:  # TBX has no way to say that there are none
        yield "data/terms.tbx", lines(_document(archive))


EXPORT = Export(
    "tbx",
    """from xml.etree import ElementTree
print(len(list(ElementTree.parse("terms.tbx").iter("termEntry"))), "terms")""",
    shared_files=_shared_files,
)
