"""Topics that a question may belong to, as comments: nobody is asked, and none is applied."""

from bisect import bisect_right
from collections import defaultdict

from colloquy.intake.drafting.framing import Setting
from colloquy.intake.drafting.writing import Sheet
from colloquy.intake.understanding import Understanding
from colloquy.mapping.suggestions import likely_topics
from colloquy.problems import phrase


def write_topics(sheet: Sheet, understood: Understanding, id_: str, setting: Setting) -> None:
    """Write the topics of which a question or its answer has a term or keyword."""
    starts = [asked.line for asked in understood.asked]
    language = setting.code(understood.language)
    words: dict[int, list[str]] = defaultdict(list)
    for turn in understood.reading.turns if understood.reading else ():
        words[bisect_right(starts, turn.line)].append(turn.words)
    suggested = [
        f"  {id_}#q{number}  {topic}: {because}"
        for number in range(1, len(starts) + 1)
        for topic, because in likely_topics(setting.archive, " ".join(words[number]), language)
    ]
    if suggested:
        sheet.gap()
        what = "Possible topics. None is applied: add those that are right to the topic's `exchanges`."
        sheet.comment(setting.say(phrase(what)))
        sheet.comment(*suggested)
