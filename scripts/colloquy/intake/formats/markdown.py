"""Markdown, with or without front matter, which stays in the text and is read for what it says."""

import json
import re
import tomllib
from collections import Counter
from dataclasses import replace
from html import unescape
from textwrap import dedent

import yaml

from colloquy.intake.formats.plain import take_text
from colloquy.intake.formats.texts import MARKDOWN, IntakeText
from colloquy.intake.vocabulary.asking import ends_asking, length

FRONT = re.compile(
    r"\ufeff?(?:---[ \t]*\n(?P<yaml>.{0,100000}?)\n(?:---|\.\.\.)|"
    r"\+\+\+[ \t]*\n(?P<toml>.{0,100000}?)\n\+\+\+|"
    r"(?P<json>\{[ \t]*\n.{0,100000}?\n\}))[ \t]*(?:\n|$)",
    re.DOTALL,
)
"""Front matter in any of the three notations that makers of sites read."""
LONGEST = 20_000
WIKI_LINK = re.compile(r"\[\[(?:[^\[\]|\n]{0,200}\|)?(?P<shown>[^\[\]|\n]{1,200})\]\]")
"""A link as notebooks write it, under the name of a page or another: `[[people/jane-doe|Jane Doe]]`."""
HELD = re.compile(
    r"^[\w-]{1,40}:[ \t]*[|>][-+\d]{0,2}[ \t]*\n(?P<words>(?:[ \t]+\S[^\n]*\n|[ \t]*\n)+)", re.MULTILINE
)
"""A block of text within front matter."""
FEWEST_HELD = 120
"""Words of the longest block, from which on it is the text, where nothing is below the front matter."""
WRAPPED = re.compile(
    r"^[ \t]*\{\{[<%][ ]?(?P<name>[\w-]{1,40})\b[^{}\n]{0,200}[>%]\}\}(?P<words>[^{}\n]{1,20000})"
    r"\{\{[<%][ ]?/[ ]?(?P=name)[ ]?[>%]\}\}[ \t]*$",
    re.MULTILINE,
)
"""A line between the beginning and the end of a template."""
GIVEN = re.compile(
    r"^[ \t]*(?P<shows>(?:\{\{[<%]|<(?=[A-Z]))[^\n\"]{0,200}?\b(?!alt)\w{1,30}=)\"(?P<words>[^\"\n]{8,600})\""
    r"[^\n]{0,400}>(?:\}\})?[ \t]*$",
    re.MULTILINE,
)
"""A line of a template or component that is given words to show: `{{< fold text="Why boats?" >}}`."""
FEWEST_GIVEN = 3
ANCHOR = re.compile(
    r"^(?P<before>[ \t]*(?:>[ \t]*|#{1,6}[ \t]+|[-*+][ \t]+)?)"
    r"(?:<a\b[^<>\n]{0,400}(?:/>|>[ \t]*[#¶§🔗]?[ \t]*</a>)[ \t]*)+(?=\S)",
    re.MULTILINE,
)
"""What is before a line’s words so that links lead there: `<a href="#boats" id="boats">#</a> **Q:**`."""
MIXED = re.compile(r"^[ \t]*<p\b[^<>\n]{0,400}>\s{0,9}(?:\*\*|__?)(?=[\w“\"‘'])", re.MULTILINE)
"""Markdown in a paragraph of HTML, as some makers of sites read it: `<p class="q">**Why boats?**</p>`."""
FEWEST_MIXED = 3
PARAGRAPH = re.compile(r"(?<![ \t])[ \t]*</?(?:p|div)\b[^<>\n]{0,400}>[ \t]*\n?")
HEADED = re.compile(r"<h(?P<level>[1-6])\b[^<>\n]{0,400}>(?P<words>[^\n]{0,300}?)</h(?P=level)>")
STRONG = re.compile(r"</?(?:strong|b)>")
FENCE = re.compile(r"^[ \t]*(?:```|~~~)", re.MULTILINE)
COMMENT = re.compile("^[ ]{0,3}<!--", re.MULTILINE)
ELEMENT = re.compile(r"<(?P<end>/?)(?P<name>[A-Za-z][A-Za-z1-6]{0,11})\b[^<>]{0,4000}>")
PARAGRAPHS = frozenset(["p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "td", "figcaption", "blockquote"])
FEWEST_ELEMENTS, MOSTLY = 6, 0.8
"""Paragraphs of HTML or lines of one, and their share of a text, from which on it is a page in Markdown."""


def read(raw: bytes, name: str) -> IntakeText:  # noqa: ARG001 - all readers get it
    """Take Markdown as it is, without the templates that wrap its lines."""
    taken = take_text(raw, "markdown", MARKDOWN)
    taken = taken.rewritten(_with_body(taken.text), "the text within the front matter is written below it")
    taken = taken.rewritten(_without_paragraphs(taken.text), "without HTML around paragraphs of Markdown")
    if _is_page(taken.text):
        return _read_page(taken)
    taken = taken.rewritten(WRAPPED.sub(r"\g<words>", taken.text), "without templates around lines")
    taken = taken.rewritten(ANCHOR.sub(r"\g<before>", taken.text), "without anchors before lines")
    taken = taken.rewritten(_with_questions(taken.text), "questions that templates show are written in bold")
    taken = taken.rewritten(_without_comments(taken.text), "without comments that no page shows")
    return replace(taken, metadata=front_matter(taken.text))


def _with_body(text: str) -> str:
    """Write what the front matter holds of a text below it, where nothing else is there."""
    end = _front_end(text)
    held = [] if text[end:].strip() else list(HELD.finditer(text, 0, end))
    body = max(held, key=lambda match: len(match["words"]), default=None)
    if body is None or length(body["words"]) < FEWEST_HELD:
        return text
    before, after = text[: body.start()], text[body.end() : end].rstrip("\n")
    return f"{before}{after}\n\n{dedent(body['words']).strip()}\n"


def is_mixed(text: str) -> bool:
    """Say whether Markdown is in paragraphs of HTML."""
    return len(MIXED.findall(text)) >= FEWEST_MIXED


def _without_paragraphs(text: str) -> str:
    """Write paragraphs of HTML as such of Markdown, where Markdown is in them."""
    if not is_mixed(text):
        return text
    end = _front_end(text)
    body = STRONG.sub("**", PARAGRAPH.sub("\n\n", text[end:]))
    body = HEADED.sub(lambda match: f"\n\n{'#' * int(match['level'])} {match['words']}\n\n", body)
    return text[:end] + re.sub(r"\n{3,}", "\n\n", body)


def _with_questions(text: str) -> str:
    """Write what a template is given to show as bold lines, where it is mostly questions."""
    shown = [(match["shows"], match["words"].strip("*_ ")) for match in GIVEN.finditer(text)]
    asked = Counter(shows for shows, words in shown if ends_asking(words))
    every = Counter(shows for shows, _ in shown)
    asking = {shows for shows, count in asked.items() if count >= FEWEST_GIVEN and count * 2 > every[shows]}
    return GIVEN.sub(
        lambda match: f"**{match['words'].strip('*_ ')}**" if match["shows"] in asking else match[0], text
    )


def _without_comments(text: str) -> str:
    """Take out comments of several lines, in which translators keep the original; no line moves."""
    kept, end, fences = [], 0, 0
    while (opened := COMMENT.search(text, end)) and (
        closed := text.find("-->", begin := opened.start())
    ) >= 0:
        fences += len(FENCE.findall(text, end, begin))
        lines = text.count("\n", begin, closed)
        hidden = lines and fences % 2 == 0
        kept += [text[end:begin], "\n" * lines if hidden else text[begin : closed + 3]]
        end = closed + 3
    return "".join([*kept, text[end:]])


def _is_page(text: str) -> bool:
    """Say whether nearly all that a text says is in elements of HTML, as exported blogs have it."""
    begun, open_ones, end = 0, 0, _front_end(text)
    words = {True: 0, False: 0}
    for element in ELEMENT.finditer(text, end):
        words[open_ones > 0] += len("".join(text[end : element.start()].split()))
        end = element.end()
        if element["name"].lower() in PARAGRAPHS:
            begun += not element["end"]
            open_ones = max(0, open_ones + (-1 if element["end"] else 1))
        elif element["name"].lower() == "br":
            begun += open_ones > 0
    words[False] += len("".join(text[end:].split()))
    return begun >= FEWEST_ELEMENTS and words[True] > MOSTLY * sum(words.values())


def _read_page(taken: IntakeText) -> IntakeText:
    """Read the page below the front matter, which is not kept in the text."""
    from colloquy.intake.formats import html

    page = html.read(taken.text[_front_end(taken.text) :].encode(), "")
    said = {**page.metadata, **front_matter(taken.text)}
    note = "HTML within Markdown is written as Markdown"
    return replace(page, format=taken.format, metadata=said, notes=(*taken.notes, *page.notes, note))


def front_matter(text: str) -> dict[str, str]:
    """Give what the front matter says in plain keys; nothing of one that cannot be read."""
    match = FRONT.match(text)
    said = _read_front(match) if match else None
    if not isinstance(said, dict):
        return {}
    given = {str(key).lower(): _words(value) for key, value in said.items() if value not in (None, "", [])}
    return {key: unescape(words) for key, words in given.items()}


def front_lines(text: str) -> int:
    """Give how many lines the front matter takes, its fences included."""
    front = text[: _front_end(text)]
    return front.count("\n") + (not front.endswith("\n")) if front else 0


def _front_end(text: str) -> int:
    """Give where the front matter ends; braces around what is no JSON are words of the text."""
    match = FRONT.match(text)
    return match.end() if match and (match["json"] is None or _read_front(match) is not None) else 0


def _read_front(match: re.Match[str]) -> object:
    """Read front matter; `None` where it is not written as its fences say, or too long."""
    if len(match[0]) > LONGEST or (match["yaml"] and "&" in match["yaml"] and "*" in match["yaml"]):
        return None
    try:
        if match["toml"] is not None:
            return tomllib.loads(match["toml"])
        return json.loads(match["json"]) if match["json"] else yaml.safe_load(match["yaml"])
    except (yaml.YAMLError, ValueError, RecursionError):
        return None


def _words(value: object) -> str:
    words = "; ".join(map(_words, value)) if isinstance(value, list) else str(value)
    return WIKI_LINK.sub(r"\g<shown>", words)
