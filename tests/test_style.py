"""What people read is in plain words: those that the style guides in Contributing avoid are not there.

Code is left out, in which words are names: YAML keys, commands, and the guides' own lists. What is written
beside code for those who read it, docstrings and comments, is read like the rest.
"""

from __future__ import annotations

import ast
import io
import re
import shutil
import tokenize
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import polib
import pytest
import yaml

from archives import ROOT, SMALL, colloquy
from colloquy.cli import main
from colloquy.words.catalogues import FOLDER

FORMS = [
    ROOT / "mkdocs.yml",
    *sorted((ROOT / ".github").rglob("*.md")),
    *sorted((ROOT / ".github").rglob("*.yml")),
]
DOCUMENTS = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").glob("*/[!i]*.md")), *FORMS]
"""Documents that people write; the change log is history, and keeps its words."""
SEEDS = [*sorted((ROOT / "seeds").glob("*.yml")), *sorted((ROOT / "seeds").glob("*/interview.yml"))]
LANGUAGES = ("en", "zh")
SCHEMAS = [*sorted((ROOT / "schemas").iterdir()), ROOT / "scripts/colloquy/exporting/corpus.schema.json"]
CODE = re.compile(
    r"^ *(```|~~~).*?^ *\1|`+[^`\n]+`+|\]\([^)\s]*\)|<[^>]*>|\{ ?[#.][^}]*\}", re.MULTILINE | re.DOTALL
)
THINGS = "book|column|document|entry|file|folder|index|line|menu|page|process|row|word"

ENGLISH = re.compile(
    r"\b(?:stands?|stood|tells?|told|shall|mend(?:s|ed|ing)?|likeness"
    r"|nobody (?:says|is made)|what (?:is|was) made of|t(?:ake|akes|aken|ook|aking) (?:it |them )?away"
    rf"|one (?:{THINGS}) an? \w+"
    r"|licen[c]e[sd]?|colou?rise\w*|colours?|favour\w*|behaviours?|honour\w*|centres?|catalogues?|grey"
    r"|(?:recogn|organ|real|special|summar|normal|emphas|apolog)is(?:e|es|ed|ing)|neighbours?"
    r"|whilst|judgement|full[ -]stops?|so far as|in the place of)\b",
    re.IGNORECASE,
)
"""Old habits of this project, and British spelling."""

OWN = re.compile(r"\bcatalogues?\b|“[^”]*”", re.IGNORECASE)
"""In docstrings: a noun of the code, and examples of what people write."""

CHINESE = re.compile(
    "由机器翻译再译|旧稿|较早的文本|审定|误植|校勘记|隐藏的说法|搜索用词|小号|入藏|未藏|断网|取走|带走|资料库|种子"
    "|主题自带|原始文本|源文本|[\u4e00-\u9fff][,;:?!](?=[\u4e00-\u9fff])|[\u4e00-\u9fff] (?=[\u4e00-\u9fff])"
)
"""Words with a better one, half-width punctuation, and blanks between characters."""


def _prose(path: Path) -> str:
    return CODE.sub("_", path.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    "path",
    [path for path in DOCUMENTS if path.name != "CHANGELOG.md"],
    ids=lambda path: path.relative_to(ROOT).as_posix(),
)
def test_documents_are_in_plain_words(path: Path) -> None:
    found = [match[0] for words in (ENGLISH, CHINESE) for match in words.finditer(_prose(path))]
    assert not found, f"{path.name}: see the style guide in Contributing"


def test_words_of_pages_and_messages_are_plain_in_both_languages() -> None:
    entries = polib.pofile(str(FOLDER / "zh.po"))
    fields = re.compile(r"\{\w+\}")
    said = {fields.sub("", text) for entry in entries for text in (entry.msgid, entry.msgid_plural)}
    translated = {text for entry in entries for text in (entry.msgstr, *entry.msgstr_plural.values())}
    assert not {text for text in said if ENGLISH.search(text)}
    assert not {text for text in translated if CHINESE.search(text)}


def _in_languages(value: Any) -> Iterator[str]:
    """Give what readers see in each language; all else in these files is names, source text and keywords."""
    match value:
        case dict():
            for key, inner in value.items():
                if key in LANGUAGES and isinstance(inner, str):
                    yield inner
                elif key != "hidden_labels":
                    yield from _in_languages(inner)
        case list():
            for inner in value:
                yield from _in_languages(inner)


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_what_the_archive_says_of_its_interviews_is_plain(path: Path) -> None:
    said = " / ".join(_in_languages(yaml.safe_load(path.read_text(encoding="utf-8"))))
    assert said
    assert not [match[0] for words in (ENGLISH, CHINESE) for match in words.finditer(said)]


def _helps(command: click.Command) -> Iterator[str]:
    """Give what a command says of itself, its options and its verbs."""
    yield command.get_help(click.Context(command, info_name="colloquy"))
    for verb in getattr(command, "commands", {}).values():
        yield from _helps(verb)


def test_what_commands_say_of_themselves_is_plain() -> None:
    assert not [match[0] for said in _helps(main) for match in ENGLISH.finditer(said)]


@pytest.mark.parametrize("path", SCHEMAS, ids=lambda path: path.name)
def test_what_editors_show_of_each_key_is_plain(path: Path) -> None:
    said = re.findall(r'"description": "(.*?)"[,\n]', path.read_text(encoding="utf-8"))
    assert said
    assert not [match[0] for each in said for match in ENGLISH.finditer(CODE.sub("_", each))]


def test_a_draft_is_in_plain_words(tmp_path: Path) -> None:
    shutil.copytree(SMALL, tmp_path / "archive", ignore=lambda *_: {"seeds"})
    (tmp_path / "archive/seeds").mkdir()
    for received in sorted((ROOT / "tests/cases/examples").iterdir()):
        colloquy("add", "--root", tmp_path / "archive", received)
    drafts = sorted(tmp_path.rglob("interview.yml"))
    assert len(drafts) == 2
    for draft in drafts:
        said = re.sub(r"^ *(?:licence|source):", "", draft.read_text(encoding="utf-8"), flags=re.MULTILINE)
        assert not [match[0] for words in (ENGLISH, CHINESE) for match in words.finditer(CODE.sub("_", said))]


def _beside_code(path: Path) -> Iterator[tuple[int, str]]:
    """Give docstrings and comments with their lines."""
    text = path.read_text(encoding="utf-8")
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            yield node.lineno, OWN.sub("_", str(node.value.value))
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type == tokenize.COMMENT:
            yield token.start[0], OWN.sub("_", token.string)


def test_docstrings_and_comments_are_in_plain_words() -> None:
    assert not [
        f"{path.relative_to(ROOT)}:{line}: {match[0]}"
        for path in sorted([*(ROOT / "scripts").rglob("*.py"), *(ROOT / "tests").rglob("*.py")])
        for line, prose in _beside_code(path)
        for match in ENGLISH.finditer(CODE.sub("_", prose))
    ]


@pytest.mark.parametrize(("language", "words", "least"), [("en", ENGLISH, 15), ("zh", CHINESE, 15)])
def test_every_word_that_a_style_guide_avoids_is_found(
    language: str, words: re.Pattern[str], least: int
) -> None:
    guide = (ROOT / f"docs/{language}/contributing.md").read_text(encoding="utf-8")
    style = guide.partition("{ #style ")[2].partition("{ #words ")[0]
    cells = re.findall(r"^\| (`[^|]*) \|", style, re.MULTILINE)
    avoided = [word for cell in cells if "（指" not in cell for word in re.findall("`([^`]+)`", cell)]
    assert len(avoided) >= least
    assert not [word for word in avoided if not words.search(word)]


@pytest.mark.parametrize("text", ["It is outstanding.", "to understand", "one row per passage", "colors"])
def test_words_that_only_look_alike_pass(text: str) -> None:
    assert not ENGLISH.search(text)


PARTICIPLES = frozenset({"each", "found", "told", "made"})
MOST_LINES = 3
"""Lines in which a value may be called by a participle: for longer, a noun says what it is."""


def _spans(function: ast.FunctionDef) -> Iterator[tuple[str, int, int]]:
    """Give the participles that a function calls values by, from the line that binds one to its last use."""
    names = [node for node in ast.walk(function) if isinstance(node, ast.Name | ast.arg)]
    first: dict[str, int] = {}
    for node in sorted(names, key=lambda node: (node.lineno, node.col_offset)):
        name = node.arg if isinstance(node, ast.arg) else node.id
        if name in PARTICIPLES:
            if name not in first or not isinstance(getattr(node, "ctx", None), ast.Load):
                first[name] = node.lineno
            yield name, first[name], node.lineno


def test_no_value_that_lives_long_is_called_by_a_participle() -> None:
    assert not {
        f"{path.relative_to(ROOT)}:{begin}: {name}"
        for path in sorted((ROOT / "scripts").rglob("*.py"))
        for function in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(function, ast.FunctionDef)
        for name, begin, end in _spans(function)
        if end - begin >= MOST_LINES
    }
