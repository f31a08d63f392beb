"""What the program wrote and reads again may be cut off or of another program: it is made again, or named."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from archives import colloquy, snapshot, succeed

pytestmark = pytest.mark.slow


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def empty(path: Path) -> None:
    path.write_bytes(b"")


def write_foreign(path: Path) -> None:
    path.write_bytes(b"\xff\xfe{]" * 100)


def write_other_json(path: Path) -> None:
    path.write_bytes(b'[{"a": null}]')


def remove(path: Path) -> None:
    path.unlink()


def replace_by_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


@pytest.fixture
def complete(small: Path) -> Path:
    """Give an archive that was synced and built, with all that the program keeps."""
    (small / "weblate.json").write_text("[]", encoding="utf-8")
    for verb in ("sync", "build"):
        succeed(verb, "--root", small)
    return small


def kept(root: Path) -> list[Path]:
    """Give one file of each kind that the program wrote for itself: of a folder and a form."""
    files = [root / "weblate.json", *(path for path in (root / ".colloquy").rglob("*") if path.is_file())]
    rendered = (
        root / ".colloquy/rendered/site"
    )  # its names are the theme's: by folder, they would be hundreds
    kinds = {
        (path.suffix, rendered if rendered in path.parents else path.parent): path for path in sorted(files)
    }
    return list(kinds.values())


SPOIL = (cut, empty, write_foreign, write_other_json, remove)


@pytest.mark.parametrize("spoil", SPOIL)
def test_what_is_spoiled_is_made_again(spoil: Callable[[Path], None], complete: Path) -> None:
    """All at once; `sync` comes first, as after it nothing is stale. The site is as it was."""
    site = snapshot(complete / "site")
    for path in kept(complete):
        spoil(path)
    for verb in ("check", "sync", "build"):
        result = colloquy(verb, "--root", complete)
        assert result.exit_code == 0, (verb, result.output, result.exception)
    assert snapshot(complete / "site") == site
    listed = complete / "weblate.json"
    assert not listed.exists() if spoil is remove else "talk" in listed.read_text(encoding="utf-8")


def test_each_spoiled_file_is_made_again_though_the_others_are_as_they_were(
    complete: Path, tmp_path: Path
) -> None:
    """A folder in its place, which may hold what somebody wants, is named."""
    site, clean = snapshot(complete / "site"), tmp_path / "clean"
    shutil.copytree(complete, clean)
    for name in [path.relative_to(complete) for path in kept(complete)]:
        for spoil in (write_foreign, replace_by_folder):
            shutil.rmtree(complete)
            shutil.copytree(clean, complete)
            spoil(complete / name)
            for verb in ("sync", "build"):
                result = colloquy(verb, "--root", complete)
                named = spoil is replace_by_folder and name.name in result.output
                assert result.exit_code == 0 or named, (name, verb, result.output, result.exception)
            assert snapshot(complete / "site") == site, name
