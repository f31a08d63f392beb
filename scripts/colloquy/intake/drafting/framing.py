"""The frame of a draft: title, date, origin and rights, as the file says them, or `unknown`."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from colloquy.catalogue import Archive
from colloquy.catalogue.site import Site
from colloquy.intake.drafting.dates import find_date
from colloquy.intake.drafting.people import names_nobody
from colloquy.intake.drafting.titling import MADE_UP, make_title
from colloquy.intake.drafting.writing import Sheet
from colloquy.intake.understanding import Understanding
from colloquy.intake.vocabulary.titles import plain_title
from colloquy.problems import Phrase, Say, phrase

UNKNOWN = "unknown"
ADDRESS = re.compile(r"https?://[^\s<>\"]{1,2000}")
ACCOUNTS = {
    "en": "A text as it was received; where it was first published is not recorded yet.",
    "zh": "所收文本；最初发表于何处，尚未查明。",
}
RIGHTS = {
    "en": "The license of the text as received has not been checked yet.",
    "zh": "所收文本的许可尚未核实。",
}
KNOWN = {
    "origin": (ACCOUNTS, {"en": "A text as it was received.", "zh": "所收文本。"}),
    "rights": (
        RIGHTS,
        {
            "en": "The license is the one that was named when the text was added.",
            "zh": "许可以收录时所说明的为准。",
        },
    ),
}
"""What is said in words as long as nothing is known, and afterwards."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What a draft is written for."""

    archive: Archive
    shared: Mapping[str, object]
    """What all interviews share, from `archive.yml`: a draft says nothing else of it than what it knows."""
    today: str
    say: Say = Phrase.text
    """Says comments and doubts in the language of whoever adds the interview."""

    @property
    def site(self) -> Site:
        """The archive's site."""
        return self.archive.site

    def code(self, language: str) -> str:
        """Give the site's code of a language; the language itself, where the site has none."""
        main = language.partition("-")[0]
        return next((code for code in self.site.codes if code.partition("-")[0] == main), language)


def write_frame(sheet: Sheet, understood: Understanding, setting: Setting) -> None:
    """Write what is said of the interview as a whole."""
    _write_language(sheet, understood, setting)
    _write_title(sheet, understood, setting)
    date = date_of(understood)
    if date or "date" not in setting.shared:
        guess = phrase("as the text says") if date else phrase("none was found in the text")
        sheet.entry("date", date or UNKNOWN, setting.say(guess))
    if "added" not in setting.shared:
        sheet.entry("added", setting.today)
    sheet.gap()
    assert understood.text is not None
    metadata = understood.text.metadata
    url = next((metadata[key] for key in ("url", "youtube_url", "source") if key in metadata), "")
    origin = {
        "publisher": metadata.get("publisher", UNKNOWN)[:120],
        "url": url if ADDRESS.fullmatch(url) else UNKNOWN,
        "published": find_date([metadata.get("date", "")]) or UNKNOWN,
        "kind": "transcript",
        "account": _in(setting.site.codes, ACCOUNTS),
    }
    rights = {
        "licence": metadata.get("licence", UNKNOWN)[:120],
        "claimed_by": UNKNOWN,
        "account": _in(setting.site.codes, RIGHTS),
    }
    if {origin["publisher"], origin["url"]} != {UNKNOWN}:
        origin["account"] = _in(setting.site.codes, KNOWN["origin"][1])
    if rights["licence"] != UNKNOWN:
        rights["account"] = _in(setting.site.codes, KNOWN["rights"][1])
    _write_part(sheet, "origin", origin, setting, phrase("say what you know"))
    _write_part(sheet, "rights", rights, setting, phrase("say what you know: readers rely on it"))
    _write_editions(sheet, understood, setting)


def _write_editions(sheet: Sheet, understood: Understanding, setting: Setting) -> None:
    """Write that a translation came with the text; as a comment, if the site has not its language."""
    if understood.translation is None:
        return
    code, inner = setting.code(understood.translation.language), Sheet()
    guess = setting.say(phrase("it came with the text: the second of two languages"))
    inner.entry("editions", {code: {"translator": UNKNOWN}}, guess)
    if code in setting.site.codes:
        sheet.lines += inner.lines
    else:
        what = "{code}.po has a translation that came with the text. When mkdocs.yml has the language:"
        sheet.comment(setting.say(phrase(what, code=code)))
        sheet.comment(*inner.lines)
    if odd_lines := understood.translation.odd_lines:
        sheet.entry("other_languages", {code: list(odd_lines)})


def say_known(declared: str, part: str) -> str:
    """Say no longer that nothing is known of the origin or the rights, in a file that says so."""
    for unknown, known in zip(*(words.values() for words in KNOWN.get(part, ({}, {}))), strict=True):
        declared = declared.replace(f": {unknown}\n", f": {known}\n")
    return declared


def _write_part(sheet: Sheet, name: str, part: Mapping[str, object], setting: Setting, guess: Phrase) -> None:
    """Write a part of the frame, without what all interviews share and the file does not know better."""
    known = setting.shared.get(name)
    shared = known if isinstance(known, Mapping) else {}
    own = {
        key: value
        for key, value in part.items()
        if key not in shared or (value != UNKNOWN and key not in ("kind", "account"))
    }
    if own:
        sheet.entry(name, own, setting.say(guess))


def _write_language(sheet: Sheet, understood: Understanding, setting: Setting) -> None:
    """Write the site's code of the language that was detected."""
    code = setting.code(understood.language)
    if setting.shared.get("language") != code:
        sheet.entry("language", code, setting.say(phrase("detected")))


def _write_title(sheet: Sheet, understood: Understanding, setting: Setting) -> None:
    title, is_plain = plain_title(understood.title), not re.search("[<>]", understood.title)
    if understood.title_line and is_plain and _is_before_turns(understood):
        sheet.entry("title_line", understood.title_line, understood.title.replace("#", "").strip())
    else:
        sheet.entry("title", title or _untitled(understood), "" if title else setting.say(MADE_UP))


def date_of(understood: Understanding) -> str:
    """Give the date that the file says; empty where it says none."""
    metadata = understood.text.metadata if understood.text else {}
    said = understood.header.said
    keys = (
        "date",
        "date of interview",
        "interview date",
        "recorded",
        "采访时间",
        "访谈时间",
        "日期",
        "时间",
        "published",
    )
    return find_date([*(said.get(each, "") for each in keys), *(metadata.get(each, "") for each in keys)])


def _in(languages: tuple[str, ...], words: Mapping[str, str]) -> dict[str, str]:
    return {code: words.get(code, words["en"]) for code in languages}


def _is_before_turns(understood: Understanding) -> bool:
    reading = understood.reading
    first = reading.turns[0].line if reading and reading.turns else 10**9
    return understood.title_line < first


def _untitled(understood: Understanding) -> str:
    """Make a title: of the names of who answers, or where none is printed, of the file's."""
    voices = understood.reading.voices.values() if understood.reading else ()
    names = [voice.name for voice in voices if voice.role == "guest" and not names_nobody(voice.name)]
    file = understood.file.replace("\\", "/").rpartition("/")[2].rpartition(".")[0]
    return make_title(names, file, understood.language)
