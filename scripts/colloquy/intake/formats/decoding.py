"""From the bytes of a stranger's text to characters: as declared, by a mark, or as they most likely are."""

import re

from charset_normalizer import from_bytes

from colloquy.intake.formats.texts import unreadable

MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\0\0", "utf-32"),
    (b"\0\0\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
ALIASES = {"gb2312": "gb18030", "gbk": "gb18030", "iso-8859-1": "windows-1252", "latin-1": "windows-1252",
           "ascii": "windows-1252", "us-ascii": "windows-1252", "latin1": "windows-1252"}  # fmt: skip
"""What browsers read instead (WHATWG Encoding Standard, section 4.2)."""
SAMPLE = 64 * 1024


def decode(raw: bytes, declared: str = "") -> tuple[str, str]:
    """Give a text and the name of its encoding; raises `UnreadableError` where there is none."""
    for mark, encoding in MARKS:
        if raw.startswith(mark):
            return _strictly(raw, encoding), encoding.removesuffix("-sig")
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        return _guessed(raw, declared)
    if "\0" in text:
        return _wide(raw)
    return text, "utf-8"


def _guessed(raw: bytes, declared: str) -> tuple[str, str]:
    if b"\0" in raw:
        return _wide(raw)
    named = ALIASES.get(declared.lower().strip(), declared.lower().strip())
    for encoding in filter(
        None, (named, "gb18030" if _is_chinese(raw[:SAMPLE].decode("gb18030", "replace")) else "")
    ):
        try:
            return raw.decode(encoding), encoding
        except (LookupError, UnicodeDecodeError):
            continue
    guess = from_bytes(raw[:SAMPLE]).best()
    encoding = ALIASES.get(guess.encoding.replace("_", "-"), guess.encoding) if guess else "windows-1252"
    if not guess or not re.search(r"[^\x00-\x7f]", str(guess)) or encoding.startswith(("cp", "mac", "iso")):
        encoding = "windows-1252" if _is_western(raw) else encoding
    try:
        return raw.decode(encoding), encoding
    except (LookupError, UnicodeDecodeError):
        return raw.decode("windows-1252", "replace"), "windows-1252"


def _wide(raw: bytes) -> tuple[str, str]:
    """Read UTF-16 without its mark: every second byte of Western words is zero, and Chinese reads well."""
    even, odd = raw[:SAMPLE:2].count(0), raw[1:SAMPLE:2].count(0)
    if max(even, odd) * 4 > min(len(raw), SAMPLE) // 2:
        encoding = "utf-16-le" if odd > even else "utf-16-be"
        return _strictly(raw, encoding), encoding
    for encoding in ("utf-16-le", "utf-16-be"):
        if _is_chinese(raw[:SAMPLE].decode(encoding, "replace")):
            return _strictly(raw, encoding), encoding
    raise unreadable("this is not text: it has NUL bytes", "check that this is the right file")


def _strictly(raw: bytes, encoding: str) -> str:
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError:
        what = "the file begins as {encoding} and goes on as something else"
        remedy = "open it in an editor, and save it as UTF-8"
        raise unreadable(what, remedy, encoding=encoding.upper()) from None
    if "\0" in text:
        raise unreadable("this is not text: it has NUL bytes", "check that this is the right file")
    return text


def _is_chinese(text: str) -> bool:
    """Say whether what bytes were decoded to has Chinese characters that are common."""
    han = len(re.findall("[\u4e00-\u9fff]", text))
    common = len(re.findall("[的是一不了在有人我他这个们中来上大为和国地到以说时要就出会你问答]", text))
    return han > 20 and common * 12 > han


def _is_western(raw: bytes) -> bool:
    sample = raw[:SAMPLE]
    high = sum(byte >= 0x80 for byte in sample)
    return high * 8 < len(sample)
