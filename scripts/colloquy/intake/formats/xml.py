"""XML of strangers: parsed without entities of their own, a network, or trees of any size."""

from lxml import etree

from colloquy.intake.formats.texts import unreadable


def parse_xml(raw: bytes) -> etree._Element:
    """Parse a document; raises `UnreadableError` for one that is not well-formed, or defines entities."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(raw, parser)
    except etree.XMLSyntaxError as failure:
        remedy = "correct it there, or add the text in another format"
        raise unreadable("the XML of this document is broken: {why}", remedy, why=str(failure)) from None
    refuse_entities(root)
    return root


def refuse_entities(root: etree._Element) -> None:
    """Refuse a document with entities of its own, which would be lost; raises `UnreadableError`."""
    if next(root.iter(etree.Entity), None) is not None:
        remedy = "put the words that each means in its place, and save the document"
        raise unreadable(
            "the document has abbreviations of its own (`<!ENTITY …>`), which are not read", remedy
        )
