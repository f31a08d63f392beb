"""Dividing: questions and answers in one paragraph, written as two in the text that is made."""

import re
from collections import Counter
from collections.abc import Container
from functools import partial
from itertools import pairwise

from colloquy.intake.formats.texts import MARKDOWN, PLAIN, IntakeText
from colloquy.intake.vocabulary.asking import asks
from colloquy.intake.vocabulary.names import GIVEN, is_name, may_be_han_name
from colloquy.text.scripts import UNSPACED
from colloquy.text.times import CLOCK

FEWEST = 3
DIVIDED = "labels in the middle of lines begin paragraphs"
TAGGED = re.compile(
    r"^[ \t]*(?P<quoted>>[ \t]?)?<(?P<name>b|strong|i|em)>"
    r"(?P<words>(?:[^<>*_\n]|\n(?![ \t]*\n)){2,600})</(?P=name)>(?=[ \t]*$)",
    re.MULTILINE,
)
"""Lines that an element of HTML emphasizes."""
BROKEN_NUMBER = re.compile(r"^(?P<number>\*\*\d{1,3})\*{4}(?=[、.．)）])", re.MULTILINE)
"""The number of a question in bold, which ends and begins again before its sign: `**1****、Ann:**`."""
EMPTY = re.compile(r"<(?P<name>b|strong|i|em)>[ \t\n]{0,8}</(?P=name)>")
NESTED = re.compile(
    r"<(?P<name>b|strong|i|em)>[ \t]{0,8}<(?P<inner>b|strong|i|em)>(?P<words>[^<>]{2,600})"
    r"</(?P=inner)>[ \t]{0,8}</(?P=name)>"
)
"""What editors of web pages leave behind: elements without words, and one within another."""
EMPHASIZED = (
    r"^[ \t]*{}(?P<asked>{}(?P<sign>\*{{1,3}}|_{{1,3}})(?![\s*_])"
    r"(?:(?!(?P=sign))[^\n]|\n(?![ \t]*\n)){{8,600}}?{}[ \t]{{0,8}}(?P=sign))[ \t]{{0,8}}"
)
"""Words that all are bold or in italics, perhaps in several lines, behind a number."""
NUMBER = r"(?:\d+[.)]\s+)?"
BELOW = r"{}[ \t]{{0,8}}(?P<answer>(?!(?P=sign))[^\s#>|][^\n]{{{},}})$"
RUN_IN = re.compile(EMPHASIZED.format(NUMBER, "", "[?？]") + BELOW.format(r"(?:\\\n|\n)?", 3), re.MULTILINE)
"""Such words that ask, and behind or below them in the same paragraph others that are not printed so."""
RUN_IN_LINE = re.compile(
    EMPHASIZED.format("", NUMBER, "[^*_\n:：]") + BELOW.format(r"(?:\\\n|\n)", 20), re.MULTILINE
)
"""The same, asking or not, where the others begin a line."""
EMPHASIZED_QUESTION = re.compile(EMPHASIZED.format("", "", "[?？]") + r"\n[ \t]*$", re.MULTILINE)
"""A paragraph that asks in bold: where others do, one with its answer in the same paragraph does, too."""
COUNTED = (
    r"^(?P<asked>[ \t\u3000]*(?:Q|问)?\d{{1,2}}[.)、．:：][^\n]{{4,400}}[{}])[ \t]*(?:\\\n|\n)"
    r"(?P<answer>(?!\s*\d{{1,2}}[.)、．:：])[^\n]{{3,}})$"
)
COUNTED_QUESTION = re.compile(COUNTED.format("?？"), re.MULTILINE)
COUNTED_LINE = re.compile(COUNTED.format(".。!！?？"), re.MULTILINE)
"""A line with a number that asks, or only ends as a sentence, and right below it its answer."""
PAIRED = re.compile(
    r"^(?P<asked>[ \t]*(?:\*\*)?(?:Q|问|問)\d{0,3}[:：.](?:\*\*)?[^\n]{4,600}?)[ \t]{0,8}"
    r"(?P<answer>(?:\*\*)?\b(?:A|答)\d{0,3}[:：.](?:\*\*)?[ \t]*\S[^\n]*)$",
    re.MULTILINE,
)
LETTER = re.compile(r"(?<=[.?!…”\"’)\]])[ \t]{1,8}(?=(?:\*\*)?[QA]:(?:\*\*)?[ \t])")
"""Before a letter that labels what is said, behind a sentence."""
LETTERED = re.compile(r"^(?:\*\*)?(?P<letter>[QA]):", re.MULTILINE)
"""Such a letter at the beginning of a line."""
LINE_QUESTION = re.compile(
    r"(?:\A|(?<=\n\n))(?P<asked>[ \t]*(?![^\n:]{1,40}:|Q\W)[A-ZÀ-Þ“\"][^\n]{7,300}[?？])[ \t]*\n"
    r"[ \t]*(?P<answer>(?![^\n:]{1,40}:)[^\s:：?？][^\n]{9,}[^\s?？])$",
    re.MULTILINE,
)
"""A paragraph of plain text whose first line asks, and whose next one does not."""
ITEM_QUESTION = re.compile(
    r"^(?P<asked>[-*+][ \t]+[^\n]{4,400}[?？])[ \t]*(?:\\\n|\n)[ \t]+(?P<answer>[^\s*_#>|+-][^\n]{10,})$",
    re.MULTILINE,
)
"""An item of a list that asks, and its answer in the lines below, which belong to it."""
ENDED = r"[。！？?!…”」』）)\]]|(?<=[^\s*])\*\*|》(?:剧照|劇照|工作照|海报|海報|截图|截圖|书影|書影|封面)?"
"""The end of a sentence, or of what is in bold."""
BOLD_LABEL = re.compile(
    rf"(?P<before>{ENDED})?[ \t]{{0,8}}"
    r"(?P<label>\*\*(?P<name>[^\s*:：。，！？](?:[^*\n:：。，！？]{0,14}[^\s*:：。，！？])?)[ \t]{0,8}(?:"
    r"(?:\*\*){1,2}[ \t]{0,8}[:：]|(?:\*\*){0,2}[ \t]{0,8}(?:\*\*)?[:：][ \t]{0,8}(?:\*\*|$)))",
    re.MULTILINE,
)
PLAIN_LABEL = re.compile(
    rf"(?:^[ \t]*|(?P<before>{ENDED})[ \t]{{0,8}}(?:\*{{4}})?)(?P<label>(?P<name>[{UNSPACED}]{{2,12}})[：:])",
    re.MULTILINE,
)
"""A label of a name without spaces, at the beginning of a line or behind the end of a sentence."""
OF_PAPER = re.compile(r"(?:[^\W\d_]{2,4})?(?:[记記]者|[编編][辑輯])")
"""Who asks for the paper before: `《晨报》记者：`."""
BAR = re.compile(
    rf"^(?:[ \t]*\\?[\[(]?(?P<time>{CLOCK})\\?[\])]?[ \t]*\\?[|｜丨][ \t]*)?"
    r"(?P<before>[ \t]*(?:\*\*|__)?)(?P<name>[^\s*_|｜丨\[\]()<>\d][^\n*_|｜丨\[\]()<>]{0,19}?)"
    rf"[ \t]*\\?[|｜丨](?![-|]|[ \t]*{CLOCK}[ \t]*$)[ \t]*(?P<rest>[^\s|｜丨][^\n|｜丨]{{3,}})$",
    re.MULTILINE,
)
"""A name, a bar, and words with no other bar, perhaps behind a time and a bar: no row of a table."""

CALLED = re.compile(
    r"^[ \t]*(?:SPEAKER|Speaker|说话人|發言人|发言人)[ \t]?[:：][ \t]*(?P<name>[^\s:：][^\n:：]{0,40})$",
    re.MULTILINE,
)
"""A line that names who speaks below it, as machines do: `SPEAKER: S1`."""
BEARER = re.compile(
    r"^[ \t]*(?P<sign>\*\*|__)?(?P<name>[A-ZÀ-Þ](?:[^\n*_:：–—-]|(?<=\w)-(?=\w)){1,40}?)[ \t]{0,8}"
    r"(?:(?:--|[–—]|[ \t]-[ \t])[ \t]{0,8}(?P<what>[A-ZÀ-Þ][^\n*_:：?!()]{2,80}(?<![.,])))?"
    r"(?(sign)(?P=sign))[ \t]*$",
    re.MULTILINE,
)
"""A name alone on a line, perhaps with what its bearer is: `Jane Doe -- Chief Curator`."""

LISTED = re.compile(r"^(?:[^\n:]{2,40} \([^\n()]{2,80}\):[ \t]*\n\s*){2,}", re.MULTILINE)
"""Several such lines, one below another: a list of people, and nobody speaks."""


def write_emphasis(text: IntakeText) -> IntakeText:
    """Write paragraphs of Markdown that elements of HTML emphasize as Markdown does."""
    if text.form != MARKDOWN:
        return text
    bare = BROKEN_NUMBER.sub(r"\g<number>", EMPTY.sub("", EMPTY.sub("", text.text)))
    bare = NESTED.sub(r"<\g<inner>>\g<words></\g<inner>>", bare)
    return text.rewritten(TAGGED.sub(_emphasized, bare), "emphasis in HTML is written as Markdown")


def _emphasized(found: re.Match[str]) -> str:
    sign = "**" if found["name"] in ("b", "strong") else "*"
    return f"{found['quoted'] or ''}{sign}{found['words'].strip()}{sign}"


def call_speakers(text: IntakeText) -> IntakeText:
    """Write labels for lines that say only who speaks below them, if several people come again."""
    counts = Counter(line["name"] for line in CALLED.finditer(text.text))
    if sum(count > 1 for count in counts.values()) < 2:
        return text
    return text.rewritten(CALLED.sub(r"\g<name>:", text.text), "lines that name who speaks are labels")


def divide_bars(text: IntakeText) -> IntakeText:
    """Write colons for bars behind names, if several names take turns before them."""
    order = [match["name"] for match in BAR.finditer(text.text)]
    counts = Counter(order)
    often = {name for name, count in counts.items() if count >= FEWEST and is_name(name)}
    changes = sum(one != two for one, two in pairwise(name for name in order if name in often))
    if len(often) < 2 or changes * 2 < sum(counts[name] for name in often):
        return text
    divided = BAR.sub(lambda bar: _with_colon(bar) if bar["name"] in often else bar[0], text.text)
    return text.rewritten(divided, "bars behind names are colons")


def _with_colon(bar: re.Match[str]) -> str:
    time = f"[{bar['time']}] " if bar["time"] else ""
    return f"{time}{bar['before']}{bar['name']}：{bar['rest']}"


def write_bearers(text: IntakeText) -> IntakeText:
    """Write what people are in brackets, and colons behind, if several such lines come again."""
    lines = Counter((line["name"].strip(), line["what"] or "") for line in BEARER.finditer(text.text))
    again = {pair for pair, count in lines.items() if count > (1 if pair[1] else FEWEST) and is_name(pair[0])}
    if len({name for name, what in again if what}) < 2:
        return text
    bearers = {name for name, _ in again}
    written = BEARER.sub(
        lambda line: _labelled(line) if line["name"].strip() in bearers else line[0], text.text
    )
    written = LISTED.sub(lambda lines: re.sub(r"\):?\s+", "); ", lines[0]), written)
    return text.rewritten(written, "what people are is in brackets behind their names")


def _labelled(line: re.Match[str]) -> str:
    sign, what = line["sign"] or "", line["what"]
    return f"{sign}{line['name'].strip()}{f' ({what.strip()})' if what else ''}:{sign}"


def divide_labels(text: IntakeText) -> IntakeText:
    """Begin a paragraph at labels in the middle of lines, if the same labels come again and again."""
    if text.form != MARKDOWN:
        return text
    divided = text.text
    for pattern in (BOLD_LABEL, PLAIN_LABEL):
        printed = [match.group("name", "before") for match in pattern.finditer(divided)]
        counts = Counter(name for name, _ in printed)
        begun = Counter(name for name, before in printed if not before)
        often = {name for name, count in counts.items() if count >= FEWEST}
        if pattern is PLAIN_LABEL:
            often = {name for name in often if begun[name] > 1 and is_name(name)}
        else:
            often = {
                name for name in often if is_name(name) or may_be_han_name(name) or GIVEN.fullmatch(name)
            }
        if any(before and name in often for name, before in printed):
            divided = pattern.sub(partial(_begun, often=often), divided)
    return text.rewritten(divided, DIVIDED)


def divide_letters(text: IntakeText) -> IntakeText:
    """Begin a line at letters behind sentences, if both begin lines again and again."""
    counts = Counter(found["letter"] for found in LETTERED.finditer(text.text))
    if min(counts["Q"], counts["A"]) < FEWEST:
        return text
    return text.rewritten(LETTER.sub("\n\n" if text.form == MARKDOWN else "\n", text.text), DIVIDED)


def _begun(within: re.Match[str], often: Container[str]) -> str:
    paper = within["before"] == "》" and OF_PAPER.fullmatch(within["name"])
    known = within["before"] and within["name"] in often and not paper
    return f"{within['before']}\n\n{within['label']}" if known else within[0]


def divide_run_in(text: IntakeText) -> IntakeText:
    """Divide paragraphs of a question and its answer, if there are several of them."""
    ways = (
        (RUN_IN, RUN_IN_LINE),
        (ITEM_QUESTION,),
        (COUNTED_QUESTION, COUNTED_LINE),
        (LINE_QUESTION,),
        (PAIRED,),
    )
    for first, *others in ways:
        only = {RUN_IN: MARKDOWN, ITEM_QUESTION: MARKDOWN, LINE_QUESTION: PLAIN}.get(first, text.form)
        if text.form != only:
            continue
        count = sum(1 for _ in first.finditer(text.text))
        if first is RUN_IN:
            lines = sum(asks(line["asked"].strip("*_ ")) for line in RUN_IN_LINE.finditer(text.text))
            if count := max(count, lines):
                count += sum(1 for _ in EMPHASIZED_QUESTION.finditer(text.text))
        if count >= FEWEST:
            divided = text.text
            for pattern in (first, *others):
                divided = pattern.sub(_apart, divided)
            return text.rewritten(divided, "questions and answers that stood in one paragraph are two")
    return text


def _apart(pair: re.Match[str]) -> str:
    above = pair.string[max(0, pair.start() - 2) : pair.start()]
    apart = "" if above in ("", "\n\n") else "\n"
    return f"{apart}{pair['asked'].strip()}\n\n{pair['answer']}"
