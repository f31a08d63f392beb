"""Words that may not be published are in no file that anybody gets, and readers see where they were, and why.

`SECRET` is a name that an archive had published; the tests take it out as the page “Taking words down” says.
"""

from __future__ import annotations

import gzip
import html
import io
import json
import re
import time
import zipfile
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from lxml import etree

from archives import append, colloquy, copy_of_the_real_site, edit, read, succeed
from colloquy.accounting import account
from colloquy.catalogue import Described, Located
from colloquy.catalogue.records import EmendationRecord, NoteRecord, WithheldRecord
from colloquy.catalogue.site import Site, SiteLanguage
from colloquy.emending import annotate, emend, undo
from colloquy.model import Emendation, Note, Unit, Withheld
from colloquy.reading import split
from colloquy.segmenting import segment
from colloquy.text.inline import parse, plain
from colloquy.text.redaction import MARK, PRIVATE, is_mark, redacts
from colloquy.text.renaming import WORD, changes
from colloquy.translating.marks import has_marks, taken_out, with_labels
from colloquy.withholding import Text, withhold
from test_laws import declared

SECRET = "ZQNAMEONE"
TALK = f"""T

Ann: Who told you?

Bo: It was {SECRET}, of the mill.

That is all.

Ann: And then?

Bo: Nothing.
"""
DECLARED = """\
source:
  file: talk.txt
  sha256: {digest}
  format: text
language: en
title_line: 1
date: 2020-05
origin:
  publisher: A paper
  url: https://paper.example/talk
  published: 2020-05
  kind: transcript
  account: {{en: Recorded and written down., zh: 录音整理。}}
rights:
  licence: CC-BY-4.0
  claimed_by: A paper
  account: {{en: The paper says so., zh: 报纸如是说。}}
turns: labelled
speakers:
  - {{person: ann, role: interviewer, labels: [Ann]}}
  - {{person: bo, role: guest, labels: [Bo]}}
exchanges:
  - {{line: 3, title: Who told}}
  - {{line: 9, title: Then}}
"""
PEOPLE = "people:\n  - {id: ann, name: {en: Ann, zh: 安}}\n  - {id: bo, name: {en: Bo, zh: 博}}\n"
WITHHELD = """\
withheld:
  - line: 5
    reason: request of the person concerned
    quantity: 1
    decided_by: The editors
    decided: 2026-11-25
    note: {en: Asked for by letter., zh: 当事人来信要求。}
"""
TRANSLATED = f"""\
# {SECRET} must not be named
msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\n"

#, fuzzy
#| msgid "It had been {SECRET}, of the mill."
msgctxt "l5"
msgid "It was {SECRET}, of the mill."
msgstr "是磨坊的{SECRET}。"

# {SECRET} is a woman
msgctxt "l7"
msgid "That is all."
msgstr "{SECRET}就是这样。"

msgctxt "l9"
msgid "And then?"
msgstr "And {SECRET}s Mühle?"

#~ msgctxt "l8"
#~ msgid "{SECRET} again"
#~ msgstr "又是{SECRET}"
"""


def declare(root: Path, more: str = "") -> None:
    """Write the interview's declarations, with the SHA-256 that its source text has."""
    talk = root / "seeds" / "talk"
    digest = sha256((talk / "talk.txt").read_bytes()).hexdigest()
    (talk / "interview.yml").write_text(DECLARED.format(digest=digest) + more, encoding="utf-8")


def archive_that_tells(place: Path) -> Path:
    """Make an archive that still has the words."""
    root = copy_of_the_real_site(place)
    talk = root / "seeds" / "talk"
    talk.mkdir(parents=True)
    (root / "seeds" / "people.yml").write_text(PEOPLE, encoding="utf-8")
    (talk / "talk.txt").write_text(TALK, encoding="utf-8")
    (talk / "zh.po").write_text(TRANSLATED, encoding="utf-8")
    declare(root)
    return root


@pytest.fixture
def told(tmp_path: Path) -> Path:
    """Give an archive that still has the words."""
    return archive_that_tells(tmp_path / "archive")


def take_out(root: Path, mark: str = "[withheld]", more: str = WITHHELD) -> None:
    """Take the words out of the source text, and declare that."""
    source = root / "seeds" / "talk" / "talk.txt"
    edit(source, SECRET, mark)
    declare(root, more)


def contents(path: Path) -> Iterator[tuple[str, bytes]]:
    """Give all that a file has, unpacked."""
    raw = path.read_bytes()
    yield str(path), raw
    if raw[:2] == b"\x1f\x8b":
        yield f"{path} unpacked", gzip.decompress(raw)
    yield from _unpacked(str(path), raw)


def _unpacked(name: str, raw: bytes) -> Iterator[tuple[str, bytes]]:
    if raw[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(raw)) as packed:
            for each in packed.namelist():
                inner = packed.read(each)
                yield f"{name}: {each}", inner
                yield from _unpacked(f"{name}: {each}", inner)


def having(root: Path, words: str) -> list[str]:
    """Name every file of an archive that has some words, those in packed files too."""
    files = (path for path in root.rglob("*") if path.is_file())
    found = (name for path in files for name, raw in contents(path) if words.encode() in raw)
    return [name.removeprefix(f"{root}/") for name in found]


@pytest.mark.slow
def test_once_taken_out_the_words_are_in_no_file_of_the_archive(told: Path) -> None:
    for verb in ("build", "offline"):
        succeed(verb, "--root", told)
    before = having(told, SECRET)
    assert {"seeds", "docs", "site", ".colloquy"} <= {name.split("/")[0] for name in before}

    take_out(told)
    for verb in ("sync", "build", "offline"):
        succeed(verb, "--root", told)

    assert having(told, SECRET) == []


def site_that_withholds(root: Path) -> Path:
    """Take the words out of an archive, translate the passage again, and build the site."""
    take_out(root)
    succeed("sync", "--root", root)
    po = root / "seeds" / "talk" / "zh.po"
    text = po.read_text(encoding="utf-8")
    entry = re.compile(r'(msgctxt "l5"\nmsgid ".*"\nmsgstr )""')
    assert entry.search(text), text
    po.write_text(entry.sub(r'\1"是磨坊的[withheld]。"', text), encoding="utf-8")
    succeed("build", "--root", root)
    return root / "site"


ENGLISH, CHINESE = "[withheld: request of the person concerned]", "〔隐去：应当事人要求〕"


@pytest.mark.slow
def test_readers_see_where_words_are_withheld_and_why_everywhere(told: Path) -> None:
    site = site_that_withholds(told)

    shown = {
        path: (site / path).read_text(encoding="utf-8")
        for path in (
            "interviews/talk/index.html",
            "zh/interviews/talk/index.html",
            "data/talk.en.md",
            "data/talk.en.txt",
            "data/talk.zh.txt",
            "data/talk.en.csv",
            "data/talk.tei.xml",
            "corpus.json",
        )
    }
    for path, text in shown.items():
        label = CHINESE if "zh" in path.replace("/", ".").split(".") else ENGLISH
        assert label in text.replace("\\", ""), path  # Markdown escapes brackets
    assert "[withheld]" not in shown["data/talk.en.txt"] + shown["data/talk.zh.txt"]
    for folder in ("", "zh/"):
        page = shown[f"{folder}interviews/talk/index.html"]
        assert '<span class="withheld">' in page
        assert '<li id="w1">' in page
        assert re.search(r'<a href="#withheld">.*1.*</a>', page)
    (corpus,) = json.loads(shown["corpus.json"])["interviews"]
    assert corpus["withheld"] == [
        {"line": 5, "reason": "request of the person concerned", "extent": "words", "quantity": 1}
    ]
    schema = json.loads((site / "corpus.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator(schema).validate(json.loads(shown["corpus.json"]))
    tei = etree.parse(str(site / "data/talk.tei.xml"))
    gaps = tei.findall(".//{*}gap[@resp='#archive']")
    assert [gap.get("reason") for gap in gaps] == ["request-of-the-person-concerned"] * 2
    assert ["".join(map(str, gap.itertext())) for gap in gaps] == [ENGLISH, CHINESE]
    books = {path.stem[-2:]: dict(contents(path)) for path in site.glob("data/*.epub")}
    for language, label in {"en": ENGLISH, "zh": CHINESE}.items():
        (chapter,) = (raw.decode() for name, raw in books[language].items() if name.endswith("talk.xhtml"))
        assert label in html.unescape(chapter)
        assert 'id="w1"' in chapter
    status = colloquy("status", "--root", told)
    assert "words withheld in 1 place\n" in status.output


def test_a_remedy_for_an_emendation_that_hides_words_leads_to_a_right_page(told: Path) -> None:
    talk = told / "seeds" / "talk"
    emendation = {"line": 5, "found": SECRET, "replaced": "[name withheld]", "reason": "misprint"}
    declare(told, yaml.safe_dump({"emendations": [emendation]}))
    refused = colloquy("build", "--root", told)
    assert refused.exit_code == 1
    assert SECRET not in refused.output
    found = re.search(r"put `(.+?)` in their place in line 5 of (\S+);.*?`- (\{.*?\})`", refused.output)
    assert found

    source = told / found[2]
    edit(source, SECRET, found[1])
    (talk / "zh.po").unlink()
    declare(told)
    stale = (talk / "interview.yml").read_text(encoding="utf-8").replace("sha256: ", "sha256: 00", 1)
    stale = re.sub(r"(sha256: \w{64})\w\w", r"\1", stale)
    (talk / "interview.yml").write_text(f"{stale}withheld:\n  - {found[3]}\n", encoding="utf-8")
    digest = re.search(r"declare its SHA-256: (\w{64})", colloquy("check", "--root", told).output)
    assert digest
    declared = re.sub(r"sha256: \w{64}", f"sha256: {digest[1]}", (talk / "interview.yml").read_text())
    (talk / "interview.yml").write_text(declared, encoding="utf-8")

    succeed("check", "--root", told)
    succeed("pages", "--root", told)
    assert "\\[withheld: privacy\\]" in (told / "docs" / "en" / "interviews" / "talk.md").read_text()
    assert having(told, SECRET) == []


TOLD = "I was with Zora Quill and Keras. 我跟张三丰去的，其他人没去。 The man of Chollet, then Smith."
HIDING = {
    "Zora Quill": (
        "Person A|Mr. X|Ms. X.|Speaker B|Herr Y|Z.Q.|ZQ|Zora|a colleague|she|Jane Doe|P1|Informant 2|"
        "Anonymous|Anna Berg|John Roe|Max Mustermann|N. N.|[name]|OO|XY|"
        "Mrs. Q—|A, a friend|the person I worked with"
    ),
    "张三丰": (
        "某人|X先生|某先生|那位同事|张某|她|受访者1|受访者甲|甲先生|当事人|李四|王小明|小A|某公司|"
        "张先生|另一位"
    ),
    "zora@mill.example": "her address",
    "+44 7700 900123": "a number",
    "김철수": "A씨|아무개",
    "with Zora Quill and": "with a friend and|with",
    "跟张三丰去": "跟那位同事去",
}


@pytest.mark.parametrize(
    ("found", "replaced"),
    [(found, each) for found, many in HIDING.items() for each in many.split("|")],
)
def test_no_name_is_hidden_by_a_correction_without_a_word(found: str, replaced: str) -> None:
    assert _is_noticed(found, replaced)


@pytest.mark.parametrize(
    ("found", "replaced"),
    [
        ("Fran ois", "François"), ("Mr. Y", "Mr. X"), ("Person B", "Person A"), ("Karas", "Keras"),
        ("Shulay", "Chollet"), ("Speaker A", "Bo Smith"), ("Open Eye", "OpenAI"), ("乔莱", "肖莱"),
        ("启示", "其实"), ("谋些人", "某些人"), ("其它", "其他"), ("The man", "A man"),
        ("den eye went", "then I went"), ("Pa-\nris", "Paris"), ("Ann Ann said", "Ann said"), ("He", "She"),
        ("Vitamine C", "Vitamin C"), ("Chat GTP", "ChatGPT"), ("2016", "2018"), ("凯拉斯", "Keras"),
        ("War Two", "War 2"), ("War 2", "War Two"), ("Chapter Twenty-One", "Chapter 21"),
    ],
)  # fmt: skip
def test_what_is_misprinted_is_corrected_without_a_word(found: str, replaced: str) -> None:
    assert not _is_noticed(found, replaced)


@pytest.mark.parametrize(
    ("found", "replaced"),
    [("Model Tee", "Model T"), ("Vitamin See", "Vitamin C"), ("Plan Bee", "Plan B"), ("Mary Jay", "Mary J")],
)
def test_a_letter_that_was_misheard_is_corrected_with_a_word_on_how_that_is_known(
    told: Path, found: str, replaced: str
) -> None:
    assert not redacts(found, replaced), "else no note could settle it"
    edit(told / "seeds/talk/talk.txt", SECRET, found)
    record = f"emendations:\n  - {{line: 5, found: {found}, replaced: {replaced}, reason: misprint"
    declare(told)
    append(told / "seeds/talk/interview.yml", f"{record}}}\n")
    assert "what may be a name, but publishes what it found" in colloquy("check", "--root", told).output
    edit(told / "seeds/talk/interview.yml", "reason: misprint}", "reason: misprint, note: {en: Heard so.}}")
    assert "this emendation" not in colloquy("check", "--root", told).output


def _is_noticed(found: str, replaced: str) -> bool:
    known = frozenset(WORD.findall(f"{TOLD} {found}. the he."))
    renamed = any(each.renames(known) for each in changes(found, replaced))
    return renamed or redacts(found, replaced)


def test_a_mark_in_any_language_is_one_and_a_name_in_brackets_is_none() -> None:
    for mark in (
        "withheld",
        "Name entfernt",
        "nom supprimé",
        "nombre omitido",
        "nome rimosso",
        "имя удалено",
    ):
        assert is_mark(f"[{mark}]"), mark
    for mark in ("[محجوب]", "[הושמט]", "〔伏せ字〕", "[비공개]", "[省略]"):
        assert is_mark(mark), mark
    assert not is_mark("[Zora Quill]")


def test_tei_with_withheld_words_is_valid(told: Path, tei_schema: Any) -> None:
    document = etree.parse(str(site_that_withholds(told) / "data" / "talk.tei.xml"))
    assert tei_schema.validate(document), tei_schema.error_log


EVERYWHERE = """# A talk with [withheld 1]

**Ann:** Who was [withheld 2]?

**Bo:** Mr. **[withheld 3]** of [the [withheld 4] mill](https://mill.example/).

- one [withheld 5]
- two

> said [withheld 6]

| a | [withheld 7] |
|---|---|
| b | c |

    code [withheld 8]

### Head [withheld 9]

![picture](a.png)

Below it, [withheld 10].

**Ann:** [withheld 11]

**Bo:** 是[withheld 12]
说的。

Left out [withheld 13].
"""


@pytest.mark.slow
def test_words_are_withheld_in_every_kind_of_passage(told: Path) -> None:
    talk = told / "seeds" / "talk"
    (talk / "talk.txt").unlink()
    (talk / "zh.po").unlink()
    (talk / "talk.md").write_text(EVERYWHERE, encoding="utf-8")
    lines = EVERYWHERE.split("\n")
    entries = [
        {"line": lines.index(line) + 1, "mark": mark, "reason": "legal reasons"}
        for line in lines
        for mark in re.findall(r"\[withheld \d+\]", line)
    ]
    second = next(index for index, line in enumerate(lines, start=1) if "11]" in line)
    more = {
        "withheld": entries,
        "omissions": [{"lines": [len(lines) - 1], "reason": "other"}],
        "not_speech": [at for at, line in enumerate(lines, start=1) if line.startswith("##")],
        "captions": [next(index for index, line in enumerate(lines, start=1) if "Below" in line)],
    }
    text = DECLARED.replace("line: 9,", f"line: {second},").replace("talk.txt", "talk.md")
    text = text.replace("format: text", "format: markdown")
    digest = sha256(EVERYWHERE.encode()).hexdigest()
    (talk / "interview.yml").write_text(text.format(digest=digest) + yaml.safe_dump(more), encoding="utf-8")

    succeed("build", "--root", told)
    for path in ("interviews/talk/index.html", "zh/interviews/talk/index.html"):
        page = (told / "site" / path).read_text(encoding="utf-8")
        body, _, about = page.partition('id="withheld"')
        assert len(re.findall(r'<li id="w\d+">', about)) == len(entries) == 13
        assert "[withheld 1" not in page
        shown = re.sub(r'class="beside".*?</span>|<title>.*?</title>|content="[^"]*"', "", body)
        assert shown.count("[withheld: legal reasons]") >= 12, path
    tei = (told / "site" / "data" / "talk.tei.xml").read_text(encoding="utf-8")
    assert "[withheld 1" not in tei
    for verb in ("sync", "check"):
        succeed(verb, "--root", told)


@pytest.mark.slow
def test_what_an_omission_leaves_out_is_in_nothing_that_is_published(told: Path) -> None:
    talk = told / "seeds" / "talk"
    edit(talk / "talk.txt", SECRET, "he")
    edit(talk / "talk.txt", "That is", SECRET)
    (talk / "zh.po").unlink()
    declare(told, "omissions:\n  - {lines: [7], reason: other}\n")

    result = colloquy("offline", "--root", told)

    assert result.exit_code == 0, result.output
    assert having(told, SECRET) == ["seeds/talk/talk.txt"]


def test_a_mark_with_other_reasons_keeps_its_place_through_emendations_in_its_line(told: Path) -> None:
    """Undoing gives the file back: `account` would complain."""
    source = told / "seeds" / "talk" / "talk.txt"
    edit(source, SECRET, "teh [withheld 2] and [withheld 1] (or […])")
    (told / "seeds" / "talk" / "zh.po").unlink()
    withheld = [
        {"line": 5, "mark": "[withheld 1]", "reason": "safety"},
        {"line": 5, "mark": "[…]", "reason": "legal reasons"},
        {"line": 5, "mark": "[withheld 2]", "reason": "privacy"},
    ]
    emendations = [
        {"line": 5, "found": "teh", "replaced": "the very", "reason": "misprint"},
        {"line": 5, "found": "mill", "replaced": "mills", "reason": "misprint"},
    ]
    notes = [{"line": 5, "at": "the mills", "note": {"en": "Which?"}}]
    declare(told, yaml.safe_dump({"withheld": withheld, "emendations": emendations, "notes": notes}))

    editions = read(told, "talk")

    (passage,) = (each for each in editions.interview.passages if each.id == "l5")
    shown = (
        "the very [withheld: privacy] and [withheld: safety] (or [withheld: legal reasons]), of the mills."
    )
    assert plain(parse(passage.text)) == f"It was {shown}"
    for mark in passage.marks:
        assert mark.span
        words = plain(parse(passage.text[slice(*mark.span)]))
        entry = mark.apparatus
        assert words == (entry.at if isinstance(entry, Note) else entry.replaced)
    assert [entry.id for entry in passage.withheld] == ["w1", "w2", "w3"]
    assert (
        plain(parse(passage.kept)) == "It was the very [withheld 2] and [withheld 1] (or […]), of the mills."
    )


MARKS = st.sampled_from(["[withheld]", "[…]", "■■■", "〔隐去〕", "XXX", "[name withheld]", "███", "某某"])


@given(st.lists(st.tuples(st.text("ab *_[]()我", max_size=6), MARKS), max_size=4), st.booleans())
def test_a_translation_is_shown_only_with_every_mark(parts: list[tuple[str, str]], whole: bool) -> None:
    text = "".join(before + mark for before, mark in parts)
    entries = tuple(
        Withheld(number, 1, 0, mark, f"<{number}>", {"zh": f"<{number}>"}, "law", "words", 0, ("", ""), {})
        for number, (_, mark) in enumerate(parts)
    )
    unit = Unit("l1", text, "en", 1, withheld=entries)
    kept = text if whole else text.replace("withheld", "").replace("…", "")
    counted = [kept.count(mark) == text.count(mark) for _, mark in parts]
    if has_marks(kept, unit):
        assert all(counted)
        shown = with_labels(kept, unit, "zh")
        assert all(entry.shown["zh"] in shown for entry in entries)
    elif whole:
        wanted = [mark for _, mark in parts]
        assert any(kept.count(mark) != wanted.count(mark) for mark in wanted)


WORDS = ["one", "two", "three", "four", "*five*", "六七", "eight."]
ENTRY = st.sampled_from(["keep", "correct", "take out", "withhold", "note"])
SITE = Site((SiteLanguage("en", "en", "English"), SiteLanguage("zh", "zh-Hans", "中文")), "")


@given(st.permutations(WORDS), st.lists(ENTRY, min_size=7, max_size=7), st.sampled_from(["text", "markdown"]))
def test_every_entry_keeps_its_place_and_undoing_all_gives_the_file_back(
    words: list[str], kinds: list[str], written: str
) -> None:
    parts, emendations, notes, withheld = [], [], [], []
    for number, (word, kind) in enumerate(zip(words, kinds, strict=True)):
        match kind:
            case "correct":
                emendations.append(
                    EmendationRecord(line=5, found=word, replaced=f"<{number}", reason="misprint")
                )
            case "take out":
                emendations.append(
                    EmendationRecord(
                        line=5, found=f"{word} ", replaced="", reason="misprint", note={"en": "Twice."}
                    )
                )
            case "withhold":
                mark = f"[withheld {number}]"
                withheld.append(WithheldRecord(line=5, mark=mark, reason="safety"))
                word = mark
            case "note":
                notes.append(NoteRecord(line=5, at=word, note={"en": "So."}))
        parts.append(f"{word} ")
    text = f"T\n\nWhy?\n\n{''.join(parts)}end\n"
    described = declared(text, written)
    kept = described.declared
    record = kept.record.model_copy(
        update={"emendations": tuple(emendations), "notes": tuple(notes), "withheld": tuple(withheld)}
    )
    located = Located(record, kept.path, kept.places)
    received = split(text, "a.txt", sha256(text.encode()).hexdigest())
    emended, made, problems = emend(received, located)
    placed, wrong = annotate(emended, located)
    shown, found = withhold(received, Text(emended, made, placed), located, SITE)
    assert not [*problems, *wrong, *found]

    assert bytes(undo(shown.source, (*shown.emendations, *shown.withheld))) == text.encode()
    line = shown.source.line(5)
    changes: list[Emendation | Withheld] = [*shown.emendations, *shown.withheld]
    for entry in changes:
        assert line[entry.column :].startswith(entry.replaced)
    for note in shown.notes:
        assert line[note.column :].startswith(note.at)
    interview, refused = segment(
        Described("talk", located), shown.source, shown.emendations, shown.notes, shown.withheld
    )
    assert interview, refused
    assert not account(interview)
    assert line.count("[withheld: safety]") == len(withheld)


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ("It was Ann, of the mill.", "It was [withheld], of the mill.", ("Ann",)),
        ("Ann and Bo.", "[withheld] and [withheld].", ("Ann", "Bo")),
        ("Ann", "[withheld]", ("Ann",)),
        ("It was [withheld], of the mill.", "It was [withheld], of the mill.", ("[withheld]",)),
        ("It was Zora Quill, of teh mill.", "It was [withheld], of the mill.", ("Zora Quill",)),
        ("那是张三丰的磨访。", "那是[withheld]的磨坊。", ("张三丰",)),
        ("Something else.", "It was [withheld], of the mill.", ()),
        ("a" * 50_000, "a [withheld] " * 200, ()),
        ("a " * 50_000, " ".join(["a [withheld]"] * 200), ("a",) * 198),
    ],
)
def test_the_words_that_were_taken_out_are_found_by_what_is_around_them(
    before: str, after: str, words: tuple[str, ...]
) -> None:
    fields: Any = ("[withheld]", "-", {}, "privacy", "words", 0, ("", ""), {})
    entries = tuple(Withheld(number, 1, 0, *fields) for number in range(after.count("[withheld]")))
    found = taken_out(before, Unit("l1", after, "en", 1, withheld=entries))
    assert found[: len(words)] == words
    assert bool(found) == bool(words)


@pytest.mark.parametrize(
    "text",
    [
        "[" + " " * 60_000,
        "[withheld " * 6_000,
        "[" + "withheld " * 6_000,
        ". " * 30_000,
        "on a " * 12_000,
        "某" * 60_000,
        "? " * 30_000,
        "█ ?" * 20_000,
        "for a" * 12_000,
        "not a " * 10_000,
        "Mr. " * 15_000,
    ],
)
def test_no_text_makes_looking_for_marks_slow(text: str) -> None:
    started = time.perf_counter()
    for pattern in (MARK, PRIVATE):
        assert sum(1 for _ in pattern.finditer(text)) >= 0
    redacts("words", text)
    assert not [each for each in changes("words", text) if each.renames(frozenset())]
    assert time.perf_counter() - started < 3
