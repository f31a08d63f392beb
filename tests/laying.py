"""A small archive that has every place in which a stranger's text can be, and texts put there.

A place is a name between ``⟦`` and ``⟧`` in the files below; what is put there follows words of its own.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import polib
import yaml

from archives import SMALL, colloquy

SOURCE = """# A talk⟦line of the title⟧

**Ann:** How did it begin⟦question⟧?

**Bo:** With a letter⟦passage⟧ and `code⟦code span⟧` and *stress⟦stressed words⟧* and
a second line⟦second line of a passage⟧.

## A head⟦heading⟧

* An item⟦item⟧
    * one within⟦nested item⟧

1. A numbered item⟦numbered item⟧

> A quotation⟦quotation⟧

| a | b⟦head of a table⟧ |
|---|---|
| c⟦cell⟧ | d |

``` py
code⟦block of code⟧
```

![A picture⟦alternative text⟧](a.png "Its title⟦title of a picture⟧")

A ![small⟦alternative text within⟧](b.png) and
[a link⟦words of a link⟧](https://a.example "Its title⟦title of a link⟧").

[Elsewhere](<ftp://b.example> "Its title⟦title of another link⟧")

**Ann:** And then⟦other question⟧?

**Bo:** A book⟦last passage⟧, *at last*.

Bought by [withheld].

An advertisement.
"""
RECEIVED = b"<p>A talk</p>\n"
ADDRESSED = """
[A link](<https://a.example/?a⟦address⟧>), [another](<ftp://b.example/a⟦address that is shown⟧>).

![A picture](<a⟦file of a picture⟧.png>)

[![A picture](a.png)](<x⟦address of a picture⟧>)

``` a⟦name of a language⟧
code
```
"""
"""What is no text: there, characters that no address has are written by their numbers."""

INTERVIEW: dict[str, Any] = {
    "source": {"file": "talk.md", "sha256": "", "format": "markdown"},
    "language": "en",
    "title_line": 1,
    "date": "2020-05",
    "origin": {
        "publisher": "A paper⟦publisher⟧",
        "url": "https://paper.example/talk",
        "published": "2020-05",
        "kind": "translation",
        "translator": "Di⟦translator⟧",
        "translated_from": "unknown",
        "account": {"en": "Recorded⟦account⟧."},
    },
    "received": {
        "file": "talk.html",
        "sha256": sha256(RECEIVED).hexdigest(),
        "made": "By hand⟦how it was made⟧.",
        "redacted": True,
    },
    "turns": "labelled",
    "supplied_speakers": {8: "bo"},  # the heading
    "speakers": [
        {"person": "ann", "role": "interviewer", "labels": ["Ann"], "then": {"en": "baker⟦who it was⟧"}},
        {"person": "bo", "role": "guest", "labels": ["Bo"]},
    ],
    "exchanges": [
        {
            "line": 3,
            "title": "The beginning⟦title of a question⟧",
            "hidden_labels": {"en": "start⟦hidden label⟧"},
        },
        {"line": 32, "title": "What came next"},
    ],
    "emendations": [
        {
            "line": 5,
            "found": "letter",
            "replaced": "latter",
            "reason": "misprint",
            "note": {"en": "Misread⟦reason of a correction⟧."},
        }
    ],
    "notes": [{"line": 5, "at": "With", "note": {"en": "A note⟦note⟧."}}],
    "withheld": [
        {
            "line": 36,
            "reason": "other",
            "decided_by": "The editors⟦who withheld⟧",
            "note": {"en": "Asked for⟦why it is withheld⟧."},
        }
    ],
    "omissions": [{"lines": [38], "reason": "other", "note": {"en": "Unneeded⟦why it is left out⟧."}}],
}
SHARED: dict[str, dict[str, Any]] = {
    "archive": {
        "rights": {
            "licence": "CC-BY-4.0⟦licence⟧",
            "claimed_by": "A paper⟦claimant⟧",
            "account": {"en": "So it says⟦account of the rights⟧."},
        }
    },
    "people": {
        "people": [
            {
                "id": "ann",
                "name": {"en": "Ann⟦name⟧", "zh": "安"},
                "short": {"en": "A⟦short name⟧"},
                "variants": {"en": ["Anna⟦other form of a name⟧"]},
            },
            {"id": "bo", "name": {"en": "Bo", "zh": "博⟦name in Chinese⟧"}},
        ]
    },
    "topics": {
        "topics": [
            {
                "id": "bread",
                "title": {"en": "Bread⟦title of a topic⟧", "zh": "面包"},
                "hidden_labels": {"en": "loaf⟦hidden label of a topic⟧"},
                "summary": {"en": "What is said⟦summary of a topic⟧.", "zh": "说了什么"},
                "exchanges": [{"at": "talk#q1", "reason": {"en": "It begins⟦reason in a topic⟧."}}],
            }
        ]
    },
    "terms": {
        "terms": [
            {
                "id": "book",
                "name": {"en": "book⟦term⟧", "zh": "书"},
                "definition": {"en": "Words on paper⟦definition⟧."},
                "variants": {"en": ["volume⟦variant⟧"]},
                "forbidden": {"en": ["tome⟦forbidden form⟧"]},
            }
        ]
    },
    "highlights": {"highlights": [{"at": "talk#l34", "why": {"en": "Here⟦highlight⟧."}}]},
}
SITE = {
    "site_name": "A small archive⟦name of the site⟧",
    "site_description": "Two people⟦description of the site⟧.",
}
TRANSLATED = {
    "q1": "开始⟦translated title of a question⟧",
    "l1": "访谈⟦translated title⟧",
    "l3": "怎么开始的⟦translated question⟧？",
    "l5": "一封信⟦translated passage⟧和`code⟦translated code span⟧`和"
    '[链接](https://a.example "⟦translated title of a link⟧")。',
    "l8": "标题⟦translated heading⟧",
    "l10": "一项⟦translated item⟧",
    "l15": "引文⟦translated quotation⟧",
    "l17": "甲 | 乙⟦translated head of a table⟧",
    "l19": "丙⟦translated cell⟧ | 丁",
    "l21": "代码⟦translated block of code⟧",
}
PLACE = re.compile("⟦(.*?)⟧")


def _places(value: object) -> list[str]:
    return PLACE.findall(str(value))


TITLES = frozenset(
    {
        *("translator", "who withheld"),
        *("publisher", "licence", "claimant", "title of a question", "name", "short name"),
        *(
            "name in Chinese",
            "other form of a name",
            "title of a topic",
            "term",
            "variant",
            "forbidden form",
            "reason in a topic",
        ),
    }
)
"""Places of titles: they are short and have no markup at all."""
IN_SOURCE = _places(SOURCE)
IN_ADDRESSES = _places(ADDRESSED)
IN_YAML = _places([INTERVIEW, SHARED])
IN_SITE = _places(SITE)
IN_PO = _places(TRANSLATED)
FILES = {
    **dict.fromkeys([*IN_SOURCE, *IN_ADDRESSES], "seeds/talk/talk.md"),
    **dict.fromkeys(_places(INTERVIEW), "seeds/talk/interview.yml"),
    **{place: f"seeds/{name}.yml" for name, value in SHARED.items() for place in _places(value)},
    **dict.fromkeys(IN_PO, "seeds/talk/zh.po"),
    **dict.fromkeys(IN_SITE, "mkdocs.yml"),
}
"""By place: the file that it is in."""

Put = Callable[[str], str]
"""Gives what is put in a place of a name."""


def lay(root: Path, put: Put, addressed: bool = False) -> Path:
    """Write the archive, with texts put in its places; `addressed` with those that are no texts.

    What looks like a label in a text is declared as none, as the doubt about it offers.
    """

    def filled(value: Any) -> Any:
        match value:
            case str():
                return PLACE.sub(lambda found: put(found[1]), value)
            case dict():
                return {key: filled(each) for key, each in value.items()}
            case list():
                return [filled(each) for each in value]
        return value

    shutil.copytree(SMALL, root)
    talk = root / "seeds" / "talk"
    source = filled(SOURCE + ADDRESSED * addressed).encode()
    (talk / "talk.md").write_bytes(source)
    (talk / "talk.html").write_bytes(RECEIVED)
    declared = filled(INTERVIEW)
    declared["source"]["sha256"] = sha256(source).hexdigest()
    _write(talk / "interview.yml", declared)
    for name, value in SHARED.items():
        _write(root / "seeds" / f"{name}.yml", filled(value))
    settings = (root / "mkdocs.yml").read_text(encoding="utf-8").replace("site_name: A small archive\n", "")
    (root / "mkdocs.yml").write_text(_dumped(filled(SITE)) + settings, encoding="utf-8")
    synced = colloquy("sync", "--root", root)
    while names := re.findall(r": `(.+)` looks like a speaker's label", synced.output):
        assert not set(names).intersection(declared.get("not_labels", ())), f"not settled: {names}"
        declared["not_labels"] = [*declared.get("not_labels", ()), *names]
        _write(talk / "interview.yml", declared)
        synced = colloquy("sync", "--root", root)
    path = talk / "zh.po"
    if path.exists():
        po = polib.pofile(path.read_text(encoding="utf-8"))
        known = {entry.msgctxt: entry for entry in po}
        for id_, text in TRANSLATED.items():
            known[id_].msgstr = filled(text)
        path.write_bytes(str(po).encode())
    return root


def _write(path: Path, value: Any) -> None:
    path.write_text(_dumped(value), encoding="utf-8")


def _dumped(value: Any) -> str:
    """Write YAML in which every character that is not printed is an escape."""
    return yaml.safe_dump(value, sort_keys=False, width=1000)
