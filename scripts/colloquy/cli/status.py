"""``colloquy status``: what the archive holds, and how far its translations have come."""

from __future__ import annotations

from collections.abc import Iterator

import click

from colloquy import pipeline
from colloquy.cli.terminal import planned, running, say, speaker, tell
from colloquy.mapping.runs import Run
from colloquy.model import Standing, Status
from colloquy.model.summary import Summary
from colloquy.words.telling import Teller


@click.command()
@planned("Reading")
@click.option("--topics", is_flag=True, help="Suggest topics for questions that have none, with reasons.")
def status(run: Run, topics: bool) -> None:
    """Show what the archive has and how far its translations have come."""
    with running():
        if topics:
            for line in pipeline.suggest_topics(run, speaker()):
                say(line)
            return
        outcome = pipeline.survey(run)
    for line in report(outcome.summaries, speaker()):
        say(line)
    tell(outcome.problems)


def report(summaries: list[Summary], tell: Teller) -> Iterator[str]:
    """Say it in lines, for a terminal of 80 columns or more."""
    interviews = tell.counts("{number} interview", "{number} interviews", len(summaries))
    exchanges = _exchanges(tell, sum(summary.questions for summary in summaries))
    yield tell.tells("{interviews}, {exchanges}", interviews=interviews, exchanges=exchanges)
    for summary in summaries:
        exchanges = _exchanges(tell, summary.questions)
        what = "{id}  ({language}, {exchanges})"
        yield tell.tells(what, id=summary.id, language=summary.language, exchanges=exchanges)
        if summary.withheld:
            one, many = "  words withheld in {number} place", "  words withheld in {number} places"
            yield tell.counts(one, many, summary.withheld)
        for language, statuses in summary.statuses.items():
            total = sum(statuses.values()) or 1
            what = (
                "  {language}: {done} % "
                "({reviewed} reviewed, {draft} draft, {stale} stale, {missing} missing), {provenance}"
            )
            yield tell.tells(
                what,
                language=language,
                done=100 * statuses.get(Status.REVIEWED, 0) // total,
                provenance=_standing(tell, summary.standings[language]),
                **{status.value: statuses.get(status, 0) for status in Status},
            )


def _standing(tell: Teller, standing: Standing) -> str:
    if standing.by:
        return tell.tells("translation by {name}", name=standing.by)
    return tell.translate(standing.provenance)


def _exchanges(tell: Teller, count: int) -> str:
    return tell.counts("{number} exchange", "{number} exchanges", count)
