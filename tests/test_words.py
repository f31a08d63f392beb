"""A language needs nothing but its words: one catalogue, from which all that readers see of ours is said."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import lxml.html
import polib
import pytest

from archives import colloquy, copy_of_the_real_archive, edit
from colloquy.catalogue import open_archive
from colloquy.catalogue.site import Site, SiteLanguage
from colloquy.problems import Severity
from colloquy.words import catalogues
from colloquy.words.catalogues import find_lacking
from colloquy.words.wording import ENGLISH, LANGUAGE_NAME, find_words

LANGUAGE = "ka"
"""Georgian: the theme and Unicode's CLDR know it, and no letter of it is Latin."""
KEPT = re.compile(r"(\{\w*\}|<[^>]*>|`[^`]*`)")
"""What is the same in a message in each language: fields, marks, commands."""
SAID = ("title", "aria-label", "placeholder", "alt", "content", "data-copied", "data-edit", "data-by-hand")
"""Attributes that readers see or hear, or that a script will show."""


def _made_up(message: str) -> str:
    """Say a message in Georgian letters that mean nothing."""
    pieces = KEPT.split(message)
    pieces[::2] = [
        re.sub("[A-Za-z]", lambda letter: chr(0x10D0 + ord(letter[0].lower()) - ord("a")), piece)
        for piece in pieces[::2]
    ]
    return "".join(pieces)


def _catalogue() -> polib.POFile:
    """Give the words of pages in the made-up language."""
    po = polib.POFile()
    po.metadata = {"Content-Type": "text/plain; charset=UTF-8", "Plural-Forms": "nplurals=1; plural=0;"}
    for entry in polib.pofile(str(catalogues.FOLDER / "zh.po")):
        if not entry.msgctxt:
            if entry.msgid_plural:
                entry.msgstr_plural = {0: _made_up(entry.msgid_plural)}
            else:
                entry.msgstr = _made_up(entry.msgid)
            po.append(entry)
    return po


def _english(po: polib.POFile) -> re.Pattern[str]:
    """Match a text that is a message of ours in English, or the words between two of its fields."""
    patterns = set()
    for entry in po:
        for message in filter(None, (entry.msgid, entry.msgid_plural)):
            pieces = [re.escape(piece.strip()) for piece in re.split(r"\{\w+\}", message)]
            if re.search("[A-Za-z]{3}", "".join(pieces)):
                patterns |= {".*".join(pieces), *(piece for piece in pieces if piece.count(" ") > 1)}
    return re.compile("|".join(patterns), re.DOTALL)


def _texts(path: Path) -> set[str]:
    """Give all that a page says in the language: texts, attributes, and what its scripts will say."""
    page = lxml.html.parse(str(path))
    texts: list[str] = []
    for node in page.xpath("//*[ancestor-or-self::*[@lang][1]/@lang=$tag]", tag=LANGUAGE):
        if node.tag == "script":
            texts += _values(json.loads(node.text)) if node.get("type") == "application/json" else ()
        elif node.tag not in ("style", "code"):
            texts += (node.text or "", *(child.tail or "" for child in node))
        texts += (node.get(name, "") for name in SAID)
    return {text.strip() for text in texts}


def _values(value: object) -> list[str]:
    """Give all texts in JSON but the keys."""
    if isinstance(value, dict | list):
        inside = value.values() if isinstance(value, dict) else value
        return [text for each in inside for text in _values(each)]
    return [value] if isinstance(value, str) else []


def _add_language(root: Path) -> None:
    """Add the language to an archive, with hand-written pages that say nothing."""
    declared = f"        - {{locale: {LANGUAGE}, name: ქართული, site_name: ა, site_description: ა}}\n"
    settings = root / "mkdocs.yml"
    edit(settings, "        - locale: zh\n", f"{declared}        - locale: zh\n")
    (root / "docs" / LANGUAGE).mkdir()
    for path in (root / "docs/en").glob("*.md"):
        headings = re.findall(r"^(#+) .*?( \{ #.*\})?$", path.read_text(encoding="utf-8"), re.MULTILINE)
        page = "\n\n".join(f"{rank} ა{id_}" for rank, id_ in headings)
        (root / "docs" / LANGUAGE / path.name).write_text(f"---\ndescription: ა\n---\n{page}\n", "utf-8")


@pytest.mark.slow
def test_a_language_with_a_catalogue_says_nothing_of_ours_in_english(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = _catalogue()
    root = copy_of_the_real_archive(tmp_path)
    _add_language(root)
    shutil.copytree(catalogues.FOLDER, tmp_path / "words", ignore=shutil.ignore_patterns("*.py*", "__*"))
    words.save(str(tmp_path / f"words/{LANGUAGE}.po"))
    monkeypatch.setattr(catalogues, "FOLDER", tmp_path / "words")

    result = colloquy("build", "--root", root)

    assert result.exit_code == 0, result.output
    missing = root / "site/404.html"
    names = {name for term in open_archive(root)[0].terms for name in term.name.values()}
    english = _english(words)
    for path in (*(root / "site" / LANGUAGE).rglob("*.html"), missing):
        texts = _texts(path)
        assert not {text for text in texts - names if english.fullmatch(text)}, path
        said = {"There is no such page"} if path == missing else {"Searching…", "Topics", "Use dark colors"}
        assert {_made_up(message) for message in said} <= texts, path
    assert "切换为深色" in (root / "site/zh/index.html").read_text(encoding="utf-8"), "it is built after"


def test_a_language_is_named_as_the_prose_of_the_pages_names_it() -> None:
    for name, known in (("en", "英文"), ("zh", "中文"), ("ka", "格鲁吉亚语"), ("x-none", "x-none")):
        assert find_words("zh", "zh-Hans").language(name) == known
    assert find_words("en", "en").language("zh") == "Chinese"
    for path in catalogues.FOLDER.glob("*.po"):
        entries = (entry for entry in polib.pofile(str(path)) if entry.msgctxt == LANGUAGE_NAME)
        assert {entry.msgid for entry in entries} <= set(ENGLISH.languages.values()), path


def test_what_readers_of_a_new_language_see_in_english_is_counted_as_advice(
    small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = open_archive(small)[0].site
    georgian = SiteLanguage(LANGUAGE, LANGUAGE, "ქართული")
    assert not list(find_lacking(site))
    folder = tmp_path / "words"
    shutil.copytree(catalogues.FOLDER, folder, ignore=shutil.ignore_patterns("*.py*", "__*"))
    monkeypatch.setattr(catalogues, "FOLDER", folder)
    site = Site((*site.languages, georgian), "")
    words = _catalogue()

    (all_of_them,) = find_lacking(site)
    assert (
        all_of_them.what.text()
        == f"{len(words)} of {len(words)} words and sentences of the pages in `ka` are English"
    )
    assert all_of_them.severity is Severity.ADVICE
    del words[:3]
    words.save(str(folder / f"{LANGUAGE}.po"))
    catalogues.words_of_pages.cache_clear()
    (three,) = find_lacking(site)
    assert three.what.text().startswith("3 of ")


def test_a_kind_of_a_language_has_the_words_of_the_language_where_it_is_written_alike(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, word in (("pt", "Temas"), ("zh", "主题"), ("zh-HK", "主題")):
        po = polib.POFile()
        po.metadata = {"Content-Type": "text/plain; charset=UTF-8"}
        po.append(polib.POEntry(msgid="Topics", msgstr=word))
        po.save(str(tmp_path / f"{name}.po"))
    monkeypatch.setattr(catalogues, "FOLDER", tmp_path)
    catalogues.load_catalogue.cache_clear()
    find_words.cache_clear()
    said = {
        tag: str(find_words(tag, tag).say("Topics"))
        for tag in ("pt-BR", "zh-Hans-CN", "zh-TW", "zh-HK", "fr")
    }
    catalogues.load_catalogue.cache_clear()
    find_words.cache_clear()
    assert said == {
        "pt-BR": "Temas",
        "zh-Hans-CN": "主题",
        "zh-TW": "Topics",
        "zh-HK": "主題",
        "fr": "Topics",
    }
