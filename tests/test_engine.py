"""What is used of MkDocs, its theme and static-i18n behind their public names is as it was when it was read.

A test that fails here names a function that a new version changed. Read what it does now beside
`colloquy.publishing`, which does the same page by page; then write down its new hash.
"""

from __future__ import annotations

import inspect
import re
import sys
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import material.plugins.search.plugin as search  # type: ignore[import-untyped]
import pytest
from jinja2 import Environment, FileSystemLoader
from mkdocs import livereload
from mkdocs.commands import build
from mkdocs.structure import files, nav, pages
from mkdocs.utils import get_theme_dir
from mkdocs_static_i18n import folder, plugin, reconfigure  # type: ignore[import-untyped]

from archives import ROOT
from colloquy.composing.environment import Compiled
from colloquy.publishing.due import NAVIGATION
from colloquy.publishing.pages import SHOWN

READ: dict[Callable[..., Any], str] = {
    build.build: "c476b64474ac",
    build.get_context: "4b4bf8a076ed",
    build._build_template: "08bb80b43eb8",
    build._build_theme_template: "628a78f6a129",
    build._build_extra_template: "ecfe1ffd8b50",
    build._populate_page: "31a70ea4caef",
    build._build_page: "adcdbd14b236",
    files.Files.add_files_from_theme: "0169dd2b1c22",
    files.Files.copy_static_files: "d26112b6cfc8",
    files.File.copy_file: "369c71ea1799",
    nav.get_navigation: "91436b92a3f4",
    pages.Page.__init__: "fa0bb890179b",
    pages.Page.read_source: "b35101eabf60",
    pages.Page.render: "320529348f7a",
    pages.Page.validate_anchor_links: "874bc52fc630",
    livereload.LiveReloadServer.watch: "5db077e3a3e7",
    livereload.LiveReloadServer._build_loop: "0bea1402bb4a",
    folder.I18nFiles.get_file_from_path: "faf6a36dd6e4",
    plugin.I18n.on_config: "62242a25c3aa",
    plugin.I18n.on_files: "c1e8f9905802",
    plugin.I18n.on_nav: "a4a626832bfe",
    plugin.I18n.on_page_context: "f75f89475855",
    plugin.I18n.on_post_build: "e70db1f72973",
    reconfigure.ExtendedPlugin.extend_search_entries: "d4e037f26cbc",
    reconfigure.ExtendedPlugin.reconfigure_page_context: "5ffa45c81df7",
    reconfigure.ExtendedPlugin.reconfigure_search_index: "099e6f4a0ff3",
    search.SearchPlugin.on_page_context: "33eb62fd1688",
    search.SearchPlugin.on_post_build: "fa24b7a906c9",
    search.SearchIndex.add_entry_from_context: "4ca78ac4321f",
    search.SearchIndex.generate_search_index: "59ba9853f37a",
}
"""What was read, and the beginning of the hash of its source."""


@pytest.mark.parametrize(
    "function", READ, ids=lambda function: f"{function.__module__}.{function.__qualname__}"
)
def test_a_function_that_is_done_without_or_called_behind_its_name_is_as_it_was(function: Any) -> None:
    assert sha256(inspect.getsource(function).encode()).hexdigest()[:12] == READ[function]


def _templates() -> dict[str, str]:
    places = [Path(get_theme_dir("material")), ROOT / "overrides"]
    found = (path for place in places for path in place.rglob("*") if path.suffix in (".html", ".xml"))
    return {str(path): path.read_text(encoding="utf-8") for path in found if ".icons" not in path.parts}


def test_pages_show_nothing_of_other_pages_but_what_is_compared() -> None:
    for path, text in _templates().items():
        assert set(re.findall(r"nav_item\.meta\.(\w+)", text)) <= set(NAVIGATION), path
        assert set(re.findall(r"file\.page\.meta\.(\w+)", text)) <= set(SHOWN), path
        assert not re.findall(r"\b(?:next|previous)_page\.(?!title|url)\w+", text), path
        assert not re.findall(r"\{[%{][^}]*\bin pages\b", text), path


def test_no_template_shows_the_day_of_the_build() -> None:
    for path, text in _templates().items():
        assert not re.findall(r"build_date_utc|update_date", text), path


def test_a_template_of_a_package_is_compiled_once_for_all_runs_and_one_of_an_archive_in_each(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours, theirs = tmp_path / "package", tmp_path / "archive"
    for place in (ours, theirs):
        place.mkdir()
        (place / f"{place.name}.html").write_text("{{ 6 * 7 }}", encoding="utf-8")
    monkeypatch.setattr(sys.modules[Compiled.__module__], "PACKAGES", [ours])
    monkeypatch.setattr("sys.dont_write_bytecode", False)

    def compiled_by_a_run() -> set[str]:
        monkeypatch.setattr(Compiled, "shared", {})
        run = Compiled()
        run.directory, seen = str(ours), set[str]()
        for _language in range(2):
            templates = Environment(loader=FileSystemLoader([ours, theirs]), bytecode_cache=run)
            compile_it = templates.compile

            def noted(source: str, name: str, file: str, compile_it: Callable[..., Any] = compile_it) -> Any:
                seen.add(name)
                return compile_it(source, name, file)

            monkeypatch.setattr(templates, "compile", noted)
            assert {templates.get_template(f"{place.name}.html").render() for place in (ours, theirs)} == {
                "42"
            }
        return seen

    assert [compiled_by_a_run() for _ in range(2)] == [{"package.html", "archive.html"}, {"archive.html"}]
    (ours / "package.html").write_text("{{ 40 + 2 }}", encoding="utf-8")
    assert compiled_by_a_run() == {"package.html", "archive.html"}
