"""What goes beside the pages on which passages are read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from markupsafe import Markup

from colloquy.catalogue.site import Site
from colloquy.composing.environment import environment
from colloquy.composing.page import sidecar
from colloquy.composing.places import Place
from colloquy.composing.quoting import Block, as_script
from colloquy.words.wording import Wording


def reading_sidecar(
    site: Site,
    words: Wording,
    blocks: Mapping[str, Block],
    glosses: Sequence[Markup],
    meta: Mapping[str, object],
) -> str:
    """Write the sidecar of a page: what can be quoted of the interviews on it, and what its glosses open."""
    template = environment(words).get_template("reading.html.jinja")
    foot = template.render(quotable=as_script(site, words, blocks), glosses=glosses)
    looks = {"styles": ["reading.css"], "scripts": ["quoting.js"]}
    return sidecar({**meta, **looks}, foot)


def list_places(places: Iterable[Place]) -> list[dict[str, object]]:
    """Say where a page is corrected, for the theme's templates."""
    return [{"file": place.file, "line": place.line} for place in places]
