"""Timing: times that hide labels, written behind them: links to a recording, times above or below a name."""

import re
from collections import Counter

from colloquy.intake.formats.texts import MARKDOWN, IntakeText
from colloquy.intake.vocabulary.names import MACHINE, is_name
from colloquy.text.times import CLOCK

FEWEST = 3
LINKED = re.compile(
    rf"^(?P<before>[^\n\[\]<>]{{0,60}}\\?\[?)"
    rf"(?:\[(?P<time>[(\[]?{CLOCK}[)\]]?)\]\([^()\s]{{1,400}}\)|<a\s[^<>]{{1,200}}>(?P<anchor>{CLOCK})</a>)",
    re.MULTILINE,
)
"""A time near the beginning of a line, as a link in Markdown or an anchor in HTML."""

FRAMES = r"\d{1,2}:\d{1,2}:\d{1,2}(?:[:;.]\d{1,3})?"
SPAN = re.compile(
    rf"^(?P<time>{FRAMES}) (?:-|--\\?>) {FRAMES}[ \t]*\n\n?(?P<name>\S[^\n]{{0,60}}?)[ \t]*\n(?=\n?\S)",
    re.MULTILINE,
)
"""From when to when, perhaps down to frames of a film, and below it who speaks."""
BELOW = re.compile(
    r"^(?P<name>[^\W\d][^\n]{0,60}?)[ \t]*\n(?P<time>\d{1,2}:\d\d(?::\d\d)?)[ \t]*\n(?=\S)", re.MULTILINE
)
"""Who speaks, below it when, and the words right below that."""


def write_times(text: IntakeText) -> IntakeText:
    """Write times without their links, if several lines have one near their beginning."""
    if text.form != MARKDOWN or len(LINKED.findall(text.text)) < FEWEST:
        return text
    plain = LINKED.sub(lambda link: f"{link['before']}{link['time'] or link['anchor']}", text.text)
    return text.rewritten(plain, "times that are links are written as times")


def write_spans(text: IntakeText) -> IntakeText:
    """Write the time above or below a name behind it, if the same names come again and again."""
    written = text.text
    for pattern in (SPAN, BELOW):
        counts = Counter(found["name"] for found in pattern.finditer(written))
        again = {
            name
            for name, count in counts.items()
            if count >= FEWEST and (is_name(name) or MACHINE.fullmatch(name))
        }
        if sum(counts[name] for name in again) * 2 > counts.total():
            written = pattern.sub(_behind, written)
    return text.rewritten(written, "times are behind names")


def _behind(found: re.Match[str]) -> str:
    parts = [int(part) for part in re.findall(r"\d+", found["time"])][:3]
    return f"{found['name']}  {':'.join(f'{part:02}' for part in [0, *parts][-3:])}\n"
