"""Pages are Markdown in which everything from a source text is inert, and is where it belongs."""

from __future__ import annotations

import re
from pathlib import Path

import polib
import pytest

from archives import append, colloquy, copy_of_the_real_archive, edit, seal, shown, succeed

RICH = """# A talk

**Ann:** How did it begin?

**Bo:** With a leter, and <script>alert(1)</script> {: onclick="x" } [[y]] [z](javascript:alert(1)).

* one
    * deeper
* two

1. first
2. second

| a | b |
|---|---|
| *c* | d \\| e |

```py
x = "<b>"
```

> quoted

![A loaf](img/loaf.png)

!!! note
    --8<-- "secret.txt"

**Ann:** And then?

**Bo:** A book, *at last*.
"""


@pytest.fixture
def rich(archive: Path) -> Path:
    """Give an archive whose source text has one of everything."""
    talk = archive / "seeds/talk"
    (talk / "talk.md").write_text(RICH.replace("\\\\", "\\"), encoding="utf-8")
    declared = talk / "interview.yml"
    line = RICH.splitlines().index("**Ann:** And then?") + 1
    edit(declared, "line: 9", f"line: {line}")
    seal(talk)
    return archive


def built(root: Path, language: str = "en") -> str:
    """Build a page as MkDocs does."""
    return shown(root, f"{language}/interviews/talk.md")


def test_everything_in_a_source_text_has_its_place_on_the_page(rich: Path) -> None:
    succeed("pages", "--root", rich)
    html = re.sub(r"\n(?=<t[dr])|\n(?=</tr)", "", built(rich))
    assert html.count("<table") == 1
    assert re.search(r'id="l16"><td>.*?</a><em>c</em></td><td>d | e</td>\s*</tr>', html)
    bullets, numbers = re.search(r"<ul>\s*<li[^>]*l7", html), re.search(r"<ol>\s*<li[^>]*l11", html)
    assert bullets
    assert numbers
    places = [bullets.start(), html.index('id="l8"'), html.index('id="l9"'), numbers.start()]
    assert places == sorted(places)
    assert '<code>x = "&lt;b&gt;"</code>' in html
    assert re.search(r"<blockquote>\s*<p class=\"passage\" id=\"l22\"", html)
    assert "The picture img/loaf.png is not in this archive. It showed: A loaf" in html


def test_nothing_in_a_source_text_becomes_markup_or_script(rich: Path) -> None:
    succeed("pages", "--root", rich)
    for language in ("en", "zh"):
        html = re.sub(
            r'<script type="application/json" id="quotable">[^<]*</script>', "", built(rich, language)
        )
        assert "<script" not in html
        assert not re.search(r"<[^>]*onclick", html)
        assert "javascript:alert(1)" in re.sub(r"<[^>]*>", "", html)
        assert 'href="javascript' not in html
        assert "admonition" not in html


@pytest.mark.parametrize("title", ['What "AI" means', "Q&A: 5 # 3 = 2 *x*", '价 " .frame hidden q99"'])
def test_a_title_stays_a_title_whatever_quotes_it_has(small: Path, title: str) -> None:
    colloquy("sync", "--root", small)
    path = small / "seeds/talk/zh.po"
    po = polib.pofile(str(path))
    next(entry for entry in po if entry.msgctxt == "q1").msgstr = title
    po.save()
    succeed("pages", "--root", small)
    html = built(small, "zh")
    heading = re.search(r"<h2[^>]*id=\"q1\"[^>]*>", html)
    assert heading
    assert set(re.findall(r"([\w-]+)=", heading.group())) == {"class", "id", "lang"}
    shown = re.search(r'<a href="#q1">(.*?)</a></li>', html.rpartition('<div class="toc">')[2])
    assert shown
    assert _text(shown.group(1)) == title


@pytest.mark.slow
def test_a_title_cannot_break_out_of_the_page_s_head(tmp_path: Path) -> None:
    root = copy_of_the_real_archive(tmp_path)
    path = root / "seeds/chollet-datacamp-2017/zh.po"
    po = polib.pofile(str(path))
    next(entry for entry in po if entry.msgctxt == "l5").msgstr = 'C & "D" <img src=x onerror=alert(5) '
    po.save()
    succeed("build", "--root", root)
    for name in ("interviews/chollet-datacamp-2017", "interviews", "translations", "people/francois-chollet"):
        page = (root / "site/zh" / name / "index.html").read_text(encoding="utf-8")
        assert "<img" not in page, name
    page = (root / "site/zh/interviews/chollet-datacamp-2017/index.html").read_text(encoding="utf-8")
    assert "<title>C &amp; &#34;D&#34; &lt;img src=x onerror=alert(5) · DataCamp 2017" in page


@pytest.mark.parametrize("text", ["第一\r\r- 第二", "第一\n第二", "第一\r\n\r\n# 第二"])
def test_line_ends_in_a_translation_break_nothing(small: Path, text: str) -> None:
    colloquy("sync", "--root", small)
    path = small / "seeds/talk/zh.po"
    po = polib.pofile(str(path))
    for entry in po:
        entry.msgstr = text
    po.save()
    succeed("pages", "--root", small)
    html = built(small, "zh")
    assert 'id="q1"' in html
    assert 'id="q2"' in html
    assert "data-toc-label" not in html
    assert "{:" not in html


def test_lists_that_begin_deep_begin_at_their_outermost_level(archive: Path) -> None:
    talk = archive / "seeds/talk"
    lines = [
        "# A talk",
        "",
        "**Ann:** How?",
        "",
        "**Bo:** So with a leter:",
        "",
        "- - a",
        "- b",
        "",
        "      c",
    ]
    source = [*lines[:4], "**Bo:** With a leter:", *lines[5:], "", "**Ann:** Why?", "", "**Bo:** Yes."]
    (talk / "talk.md").write_text("\n".join(source), encoding="utf-8")
    edit(talk / "interview.yml", "line: 9", "line: 12")
    seal(talk)
    succeed("pages", "--root", archive)
    html = built(archive)
    assert "<pre><code>&lt;a" not in html
    assert "{:" not in html


def _text(html: str) -> str:
    import html as entities

    return entities.unescape(entities.unescape(html))


def test_emphasis_nested_without_end_stays_text(small: Path) -> None:
    talk = small / "seeds/talk"
    source = talk / "talk.md"
    append(source, "\n" + "*a **b " * 400 + "** c*" * 400 + "\n")
    declared = talk / "interview.yml"
    declared.write_text(re.sub(r"sha256: \w+", "sha256: SHA256", declared.read_text()), encoding="utf-8")
    seal(talk)
    succeed("pages", "--root", small)


def test_a_po_file_may_begin_with_a_byte_order_mark(small: Path) -> None:
    colloquy("sync", "--root", small)
    path = small / "seeds/talk/zh.po"
    path.write_text("\ufeff" + path.read_text(encoding="utf-8"), encoding="utf-8")
    succeed("pages", "--root", small)


def test_an_item_keeps_its_printed_number_however_many_digits_it_has(archive: Path) -> None:
    talk = archive / "seeds/talk"
    append(talk / "talk.md", "\n99. one\n100. another\n101. a third\n")
    seal(talk)
    succeed("pages", "--root", archive)
    html = built(archive)
    for number, words in (("99", "one"), ("100", "another"), ("101", "a third")):
        assert re.search(rf'<li [^>]*value="{number}"><a [^>]*>[0-9]+</a>{words}</li>', html), html


@pytest.mark.parametrize(
    ("note", "follows"),
    [("", ""), ("note: {en: A note., zh: 一条注。}", "<br />")],
    ids=["alone", "with a note"],
)
def test_the_reason_of_a_correction_is_in_one_pair_of_brackets(small: Path, note: str, follows: str) -> None:
    declared = small / "seeds/talk/interview.yml"
    append(declared, f"    {note}\n")
    succeed("pages", "--root", small)
    for code, said in (("en", "corrected: <q>letter</q> (lost letter)"), ("zh", "letter</q>（缺字母）")):
        page = shown(small, f"{code}/interviews/talk.md")
        opened = re.search(r'<span class="apparatus-note"[^>]*id="e1-note".*?</span>', page, re.DOTALL)
        assert opened
        assert f"{said}{follows}" in opened[0]


def test_a_label_of_two_people_is_listed_once_and_neither_without_labels(archive: Path) -> None:
    declared = archive / "seeds/talk/interview.yml"
    text = declared.read_text(encoding="utf-8").replace("labels: [Ann]", "labels: [Q]")
    another = "  - {person: bo, role: interviewer, labels: [Q]}\nexchanges:"
    declared.write_text(text.replace("exchanges:", another, 1), encoding="utf-8")
    source = archive / "seeds/talk/talk.md"
    edit(source, "Ann:", "Q:")
    seal(archive / "seeds/talk")

    succeed("pages", "--root", archive)

    page = (archive / "docs/en/interviews/talk.md").read_text(encoding="utf-8")
    listed = page.partition("{ #speakers }")[2].partition("\n#")[0]
    lines = [line.partition("`")[0] for line in listed.splitlines() if line.startswith("- ")]
    assert lines == ["- Bo: ", "- Ann / Bo: "]


def test_a_part_that_has_no_question_is_not_counted_as_one(small: Path) -> None:
    declared = small / "seeds/talk/interview.yml"
    text = declared.read_text(encoding="utf-8")
    section = "exchanges:\n  - {line: 7, title: The letter, kind: section}"
    declared.write_text(text.replace("exchanges:", section, 1), encoding="utf-8")
    assert "2 questions" in colloquy("check", "--root", small).output
    assert colloquy("pages", "--root", small).exit_code == 0
    page = (small / "docs/en/interviews/talk.md").read_text(encoding="utf-8")
    assert "## The letter { #q2 .question .section }" in page
    assert ". 2 questions, in English" in page
    assert ", 2 questions</p>" in (small / "docs/en/interviews/index.md").read_text(encoding="utf-8")
