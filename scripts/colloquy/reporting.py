"""What ``colloquy status`` tells: what the archive holds, and how far its translations have come."""

from __future__ import annotations

from collections.abc import Iterator

from colloquy.model import Status
from colloquy.model.summary import Summary
from colloquy.words.telling import Teller


def report(summaries: list[Summary], tell: Teller) -> Iterator[str]:
    """Tell it in lines, for a terminal of 80 columns or more."""
    interviews = tell.counts("{number} interview", "{number} interviews", len(summaries))
    exchanges = _exchanges(tell, sum(each.questions for each in summaries))
    yield tell.tells("{interviews}, {exchanges}", interviews=interviews, exchanges=exchanges)
    for each in summaries:
        exchanges = _exchanges(tell, each.questions)
        what = "{id}  ({language}, {exchanges})"
        yield tell.tells(what, id=each.id, language=each.language, exchanges=exchanges)
        for language, statuses in each.statuses.items():
            total = sum(statuses.values()) or 1
            what = (
                "  {language}: {done} % "
                "({reviewed} reviewed, {draft} draft, {stale} stale, {missing} missing), {provenance}"
            )
            yield tell.tells(
                what,
                language=language,
                done=100 * statuses.get(Status.REVIEWED, 0) // total,
                provenance=tell.translate(each.provenances[language]),
                **{status.value: statuses.get(status, 0) for status in Status},
            )


def _exchanges(tell: Teller, count: int) -> str:
    return tell.counts("{number} exchange", "{number} exchanges", count)
