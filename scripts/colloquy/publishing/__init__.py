"""Publishing: the only place that writes.

All is staged first, then moved into place (`staging`). The site is rendered from the pages, but
only what changed: MkDocs, the theme and its plugin for languages stay the engine, driven page by page in this
process or in several instead of by ``mkdocs build`` (`rendering`). What a page's HTML depends on is recorded
beside it, so that a page whose inputs are the same is carried over.
"""
