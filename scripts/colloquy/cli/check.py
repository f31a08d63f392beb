"""``colloquy check``: find everything that is wrong or open."""

import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

import click

from colloquy.cli.terminal import FOUND, annotate, planned, running, say, show, shown, speaker
from colloquy.gathering import interviews_of
from colloquy.guarding import AstrayError
from colloquy.mapping.runs import Run
from colloquy.model.summary import Summary
from colloquy.problems import Problem, Severity, is_open, worst_first
from colloquy.words.telling import Teller

FEW = 20
"""Of so many interviews each has a line; of more, those that somebody is to look at."""


@click.command()
@planned("Checking")
@click.option(
    "--format",
    "form",
    default="text",
    type=click.Choice(["text", "json", "github"]),
    help="For people, for programs, or as annotations of a pull request. Default: text.",
)
@click.argument("files", nargs=-1)
def check(run: Run, form: str, files: tuple[str, ...]) -> None:
    """Find everything that is wrong or open in the archive; write nothing.

    With FILES, such as those you changed, it looks only at the interviews that they belong to. A comment in
    a PO entry lets a finding in its translation pass: `# allow numbers: why`. A problem keeps everything
    from being published, a doubt its interview; advice stops nothing.
    """
    with running():
        problems, summaries, looked_at = _find(run, files)
    speaking = speaker()
    if form == "json":
        say(speaking.report(problems))
    elif form == "github":
        for problem in problems:
            annotate(speaking.annotation(problem, shown(run.root)))
    else:
        show(problems)
    for line in (*_interviews(summaries, problems, speaking), _all(problems, looked_at, speaking)):
        say(line, err=True)
    sys.exit(FOUND if is_open(problems) else 0)


def _find(run: Run, files: tuple[str, ...]) -> tuple[list[Problem], list[Summary], int]:
    """Give what was found, and of how many interviews: of none where the archive leads astray."""
    from colloquy import pipeline

    try:
        outcome = pipeline.check(run, interviews_of(files))
    except AstrayError as failure:
        return failure.problems, [], 0
    return worst_first(outcome.problems), outcome.summaries, outcome.looked_at


def _interviews(summaries: Sequence[Summary], problems: list[Problem], tell: Teller) -> Iterator[str]:
    """Say of each interview how it was understood, and how much of it somebody is to look at."""
    open_here: defaultdict[str, Counter[Severity]] = defaultdict(Counter)
    for each in problems:
        if each.severity is not Severity.ADVICE:
            open_here[_interview(each)][each.severity] += 1
    read = {summary.id: summary for summary in summaries}
    for id_ in sorted(read.keys() | open_here.keys() - {""}):
        here = list(_counted(open_here[id_], tell))
        if id_ in read and (len(read) <= FEW or here):
            asked, answered = read[id_].turns
            questions = tell.counts("{number} question", "{number} questions", read[id_].asked)
            what = "{id}: {questions}, {turns} turns ({asked} by interviewers)"
            fields = {"turns": asked + answered, "asked": asked, "questions": questions}
            yield _list(tell.tells(what, id=id_, **fields), here, tell)
        elif id_ not in read:
            yield _list(tell.tells("{id}: not published", id=id_), here, tell)


def _interview(problem: Problem) -> str:
    """Name the interview that a finding is in; nothing, where it is in none."""
    folder, _, rest = problem.location.path.removeprefix("seeds/").partition("/")
    return folder if rest and problem.location.path.startswith("seeds/") else ""


def _all(problems: list[Problem], looked_at: int, tell: Teller) -> str:
    interviews = tell.counts("{number} interview", "{number} interviews", looked_at)
    found = Counter(problem.severity for problem in problems)
    return _list(interviews, _counted(found, tell, always=Severity.PROBLEM), tell)


def _counted(levels: Counter[Severity], tell: Teller, always: Severity | None = None) -> Iterator[str]:
    """Count the findings of each level, worst first; a level that has none is left out, except `always`."""
    problems = tell.counts("{number} problem", "{number} problems", levels[Severity.PROBLEM])
    doubts = tell.counts("{number} doubt", "{number} doubts", levels[Severity.DOUBT])
    advice = tell.counts("{number} piece of advice", "{number} pieces of advice", levels[Severity.ADVICE])
    said = {Severity.PROBLEM: problems, Severity.DOUBT: doubts, Severity.ADVICE: advice}
    return (said[level] for level in said if levels[level] or level is always)


def _list(read: str, counts: Iterable[str], tell: Teller) -> str:
    listed = ""
    for each in counts:
        listed = tell.tells("{first}, {rest}", first=listed, rest=each) if listed else each
    return tell.tells("{read}, {problems}", read=read, problems=listed) if listed else read
