"""What pages say in one language: words of ours, and dates, numbers and names of languages.

These come from Unicode's CLDR, by Babel.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from gettext import NullTranslations
from typing import NamedTuple

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton
from babel.lists import format_list
from babel.numbers import format_decimal
from babel.units import format_unit
from markupsafe import Markup

from colloquy.catalogue.site import Site
from colloquy.model import Standing
from colloquy.text.dates import Known, Point, Span, read_date
from colloquy.text.directions import direction
from colloquy.text.inline import escape
from colloquy.text.names import name_in
from colloquy.text.scripts import EAST_ASIAN, HAN, writes_han
from colloquy.words.catalogues import catalogue_names, load_catalogue
from colloquy.words.directing import turning

ENGLISH = Locale("en")
LANGUAGE_NAME = "language"
"""The context of names of languages in a catalogue, where CLDR's are those of languages as spoken (英语)."""

QUOTED = re.compile(f"[{HAN}](?:[{EAST_ASIAN}]*[{HAN}])?")
"""Words in Chinese characters, within a text in another script."""


class Decade(NamedTuple):
    """What languages name a decade by: its first year, or its tens in a century."""

    year: int
    century: int
    tens: int


@dataclass(frozen=True, slots=True, eq=False)
class Wording:
    """Says things in one language. There is one for each (see `find_words`)."""

    code: str
    tag: str
    locale: Locale
    catalogue: NullTranslations

    @property
    def spoken(self) -> str:
        """The BCP 47 tag of what is really said: English where the language has no words of ours."""
        return "en" if type(self.catalogue) is NullTranslations else self.tag

    def say(self, message: str, **fields: object) -> Markup:
        """Translate a message and fill in its fields, as HTML; fields that are no HTML are made inert."""
        return _fill(self.catalogue.gettext(message), fields) if fields else self._alone(message)

    @lru_cache(maxsize=4096)  # noqa: B019
    def _alone(self, message: str) -> Markup:
        """Translate a message that has no fields: most have none, and are on every page."""
        return _fill(self.catalogue.gettext(message), {})

    def plainly(self, message: str, **fields: object) -> str:
        """Translate a message and fill in its fields, as plain text, which is no part of a page."""
        return self.catalogue.gettext(message).format_map(fields)

    def sentence(self, words: str) -> str:
        """Write words as a sentence of their own, as plain text."""
        return self.plainly("{sentence}.", sentence=words[:1].upper() + words[1:])

    def before(self, sentence: str) -> Markup:
        """Write a sentence that more follows on its line: after a space, where the language has one there."""
        return self.say("{sentence} {more}", sentence=sentence, more="")

    def named(self, name: str) -> str:
        """Translate a name that ``mkdocs.yml`` gives, as plain text; one that is not ours stays as it is."""
        return self.catalogue.gettext(name)

    def count(self, one: str, many: str, number: int, **fields: object) -> Markup:
        """Translate a message that depends on ``{number}``."""
        message = self.catalogue.ngettext(one, many, number)
        return _fill(message, {"number": self.number(number), **fields})

    def name(self, names: Mapping[str, str]) -> str:
        """Pick a name for this language, or one in another."""
        return name_in(names, self.code)

    def text(self, texts: Mapping[str, str], site: Site, write: Callable[[str], Markup] = escape) -> Markup:
        """Write an editorial text in this language, or in another, which it then says; nothing for none."""
        if not texts:
            return Markup()
        if self.code in texts:
            return _quoting(" ".join(texts[self.code].split()), self.tag, site, write)
        code, text = next(iter(texts.items()))
        words = _quoting(" ".join(text.split()), site.tag(code), site, write)
        return Markup('<span lang="{}"{}>{}</span>').format(site.tag(code), self.dir(site.tag(code)), words)

    @property
    def direction(self) -> str:
        """How the language is written: ``ltr`` or ``rtl``."""
        return direction(self.tag)

    def dir(self, tag: str) -> Markup:
        """Write the attribute for words in a language of the other direction, after that for the language."""
        return turning(tag, self.tag)

    @lru_cache(maxsize=4096)  # noqa: B019 (there are as many as languages, for good)
    def number(self, number: int) -> str:
        """Write a number."""
        return format_decimal(number, locale=self.locale)

    def size(self, count: int) -> str:
        """Write a number of bytes in kilobytes or megabytes, of a thousand each."""
        unit, size = ("megabyte", 1e6) if count >= 1e6 else ("kilobyte", 1e3)
        shown = max(0.1, round(count / size, 1 if count < 10 * size else 0))
        return format_unit(shown, f"digital-{unit}", "short", locale=self.locale)

    @lru_cache(maxsize=4096)  # noqa: B019
    def date(self, date: str) -> str:
        """Write a date as exactly as it is known: ``2017-12`` is December 2017, ``1985~`` about 1985."""
        return self._span(read_date(date)) if date else self.plainly("date unknown")

    @lru_cache(maxsize=4096)  # noqa: B019
    def years(self, date: str) -> str:
        """Write the year of a date, or what is known of it; nothing of an unknown one."""
        if not date:
            return ""
        span = read_date(date).in_years()
        return span.point.plain if span.exact and span.point else self._span(span)

    def source(self, publisher: str | None, date: str) -> str:
        """Name what was published, in short: by whom, and in which year, as far as that is known."""
        years = self.years(date)
        between = " " if years.isdigit() else self.plainly(", ")
        return between.join(filter(None, [publisher, years]))

    def standing(self, standing: Standing) -> str:
        """Say whose words an edition's are, as plain text."""
        if standing.by:
            return self.plainly("translation by {name}", name=standing.by)
        return self.plainly(standing.provenance.shown)

    def _span(self, span: Span) -> str:
        start, end = (point and self._point(point) for point in (span.start, span.end))
        if start == end and start:
            return start
        if start and end:
            return self.plainly("between {start} and {end}", start=start, end=end)
        return (
            self.plainly("{date} or later", date=start)
            if start
            else self.plainly("{date} or earlier", date=end)
        )

    def _point(self, point: Point) -> str:
        date = self._sure(point)
        if point.approximate:
            date = self.plainly("about {date}", date=date)
        return self.plainly("{date} (uncertain)", date=date) if point.uncertain else date

    def _sure(self, point: Point) -> str:
        """Write a point in time without its doubts."""
        day, last = point.first, point.last
        match point.known:
            case Known.DAY:
                return format_date(day, "long", locale=self.locale)
            case Known.MONTH:
                return format_skeleton("yMMMM", day, locale=self.locale)
            case Known.SEASON:
                return self._seasons(day.year)[point.season - 1]
            case Known.YEARS if last.year - day.year == 9 and day.year % 100:
                decade = Decade(day.year, day.year // 100 + 1, day.year % 100)
                return self.plainly("{decade.year}s", decade=decade)
            case Known.YEARS:
                start, end = (format_skeleton("y", each, locale=self.locale) for each in (day, last))
                return self.plainly("between {start} and {end}", start=start, end=end)
            case _:
                return format_skeleton("y", day, locale=self.locale)

    def _seasons(self, year: int) -> tuple[str, ...]:
        return (
            self.plainly("spring {year}", year=year),
            self.plainly("summer {year}", year=year),
            self.plainly("autumn {year}", year=year),
            self.plainly("winter {year}", year=year),
        )

    @lru_cache(maxsize=256)  # noqa: B019
    def language(self, code: str) -> str:
        """Name a language that is written: as our catalogue does, or else as CLDR does."""
        key = code.replace("-", "_")
        known = ENGLISH.languages.get(key, code)
        ours = self.catalogue.pgettext(LANGUAGE_NAME, known)
        return ours if ours != known else self.locale.languages.get(key) or code

    @property
    def between(self) -> str:
        """What is written between the members of a list, as plain text."""
        return str(self.locale.list_patterns["standard"]["middle"].format("", ""))

    def listing(self, items: list[Markup]) -> Markup:
        """Join items as a sentence does: A, B and C."""
        return Markup(self.series(items))

    def series(self, items: Sequence[str]) -> str:
        """Do the same with plain text."""
        return format_list(items, locale=self.locale)


@cache
def find_words(code: str, tag: str) -> Wording:
    """Find the wording of a language by its code in addresses and its BCP 47 tag.

    Where it has no words of ours, dates and names of languages are English as the words around them are.
    """
    catalogue = load_catalogue(*catalogue_names(code, tag))
    try:
        locale = Locale.parse(tag, sep="-")
    except (UnknownLocaleError, ValueError):
        locale = ENGLISH
    if type(catalogue) is NullTranslations and locale.language != ENGLISH.language:
        locale = ENGLISH
    return Wording(code, tag, locale, catalogue)


def _quoting(text: str, tag: str, site: Site, write: Callable[[str], Markup]) -> Markup:
    """Write a text; words that it quotes in Chinese characters, if it is not written in them, say so."""
    written = write(text)
    chinese = next((language.tag for language in site.languages if writes_han(language.tag)), None)
    if chinese is None or writes_han(tag) or not QUOTED.search(written):
        return written
    opening = Markup('<span lang="{}"{}>').format(chinese, turning(chinese, tag))
    return Markup(QUOTED.sub(lambda match: f"{opening}{match[0]}</span>", written))


def _fill(message: str, fields: dict[str, object]) -> Markup:
    """Fill in a message of ours; a field that is text and not HTML is made inert first."""
    inert = {
        name: escape(value) if isinstance(value, str) and not isinstance(value, Markup) else value
        for name, value in fields.items()
    }
    return Markup(message.format_map(inert))
