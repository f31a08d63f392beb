"""An archive of many small interviews, one topic that gathers something of each, over several years."""

from __future__ import annotations

import shutil
from pathlib import Path

from archives import SMALL, seal


def many(place: Path, count: int) -> Path:
    """Make an archive of `count` interviews, four a year from 1990 on."""
    root = place / "many"
    shutil.copytree(SMALL, root)
    seal(root / "seeds/talk")
    talk = root / "seeds/talk"
    declared = (talk / "interview.yml").read_text(encoding="utf-8")
    for number in range(count):
        folder = root / "seeds" / f"talk-{number:03}"
        shutil.copytree(talk, folder)
        date = f"{1990 + number // 4}-{1 + number % 4:02}"
        (folder / "interview.yml").write_text(declared.replace("date: 2020-05", f"date: {date}"))
    shutil.rmtree(talk)
    topics = "\n".join(
        [
            "topics:",
            *(
                f"  - id: {name}\n    title: {{en: {name}, zh: 题}}\n"
                "    summary: {en: S., zh: 摘。}\n    exchanges:\n"
                + "\n".join(f"      - at: talk-{number:03}#{exchange}" for number in range(count))
                for name, exchange in (("beginnings", "q1"), ("books", "q2"))
            ),
        ]
    )
    (root / "seeds/topics.yml").write_text(topics + "\n", encoding="utf-8")
    return root
