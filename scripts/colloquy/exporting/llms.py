"""``llms.txt``, for programs that read sites with a language model (https://llmstxt.org).

A title, a quotation that says what this is, and lists of links, here to the plain Markdown of each edition.
"""

from collections.abc import Iterator

from colloquy.catalogue import Archive, Described
from colloquy.exporting.export import Export, File, Pieces, Write, lines
from colloquy.model import Edition
from colloquy.text.dates import is_plain
from colloquy.text.inline.markdown import line, text, trimmed
from colloquy.text.inline.markdown import link as link_to
from colloquy.words.wording import find_words

ENGLISH = find_words("en", "en")
HONESTY = """\
Each passage has an address that lasts: the page of its interview and the line of the source text, as in
`interviews/<id>/#l72`; questions are `#q5`. Say whose words you quote: some editions are translations, and
some source texts are machine translations in which no wording is the speakers' own. Each edition says so.
"""


def _pieces(archive: Archive, described: Described, editions: list[Edition]) -> Iterator[File]:
    site, record = archive.site, described.declared.record
    origin, date = record.origin, record.date

    def entry(edition: Edition) -> str:
        address = f"{site.url}data/{described.id}.{edition.language}.md"
        source = ", ".join(
            filter(None, [origin.publisher, ENGLISH.date(date) if not is_plain(date) else date])
        )
        about = f"{source}; {site.tag(edition.language)}"
        title = text(edition.title().text)
        return f"- {link_to(title, address)}: {text(about)}, {text(str(edition.standing))}\n"

    yield "editions", "".join(map(entry, editions))


def _document(archive: Archive, pieces: Pieces) -> Iterator[str]:
    site = archive.site
    own = site.languages[0]
    name, summary = text(own.site_name), text(own.site_description or own.site_name)
    yield f"# {trimmed(name)}\n\n> {line(summary)}\n\n{HONESTY}\n## Interviews\n\n"
    yield from pieces("editions")
    yield f"\n## Data\n\n- [The whole archive as JSON]({site.url}corpus.json)\n"
    yield f"- [Its JSON Schema]({site.url}corpus.schema.json)\n"
    yield f"- [All other formats]({site.url}data/)\n"


def _shared_files(archive: Archive, pieces: Pieces) -> Iterator[tuple[str, Write]]:
    yield "llms.txt", lines(_document(archive, pieces))


EXPORT = Export(
    "llms",
    """lines = open("../llms.txt", encoding="utf-8").read().splitlines()
print(lines[0], lines[2])""",
    pieces=_pieces,
    shared_files=_shared_files,
)
