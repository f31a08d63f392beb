"""Whatever is in a file, to check it takes time that grows with its size: 1 MB at most three seconds.

Each input is one megabyte of something that a pattern, a parser or a loop might go through again and again;
``fuzz/limits.yml`` names them. What broke a law of ``make fuzz`` once is in ``fuzz/corpus``.
"""

from __future__ import annotations

from itertools import chain
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from colloquy.catalogue.settings import LONGEST as LONGEST_SETTINGS
from colloquy.checking.handwritten import LONGEST, LONGEST_LINE
from fuzz.arena import DECLARED, SOURCE, Arena, Depth

HERE = Path(__file__).parent / "fuzz"
LIMITS: dict[str, Any] = yaml.safe_load((HERE / "limits.yml").read_text(encoding="utf-8"))
MEGABYTE = 1_000_000
TRANSLATION = "seeds/talk/zh.po"
PAGE, LINE = LONGEST - 100, LONGEST_LINE
LINES = 8_000
"""Of a long text, the blank ones left aside."""
ENTRY = 50_000
"""Characters of a translation that are read, about; more of them are refused before they are."""


def many(unit: str) -> str:
    """Repeat something up to a megabyte."""
    return unit * (MEGABYTE // len(unit.encode()))


TEXTS = {
    **{unit: many(unit) for unit in chain.from_iterable(LIMITS["texts"])},
    **{f"{begun} and spaces": f"{begun}{many(' ')}x" for begun in LIMITS["begun"]},
    "numbers": " ".join(map(str, range(0, MEGABYTE, 7))),
    # No line is that of another.
    "short turns": "".join(f"{'AB'[n % 2]}: So we had {n} of them\n" for n in range(40_000)),
    # Half a megabyte: a whole one takes about as long as the limit, and longer on a busy machine.
    "quotations": "".join(f"> So we had {n} of them there\n" for n in range(16_000)),
}


@pytest.fixture(scope="module")
def arena(tmp_path_factory: pytest.TempPathFactory) -> Arena:
    """Give an archive to put inputs into."""
    return Arena.at(tmp_path_factory.mktemp("limits") / "archive")


@pytest.mark.slow
@pytest.mark.parametrize("name", TEXTS)
def test_a_source_text_takes_time_that_grows_with_its_size(name: str, arena: Arena) -> None:
    source, text = arena.files[SOURCE].decode(), TEXTS[name]
    plain = arena.files[DECLARED].replace(b"format: markdown", b"format: text")
    arena.judge({SOURCE: f"{source}\n{text}\n".encode()}, Depth.CHECK)
    arena.judge({SOURCE: f"{source}\n**Bo:** {text}\n".encode()}, Depth.CHECK)
    arena.judge({SOURCE: f"{source}\n{text}x\n".encode(), DECLARED: plain}, Depth.CHECK)


@pytest.mark.slow
@pytest.mark.parametrize("key", ["not_speech: [{0}]", "omissions: [{{lines: [{0}], reason: divider}}]"])
@pytest.mark.parametrize("unit", ["*", " ", "- "])
def test_a_line_that_nobody_says_takes_time_that_grows_with_its_length(
    unit: str, key: str, arena: Arena
) -> None:
    source, declared = arena.files[SOURCE].decode(), arena.files[DECLARED].decode()
    added = key.format(source.count("\n") + 2)
    text = f"{source}\na{many(unit)}a\n"
    arena.judge({SOURCE: text.encode(), DECLARED: f"{declared}{added}\n".encode()}, Depth.CHECK)


@pytest.mark.slow
@pytest.mark.parametrize("ends", ["\n", "\n\n"])
def test_more_paragraphs_than_a_page_can_show_are_refused_however_lines_divide_them(
    ends: str, arena: Arena
) -> None:
    source = arena.files[SOURCE].decode()
    assert not arena.judge({SOURCE: f"{source}\n{f'Bo: so it was{ends}' * 20_001}".encode()}, Depth.CHECK)


@pytest.mark.slow
@pytest.mark.parametrize("name", TEXTS)
def test_a_translation_takes_time_that_grows_with_its_size(name: str, arena: Arena) -> None:
    po, text = arena.files[TRANSLATION].decode(), TEXTS[name]
    written = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    for changed in (
        po.replace("始于一封信。", written),
        po.replace("始于一封信。", written[:ENTRY].rstrip("\\")),
        f"{po}\n{text}\n",
        f'{po}\n# {text}\nmsgctxt "l5"\n',
    ):
        arena.judge({TRANSLATION: changed.encode()}, Depth.CHECK)


@pytest.mark.slow
@pytest.mark.parametrize("name", [*TEXTS, *LIMITS["pages"]])
def test_a_hand_written_page_takes_time_that_grows_with_its_size(name: str, arena: Arena) -> None:
    text = TEXTS.get(name) or many(name)
    lines = [line for long in text[:PAGE].split("\n") for line in wrap(long)]
    for written in ("\n".join(lines)[:PAGE], many(f"{name.strip()}\n\n")[:PAGE]):
        arena.judge({"docs/en/about.md": f"# About\n\n{written}\n".encode()}, Depth.CHECK)


@pytest.mark.slow
@pytest.mark.parametrize("line", LIMITS["settings"])
def test_settings_take_time_that_grows_with_their_size(line: str, arena: Arena) -> None:
    *begun, repeated = line.splitlines(keepends=True)
    text = arena.files["mkdocs.yml"].decode() + "".join(begun)
    number = (LONGEST_SETTINGS - len(text)) // len(repeated.format(10_000))
    text += "".join(map(repeated.format, range(number)))
    arena.judge({"mkdocs.yml": text.encode()}, Depth.CHECK)


def wrap(line: str) -> list[str]:
    """Break a line into some that are short enough for a page."""
    return [line[begin : begin + LINE] for begin in range(0, len(line), LINE)] or [""]


@pytest.mark.slow
@pytest.mark.parametrize("unit", LIMITS["values"])
@pytest.mark.parametrize("begun", ["", '"', "'", "[", "[“", "{"])
def test_a_yaml_value_takes_time_that_grows_with_its_size(begun: str, unit: str, arena: Arena) -> None:
    declared, value = arena.files[DECLARED].decode(), begun + many(unit)
    for changed in (declared.replace("The beginning", value), f"{declared}{value}\n"):
        arena.judge({DECLARED: changed.encode()}, Depth.CHECK)


@pytest.mark.slow
@pytest.mark.parametrize("name", LIMITS["lists"])
def test_a_list_takes_time_that_grows_with_its_size(name: str, arena: Arena) -> None:
    listed = LIMITS["lists"][name]
    lines = (listed["line"].format(number) for number in range(MEGABYTE // len(listed["line"])))
    text = listed.get("begun", "") + "".join(lines)
    file = arena.files[listed["file"]].decode()
    changed = file.replace(listed["change"], text) if "change" in listed else file + text
    arena.judge({listed["file"]: changed.encode()}, Depth.CHECK)


@pytest.mark.slow
@pytest.mark.parametrize("key", LIMITS["declared"])
@pytest.mark.parametrize("line", ["**Bo:** So it was.", "So it was.", "- So it was."])
def test_what_is_declared_of_a_long_text_takes_time_that_grows_with_its_size(
    key: str, line: str, arena: Arena
) -> None:
    source = arena.files[SOURCE].decode()
    first, last = source.count("\n") + 2, source.count("\n") + 2 * LINES
    entry = LIMITS["declared"][key]
    entries = "".join(entry.format(number, last=last) for number in range(first, last, 2))
    declared = arena.files[DECLARED].decode()
    if f"{key}:\n" in declared:
        declared = declared.replace(f"{key}:\n", f"{key}:\n{entries}")
    else:
        declared += f"{key}:\n{entries}"
    text = f"{source}\n" + f"{line}\n\n" * LINES
    arena.judge({SOURCE: text.encode(), DECLARED: declared.encode()}, Depth.CHECK)


@pytest.mark.slow
@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(pieces=st.lists(st.sampled_from(LIMITS["nested"]), max_size=14))
def test_a_passage_has_its_address_however_it_is_nested(pieces: list[str], arena: Arena) -> None:
    nested = "".join(pieces)
    arena.judge({SOURCE: f"{arena.files[SOURCE].decode()}\n{nested}\n".encode()}, Depth.FILES)


@pytest.mark.slow
@pytest.mark.parametrize("path", sorted(HERE.glob("corpus/*.yml")), ids=lambda path: path.stem)
def test_what_broke_a_law_once_breaks_none(path: Path, arena: Arena) -> None:
    given = yaml.safe_load(path.read_text(encoding="utf-8"))
    files = {name: text.encode("latin-1") for name, text in given.get("bytes", {}).items()}
    files = {name: raw.decode("unicode_escape").encode("latin-1") for name, raw in files.items()}
    for name, changes in given.get("change", {}).items():
        text = files.get(name, arena.files[name]).decode()
        for old, new in changes.items():
            assert old in text, f"{name} has no {old!r}"
            text = text.replace(old, new)
        files[name] = text.encode()
    arena.judge(files, Depth[given.get("depth", "FILES")])
