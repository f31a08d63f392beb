"""A number that a text has."""

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

_BEGINNINGS = """
顺治 順治 1644, 康熙 1662, 雍正 1723, 乾隆 1736, 嘉庆 嘉慶 1796, 道光 1821, 咸丰 咸豐 1851, 同治 1862,
光绪 光緒 1875, 宣统 宣統 1909, 民国 民國 1912, 慶応 庆应 1865, 明治 1868, 大正 1912, 昭和 1926,
平成 1989, 令和 2019
"""

ERAS = {
    name: int(first) - 1
    for *names, first in (era.split() for era in _BEGINNINGS.split(","))
    for name in names
}
"""Reigns and eras of China and Japan by their names: the year before the first, which is called 元年."""
