"""Everything that shows, quotes, cites or exports a text says whose words it has, and where it is from.

Each file in ``cases/provenance`` declares something of the small archive, and has what is said of it: on the
pages, in quotations, references and exports, and by the command line.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
from lxml import etree

from archives import colloquy, read, seal
from colloquy.citing import csl, reference
from colloquy.composing.progress import languages_translated
from colloquy.composing.quoting import quoting
from colloquy.composing.schema_org import dump, interview
from colloquy.exporting.chapters import Texts, chapter
from colloquy.exporting.corpus import corpus, interview_json
from colloquy.exporting.plain import plain
from colloquy.exporting.tei import document
from colloquy.exporting.tmx import translation_units
from colloquy.mapping.values import Editions
from colloquy.model import Edition
from colloquy.words.wording import Wording, find_words
from golden import Case, cases
from test_bad_input import spoil

HEAD = re.compile(r"^- \*\*.*?(?=^\[(?:Where the text|文本来历))", re.MULTILINE | re.DOTALL)
"""What a page says of its text before it leads to the section about it."""
TEI = "{http://www.tei-c.org/ns/1.0}"


def _lines(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.strip() and line != "{ .standing }"]


def _page(root: Path, code: str) -> list[str]:
    text = (root / f"docs/{code}/interviews/talk.md").read_text(encoding="utf-8")
    match = HEAD.search(text)
    assert match
    about = text.index("{ #origin }")
    head = [line for line in _lines(match[0]) if ".role" not in line]
    head += re.findall(r"(?m)^description: (.*)$", text)
    return head + _lines(text[text.index("\n", about) : text.index("{ #source }")])[:-1]


def _lists(root: Path, code: str) -> list[str]:
    text = (root / f"docs/{code}/interviews/index.md").read_text(encoding="utf-8")
    found = re.findall(r'(<h2.*</h2>|data-year="[^"]*"|<p class="(?:when|standing-line)">.*</p>)', text)
    return [re.sub("</?p.*?>|</?h2.*?>|<a [^>]*>|</a>", "", line) for line in found]


def _wording(made: Editions, edition: Edition) -> Wording:
    return find_words(edition.language, made.archive.site.tag(edition.language))


def _quotation(made: Editions, edition: Edition) -> str:
    block = quoting(made.archive, made.described, edition, _wording(made, edition)).block()
    number = block["entries"]["l5"][1]
    return str(block["references"][number]["text"])


def _cited(made: Editions, edition: Edition) -> dict[str, Any]:
    cited = csl(reference(made.archive, made.described, edition))
    return {key: cited[key] for key in ("issued", "publisher", "translator", "note") if key in cited}


def _linked(made: Editions, edition: Edition) -> dict[str, Any]:
    translated = languages_translated(made.editions)
    node = interview(made.archive, made.described, edition, translated, {}, _wording(made, edition))
    (node,) = json.loads(dump(node))["@graph"]
    keys = (
        "inLanguage",
        "dateCreated",
        "license",
        "translator",
        "isBasedOn",
        "translationOfWork",
        "workTranslation",
    )
    return {key: node[key] for key in keys if node.get(key)}


def _book(made: Editions, edition: Edition) -> list[str]:
    texts = Texts(made.archive, made.described, list(made.editions))
    written, _ = chapter(texts, (edition.language,))
    about = written.partition('<h2 id="about-title">')[2].partition("</section>")[0]
    return re.findall(r'<p class="facts">(.*)</p>', written) + re.findall("<p>(.*)</p>", about)


def _tei(made: Editions) -> list[str]:
    tree = etree.fromstring(document(made.archive, made.described, list(made.editions)).encode())
    found = [
        *tree.iter(f"{TEI}respStmt", f"{TEI}availability"),
        *tree.iterfind(f".//{TEI}sourceDesc/{TEI}bibl"),
    ]
    found += tree.iterfind(f".//{TEI}creation/{TEI}date")
    return [
        re.sub(r' xmlns="[^"]*"', "", etree.tostring(each, encoding="unicode", with_tail=False))
        for each in found
    ]


def _tmx(made: Editions) -> list[str]:
    written = "".join(translation_units(made.archive, made.described, list(made.editions)))
    return sorted(set(re.findall(r"<prop .*?</prop>", written)))


def _corpus(made: Editions) -> dict[str, Any]:
    written = interview_json(made.archive, made.described, list(made.editions))
    whole = json.loads("".join(corpus(made.archive, [written], made.archive.people)))
    schema = Path(__file__).parent.parent / "scripts/colloquy/exporting/corpus.schema.json"
    jsonschema.validate(whole, json.loads(schema.read_text(encoding="utf-8")))
    (document,) = whole["interviews"]
    said = document["exchanges"][0]["turns"][1]["passages"][0]
    kept = {key: document[key] for key in ("date", "origin", "rights", "editions") if key in document}
    return {**kept, "passage": {key: said[key] for key in ("provenance", "translator")}}


@cases("provenance")
def test_whose_words_they_are_is_said_everywhere(case: Case, archive: Path) -> None:
    spoil(archive, case.given)
    seal(archive / "seeds/talk")

    result = colloquy("pages", "--root", archive)

    assert result.exit_code == 0, result.output
    made = read(archive, "talk")
    told = colloquy("status", "--root", archive).output.splitlines()
    case.expect("status", [line.strip() for line in told if "%" in line])
    for edition in made.editions:
        code = edition.language
        case.expect(f"page_{code}", _page(archive, code))
        case.expect(f"lists_{code}", _lists(archive, code))
        case.expect(f"quotation_{code}", _quotation(made, edition))
        case.expect(f"reference_{code}", _cited(made, edition))
        case.expect(f"schema_org_{code}", _linked(made, edition))
        case.expect(
            f"text_{code}", plain(made.archive, made.described, edition).split("\n\n")[1].splitlines()
        )
        case.expect(f"book_{code}", _book(made, edition))
    case.expect("tei", _tei(made))
    case.expect("tmx", _tmx(made))
    case.expect("corpus", _corpus(made))


@cases("provenance")
def test_it_is_said_in_tei_as_the_schema_has_it(case: Case, archive: Path, tei_schema: Any) -> None:
    spoil(archive, case.given)
    seal(archive / "seeds/talk")

    made = read(archive, "talk")

    written = document(made.archive, made.described, list(made.editions))
    assert tei_schema.validate(etree.fromstring(written.encode())), tei_schema.error_log
