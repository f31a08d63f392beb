"""Syncing brings PO files up to their interviews and never loses a translator's work."""

from __future__ import annotations

import datetime
import json
import re
from pathlib import Path

import polib
from hypothesis import given
from hypothesis import strategies as st

from archives import ROOT, append, colloquy, edit, seal, shown, succeed
from colloquy.model import Status, Unit
from colloquy.reading import Files
from colloquy.translating import Catalogue, sync, translations
from colloquy.translating.po import NO_LINE, read_po
from colloquy.words.wording import find_words

IDS = st.lists(st.from_regex(r"l[1-9][0-9]?", fullmatch=True), unique=True, max_size=8)
TEXTS = st.text(st.sampled_from('ab \\"\n研究*'), min_size=1, max_size=12).filter(str.strip)


def units(ids: list[str], texts: list[str]) -> list[Unit]:
    return [Unit(id_, texts[index % len(texts)], "en", index + 1) for index, id_ in enumerate(ids)]


def again(text: str) -> polib.POFile:
    return polib.pofile(text, wrapwidth=78)


@given(IDS, st.lists(TEXTS, min_size=1, max_size=3))
def test_a_second_run_writes_nothing(ids: list[str], texts: list[str]) -> None:
    first = sync(polib.POFile(wrapwidth=78), units(ids, texts), "a.txt", "zh", "2026-11-22")
    assert first.added == len(ids)
    assert not sync(again(first.text), units(ids, texts), "a.txt", "zh", "2026-11-22").written
    assert not NO_LINE.search(f"\n{first.text}")


@given(IDS, IDS, st.lists(TEXTS, min_size=1, max_size=3), st.lists(TEXTS, min_size=1, max_size=3))
def test_no_translation_and_no_comment_is_ever_lost(
    ids: list[str], later: list[str], texts: list[str], changed: list[str]
) -> None:
    po = again(sync(polib.POFile(wrapwidth=78), units(ids, texts), "a.txt", "zh", "2026-11-22").text)
    for entry in po:
        entry.msgstr, entry.tcomment = f"译文 {entry.msgctxt}", f"why {entry.msgctxt}"
    before = {entry.msgctxt: entry.msgid for entry in po}

    synced = again(sync(again(str(po)), units(later, changed), "a.txt", "zh", "2026-11-22").text)

    kept = {entry.msgctxt: entry for entry in synced}
    for id_ in ids:
        assert kept[id_].msgstr == f"译文 {id_}"
        assert kept[id_].tcomment.splitlines()[0] == f"why {id_}"
        assert bool(kept[id_].obsolete) == (id_ not in later)
    sources = {unit.id: unit.source for unit in units(later, changed)}
    for id_ in set(ids) & set(later):
        stale = sources[id_] != before[id_]
        assert kept[id_].fuzzy == stale
        assert (kept[id_].previous_msgid == before[id_]) == stale
        assert ("stale since: 2026-11-22" in kept[id_].tcomment) == stale


def test_a_changed_emendation_makes_exactly_its_passage_stale_until_translated_again(small: Path) -> None:
    po_path, declared = small / "seeds/talk/zh.po", small / "seeds/talk/interview.yml"
    succeed("sync", "--root", small)
    po = polib.pofile(str(po_path))
    for entry in po:
        entry.msgstr = "译文"
    po.save()
    assert "100% (8 reviewed, 0 draft, 0 stale, 0 missing)" in colloquy("status", "--root", small).output

    edit(declared, "replaced: letter", "replaced: latter")
    assert "(7 reviewed, 0 draft, 1 stale, 0 missing)" in colloquy("status", "--root", small).output
    result = colloquy("sync", "--root", small)
    assert result.output == "seeds/talk/zh.po: 0 new, 1 changed, 0 obsolete\n"
    assert "(7 reviewed, 0 draft, 1 stale, 0 missing)" in colloquy("status", "--root", small).output
    stale = [entry for entry in polib.pofile(str(po_path)) if entry.fuzzy]
    assert [(each.msgctxt, each.previous_msgid) for each in stale] == [("l5", "With a letter.")]
    colloquy("pages", "--root", small)
    page = shown(small, "zh/interviews/talk.md")
    assert page.count('class="passage stale"') == 1
    assert "译文已过时" in page
    assert find_words("zh", "zh-Hans").date(datetime.date.today().isoformat()) in page

    po = polib.pofile(str(po_path))
    for entry in po.fuzzy_entries():
        entry.flags.remove("fuzzy")
        entry.previous_msgid = None
    po.save()
    succeed("sync", "--root", small)
    assert "stale since" not in po_path.read_text(encoding="utf-8")
    assert "100% (8 reviewed" in colloquy("status", "--root", small).output


@given(
    st.lists(
        st.text(st.sampled_from('一a \u2028\u2029\x0c\\n"“。*'), min_size=1, max_size=90).filter(str.strip),
        min_size=1,
    )
)
def test_syncing_keeps_every_character_that_a_translator_wrote(texts: list[str]) -> None:
    """Polib takes for the end of a line what editors do not, and loses what is before it."""
    wanted = units([f"l{number + 1}" for number in range(len(texts))], ["One"])
    written = sync(polib.POFile(wrapwidth=78), wanted, "a.txt", "zh", "2026-11-22").text
    lines = iter(json.dumps(text, ensure_ascii=False).replace("\\f", "\x0c") for text in texts)
    given = re.sub(r'(?<=\nmsgstr )""(?!\n")', lambda _: next(lines), written)

    po = known(given)
    assert [entry.msgstr for entry in po] == texts
    po.append(polib.POEntry(msgctxt="l0", msgid="gone", msgstr="没了"))
    assert [entry.msgstr for entry in known(sync(po, wanted, "a.txt", "zh", "2026-11-22").text)][:-1] == texts


def test_verse_keeps_its_lines_in_a_translation_from_which_an_editor_took_the_blanks() -> None:
    verse = Unit("l1", "Wheel,  \nturn.", "en", 1)
    po = polib.POFile(wrapwidth=78)
    po.append(polib.POEntry(msgctxt="l1", msgid=verse.source, msgstr="轮子，\n转吧。  \n转吧。"))
    by_unit, _ = translations(known(str(po)), "zh.po", [verse])
    assert by_unit["l1"].text == "轮子，  \n转吧。  \n转吧。"


def test_an_obsolete_entry_keeps_its_former_source() -> None:
    """Polib writes it before ``#~|``, and does not read that."""
    former = '# why\n#, fuzzy\n#~| msgid ""\n#~| "An old "\n#~| "source."\n'
    entry = '#~ msgctxt "l1"\n#~ msgid "New."\n#~ msgstr "旧。"\n'
    po = known(f'msgid ""\nmsgstr "Language: zh\\n"\n\n{former}{entry}')
    text = sync(po, units(["l2"], ["One"]), "a.txt", "zh", "2026-11-22").text
    (old,) = (entry for entry in known(text) if entry.obsolete)
    assert (old.previous_msgid, old.msgid, old.tcomment) == ("An old source.", "New.", "why")


@given(st.lists(st.text(st.sampled_from("a \t-,一\u2028"), min_size=1), min_size=1), st.booleans())
def test_what_a_comment_says_to_the_archive_is_the_same_after_syncing(
    words: list[str], obsolete: bool
) -> None:
    """It ends with its line, however long: polib wraps comments, and cut the name of the translator."""
    name = f"A translator {' '.join(words)} {'with many names ' * 6}the last"
    po = known(sync(polib.POFile(wrapwidth=78), units(["l1"], ["One"]), "a.txt", "zh", "2026-11-22").text)
    comment = f"translator: {name}\nallow numbers: {name}."
    po[0].msgstr, po[0].tcomment = "一", comment
    wanted = units(["l2" if obsolete else "l1"], ["One"])
    again = known(sync(po, wanted, "a.txt", "zh", "2026-11-22").text)
    by_unit, _ = translations(again, "zh.po", units(["l1"], ["One"]))
    if not obsolete:
        assert by_unit["l1"].translator == name
        assert by_unit["l1"].allowed == {"numbers": f"{name}."}
    assert [entry.tcomment for entry in again if entry.msgctxt == "l1"] == [comment]


def known(text: str) -> Catalogue:
    """Read a PO file as an archive does."""
    po, problems = read_po(Files("talk", ("zh.po",), {"zh.po": text.encode()}, {}), "zh.po")
    assert not problems
    return po


def test_an_entry_marked_as_fuzzy_is_never_as_good_as_reviewed() -> None:
    po = Catalogue()
    po.append(polib.POEntry(msgctxt="l1", msgid="One", msgstr="一", flags=["fuzzy"]))
    po.append(polib.POEntry(msgctxt="l2", msgid="Too", msgstr="二"))
    po.append(polib.POEntry(msgctxt="l3", msgid="Three", msgstr="三"))
    wanted = [Unit(f"l{n}", text, "en", n) for n, text in ((1, "One"), (2, "Two"), (3, "Three"), (4, "Four"))]
    found, problems = translations(po, "zh.po", wanted)
    assert not problems
    assert {id_: each.status for id_, each in found.items()} == {
        "l1": Status.DRAFT,
        "l2": Status.STALE,
        "l3": Status.REVIEWED,
    }


def test_entries_whose_passage_is_gone_are_told_and_kept_as_obsolete(small: Path) -> None:
    colloquy("sync", "--root", small)
    path = small / "seeds/talk/zh.po"
    append(path, '\nmsgctxt "l99"\nmsgid "Gone"\nmsgstr "没了"\n')
    told = succeed("check", "--root", small)
    assert "the interview has no `l99` to translate" in told.output
    assert colloquy("sync", "--root", small).output == "seeds/talk/zh.po: 0 new, 0 changed, 1 obsolete\n"
    assert '#~ msgstr "没了"' in path.read_text(encoding="utf-8")
    assert "l99" not in colloquy("check", "--root", small).output


def test_a_source_that_is_as_it_was_translated_is_no_longer_stale() -> None:
    def synced(text: str, source: str) -> str:
        return sync(again(text), units(["l1"], [source]), "a.txt", "zh", "2026-11-22").text

    po = again(sync(polib.POFile(wrapwidth=78), units(["l1"], ["One"]), "a.txt", "zh", "2026-11-22").text)
    po[0].msgstr = "一"
    text = synced(synced(str(po), "Two"), "One")
    assert not again(text)[0].fuzzy
    assert text == str(po) + "\n" * (not str(po).endswith("\n"))


def test_an_obsolete_entry_does_not_displace_the_one_that_counts() -> None:
    text = '#~ msgctxt "l1"\n#~ msgid "Old"\n#~ msgstr "旧"\n\nmsgctxt "l1"\nmsgid "One"\nmsgstr "一"\n'
    done = again(sync(again(text), units(["l1"], ["One"]), "a.txt", "zh", "2026-11-22").text)
    assert [(entry.msgstr, bool(entry.obsolete)) for entry in done] == [("一", False), ("旧", True)]


def test_a_new_file_tells_translators_tools_its_languages_and_where_its_source_is(small: Path) -> None:
    colloquy("sync", "--root", small)
    path = small / "seeds/talk/zh.po"
    header = polib.pofile(str(path)).metadata
    assert (header["Language"], header["X-Source-Language"]) == ("zh_Hans", "en")
    entry = next(entry for entry in polib.pofile(str(path)) if entry.msgctxt == "l3")
    file, line = entry.occurrences[0]
    held = (path.parent / header["X-Poedit-Basepath"] / file).read_text(encoding="utf-8").splitlines()
    assert entry.msgid in held[int(line) - 1]


def test_weblates_list_names_every_interview_with_its_own_language(small: Path) -> None:
    assert not (small / "weblate.json").exists()
    colloquy("sync", "--root", small)
    assert not (small / "weblate.json").exists()
    (small / "weblate.json").write_text("[]", encoding="utf-8")
    assert "weblate.json: up to date again" in colloquy("sync", "--root", small).output
    assert colloquy("sync", "--root", small).output.startswith("all PO files are up to date")


def test_weblates_list_of_the_real_archive_fits_its_files() -> None:
    told = json.loads((ROOT / "weblate.json").read_text(encoding="utf-8"))
    found = {each["slug"]: [path.stem for path in ROOT.glob(each["filemask"])] for each in told}
    assert found == {"chollet-datacamp-2017": ["zh"], "chollet-pyimagesearch-2018": ["en"]}
    for each in told:
        (language,) = found[each["slug"]]
        assert re.fullmatch(each["language_regex"], language)
        header = polib.pofile(str(ROOT / each["filemask"].replace("*", language))).metadata
        assert header["X-Source-Language"] == each["source_language"]["code"]


def test_syncing_makes_the_file_of_a_translation_that_is_declared(archive: Path) -> None:
    """The finding that there is none leads here; afterwards it is gone."""
    declared = archive / "seeds/talk/interview.yml"
    edit(declared, "rights:", "editions:\n  zh: {translator: Li}\nrights:")
    seal(archive / "seeds/talk")
    assert "there is no translation" in colloquy("check", "--root", archive).stderr
    succeed("sync", "--root", archive)
    assert (archive / "seeds/talk/zh.po").exists()
    assert "there is no translation" not in colloquy("check", "--root", archive).stderr
