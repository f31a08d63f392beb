"""Reigns and eras, from whose beginning years are counted in China and Japan: 光绪二十年 is 1894."""

from __future__ import annotations

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
"""By its name: the year before its first year, which is called 元年."""
