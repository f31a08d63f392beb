"""Whatever a text says, its Markdown says the same, in every place of a page, and is nothing but text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

import lxml.html
import markdown
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown.inlinepatterns import InlineProcessor as Pattern
from markdown.treeprocessors import InlineProcessor
from markupsafe import Markup

from archives import extensions
from colloquy.showing.extension import KINDS, NAME
from colloquy.showing.inlines import QuickInlines
from colloquy.text.inline import Break, Code, Emphasis, Gloss, Inline, Link, Strong, Text, parsing
from colloquy.text.inline.markdown import fence, line, link, text, trimmed
from colloquy.text.inline.markdown import markdown as written

SPECIAL = """1. ;12) ;- ;+ ;* ;> ;# ;## ;:::;!!! note;??? note;???+;```;~~~;---;- - -;===;***;___
    ;  ;{: #x }
{ .x };{ #l1 .passage };__a__;a_b_c;**a**;--8<--;wzxhzdk:0;klzzwxh:0;\\\\;&lt;<b>;</p>;<div>;<!--;-->;<script>
<?;<![CDATA[;</;<br>;<https://a.b>;[a](b);[a]: b;![a](b);[^1];|---|;| a |;\\|;<p markdown>;](;!;STX"""
PIECES = [
    *re.split(";|\n", SPECIAL),
    *"\\`*_{}[]()<>#+-.!|~^=$:&;\"'@?/ %\n\t\r\v\f\x1c\x85\u2028\u2029\xa0\u3000a1é中。“",
    *("&amp;", "&#42;", "&#60", "&#x3c", "&lt", "\n\n", "\n    "),
]
TEXTS = st.lists(st.one_of(st.sampled_from(PIECES), st.characters(codec="utf-8")), max_size=8).map("".join)
INVISIBLE = re.compile(r"[\x00-\x20\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]+")

PLACES = {
    "paragraph": ("{}\n{{ #l1 .passage }}", "//p[@id='l1']"),
    "heading": ("## **A**{{ .speaker }} {} {{ #q1 }}", "//h2"),
    "item": ("*   {}\n    {{ #l1 .passage }}\n*   b", "//li[@id='l1']"),
    "numbered item": ("1.  {}\n    {{ #l1 .passage }}\n2.  b", "//li[@id='l1']"),
    "other language of an item": (
        "*   a\n    {{ #l1 }}\n\n    {}\n    {{ .beside }}\n",
        "//li/p[@class='beside']",
    ),
    "quotation": ("> {}\n> {{ #l1 .passage }}", "//blockquote/p[@id='l1']"),
    "cell": ("| a | b |\n|---|---|\n| {} | d |", "//tbody/tr/td[1]"),
    "words of a link": ("a [{}](b.md){{ .gloss }} c", "//a"),
}


WRITERS: dict[str, Callable[[str], str]] = {"words of a link": str, "heading": trimmed, "cell": trimmed}
"""What finishes a text where it does not begin a line."""


def converted(page: str) -> lxml.html.HtmlElement:
    """Convert Markdown as the site does, after what MkDocs' plugins do to its lines."""
    lines = "\n".join(page.splitlines())
    return lxml.html.fragment_fromstring(
        markdown.markdown(lines, extensions=extensions()), create_parent="main"
    )


def seen(words: str) -> str:
    """Give what a reader sees of a text: spaces of any number, where HTML folds them, are one."""
    return INVISIBLE.sub(" ", words).strip(" \u200b")


@pytest.mark.slow
@pytest.mark.parametrize("place", PLACES)
@given(words=TEXTS)
def test_a_text_stays_that_text_in_every_place(place: str, words: str) -> None:
    form, way = PLACES[place]
    page = form.format(WRITERS.get(place, line)(text(words)))
    main = converted(page)
    found = main.xpath(way)
    assert len(found) == 1, page
    shown = found[0].text_content().removeprefix("A") if place == "heading" else found[0].text_content()
    assert seen(shown) == seen(words), page
    assert not found[0].xpath("./*[not(self::p or self::strong[@class='speaker'])]"), page


TREES: st.SearchStrategy[list[Inline]] = st.recursive(
    st.one_of(
        st.builds(Text, TEXTS),
        st.builds(Code, TEXTS),
        st.just(Break()),
        st.builds(Gloss, TEXTS, st.just("x")),
    ),
    lambda inner: st.one_of(
        st.builds(Emphasis, st.lists(inner, max_size=3).map(tuple)),
        st.builds(Strong, st.lists(inner, max_size=3).map(tuple)),
    ),
    max_leaves=6,
).flatmap(lambda node: st.lists(st.just(node), min_size=1, max_size=1))
LINKS = st.builds(
    Link,
    st.sampled_from(["https://a.b/c_(d)?e=1&copy=2&amp;f#g", "mailto:a@b.c"]),
    st.builds(lambda each: (Text(each),), TEXTS),
)


def shape(tree: list[Inline]) -> list[object]:
    """Give what an element tree of a tree of inlines has: elements and their texts."""
    made: list[object] = []
    for node in tree:
        match node:
            case Gloss(words):
                made.append(("a", [words]))
            case Text(words):
                made.append(words)
            case Code(words):
                made.append(("code", [words]))
            case Break():
                made.append(("br", []))
            case Link(_, children):
                made.append(("a", shape(list(children))))
            case Emphasis(children):
                made.append(("em", shape(list(children))))
            case Strong(children):
                made.append(("strong", shape(list(children))))
    return _folded(made)


def _folded(parts: list[object]) -> list[object]:
    made: list[object] = []
    for part in parts:
        if isinstance(part, str) and made and isinstance(made[-1], str):
            made[-1] += part
        else:
            made.append(part)
    folded = [INVISIBLE.sub(" ", part) if isinstance(part, str) else part for part in made]
    return [part for part in folded if part not in ("", " ")]


def _shape_of(element: lxml.html.HtmlElement) -> list[object]:
    parts: list[object] = [element.text or ""]
    for child in element:
        parts += [(child.tag, _shape_of(child)), child.tail or ""]
    return _folded(parts)


def _trimmed(parts: list[Any]) -> list[Any]:
    """Forget spaces at the edges of texts, which HTML does not show beside others."""
    trimmed = [seen(each) if isinstance(each, str) else (each[0], _trimmed(each[1])) for each in parts]
    return [each for each in trimmed if each]


@pytest.mark.slow
@given(tree=st.lists(st.one_of(TREES.map(lambda each: each[0]), LINKS), min_size=1, max_size=4))
def test_a_tree_of_inlines_comes_back_as_the_same_elements(tree: list[Inline]) -> None:
    page = f"{line(written(tree, lambda *_: '', lambda _: Markup()))}\n{{ #l1 .passage }}"
    (paragraph,) = converted(page).xpath("//p[@id='l1']")
    assert _trimmed(_shape_of(paragraph)) == _trimmed(shape(tree)), page


@pytest.mark.slow
@given(address=st.text("abc/_*`\\[](){}&;#'|~!$+,.:%@=?").map("https://a.b/".__add__), words=TEXTS)
@example(address="https://a.b/''", words="a")
@example(address="https://a.b/c_(d)?e=1&copy=2&amp;f#g", words="a")
def test_a_link_leads_where_it_leads(address: str, words: str) -> None:
    page = f"a {link(text(words), address, '.x')} c\n{{ #l1 .passage }}"
    (found,) = converted(page).xpath("//p[@id='l1']/a[@class='x']")
    assert found.get("href") == address, page
    assert seen(found.text_content()) == seen(words), page


@pytest.mark.slow
@given(words=TEXTS.map(seen).map(str.strip).filter(seen))
def test_a_speaker_s_name_stays_that_name(words: str) -> None:
    page = f"**{text(words)}**{{ .speaker .guest }}\n\nWords.\n{{ #l1 .passage }}"
    (name,) = converted(page).xpath("//p/strong[@class='speaker guest']")
    assert seen(name.text_content()) == seen(words), page


@pytest.mark.slow
@given(words=TEXTS)
@example(words="\ufeff")
@example(words="\ufeff\ufeffa")
def test_code_stays_that_code(words: str) -> None:
    (block,) = converted(f"a\n\n{fence(words, '.passage')}\n\nb").xpath("//pre")
    wanted = re.sub("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029]", " ", words)
    assert INVISIBLE.sub(" ", block.text_content()).strip() == INVISIBLE.sub(" ", wanted).strip()


FORMS = [
    *("a", " ", "é", "中", "“", "\n", "  \n", "!", "&", "*", "**", "_", "[", "]", "(", ")", "\\", "`", "<"),
    *(">", "@", "*a*", "**b c**", "`d`", "[e](f.md)", "[g](#h){ .x }", "\\*", "\\]", "\\\\", "<br>", "</b>"),
    *("&amp;", "&#42;", '<b lang="zh">', "<b c=d>", "<https://a.b>", "[a](<b>)", "![a](b)", "[a][b]"),
    *("*[i](j_k.md)*", "a@b", "://"),
]


@cache
def converters() -> tuple[markdown.Markdown, markdown.Markdown]:
    """Give two converters: as the site has it, and one that tries all kinds of blocks and inline patterns."""
    quick, thorough = (markdown.Markdown(extensions=extensions()) for _ in range(2))
    thorough.treeprocessors.register(InlineProcessor(thorough), "inline", 20)
    assert isinstance(quick.treeprocessors["inline"], QuickInlines)
    thorough.parser.blockprocessors.deregister(NAME)
    return quick, thorough


def both(page: str) -> Iterator[str]:
    """Convert a page in both ways; any number will do where Python-Markdown loses a placeholder."""
    return (re.sub(r"\d+", "", converter.reset().convert(page)) for converter in converters())


def pages_with(words: str) -> tuple[str, ...]:
    """Put a text into places where other forms begin and end."""
    return words, f"a{words}", f"{words}\n\n*{words}* [{words}](x.md){{ .y }} `{words}`  \n{words}"


@given(strong=TEXTS, words=TEXTS)
@example(strong="Ann:", words=" Why?")
@example(strong="Ann", words="：为什么？")
@example(strong="a ", words=" b")
@example(strong="_a", words="_ b")
@example(strong="“a”", words="\u3000b ")
def test_bold_before_words_is_what_the_parser_makes_of_it(strong: str, words: str) -> None:
    """It is read without the parser where nothing else could be meant."""
    given_ = INVISIBLE.sub(" ", f"**{strong}**{words}")
    tokens = parsing._PARSER.parseInline(given_)[0].children or []
    assert parsing.parse(given_) == tuple(parsing._children(iter(tokens), ""))


@given(words=TEXTS)
def test_inline_patterns_are_passed_over_only_where_they_match_nothing(words: str) -> None:
    assert "_InlineProcessor__handleInline" in vars(InlineProcessor)
    assert "_InlineProcessor__applyPattern" in vars(InlineProcessor)
    for page in pages_with(words):
        quick, thorough = both(page)
        assert quick == thorough


@pytest.mark.slow
@settings(max_examples=500)
@given(words=st.lists(st.sampled_from(FORMS), max_size=8).map("".join))
@example(words="**a\\***b")
@example(words="a*b*c**d**e")
@example(words="`*a`*b")
@example(words="[a\\](b)](c)")
@example(words=">>\n>")
@example(words="* a *b* c\n    * d `e`")
def test_a_text_that_is_read_in_one_pass_gives_the_tree_of_all_patterns(words: str) -> None:
    for page in pages_with(words):
        quick, thorough = both(page)
        assert quick == thorough


LINES = [
    *("a", "\n", "\n\n", " ", "    ", "{ .x }", "é", "中", "|", "1", ".", ":", "]:", "=", "~", "\\", "<b>"),
    *("<p>", "</p>", "# ", "## a", "> ", "* ", "*   ", "- ", "+ ", "1. ", "12) ", "***", "---", "___", "==="),
    *("- - -", "??? a", "???", "!!! a", ": a", "[a]: b", "[a]", "*[a]", "**a**", "*a*", "*", "_a_"),
    *("| a | b |", "|---|---|", "a|b", "-|-", "```", "<div>", "</div>", "<p markdown>", "<div markdown>"),
    *("<!-- a -->", "&amp;", "“", "[toc]", "[TOC]"),
]


@pytest.mark.slow
@settings(max_examples=1000)
@given(words=st.lists(st.sampled_from(LINES), max_size=10).map("".join))
@example(words="a\n===\n\n    b")
@example(words="* a\n\n    b\nc\n\n    d\n*e")
def test_a_block_that_goes_to_no_other_processor_is_a_paragraph(words: str) -> None:
    quick, thorough = both(words)
    assert quick == thorough


def test_all_kinds_of_blocks_are_known_and_an_extension_s_own_is_asked() -> None:
    quick, _ = converters()
    assert {quick.parser.blockprocessors.get_index_for_name(name) for name in KINDS} == set(range(len(KINDS)))
    noticed = markdown.Markdown(extensions=[*extensions(), "admonition"])
    assert 'class="admonition' in noticed.convert("!!! note\n    a")


def test_all_patterns_are_tried_where_an_extension_adds_its_own() -> None:
    class Shout(Pattern):
        def handleMatch(self, m: re.Match[str], _: str) -> tuple[str, int, int]:  # type: ignore[override]  # noqa: N802
            return m[0].upper(), m.start(0), m.end(0)

    converter = markdown.Markdown(extensions=extensions())
    converter.inlinePatterns.register(Shout("shout"), "shout", 5)
    assert converter.convert("*a* shout") == "<p><em>a</em> SHOUT</p>"


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("一句。\n二句。", "<p>一句。二句。</p>"),
        ("没有句号\n也一样", "<p>没有句号也一样</p>"),
        ("一句。\n[链接](x)", '<p>一句。<a href="x">链接</a></p>'),
        ("[链接](x)；\n*二句*。\n三句。", '<p><a href="x">链接</a>；<em>二句</em>。三句。</p>'),
        ("- 一句，\n  又一句。", "<ul>\n<li>一句，又一句。</li>\n</ul>"),
        ("one.\ntwo 中\nthree", "<p>one.\ntwo 中\nthree</p>"),
        ("诗一行  \n又一行", "<p>诗一行<br />\n又一行</p>"),
        ("见\n[Keras](x)", '<p>见\n<a href="x">Keras</a></p>'),
    ],
)
def test_lines_of_one_chinese_paragraph_have_no_space_between_them(words: str, shown: str) -> None:
    assert markdown.Markdown(extensions=extensions()).convert(words) == shown
