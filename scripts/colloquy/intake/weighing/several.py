"""Several interviews in one file: where each begins, and each of them as a text of its own."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, pairwise

from colloquy.intake.formats.markdown import front_matter
from colloquy.intake.formats.texts import IntakeText
from colloquy.intake.parts.asides import TIMED, is_quiet
from colloquy.intake.parts.model import Doubt, DoubtKind, Reading, Turn
from colloquy.intake.parts.units import Unit
from colloquy.intake.speakers.meeting import HAN_WITH, WITH
from colloquy.intake.vocabulary.asking import length
from colloquy.intake.weighing.conversing import calls_interview
from colloquy.intake.weighing.turned import NOBODY
from colloquy.model import ASKING, Kind
from colloquy.problems import phrase
from colloquy.text.inertness import LINE_END

FEWEST_TURNS = 4
"""Turns of an interview."""
NAMING = re.compile(
    rf"\d|[一二三四五六七八九十]|{WITH.pattern}|{HAN_WITH.pattern}".replace("(?P<name>", "(?:").replace(
        "(?P<run>", "(?:"
    )
)
COUNTED = re.compile(
    r"(?:person|participant|interviewee|respondent|informant|subject|user|student|customer)\s(?:\d{1,2}|[A-Z])\W?"
    r"|(?:受访者|被访者|被采访者|被采访人|受访人|访谈对象|用户|参与者|同学)\s?(?:[\dA-Z]{1,2}|[一二三四五六七八九十])\W?",
    re.IGNORECASE,
)
"""Who is asked, where a file has the answers of one after the other."""
NUMBER = re.compile(r"\W{0,3}(\d{1,2})\s?[.)、．]")
FEWEST_AGAIN, FEWEST_WORDS = 3, 4
"""Questions that are asked in the same words again, and the words of each, where somebody else answers."""
GREETINGS = 3
"""Paragraphs before the first question, in which people greet each other in the same words, too."""
NAME = re.compile(r"[A-ZÀ-Þ][\w'’-]+ [A-ZÀ-Þ][\w'’-]+")
SHORT = 25
"""Words of a line that may say who is asked next."""
ENDED = re.compile(r"[.?!…。？！：:”\"]$")
DEEPEST = 3
"""The level of headings that may begin interviews."""
FRONT = re.compile(r"^---[ \t]*\n(?:[A-Za-z][\w -]*:.*\n(?:[ \t-].*\n)*)+---[ \t]*$", re.MULTILINE)
OF_ONE = frozenset({"title", "guest", "guests", "interviewee", "speakers", "subtitle", "description"})
"""What the front matter of a file says of one interview, and not of another in the file."""


@dataclass(frozen=True, slots=True)
class Part:
    """Lines of a text that are an interview by themselves."""

    first: int
    last: int
    title: str


def find_parts(text: IntakeText, units: Sequence[Unit], best: Reading) -> tuple[Part, ...]:
    """Find the interviews of a text, if it has several.

    Front matter of their own and titles that call them interviews part them; headings and rules do only
    where somebody answers in each who answers in no other.
    """
    end = len(LINE_END.split(text.text))
    spoken = {turn.line for turn in best.turns if turn.voice}
    ended = sum(bool(ENDED.search(unit.text)) for unit in units if unit.kind is Kind.PARAGRAPH)
    broken = ended * 2 < sum(unit.kind is Kind.PARAGRAPH for unit in units)  # then no line is surely a title
    titles = [unit for unit in units if _is_title(unit) and not (broken and unit.kind is Kind.PARAGRAPH)]
    sure = [
        [text.text.count("\n", 0, match.start()) + 1 for match in FRONT.finditer(text.text)],
        _title_lines([unit for unit in titles if unit.line not in spoken]),
        [unit.line for unit in units if _is_counted(unit) and unit.line not in spoken],
        *([] if _names_guests(best) else [list(_recounted(best)), list(_asked_again(best))]),
    ]
    heads = [unit for unit in units if unit.kind is Kind.HEADING and unit.level <= DEEPEST]
    levels = sorted({unit.level for unit in heads})
    likely = [[unit.line for unit in heads if unit.level == level] for level in levels]
    likely.append([unit.line + 1 for unit in units if unit.kind is Kind.RULE])
    for starts in sure:
        parts = list(_divide(starts, end, best))
        section = len(starts) == 1 and _answer_again([_guests(*part, best) for part in parts])
        if len(parts) > 1 and not section:
            return tuple(_titled(parts, units))
    for starts in likely:
        parts = list(_divide(starts, end, best))
        if len(parts) > 1 and _answer_apart([_guests(*part, best) for part in parts]):
            return tuple(_titled(parts, units))
    return ()


def doubt_parts(parts: Sequence[Part]) -> Iterator[Doubt]:
    """Doubt that a file is one interview."""
    for part in parts[1:]:
        what = phrase(
            "another interview begins here, to line {last}: “{title}”", last=part.last, title=part.title
        )
        remedy = phrase("`colloquy add --split` adds each one separately; or say that it is one")
        yield Doubt(part.first, what, remedy, (), DoubtKind.ALL)


def cut(text: IntakeText, part: Part) -> IntakeText:
    """Give one of the interviews of a text as a text."""
    lines = "\n".join(LINE_END.split(text.text)[part.first - 1 : part.last])
    shared = {key: said for key, said in text.metadata.items() if key not in OF_ONE}
    note = f"lines {part.first} to {part.last} of it, one of several interviews"
    return replace(text.rewritten(f"{lines.rstrip()}\n", note), metadata=shared | front_matter(lines))


def _is_title(unit: Unit) -> bool:
    """Say whether a heading, or a line that is no sentence, calls what follows an interview."""
    sentence = unit.kind is not Kind.HEADING and ENDED.search(unit.text)
    said = sentence or is_quiet(unit) or TIMED.match(unit.text)
    shallow = unit.level <= DEEPEST or NAMING.search(unit.text)
    return bool(unit.begins and shallow and calls_interview(unit) and not said)


def _is_counted(unit: Unit) -> bool:
    """Say whether nothing but somebody who is counted is printed in a line: `Person 1`, `受访者二`."""
    return unit.begins and unit.level <= DEEPEST and bool(COUNTED.fullmatch(unit.text))


def _names_guests(best: Reading) -> bool:
    """Say whether labels name those who answer: these, and no questions, separate interviews."""
    labels = [label for voice in best.voices.values() if voice.role not in ASKING for label in voice.labels]
    return not all(map(NOBODY.fullmatch, labels))


def _recounted(best: Reading) -> Iterator[int]:
    """Give the lines from which on questions are counted from one again, with no heading above them.

    A short line with a name, right above the first of them, belongs to it: it says who is asked.
    """
    heads = {unit.line for unit in best.not_speech if unit.kind is Kind.HEADING}
    said = [(turn, unit) for turn in best.turns for unit in turn.units if unit.begins]
    counted = [
        (index, int(match[1]))
        for index in _asking(said, best)
        if (match := NUMBER.match(said[index][1].text))
    ]
    for (index, number), (_, following) in pairwise(counted):
        if (number, following) != (1, 2) or not index:
            continue
        above, line = said[index - 1][1], said[index][1].line
        if above.kind is not Kind.HEADING and not any(above.line < head < line for head in heads):
            yield _begin(said, index)


def _asked_again(best: Reading) -> Iterator[int]:
    """Give the lines from which on the questions of the beginning are asked again, in the same words."""
    said = [(turn, unit) for turn in best.turns for unit in turn.units if unit.begins]
    asked = [(index, NUMBER.sub("", said[index][1].text)) for index in _asking(said, best)]
    counts = Counter(words for _, words in asked if length(words) > FEWEST_WORDS)
    again = [words for words, count in counts.items() if count > 1]
    if len(again) < FEWEST_AGAIN or all(words != again[0] for _, words in asked[:FEWEST_AGAIN]):
        return
    above = [unit.text for unit in best.front if unit.begins]
    texts = [*above, *(unit.text for _, unit in said)]
    first, *others = [index + len(above) for index, words in asked if words == again[0]]
    for index in others:
        alike = (n for n in range(min(GREETINGS, first), 0, -1) if texts[index - n] == texts[first - n])
        yield _begin(said, index - len(above) - next(alike, 0))


def _asking(said: Sequence[tuple[Turn, Unit]], best: Reading) -> Iterator[int]:
    """Give which paragraphs are of those who ask."""
    for index, (turn, _) in enumerate(said):
        if turn.voice and best.voices[turn.voice].role in ASKING:
            yield index


def _begin(said: Sequence[tuple[Turn, Unit]], index: int) -> int:
    """Give the line in which an interview begins: of its first question, or of who is asked, right above."""
    (turn, above), (asking, first) = said[index - 1], said[index]
    apart = above is not turn.unit or turn is asking
    says_who = index and apart and length(above.text) < SHORT and NAME.search(above.text)
    return above.line if says_who else first.line


def _title_lines(titles: Sequence[Unit]) -> list[int]:
    """Give the lines of titles, unless there is one alone that neither names nor counts an interview."""
    alone = len(titles) == 1 and not NAMING.search(titles[0].text)
    return [] if alone else [unit.line for unit in titles]


def _divide(starts: Sequence[int], end: int, best: Reading) -> Iterator[tuple[int, int]]:
    """Divide the lines at some, each part with turns enough; what has too few belongs to the one before."""
    turns = [turn.line for turn in best.turns]
    kept = [1, *(line for line in starts if line > 1)] if starts else []
    fitting = [
        (first, after)
        for first, after in pairwise([*kept, end + 1])
        if bisect_left(turns, after) - bisect_left(turns, first) >= FEWEST_TURNS
    ]
    for index, (first, _) in enumerate(fitting):
        yield first, (fitting[index + 1][0] if index + 1 < len(fitting) else end + 1) - 1


def _guests(first: int, last: int, best: Reading) -> set[str]:
    """Give who answers in some lines, by names that the text has."""
    speaking = {turn.voice for turn in best.turns if turn.voice and first <= turn.line <= last}
    return {name for name in speaking if best.voices[name].labels and best.voices[name].role not in ASKING}


def _answer_apart(guests: Sequence[Collection[str]]) -> bool:
    return all(guests) and not any(set(one) & set(other) for one, other in combinations(guests, 2))


def _answer_again(guests: Sequence[Collection[str]]) -> bool:
    """Say whether all who answer behind one title alone have answered before: it is the head of a section."""
    return len(guests) > 1 and set(guests[-1]) <= set(guests[0]) and bool(guests[-1])


def _titled(parts: Sequence[tuple[int, int]], units: Sequence[Unit]) -> Iterator[Part]:
    for first, last in parts:
        within = [unit for unit in units if first <= unit.line <= last and unit.text]
        title = next((unit for unit in within if unit.kind is Kind.HEADING), within[0])
        words = re.sub(r"^title: ", "", " ".join(title.text.split()))
        yield Part(first, within[-1].last, words[:80])
