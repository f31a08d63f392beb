"""Translations whose passages are gone are one finding for each run of them."""

from __future__ import annotations

from collections.abc import Mapping

import polib
import pytest

from colloquy.translating.astray import find_gone

KNOWN = {"l1", "l3", "l5"}


@pytest.mark.parametrize(
    ("entries", "found"),
    [
        (["l1", "l7", "l3"], ["l7"]),
        (["l7", "l9", "l11"], ["l7 l11 3"]),
        (["l7", "l1", "l9", "l11"], ["l7", "l9 l11 2"]),
        (["l7-", "l9-"], []),
        (["l7-", "l9", "l11-", "l13"], ["l9 l13 2"]),
        (["l7", "l9?", "l11"], ["l7", "l11"]),
    ],
)
def test_a_run_of_entries_without_passages_is_one_finding(entries: list[str], found: list[str]) -> None:
    """Those without a translation are none (`-`), nor those that are known to be another’s (`?`)."""
    written = [
        polib.POEntry(msgctxt=entry.strip("-?"), msgid="x", msgstr="" if "-" in entry else "y")
        for entry in entries
    ]
    explained = {(entry.strip("?"), "x") for entry in entries if "?" in entry}
    problems = find_gone(written, KNOWN, explained, "zh.po")
    assert [" ".join(str(value) for value in _ends(each.what.fields)) for each in problems] == found


def _ends(fields: Mapping[str, object]) -> list[object]:
    return [fields[name] for name in ("id", "first", "last", "number") if name in fields]
