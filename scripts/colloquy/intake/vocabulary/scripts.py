"""Scripts: in which letters most words are."""

import re

from colloquy.text.scripts import UNSPACED

WIDE = re.compile(f"[{UNSPACED}]")
OTHERS = {
    "hangul": re.compile("[\u1100-\u11ff\uac00-\ud7ff]+"),
    "cyrillic": re.compile("[\u0400-\u04ff]+"),
    "greek": re.compile("[\u0370-\u03ff]+"),
    "arabic": re.compile("[\u0600-\u06ff]+"),
    "hebrew": re.compile("[\u0590-\u05ff]+"),
    "latin": re.compile("[A-Za-z\u00c0-\u024f][A-Za-z\u00c0-\u024f'’-]*"),
}


def script_of(words: str) -> str:
    """Name the script that most words are in; two Chinese characters are taken for one word."""
    if words.isascii():
        return "latin" if OTHERS["latin"].search(words) else ""
    counts = {name: len(pattern.findall(words)) for name, pattern in OTHERS.items()}
    counts["han"] = (len(WIDE.findall(words)) + 1) // 2
    best = max(counts, key=lambda name: counts[name])
    return best if counts[best] else ""
