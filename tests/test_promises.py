"""Promises around the code: the generated is up to date, the documented exists, modules stay small."""

from __future__ import annotations

import json
import os
import re
import subprocess
from pathlib import Path
from typing import get_args

import polib
import pytest
from babel.messages.extract import extract_from_dir
from click.testing import CliRunner

from archives import ROOT, settings
from colloquy.catalogue.forms import FORMS, NAMED
from colloquy.catalogue.origins import OriginRecord
from colloquy.catalogue.records import (
    EmendationRecord,
    OmissionRecord,
    SpeakerRecord,
    WithheldRecord,
)
from colloquy.catalogue.schemas import schemas
from colloquy.cli import main
from colloquy.model import Provenance
from colloquy.words.catalogues import FOLDER
from colloquy.words.telling import TERMINAL
from colloquy.words.wording import LANGUAGE_NAME, find_words
from helps import OF_CLICK
from messages import messages

PACKAGE = ROOT / "scripts" / "colloquy"


def test_the_json_schemas_are_those_of_the_records() -> None:
    kept = {path.name: path.read_text(encoding="utf-8") for path in (ROOT / "schemas").iterdir()}
    assert kept == schemas(), "run `make schemas`"


def _messages() -> set[str]:
    """Find all words of pages: in templates, theme, code and settings, and in what may be declared."""
    methods = [("**.jinja", "jinja2"), ("**.html", "jinja2"), ("**.py", "python")]
    keywords = {"_": None, "_n": (1, 2), "say": None, "plainly": None, "count": (1, 2)}
    messages = {
        message[2] if isinstance(message[2], str) else message[2][0]
        for folder in (PACKAGE, ROOT / "overrides")
        for message in extract_from_dir(str(folder), method_map=methods, keywords=keywords)
    }
    messages |= {name for place in settings()["nav"] for name in place}
    messages |= {option["toggle"]["name"] for option in settings()["theme"]["palette"]}
    for record, name in (
        (EmendationRecord, "reason"),
        (OmissionRecord, "reason"),
        (OriginRecord, "kind"),
        (SpeakerRecord, "role"),
        (WithheldRecord, "reason"),
    ):
        messages |= set(get_args(record.model_fields[name].annotation))
    messages |= {each.shown for each in Provenance}
    return messages | {"divider", "file format", "none stated"}


def test_what_a_value_must_look_like_is_told_in_words_for_every_pattern() -> None:
    patterns = set(re.findall(r'"pattern": (".*")', "".join(schemas().values())))
    assert {json.loads(pattern) for pattern in patterns} <= FORMS.keys()


CATALOGUES = sorted(FOLDER.glob("*.po"))
LANGUAGES = pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.stem)


def _entries(path: Path, context: str | None) -> list[polib.POEntry]:
    return [entry for entry in polib.pofile(str(path)) if entry.msgctxt == context]


def test_values_are_called_in_the_terminal_as_on_the_page() -> None:
    site, terminal = (
        {entry.msgid: entry.msgstr for entry in _entries(FOLDER / "zh.po", context)}
        for context in (None, TERMINAL)
    )
    assert {value: terminal[value] for value in NAMED} == {
        value: f"{value}（{site[value]}）" for value in NAMED
    }


@LANGUAGES
def test_every_word_is_said_once_and_where_it_belongs(path: Path) -> None:
    said = [(entry.msgctxt, entry.msgid) for entry in polib.pofile(str(path))]
    assert len(said) == len(set(said))
    assert {context for context, _ in said} == {None, TERMINAL, LANGUAGE_NAME}


@LANGUAGES
def test_every_word_of_pages_is_translated_and_none_is_left_over(path: Path) -> None:
    entries = _entries(path, None)
    assert {entry.msgid for entry in entries} == _messages()
    for entry in entries:
        texts = entry.msgstr_plural.values() if entry.msgid_plural else [entry.msgstr]
        for text in texts:
            assert text.strip(), entry.msgid
            assert set(re.findall(r"{\w+}", text)) == set(re.findall(r"{\w+}", entry.msgid)), entry.msgid


@LANGUAGES
def test_every_message_to_contributors_is_translated_and_none_is_left_over(path: Path) -> None:
    entries = _entries(path, TERMINAL)
    assert {text for entry in entries for text in (entry.msgid, entry.msgid_plural) if text} == messages()
    for entry in entries:
        (text,) = entry.msgstr_plural.values() if entry.msgid_plural else [entry.msgstr]
        assert text.strip(), entry.msgid
        used = set(re.findall(r"{\w+", text))
        given = set(re.findall(r"{\w+", entry.msgid_plural or entry.msgid))
        # Click names types and counts in words that Chinese does not need.
        assert used == given or (entry.msgid in OF_CLICK and used < given), entry.msgid
        words = re.sub(r"`[^`]*`", "`", text)
        assert not re.search(r"[\u4e00-\u9fff][,;?!()]|[,;?!(][\u4e00-\u9fff]", words), text


def test_the_command_line_speaks_the_language_that_is_asked_for(small: Path) -> None:
    def said(*arguments: str, **environment: str) -> str:
        return (
            CliRunner(env={"LANGUAGE": "", "LC_ALL": "", "LC_MESSAGES": "", **environment})
            .invoke(main, [*arguments, "--root", str(small)])
            .output
        )

    assert "1 interview, " in said("check", LC_ALL="C.UTF-8")
    assert "1 interview, " in said("check", LC_ALL="fr_FR.UTF-8")
    assert "1篇访谈，" in said("check", LC_ALL="zh_CN.UTF-8")
    assert "1篇访谈，" in said("check", LC_MESSAGES="zh_TW")
    assert "1篇访谈，" in said("check", "--language", "zh", LC_ALL="C")
    assert "1 interview, " in said("check", "--language", "en", LC_ALL="zh_CN.UTF-8")


def test_dates_are_as_exact_as_they_are_known() -> None:
    english, chinese = find_words("en", "en"), find_words("zh", "zh-Hans")
    assert [english.date(date) for date in ("2017", "2017-12", "2018-07-02")] == [
        "2017",
        "December 2017",
        "July 2, 2018",
    ]
    assert [chinese.date(date) for date in ("2017", "2017-12", "2018-07-02")] == [
        "2017年",
        "2017年12月",
        "2018年7月2日",
    ]


def test_modules_stay_small() -> None:
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in PACKAGE.rglob("*.py")}
    assert lengths
    assert not [str(path) for path, length in lengths.items() if length > 250]


READMES = sorted(ROOT.glob("README*.md"))
GUIDES = [*READMES, ROOT / "CONTRIBUTING.md", *sorted(ROOT.glob("docs/*/*.md"))]
"""What people read to learn how this is used."""
COMMAND = re.compile(r"\bcolloquy ([a-z]+)\b([^`\n#]*)")
"""A verb, and what is given to it."""


def _targets() -> dict[str, str]:
    """Read the Makefile: what is to be made, and how."""
    text = (ROOT / "Makefile").read_text(encoding="utf-8")
    return dict(re.findall(r"^([\w-]+):(.*(?:\n\t.*)*)", text, re.MULTILINE))


def _code(*paths: Path) -> str:
    """Give what is code in texts of Markdown."""
    text = "\n".join(path.read_text(encoding="utf-8") for path in paths)
    return "\n".join(
        block or span for block, span in re.findall(r"```sh\n(.*?)```|`([^`\n]+)`", text, re.DOTALL)
    )


@pytest.mark.parametrize("path", GUIDES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_every_command_that_is_documented_exists_with_its_options(path: Path) -> None:
    code = _code(path)
    assert set(re.findall(r"\bmake ([a-z-]+)", code)) <= _targets().keys()
    for verb, given in COMMAND.findall(code):
        options = {option for each in main.commands[verb].params for option in each.opts}
        assert set(re.findall(r"(?<!\S)--[a-z-]+", given)) <= options, verb


def test_every_verb_is_documented_for_who_uses_it_or_for_who_changes_the_code() -> None:
    targets = _targets()
    for readme in READMES:
        code = _code(readme, ROOT / "CONTRIBUTING.md")
        made = "\n".join(targets[name] for name in re.findall(r"\bmake ([a-z-]+)", code))
        assert {verb for verb, _ in COMMAND.findall(f"{code}\n{made}")} >= main.commands.keys(), readme


def test_the_readmes_name_the_same_targets_and_link_to_what_is_there() -> None:
    named = set()
    for readme in READMES:
        text = readme.read_text(encoding="utf-8")
        named.add(frozenset(re.findall(r"\bmake ([a-z-]+)", text)))
        for link in re.findall(r"\]\((?!https?:)([^)#]+)", text):
            assert (ROOT / link).exists(), link
    (targets,) = named
    assert {"site", "test"} <= targets


@pytest.mark.parametrize(("locale", "is_chinese"), [("C", False), ("zh_CN.UTF-8", True)])
def test_everything_there_is_to_make_says_what_it_is_for_in_either_language(
    locale: str, is_chinese: bool
) -> None:
    spoken = {**os.environ, "LC_ALL": locale}
    spoken.pop("MAKELEVEL", None)  # a make within a make says which folder it enters
    spoken.pop("MAKEFLAGS", None)
    helped = subprocess.run(["make", "help"], cwd=ROOT, env=spoken, check=True, capture_output=True)
    lines = helped.stdout.decode().splitlines()
    explained = [name for name, recipe in _targets().items() if "## " in recipe.partition("\n")[0]]
    assert [line.split()[1] for line in lines] == explained
    assert {"site", "test", "test-quick"} <= set(explained)
    assert {bool(re.search("[\u4e00-\u9fff]", line)) for line in lines} == {is_chinese}


@pytest.mark.parametrize("verb", ["", *main.commands])
def test_every_verb_explains_itself(verb: str) -> None:
    result = CliRunner().invoke(main, [*verb.split(), "--help"])
    assert result.exit_code == 0
    assert "Usage:" in result.output
    assert len(result.output.splitlines()) > 5


def test_no_test_in_a_browser_waits_for_time() -> None:
    for path in (ROOT / "tests" / "browser").glob("*.py"):
        waits = re.search(r"wait_for_timeout|networkidle|\bsleep\(", path.read_text(encoding="utf-8"))
        assert not waits, f"{path}: a busy machine takes its time; wait until something is so"


def test_wrong_use_exits_with_two() -> None:
    assert CliRunner().invoke(main, ["shout"]).exit_code == 2
    for verb in main.commands:
        assert CliRunner().invoke(main, [verb, "--root", "/no/such/folder"]).exit_code == 2, verb


def test_lock_files_name_no_host_and_have_hashes() -> None:
    locks = sorted(ROOT.glob("requirements*.txt"))
    assert len(locks) == 3
    for lock in locks:
        text = lock.read_text(encoding="utf-8")
        assert "://" not in text
        assert text.count("==") <= text.count("--hash=sha256:")
    for folder in ("scripts/reader", "tests/audit"):
        packages = json.loads((ROOT / folder / "package-lock.json").read_text(encoding="utf-8"))["packages"]
        locked = [package for name, package in packages.items() if name]
        assert locked
        assert all("integrity" in package and "resolved" not in package for package in locked)


def test_every_promise_of_security_names_tests_that_exist() -> None:
    text = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
    promises = re.findall(r"^\| (?!Promise|---)[^|]+ \| ([^|]+) \|$", text, re.MULTILINE)
    assert len(promises) >= 20
    for shown in promises:
        files = re.findall(r"`(tests/[\w/.-]+)`", shown)
        tests = re.findall(r"`(test_\w+)`", shown)
        code = "".join((ROOT / path).read_text(encoding="utf-8") for path in files)
        assert tests, shown
        assert all(f"def {name}(" in code for name in tests), shown
