"""Nothing is read or written through a link, a FIFO, a device, a socket or a mount: it is refused by name."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import threading
from collections.abc import Callable
from itertools import takewhile
from pathlib import Path
from typing import Any

import pytest

from archives import colloquy, copy_of_the_real_site, edit, run, snapshot, succeed
from colloquy.guarding import astray
from colloquy.guarding.astray import AstrayError, find_astray
from colloquy.guarding.files import create, read_bytes, write_whole
from colloquy.guarding.folders import files_below, mirror, remove_folder, swap, turn
from colloquy.pipeline import check, write_pages
from colloquy.serving import Preview
from many import many

VERBS = ("check", "sync", "pages", "build", "offline", "pdf", "status")

FILES = (
    "mkdocs.yml",
    "seeds/people.yml",
    "seeds/topics.yml",
    "seeds/talk/interview.yml",
    "seeds/talk/talk.md",
    "seeds/talk/zh.po",
    "seeds/talk/.zh.po.new",
    "seeds/talk/aside.png",
    "docs/en/index.md",
    "docs/en/leak.txt",
    "docs/en/deep/er/leak.md",
    "docs/assets/leak.png",
    "docs/.hidden",
    "overrides/main.html",
    "overrides/partials/leak.html",
    "weblate.json",
    ".weblate.json.new",
    ".colloquy/lock",
    ".colloquy/records.sqlite",
    ".colloquy/records.sqlite-journal",
    ".colloquy/stage/docs/en/interviews/talk.md",
    ".colloquy/rendered/ledger.db",
    ".colloquy/rendered/site/leak.html",
    ".colloquy/exports/leak.json",
    "site/leak.html",
    "site-offline/leak.html",
    "colloquy-0.1.0-offline.zip",
)
"""Places of files that are read or written, or would be published."""

FOLDERS = (
    "seeds",
    "seeds/talk",
    "seeds/talk/deep",
    "docs",
    "docs/en",
    "docs/en/interviews",
    "docs/en/topics",
    "docs/en/deep/er",
    "docs/assets",
    "overrides",
    "overrides/partials",
    ".colloquy",
    ".colloquy/stage",
    ".colloquy/pages",
    ".colloquy/rendered",
    ".colloquy/rendered/site/en",
    ".colloquy/site",
    ".colloquy-former-site",
    "site",
    "site/data",
    "site-offline",
)
"""Places of folders that are looked into, emptied, or replaced."""


@pytest.fixture
def outside(tmp_path: Path) -> Path:
    """Give a folder beside the archive, in which nothing may change."""
    folder = tmp_path / "outside"
    (folder / "en" / "interviews").mkdir(parents=True)
    for path in ("secret.md", "interview.yml", "en/index.md", "en/interviews/talk.md"):
        (folder / path).write_text("secret\n", encoding="utf-8")
    return folder


def put_link(root: Path, path: str, target: Path) -> None:
    """Put a link where a file or a folder is or could be."""
    place = root / path
    place.parent.mkdir(parents=True, exist_ok=True)
    if place.is_dir() and not place.is_symlink():
        shutil.rmtree(place)
    place.unlink(missing_ok=True)
    place.symlink_to(target)


def everything(root: Path) -> dict[str, object]:
    """Remember every file, folder and link of an archive, and when it changed."""
    seen: dict[str, object] = {}
    for path in sorted(root.rglob("*")):
        looked = path.lstat()
        what = path.readlink() if path.is_symlink() else looked.st_size
        seen[path.relative_to(root).as_posix()] = what, looked.st_mtime_ns
    return seen


@pytest.mark.parametrize("path", [*FILES, *FOLDERS])
def test_a_link_is_refused_by_name_before_anything_is_touched(small: Path, outside: Path, path: str) -> None:
    put_link(small, path, outside if path in FOLDERS else outside / "secret.md")
    before, held = everything(small), snapshot(outside)

    for verb in ("check", "build"):
        result = colloquy(verb, "--root", small)

        assert result.exit_code == 1, result.output
        assert f"{path}: a symbolic link, not a " in result.output
    assert everything(small) == before
    assert snapshot(outside) == held


@pytest.mark.parametrize("path", [*FILES, *FOLDERS])
def test_it_does_not_matter_whether_a_link_leads_into_the_archive_or_nowhere(small: Path, path: str) -> None:
    (small / "own").mkdir()
    for target in (small / "own", small / "mkdocs.yml", small / "gone", Path(path).name):
        put_link(small, path, Path(target))
        assert [problem.location.path for problem in find_astray(small)] == [path]


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_refuses_all_that_leads_astray_at_once(small: Path, outside: Path, verb: str) -> None:
    paths = ("docs/en/interviews", ".colloquy/lock", "seeds/talk/.zh.po.new", "site")
    for path in paths:
        put_link(small, path, outside)
    os.mkfifo(small / "seeds/talk/notes.md")
    before = everything(small)

    result = colloquy(verb, *(["--browser", sys.executable] if verb == "pdf" else []), "--root", small)

    assert result.exit_code == 1
    assert isinstance(result.exception, SystemExit)
    assert all(f"{path}: " in result.output for path in (*paths, "seeds/talk/notes.md"))
    assert everything(small) == before


def test_the_check_reports_links_in_each_of_its_forms(
    small: Path, outside: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_link(small, "docs/en/leak.txt", outside / "secret.md")
    assert '"docs/en/leak.txt"' in colloquy("check", "--format", "json", "--root", small).stdout
    monkeypatch.chdir(tmp_path)
    said = colloquy("check", "--format", "github", "--root", small.name).stdout
    assert f"file={small.name}/docs/en/leak.txt" in said
    assert colloquy("check", "--root", small, "seeds/talk/zh.po").exit_code == 1


def _device(path: Path) -> None:
    os.mknod(path, 0o20666, os.makedev(1, 5))  # /dev/zero, which never ends


def _socket(path: Path) -> None:
    os.chdir(path.parent)  # its name may have 108 bytes
    with socket.socket(socket.AF_UNIX) as bound:
        bound.bind(path.name)


SPECIAL: dict[str, Callable[[Path], None]] = {"fifo": os.mkfifo, "device": _device, "socket": _socket}


@pytest.mark.slow
@pytest.mark.parametrize("kind", SPECIAL)
def test_special_files_are_refused_without_being_opened(
    small: Path, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(small)  # to come back
    for path in FILES:
        place = small / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.unlink(missing_ok=True)
        SPECIAL[kind](place)

    for verb in ("check", "build", "sync"):
        command = [sys.executable, "-m", "colloquy.cli", verb, "--root", str(small)]
        done = subprocess.run(command, capture_output=True, check=False, timeout=60, text=True)

        assert done.returncode == 1
        assert [path for path in FILES if f"{path}: neither a file nor a folder" not in done.stderr] == []


@pytest.mark.parametrize(
    "path",
    [
        *(path for path in FILES[:6] if "topics" not in path),
        "seeds/talk/talk.html",
        "docs/en/about.md",
        "overrides/big.html",
    ],
)
def test_a_giant_is_refused_by_its_size_without_being_read(small: Path, path: str) -> None:
    if path.endswith(".html"):
        received = f"received: {{file: talk.html, sha256: {'0' * 64}, made: by hand}}\nlanguage:"
        edit(small / "seeds/talk/interview.yml", "language:", received, 1)
    (small / path).parent.mkdir(exist_ok=True)
    with (small / path).open("ab") as file:
        file.truncate(2**40)
    result = colloquy("check", "--root", small)
    assert result.exit_code == 1
    assert f"{path}: {2**20} MB is more than the" in result.output


@pytest.mark.parametrize(
    ("names", "refused"),
    [
        (["seeds/con/interview.yml"], "seeds/con: a name that no file can have on Windows"),
        (["docs/en/COM¹.md"], "docs/en/COM¹.md: a name that no file can have on Windows"),
        (["docs/assets/nul .x.png"], "docs/assets/nul .x.png: a name that no file can have on Windows"),
        (["seeds/talk/conin$"], "seeds/talk/conin$: a name that no file can have on Windows"),
        (["docs/en/aux.md"], "docs/en/aux.md: a name that no file can have on Windows"),
        (["docs/assets/12:30.png"], "docs/assets/12:30.png: a name that no file can have on Windows"),
        (["docs/en/a..md"], "docs/en/a..md: a name that no file can have on Windows"),
        (["overrides/a."], "overrides/a.: a name that no file can have on Windows"),
        (
            ["docs/assets/a\u202egnp.js.png"],
            "png: a name with an invisible character",
        ),
        (["docs/en/a\x9b.md"], "md: a name with an invisible character"),
        (
            ["seeds/talk/TALK.md"],
            "seeds/talk/talk.md: on Windows and macOS, this name and `TALK.md` are the same",
        ),
        (["docs/é.png", "docs/e\u0301.png"], "docs/é.png: on Windows and macOS, this name and"),
        (["docs/en/Contents/a.md", "docs/en/contents/a.md"], "docs/en/contents: on Windows and macOS, this"),
    ],
)
def test_names_that_another_system_cannot_have_are_refused(
    small: Path, names: list[str], refused: str
) -> None:
    for name in names:
        (small / name).parent.mkdir(parents=True, exist_ok=True)
        (small / name).write_text("Words.", encoding="utf-8")
    checked = colloquy("check", "--root", small)
    assert checked.exit_code == 1
    assert refused in checked.output


@pytest.mark.parametrize(
    "name",
    [
        "docs/en/conference.md",
        "docs/en/con-1.md",
        "docs/en/com10.md",
        "docs/.nojekyll",
        "docs/assets/a.b.css",
        "seeds/中.txt",
    ],
)
def test_other_names_are_not(small: Path, name: str) -> None:
    (small / name).parent.mkdir(parents=True, exist_ok=True)
    (small / name).write_text("Words.", encoding="utf-8")
    assert not find_astray(small)


@pytest.mark.parametrize(
    ("path", "said"),
    [
        *((path, "a file, not a folder") for path in (".colloquy", "site", "site-offline", "docs")),
        *((f".colloquy/{name}", "a file, not a folder") for name in ("stage", "rendered", "exports", "site")),
        (".colloquy/lock/x", "a folder, not a file"),
        (".colloquy/records.sqlite/x", "a folder, not a file"),
        ("colloquy-0.1.0-offline.zip/x", "a folder, not a file"),
    ],
)
def test_a_file_in_the_place_of_a_folder_is_refused_before_anything_is_built(
    small: Path, path: str, said: str
) -> None:
    shutil.rmtree(small / path, ignore_errors=True)
    (small / path).parent.mkdir(parents=True, exist_ok=True)
    (small / path).write_text("own", encoding="utf-8")
    for verb in ("check", "build"):
        result = colloquy(verb, "--root", small)
        assert result.exit_code == 1
        assert f"{path.removesuffix('/x')}: {said}" in result.output


def test_a_mount_is_refused(small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = small / "docs" / "en" / "a b"
    folder.mkdir(parents=True)
    table = tmp_path / "mountinfo"
    point = str(folder).replace(" ", "\\040")
    table.write_text(f"36 35 98:0 /else {point} rw,noatime - ext3 /dev/root rw\n", encoding="utf-8")
    monkeypatch.setattr(astray, "MOUNTS", table)

    (problem,) = find_astray(small)

    assert problem.location.path == "docs/en/a b"
    assert "mounted" in problem.what.text()


def test_where_the_system_lists_no_mounts_a_folder_of_another_file_system_is_refused(
    small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(astray, "MOUNTS", tmp_path / "none")
    assert find_astray(small) == []
    monkeypatch.setattr(astray, "_device", lambda path: hash(path == str(small / "seeds/talk")))
    assert [problem.location.path for problem in find_astray(small)] == ["seeds/talk"]


@pytest.fixture
def whole(tmp_path: Path) -> Path:
    """Give an archive of one interview with all that makes it a site."""
    return copy_of_the_real_site(many(tmp_path, 1))


@pytest.mark.slow
def test_the_archive_itself_may_be_reached_through_a_link(whole: Path, tmp_path: Path) -> None:
    (tmp_path / "way").symlink_to(whole)
    succeed("build", "--root", tmp_path / "way")
    assert (whole / "site" / "index.html").is_file()


@pytest.mark.slow
def test_a_relative_root_builds_into_the_right_place(
    whole: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = {path.name for path in whole.iterdir()}
    monkeypatch.chdir(tmp_path)
    result = succeed("offline", "--root", whole.name)
    assert result.output.startswith(f"{whole.name}/colloquy-")
    assert {path.name for path in tmp_path.iterdir()} == {whole.name}
    (packed,) = whole.glob("*.zip")
    written = {".colloquy", "site", "site-offline", packed.name}
    assert {path.name for path in whole.iterdir()} == before | written


@pytest.mark.slow
def test_what_nobody_may_read_is_refused_by_name(small: Path, tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    for folder in takewhile(lambda each: each.name.startswith(("pytest-", "popen-")), tmp_path.parents):
        folder.chmod(0o755)  # the test becomes another user than the one who made them
    (small / "docs" / "en" / "closed").mkdir(parents=True)
    (small / "docs" / "en" / "closed.md").write_text("# Closed\n", encoding="utf-8")
    closed = ("docs/en/closed", "docs/en/closed.md", "seeds/people.yml", "seeds/talk")
    for path in closed:
        (small / path).chmod(0)
    command = [sys.executable, "-m", "colloquy.cli", "check", "--root", str(small)]
    if os.geteuid() == 0:
        command = ["setpriv", "--reuid", "65534", "--clear-groups", *command]

    done = subprocess.run(command, capture_output=True, check=False, text=True, cwd="/")

    for path in closed:
        (small / path).chmod(0o755)
        assert f"{path}: cannot be read: Permission denied" in done.stderr
    assert done.returncode == 1
    assert "Traceback" not in done.stderr


def test_a_link_that_comes_after_the_check_is_not_followed(small: Path, outside: Path) -> None:
    """Between check and use, whoever may write here could put a link: reading and writing look again."""
    held = snapshot(outside)
    (small / "link.md").symlink_to(outside / "secret.md")
    (small / "way").symlink_to(outside)
    with pytest.raises(OSError, match=r"link\.md"):
        read_bytes(small / "link.md")
    with pytest.raises(OSError, match="way"), create(small / "way" / "secret.md"):
        pass
    with pytest.raises(OSError, match="way"):
        write_whole(small / "way" / "secret.md", "other")
    with pytest.raises(OSError, match="way"):
        remove_folder(small / "way" / "en")
    remove_folder(small / "way")
    write_whole(small / "link.md", "other")
    assert (small / "link.md").read_text(encoding="utf-8") == "other"
    assert list(files_below(small / "way")) == []
    assert snapshot(outside) == held


def test_what_leads_astray_during_a_build_stops_it(small: Path, outside: Path) -> None:
    write_pages(run(small))
    held, link = snapshot(outside), small / "docs" / "en" / "interviews"
    shutil.rmtree(link)
    link.symlink_to(outside)
    with pytest.raises(OSError, match="interviews"):
        write_pages(run(small))
    assert snapshot(outside) == held
    with pytest.raises(AstrayError):
        check(run(small))


def test_a_link_that_comes_while_the_site_is_served_is_named_and_not_followed(
    small: Path, outside: Path
) -> None:
    put_link(small, "docs/en/interviews", outside)
    held = snapshot(outside)
    (problem,) = Preview(run(small))._update_when_free()
    assert problem.location.path == "docs/en/interviews"
    assert snapshot(outside) == held


@pytest.mark.slow
def test_a_link_in_a_revision_is_not_followed(small: Path, outside: Path) -> None:
    def git(*arguments: str) -> None:
        own = ["-c", "user.name=a", "-c", "user.email=a@b.c", "-c", "commit.gpgsign=false"]
        subprocess.run(["git", *own, *arguments], cwd=small, check=True, capture_output=True)

    git("init")
    for path, target in {
        "docs/en/leak.md": outside / "secret.md",
        "docs/zh/leak.md": Path("../../mkdocs.yml"),
    }.items():
        put_link(small, path, target)
    (small / ".gitignore").write_text(".colloquy\nsite\n", encoding="utf-8")
    git("add", ".")
    git("commit", "-m", "links")
    with_links = colloquy("diff", "--root", small, "HEAD")
    assert "`docs/en/leak.md` has errors, so it is not compared" in with_links.output
    for path in ("docs/en/leak.md", "docs/zh/leak.md"):
        (small / path).unlink()
    without = colloquy("diff", "--root", small, "HEAD")

    for compared in (with_links, without):
        assert compared.exit_code == 0, compared.output
        assert "secret" not in compared.output
        assert "plugins" not in compared.output


@pytest.mark.parametrize("name", ["#x", "# a comment", "#x\n", '""'])
def test_a_translation_that_says_the_name_of_a_file_does_not_open_it(
    small: Path, outside: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (outside / "other.po").write_text('msgctxt "l1"\nmsgid "a"\nmsgstr "secret"\n', encoding="utf-8")
    (small / name).symlink_to(outside / "other.po")
    (small / "seeds/talk/zh.po").write_text(name, encoding="utf-8")
    monkeypatch.chdir(small)
    opened = []

    def listening(path: object, *more: Any, **options: Any) -> Any:
        opened.append(path)
        return open(path, *more, **options)  # type: ignore[call-overload]  # noqa: PTH123

    monkeypatch.setattr("io.open", listening)
    colloquy("check")
    assert name not in opened


def test_a_site_is_there_at_every_moment_of_its_being_swapped(tmp_path: Path) -> None:
    """Where the system can exchange two folders at once, no reader ever finds none."""
    place, done, missed, looks = tmp_path / "site", threading.Event(), 0, 0
    place.mkdir()
    (place / "index.html").write_text("old", encoding="utf-8")

    def swap_often() -> None:
        for number in range(300):
            new = tmp_path / "new"
            new.mkdir()
            (new / "index.html").write_text(str(number), encoding="utf-8")
            swap(new, place)
        done.set()

    with_exchange = threading.Thread(target=swap_often)
    with_exchange.start()
    while not done.is_set():
        looks += 1
        missed += not (place / "index.html").exists()
    with_exchange.join()
    assert looks > 300
    assert missed == 0
    assert snapshot(tmp_path) == {"site/index.html": b"299"}


@pytest.mark.parametrize("exchanged", [True, False])
def test_a_site_is_turned_without_making_its_folders_anew(
    exchanged: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two folders take turns; the one that is not the site holds the same files, nothing that was removed."""
    if not exchanged:
        monkeypatch.setattr("colloquy.guarding.folders.exchange", lambda *_: False)
    source, new, place = (tmp_path / name for name in ("source", "new", "site"))
    folders = set[int]()
    for number, there in enumerate([["a/b/x", "a/y"], ["a/b/x"], ["a/b/x", "y"], ["a", "y"], ["a/b", "y"]]):
        shutil.rmtree(source, ignore_errors=True)
        for path in there:
            (source / path).parent.mkdir(parents=True, exist_ok=True)
            (source / path).write_text(f"{number} {path}", encoding="utf-8")
        mirror(new, source)
        (new / "left").write_text("of no use", encoding="utf-8")
        turn(new, place)
        assert snapshot(place) == snapshot(new) == snapshot(source) | {"left": b"of no use"}
        assert all((new / path).samefile(place / path) for path in there)
        folders |= {each.stat().st_ino for each in (new, place)}
    assert len(folders) == 2


def test_a_folder_has_what_others_have_and_nothing_else(tmp_path: Path) -> None:
    """Of two files for one place, it has the later one; a link in it is removed, not followed."""
    for path in ("one/a/x", "one/b", "other/b", "inner/y", "target/old/deep/w", "elsewhere/z"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(path, encoding="utf-8")
    target, *sources, inner = (tmp_path / name for name in ("target", "one", "other", "none", "inner"))
    (target / "a").symlink_to(tmp_path / "elsewhere")
    for _ in range(2):
        mirror(target, *sources, a=inner)
        assert snapshot(target) == {"a/x": b"one/a/x", "a/y": b"inner/y", "b": b"other/b"}
        assert not (target / "old").exists()
    assert snapshot(tmp_path / "elsewhere") == {"z": b"elsewhere/z"}


def test_without_an_exchange_a_site_is_swapped_by_two_renames(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("colloquy.guarding.folders.exchange", lambda *_: False)
    for text in ("old", "new"):
        (tmp_path / "fresh").mkdir()
        (tmp_path / "fresh" / "index.html").write_text(text, encoding="utf-8")
        swap(tmp_path / "fresh", tmp_path / "site")
    assert snapshot(tmp_path) == {"site/index.html": b"new"}
