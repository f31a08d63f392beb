"""Publishing: from pages in Markdown to the site, rendering only what changed.

MkDocs, the theme and its plugin for languages stay the engine. They are driven page by page in this process,
or in several, instead of by ``mkdocs build``; what a page's HTML depends on is recorded beside it, so that a
page whose inputs are the same is carried over. The whole way is in `rendering`.
"""

from colloquy.publishing.rendering import Rendered, render
from colloquy.publishing.sharing import cores

__all__ = ["Rendered", "cores", "render"]
