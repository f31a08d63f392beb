"""TEI P5, one document per interview: all editions, aligned, with the whole apparatus.

After the Guidelines (https://tei-c.org/guidelines/p5/): utterances (``u``) from chapter 8, "Transcriptions
of Speech"; editions as a ``group`` of texts (4.3), each passage of one pointing to its counterpart in the
source text by ``corresp`` (17.4, "Correspondence and Alignment"); corrections as ``choice`` of ``sic`` and
``corr`` and omissions as ``gap`` (3.5); what is not spoken in ``incident`` (8.3.3), times as points of a
``timeline`` (8.3.5); speakers whom the archive supplies in ``supplied`` (12.3.1); who
did what in ``respStmt`` (2.2.1). The header is in `tei_header`, running text in `tei_passages`.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from colloquy.catalogue import Archive, Described
from colloquy.catalogue.site import Site
from colloquy.exporting.export import Export, File
from colloquy.exporting.tei_header import header, person_id
from colloquy.exporting.tei_inline import tei
from colloquy.exporting.tei_passages import label, left_out_within, omission, write_incident, write_passage
from colloquy.exporting.tei_times import timed, timeline
from colloquy.exporting.xml import HEAD, ID, LANG, Content, Element, write_element
from colloquy.gathering import gathered
from colloquy.model import Edition, Exchange, Passage, Turn
from colloquy.words.naming import name_speakers

BLOCK, SEGMENT = partial(write_passage, "ab"), partial(write_passage, "seg")

Write = Callable[[Passage, Edition, tuple[str, ...], Site], Element]
"""Writes a passage of an edition, with the ids of its counterparts."""


def document(archive: Archive, described: Described, editions: list[Edition]) -> str:
    """Write an interview as a TEI document; editions that have no words of their own are left out."""
    interview = editions[0].interview
    own = [edition for edition in editions if edition.language == interview.language]
    others = [edition for edition in editions if edition.translations]
    texts = [_Writer(archive, edition, others).text() for edition in [*own, *others]]
    root = tei("TEI", header(archive, described, [*own, *others]), tei("text", tei("group", *texts)))
    return f"{HEAD}{write_element(root)}\n"


class _Writer:
    """Writes one edition, from the beginning to the end."""

    def __init__(self, archive: Archive, edition: Edition, translated: list[Edition]) -> None:
        self.archive = archive
        self.edition = edition
        self.own = edition.language == edition.interview.language
        self.suffix = "" if self.own else f".{edition.language}"
        self.translated = translated
        self.topics = gathered(archive, edition.interview.id)
        self.omissions = list(edition.interview.omissions) if self.own else []

    def text(self) -> Element:
        """Write the edition as a ``text``."""
        interview = self.edition.interview
        title = tei("head", self.edition.title().text, type="main")
        front = tei("front", tei("div", title, *self._passages(BLOCK, interview.front)))
        said = [*self._turns(interview.opening)]
        opening = [tei("div", *said, type="opening")] if said else []
        times = timeline(interview) if self.own else ()
        body = tei("body", *_on_lines([*times, *opening, *map(self._exchange, interview.exchanges)]))
        back = [*self._passages(BLOCK, interview.back), *_on_lines(map(omission, self.omissions))]
        after = [tei("back", tei("div", *back))] if back else []
        return tei("text", front, body, *after, **{LANG: self.archive.site.tag(self.edition.language)})

    def _exchange(self, exchange: Exchange) -> Element:
        attributes = {
            "type": "exchange",
            "n": str(exchange.number),
            ID: f"{exchange.id}{self.suffix}",
            "corresp": "" if self.own else f"#{exchange.id}",
            "ana": " ".join(f"#topic.{entry.topic.id}" for entry in self.topics.get(exchange.id, ())),
        }
        head = tei("head", self.edition.exchange_title(exchange).text)
        return tei("div", head, *self._turns(exchange.turns), **attributes)

    def _turn(self, turn: Turn) -> Element:
        who = " ".join(f"#{person_id(speaker)}" for speaker in turn.speakers)
        named = []
        if self.own and turn.supplied:
            name = tei("name", name_speakers(self.archive, turn.speakers, self.edition.language), ref=who)
            named = [tei("supplied", name, reason="omitted", resp="#archive")]
        elif self.own and turn.label:
            named = [label(turn.label, self.edition.interview.emendations)]
        times = timed(turn) if self.own else {}
        return tei("u", *named, *self._passages(SEGMENT, turn.passages), who=who, **times)

    def _turns(self, turns: Iterable[Turn]) -> Iterator[Content]:
        """Write turns; what is not spoken is beside them."""
        for turn in turns:
            if turn.speakers:
                yield from ("\n", self._turn(turn))
            else:
                yield from self._passages(write_incident, turn.passages)

    def _passages(self, write: Write, passages: Iterable[Passage]) -> Iterator[Content]:
        """Write passages, each after what was left out before it."""
        for passage in passages:
            yield from self._gaps(passage.lines.first)
            translated = (f"{passage.id}.{other.language}" for other in self.translated)
            others = tuple(translated) if self.own else (passage.id,)
            yield from ("\n", write(passage, self.edition, others, self.archive.site))
            within = left_out_within(passage, self.omissions)
            self.omissions = [each for each in self.omissions if each not in within]

    def _gaps(self, line: int) -> Iterator[Content]:
        """Write what was left out before a line."""
        while self.omissions and self.omissions[0].lines.first < line:
            yield from ("\n", omission(self.omissions.pop(0)))


def _on_lines(elements: Iterable[Element]) -> Iterator[Content]:
    """Begin a line with each of some elements."""
    return (part for each in elements for part in ("\n", each))


def _files(archive: Archive, described: Described, editions: list[Edition]) -> Iterator[File]:
    yield f"data/{described.id}.tei.xml", document(archive, described, editions)


EXPORT = Export(
    "tei",
    """from xml.etree import ElementTree
print(len(list(ElementTree.parse("INTERVIEW.tei.xml").iter("{http://www.tei-c.org/ns/1.0}u"))), "turns")""",
    files=_files,
)
