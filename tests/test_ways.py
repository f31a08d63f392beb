"""All ways to files lead through `guarding`: no other code opens, lists, writes, moves or removes any."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import colloquy

CODE = Path(colloquy.__file__).parent
MODULES = sorted(
    path for path in CODE.rglob("*.py") if path.relative_to(CODE).parts[0] not in {"guarding", "__pycache__"}
)

METHODS = frozenset(
    """
    open read_text read_bytes write_text write_bytes touch mkdir rmdir unlink rename symlink_to hardlink_to
    link_to chmod lchmod iterdir glob rglob walk readlink extractall extract
    """.split()  # noqa: SIM905 - a list of words
)
"""Methods of `Path` and of archives that read, list or write."""

MODULES_OF_FILES = frozenset(
    """
    shutil tempfile tarfile glob fileinput mmap fcntl dbm shelve linecache io codecs
    """.split()  # noqa: SIM905 - a list of words
)
"""Of these nothing is used but what `HARMLESS` names."""

HARMLESS = frozenset(
    """
    os.sep os.fsdecode os.fsencode os.fspath os.path.relpath os.path.basename os.path.join os.path.getsize
    os.lstat os.getpid os.getppid os.kill os._exit os.cpu_count os.sched_getaffinity os.geteuid os.strerror
    shutil.which io.BytesIO io.StringIO
    """.split()  # noqa: SIM905 - a list of words
)
"""What of `os` and the modules above opens no file; a look from outside, which follows no link, is one."""

READERS = frozenset(
    """
    open io.open sqlite3.connect zipfile.ZipFile zipfile.PyZipFile etree.parse html.parse Image.open
    ImageFont.truetype polib.pofile
    """.split()  # noqa: SIM905 - a list of words
)
"""Functions that open a file, if they are given a path."""

ALLOWED = {
    "cli/helping.py": {"super().write_text"},  # of help, in memory
    "exporting/lettering.py": {"ImageFont.truetype"},  # of the package itself
    "intake/formats/docx.py": {"packed.open"},  # a part of what is in memory
    "reading/looking.py": {"os.scandir"},  # lists, follows no link
    "translating/po.py": {"polib.pofile"},  # gets a text that no file can be called
    "words/catalogues.py": {"polib.pofile"},  # of the package itself
}


def name_of(node: ast.expr) -> str:
    """Write a chain of attributes as in the code; nothing of what is no such chain."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute) and (before := name_of(node.value)):
        return f"{before}.{node.attr}"
    return ""


def ways(source: str) -> Iterator[str]:
    """Give all that a module does with files by itself."""
    tree = ast.parse(source)
    for node in ast.walk(tree):
        match node:
            case ast.Import(names=names):
                yield from (
                    f"import {each.name}" for each in names if "." in each.name and _is_of_files(each.name)
                )
            case ast.ImportFrom(module=str(module), names=names) if _is_of_files(module):
                yield from (name for each in names if (name := f"{module}.{each.name}") not in HARMLESS)
            case ast.Attribute() if (name := name_of(node)) and _is_of_files(name):
                begins = any(known.startswith(f"{name}.") for known in HARMLESS)
                if name not in HARMLESS and not begins and not name.startswith("os.environ"):
                    yield name
            case ast.Call(func=function) if way := _call(node, function):
                yield way


def _is_of_files(name: str) -> bool:
    return name.split(".")[0] in MODULES_OF_FILES | {"os"}


def _call(call: ast.Call, function: ast.expr) -> str:
    name = name_of(function)
    if name in READERS and not (
        call.args and ast.unparse(call.args[0]).startswith(("stream", "io.BytesIO("))
    ):
        return name
    if not isinstance(function, ast.Attribute):
        return ""
    if function.attr == "replace" and len(call.args) == 1 and not call.keywords:  # of a text it has two
        return f"{name}: Path.replace"
    if function.attr not in METHODS or _is_our_own(function.value):
        return ""
    return ast.unparse(function)


def _is_our_own(value: ast.expr) -> bool:
    """Say whether something is a file of the package itself, or has a method that sounds like a file's."""
    root = ast.unparse(value)
    return root.startswith("files(") or root in {"stage", "self", "FOLDER", "Image"}


def test_no_module_has_a_way_of_its_own_to_files() -> None:
    own = {path.relative_to(CODE).as_posix(): set(ways(path.read_text(encoding="utf-8"))) for path in MODULES}
    assert {path: found for path, found in own.items() if found} == ALLOWED


@pytest.mark.parametrize(
    "code",
    [
        "open('a')",
        "path.open()",
        "Path('a').read_text()",
        "(root / 'a').write_bytes(b'')",
        "path.replace(other)",
        "path.unlink()",
        "[*folder.rglob('*')]",
        "import os\nos.open('a', 0)",
        "import os\nos.walk('a')",
        "from os import remove",
        "from shutil import rmtree",
        "import shutil\nshutil.copy('a', 'b')",
        "import shutil\ncopy_function = shutil.copy2",
        "import tempfile\ntempfile.mkdtemp()",
        "import zipfile\nzipfile.ZipFile(path)",
        "import sqlite3\nsqlite3.connect(path)",
        "import io\nio.open('a')",
        "import os.path",
        "from PIL import Image\nImage.open(path)",
    ],
)
def test_a_new_way_is_noticed(code: str) -> None:
    assert list(ways(code))
