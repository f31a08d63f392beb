"""Times in TEI: a timeline of points, in milliseconds from the beginning of the recording.

After TEI P5, chapter 8.3.5 ("Temporal Information") and 17.4.2 ("Placing Synchronous Events in Time").
"""

from collections.abc import Iterable, Iterator

from colloquy.exporting.tei_inline import tei
from colloquy.exporting.xml import ID, Element
from colloquy.model import Interview, Passage, Turn

ORIGIN = 0
"""The recording's beginning."""


def timeline(interview: Interview) -> Iterator[Element]:
    """Write the points at which anything in an interview begins or ends; nothing if no times are known."""
    times = {time for turn in interview.turns for time in _times(turn)}
    if times:
        points = (
            tei("when", interval=str(time), since=point(ORIGIN), **{ID: point(time)[1:]})
            for time in sorted(times - {ORIGIN})
        )
        origin = tei("when", **{ID: point(ORIGIN)[1:]})
        yield tei("timeline", origin, *points, origin=point(ORIGIN), unit="ms")


def timed(turn: Turn) -> dict[str, str]:
    """Give the attributes that say when a turn begins and ends."""
    last = turn.passages[-1].block.end if turn.passages else None
    return {"start": _pointer(turn.start), "end": _pointer(last)}


def begins(passage: Passage) -> str:
    """Point to when a passage begins; nowhere if that is not known."""
    return _pointer(passage.block.start)


def point(time: int) -> str:
    """Point to a time."""
    return f"#t{time}"


def _pointer(time: int | None) -> str:
    return "" if time is None else point(time)


def _times(turn: Turn) -> Iterable[int]:
    blocks = [passage.block for passage in turn.passages]
    known = [turn.start, *(block.start for block in blocks), *(block.end for block in blocks)]
    return (time for time in known if time is not None)
