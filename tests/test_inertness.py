"""What a program could take for the end of a line, or a reader not see, acts in no text of an archive."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from hashlib import sha256
from itertools import product
from pathlib import Path
from typing import Annotated, Any, get_origin

import lxml.html
import pytest
import yaml
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

import payloads
from archives import colloquy, edit, seal, shown, snapshot, succeed
from colloquy.catalogue import fields
from colloquy.text.inertness import FORBIDDEN, find_forbidden, spaced, visible
from golden import Case, cases
from laying import (
    FILES,
    IN_ADDRESSES,
    IN_PO,
    IN_SITE,
    IN_SOURCE,
    IN_YAML,
    INTERVIEW,
    PLACE,
    SHARED,
    TITLES,
    lay,
)
from test_bad_input import spoil

BLOCKS = (
    *("p", "ul", "ol", "li", "dl", "hr", "blockquote", "pre", "table"),
    *("h1", "h2", "h3", "h4", "h5", "h6"),
)
EVERY = [chr(code) for code in range(0x110000)]
FORGED = "aa{0}!!! note{0}    words{0}{0}## Forged {{ #q9 }}{0}{{ .x #l5 }}"
"""Lines of a box, a heading and a list of attributes, for whoever sees lines in it."""
SHORT = "aa{0}!!! note{0}{0}    ## Forged"
ADDRESS = "aa{0}!!!{0}##"

SOURCE_ENDS = "\x0c\u2028\u2029"
"""What ends a line elsewhere and may be in a source text."""
ENTITIES = ["&#10;", "&#12;", "&#13;", "&#9;", "&#x2028;", "&#X2029;", "&NewLine;", "&Tab;", "&#0000010;"]
UNKNOWN = ["&#11;", "&#28;", "&#29;", "&#x1e;", "&#x85;", "&#133;", "&#0;", "&#27;", "&#xFFFE;", "&#xD800;"]
"""Entities of characters that there are not in Markdown: U+FFFD is shown for each."""
RESOLVED = [place for place in (*IN_SOURCE, *IN_PO) if "code" not in place and "title of a q" not in place]
"""Places in which an entity is a character; elsewhere it is the text that it is."""
HIDING = {
    **{name: chr(code) for name, code in (("escape", 0x1B), ("NEL", 0x85), ("unit separator", 0x1F))},
    **{name: chr(code) for name, code in (("override", 0x202E), ("isolate", 0x2066), ("tag", 0xE0041))},
    **{name: chr(code) for name, code in (("noncharacter", 0xFDD0), ("last of a plane", 0x1FFFE))},
}
"""One of each sort that is refused; `test_each_character…` has the others."""


SPELLED = ["&#x202E;", "&#8238;", "&#x2066;", "&#xE0041;", "&#xFFF9;", "&#x206A;"]


def _turns(places: Sequence[str], kinds: Sequence[str]) -> list[tuple[str, str]]:
    """Pair each place with two kinds, so that each kind has its turn in many places."""
    return [
        (place, kinds[(index + step) % len(kinds)]) for index, place in enumerate(places) for step in (0, 3)
    ]


def forged(between: str, place: str) -> str:
    """Give the words that are put in a place."""
    form = SHORT if place in TITLES else ADDRESS if place in IN_ADDRESSES else FORGED
    return form.format(between)


def pages(root: Path) -> dict[str, str]:
    """Write the pages, and give those that show texts, without what differs with the bytes received."""
    result = succeed("pages", "--root", root)
    assert result.exception is None
    return {
        path: re.sub("[0-9a-f]{64}", "", page.decode())
        for path, page in snapshot(root / "docs").items()
        if "/overview/" not in path and "/people/" not in path  # these count words
    }


def test_each_character_is_words_or_a_space_or_refused() -> None:
    """A character that no reader sees is one of those that texts need, each of which is named here."""
    needed = "\xad\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u180e\u200b-\u200f\u2060-\u2064\ufeff"
    needed += "\U000110bd\U000110cd\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    unseen = {each for each in EVERY if unicodedata.category(each) in ("Cc", "Cf", "Cs", "Zl", "Zp")}
    unseen |= {each for each in EVERY if ord(each) & 0xFFFE == 0xFFFE or 0xFDD0 <= ord(each) <= 0xFDEF}
    acting = {each for each in unseen if not FORBIDDEN.search(each) and spaced(each) != " "}
    assert acting - {"\t"} == unseen & set(re.findall(f"[{needed}]", "".join(EVERY)))
    assert all(spaced(each) == " " for each in EVERY if len(f"a{each}b".splitlines()) > 1)
    assert {each for each in EVERY if spaced(each) != each} <= unseen


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        *(("⚑gbeng. won", False), ("⚑ sails", False), ("⚑gb", True), ("⚑gbeng.hi", True)),
        *(("xhi", True), ("⚑ABC.", True), ("⚑gbengland.", True)),
    ],
)
def test_tags_are_refused_unless_they_make_the_flag_of_a_region(text: str, refused: bool) -> None:
    """Here, letters after the flag are tags, and a period is the one that ends them."""
    flag, tags = "\U0001f3f4", {ord(each): 0xE0000 + ord(each) for each in "abcdefghilnABC"} | {46: 0xE007F}
    words, space, rest = text.removeprefix("x").replace("⚑", flag).partition(" ")
    assert bool(FORBIDDEN.search(words.translate(tags) + space + rest)) == refused


@pytest.mark.slow
def test_what_is_forbidden_is_found_without_a_search_of_texts_that_have_nothing_of_it() -> None:
    tags = [f"\U0001f3f4{each}" for each in ("\U000e0067", "\U000e0067\U000e0062\U000e007f\U000e0061", "")]
    for text in (*EVERY, *tags, "\n\r\t\u3000\xa0\x07", "\u3000"):
        found, all_of_it = find_forbidden(text), FORBIDDEN.finditer(text)
        assert [each.span() for each in found] == [each.span() for each in all_of_it], ascii(text)


@given(st.text())
def test_what_is_visible_acts_nowhere_and_is_the_same_when_it_is_made_visible_again(text: str) -> None:
    shown = visible(text)
    assert not any(unicodedata.category(each) in ("Cc", "Cs", "Zl", "Zp") for each in shown)
    assert not FORBIDDEN.search(shown)
    assert visible(shown) == shown
    shown.encode()


@pytest.mark.parametrize("end", [*SOURCE_ENDS, "\n", "\r"], ids=ascii)
def test_what_ends_a_line_for_a_program_is_a_space_wherever_it_is(
    end: str, wanted: dict[str, dict[str, str]], tmp_path: Path
) -> None:
    """The pages are the same as those of spaces, to the byte; so are the ids of all passages."""
    received = SOURCE_ENDS[0] if end in "\n\r" else end  # a source text's own lines are its lines

    def put(place: str) -> str:
        return forged(
            received if place in IN_SOURCE else " " if end in "\n\r" and place in IN_PO else end, place
        )

    assert pages(lay(tmp_path / "given", put)) == wanted[" "]


@pytest.fixture(scope="module")
def wanted(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, str]]:
    """Give the pages that are wanted: with spaces everywhere, and with what is shown for no character."""
    return {
        same: pages(lay(tmp_path_factory.mktemp("wanted") / "laid", _put(same, same)))
        for same in (" ", "\ufffd")
    }


def _put(between: str, same: str) -> Callable[[str], str]:
    """Say what is put in a place: spaces where an entity, shown as `same`, is the text that it is."""
    resolved = [each for each in RESOLVED if same == " " or "title of a" not in each]
    return {place: forged(between if place in resolved else " ", place) for place in FILES}.__getitem__


@pytest.mark.parametrize("entity", [*ENTITIES, *UNKNOWN])
def test_an_entity_is_a_space_where_it_would_end_a_line(
    entity: str, wanted: dict[str, dict[str, str]], tmp_path: Path
) -> None:
    """Likewise as above; and an entity of no character shows that there is one."""
    same = "\ufffd" if entity in UNKNOWN else " "
    assert pages(lay(tmp_path / "given", _put(entity, same))) == wanted[same]


@pytest.mark.slow
@pytest.mark.parametrize("end", [*SOURCE_ENDS, *ENTITIES, "%0A", "%E2%80%A8", "%0D%0A"], ids=ascii)
def test_an_address_ends_no_line(end: str, tmp_path: Path) -> None:
    def blocks(between: str, name: str) -> list[str]:
        def put(place: str) -> str:
            return forged(between, place) if place in IN_ADDRESSES else ""

        root = lay(tmp_path / name, put, addressed=True)
        pages(root)
        return _blocks(root, "en")

    assert blocks(end, "given") == blocks("-", "wanted")


PIECES = [
    *("!!! note 'x'", "??? x", "## y { #q9 }", "{ #l5 .z }", "{: #l5 }", "    code", "> q", "* i", "1. n"),
    *("***", "---", "===", "<div>", "</p>", "<!--", "[x]: y", ":   z", "[TOC]", "--8<--", "]]>", "\\", "&"),
    *("wzxhzdk:0", "klzzwxh:0", "amp", ";", "'", " ", "\t", "a", "研", "<script>", "{", "}", "$"),
]
MIXED = st.lists(
    st.one_of(st.sampled_from(PIECES), st.sampled_from([*SOURCE_ENDS, *ENTITIES])), max_size=12
).map("".join)


@pytest.mark.slow
@given(texts=st.lists(MIXED, min_size=20, max_size=20))
@settings(max_examples=10, phases=[Phase.explicit, Phase.generate], suppress_health_check=list(HealthCheck))
def test_a_page_has_the_blocks_that_it_would_have_without_a_stranger_s_text(
    texts: list[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Exactly the passages, each with its id, and no other block, box, heading or shown attribute."""
    places = [*IN_SOURCE, *IN_PO, *IN_YAML, *IN_SITE]
    put = {
        place: f"a{_allowed(place, text)}b" for place, text in zip(places, texts * len(places), strict=False)
    } | {"term": "", "variant": ""}  # which words name a term is no matter of their blocks
    folder = tmp_path_factory.mktemp("laid")
    given = lay(folder / "given", put.__getitem__)
    wanted = lay(folder / "wanted", lambda place: "ab" if put[place] else "")
    for root in (given, wanted):
        pages(root)
    for language in ("en", "zh"):
        assert "\n".join(_blocks(given, language)) == "\n".join(_blocks(wanted, language)), put


BEGINNING = [
    *("1. a", "- a", "- - -", "=", "===", "# a", "> a", "!!! a", "~~~ a", "    a", "[TOC]", ":   a", "| a |"),
    *("[a]: b", "*[a]: b", "{: .x }", "/// a", "\u3000- a"),
]


@pytest.mark.slow
@pytest.mark.parametrize("beginning", BEGINNING)
def test_what_would_begin_a_block_begins_a_line_of_words(beginning: str, tmp_path: Path) -> None:
    """In every place of the YAML files, with no words of ours before it, and on every page."""
    root = lay(tmp_path / "archive", lambda _: "")
    kept = ("term", "variant", "forbidden form")  # which words name a term is no matter of their blocks

    def put(value: Any, words: str) -> Any:
        match value:
            case str() if (found := PLACE.search(value)) and found[1] not in kept:
                return _allowed(found[1], words).strip() or "a"
            case dict():
                return {key: put(each, words) for key, each in value.items()}
            case list():
                return [put(each, words) for each in value]
        return PLACE.sub("", value) if isinstance(value, str) else value

    def blocks(words: str) -> dict[str, list[str]]:
        digest = sha256((root / "seeds/talk/talk.md").read_bytes()).hexdigest()
        source = {**INTERVIEW["source"], "sha256": digest}
        for name, value in {"talk/interview": {**INTERVIEW, "source": source}, **SHARED}.items():
            (root / f"seeds/{name}.yml").write_text(yaml.safe_dump(put(value, words)), encoding="utf-8")
        succeed("pages", "--root", root)
        made = [*(root / "docs").glob("*/*/*.md"), *(root / "docs").glob("*/index.md")]
        trees = {str(path): shown(root, str(path.relative_to(root / "docs"))) for path in made}
        return {
            path: [each.tag for each in lxml.html.fromstring(f"<main>{html}</main>").iter(*BLOCKS)]
            for path, html in trees.items()
        }

    assert blocks(beginning) == blocks("a")


def _allowed(place: str, text: str) -> str:
    """Leave out what `check` refuses: HTML in a translation or setting, markup and many words in a title."""
    if place in TITLES:
        return re.sub("[<>`{}\\\\]|[*][*]|]", "", text)[:80]
    if place in ("alternative text", "alternative text within", "words of a link"):
        return re.sub("[][]", "", text)  # which would end them
    if place in IN_SITE:
        return re.sub('[<>"]', "", text)  # markup in settings is refused
    if place in IN_SOURCE:  # a few words before a colon may be a speaker's label
        text = text.replace(":", "")
    return re.sub("[<>]", "", text) if place in (*IN_PO, "line of the title") else text


def _blocks(root: Path, language: str) -> list[str]:
    """Give the blocks of an interview's page, as Python-Markdown makes them of what MkDocs' plugins leave."""
    page = root / "docs" / language / "interviews" / "talk.md"
    page.write_text("\n".join(page.read_text(encoding="utf-8").splitlines()), encoding="utf-8")
    tree = lxml.html.fromstring(f"<main>{shown(root, f'{language}/interviews/talk.md')}</main>")
    inline = {"a", "em", "strong", "code", "br", "span", "q", "bdi", "wbr", "sup", "abbr", "cite"}
    return [
        " ".join((each.tag, each.get("id", ""), each.get("class", "")))
        for each in tree.iter(lxml.html.etree.Element)
        if each.tag not in inline
    ]


@pytest.mark.slow
@pytest.mark.parametrize(("place", "sort"), _turns(sorted(FILES), [*HIDING]))
def test_what_no_reader_sees_is_refused_with_its_place_wherever_it_is(
    place: str, sort: str, tmp_path: Path
) -> None:
    character = HIDING[sort]

    def put(each: str) -> str:
        return f"a{character}b" if each == place else ""

    root = lay(tmp_path / "archive", put, addressed=place in IN_ADDRESSES)
    if place in IN_PO:
        path = root / "seeds/talk/zh.po"
        assert character in path.read_text(encoding="utf-8")
    result = colloquy("check", "--root", root)
    assert result.exit_code == 1, result.output
    code = f"U+{ord(character):04X}"
    assert any(
        line.startswith(FILES[place]) and code in line
        for line in result.stdout.splitlines() + result.stderr.splitlines()
    ), result.output
    assert character not in result.output


@pytest.mark.slow
@pytest.mark.parametrize(
    ("spelled", "place"),
    [
        *((spelled, place) for place, spelled in _turns(RESOLVED, SPELLED)),
        *product(["%1B", "%E2%80%AE", "&#x202E;"], ["file of a picture"]),
    ],
)
def test_what_no_reader_sees_is_refused_as_an_entity_too(spelled: str, place: str, tmp_path: Path) -> None:
    """Its place is named; and obeying the remedy makes the archive sound."""

    def put(each: str) -> str:
        return f"a{spelled}b" if each == place else ""

    root = lay(tmp_path / "archive", put, addressed=place in IN_ADDRESSES)
    result = colloquy("pages", "--root", root)
    assert result.exit_code == 1, result.output
    found = re.search(rf"^{re.escape(FILES[place])}:(\d+): .*\(U\+([0-9A-F]+)\)", result.output, re.MULTILINE)
    assert found, result.output
    line = (root / FILES[place]).read_text(encoding="utf-8").split("\n")[int(found[1]) - 1]
    if place in IN_PO:
        assert line.startswith("msgctxt")
        return
    assert spelled in line
    declared = root / "seeds/talk/interview.yml"
    correction = f"- line: {found[1]}\n  found: '{spelled}'\n  replaced: '-'\n  reason: misprint\n"
    edit(declared, "emendations:\n", f"emendations:\n{correction}")
    succeed("pages", "--root", root)


@pytest.mark.parametrize(
    "name", [name for name, kind in vars(fields).items() if get_origin(kind) is Annotated]
)
def test_no_kind_of_value_has_what_no_reader_sees(name: str) -> None:
    """A new kind is tried as well: whatever text it accepts, it does not with such a character within."""
    kind = TypeAdapter(getattr(fields, name))
    texts = ["https://a.example/x", "words of text", "en", "2017", "12", "a.txt", "a" * 64, "talk#q1", "l5"]
    for text, character in product(texts, HIDING.values()):
        if not _accepted(kind, text):
            continue
        for place in (1, len(text) // 2 + 1, len(text)):
            assert character not in _accepted(kind, text[:place] + character + text[place:])


def _accepted(kind: TypeAdapter[object], text: str) -> str:
    """Give the value that is made of a text; nothing of one that is refused."""
    try:
        return str(kind.validate_python(text))
    except ValidationError:
        return ""


def test_isolates_that_are_closed_are_accepted_wherever_words_are(tmp_path: Path) -> None:
    """UAX 9 asks for them around a name of the other direction; pages have them as they are."""
    isolated = "a \u2068שלום \u2067b\u2069\u2069 c"
    root = lay(tmp_path / "archive", lambda place: "" if place in IN_ADDRESSES else isolated)
    text = "\n".join(pages(root).values())
    assert text.count("\u2068") == text.count("\u2067") > 20
    assert text.count("\u2069") == 2 * text.count("\u2068")


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        *(("\u2068a\u2069", ""), ("\u2068a\nb\u2069", ""), ("\u2066\u2067a\u2069\u2069", "")),
        *(("\u2068a\n\nb\u2069", "\u2068\u2069"), ("\u2068a\r\n \t\r\nb\u2069", "\u2068\u2069")),
        *(
            ("\u2069a\u2068", "\u2069\u2068"),
            ("\u2067\u2068a\u2069", "\u2067"),
            ("\u2068a\u2069\u2069", "\u2069"),
        ),
        *(("\u2068\u202ea\u202c\u2069", "\u202e\u202c"), ("\u2068\u206aa\u2069", "\u206a")),
    ],
    ids=ascii,
)
def test_an_isolate_is_refused_unless_it_is_closed_in_its_paragraph(text: str, refused: str) -> None:
    """What overrides the direction of letters is refused within isolates, too."""
    assert "".join(match[0] for match in find_forbidden(text)) == refused


@cases("accepted")
def test_what_looks_like_what_is_refused_is_accepted(case: Case, archive: Path) -> None:
    """Each file in ``cases/accepted`` changes the small archive, and says what its pages show."""
    spoil(archive, case.given)
    seal(archive / "seeds/talk")
    result = colloquy("check", "--root", archive, "--language", "en")
    assert not re.search(r"U\+[0-9A-F]{4}", result.output), result.output
    succeed("pages", "--root", archive)
    for language, shown_words in case.given["shown"].items():
        page = shown(archive, f"{language}/interviews/talk.md")
        assert [words for words in shown_words if words not in page] == []


def test_lists_of_payloads_are_tried_as_many_at_a_time_as_every_place_has_room_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = [f"<b{number} onfocus={'x' * (number % 900)}>" for number in range(100)]
    listed = tmp_path / "list.txt"
    listed.write_text("\n".join(lines), encoding="utf-8")
    monkeypatch.setenv("PAYLOADS", str(listed))
    own, *others = payloads.chunks()
    assert own == payloads.PAYLOADS
    assert [each for chunk in others for each in chunk] == lines
    assert all(sum(len(each) + payloads.BETWEEN for each in chunk) <= payloads.ROOM for chunk in others)
