"""What the exports promise: tools read them, a page leads to them, the same archive gives the same bytes."""

from __future__ import annotations

import io
import json
import re
import subprocess
import sys
import zipfile
from dataclasses import replace
from html import unescape
from pathlib import Path
from urllib.parse import urljoin

import pytest
import rispy
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from pybtex.database import parse_file

from archives import INTERVIEWS, ROOT, read, succeed
from colloquy.citing import bibtex, csl, latex, reference
from colloquy.exporting import EXPORTS
from colloquy.exporting.packing import add, add_deflated, deflated
from colloquy.model import Edition
from colloquy.text.inline import parse, plain
from readback import blocks, only_words


def _read(site: Path, path: str) -> str:
    return (site / "data" / path).read_bytes().decode()


def test_references_are_read_by_three_citation_tools_and_say_what_is_a_machine_s(site: Path) -> None:
    place = site / "data"
    addresses = {
        f"https://colloquy.example/{folder}interviews/{name}/"
        for folder in ("", "zh/")
        for name in INTERVIEWS
    }
    known = json.loads((place / "references.json").read_text(encoding="utf-8"))
    assert {each["URL"] for each in known} == addresses
    assert {each["type"] for each in known} == {"interview"}
    back = next(each for each in known if each["id"] == f"{INTERVIEWS[1]}:en")
    assert back["translator"] == [{"literal": "Colloquy contributors"}]
    assert back["note"].startswith("Back-translation of a machine translation.")
    assert {
        each["UR"] if "UR" in each else each["urls"][0] for each in rispy.loads(_read(site, "references.ris"))
    } == addresses
    entries = parse_file(str(place / "references.bib")).entries
    assert {entry.fields["url"] for entry in entries.values()} == addresses
    assert {entry.fields["year"] for entry in entries.values()} == {"2017", "2018"}


def test_what_latex_would_take_for_commands_is_escaped() -> None:
    assert latex(r"100 % of A&B_c #1 {x} $y^2$ ~ \end") == (
        r"100 \% of A\&B\_c \#1 \{x\} \$y\textasciicircum{}2\$ \textasciitilde{} \textbackslash{}end"
    )


def test_plain_text_has_every_word_of_an_edition(site: Path, made: list[Edition]) -> None:
    for edition in made:
        place = f"{edition.interview.id}.{edition.language}"
        text, markdown = _read(site, f"{place}.txt"), _read(site, f"{place}.md")
        shown = only_words(" ".join(words for _, words in blocks(markdown)))
        for each in edition.interview.passages:
            words = edition.passage(each).text
            assert plain(parse(words)) in text
            if each.lines.first != edition.interview.title_line:
                assert only_words(plain(parse(words))) in shown


def test_the_head_of_a_plain_text_is_in_the_language_of_its_edition(site: Path) -> None:
    heads = {
        "chollet-datacamp-2017.zh": ["中文：本站译文", "许可：未注明", "雨果·鲍恩-安德森："],
        "chollet-pyimagesearch-2018.en": [
            "License: CC-BY-NC-SA-4.0, claimed by ApacheCN",
            "Adrian Rosebrock:",
        ],
    }
    for place, lines in heads.items():
        assert set(lines) <= set(_read(site, f"{place}.txt").splitlines())


def test_llms_txt_has_the_form_of_its_proposal_and_links_to_what_is_there(site: Path) -> None:
    lines = (site / "llms.txt").read_text(encoding="utf-8").splitlines()
    assert lines[0] == "# Chollet in Conversation"
    assert lines[2].startswith("> ")
    assert [line for line in lines if line.startswith("## ")] == ["## Interviews", "## Data"]
    links = [re.fullmatch(r"- \[[^\]]+\]\(([^)]+)\)(: .+)?", line) for line in lines if line.startswith("- ")]
    for link in links:
        assert link
        path = link[1].removeprefix("https://colloquy.example/")
        assert (site / path).exists(), path
    assert len(links) == 7


@pytest.mark.parametrize("folder", ["", "zh/"])
def test_every_example_on_the_page_of_data_runs(site: Path, folder: str) -> None:
    page = (site / f"{folder}data/index.html").read_text(encoding="utf-8")
    examples = [
        unescape(each)
        for each in re.findall(r'<pre class="example"><code>(.*?)</code></pre>', page, re.DOTALL)
    ]
    assert len(examples) == len(EXPORTS)
    for example in examples:
        assert len(example.splitlines()) == 2
        ran = subprocess.run(
            [sys.executable, "-X", "utf8", "-c", example],
            cwd=site / "data",
            capture_output=True,
            text=True,
            check=True,
        )
        assert ran.stdout.strip()


@pytest.mark.parametrize("folder", ["", "zh/"])
def test_every_file_is_offered_by_the_page_of_data_or_by_its_interview_s_own(site: Path, folder: str) -> None:
    def leads(path: str) -> set[str]:
        page = (site / folder / path / "index.html").read_text(encoding="utf-8")
        base = f"https://colloquy.example/{folder}{path}/"
        return {urljoin(base, link).partition("/data/")[2] for link in re.findall(r'href="([^"#]+)"', page)}

    files = {path.name for path in (site / "data").iterdir() if path.name != "index.html"}
    own = {name: {file for file in files if file.startswith(f"{name}.")} for name in INTERVIEWS}
    assert files - set().union(*own.values()) <= leads("data")
    page = (site / folder / "data/index.html").read_text(encoding="utf-8")
    for path in ("corpus.json", "corpus.schema.json", "llms.txt"):
        assert f'/{path}">' in page
    language = folder.rstrip("/") or "en"
    for name, wanted in own.items():
        here = leads(f"interviews/{name}")
        assert {file for file in wanted if f".{language}." in file or file.endswith(".tei.xml")} <= here
    assert (
        len([link for link in leads("data") if link.startswith(INTERVIEWS)]) == 3
    )  # an example of each form


def test_without_exports_no_page_of_an_interview_leads_to_any(small: Path) -> None:
    succeed("pages", "--root", small)
    page = (small / "docs/en/interviews/talk.md").read_text(encoding="utf-8")
    assert "take-away" not in page
    assert "data/" not in page


def test_without_exports_the_page_of_data_says_so_and_leads_to_none(small: Path) -> None:
    succeed("pages", "--root", small)
    page = (small / "docs/en/data/index.md").read_text(encoding="utf-8")
    assert "colloquy build" in page
    assert "href" not in page


@pytest.mark.parametrize("name", ["en", "zh", "en-zh"])
def test_a_book_has_every_passage_and_its_contents_every_question(site: Path, name: str) -> None:
    with zipfile.ZipFile(site / "data" / f"chollet-in-conversation-{name}.epub") as book:
        assert book.namelist()[0] == "mimetype"
        assert book.getinfo("mimetype").compress_type == zipfile.ZIP_STORED
        assert {entry.date_time for entry in book.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        pages = {
            path: etree.fromstring(book.read(path)) for path in book.namelist() if path.endswith(".xhtml")
        }
    contents = set(re.findall(r'href="([^"]+#q\d+)"', etree.tostring(pages["book/_nav.xhtml"]).decode()))
    assert len(contents) == 25
    for interview in INTERVIEWS:
        page = pages[f"book/{interview}.xhtml"]
        ids = {element.get("id") for element in page.iter() if element.get("id")}
        assert {link.partition("#")[2] for link in contents if link.startswith(interview)} <= ids
        whole = read(ROOT, interview).interview
        assert {each.id for each in whole.passages if each.lines.first != whole.title_line} <= ids
        links = {element.get("href") for element in page.iter("{*}a")}
        assert {link[1:] for link in links if link and link.startswith("#")} <= ids


def test_a_book_s_words_say_which_language_they_are_in(site: Path) -> None:
    with zipfile.ZipFile(site / "data" / "chollet-in-conversation-en-zh.epub") as book:
        page = etree.fromstring(book.read(f"book/{INTERVIEWS[1]}.xhtml"))
    (passage,) = page.iterfind(".//*[@id='l30']")
    assert [line.get("lang") for line in passage.iter("{*}p")] == ["zh-Hans", "en"]
    (caption,) = page.iterfind(".//*[@id='l24']")
    assert [line.get("lang") for line in caption.iter("{*}p")][1:] == ["en"]


@given(st.text(max_size=3000))
def test_what_is_compressed_ahead_makes_the_same_zip(content: str) -> None:
    results = []
    for ahead in (False, True):
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w") as packed:
            add(packed, "first.txt", "first")
            if ahead:
                add_deflated(packed, "second.txt", deflated(content))
            else:
                add(packed, "second.txt", content)
            add(packed, "third.txt", "third", zipfile.ZIP_STORED)
        results.append(stream.getvalue())
    assert results[0] == results[1]


@pytest.mark.parametrize(
    ("roles", "authors", "interviewers", "kind"),
    [
        (("interviewer", "guest"), ("Bo",), ("Ann",), "interview"),
        (("guest", "guest"), ("Ann", "Bo"), (), "webpage"),
        (("narrator", "guest"), ("Bo",), (), "webpage"),
        (("interpreter", "narrator"), ("Bo",), (), "webpage"),
        (("interviewer", "narrator"), ("Bo",), ("Ann",), "interview"),
        (("moderator", "guest"), ("Bo",), ("Ann",), "interview"),
        (("interviewer", "interviewer"), ("Ann", "Bo"), (), "webpage"),
    ],
)
def test_whose_words_an_interview_has_is_its_author(
    small: Path, roles: tuple[str, str], authors: tuple[str, ...], interviewers: tuple[str, ...], kind: str
) -> None:
    editions = read(small, "talk")
    archive, described, edition = editions.archive, editions.described, editions.editions[0]
    record = described.declared.record
    speakers = tuple(
        each.model_copy(update={"role": role}) for each, role in zip(record.speakers, roles, strict=True)
    )
    record.__dict__["speakers"] = speakers

    cited = csl(reference(archive, described, edition))

    assert tuple(name["literal"] for name in cited.get("author", ())) == authors
    assert tuple(name["literal"] for name in cited.get("interviewer", ())) == interviewers
    assert cited["type"] == kind
    assert ("howpublished = {Interview" in bibtex(reference(archive, described, edition))) == (
        kind == "interview"
    )


@pytest.mark.parametrize("note", ["", "Translation by Jane Doe.", "Draft."])
def test_a_reference_in_bibtex_names_who_translated_once(small: Path, note: str) -> None:
    editions = read(small, "talk")
    known = reference(editions.archive, editions.described, editions.editions[0])
    assert bibtex(replace(known, translators=("Jane Doe",), note=note)).count("Jane Doe") == 1
