"""The ground: names in a language, and what is Chinese or wide."""

from __future__ import annotations

import re
import sys
import unicodedata

import pytest

from colloquy.catalogue.site import Site, SiteLanguage
from colloquy.composing.sorting import heading
from colloquy.text.names import name_in
from colloquy.text.redaction import PRIVATE, is_mark, redacts
from colloquy.text.scripts import EAST_ASIAN, HAN_CHARACTER, UNSPACED, is_wide, may_write_han, writes_han


def test_every_ideograph_that_unicode_names_is_chinese_and_nothing_else_is() -> None:
    for character in map(chr, range(sys.maxunicode + 1)):
        name = unicodedata.name(character, "")
        if name:
            ideograph = name.startswith(("CJK UNIFIED IDEOGRAPH", "CJK COMPATIBILITY IDEOGRAPH"))
            assert bool(HAN_CHARACTER.match(character)) == (ideograph or character in "々〇"), name


def test_chinese_is_unspaced_and_in_chinese_text_and_wide() -> None:
    for character in "研々〇㐀﨎𠀀":
        assert re.match(f"[{UNSPACED}]", character)
        assert re.match(f"[{EAST_ASIAN}]", character)
        assert is_wide(character)
    for character in "，。「！":
        assert not HAN_CHARACTER.match(character)
        assert re.match(f"[{EAST_ASIAN}]", character)
        assert is_wide(character)
    assert not any(is_wide(character) for character in "“”…—a é")


@pytest.mark.parametrize(
    ("tag", "always", "ever"),
    [
        ("zh-Hans", True, True),
        ("ja", True, True),
        ("ko", False, True),
        ("en", False, False),
        ("zha", False, False),
    ],
)
def test_a_language_is_known_by_its_tag(tag: str, always: bool, ever: bool) -> None:
    assert (writes_han(tag), may_write_han(tag)) == (always, ever)


def test_a_word_of_any_chinese_character_has_a_heading_in_a_chinese_index() -> None:
    assert heading("研究", "zh-Hans") == "Y"
    assert all(heading(character, "zh-Hans") for character in "々〇㐀﨎𠀀")


def test_a_name_that_a_language_lacks_is_the_first_one_there_is() -> None:
    assert name_in({"en": "Ann", "zh": "安"}, "zh") == "安"
    assert name_in({"en": "Ann", "zh": ""}, "zh") == "Ann"
    assert name_in({"en": "Ann"}, "fr") == "Ann"


def test_the_default_language_begins_at_the_root_and_every_other_in_its_folder() -> None:
    site = Site(
        (SiteLanguage("en", "en", "English"), SiteLanguage("zh", "zh-Hans", "中文")), "", "https://a.b/"
    )
    assert [site.home(code) for code in site.codes] == ["", "zh/"]
    assert site.address("zh", "interviews/x/") == "https://a.b/zh/interviews/x/"
    assert [site.root_from(code, "interviews/x/") for code in site.codes] == ["../../", "../../../"]
    assert [site.root_from(code, "") for code in site.codes] == ["", "../"]


HIDING = [
    *(
        ("John Smith", mark)
        for mark in ("[withheld]", "[…]", "[...]", "…", "***", "____", "XXX", "■■■", "███")
    ),
    *(
        ("John Smith", mark)
        for mark in ("[NAME]", "<PERSON_1>", "(name withheld)", "Peter (name changed)", "J. S.")
    ),
    *(("张三", mark) for mark in ("某某", "张某", "〔隐去〕", "××", "□□", "【人名】", "（化名）", "张××")),
    *(
        ("John Smith", mark)
        for mark in ("⬛⬛", "▮▮", "* * *", "###", "???", "••••", "J——", "J. ——", "REDACTED")
    ),
    *(("John Smith", mark) for mark in ("Mr. X", "Ms. A", "Dr. S")),
    *(("王小明", mark) for mark in ("王某某", "某女士", "某甲", "W先生", "王x", "王×")),
    ("Mr. Smith, a clerk", "Mr. [redacted], a clerk"),
    *(
        ("John Smith", mark)
        for mark in ("[Name geschwärzt]", "[имя скрыто]", "[a neighbor]", "〔姓名略〕", "（略）")
    ),
]
CORRECTING = [
    ("leter", "letter"),
    ("Fran ois", "François"),
    ("&hellip;", "…"),
    ("mdash", "—"),
    ("emdash", "——"),
    ("so ...", "so …"),
    ("the the", "the"),
    ("二OO八年", "二〇〇八年"),
    ("其人", "某人"),
    ("莫些人", "某些人"),
    ("Xray", "X-ray"),
    ("Mr. Ts house", "Mr. T's house"),
    ("lookat it", "look@it"),
    ("the mill mdash", "the mill —"),
    ("J Smith", "J. Smith"),
    ("Jhon F Smith", "John F. Smith"),
    ("the [withheld] mil", "the [withheld] mill"),
    ("anonimous", "anonymous"),
    ("(laughs", "(laughs)"),
    ("the mill then", "the [mill] then"),
    ("[lauhgs]", "[laughs]"),
]


@pytest.mark.parametrize(("found", "replaced"), HIDING)
def test_words_that_are_put_behind_a_mark_are_noticed(found: str, replaced: str) -> None:
    assert redacts(found, replaced)


@pytest.mark.parametrize(("found", "replaced"), CORRECTING)
def test_a_correction_is_not_taken_for_a_redaction(found: str, replaced: str) -> None:
    assert not redacts(found, replaced)


@pytest.mark.parametrize(
    ("note", "is_private"),
    [
        *(
            (note, True)
            for note in ("The name was removed at her family’s wish.", "He does not wish to be named.")
        ),
        *(
            (note, True)
            for note in ("For her safety.", "To protect the identity of a source.", "Legal reasons.")
        ),
        *((note, True) for note in ("Off the record.", "本人不愿透露姓名", "未经本人同意", "出于安全考虑")),
        *((note, False) for note in ("A safety valve.", "He protects his work.", "The wish is heard twice.")),
        *((note, False) for note in ("Not to be confused with the river.", "安全阀", "同意二字重复")),
    ],
)
def test_a_note_that_says_why_words_are_kept_from_readers_is_known(note: str, is_private: bool) -> None:
    assert bool(PRIVATE.search(note)) == is_private


def test_a_mark_in_the_place_of_words_is_no_word() -> None:
    for mark in (
        "[withheld]",
        "[withheld 2]",
        "〔隐去〕",
        "【已隐去】",
        "[…]",
        "…",
        "■",
        "×××",
        "[NAME]",
        "某某",
    ):
        assert is_mark(mark), mark
    for words in ("John", "[John]", "(a lawyer)", "[1]", "", "[note]", "—", "三", "某", "name"):
        assert not is_mark(words), words
