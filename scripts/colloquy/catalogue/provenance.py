"""Whether what is declared of a text's origin, and of translations that came with it, can all be true."""

from collections.abc import Iterator

from colloquy.catalogue.archive import Archive
from colloquy.catalogue.records import InterviewRecord
from colloquy.catalogue.validating import Located, foreign
from colloquy.problems import Location, Problem, error
from colloquy.reading.files import Files


def check_provenance(archive: Archive, declared: Located[InterviewRecord]) -> Iterator[Problem]:
    """Find origins that contradict themselves, and editions of which there is no text."""
    yield from _check_origin(declared)
    yield from _check_editions(archive, declared)


def _check_origin(declared: Located[InterviewRecord]) -> Iterator[Problem]:
    origin = declared.record.origin
    if origin.canonical == "original" and not origin.url:
        what, remedy = "the original has no address", "add `url:` to `origin`, or remove `canonical`"
        yield error(declared.at("origin", "canonical"), what, remedy)
    if origin.translated_from == declared.record.language:
        what, remedy = (
            "`translated_from` is the language of the text itself",
            "name the language of the original",
        )
        yield error(declared.at("origin", "translated_from"), what, remedy)
    for key in ("translator", "translated_from", "original"):
        given = getattr(origin, key) is not None
        if given and origin.kind not in ("translation", "machine translation"):
            what = "`{key}` is only for translations, but the text is declared as `{kind}`"
            remedy = "write `kind: translation` if somebody translated the text, else remove `{key}`"
            yield error(declared.at("origin", key), what, remedy, key=key, kind=origin.kind)
        if origin.kind == "translation" and not given and key != "original":
            what, remedy = "a translation needs `{key}`", "add `{key}:` to `origin`, or `{key}: unknown`"
            yield error(declared.at("origin", "kind"), what, remedy, key=key)


def _check_editions(archive: Archive, declared: Located[InterviewRecord]) -> Iterator[Problem]:
    record, codes = declared.record, archive.site.codes
    for language, edition in record.editions.items():
        place = declared.at("editions", language)
        if language == record.language:
            what = "the text itself is in `{language}`, so no translation into it came with it"
            remedy = "correct the language code; where the text itself comes from belongs under `origin`"
            yield error(place, what, remedy, language=language)
        elif language not in codes:
            what, remedy = (
                "the site has no language `{language}`",
                "correct the language code, or add the language to mkdocs.yml",
            )
            yield error(place, what, remedy, language=language)
        if edition.translator is None and edition.publisher is None:
            what = "nothing says whose translation this is"
            remedy = "add `translator:` or `publisher:`; `unknown` if nobody knows"
            yield error(place, what, remedy)
        yield from foreign(declared, ("editions", language, "account"), edition.account, codes)


def find_untranslated(
    archive: Archive, declared: Located[InterviewRecord], files: Files
) -> Iterator[Problem]:
    """Find editions of the interview's own that have no PO file; syncing makes one."""
    for language in declared.record.editions:
        name, own = f"{language}.po", declared.at("editions", language).path == declared.path
        wanted = own and language in archive.site.codes and language != declared.record.language
        if wanted and name not in files.names:
            what = "there is no translation into `{language}`, which `editions` in interview.yml declares"
            remedy = "put it into this file, which `make sync` prepares, or remove `{language}` there"
            yield error(Location(files.path(name)), what, remedy, language=language)
