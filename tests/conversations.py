"""Made-up conversations, and the ways in which texts print them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from random import Random
from typing import Any

from colloquy.accounting import account
from colloquy.catalogue import Described
from colloquy.catalogue.site import Site, SiteLanguage
from colloquy.model import Interview, SourceText
from colloquy.problems import Problem
from colloquy.reading import split
from colloquy.segmenting import segment
from colloquy.withholding import Text, withhold
from test_laws import declared

SITE = Site((SiteLanguage("en", "en", "English"), SiteLanguage("zh", "zh-Hans", "中文")), "")

PEOPLE = {
    "ann": ("interviewer", "Ann Lee"),
    "bo": ("guest", "Bo Smith"),
    "cy": ("guest", "赛 罗特"),
    "dee": ("audience", "DEE"),
    "eve": ("narrator", "Ève Müller"),
    "unknown": ("unknown", "Woman 2"),
}
"""Who may speak: role and label."""
TOGETHER = "ALL"
"""The label of Bo and Cy."""

PLAIN = {
    "a colon": "{name}: {words}",
    "a full-width colon": "{name}：{words}",
    "a blank and a colon": "{name} : {words}",
    "a time before": "[00:{minute}:00] {name}: {words}",
    "a time within": "{name} (00:{minute}:00): {words}",
    "a time behind": "{name}: [00:{minute}:00] {words}",
    "a free time before": "00:{minute}:00 {name}: {words}",
    "an aside": "{name} (laughing): {words}",
    "a Chinese aside": "{name}（笑）：{words}",
    "a dash": "{name} — {words}",
    "two hyphens": "{name} -- {words}",
    "a tab": "{name}\t{words}",
    "a chat's sign": "{name}> {words}",
    "brackets": "[{name}] {words}",
    "brackets and a colon": "[{name}]: {words}",
    "thick brackets": "【{name}】{words}",
    "a line of its own": "{name}\n{words}",
    "a line of its own with a time": "{name}  00:{minute}\n{words}",
    "a paragraph of its own": "{name}\n\n{words}",
    "a number": "{number}) {name}: {words}",
    "an invisible character": "\u200b{name}\ufeff: {words}",
    "a no-break space": "{name}\u00a0: {words}",
}
"""How plain text prints a turn."""
MARKED = {
    **PLAIN,
    "bold": "**{name}:** {words}",
    "bold without its colon": "**{name}**: {words}",
    "bold alone": "**{name}** {words}",
    "bold with a time": "**[00:{minute}:00] {name}:** {words}",
    "italics": "*{name}:* {words}",
    "bold in a line of its own": "**{name}**\n{words}",
    "a heading": "## {name}\n\n{words}",
    "an item": "- {name}: {words}",
    "a quotation": "> {name}: {words}",
    "tags": "<b>{name}:</b> {words}",
    "escaped brackets": "\\[00:{minute}:00\\] {name}: {words}",
}
"""How Markdown may print one."""


@dataclass(frozen=True, slots=True)
class Said:
    """A turn as it is made up: who speaks, and what, a text for each paragraph."""

    people: tuple[str, ...]
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of a text: an interview, or what is wrong."""

    source: SourceText
    interview: Interview | None
    problems: list[Problem]

    @property
    def turns(self) -> list[Said]:
        """What is said in the interview, as it was made up."""
        assert self.interview
        return [
            Said(tuple(speaker.person for speaker in turn.speakers), tuple(p.text for p in turn.passages))
            for turn in self.interview.turns
        ]


def speakers(people: Sequence[str]) -> list[dict[str, Any]]:
    """Declare people, with the labels that they have here."""
    records = []
    for person in people:
        role, label = PEOPLE[person]
        both = [TOGETHER] if person in ("bo", "cy") else []
        records.append({"person": person, "role": role, "labels": [label, *both]})
    return records


def label_of(people: tuple[str, ...]) -> str:
    """Give the label that is printed for one speaker, or for several."""
    return PEOPLE[people[0]][1] if len(people) == 1 else TOGETHER


def print_text(turns: Sequence[Said], form: str) -> tuple[str, list[int]]:
    """Print a conversation; give also the lines that are not spoken."""
    blocks, silent = ["A talk"], []
    for number, turn in enumerate(turns, start=1):
        if not turn.people:
            blocks += turn.paragraphs
            silent += [_line(blocks) - at for at in range(0, 2 * len(turn.paragraphs), 2)]
            continue
        first, *others = turn.paragraphs
        fields = {"name": label_of(turn.people), "words": first, "minute": f"{number:02}", "number": number}
        blocks += [form.format(**fields), *others]
    return "\n\n".join(blocks) + "\n", silent


def _line(blocks: list[str]) -> int:
    """Give the line in which the last block begins."""
    return sum(block.count("\n") + 2 for block in blocks[:-1]) + 1


def read(text: str, format_: str, **keys: Any) -> Reading:
    """Segment a text; each line in which an interviewer asks without an exchange opens one."""
    source = split(text, "seeds/talk/a.txt", sha256(text.encode()).hexdigest())
    keys = {"turns": "labelled", "exchanges": [], "title": None, "title_line": 1, **keys}
    described: Described = declared(text, format_, **keys)
    shown, problems = withhold(source, Text(source, (), ()), described.declared, SITE)
    interview, more = segment(described, shown.source, (), (), shown.withheld)
    lost = account(interview) if interview else []
    return Reading(shown.source, interview, [*problems, *more, *lost])


NAMES = """
Speaker 2|SPEAKER_01|Ann/Bo|Ann & Bo|Ann + Bo|[Unknown]|(Unknown)|Bo’s wife|Mrs. X (wife)
Woman in the audience|Man from the back row|unidentified speaker|Everyone|Another man
Audience Member 3|2nd Speaker|The man who came later|Bo Jr.|Bob|Bo 2|Bo (wife)|Bo (Ann translating)
Bo [son]|Bo and Ann|Bo, Ann|CY|C.R.|Dr. Cy Roth|de Gaulle|Mari\u0301a Jose\u0301|李四（笑）|李四|旁边的人
坐在后排的一位女士|李四和王五|Сергей|محمد|山田さん|김철수|O’Neill|L.|?|Unknown #1|Bo?|“Cy”|{Cy}
The woman who sat behind us|Chairman of the town council Karl Roth|Prof. em. Dr. Karl-Heinz von und zu Roth
Prof. Dr. h.c. Cy Roth|Senator Roth of Ohio|MR. ROTH|Cy Roth, Boston Globe|Cy Roth (Boston Globe)
Question from the audience|the wife of Bo|cy_roth|@cy|Bo (guest's wife)|Bo (family)
"""
"""Of nobody who is declared."""
LONG = {"Chairman of the town council Karl Roth"}
"""Of these, what is read as such before a colon; before other signs, as many words are a sentence."""
STRANGERS = NAMES.replace("\n", "|").strip("|").split("|")
DESCRIBED = [
    "Eine Frau aus dem Saal",
    "Une femme",
    "Голос из зала",
    "Una voz del público",
    "Tu from the back",
]
"""Names in few words, which begin with a capital and go on with small letters."""
HAZARDS = [
    "{name}: {words}",
    "**{name}** {words}",
    "[{name}] {words}",
    "{name}\n{words}",
    "{name} — {words}",
    "- {name}: {words}",
    "> {name}: {words}",
    "{name} (wife): {words}",
    "    {name}: {words}",
    "{name} [00:01:02]: {words}",
    "It was so. {name}: {words}",
    "1) {name}: {words}",
]
"""How a turn may be printed that is like no other."""


def hostile(random: Random) -> tuple[str, list[str], str, dict[str, Any]]:
    """Make up a conversation of which each paragraph says who says it; give its format, people and text.

    Some turns are printed like no other, or have the names of strangers. Nothing else is declared.
    """
    format_ = random.choice(["markdown", "text"])
    form = random.choice(list((MARKED if format_ == "markdown" else PLAIN).values()))
    people = random.sample(list(PEOPLE), random.randint(2, 5))
    blocks, last = ["A talk"], people[0]
    for number in range(random.randint(4, 20)):
        kind, who = random.random(), random.choice(people)
        fields = {"minute": f"{number:02}", "number": number}
        if number == 0 or kind < 0.75:
            last = who
            said = form.format(name=PEOPLE[who][1], words=f"It was said by_{who} then.", **fields)
        elif kind < 0.95:
            said = f"It was said by_{last} then."
        else:
            name, hazard = random.choice([*STRANGERS, PEOPLE[who][1]]), random.choice(HAZARDS)
            if name in LONG and ":" not in hazard:
                name = "Cy Roth"
            last = who if name == PEOPLE[who][1] and "wife" not in hazard else "stranger"
            said = hazard.format(name=name, words=f"I was said by_{last} then.", **fields)
        blocks.append(said)
    return format_, people, "\n\n".join(blocks) + "\n", {}


TONGUES = [
    "It was said by_{who} then.",
    "那是 by_{who} 说的。",
    "Es war by_{who} damals, am 3. Mai.",
    "Это сказал by_{who} тогда.",
    "قالها by_{who} هناك.",
    "“No,” it was said by_{who}.",
    "[withheld] was there, said by_{who}.",
    "It was said of [withheld], by_{who}.",
    "It was all\nPage 12\nsaid by_{who} then.",
]
"""What may be said: in several languages, with withheld words, with the head of a page in it."""


def mixed(random: Random) -> tuple[str, list[str], str, dict[str, Any]]:
    """Make up a conversation with two forms of labels; give its format, people, text and declarations.

    Some of the names are withheld.
    """
    format_ = random.choice(["markdown", "text"])
    forms = random.sample(list((MARKED if format_ == "markdown" else PLAIN).values()), 2)
    people = random.sample(list(PEOPLE), random.randint(2, 4))
    blocks, who = ["A talk"], people[0]
    for number in range(random.randint(4, 16)):
        kind = random.random()
        goes_on = number and kind < 0.25
        who = who if goes_on else "stranger" if number and kind < 0.3 else random.choice(people)
        words = random.choice(TONGUES).format(who=who)
        name = PEOPLE[who][1] if who in PEOPLE else "[withheld]"
        form = "{words}" if goes_on else random.choice(forms)
        blocks.append(form.format(name=name, words=words, minute=f"{number:02}", number=number))
    text = "\n\n".join(blocks) + "\n"
    lines = list(enumerate(text.split("\n"), start=1))
    marked = [(number, line.count("[withheld]")) for number, line in lines if "[withheld]" in line]
    pages = [str(number) for number, line in lines if line == "Page 12"]
    keys: dict[str, Any] = {"withheld": [{"line": at, "count": n, "reason": "privacy"} for at, n in marked]}
    if pages:
        keys["omissions"] = [{"lines": pages, "reason": "boilerplate"}]
    return format_, people, text, keys


def falsely_said(interview: Interview) -> list[str]:
    """Find passages that say by whom they are, and are given to somebody else."""
    return [
        f"{[speaker.person for speaker in turn.speakers]}: {passage.text}"
        for turn in interview.turns
        for passage in turn.passages
        for person in re.findall(r"by_(\w+)", passage.text.replace("\\", ""))
        if person not in [speaker.person for speaker in turn.speakers]
    ]
