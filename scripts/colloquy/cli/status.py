"""``colloquy status``: what the archive holds, and how far its translations have come."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import click

from colloquy.cli.terminal import planned, printed, running, say, speaker, tell
from colloquy.mapping.runs import Run
from colloquy.model import Standing, Status
from colloquy.model.summary import Summary
from colloquy.problems import has_errors
from colloquy.words.telling import Teller


@click.command()
@planned("Reading")
@click.option("--topics", is_flag=True, help="Suggest topics for questions that have none, with reasons.")
@click.option(
    "--keywords",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Name questions that the queries of this file do not find in the built site.",
)
def status(run: Run, topics: bool, keywords: Path | None) -> None:
    """Show what the archive has and how far its translations have come."""
    from colloquy import pipeline

    with running():
        if topics:
            for line in pipeline.suggest_topics(run, speaker()):
                say(line)
            return
        if keywords:
            judge(run, keywords)
            return
        outcome = pipeline.survey(run)
    for line in report(outcome.summaries, speaker()):
        say(line)
    tell(outcome.problems)


def judge(run: Run, path: Path) -> None:
    """Ask the built site what a file has, and name what is not found where it should be."""
    from colloquy import pipeline
    from colloquy.judging import find_misses
    from colloquy.judging.asking import UnansweredError, ask
    from colloquy.judging.queries import read_queries
    from colloquy.printing import find_browser

    browser = find_browser()
    if browser is None:
        raise click.ClickException(printed(speaker().tells("there is no Chromium on the PATH; install one")))
    outcome = pipeline.survey(run)
    questions = {summary.id: summary.questions for summary in outcome.summaries}
    queries, problems = read_queries(path, outcome.archive.site.codes, questions)
    if has_errors(problems):
        tell(problems)
        return
    try:
        answers = ask(run.root / "site", queries, browser)
    except (UnansweredError, subprocess.SubprocessError) as failure:
        what = "the search of the site does not answer ({reason}); build the site first"
        raise click.ClickException(printed(speaker().tells(what, reason=str(failure)))) from None
    tell(list(find_misses(outcome.archive, questions, queries, answers)))
    say(speaker().counts("{number} query", "{number} queries", len(queries)))


def report(summaries: list[Summary], tell: Teller) -> Iterator[str]:
    """Say it in lines, for a terminal of 80 columns or more."""
    interviews = tell.counts("{number} interview", "{number} interviews", len(summaries))
    questions = _questions(tell, sum(summary.asked for summary in summaries))
    yield tell.tells("{interviews}, {questions}", interviews=interviews, questions=questions)
    for summary in summaries:
        questions = _questions(tell, summary.asked)
        what = "{id}  ({language}, {questions})"
        yield tell.tells(what, id=summary.id, language=summary.language, questions=questions)
        if summary.withheld:
            one, many = "  words withheld in {number} place", "  words withheld in {number} places"
            yield tell.counts(one, many, summary.withheld)
        for language, statuses in summary.statuses.items():
            total = sum(statuses.values()) or 1
            what = (
                "  {language}: {done}% "
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


def _questions(tell: Teller, count: int) -> str:
    return tell.counts("{number} question", "{number} questions", count)
