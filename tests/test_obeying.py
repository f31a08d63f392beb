"""A remedy that names an edit, made to the letter, settles what it is said of."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml

from archives import SMALL, colloquy, seal
from golden import CASES
from test_bad_input import spoil

Lines = list[str]
Edit = Callable[[Lines, int, re.Match[str]], None]
"""Changes the lines of the file that is named, given where that is and what is said."""


_GAP = re.compile(r"\{(\d)\}")


def _substitute(old: str, new: str) -> Edit:
    """Make a line have other words; `old` is a pattern; `{1}` is a group of what is said."""

    def substitute(lines: Lines, at: int, said: re.Match[str]) -> None:
        groups = {str(index): group or "" for index, group in enumerate([said[0], *said.groups()])}
        pattern = _GAP.sub(lambda gap: re.escape(groups[gap[1]]), old)
        words = _GAP.sub(lambda gap: groups[gap[1]], new)
        begin = next(number for number in (at, *range(len(lines))) if re.search(pattern, lines[number]))
        lines[begin] = re.sub(pattern, words.replace("\\1", r"\g<1>"), lines[begin], count=1)

    return substitute


def _remove(lines: Lines, at: int, _: re.Match[str]) -> None:
    """Remove an entry or a key, with all that is below it."""
    indented = len(lines[at]) - len(lines[at].lstrip())
    end = at + 1
    while end < len(lines) and lines[end].strip() and len(lines[end]) - len(lines[end].lstrip()) > indented:
        end += 1
    del lines[at:end]


def _remove_character(lines: Lines, at: int, said: re.Match[str]) -> None:
    spelled = rf"{chr(int(said[1], 16))}|\\u{said[1]}|\\x{said[1][2:]}"
    lines[at] = re.sub(spelled, "", lines[at], flags=re.IGNORECASE)


def _declare_count(lines: Lines, at: int, said: re.Match[str]) -> None:
    while "line:" not in lines[at]:
        at -= 1
    comma = ", " if "{" in lines[at] else "\n    "
    lines[at] = re.sub(r"(line: \d+)", rf"\1{comma}count: {said[1]}", lines[at])


def _straighten(lines: Lines, at: int, _: re.Match[str]) -> None:
    lines[at] = re.sub("[“”]", '"', lines[at])


def _below(key: str, entry: str) -> Edit:
    """Put an entry below a key, which is added where it is not."""

    def put(lines: Lines, _: int, said: re.Match[str]) -> None:
        if f"{key}:" not in lines:
            lines.append(f"{key}:")
        lines.insert(lines.index(f"{key}:") + 1, "  " + entry.format(*[said[0], *said.groups()]))

    return put


EDITS: dict[str, Edit] = {
    r"is full-width \(`(.)`\) => write `([^`]+)`": _substitute("{1} ?", "{2}"),
    r"there is no space after the colon of `(\w+:)` => write": _substitute("{1}", "{1} "),
    r"the quotation mark is curly .* => write straight": _straighten,
    r"^`(\w+)`: cannot be read as .* => write `([^`]+)`$": _substitute(r"({1}: *)[^,}\n]*", r"\1{2}"),
    r"^`\w+`: '([^']+)' is not the address of .* => write `([^`]+)`$": _substitute("{1}", "{2}"),
    r"^unknown key `(\w+)` => did you mean `(\w+)`": _substitute("{1}", "{2}"),
    r"=> remove this entry$": _remove,
    r"=> keep one of the two(?: entries)?(?:; if|$)": _remove,
    r"\(U\+([0-9A-F]{4})\)(?: in it)? => remove it": _remove_character,
    r"\(U\+([0-9A-F]{4})\) => replace it with a space": _remove_character,
    r"is only for translations, .* => .* else remove `\w+`": _remove,
    r"=> write `(\w+): (docs|false)`": _substitute(r"{1}: *[^,}\n]*", "{1}: {2}"),
    r"^`((\d+)-\2)`: a range of one line => write the number once": _substitute("{1}", "{2}"),
    r"=> (?:.*or, if all are meant, )?declare `count: (\d+)`": _declare_count,
    r"=> if a new question begins here, add `(- line: \d+)` under `exchanges`": _below("exchanges", "{1}"),
    r"=> declare it under `withheld` in interview.yml, as `(- \{.*?\})`": _below("withheld", "{1}"),
    r"=> add `\w+:` to `origin`, or `(\w+: unknown)`": _below("origin", "{1}"),
    r"=> remove \d+; if it is the only one, write `\[\]`": _substitute(r"\[.*\]", "[]"),
    r"^`(\w+)` is not a speaker of this interview => use one of: .*(unknown)": _substitute("{1}", "{2}"),
    r"^`(l\d+)` has the `msgid` of `l\d+` => is `(l\d+)` meant\? Correct `msgctxt`": _substitute(
        "{1}", "{2}"
    ),
    r"=> give a `(title)` instead$": _substitute(r"title_line: \d+", "{1}: A talk"),
    r"=> is not read": _remove,
    r"loads a script from another site, .* => remove it$": _remove,
    r"=> if its words are in `zh`, write `(Language: zh)` there": _substitute(r"Language: \w+", "{1}"),
}
"""What remedies say to do, by words of what is said and of the remedy."""
ELSEWHERE = "seeds/talk/interview.yml"


def _remedies() -> Iterator[tuple[str, dict[str, Any], str, str]]:
    """Give each case's name and what it says, with where, what and the remedy."""
    for path in sorted((CASES / "bad").glob("*.yml")):
        given = yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader)
        for where, remedy in given.get("says", {}).items():
            yield path.stem, given, where, remedy


def _edit_of(where: str, remedy: str) -> tuple[Edit, re.Match[str]] | None:
    said = f"{where.partition(': ')[2]} => {remedy}"
    found = ((edit, match) for words, edit in EDITS.items() if (match := re.search(words, said)))
    return next(found, None)


OBEYED = [each for each in _remedies() if _edit_of(*each[2:])]


def test_a_third_of_the_remedies_is_made_by_this_machine() -> None:
    """The others need somebody who knows: they ask who speaks, to correct, to choose or to translate."""
    others = {remedy for _, _, where, remedy in _remedies() if not _edit_of(where, remedy)}
    assert len(OBEYED) > 60, sorted(others)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("given", "where", "remedy"), [each[1:] for each in OBEYED], ids=[each[0] for each in OBEYED]
)
def test_what_a_remedy_says_to_do_settles_what_it_is_said_of(
    given: dict[str, Any], where: str, remedy: str, tmp_path: Path
) -> None:
    archive = Path(shutil.copytree(SMALL, tmp_path / "archive"))
    if given.get("sealed"):
        seal(archive / "seeds/talk")
    spoil(archive, given)
    seal(archive / "seeds/talk")
    place, _, what = where.partition(": ")
    path, _, rest = place.partition(":")
    found = _edit_of(where, remedy)
    assert found
    edit, match = found
    file = archive / (ELSEWHERE if edit.__name__ == "put" else path)
    before = sha256(file.read_bytes()).hexdigest()
    lines = file.read_text(encoding="utf-8").split("\n")
    edit(lines, int(rest.partition(":")[0] or 1) - 1, match)
    file.write_text("\n".join(lines), encoding="utf-8")
    declared = archive / ELSEWHERE
    after = sha256(file.read_bytes()).hexdigest()
    declared.write_text(declared.read_text(encoding="utf-8").replace(before, after), encoding="utf-8")

    said = [line for line in colloquy("check", "--root", archive).stderr.splitlines() if line.strip()]
    again = [
        line for line, how in pairwise(said) if line.endswith(f": {what}") and how.endswith(f": {remedy}")
    ]
    assert not [line for line in again if line.startswith(f"{path}:")], said
