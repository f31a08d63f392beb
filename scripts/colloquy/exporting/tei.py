"""TEI P5, one document an interview: all editions, aligned, with the whole apparatus.

After the Guidelines (https://tei-c.org/guidelines/p5/): utterances (``u``) from chapter 8, "Transcriptions
of Speech"; editions as a ``group`` of texts (4.3), each passage of one pointing to its counterpart in the
source text by ``corresp`` (17.4, "Correspondence and Alignment"); corrections as ``choice`` of ``sic`` and
``corr`` and omissions as ``gap`` (3.5); speakers whom the archive supplies in ``supplied`` (12.3.1); who
did what in ``respStmt`` (2.2.1). The header is in `tei_header`, running text in `tei_passages`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from colloquy.catalogue import Archive, Described
from colloquy.exporting.export import Export, File
from colloquy.exporting.tei_header import header
from colloquy.exporting.tei_passages import label, passage
from colloquy.exporting.xml import HEAD, element, escape
from colloquy.gathering import gathered
from colloquy.model import Edition, Exchange, Omission, Passage, Turn

NAMESPACE = "http://www.tei-c.org/ns/1.0"


def document(archive: Archive, described: Described, editions: list[Edition]) -> str:
    """Write an interview as a TEI document; editions that have no words of their own are left out."""
    interview = editions[0].interview
    own = [edition for edition in editions if edition.language == interview.language]
    others = [edition for edition in editions if edition.translations]
    texts = [_Writer(archive, edition, others).text() for edition in [*own, *others]]
    content = header(archive, described, [*own, *others]) + element("text", element("group", "".join(texts)))
    return f"{HEAD}{element('TEI', content, {'xmlns': NAMESPACE})}\n"


class _Writer:
    """Writes one edition, from the beginning to the end."""

    def __init__(self, archive: Archive, edition: Edition, translated: list[Edition]) -> None:
        self.archive = archive
        self.edition = edition
        self.own = edition.language == edition.interview.language
        self.suffix = "" if self.own else f".{edition.language}"
        self.translated = translated
        self.omissions = list(edition.interview.omissions) if self.own else []

    def text(self) -> str:
        """Write the edition as a ``text``."""
        interview = self.edition.interview
        title = element("head", escape(self.edition.title().text), {"type": "main"})
        front = element("front", element("div", title + self._passages("ab", interview.front)))
        exchanges = "".join(self._exchange(exchange) for exchange in interview.exchanges)
        back = self._passages("ab", interview.back) + "".join(map(_gap, self.omissions))
        after = element("back", element("div", back)) if back else ""
        attributes = {"xml:lang": self.archive.site.tag(self.edition.language)}
        return element("text", f"{front}{element('body', exchanges)}{after}", attributes)

    def _exchange(self, exchange: Exchange) -> str:
        topics = gathered(self.archive, self.edition.interview.id).get(exchange.id, ())
        attributes = {
            "type": "exchange",
            "n": str(exchange.number),
            "xml:id": f"{exchange.id}{self.suffix}",
            "corresp": "" if self.own else f"#{exchange.id}",
            "ana": " ".join(f"#topic.{entry.topic.id}" for entry in topics),
        }
        head = element("head", escape(self.edition.exchange_title(exchange).text))
        return "\n" + element("div", head + "".join(map(self._turn, exchange.turns)), attributes)

    def _turn(self, turn: Turn) -> str:
        speaker = turn.speaker.person
        named = ""
        if self.own and turn.supplied:
            name = element("name", escape(self._name(speaker)), {"ref": f"#person.{speaker}"})
            named = element("supplied", name, {"reason": "omitted", "resp": "#archive"})
        elif self.own and turn.label:
            named = label(turn.label, self.edition.interview.emendations)
        content = named + self._passages("seg", turn.passages)
        return "\n" + element("u", content, {"who": f"#person.{speaker}"})

    def _name(self, person: str) -> str:
        names = self.archive.people[person].name
        return names.get(self.edition.language) or next(iter(names.values()))

    def _passages(self, name: str, passages: Iterable[Passage]) -> str:
        return "".join(self._before(each) + self._passage(name, each) for each in passages)

    def _passage(self, name: str, each: Passage) -> str:
        others = (
            (each.id,) if not self.own else tuple(f"{each.id}.{other.language}" for other in self.translated)
        )
        return "\n" + passage(name, each, self.edition, others, self.archive.site)

    def _before(self, each: Passage) -> str:
        """Write what was left out before a passage."""
        gaps = []
        while self.omissions and self.omissions[0].lines.first < each.lines.first:
            gaps.append(_gap(self.omissions.pop(0)))
        return "".join(gaps)


def _gap(omission: Omission) -> str:
    first, last = omission.lines
    attributes = {
        "reason": "-".join(omission.reason.split()),
        "unit": "lines",
        "quantity": str(last - first + 1),
        "n": f"{first}-{last}",
        "resp": "#archive",
    }
    return "\n" + element("gap", "", attributes)


def _files(archive: Archive, described: Described, editions: list[Edition]) -> Iterator[File]:
    yield f"data/{described.id}.tei.xml", document(archive, described, editions)


EXPORT = Export(
    "tei",
    """from xml.etree import ElementTree
print(len(list(ElementTree.parse("INTERVIEW.tei.xml").iter("{http://www.tei-c.org/ns/1.0}u"))), "turns")""",
    files=_files,
)
