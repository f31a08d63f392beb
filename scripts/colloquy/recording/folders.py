"""The folders of an archive in which all is made here; whatever people write is elsewhere."""

WORK = ".colloquy"
"""The folder for what is on its way, at the archive's root and thus on the same file system."""

SIDECARS = f"{WORK}/pages"
"""What is beside pages; each file has the path that its page has in ``docs/``."""

EXPORTED = f"{WORK}/exports/site"
"""Where exports wait for the site that they belong to."""

FOLDERS = ("interviews", "topics", "people", "glossary", "overview", "translations", "data", "search")
"""Folders of a language in ``docs/`` in which all pages are made here."""
