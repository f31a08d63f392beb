"""Words that are withheld leave the PO files, with the parts of a name that come again."""

from __future__ import annotations

import polib
import pytest

from colloquy.model import Unit, Withheld
from colloquy.translating import sync

MARK = "[withheld]"
SHOWN = {"en": "[withheld: privacy]", "zh": "〔隐去：隐私〕"}
GONE = Withheld(1, 5, 7, MARK, SHOWN["en"], SHOWN, "privacy", "words", 0, ("", ""), {})


def forget(before: str, after: str, others: dict[str, str], translations: dict[str, str]) -> polib.POFile:
    """Sync a PO file with `before` where the text now has `after`, with other passages and translations."""
    po = polib.POFile(wrapwidth=78)
    for id_, source in {"l5": before, **others}.items():
        po.append(polib.POEntry(msgctxt=id_, msgid=source, msgstr=translations.get(id_, "")))
    units = [Unit(id_, source, "en", 9) for id_, source in others.items()]
    synced = sync(po, [Unit("l5", after, "en", 5, withheld=(GONE,)), *units], "a.txt", "zh", "2026-11-26")
    assert synced.forgotten.left == tuple(
        (words, id_) for words in ("Quill", "Zora") for id_, source in others.items() if words in source
    )
    return polib.pofile(synced.text)


@pytest.mark.parametrize(
    "words", ["Zora在那里。", "奎尔（Quill）在那里。", "Zora Quill在那里。", "Zoras在。"]
)
def test_a_part_of_a_withheld_name_is_withheld_with_it(words: str) -> None:
    before, after = "It was Zora Quill, of the mill.", f"It was {MARK}, of the mill."
    po = forget(before, after, {"l7": "She was there."}, {"l7": words})
    assert [entry.msgstr for entry in po] == ["", ""]


def test_a_part_of_a_withheld_name_that_the_text_still_has_is_pointed_out() -> None:
    before, after = "It was Zora Quill, of the mill.", f"It was {MARK}, of the mill."
    po = forget(before, after, {"l7": "Zora was there."}, {"l7": "Zora在那里。"})
    assert [entry.msgstr for entry in po] == ["", "Zora在那里。"]


def test_a_word_that_is_but_written_large_is_no_name() -> None:
    before, after = "The Mill was burning.", f"{MARK} was burning."
    others = {"l7": "They saw the fire of the mill."}
    po = forget(before, after, others, {"l7": "The mill（磨坊）起火。"})
    assert [entry.msgstr for entry in po] == ["", "The mill（磨坊）起火。"]
