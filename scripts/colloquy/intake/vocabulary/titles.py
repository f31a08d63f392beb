"""Titles: what a file gives for one, in plain words and no longer than one may be."""

import re

LONGEST = 120
TAG = re.compile(r"</?[A-Za-z][^<>]{0,500}>|<!--.{0,500}?-->|\{[#.:][^{}]{0,200}\}")
LINK = re.compile(r"!?\[([^\[\]]{0,500})\]\([^()\s]{0,500}\)")
MARKS = re.compile(r"[<>`{}\\*]|\]\(")


def plain_title(words: str) -> str:
    """Take the markup off a title: tags with what is in them, of a link its address, and single marks."""
    return " ".join(MARKS.sub("", LINK.sub(r"\1", TAG.sub("", words))).split())[:LONGEST].strip()
