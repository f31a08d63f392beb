"""A number that a text has."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Number:
    """A number, where it is written, and what it may mean."""

    start: int
    end: int
    values: frozenset[Fraction]
    """What is printed, in all ways of reading it."""
    certain: bool
    """Whether a translation has to say it: words that only may be a number need not come back as one."""
    spelled: bool = False
    """Whether it is written in words or characters, and not in digits."""
    besides: frozenset[Fraction] = frozenset()
    """What it may mean where it is written besides what is printed: 80年代 is 1980."""

    @property
    def meanings(self) -> frozenset[Fraction]:
        """All that it may mean."""
        return self.values | self.besides


_MULTIPLES = "十拾 百佰 千仟천 万萬만 亿億억 兆조", (10, 100, 1000, 10**4, 10**8, 10**12)
MULTIPLE = {
    sign: by for signs, by in zip(_MULTIPLES[0].split(), _MULTIPLES[1], strict=True) for sign in signs
}
"""What multiplies the number before it, in Chinese, Japanese and Korean."""

ROUND = {"hundred": 100, "thousand": 1000, "lakh": 10**5, "crore": 10**7}
ROUND |= {"million": 10**6, "billion": 10**9, "trillion": 10**12}
"""The same in English."""
