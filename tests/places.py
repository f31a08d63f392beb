"""How tests find where a page says it is corrected, and whether that line of that file says the same."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import polib
import yaml
from lxml import etree, html

from colloquy.text.inline import parse, plain

APART = ["line", "speaker", "status", "beside", "no-image", "mark", "apparatus-note"]
PLACE = re.compile(r"^(?P<file>[^:#]+)(?:(?::|#L)(?P<line>\d+))?$")


@dataclass(frozen=True)
class Place:
    """A line of a file that a page leads to, and what it says of it."""

    page: str
    anchor: str
    """Of the passage, exchange or entry; empty for the page as a whole."""
    file: str
    line: int
    says: str
    """Words of the page; of an exchange its short title, of a page its title."""
    speaker: str = ""
    interview: str = ""


class BuiltPage:
    """A page of a built site."""

    def __init__(self, site: Path, path: Path) -> None:
        self.address = path.relative_to(site).as_posix()
        self.tree = html.parse(str(path), parser=html.HTMLParser(encoding="utf-8")).getroot()
        self.language = "zh" if self.address.startswith("zh/") else "en"

    def text(self, way: str) -> str:
        """Give the text of the first element on a way."""
        found = self.tree.xpath(way)
        return " ".join(found[0].text_content().split()) if found else ""

    @property
    def known(self) -> dict[str, Any]:
        """Give the JSON for the script; empty where there is none."""
        found = self.tree.xpath("//script[@id='quotable']")
        return json.loads(found[0].text) if found else {}

    def words(self, interview: str, anchor: str) -> str:
        """Give the words of a passage as a reader sees them, without the apparatus."""
        ids = (anchor, f"{interview}-{anchor}")
        (found,) = (each for id_ in ids for each in self.tree.xpath("//*[@id=$id]", id=id_))
        shown = found.getparent() if found.tag == "a" else found
        element: Any = html.fromstring(etree.tostring(shown, encoding="unicode", with_tail=False))
        apart = " or ".join(f"contains(concat(' ', @class, ' '), ' {name} ')" for name in APART)
        for each in element.xpath(f"//del | //ul | //ol | //*[{apart}]"):
            if each is not element:
                each.drop_tree()
        return " ".join(element.text_content().split())

    def places(self) -> Iterator[Place]:
        """Find every place that the page names."""
        for interview, block in self.known.get("interviews", {}).items():
            for anchor, (attribution, _, *places) in block["entries"].items():
                title = f"//nav[@class='contents']//a[@href='#{anchor}']"
                says = self.text(title) if anchor[0] == "q" else self.words(interview, anchor)
                speaker = block["attributions"][attribution][0]
                for number, line in zip(places[::2], places[1::2], strict=True):
                    file = block["places"][number][1]
                    yield Place(self.address, anchor, file, line, says, speaker, interview)
        for code in self.tree.xpath("//details[@class='mending']//code"):
            yield self._place(code.text_content(), "")
        for code in self.tree.xpath("//*[contains(@class, 'terms')]/li//span[@class='mend']/code"):
            yield self._place(code.text_content(), code.xpath("ancestor::li[@id][1]")[0].get("id"))

    def _place(self, shown: str, anchor: str) -> Place:
        found = PLACE.match(shown)
        assert found, shown
        return Place(self.address, anchor, found["file"], int(found["line"] or 0), self.text("//h1"))


def built_pages(site: Path) -> Iterator[BuiltPage]:
    """Read all pages of a site but the one for missing pages."""
    return (BuiltPage(site, path) for path in sorted(site.rglob("*.html")) if path.name != "404.html")


def agrees(root: Path, place: Place) -> bool:
    """Say whether a line of a file says what a page says that it says."""
    text = _text(root / place.file)
    line = text.splitlines()[place.line - 1].strip() if place.line else ""
    match Path(place.file).suffix:
        case ".po":
            return _translated(_po(root / place.file), line, place)
        case ".md":
            return bool(place.says) and place.says in text
        case ".txt":
            return _received(root, place, line)
    match Path(place.file).name:
        case "interview.yml":
            return _declared(root, place, line)
        case "topics.yml" if place.anchor:
            gathers = line.removeprefix("- ").startswith(f"at: {place.interview}#q")
            return gathers if place.line else place.anchor[0] == "q" and "\ntopics:\n" in text
        case "highlights.yml":
            return line.startswith("- at: ")
        case "mkdocs.yml":
            return place.says in text
        case "topics.yml" | "people.yml" if place.page.count("/") - (place.page[:3] == "zh/") == 1:
            return place.line == 1 or line == ""
        case "terms.yml" if not place.anchor:
            return place.line == 1
    id_ = place.anchor or place.page.split("/")[-2]
    return line == f"- id: {id_}"


def _translated(po: polib.POFile, line: str, place: Place) -> bool:
    if not place.line:
        return all(entry.msgctxt != place.anchor for entry in po)
    entry = [each for each in po if (each.linenum or 0) < place.line][-1]
    if not line.startswith("msgstr"):
        return False
    if not place.anchor:
        return " ".join(entry.msgstr.split()) == place.says
    wanted = " ".join(plain(parse(entry.msgstr or entry.msgid)).split())
    return entry.msgctxt == place.anchor and wanted == place.says


def _received(root: Path, place: Place, line: str) -> bool:
    """Compare with the line as received, corrected as declared."""
    declared = _yaml((root / place.file).with_name("interview.yml"))
    for each in declared.get("emendations", []):
        if each["line"] == place.line:
            line = line.replace(each["found"], each["replaced"])
    words = "".join(character for character in place.says if character.isalnum())
    return words[:40] in "".join(character for character in plain(parse(line)) if character.isalnum())


def _declared(root: Path, place: Place, line: str) -> bool:
    key, _, value = line.removeprefix("- ").partition(":")
    number = place.anchor[1:]
    if key == "title":
        return value.strip() == place.says
    if key == "person" or key.isdigit():
        people = _yaml(root / "seeds/people.yml")["people"]
        names = {each["id"]: set(each["name"].values()) for each in people}
        return place.speaker in names[value.strip()] and (key == "person" or int(key) <= int(number))
    if key == "line":
        return int(number) <= int(value) <= int(number) + 2
    emendations = _yaml(root / place.file).get("emendations", [])
    if not place.line:
        return not emendations
    emended = {str(each["line"]) for each in emendations}
    return (key == "emendations" and number not in emended) if place.anchor else key == "source"


# Of a built site hundreds of places lead to the same few files, which nobody changes meanwhile.
@cache
def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


@cache
def _po(path: Path) -> polib.POFile:
    return polib.pofile(_text(path))


@cache
def _yaml(path: Path) -> dict[str, Any]:
    read: dict[str, Any] = yaml.safe_load(_text(path))
    return read
