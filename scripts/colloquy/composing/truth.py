"""What a quotation has to say of its words: who translated them, from what, and how far that has come."""

from collections.abc import Iterator

from colloquy.model import Edition, Passage, Provenance, Status, Words
from colloquy.words.wording import Wording


def truth(edition: Edition, passage: Passage, shown: Words, archive: str, say: Wording) -> str:
    """Say whose words a passage's are, as plain text without a period; nothing of the speaker's own.

    `shown` are its words in the edition. Where no translator is named, the `archive` translated.
    """
    if not passage.translatable:
        return ""
    return say.plainly("; ").join(_gather_truths(edition, passage, shown, archive, say))


def _gather_truths(
    edition: Edition, passage: Passage, shown: Words, archive: str, say: Wording
) -> Iterator[str]:
    interview = edition.interview
    first = interview.provenance is Provenance.RECEIVED and passage.language == interview.language
    # What a source text has in another language, as captions may be, did not go through the machine.
    machine = interview.provenance is Provenance.MACHINE and passage.language == interview.language
    source, language = say.language(passage.language), say.language(edition.language)
    by = shown.translator or archive
    if shown.status in (None, Status.MISSING):
        if machine:
            yield say.plainly("a machine translation into {language}, as received", language=source)
        elif first:
            yield _of_text(edition, source, say)
    elif machine:
        yield say.plainly(
            "translated into {language} by {translator} from a machine translation into {source}",
            language=language,
            translator=by,
            source=source,
        )
    elif first:
        yield say.plainly(
            "translated into {language} by {translator} from a human translation into {source}",
            language=language,
            translator=by,
            source=source,
        )
    elif edition.received and not shown.translator:
        yield say.plainly("a translation into {language}, as received", language=language)
    else:
        yield say.plainly(
            "translated from {source} into {language} by {translator}",
            source=source,
            language=language,
            translator=by,
        )
    if machine or first:
        yield say.plainly("not the speaker’s own wording")
    yield from _how_far(shown, language, say)


def _of_text(edition: Edition, source: str, say: Wording) -> str:
    """Say whose translation the source text is; it says so in its own language, and in all others."""
    by = edition.source.translator
    if by:
        return say.plainly("a translation into {language} by {translator}", language=source, translator=by)
    return say.plainly("a translation into {language}, as received", language=source)


def _how_far(shown: Words, language: str, say: Wording) -> Iterator[str]:
    if shown.status is Status.MISSING:
        yield say.plainly("not translated into {language} yet", language=language)
    elif shown.status is Status.DRAFT:
        yield say.plainly("this translation is a draft")
    elif shown.status is Status.STALE and shown.stale_since:
        date = say.date(shown.stale_since)
        yield say.plainly("translated from an earlier version of the text, changed by {date}", date=date)
    elif shown.status is Status.STALE:
        yield say.plainly("translated from an earlier version of the text")
