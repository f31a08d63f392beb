"""What is read of a revision is what it holds, byte for byte, and nothing of it gets out of its folder."""

import subprocess
from pathlib import Path

import pytest

from archives import snapshot
from colloquy.comparing.revisions import extract
from test_comparing import commit, git

PAGE = b"# A page\r\n$Format:%an$\n"


def _keep_tree(root: Path, entries: list[tuple[str, bytes, str]]) -> str:
    """Keep entries, each its mode, its body or id, and its name, in a tree that git itself would not make."""

    def ask(*arguments: str, given: bytes) -> str:
        done = subprocess.run(["git", *arguments], cwd=root, input=given, check=True, capture_output=True)
        return done.stdout.decode().strip()

    def kept(mode: str, body: bytes, name: str) -> bytes:
        kind = {"040000": "tree", "160000": "commit"}.get(mode, "blob")
        held = ask("hash-object", "-w", "--stdin", given=body) if kind == "blob" else body.decode()
        return f"{mode} {kind} {held}\t{name}\0".encode()

    return ask("mktree", "-z", "--missing", given=b"".join(kept(*entry) for entry in entries))


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    root = tmp_path / "archive"
    root.mkdir()
    commit(root)
    return root


def _extract(root: Path, *entries: tuple[str, bytes, str]) -> dict[str, bytes]:
    place = root.parent / "place" / "before"
    place.mkdir(parents=True)
    extract(root, _keep_tree(root, list(entries)), place)
    return snapshot(root.parent / "place")


def _file(name: str, body: bytes = PAGE) -> tuple[str, bytes, str]:
    return ("100644", body, name)


@pytest.mark.parametrize(
    "attributes",
    ["* export-ignore", "* export-subst", "* text eol=crlf", "* working-tree-encoding=UTF-16", "* filter=x"],
)
def test_attributes_of_a_revision_neither_hide_nor_change_its_files(
    attributes: str, repository: Path
) -> None:
    own = _file(".gitattributes", attributes.encode())
    git(repository, "config", "filter.x.smudge", "echo changed")

    assert _extract(repository, own, _file("page.md"))["before/page.md"] == PAGE


@pytest.mark.parametrize(
    "hostile",
    [
        _file("a" * 300),
        ("120000", b"/etc/passwd", "link"),
        ("160000", b"1" * 40, "module"),
    ],
    ids=["long name", "link", "submodule"],
)
def test_what_cannot_be_a_file_here_is_left_out_and_the_rest_is_there(
    hostile: tuple[str, bytes, str], repository: Path
) -> None:
    assert _extract(repository, hostile, _file("page.md")) == {"before/page.md": PAGE}


@pytest.mark.parametrize("folder", ["..", ".git", ".GIT"])
def test_no_name_leads_out_of_the_folder_or_makes_a_repository_of_it(folder: str, repository: Path) -> None:
    below = _keep_tree(repository, [_file("config")])

    found = _extract(repository, ("040000", below.encode(), folder), _file("page.md"))

    assert found == {"before/page.md": PAGE}


def test_a_path_that_is_too_deep_for_this_system_is_left_out(repository: Path) -> None:
    tree = _keep_tree(repository, [_file("config")])
    for _ in range(30):
        tree = _keep_tree(repository, [("040000", tree.encode(), "d" * 200)])

    found = _extract(repository, ("040000", tree.encode(), "deep"), _file("page.md"))

    assert found == {"before/page.md": PAGE}


def test_names_in_any_script_and_with_any_sign_come_back(repository: Path) -> None:
    names = ["访谈.md", "a\nb.md", "a b.md"]

    assert _extract(repository, *map(_file, names)) == {f"before/{name}": PAGE for name in names}
