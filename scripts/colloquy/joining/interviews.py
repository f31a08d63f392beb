"""What joins an interview's page to others: the same topic elsewhere, the interviews before and after."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial

from markupsafe import Markup

from colloquy.composing.environment import environment
from colloquy.composing.page import END, Page, load
from colloquy.joining.whole import Output, Sizes, Whole, page_and_sidecar
from colloquy.model.summary import ExchangeSummary, Summary
from colloquy.recording.keys import code, digest
from colloquy.text.inline.markdown import text
from colloquy.words.wording import Wording, find_words

FACT = "onward"
"""Under this name the store keeps what is filled in on pages, as hashes."""


Gathered = Mapping[str, Sequence[int]]
"""By topic: the interviews of which it gathers an exchange, by their numbers in the order of time."""


@dataclass(frozen=True, slots=True)
class Onward:
    """Where a topic of an exchange leads to: its page, and what is nearest in time of the same topic."""

    topic: str
    here: str
    """The exchange's id."""
    other: Summary | None
    exchange: ExchangeSummary | None

    def facts(self, language: str) -> tuple[object, ...]:
        """Give all that the link says in a language."""
        if self.other is None or self.exchange is None:
            return (self.topic,)
        other = (self.other.id, self.other.publisher, self.other.date)
        return self.topic, *other, self.exchange.id, self.exchange.titles[language]


@dataclass(frozen=True, slots=True)
class Connections:
    """What is filled in on one interview's page."""

    interview: str
    onward: dict[str, list[Onward]]
    """By exchange."""
    before: list[Summary]
    after: list[Summary]

    def facts(self, language: str) -> tuple[object, ...]:
        """Give all that is filled in, in a language."""
        onward = [(here, [link.facts(language) for link in links]) for here, links in self.onward.items()]
        near = [
            (each.id, each.titles[language], each.publisher, each.date) for each in self.before + self.after
        ]
        return onward, len(self.before), near


def bare_pages(whole: Whole, _: Sizes) -> Iterator[Output]:
    """Finish the pages of interviews as they are without the exports."""
    return _pages(whole, "bare page")


def pages(whole: Whole, _: Sizes) -> Iterator[Output]:
    """Finish the pages of interviews, which lead to their exports."""
    return _pages(whole, "page")


def _pages(whole: Whole, kind: str) -> Iterator[Output]:
    ordered, site = whole.ordered, whole.archive.site
    gathered = _gather(ordered)

    def connect(number: int) -> Connections:
        return _connect(whole, ordered, number, gathered)

    @cache
    def name_topics(words: Wording) -> Mapping[str, Markup]:
        return {topic.id: words.text(topic.title, site, text) for topic in whole.archive.topic_records}

    facts = _facts(whole, ordered, connect)
    shared, composed = digest(code(), site), {name: key for name, _, key in whole.store.pieces(f"{kind} ")}
    for number, each in enumerate(ordered):
        for language in site.languages:
            path, words = f"{language.code}/interviews/{each.id}.md", find_words(language.code, language.tag)
            key = digest(shared, composed[f"{kind} {path}"], facts[path])
            compose = partial(_fill, whole, f"{kind} {path}", partial(connect, number), words, name_topics)
            yield from page_and_sidecar(path, key, compose)


def _facts(whole: Whole, ordered: list[Summary], connect: Callable[[int], Connections]) -> dict[str, str]:
    """Hash what is filled in on each page; most edits change nothing of it, and find it kept."""
    key = whole.key("summary", "exchanges")
    kept = whole.store.fact(FACT)
    if kept.get("key") == key:
        return dict(kept["facts"])
    topics = {topic.id: topic for topic in whole.archive.topic_records}
    facts = {}
    for number, summary in enumerate(ordered):
        connections = connect(number)
        for language in whole.archive.site.languages:
            words = find_words(language.code, language.tag)
            names = [(id_, words.name(topics[id_].title)) for id_ in summary.topics]
            path = f"{language.code}/interviews/{summary.id}.md"
            facts[path] = digest(connections.facts(language.code), names)
    whole.store.put_fact(FACT, {"key": key, "facts": facts})
    return facts


def _fill(
    whole: Whole,
    piece: str,
    connect: Callable[[], Connections],
    words: Wording,
    name_topics: Callable[[Wording], Mapping[str, Markup]],
) -> Page:
    """Fill in the places of a page."""
    connections = connect()
    templates = environment(words)
    onward, neighbours = (templates.get_template(f"{name}.jinja") for name in ("onward", "neighbours"))
    known = {
        "code": words.code,
        "site": whole.archive.site,
        "interview": connections.interview,
        "names": name_topics(words),
    }
    passages = {id_: onward.render(links=links, **known) for id_, links in connections.onward.items()}
    passages[END] = neighbours.render(before=connections.before, after=connections.after, **known)
    return load(whole.piece(piece, connections.interview)).fill(passages)


def _gather(ordered: list[Summary]) -> Gathered:
    topics: dict[str, list[int]] = defaultdict(list)
    for number, summary in enumerate(ordered):
        for topic in summary.topics:
            topics[topic].append(number)
    return topics


def _connect(whole: Whole, ordered: list[Summary], number: int, gathered: Gathered) -> Connections:
    summary = ordered[number]
    nearest = {topic: _nearest(whole, ordered, number, topic, gathered[topic]) for topic in summary.topics}
    onward = {
        exchange.id: [Onward(topic, exchange.id, *nearest[topic]) for topic in exchange.topics]
        for exchange in whole.exchanges(summary.id)
    }
    return Connections(summary.id, onward, ordered[:number][-1:], ordered[number + 1 : number + 2])


def _nearest(
    whole: Whole, ordered: list[Summary], number: int, topic: str, numbers: Sequence[int]
) -> tuple[Summary | None, ExchangeSummary | None]:
    """Find what a topic gathers first of the interview nearest in time: the next one, or the one before."""
    here = bisect_left(numbers, number)
    near = [*numbers[here + 1 : here + 2], *numbers[here - 1 : here]]
    if not near:
        return None, None
    other = ordered[min(near, key=lambda each: abs(each - number))]
    return other, next(each for each in whole.exchanges(other.id) if topic in each.topics)
