"""Showing: what the site adds to the Markdown of a page while Python-Markdown converts it.

Named in ``mkdocs.yml`` under ``markdown_extensions``. Without it, pages still read and their anchors work.
"""


def makeExtension(**options: object) -> object:  # noqa: N802 (Python-Markdown asks for this name)
    """Give the extension to Python-Markdown."""
    from colloquy.showing.extension import ShowingExtension

    return ShowingExtension(**options)
