"""Retelling: articles in Chinese whose writer says again and again what somebody has said."""

import re
from collections import Counter
from collections.abc import Sequence

from colloquy.intake.parts.units import Unit
from colloquy.intake.speakers.ending import TITLES
from colloquy.intake.vocabulary.lexicon import either
from colloquy.text.surnames import SURNAMES

SAYS = re.compile(
    rf"(?:^|[，。！？“”*\s])(?P<name>[{''.join(sorted(SURNAMES))}][\u4e00-\u9fff]{{0,3}}?)(?:{TITLES})?"
    rf"(?:又|还|也|曾|就|则|接着|最后)?{either('retelling')}[道过]?[，：:,]"
)
"""`王小林说，`: what is behind it is somebody's, and the writer's words are around it."""
FEWEST, SELDOM = 4, 4000
"""How often the same is said to speak, and characters for each time at most."""


def retells(spoken: Sequence[Unit]) -> bool:
    """Say whether a writer retells what one person has said, who does not speak in the text."""
    joined = "\n".join(unit.text for unit in spoken)
    told = Counter(match["name"] for match in SAYS.finditer(joined))
    most = max(told.values(), default=0)
    return most >= FEWEST and most * SELDOM >= len(joined)
