"""The policy of a site: what its pages may load and run (https://www.w3.org/TR/CSP3/).

Pages load what the site has, and nothing else. Scripts and styles inside of pages are the theme's own, and
run because the policy has the hash of their text. The hashes are those of a page that has no text of the
archive, so that what a text brings never has one.
"""

import re
from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256

INSIDE = re.compile(r"<(script|style)(?![^>]*\s(?:src|type)=)[^>]*>(.*?)</\1>", re.DOTALL)
"""What runs or styles inside of a page; scripts with a type are data."""

SOURCES = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",  # the theme's icons are in its stylesheets
    "font-src": "'self'",
    "connect-src": "'self'",
    "worker-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
}


def write_policy(bare: str) -> str:
    """Write the policy of all pages that are made like a bare one."""
    sources = dict(SOURCES)
    for name, text in list_inside(bare):
        sources[f"{name}-src"] += f" {hash_source(text)}"
    return "; ".join(f"{name} {allowed}" for name, allowed in sources.items())


def list_inside(page: str) -> Iterator[tuple[str, str]]:
    """Find what runs or styles inside of a page: ``script`` or ``style``, and its text, each once."""
    yield from dict.fromkeys((found[1], found[2]) for found in INSIDE.finditer(page))


def hash_source(text: str) -> str:
    """Write the hash by which a policy knows a text."""
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def let_run(page: str, script: str) -> str:
    """Let one more script run inside of a page that has a policy."""
    return page.replace("; script-src 'self'", f"; script-src 'self' {hash_source(script)}", 1)
