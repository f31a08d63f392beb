"""What robots read at the site's root (RFC 9309): all may be read, and where the list of pages is.

Pages that should not be listed say so themselves, in their head. They are not barred here: what a robot may
not read, it cannot read the wish in either.
"""

from __future__ import annotations

from colloquy.catalogue.site import Site


def robots(site: Site) -> str:
    """Write ``robots.txt``; it names the sitemap where the site says where it is."""
    lines = ["User-agent: *", "Disallow:"]
    if site.url:
        lines += ["", f"Sitemap: {site.url}sitemap.xml"]
    return "\n".join(lines) + "\n"
