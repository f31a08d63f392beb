"""Columns: tables of who speaks, what is said and perhaps its translation, as paragraphs."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from colloquy.intake.formats.texts import MARKDOWN, IntakeText, Paragraph
from colloquy.intake.vocabulary.asking import length
from colloquy.intake.vocabulary.lexicon import words
from colloquy.intake.vocabulary.scripts import script_of
from colloquy.problems import Phrase, phrase
from colloquy.text.scripts import HAN as HAN_RANGE
from colloquy.text.times import CLOCK

SPEAKER, WORDS, START = words("speaker_columns"), words("word_columns"), words("start_columns")
ASKED, ANSWERED = words("asked_columns"), words("answered_columns")
FEWEST = 4
SELDOM = 5
"""Rows for each that names nobody, in a table that otherwise says who speaks."""
FEW_BETWEEN = 3
"""Rows without a name, at least half of them between two of one name, from which on these are nobody's."""
LONGEST_NAME = 40
LONGEST_LINE = 5_000
"""Characters of a line that may have two languages: every place in it is tried."""
ROW = re.compile(r"^[ \t]*\|(?P<cells>.+)\|[ \t]*$")
BETWEEN = re.compile(r"(?<!\\)\|")
CHANGE = re.compile(
    rf"(?<=[.?!。？！…”\"'’)）])[*_]*\s*(?:<br\s*/?>|[/|｜])?\s*(?=[*_“\"（(]{{0,3}}[{HAN_RANGE}A-Z])|<br\s*/?>",
    re.IGNORECASE,
)
"""Where a line may change from one language to another."""
HAN = re.compile(f"[{HAN_RANGE}]")
FEWEST_WORDS = 2
RULED = re.compile(r"[\s:|-]+")


def are_translations(pairs: Sequence[tuple[str, str]]) -> bool:
    """Say whether one column translates the other: it is in another script, and neither is only names."""
    full = [pair for pair in pairs if all(map(str.strip, pair))]
    scripts = [(script_of(one), script_of(other)) for one, other in full]
    differ = sum(one != other for one, other in scripts if one and other)
    sizes = [sum(length(pair[side]) for pair in full) for side in (0, 1)]
    return len(full) >= FEWEST and differ * 10 >= 8 * len(full) and min(sizes) * 5 > max(sizes)


def write_rows(rows: Sequence[Sequence[str]]) -> Iterator[Paragraph]:
    """Write the rows of a document's table: what is said, by the short cell before it, and its translation.

    The cells are inline Markdown; those that are empty are left out. Of columns that a first row calls
    by what they are, only these are left.
    """
    rows = _by_names(rows)
    translated = are_translations([(row[-2], row[-1]) for row in rows if len(row) > 1])
    for row in rows:
        *before, last = row[:-1] if translated and len(row) > 1 else row
        if before and len(before[-1]) < LONGEST_NAME and re.search(r"[^\W\d_]", before[-1]):
            yield Paragraph(last, voice=before[-1].strip("*：: "))
        else:
            yield Paragraph(" ".join([*before, last]))
        if translated and len(row) > 1:
            yield Paragraph(row[-1])


def _by_names(rows: Sequence[Sequence[str]]) -> Sequence[Sequence[str]]:
    """Give who speaks and what is said of each row, where the first row names the columns of both."""
    head = [cell.strip("*: ").lower() for cell in rows[0]] if rows else []
    speaker, said = (find_column(head, names) for names in (SPEAKER, WORDS))
    if speaker is None or said is None:
        return rows
    return [[row[speaker], row[said]] if len(row) == len(head) else row for row in rows[1:]]


def find_column(head: Sequence[str], names: tuple[str, ...]) -> int | None:
    """Give the column that has the first of some names; none where there is no such column."""
    return next((head.index(name) for name in names if name in head), None)


def find_table(head: bytes) -> str:
    """Call the kind of table whose first row names the columns of what is said, and by whom or when."""
    first, _, rows = head.decode(errors="replace").lstrip("\ufeff").lower().partition("\n")
    for named, delimiter in (("tsv", "\t"), ("csv", ",")):
        if first.count(delimiter) > rows.split("\n", 1)[0].count(delimiter):
            continue
        cells = [cell.strip(' "\r') for cell in first.split(delimiter)]
        said, beside = (find_column(cells, names) for names in (WORDS, (*SPEAKER, *START)))
        if said is not None and beside is not None and said != beside:
            return named
    return ""


def doubt_unnamed(names: Sequence[str]) -> tuple[Phrase, Phrase] | None:
    """Doubt who speaks in rows without a name, where a table names somebody though nobody else begins.

    It does where names come again right below, or below a row that has none.
    """
    unnamed = names.count("")
    repeated = any(one and one == other for one, other in pairwise(names))
    runs = [name for name, _ in groupby(names)]
    between = [one == other for one, name, other in zip(runs, runs[1:], runs[2:], strict=False) if not name]
    always = repeated and unnamed * SELDOM < len(names)
    if not unnamed or not (always or sum(between) * 2 > max(len(between), FEW_BETWEEN)):
        return None
    what = phrase("rows of the table without a speaker: {rows}; who speaks there is unknown", rows=unnamed)
    return what, phrase(
        "write who speaks there into a copy of the table, and add that; if nobody knows, confirm that"
    )


def unfold_answers(rows: list[list[str]]) -> list[list[str]]:
    """Give each question and its answer rows of their own, where the first row names the columns of both."""
    head = [cell.strip().lower() for cell in rows[0]]
    asked, answered = (find_column(head, names) for names in (ASKED, ANSWERED))
    if asked is None or answered is None or find_column(head, SPEAKER) is not None:
        return rows
    pair = [(index, rows[0][index].strip().title()) for index in (asked, answered)]
    said = [[name, row[index]] for row in rows[1:] for index, name in pair if index < len(row)]
    return [[SPEAKER[0], WORDS[0]], *said]


def unfold(text: IntakeText) -> IntakeText:
    """Write what is beside its translation, in a table or in a line, as paragraphs one below the other."""
    return unfold_lines(unfold_columns(text))


def unfold_columns(text: IntakeText) -> IntakeText:
    """Write the rows of Markdown tables as paragraphs, where their last two columns are two languages."""
    if text.form != MARKDOWN or "|" not in text.text:
        return text
    lines = text.text.split("\n")
    rows = {index: _cells(match["cells"]) for index, line in enumerate(lines) if (match := ROW.match(line))}
    said = {
        index: cells for index, cells in rows.items() if len(cells) > 1 and not RULED.fullmatch(lines[index])
    }
    if not are_translations([(cells[-2], cells[-1]) for cells in said.values()]):
        return text
    heads = {index for index in said if index + 1 in rows and index + 1 not in said}
    for index in rows:
        cells = said.get(index, [])
        lines[index] = (
            "" if index in heads or not cells else f"\n{_label(cells[:-2])}{cells[-2]}\n\n{cells[-1]}\n"
        )
    return text.rewritten("\n".join(lines), "a table of two columns written as paragraphs")


def _label(cells: Sequence[str]) -> str:
    """Write who speaks and when, by the cells before what is said: the last that is no time is a name."""
    times = [cell for cell in cells if re.fullmatch(CLOCK, cell)]
    names = [cell.strip("：: ") for cell in cells if cell and cell not in times]
    time = f"[{times[0]}] " if times and names else ""
    return f"{time}{names[-1]}: " if names else ""


def unfold_lines(text: IntakeText) -> IntakeText:
    """Write lines that have two languages as two paragraphs, if nearly all lines have."""
    if not HAN.search(text.text):
        return text
    lines = text.text.split("\n")
    pairs = {index: pair for index, line in enumerate(lines) if (pair := _divided(line))}
    spoken = sum(length(line) > FEWEST_WORDS for line in lines)
    if len(pairs) * 10 < 7 * spoken or not are_translations(list(pairs.values())):
        return text
    for index, (one, other) in pairs.items():
        lines[index] = f"{one}\n\n{other}"
    return text.rewritten("\n".join(lines), "lines of two languages written as two paragraphs")


def _divided(line: str) -> tuple[str, str] | None:
    """Divide a line where it changes from one script to the other, once and for all."""
    for match in CHANGE.finditer(line) if len(line) <= LONGEST_LINE else ():
        one, other = line[: match.start()].rstrip(), line[match.end() :].lstrip()
        begun = other.lstrip('*_“"（(')[:1]
        if HAN.search(one) and not HAN.search(other) and script_of(other):
            return one, other
        if not HAN.search(one) and HAN.match(begun) and script_of(one):
            return one, other
    return None


def _cells(row: str) -> list[str]:
    return [cell.strip().replace("\\|", "|") for cell in BETWEEN.split(row)]
