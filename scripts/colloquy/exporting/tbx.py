"""TBX, for translators' tools: the term base, with its definitions, variants and forbidden renderings.

TBX of ISO 30042:2008 (``martif``), and not of the edition of 2019, because the tools read the former. Data
categories are those of TBX-Basic: a variant is an admitted term, a forbidden rendering a deprecated one.
"""

from __future__ import annotations

from collections.abc import Iterator

from colloquy.catalogue import Archive
from colloquy.catalogue.site import Site
from colloquy.catalogue.terms import TermRecord
from colloquy.exporting.export import Export, Pieces, Write, lines
from colloquy.exporting.xml import HEAD, element, escape

PREFERRED, ADMITTED, DEPRECATED = (
    f"{how}-admn-sts" for how in ("preferredTerm", "admittedTerm", "deprecatedTerm")
)


def entry(term: TermRecord, site: Site) -> str:
    """Write one term in all its languages."""
    codes = dict.fromkeys([*term.name, *term.variants, *term.forbidden])
    sections = "".join(_section(term, code, site.tag(code)) for code in codes)
    return element("termEntry", sections, {"id": f"term.{term.id}"}) + "\n"


def _section(term: TermRecord, code: str, tag: str) -> str:
    definition = " ".join(term.definition.get(code, "").split())
    said = element("descrip", escape(definition), {"type": "definition"}) if definition else ""
    forms = [(term.name[code], PREFERRED)] if code in term.name else []
    forms += [(form, ADMITTED) for form in term.variants.get(code, ())]
    forms += [(form, DEPRECATED) for form in term.forbidden.get(code, ())]
    return element("langSet", said + "".join(_form(*form) for form in forms), {"xml:lang": tag})


def _form(form: str, status: str) -> str:
    return element(
        "tig", element("term", escape(form)) + element("termNote", status, {"type": "administrativeStatus"})
    )


def _document(archive: Archive) -> Iterator[str]:
    site = archive.site
    title = element("titleStmt", element("title", escape(f"{site.languages[0].site_name}: terms")))
    source = element("sourceDesc", element("p", escape(f"The term base of {site.languages[0].site_name}")))
    scheme = element("p", "TBXBasicXCSV02.xcs", {"type": "XCSURI"})
    header = element("martifHeader", element("fileDesc", title + source) + element("encodingDesc", scheme))
    given = f'type="TBX-Basic" xml:lang="{site.tag(site.codes[0])}"'
    yield f"{HEAD}<martif {given}>\n{header}\n<text><body>\n"
    yield from (entry(term, site) for term in archive.terms)
    yield "</body></text>\n</martif>\n"


def _joined(archive: Archive, _: Pieces) -> Iterator[tuple[str, Write]]:
    if archive.terms:  # TBX has no way to say that there are none
        yield "data/terms.tbx", lines(_document(archive))


EXPORT = Export(
    "tbx",
    """from xml.etree import ElementTree
print(len(list(ElementTree.parse("terms.tbx").iter("termEntry"))), "terms")""",
    joined=_joined,
)
