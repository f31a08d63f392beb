"""Org: its headings, emphasis and keywords as Markdown."""

import re
from collections.abc import Iterator

from colloquy.intake.formats.columns import write_rows
from colloquy.intake.formats.decoding import decode
from colloquy.intake.formats.texts import IntakeText, Paragraph, escape, write_markdown
from colloquy.model import Kind

KEYWORD = re.compile(r"#\+(?P<key>[A-Za-z_]+):\s*(?P<value>.*)")
HEADING = re.compile(r"(?P<stars>\*+)\s+(?:(?:TODO|DONE)\s+)?(?P<words>.*?)(?:\s:[\w:@]+:)?$")
ITEM = re.compile(r"\s*(?:[-+]|\d+[.)])\s+(?P<words>.*)")
TERM = re.compile(r"(?P<term>\S[^\n]{0,80}?)\s+::(?:\s+(?P<words>.*)|$)")
"""An item of a list of terms, or of names and what they say."""
STRONG = re.compile(r"(?<![\w*])\\\*(?=\S)(?P<words>[^*\n]{1,4000}?)(?<=\S)\\\*(?![\w*])")
SLANTED = re.compile(r"(?<![\w/:])/(?=\S)(?P<words>[^/\n]{1,4000}?)(?<=\S)/(?![\w/])")
LINK = re.compile(r"\\\[\\\[(?P<address>[^\[\]]{1,500})\\\]\\\[(?P<words>[^\[\]]{1,300})\\\]\\\]")
ROW, BETWEEN = re.compile(r"\s*\|.*"), re.compile(r"\s*\|\s*")
RULED = re.compile(r"\s*\|[-+|]+\s*")
DRAWER = re.compile(r"\s*:[A-Z_-]+:.*")


def read(raw: bytes, name: str) -> IntakeText:  # noqa: ARG001 - all readers get it
    """Read Org as Markdown."""
    text, _ = decode(raw)
    lines = text.replace("\r\n", "\n").split("\n")
    said = {match["key"].lower(): match["value"].strip() for line in lines if (match := KEYWORD.match(line))}
    return write_markdown("org", _paragraphs(lines), {key: value for key, value in said.items() if value})


def _paragraphs(lines: list[str]) -> Iterator[Paragraph]:
    open_lines: list[str] = []
    rows: list[list[str]] = []
    kind = Kind.PARAGRAPH
    for line in [*lines, ""]:
        if ROW.fullmatch(line):
            cells = [] if RULED.fullmatch(line) else BETWEEN.split(line.strip().strip("|").strip())
            rows += [[_inline(cell) for cell in cells]] if cells else []
            continue
        if rows:
            yield from write_rows(rows)
            rows = []
        heading, item = HEADING.match(line.rstrip()), ITEM.match(line)
        quiet = line.startswith("#") or bool(DRAWER.fullmatch(line))
        if (not line.strip() or heading or item or quiet) and open_lines:
            yield Paragraph(_inline(" ".join(open_lines)), kind)
            open_lines, kind = [], Kind.PARAGRAPH
        if heading:
            yield Paragraph(_inline(heading["words"]), Kind.HEADING, len(heading["stars"]))
        elif item and (term := TERM.fullmatch(item["words"])):
            open_lines = [f"*{term['term']}:* {term['words'] or ''}"]
        elif item:
            open_lines, kind = [item["words"]], Kind.ITEM
        elif re.fullmatch(r"\s*-{5,}\s*", line):
            yield Paragraph("", Kind.RULE)
        elif line.strip() and not quiet:
            open_lines.append(line.strip())


def _inline(words: str) -> str:
    written = LINK.sub(lambda found: f"[{found['words']}]({found['address']})", escape(words))
    written = STRONG.sub(lambda found: f"**{found['words']}**", written)
    return SLANTED.sub(lambda found: f"*{found['words']}*", written)
