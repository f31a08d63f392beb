"""Colors of captions: each is one voice’s, as television prints them and recognizers write them."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

COLOR = re.compile(
    r"\{\\1?c(?:&H(?P<code>[0-9A-Fa-f]{6,8})&?)?\}|<font\s[^<>]{0,80}?color\s?=\s?[\"']?(?P<name>[#\w]{3,20})[^<>]{0,80}>"
    r"|(?P<end></font>)",
    re.IGNORECASE,
)
SELDOM = 0.05
"""Share of the cues below which a color is for what differs: a song, a sign, who made the captions."""


def find_colors(bodies: Iterable[str]) -> Sequence[str]:
    """Give the colors that are of voices, in their order; ``""`` for that of words without any.

    Nothing where nearly all words have one color.
    """
    counts = Counter(color for body in bodies for color, words in _spans(body) if words.strip())
    often = [color for color, count in counts.items() if count > SELDOM * counts.total()]
    return often if len(often) > 1 else ()


def voice_colors(body: str, colors: Sequence[str]) -> str:
    """Write the spans of a cue as WebVTT writes those of voices, which are counted; `colors` may be none."""
    if not colors:
        return body
    spans = [(color, words) for color, words in _spans(body) if words.strip()]
    return "".join(
        f"<v Speaker {colors.index(color) + 1}>{words}" if color in colors else f"<v Unknown>{words}"
        for color, words in spans
    )


def _spans(body: str) -> Iterator[tuple[str, str]]:
    """Divide a cue at its signs of color; the words of each with it, or with none."""
    color, begin = "", 0
    for match in COLOR.finditer(body):
        yield color, body[begin : match.start()]
        color, begin = (match["code"] or match["name"] or "").casefold(), match.end()
    yield color, body[begin:]
