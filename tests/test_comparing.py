"""The reading diff lists what readers see that they did not see, and proves when that is nothing.

Each file in ``cases/diff`` is a change to a small archive under git, and what is said of it.
"""

from __future__ import annotations

import itertools
import re
import shutil
import subprocess
import time
from collections import Counter
from gettext import NullTranslations
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from archives import INTERVIEWS, SMALL, append, colloquy, copy_of_the_real_archive, edit, seal, succeed
from colloquy import comparing
from colloquy.comparing.changes import Comparison, Reading
from colloquy.comparing.pages import _changes, compare_page
from colloquy.comparing.shortening import divide
from colloquy.comparing.showing import show
from colloquy.comparing.styles import Style
from colloquy.comparing.words import pair, parts
from colloquy.words.telling import Teller
from golden import CASES, Case, cases
from test_bad_input import spoil


def git(root: Path, *arguments: str) -> None:
    """Run git as somebody, with no settings of this machine."""
    settings = ("user.name=Ann", "user.email=ann@paper.example", "init.defaultBranch=main", "gc.auto=0")
    given = [option for setting in settings for option in ("-c", setting)]
    subprocess.run(["git", *given, *arguments], cwd=root, check=True, capture_output=True)


def commit(root: Path) -> None:
    """Put everything in a folder under git."""
    if not (root / ".git").exists():
        git(root, "init", "--template=")
    git(root, "add", "--all")
    git(root, "commit", "--message", "As it is", "--allow-empty")


@pytest.fixture(scope="module")
def committed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Put a small archive with nothing wrong in it under git, to be copied."""
    root = Path(shutil.copytree(SMALL, tmp_path_factory.mktemp("committed") / "archive"))
    seal(root / "seeds" / "talk")
    commit(root)
    return root


@pytest.fixture
def kept(small: Path) -> Path:
    """Give a small archive with topics, terms, translations and pages, under git."""
    spoil(small, yaml.safe_load((CASES / "diff" / "archive.yaml").read_text(encoding="utf-8")))
    (small / ".gitignore").write_text("/site/\n/.colloquy/\n/docs/*/*/\n", encoding="utf-8")
    commit(small)
    return small


@pytest.mark.slow
@cases("diff")
def test_a_change_is_told_as_readers_see_it(case: Case, kept: Path) -> None:
    spoil(kept, case.given)

    told = colloquy("diff", "HEAD", "--root", kept, "--language", case.given.get("language", "en"))

    assert told.exit_code == 0, told.output
    # Which revision it is, and of how many files a site is made, is not what a case is about.
    output = re.sub("自[0-9a-f]+以来，", "", told.output)
    lines = [line.partition(" since ")[0].partition(": all ")[0] for line in output.splitlines()]
    case.expect("says", "\n".join(lines).strip() + "\n")


TEXTS = st.text(st.sampled_from("ab c,.好的 新\n"), max_size=30)


@given(TEXTS, TEXTS)
def test_marked_words_lose_nothing_of_either_text(before: str, after: str) -> None:
    divided = parts(before, after)
    assert "".join(part.before for part in divided) == before
    assert "".join(part.after for part in divided) == after
    assert all(one.changed != other.changed for one, other in itertools.pairwise(divided))
    assert any(part.changed for part in divided) == (before != after)


ENGLISH, CHINESE = "the same words again, " * 90, "还是同样的这些字，" * 90


@pytest.mark.parametrize(
    ("was", "now", "other"),
    [
        (f"{ENGLISH}old {ENGLISH}", f"{ENGLISH}new {ENGLISH}", CHINESE),
        (f"{CHINESE}旧的{CHINESE}", f"{CHINESE}新的{CHINESE}", ENGLISH),
    ],
    ids=["English", "Chinese"],
)
def test_what_is_the_same_is_shortened_as_much_in_every_script(was: str, now: str, other: str) -> None:
    changed, same = divide([Reading("aa", was, now), Reading("bb", other, other)])

    sizes = {
        name: "".join(part.after for part in found) for name, found in (("changed", changed), ("same", same))
    }
    for text in sizes.values():
        assert text.startswith("…")
        assert text.endswith("…")
        assert 200 < sum(3 if character in CHINESE else 1 for character in text) < 300
    assert [part.before for part in changed if part.changed] in (["old"], ["旧"])


@given(TEXTS, TEXTS, TEXTS)
def test_a_short_text_is_shown_whole(before: str, after: str, other: str) -> None:
    changed, same = divide([Reading("aa", before, after), Reading("bb", other, other)])
    assert "".join(part.before for part in changed) == before
    assert "".join(part.after for part in changed) == after
    assert "".join(part.after for part in same) == other


def test_words_of_an_archive_stay_words_in_a_comment(kept: Path) -> None:
    page = kept / "docs" / "en" / "index.md"
    page.write_text("# Home\n\n<img src=x> @somebody #12 **bold** [link](javascript:x)\n", encoding="utf-8")

    told = colloquy("diff", "HEAD", "--root", kept, "--format", "markdown").output

    for markup in ("<img", "@somebody", "#12", "**bold**", "](javascript"):
        assert markup not in told
    assert "&#64;<!-- -->somebody" in told


def test_a_change_above_all_headings_has_no_empty_name(kept: Path) -> None:
    page = kept / "docs" / "en" / "index.md"
    page.write_text("Before the heading.\n\n# Home\n", encoding="utf-8")

    told = colloquy("diff", "HEAD", "--root", kept, "--format", "markdown").output

    assert "<ins>Before the heading&#46;<!-- --></ins>" in told
    assert "****" not in told


def test_pages_that_were_made_and_kept_by_a_revision_are_not_told_as_written(kept: Path) -> None:
    for name in ("index.md", "topics/old.md"):
        page = kept / "docs" / "en" / name
        page.parent.mkdir(exist_ok=True)
        page.write_text("---\ntitle: Home\nmade_by: colloquy\n---\n\n<p>Made</p>\n", encoding="utf-8")
        git(kept, "add", "--force", str(page))
    git(kept, "commit", "--message", "As it was made")
    for name in ("index.md", "topics/old.md"):
        (kept / "docs" / "en" / name).unlink()

    told = colloquy("diff", "HEAD", "--root", kept).output

    assert told == "Readers will see nothing new.\n\nNo file has changed.\n"
    (kept / "docs" / "en" / "index.md").write_text("# Written\n", encoding="utf-8")
    told = colloquy("diff", "HEAD", "--root", kept).output
    assert "a new page" in told
    assert "Made" not in told


def test_names_and_reasons_stay_words_in_a_comment(kept: Path) -> None:
    people, declared = kept / "seeds" / "people.yml", kept / "seeds" / "talk" / "interview.yml"
    edit(people, "{en: Ann,", "{en: 'A_n_n @ann #12',")
    speaker = "supplied_speakers: {7: ann}\ninterjections: [7]\nemendations:\n"
    speaker += "  - {line: 11, found: book, replaced: volume, reason: misprint, note: {en: '<b>*So*</b>'}}"
    edit(declared, "emendations:", speaker)
    (kept / "seeds" / "talk" / "zh.po").write_text("broken", encoding="utf-8")

    told = colloquy("diff", "HEAD", "--root", kept, "--format", "markdown").output

    assert told.startswith("<code>seeds/talk/zh&#46;<!-- -->po</code> has errors now, so it is not compared;")
    assert "who speaks: Bo → A&#95;n&#95;n &#64;<!-- -->ann &#35;<!-- -->12 (supplied)" in told
    assert "misprint (&#60;b&#62;&#42;So&#42;&#60;/b&#62;)" in told


def test_what_stands_on_the_page_again_says_so(kept: Path) -> None:
    declared = kept / "seeds" / "talk" / "interview.yml"
    text = declared.read_text(encoding="utf-8")
    left_off = "omissions:\n  - {lines: [7], reason: boilerplate}\nemendations:"
    declared.write_text(text.replace("emendations:", left_off), encoding="utf-8")
    commit(kept)
    declared.write_text(text, encoding="utf-8")

    told = colloquy("diff", "HEAD", "--root", kept).output

    assert "no longer left off the page\n  en + {+It was short.+}" in told
    assert "Readers will see 1 place changed" in told


def test_a_branch_is_compared_with_where_it_left(kept: Path) -> None:
    git(kept, "checkout", "-b", "mine")
    git(kept, "checkout", "main")
    declared = kept / "seeds" / "talk" / "interview.yml"
    edit(declared, "What came next", "And then")
    commit(kept)
    git(kept, "checkout", "mine")

    assert "What came next" in colloquy("diff", "main", "--root", kept).output
    assert "nothing new" in colloquy("diff", "main...", "--root", kept).output


def test_a_revision_that_is_none_is_wrong_use(kept: Path, tmp_path: Path) -> None:
    for revision in ("no-such-branch", "--output=x"):
        assert colloquy("diff", "--root", kept, "--", revision).exit_code == 2
    (tmp_path / "none").mkdir()
    outside = colloquy("diff", "HEAD", "--root", tmp_path / "none", "--language", "zh")
    assert outside.exit_code == 2
    assert "这个文件夹不在Git仓库里" in outside.stderr


@pytest.mark.slow
@cases("bad")
def test_what_check_refuses_is_told_and_not_compared(
    case: Case, archive: Path, committed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    declared = archive / "seeds" / "talk" / "interview.yml"
    unsealed = declared.read_text(encoding="utf-8")
    shutil.copytree(committed, archive, dirs_exist_ok=True)
    if not case.given.get("sealed"):
        declared.write_text(unsealed, encoding="utf-8")
    spoil(archive, case.given)
    seal(declared.parent)

    def build(root: Path) -> None:
        raise AssertionError(f"{root} cannot be built; it need not be tried")

    monkeypatch.setattr(comparing, "build", build)

    for language, says_why in (("en", "`colloquy check` says which"), ("zh", "`colloquy check`")):
        told = colloquy("diff", "HEAD", "--root", archive, "--language", language)

        assert told.exit_code == 0, told.output
        assert case.path.stem in READABLE or says_why in told.output
    commit(archive)
    git(archive, "read-tree", "--reset", "-u", "HEAD^")
    told = succeed("diff", "HEAD", "--root", archive)
    assert case.path.stem in READABLE or "had errors, so it is not compared; now it has none" in told.output


READABLE = {
    "hidden-labels-of-no-language",
    "highlight-of-what-is-gone",
    "highlight-quotation-that-is-cut",
    "highlight-that-is-long",
    "emendation-that-puts-a-dash-for-words",
    "emendation-that-takes-words-out",
    "front-matter-of-generated-pages",
    "nobody-in-people-yml",
    "po-emptied-entry",
    "po-number-of-nothing",
    "po-removed-entry",
    "po-stale-after-sync",
    "po-stale-by-hand",
    "po-stale-since-no-day",
    "po-without-a-name",
    "po-wrong-number",
    "supplied-speaker-who-is-printed",
    "topic-of-a-passage-that-is-gone",
    "topic-of-an-interview-that-is-gone",
    "withheld-mark-that-a-translation-lacks",
    "withheld-mark-that-nobody-declares",
}
"""Each of the files can be read; what is wrong is between them."""


def test_a_speaker_whom_nobody_knows_is_no_end_of_the_comparison(tmp_path: Path) -> None:
    root = copy_of_the_real_archive(tmp_path / "real")
    commit(root)
    declared = root / "seeds" / INTERVIEWS[1] / "interview.yml"
    edit(declared, "person: adrian-rosebrock", "person: adrian-nobody")
    po = root / "seeds" / INTERVIEWS[0] / "zh.po"
    edit(po, 'msgstr "', "msgstr ", 1)
    highlights = root / "seeds" / "highlights.yml"
    edit(highlights, "A sharp criticism", "Criticism")

    lines = colloquy("diff", "HEAD", "--root", root).output.splitlines()

    why = "has errors now, so it is not compared; `colloquy check` says which"
    assert lines[0] == f"`seeds/{INTERVIEWS[0]}/zh.po` {why}"
    assert lines[2] == f"`seeds/{INTERVIEWS[1]}/interview.yml` {why}"
    assert lines[4].startswith("Readers will see 1 place changed")


def test_comparing_leaves_the_checkout_as_it_was(kept: Path) -> None:
    (kept / "seeds" / "people.yml").write_text("people: [", encoding="utf-8")

    def files() -> dict[Path, bytes]:
        return {path: path.read_bytes() for path in kept.rglob("*") if path.is_file()}

    before = files()
    succeed("diff", "HEAD", "--root", kept)
    assert files() == before


def test_a_change_of_code_is_named_beside_the_changes_of_texts(kept: Path) -> None:
    code = kept / "scripts" / "colloquy" / "accounting.py"
    code.parent.mkdir(parents=True)
    code.write_text("# A comment.\n", encoding="utf-8")
    po = kept / "seeds" / "talk" / "zh.po"
    edit(po, "一封信", "一封长信")

    told = colloquy("diff", "HEAD", "--root", kept).output

    assert told.startswith("Readers will see 1 place changed")
    assert "{+长" in told
    assert told.endswith("so look at these files yourself:\n\nscripts/colloquy/accounting.py\n")


CODE = """
from pathlib import Path
Path({trace!r}).touch()
"""
APPLY = "!!python/object/apply:pathlib.Path"
PAYLOADS = {
    "settings": {"mkdocs.yml": f"extra: {APPLY}.touch [{APPLY} [{{trace}}]]\n"},
    "hooks, templates, packages": {
        "mkdocs.yml": "hooks: [tools/hook.py]\n",
        "overrides/main.html": "{{{{ cycler.__init__.__globals__.os.open({trace!r}, 64) }}}}",
        **dict.fromkeys(("tools/hook.py", "overrides/hook.py", "yaml.py", "click.py"), CODE),
        **dict.fromkeys(("colloquy/__init__.py", "scripts/colloquy/cli/__main__.py"), CODE),
    },
}
"""What a revision may hold that would run if it were rendered as it is, read by MkDocs, or imported from."""


@pytest.mark.slow
@pytest.mark.parametrize("payload", PAYLOADS)
def test_nothing_of_a_revision_is_run(payload: str, kept: Path, tmp_path: Path) -> None:
    trace = tmp_path / "trace"
    settings = kept / "mkdocs.yml"
    plain = settings.read_text(encoding="utf-8")
    for path, text in PAYLOADS[payload].items():
        place = kept / path
        place.parent.mkdir(parents=True, exist_ok=True)
        before = place.read_text(encoding="utf-8") if place.exists() else ""
        place.write_text(before + text.format(trace=str(trace)), encoding="utf-8")
    declared = kept / "seeds" / "talk" / "interview.yml"
    append(declared, "# A comment.\n")
    commit(kept)
    for path in PAYLOADS[payload]:
        (kept / path).unlink()
    (kept / "overrides").mkdir(exist_ok=True)
    (kept / "overrides" / "hook.py").write_text("", encoding="utf-8")
    settings.write_text(
        f"{plain}theme: {{name: material, custom_dir: overrides}}\nhooks: [overrides/hook.py]\n",
        encoding="utf-8",
    )
    append(declared, "# Another.\n")

    told = colloquy("diff", "HEAD", "--root", kept)

    assert told.exit_code == 0, told.output
    assert not trace.exists()
    assert "mkdocs.yml" in told.output


PAGES = {
    "headings and the same words": ("# a\n\nx\n\n", "# a\n\ny\n\n"),
    "one paragraph again and again": ("a\n\n", "a\n\nb\n\n"),
    "headings": ("# a\n\n", "# b\n\n"),
    "other words": ("a b c d e f.\n\n", "b c d f e g.\n\n"),
    "one paragraph": ("a b ", "b c "),
    "blank lines": ("a\n \n\t\n", "b\n\n\n"),
}


@pytest.mark.slow
@pytest.mark.parametrize("name", PAGES)
def test_two_hand_written_pages_of_a_megabyte_are_compared_in_three_seconds(
    name: str, tmp_path: Path
) -> None:
    path, size = "docs/en/notes.md", 1_000_000
    for side, unit in zip(("before", "after"), PAGES[name], strict=True):
        page = tmp_path / side / path
        page.parent.mkdir(parents=True)
        page.write_text(f"# Notes\n\n{unit * (size // len(unit))}", encoding="utf-8")
    begun = time.process_time()
    section = compare_page(tmp_path / "before", tmp_path / "after", path)
    comparison = Comparison("main", (section,), None, 0)
    written = show(comparison, Teller("en", NullTranslations()), Style(markdown=True))
    assert time.process_time() - begun < 3
    assert "paragraphs changed" in written or len(section.changes) == 1


PARAGRAPHS = st.lists(st.sampled_from(["a", "b", "# c", "d\n# e"]), max_size=12)


@given(PARAGRAPHS, PARAGRAPHS)
def test_a_change_is_named_by_the_heading_above_it(old: list[str], new: list[str]) -> None:
    for change, (_, _, place) in zip(_changes(old, new, "en"), pair(old, new), strict=True):
        headings = re.findall("# (.)", "\n".join(new[: max(place, 1)]))
        assert change.name == (headings[-1] if headings else "")


@given(PARAGRAPHS, PARAGRAPHS, st.sampled_from([0, 160_000]))
def test_every_paragraph_that_changed_is_paired_however_many_there_are(
    old: list[str], new: list[str], aligned: int
) -> None:
    """What is not paired is the same, and in the same order, on both sides."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(comparing.words, "ALIGNED", aligned)
        pairs = list(pair(old, new))
    gone = Counter(each.before for each in pairs if each.before is not None)
    came = Counter(each.after for each in pairs if each.after is not None)
    assert gone <= Counter(old)
    assert came <= Counter(new)
    assert Counter(old) - gone == Counter(new) - came


@pytest.mark.parametrize("giant", ["before", "after"])
def test_a_page_that_is_too_large_is_named_and_not_compared(giant: str, tmp_path: Path) -> None:
    for name in ("before", "after"):
        page = tmp_path / name / "docs" / "en" / "about.md"
        page.parent.mkdir(parents=True)
        page.write_text("# A\n\n" * (3_000_000 if name == giant else 1), encoding="utf-8")

    section = compare_page(tmp_path / "before", tmp_path / "after", "docs/en/about.md")

    assert not section.changes
    assert [note.text() for note in section.notes] == [
        "not compared: with more than 10 MB, it is or was too large for a page"
    ]
