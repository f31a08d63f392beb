"""The engine: MkDocs set up as ``mkdocs build`` sets it up, once for each language, up to its pages.

static-i18n builds one language after the other, with the same settings changed for each. Here each has its
own, so that pages of all languages can be rendered in any order, and again later.
"""

import logging
import os
from collections.abc import Callable, Collection, Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from functools import cache, lru_cache, partial
from pathlib import Path
from typing import Any

import jinja2
from mkdocs.commands.build import _build_extra_template, _build_theme_template
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.structure.files import File, Files, get_files, set_exclusions
from mkdocs.structure.nav import Navigation, get_navigation

from colloquy.catalogue import Archive
from colloquy.composing.environment import Compiled
from colloquy.guarding.folders import seen_below
from colloquy.publishing.active import note_active
from colloquy.publishing.lent import lend

SEARCH = "material/search"
LANGUAGES = "i18n"
_log = logging.getLogger("mkdocs.colloquy")
"""Who listens to MkDocs hears this, too."""

Listing = Callable[[MkDocsConfig], Files]
"""Lists the files of a site."""


class _Templates(jinja2.FileSystemLoader):
    """The theme's templates. MkDocs takes none from a hidden folder; in one, the theme has 14,000 icons."""

    def __init__(self, folders: Sequence[str]) -> None:
        super().__init__(folders)
        self.listed: list[str] = []

    def list_templates(self) -> list[str]:
        """List all templates but hidden ones, in alphabetical order; what is there is looked up once."""
        if not self.listed:
            found = {path for folder in self.searchpath for path in seen_below(Path(folder))}
            self.listed = sorted(found)
        return self.listed


@lru_cache(maxsize=2)
def _compiled(_frame: str) -> Compiled:
    """Give the templates that were compiled in a frame: in the same one, they are the same."""
    return Compiled()


@dataclass(frozen=True, slots=True)
class _Common:
    """What the trees of all languages share."""

    compiled: Compiled
    templates: Callable[[tuple[str, ...]], _Templates]
    """Gives those of some folders: of the same ones, the same."""
    listed: dict[str, Sequence[File]] = field(default_factory=dict)
    """By language, the files that the sitemap shows."""


@dataclass(frozen=True, slots=True)
class Tree:
    """The pages of one language, and all that MkDocs needs to render any of them."""

    language: str
    config: MkDocsConfig
    files: Files
    pages: Sequence[File]
    """The Markdown files among the files."""
    nav: Navigation
    env: jinja2.Environment
    titled: frozenset[str]
    """Paths of pages that the settings give a title."""
    lookups: dict[str, File | None] = field(default_factory=dict)
    """Files that pages have asked for, by path."""


def settings(archive: Archive, site: Path) -> MkDocsConfig:
    """Load the settings for a site that is rendered into a folder; raises `Abort` where MkDocs refuses them.

    MkDocs' `load_config` would read the file again, with a loader that runs code.
    """
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")  # an advertisement in every build
    config = MkDocsConfig(config_file_path=str(archive.root / "mkdocs.yml"))
    config.load_dict(deepcopy(dict(archive.site.settings)))
    config.load_dict({"site_dir": str(site), "strict": True})
    errors, warnings = config.validate()
    for name, said in (*errors, *warnings):
        _log.error("Config value '%s': %s", name, said)
    if errors or warnings:
        raise Abort("the settings are not as MkDocs needs them")
    config.extra |= {"edit_url": archive.site.edit_url, "view_url": archive.site.view_url}
    config.plugins.events["page_content"].append(partial(note_active, archive))
    config.plugins.on_startup(command="build", dirty=False)
    return config


def set_up(archive: Archive, bound: str, first: MkDocsConfig, list_files: Listing = get_files) -> list[Tree]:
    """Set up MkDocs for each language, the default one first, which gets settings that are loaded already.

    `bound` is the archive's frame. Its files are those that are listed; what is not read need not be there.
    """
    i18n: Any = first.plugins[LANGUAGES]
    languages = sorted(i18n.build_languages, key=lambda language: language != i18n.default_language)
    others = (settings(archive, Path(first.site_dir)) for _ in languages[1:])
    common = _Common(_compiled(bound), cache(_Templates))
    configs = zip((first, *others), languages, strict=True)
    return [_set_up_one(config, language, common, list_files) for config, language in configs]


def _set_up_one(config: MkDocsConfig, language: str, common: _Common, list_files: Listing) -> Tree:
    i18n: Any = config.plugins[LANGUAGES]
    i18n.current_language = language
    i18n.building = True  # else it would build the other languages after this one
    i18n.i18n_files_per_language = common.listed
    config = config.plugins.on_config(config)
    config.theme["font"] = False  # the theme's own would be loaded from another site
    config.plugins.on_pre_build(config=config)
    config.plugins.events["post_page"].append(_note_empty)
    files = list_files(config)
    if language == i18n.default_language:
        _refuse_doubles(files, language, i18n.all_languages)
    env = config.theme.get_env()
    env.loader = common.templates(tuple(config.theme.dirs))
    env.auto_reload = False  # with other templates all is set up again
    env.bytecode_cache = common.compiled
    files.add_files_from_theme(env, config)
    files = config.plugins.on_files(files, config=config)
    lend(files, config)
    set_exclusions(files, config)
    nav = config.plugins.on_nav(get_navigation(files, config), config=config, files=files)
    env = config.plugins.on_env(env, config=config, files=files)
    pages = files.documentation_pages()
    titled = frozenset(file.src_uri for file in pages if "title" in vars(file.page))
    return Tree(language, config, files, pages, nav, env, titled)


def _note_empty(output: str, page: Any, **_: object) -> str:
    """Warn of a page of which the theme makes nothing: MkDocs would skip it, without a warning."""
    if not output.strip():
        _log.warning(
            "'main.html' and the templates of the theme make nothing of page '%s'", page.file.src_uri
        )
    return output


def _refuse_doubles(files: Files, default: str, languages: Collection[str]) -> None:
    """Refuse pages of no language in place of the default one’s: static-i18n sees only some of them."""
    for file in files.documentation_pages():
        path = file.src_uri
        if path.partition("/")[0] not in languages and (other := files.src_uris.get(f"{default}/{path}")):
            _log.error("Doc file '%s' would be in place of '%s'", path, other.src_uri)


def searched(tree: Tree) -> list[dict[str, Any]]:
    """Give the list that the theme's search fills with sections of pages; without it, an empty one."""
    search: Any = tree.config.plugins.get(SEARCH)
    entries: list[dict[str, Any]] = search.search_index.entries if search else []
    return entries


def assets(trees: Sequence[Tree]) -> Iterator[File]:
    """Give the files that are copied as they are; of two for one place, the later one."""
    placed = {
        file.dest_uri: file
        for tree in trees
        for file in tree.files
        if not file.is_documentation_page() and file.inclusion.is_included()  # type: ignore[no-untyped-call]
    }
    yield from placed.values()


def fill_templates(first: Tree, last: Tree) -> None:
    """Write the templates that MkDocs writes once for each language, over the former ones.

    The page for missing pages is in the first language; other templates are about all pages.
    """
    for tree in (first, last):
        i18n: Any = tree.config.plugins[LANGUAGES]
        extra: Any = tree.config.extra
        if i18n.extra_alternate:
            extra.alternate = i18n.extra_alternate  # the homes, not the editions of the page that came last
    for template in first.config.theme.static_templates:
        _build_theme_template(template, first.env, first.files, first.config, first.nav)
    for template in last.config.extra_templates:
        _build_extra_template(template, last.files, last.config, last.nav)


def finish(trees: Sequence[Tree], sections: Sequence[list[dict[str, Any]]]) -> None:
    """Write what is about all pages: templates such as the sitemap, and the index of the theme's search."""
    first, last = trees[0], trees[-1]
    fill_templates(first, last)
    for tree, own in zip(trees, sections, strict=True):
        searched(tree)[:] = own
        tree.config.plugins.on_post_build(config=tree.config)
    i18n: Any = last.config.plugins[LANGUAGES]
    i18n.search_entries = [entry for own in sections for entry in own]
    i18n.reconfigure_search_index(last.config)
