"""Several interviews of one file are parted, and none has words of another."""

from __future__ import annotations

from pathlib import Path

import yaml

from archives import succeed
from golden import CASES
from receiving import received


def test_interviews_are_parted_where_their_lines_are_in_the_text_that_is_made(small: Path) -> None:
    """Pictures before labels become paragraphs of their own, so that each part begins some lines below."""
    given = yaml.safe_load((CASES / "intake/two-interviews.yml").read_text(encoding="utf-8"))
    path = small.parent / "talks.md"
    path.write_bytes(received(given).replace(b"**Maren:**", b"![A boat](boat.jpg) Maren:"))
    there = set((small / "seeds").iterdir())
    succeed("add", "--root", small, "--yes", "--split", path)
    folders = [each for each in (small / "seeds").iterdir() if each.is_dir() and each not in there]
    declared = [yaml.safe_load((folder / "interview.yml").read_bytes()) for folder in folders]
    texts = [
        (folder / known["source"]["file"]).read_text(encoding="utf-8")
        for folder, known in zip(folders, declared, strict=True)
    ]
    heads = [[line for line in text.splitlines() if line.startswith("# ")] for text in texts]
    assert sorted(heads) == [["# An interview with Kirsten Juhl"], ["# An interview with Oluf Brandt"]]
    assert [text.count("Maren:") for text in texts] == [4, 4]
    assert sorted("Kirsten:" in text for text in texts) == [False, True]
