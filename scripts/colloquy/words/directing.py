"""Directing: the attribute for words of another direction than those around them."""

from markupsafe import Markup

from colloquy.catalogue.site import Site
from colloquy.text.directions import direction, turned


def turning(tag: str, around: str) -> Markup:
    """Write the attribute for the direction of words, where it is not that of the words around them."""
    other = turned(tag, around)
    return Markup(' dir="{}"').format(other) if other else Markup()


def turn_among(tag: str, site: Site) -> Markup:
    """Write the attribute where a site's languages are of both directions, and each may be within another."""
    mixed = any(turned(language.tag, site.languages[0].tag) for language in site.languages)
    return Markup(' dir="{}"').format(direction(tag)) if mixed else Markup()
