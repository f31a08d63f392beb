"""Archives to test on, and where they are."""

from __future__ import annotations

import json
import shutil
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import markdown
import yaml
from click.testing import CliRunner, Result

from colloquy.catalogue import open_archive
from colloquy.catalogue.site import read_site
from colloquy.cli import main
from colloquy.mapping.reading import read_editions
from colloquy.mapping.runs import Run
from colloquy.mapping.values import Editions
from colloquy.mapping.workers import Workers
from colloquy.reading import read_files
from colloquy.recording.folders import FOLDERS, SIDECARS

ROOT = Path(__file__).parent.parent

SMALL = Path(__file__).parent / "archive"
"""A made-up one, whose SHA-256 is still to be sealed."""
INTERVIEWS = tuple(sorted(path.parent.name for path in ROOT.glob("seeds/*/interview.yml")))
"""The real ones."""


def colloquy(*arguments: str | Path, **options: Any) -> Result:
    """Run a verb of the command line; `options` are those of Click's runner, such as `input` and `env`."""
    return CliRunner().invoke(main, [str(argument) for argument in arguments], **options)


def succeed(*arguments: str | Path, **options: Any) -> Result:
    """Run a verb that has to succeed, as `colloquy` does."""
    result = colloquy(*arguments, **options)
    assert result.exit_code == 0, result.output
    return result


def build_site(root: Path) -> Path:
    """Build an archive's site; give its folder."""
    succeed("build", "--root", root)
    return root / "site"


def run(root: Path, jobs: int = 1) -> Run:
    """Plan a run of the pipeline that shows no progress."""
    return Run(root, lambda names: names, Workers(jobs))


def read(root: Path, interview: str) -> Editions:
    """Read an interview in all its editions, in which nothing may be wrong."""
    archive, problems = open_archive(root)
    made, found = read_editions(archive, read_files(root, interview))
    assert made, [problem.what.text() for problem in problems + found]
    assert not problems + found
    return made


def seal(interview: Path) -> None:
    """Declare the SHA-256 of an interview's source text, as taking it in would do."""
    declared = interview / "interview.yml"
    text = declared.read_text(encoding="utf-8")
    sources = [path for path in interview.iterdir() if path.suffix not in (".yml", ".po")]
    if sources and "SHA256" in text:
        first = min(
            sources, key=lambda path: text.find(path.name) % len(text)
        )  # the source is named at the top
        digest = sha256(first.read_bytes()).hexdigest()
        declared.write_text(text.replace("SHA256", digest), encoding="utf-8")


def edit(path: Path, old: str, new: str, count: int = -1) -> None:
    """Replace words of a file, which has them: all, or the first so many."""
    text = path.read_text(encoding="utf-8")
    assert old in text, old
    path.write_text(text.replace(old, new, count), encoding="utf-8")


def append(path: Path, more: str) -> None:
    """Write more at the end of a file."""
    with path.open("a", encoding="utf-8") as file:
        file.write(more)


def snapshot(folder: Path) -> dict[str, bytes]:
    """Remember every file of a folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def forget_pages(root: Path) -> None:
    """Remove the generated pages of an archive, which are in folders of a language."""
    for folder in (root / "docs").glob("*/*/"):
        shutil.rmtree(folder)


def copy_of_the_real_archive(place: Path) -> Path:
    """Copy what the site is built from, so that a test may change it."""
    shutil.copytree(ROOT / "seeds", place / "seeds")
    return copy_of_the_real_site(place)


def copy_of_the_real_site(place: Path) -> Path:
    """Copy what makes pages a site: hand-written pages, theme, settings."""
    languages = {str(ROOT / "docs" / code) for code in read_site(ROOT)[0].codes}

    def generated(folder: str, names: list[str]) -> set[str]:
        return set(names).intersection([*FOLDERS, "index.md"]) if folder in languages else set()

    for name in ("docs", "overrides"):
        shutil.copytree(ROOT / name, place / name, ignore=generated, dirs_exist_ok=True)
    shutil.copy(ROOT / "mkdocs.yml", place)
    return place


class _Settings(yaml.SafeLoader):
    """Reads MkDocs' settings; what comes from the environment does not matter here."""


_Settings.add_multi_constructor("!", lambda *_: None)


@cache
def settings() -> Any:
    """Read the settings of the real site."""
    return yaml.load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"), Loader=_Settings)


def extensions() -> list[str]:
    """Name the Markdown extensions of the real site."""
    declared = settings()["markdown_extensions"]
    return [each if isinstance(each, str) else next(iter(each)) for each in declared]


def shown(root: Path, path: str) -> str:
    """Convert a page below ``docs/`` as MkDocs does, with what is beside it; its contents follow."""
    page = (root / "docs" / path).read_text(encoding="utf-8").split("---\n", 2)[2]
    made = markdown.Markdown(extensions=extensions())
    html = made.convert(page)
    beside = (root / SIDECARS / path).with_suffix(".json")
    foot = json.loads(beside.read_text(encoding="utf-8"))["foot"] if beside.exists() else ""
    return f"{html}\n{foot}\n{made.toc}"  # type: ignore[attr-defined]
