"""``weblate.json``: a component for each interview, as Weblate's ``import_json`` and REST API read it.

The keys are those of Weblate's API for components (``POST /api/projects/<project>/components/``).
``import_json`` passes over ``source_language``, which is a relation: see the contributors' documentation.
"""

import json
from collections.abc import Iterable

from colloquy.catalogue.site import Site


def components(site: Site, interviews: Iterable[tuple[str, str]]) -> str:
    """Describe the PO files of interviews, each given by its id and its language, as JSON."""
    entries = [
        {
            "name": name,
            "slug": name,
            "filemask": f"seeds/{name}/*.po",
            "file_format": "po",
            "source_language": {"code": locale(site, language)},
            # `colloquy sync` makes a file for each language of the site, and no others are read.
            "language_regex": f"^({'|'.join(code for code in site.codes if code != language)})$",
            "new_lang": "none",
            "check_flags": "md-text",
            "allow_translation_propagation": False,
        }
        for name, language in interviews
    ]
    return json.dumps(entries, ensure_ascii=False, indent=2) + "\n"


def locale(site: Site, language: str) -> str:
    """Write a language as PO headers do: ``zh_Hans`` (GNU gettext manual, section "Locale Names")."""
    return site.tag(language).replace("-", "_")
