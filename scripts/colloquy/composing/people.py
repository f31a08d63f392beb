"""What a person's page shows: where they speak, as whom, how much, on what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from colloquy.catalogue import Described
from colloquy.composing.measuring import minutes
from colloquy.gathering import Gathered
from colloquy.model import Interview
from colloquy.model.summary import Speech


def speeches(
    described: Described, interview: Interview, wanted: Mapping[str, Sequence[Gathered]]
) -> Iterator[Speech]:
    """Sum up who speaks how much, and on which topics."""
    texts: dict[str, list[str]] = {speaker.person: [] for speaker in interview.speakers}
    turns = dict.fromkeys(texts, 0)
    topics: dict[str, dict[str, None]] = {person: {} for person in texts}
    for exchange in interview.exchanges:
        for turn in exchange.turns:
            person = turn.speaker.person
            turns[person] += 1
            texts[person] += [passage.text for passage in turn.passages]
            topics[person] |= dict.fromkeys(entry.topic.id for entry in wanted.get(exchange.id, ()))
    lengths = {person: sum(map(len, said)) for person, said in texts.items()}
    total = sum(lengths.values()) or 1
    for speaker in described.declared.record.speakers:
        person = speaker.person
        yield Speech(
            person=person,
            role=speaker.role,
            then=speaker.then,
            turns=turns[person],
            minutes=minutes(texts[person]),
            share=round(100 * lengths[person] / total),
            topics=tuple(topics[person]),
        )
