"""Rendering only what changed gives what rendering everything gives, and ``mkdocs build`` gives the same."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archives import ROOT, snapshot
from colloquy.catalogue import open_archive
from colloquy.guarding.folders import mirror
from colloquy.publishing.locking import BusyError, sole_writer
from colloquy.publishing.rendering import Rendered, Renderer
from colloquy.recording.folders import SIDECARS
from dying import SENT
from waiting import until

pytestmark = pytest.mark.slow

SETTINGS = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
NAV = "nav:\n  - Home: index.md\n  - about.md\n  - Interviews: interviews/index.md\n"
HOME = "---\nmade_by: colloquy\nhome: true\n---\n# Home\n"


@pytest.fixture(autouse=True)
def one_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no test see midnight."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1790000000")


def small_site(root: Path) -> Path:
    """Make a site of a few pages in two languages, with the real theme."""
    shutil.copytree(ROOT / "overrides", root / "overrides")
    shutil.copytree(ROOT / "docs/assets", root / "docs/assets")
    before, _, rest = SETTINGS.partition("nav:\n")
    (root / "mkdocs.yml").write_text(f"{before}{NAV}\n{rest[rest.index('hooks:') :]}", encoding="utf-8")
    for language in ("en", "zh"):
        for name, text in {
            "index": HOME,
            "about": "# About\n\n[one](interviews/one.md)\n\n## How { #how }\n\nBy *hand*.\n",
            "interviews/index": "# All\n\n[one](one.md), [two](two.md#q1)\n",
            "interviews/one": "# One\n\n[about](../about.md#how)\n",
            "interviews/two": "# Two\n\n## First { #q1 }\n",
        }.items():
            write(root, f"docs/{language}/{name}.md", text)
        write(root, f"{SIDECARS}/{language}/index.json", "{}")
    return root


def write(root: Path, path: str, text: str) -> None:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(text, encoding="utf-8")


def render(root: Path, former: Path, new: Path, jobs: int) -> Rendered:
    """Render what changed since the `former` rendering, and lay the whole site out as the folder `new`."""
    renderer = Renderer(former)
    rendered = renderer.update(open_archive(root)[0], jobs)
    if not rendered.problems:
        mirror(new, renderer.site)
    return rendered


def again(root: Path, jobs: int = 1) -> tuple[Rendered, dict[str, bytes]]:
    """Render what changed; give the site, empty if there are problems."""
    shutil.rmtree(root / "new", ignore_errors=True)
    rendered = render(root, root / "former", root / "new", jobs)
    return rendered, snapshot(root / "new")


def from_nothing(root: Path) -> tuple[Rendered, dict[str, bytes]]:
    """Render everything; give the site, empty if there are problems."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        rendered = render(root, place / "former", place / "new", 1)
        return rendered, snapshot(place / "new")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return small_site(tmp_path / "archive")


PATHS = st.sampled_from(
    [f"docs/{a}/{b}.md" for a in ("en", "zh") for b in ("about", "interviews/one", "new")]
)
BODIES = st.sampled_from(
    [
        "# About\n\nwords\n",
        "# Another title\n\n## How { #how }\n",
        "---\nrobots: noindex\nchanged: 2020-01-02\nicon: material/star\n---\n# Hidden\n",
        "# Links\n\n[new](../new.md)\n\n[one](interviews/one.md)\n\n## First { #q1 }\n",
        "# Places\n\n[here](#how)\n\n[how](../about.md#how)\n",
        "no heading\n",
    ]
)
EDITS = st.one_of(
    st.tuples(PATHS, BODIES),
    st.tuples(PATHS, st.none()),
    st.tuples(st.just("docs/assets/extra.txt"), st.sampled_from(["1", "2", None])),
    st.tuples(st.just(".colloquy/pages/en/about.json"), st.sampled_from(["{}", "[]", None])),
)


@settings(max_examples=12)
@given(st.lists(st.lists(EDITS, min_size=1, max_size=3), min_size=1, max_size=4))
def test_after_any_edits_what_is_rendered_is_what_rendering_everything_gives(
    rounds: list[list[tuple[str, str | None]]],
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = small_site(Path(folder) / "archive")
        again(root)
        for edits in rounds:
            for path, text in edits:
                if text is None:
                    (root / path).unlink(missing_ok=True)
                else:
                    write(root, path, text)
            rendered, site = again(root)
            everything, wanted = from_nothing(root)
            assert rendered.problems == everything.problems
            assert site == wanted


def test_only_the_page_that_changed_is_rendered(root: Path) -> None:
    assert again(root)[0] == Rendered([], 10, 0)
    assert again(root)[0] == Rendered([], 0, 10)
    write(root, "docs/en/interviews/one.md", "# One\n\nChanged.\n")
    rendered, site = again(root)
    assert rendered == Rendered([], 1, 9)
    assert b"Changed." in site["interviews/one/index.html"]


def test_a_page_is_rendered_again_if_what_goes_with_it_changed(root: Path) -> None:
    again(root)
    write(root, ".colloquy/pages/en/interviews/one.json", "{}")
    assert again(root)[0] == Rendered([], 1, 9)


def test_a_file_that_was_only_touched_is_not_rendered_again(root: Path) -> None:
    again(root)
    os.utime(root / "docs/en/about.md", ns=(1, 1))
    assert again(root)[0] == Rendered([], 0, 10)


def test_an_asset_that_changes_twice_in_a_moment_is_copied_twice(root: Path) -> None:
    for text in ("1", "2"):
        write(root, "docs/assets/extra.txt", text)
        assert again(root)[1]["assets/extra.txt"] == text.encode()


def test_a_title_in_the_navigation_is_on_every_page(root: Path) -> None:
    again(root)
    write(root, "docs/en/about.md", "# About us\n\n## How { #how }\n")
    rendered, site = again(root)
    assert rendered.rendered == 10
    assert b"About us" in site["interviews/two/index.html"]


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("overrides/partials/logo.html", "<svg></svg>"),
        ("mkdocs.yml", SETTINGS.replace("Chollet in Conversation", "Another name").split("nav:")[0] + NAV),
    ],
)
def test_what_all_pages_depend_on_lets_all_be_rendered(root: Path, path: str, text: str) -> None:
    again(root)
    rest = (root / "mkdocs.yml").read_text(encoding="utf-8").partition("hooks:")[2]
    write(root, path, f"{text}\nhooks:{rest}" if path == "mkdocs.yml" else text)
    assert again(root)[0] == Rendered([], 10, 0)


def test_a_value_from_the_environment_is_an_input_of_all_pages(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    again(root)
    monkeypatch.setenv("SITE_URL", "https://other.example/")
    rendered, site = again(root)
    assert rendered.rendered == 10
    assert b"https://other.example/about/" in site["about/index.html"]


def test_a_link_whose_page_vanished_is_found_on_a_page_that_did_not_change(root: Path) -> None:
    again(root)
    (root / "docs/en/interviews/one.md").unlink()
    (root / "docs/zh/interviews/one.md").unlink()
    rendered, site = again(root)
    assert {problem.location.path for problem in rendered.problems} == {
        f"docs/{language}/{name}.md" for language in ("en", "zh") for name in ("about", "interviews/index")
    }
    assert not site
    assert again(root)[0].problems == rendered.problems  # it does not go unnoticed the next time


def test_a_link_whose_place_vanished_is_found_on_a_page_that_did_not_change(root: Path) -> None:
    again(root)
    write(root, "docs/en/interviews/two.md", "# Two\n\n## First { #q2 }\n")
    rendered, _ = again(root)
    (problem,) = rendered.problems
    assert problem.location.path == "docs/en/interviews/index.md"
    assert "two.md#q1" in problem.what.text()
    write(root, "docs/en/interviews/two.md", "# Two\n\n## First { #q1 }\n")
    assert again(root) == (Rendered([], 2, 8), from_nothing(root)[1])


def test_a_page_that_cannot_be_read_is_named(root: Path) -> None:
    (root / "docs/en/interviews/one.md").write_bytes(b"# \xff\n")
    rendered, _ = again(root)
    assert "docs/en/interviews/one.md" in {problem.location.path for problem in rendered.problems}


def _truncate(ledger: Path) -> None:
    ledger.write_bytes(ledger.read_bytes()[: ledger.stat().st_size // 2])


def _overwrite(ledger: Path) -> None:
    ledger.write_bytes(b"not a database" * 1000)


def _rewrite(ledger: Path) -> None:
    with sqlite3.connect(ledger) as database:
        database.execute("UPDATE pages SET facts = '[1', ties = '{}'")
    database.close()


def _empty(ledger: Path) -> None:
    with sqlite3.connect(ledger) as database:
        database.execute("DROP TABLE files")
    database.close()


@pytest.mark.parametrize("spoil", [_truncate, _overwrite, _rewrite, _empty, Path.unlink])
def test_a_broken_ledger_is_begun_anew(root: Path, spoil: object) -> None:
    again(root)
    assert callable(spoil)
    spoil(root / "former/ledger.db")
    write(root, "docs/en/about.md", "# About\n\nNew words.\n\n## How { #how }\n")
    assert again(root) == (Rendered([], 10, 0), from_nothing(root)[1])


def test_a_file_that_was_changed_in_place_is_made_again(root: Path) -> None:
    _, site = again(root)
    for name in ("about/index.html", "assets/colloquy.css", "sitemap.xml"):
        with (root / "new" / name).open("ab") as stream:
            stream.write(b"spoilt")
    assert again(root)[1] == site


@pytest.mark.parametrize("moment", [1, 4, 9])
def test_a_run_that_was_interrupted_leaves_nothing_wrong(
    root: Path, moment: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, before = again(root)
    texts = {path: path.read_text(encoding="utf-8") for path in (root / "docs").rglob("*.md")}
    for path, text in texts.items():
        path.write_text(f"{text}\nOther words.\n", encoding="utf-8")
    moves, replace = iter(range(1, 100)), Path.replace

    def stop(path: Path, target: Path) -> Path:
        if next(moves) == moment:
            raise KeyboardInterrupt
        return replace(path, target)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", stop)
        with pytest.raises(KeyboardInterrupt):
            again(root)
    for path, text in texts.items():
        path.write_text(text, encoding="utf-8")
    assert again(root)[1] == before


def test_generated_pages_are_not_in_the_index_of_the_themes_search_and_others_stay_in_it(root: Path) -> None:
    _, site = again(root)
    write(root, "docs/en/interviews/one.md", "# One\n")
    _, after = again(root)
    index = after["search/search_index.json"]
    assert index == site["search/search_index.json"]
    assert b"By hand." in index
    assert b"interviews" not in index


def test_mkdocs_itself_builds_the_same(site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_MKDOCS_2_WARNING", "1")
    root = site.parent
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict", "-d", str(tmp_path / "site")]
    subprocess.run(command, cwd=root, check=True)
    render(root, tmp_path / "former", tmp_path / "new", 1)
    assert snapshot(tmp_path / "new") == snapshot(tmp_path / "site")


PARALLEL = """
import os, sys
from pathlib import Path
from colloquy.catalogue import open_archive
from colloquy.publishing import sharing
from colloquy.publishing.rendering import Renderer
from colloquy.guarding.folders import mirror
from colloquy.publishing.locking import sole_writer

def adopt(task, adopt=sharing._adopt):
    Path(sys.argv[2], str(os.getpid())).touch()
    adopt(task)

sharing._adopt = adopt
with sole_writer(Path(sys.argv[2])):
    renderer = Renderer(Path(sys.argv[3]))
    assert not renderer.update(open_archive(Path(sys.argv[1]))[0], 2).problems
    mirror(Path(sys.argv[4]), renderer.site)
"""


def _render_by_two(site: Path, place: Path) -> subprocess.Popen[bytes]:
    (place / "seen").mkdir()
    arguments = [str(path) for path in (site.parent, place / "seen", place / "former2", place / "new2")]
    return subprocess.Popen([sys.executable, "-c", PARALLEL, *arguments])


def _seen(place: Path) -> list[Path]:
    """Give a file for each process that renders pages."""
    return [path for path in (place / "seen").iterdir() if path.name.isdigit()]


def test_several_processes_render_the_same(site: Path, tmp_path: Path) -> None:
    with _render_by_two(site, tmp_path) as process:
        assert process.wait() == 0
    assert len(_seen(tmp_path)) == 2
    render(site.parent, tmp_path / "former1", tmp_path / "new1", 1)
    assert snapshot(tmp_path / "new2") == snapshot(tmp_path / "new1")


def test_no_process_outlives_a_run_that_was_killed_and_keeps_the_next_from_writing(
    site: Path, tmp_path: Path
) -> None:
    with _render_by_two(site, tmp_path) as process:
        while len(_seen(tmp_path)) < 2:
            assert process.poll() is None
            time.sleep(0.01)
        process.kill()
    until(lambda: _may_write(tmp_path / "seen"), lambda: "another process still holds the lock")


def _may_write(place: Path) -> bool:
    with contextlib.suppress(BusyError), sole_writer(place):
        return True
    return False


DYING = """
import sys
from types import SimpleNamespace as Named
from colloquy.mapping.processes import WorkerDiedError
from colloquy.publishing import sharing
from dying import die_after

class Task(sharing.Task):
    def render(self, number):
        if number == 22:
            die_after(int(sys.argv[1]))
        return sharing.Rendering(number, None, [])

page = lambda number: (Named(language="en"), Named(abs_src_path="", src_uri=f"en/page-{number}.md"))
task, rendered = Task([page(number) for number in range(sharing.WORTH)], None), []
try:
    for rendering in sharing.render_pages(task, 2):
        rendered.append(rendering.number)
except WorkerDiedError as died:
    print(died.what.text(), sorted(rendered) == [*range(22), 23])
"""


@pytest.mark.parametrize("sent", SENT[:-1])
def test_the_page_on_which_a_process_ends_is_named_and_the_others_are_rendered(sent: int) -> None:
    """Whatever the moment: before or after some bytes of what is taken down of it were sent."""
    command = [sys.executable, "-c", DYING, str(sent)]
    said = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT / "tests")
    assert re.match("the process that rendered the page en/page-22.md ended;.* True$", said.stdout), said
