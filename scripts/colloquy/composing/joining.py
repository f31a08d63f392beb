"""What joins an interview's page to others: the same topic elsewhere, the interviews before and after.

An interview's page is written before the others are read, so it has places for what only all of them
together tell. They are filled in at the end, from summaries.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator

from colloquy.catalogue import Archive
from colloquy.composing.environment import environment
from colloquy.composing.page import END
from colloquy.composing.summaries import ExchangeSummary, Summary, in_time
from colloquy.wording import wording

Elsewhere = dict[str, list[tuple[int, ExchangeSummary]]]
"""By topic: the exchanges that it gathers, each with the number of its interview in time."""


def joined_passages(archive: Archive, summaries: list[Summary]) -> Iterator[tuple[str, dict[str, str]]]:
    """Give what belongs in the places of each interview's page: its path, and the Markdown by place."""
    ordered = in_time(summaries)
    elsewhere: Elsewhere = defaultdict(list)
    for index, each in enumerate(ordered):
        for exchange in each.exchanges:
            for topic in exchange.topics:
                elsewhere[topic].append((index, exchange))
    for language in archive.site.languages:
        words = wording(language.code, language.tag)
        templates = environment(words)
        onward, neighbours = (templates.get_template(f"{name}.jinja") for name in ("onward", "neighbours"))
        names = {topic.id: words.name(topic.title) for topic in archive.topic_records}
        known = {"code": language.code, "site": archive.site}
        for index, each in enumerate(ordered):
            made = {}
            for exchange in each.exchanges:
                found = [
                    (topic, names[topic], exchange.id, *_nearest(ordered, index, elsewhere[topic]))
                    for topic in exchange.topics
                ]
                made[exchange.id] = onward.render(topics=found, interview=each.id, **known)
            before, after = ordered[:index][-1:], ordered[index + 1 : index + 2]
            made[END] = neighbours.render(before=before, after=after, **known)
            yield f"{language.code}/interviews/{each.id}.md", made


def _nearest(
    ordered: list[Summary], index: int, gathered: list[tuple[int, ExchangeSummary]]
) -> tuple[Summary | None, ExchangeSummary | None]:
    """Find what a topic gathers of the interview nearest in time: the next one, or the one before."""
    after = bisect_left(gathered, index + 1, key=lambda pair: pair[0])
    before = bisect_left(gathered, index, key=lambda pair: pair[0])
    near = gathered[after : after + 1]
    if before:
        first = bisect_left(gathered, gathered[before - 1][0], key=lambda pair: pair[0])
        near.append(gathered[first])
    if not near:
        return None, None
    number, exchange = min(near, key=lambda pair: abs(pair[0] - index))
    return ordered[number], exchange
