"""Made-up conversations in which several ways show who speaks, or the format has a place for the name.

Each paragraph says who says it. Where nothing shows that, it may be anybody whom nothing excludes.
"""

from __future__ import annotations

from random import Random
from typing import Any

from conversations import LONG, PEOPLE, STRANGERS

MadeUp = tuple[str, list[str], str, dict[str, Any]]
"""A conversation: its format, people, text and declarations."""

ASKED = {"headings": "## {words}", "bold": "**{words}**", "questions": "{words}"}
ASKING = [
    "Was it said by_ann then?",
    "What of it, by_ann? Say so.",
    "Tell us what was said by_ann.",
]
LABELLED = [
    "{name}: {words}",
    "**{name}:** {words}",
    "**{name}**: {words}",
    "[00:01:00] {name}: {words}",
    "{name}：{words}",
]
VOICES = ["<v {name}>{words}", "{name}: {words}", "- {name}: {words}"]
NAMES = sorted({*STRANGERS} - LONG)


def ways_together(random: Random) -> MadeUp:
    """Let headings, bold words or declared lines ask; labels, declared lines or nothing say who answers."""
    way, labelled = random.choice([*ASKED]), random.random() < 0.6
    guests = random.sample(["bo", "cy", "eve", "unknown"], random.randint(1, 3))
    sole = [guest for guest in guests if PEOPLE[guest][0] == "guest"]
    form, blocks = random.choice(LABELLED), ["# A talk"]
    asked: list[int] = []
    supplied: dict[int, str] = {}
    for _ in range(random.randint(2, 7)):
        asked.append(2 * len(blocks) + 1)
        blocks.append(ASKED[way].format(words=random.choice(ASKING)))
        last = ""
        for _ in range(random.randint(1, 3)):
            line, kind, who = 2 * len(blocks) + 1, random.random(), random.choice(guests)
            if kind < 0.1:
                supplied[line] = last = random.choice(["ann", *guests] if labelled else guests)
                blocks.append(f"It was said by_{last} then.")
            elif kind < 0.13:
                blocks.append(form.format(name=random.choice(NAMES), words="It was said by_stranger then."))
                break
            elif kind < 0.2 or not labelled:  # without labels, the only guest answers
                known = [] if labelled or len(sole) != 1 else sole
                last = last or random.choice(known or ["ann", *guests])
                blocks.append(f"It was said by_{last} then.")
            else:
                last = who
                blocks.append(form.format(name=PEOPLE[who][1], words=f"It was said by_{who} then."))
    keys: dict[str, Any] = {"turns": [way, "labelled"] if labelled else way, "supplied_speakers": supplied}
    keys["exchanges"] = [{"line": line} for line in asked if way == "questions"]
    return "markdown", ["ann", *guests], "\n\n".join(blocks) + "\n", keys


def in_cues(random: Random) -> MadeUp:
    """Print who speaks in the voices or words of cues; one that says nothing of it goes on."""
    people = random.sample(list(PEOPLE), random.randint(2, 4))
    forms, cues, last = random.sample(VOICES, random.randint(1, 2)), ["WEBVTT"], ""
    for number in range(random.randint(4, 14)):
        kind, form, name = random.random(), "{words}", ""
        if not last or kind >= 0.35:
            last, form = random.choice(people), random.choice(forms)
            name = PEOPLE[last][1]
        elif kind < 0.05:
            last, form, name = "stranger", random.choice(forms), random.choice(NAMES)
        said = random.choice(["It was said by_{who} then.", "It was said by_{who} and", "Was it by_{who}?"])
        words = form.format(name=name, words=said.format(who=last))
        cues.append(f"00:{number:02}:00.000 --> 00:{number:02}:30.000\n{words}")
    return "webvtt", people, "\n\n".join(cues) + "\n", {"turns": "cues", "title": "T", "title_line": None}


def in_table(random: Random) -> MadeUp:
    """Print who speaks in a column; an empty cell goes on, and a label may be before the words as well."""
    people = random.sample(list(PEOPLE), random.randint(2, 4))
    rows, last = [("Who", "What")], ""
    for _ in range(random.randint(3, 12)):
        kind = random.random()
        name, label = "", ""
        if not last or kind >= 0.3:
            last = random.choice(people)
            name = PEOPLE[last][1]
        elif kind < 0.03:
            last, name = "stranger", random.choice(NAMES)
        elif kind < 0.06:
            name, last = random.choice(NAMES), random.choice(people)
            label = f"{PEOPLE[last][1]}: "
        rows.append((name, f"{label}It was said by_{last} then."))
    declared = {"turns": "table", "table": {"speaker": "Who", "text": "What"}}
    if random.random() < 0.5:
        lines = [f"| {name} | {words} |" for name, words in rows]
        text = "\n".join(["# A talk", "", lines[0], "|---|---|", *lines[1:]]) + "\n"
        return "markdown", people, text, declared
    cells = ("{},{}".format(*('"' + cell.replace('"', '""') + '"' for cell in row)) for row in rows)
    return "csv", people, "\n".join(cells) + "\n", {**declared, "title": "T", "title_line": None}
