"""What ``colloquy status`` tells: what the archive holds, and how far its translations have come."""

from __future__ import annotations

from collections.abc import Iterator

from colloquy.composing.summaries import Summary
from colloquy.model import Status


def report(summaries: list[Summary]) -> Iterator[str]:
    """Tell it in lines, for a terminal of 80 columns or more."""
    yield f"{len(summaries)} interviews, {sum(len(each.exchanges) for each in summaries)} exchanges"
    for each in summaries:
        yield f"{each.id}  ({each.language}, {len(each.exchanges)} exchanges)"
        for language, statuses in each.statuses.items():
            total = sum(statuses.values()) or 1
            done = 100 * statuses.get(Status.REVIEWED, 0) // total
            counts = ", ".join(f"{statuses.get(status, 0)} {status.value}" for status in Status)
            yield f"  {language}: {done} % ({counts}), {each.provenances[language]}"
