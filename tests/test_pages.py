"""Pages of interviews are Markdown that people can read, and the site adds to it without changing a word."""

from __future__ import annotations

import datetime
import re
from pathlib import Path
from typing import Any

import lxml.html
import markdown
import polib
import pytest

from archives import INTERVIEWS, edit, extensions, shown, succeed
from colloquy.composing.page import END, Page, dump, load
from colloquy.model import Edition
from colloquy.recording.folders import SIDECARS
from colloquy.showing.sidecar import on_page_markdown
from colloquy.words.wording import find_words

MOST = 2.5
"""How many times the bytes of its texts a page may have."""
ANOTHER_LIST = "<!-- another list -->"
READ = ("interviews", "topics")
"""Folders of the pages on which passages are read."""


def _made(site: Path) -> dict[str, str]:
    """Read the generated Markdown of pages with passages, by path."""
    docs = site.parent / "docs"
    paths = [path for folder in READ for path in docs.glob(f"*/{folder}/*.md") if path.name != "index.md"]
    return {path.relative_to(docs).as_posix(): path.read_text(encoding="utf-8") for path in paths}


def test_a_page_is_not_much_longer_than_the_texts_that_it_shows(site: Path, made: list[Edition]) -> None:
    interview = made[0].interview
    texts = sum(len(edition.passage(each).text.encode()) for edition in made for each in interview.passages)
    for edition in made:
        page = _made(site)[f"{edition.language}/interviews/{interview.id}.md"]
        assert len(page.encode()) <= MOST * texts


def test_a_page_begins_with_few_short_lines_for_machines(site: Path) -> None:
    for name, page in _made(site).items():
        front = page.split("---\n", 2)[1].splitlines()
        assert len(front) <= 12, name
        assert max(map(len, front)) <= 240, name


def test_no_line_of_a_page_is_html(site: Path) -> None:
    for name, page in _made(site).items():
        found = [line for line in page.splitlines() if line.lstrip("> ").startswith("<")]
        stressed = re.compile(r"<(strong|em|code|span)\b")
        assert {line for line in found if not stressed.match(line.lstrip("> "))} <= {ANOTHER_LIST}, name


def test_a_question_is_a_heading_followed_by_speaker_answer_and_the_other_language(site: Path) -> None:
    page = _made(site)["en/interviews/chollet-datacamp-2017.md"]
    begun = "## **Hugo Bowne-Anderson**{ #l15 .speaker } What do you actually do? { #q2 .question }"
    exchange = page.partition(f"\n{begun}\n")[2].partition("\n## ")[0]
    lines = [line for line in exchange.splitlines() if line]
    assert lines[:2] == ["那你实际上做什么呢？", "{ .beside lang=zh-Hans }"]
    assert lines[2] == "**François Chollet**{ .speaker .guest }"
    assert lines[4] == "{ #l17 .passage }"
    assert lines[5].startswith("我在山景城的谷歌大脑团队工作")


@pytest.mark.parametrize("name", INTERVIEWS)
def test_without_the_site_s_extension_every_anchor_of_a_page_is_there(site: Path, name: str) -> None:
    others = [each for each in extensions() if not each.startswith("colloquy")]
    page = _made(site)[f"zh/interviews/{name}.md"].split("---\n", 2)[2]
    plain: Any = lxml.html.fromstring(markdown.markdown(page, extensions=others))
    built: Any = lxml.html.parse(str(site / f"zh/interviews/{name}/index.html"))
    wanted = {str(id_) for id_ in built.xpath("//@id") if re.fullmatch(r"[elnq]\d+", str(id_))}
    assert len(wanted) > 60
    assert wanted <= set(plain.xpath("//@id"))


def test_code_is_shown_as_it_is_whatever_it_says(archive: Path) -> None:
    page = archive / "docs/en/page.md"
    page.parent.mkdir(parents=True, exist_ok=True)
    fence = "```` { #l3 .passage .draft language=py }\n*a* <b> &amp;\n\n    ```\n{ #x }\n````"
    page.write_text(f"---\na: b\n---\n# A {{ words=en }}\n\n{fence}\n", encoding="utf-8")
    tree: Any = lxml.html.fromstring(shown(archive, "en/page.md"))
    (code,) = tree.xpath("//div[@id='l3']/pre/code")
    assert code.text == "*a* <b> &amp;\n\n    ```\n{ #x } "
    assert code.xpath("./span[@class='status']/text()") == ["draft"]
    assert code.xpath("../../span/text()") == ["py"]


def test_a_build_without_what_is_beside_the_pages_says_how_to_get_it(
    small: Path, caplog: pytest.LogCaptureFixture
) -> None:
    succeed("pages", "--root", small)
    page = _Page()
    assert on_page_markdown("x", page=page, config=_Config(small)) == "x"
    assert page.meta["card"] == "assets/cards/en/talk.png"
    (small / SIDECARS / "en/interviews/talk.json").unlink()
    on_page_markdown("x", page=_Page(), config=_Config(small))
    lost = "Doc file 'en/interviews/talk.md' has lost what was written beside it: run `colloquy pages`"
    assert caplog.messages == [lost]


def test_a_question_whose_translation_is_behind_says_since_when(small: Path) -> None:
    path = small / "seeds/talk/zh.po"
    succeed("sync", "--root", small)
    po = polib.pofile(str(path))
    question = next(entry for entry in po if entry.msgctxt == "l3")
    question.msgid, question.msgstr = f"{question.msgid} Then?", "起初怎样？"
    po.save()
    succeed("sync", "--root", small)
    succeed("pages", "--root", small)
    tree: Any = lxml.html.fromstring(shown(small, "zh/interviews/talk.md"))
    (status,) = tree.xpath("//h2[@id='q1']//span[@class='status']/text()")
    assert find_words("zh", "zh-Hans").date(datetime.date.today().isoformat()) in status


def test_people_are_listed_with_their_interviews_even_where_nobody_knows_who_published_them(
    small: Path,
) -> None:
    path = small / "seeds/talk/interview.yml"
    edit(path, "publisher: A paper", "publisher: unknown")
    edit(path, "date: 2020-05", "date: unknown")
    succeed("pages", "--root", small)
    tree: Any = lxml.html.fromstring(shown(small, "en/people/index.md"))
    title = path.with_name("talk.md").read_text("utf-8").splitlines()[0].lstrip("# ")
    listed = [" ".join(entry.text_content().split()) for entry in tree.xpath("//p[@class='who']")]
    assert listed
    assert all(entry.startswith(f"{title}, ") for entry in listed)


class _Page:
    """A page as MkDocs hands it to hooks."""

    def __init__(self) -> None:
        self.meta: dict[str, object] = {"made_by": "colloquy"}
        self.file = self
        self.src_uri = "en/interviews/talk.md"


class _Config:
    """MkDocs' settings, of which hooks look at one."""

    def __init__(self, root: Path) -> None:
        self.config_file_path = str(root / "mkdocs.yml")


def test_the_places_of_a_page_are_filled_in_between_its_parts() -> None:
    page = Page("en/interviews/talk.md", ("a", "b", "c"), ("q1", END), "{}")
    assert load(dump(page)) == page
    assert page.fill({"q1": "1", END: "2"}).text == "a1b2c"
