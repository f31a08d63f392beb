"""Which format a file is of: by its first bytes and its name, where these agree, or else by its bytes."""

import io
import re
import zipfile
import zlib

from colloquy.intake.formats.columns import find_table
from colloquy.intake.formats.markdown import is_mixed
from colloquy.intake.formats.texts import unreadable
from colloquy.text.decoding import LIMIT as MOST_TEXT
from colloquy.text.decoding import RECEIVED_LIMIT

SUFFIXES = {
    "md": "markdown", "markdown": "markdown", "txt": "text", "text": "text", "html": "html", "htm": "html",
    "xhtml": "html", "docx": "docx", "odt": "odt", "srt": "srt", "vtt": "vtt", "csv": "csv", "tsv": "tsv",
    "tab": "tsv", "sbv": "srt", "org": "org", "xml": "tei", "tei": "tei", "json": "json",
    "jsonl": "json",
}  # fmt: skip
RECORDING = (
    "this is a sound or video recording, not a text",
    "have it transcribed first: captions can be added",
)
PICTURE = ("this is a picture, not a text", "have its text recognized first (OCR), and add the text")
ARCHIVE = ("this is an archive of files, not a text", "unpack it, and add the files")
SIGNATURES = {
    b"%PDF": (
        "this is a PDF, not a text",
        "copy its text into a .txt file, or save it as DOCX; a scan needs OCR first",
    ),
    b"\xd0\xcf\x11\xe0": (
        "this is a binary Word document (.doc)",
        "open it in Word or LibreOffice, save it as .docx",
    ),
    b"{\\rtf": ("this is an RTF document", "open it in a word processor and save it as .docx or .odt"),
    **dict.fromkeys((b"ID3", b"RIFF", b"OggS", b"fLaC", b"\xff\xfb", b"ftyp"), RECORDING),
    **dict.fromkeys((b"\x89PNG", b"\xff\xd8\xff", b"GIF8"), PICTURE),
    **dict.fromkeys(
        (b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!", b"BZh91AY", b"\xfd7zXZ", b"\x28\xb5\x2f\xfd", b"ustar"), ARCHIVE
    ),
}
"""How files begin that are no texts: what they are, and what to do."""
PROGRAMS = {
    "ELAN": rb"<ANNOTATION_DOCUMENT\b",
    "EXMARaLDA": rb"<(?:basic|segmented)-transcription\b",
    "Transcriber": rb"<Trans\s",
    "Praat": rb'\s*File type = "ooTextFile',
    "CHAT": rb"@(?:UTF8|Begin)\b",
    "oTranscribe": rb'\{"text": ?"<p>',
    "TTML": rb"<(?:\w+:)?tt\s[^>]{0,300}ns/ttml",
    "SubStation Alpha": rb"\s*\[Script Info\]",
}
"""How files begin in which programs keep what they transcribe, for nobody but themselves."""
WORD = re.compile(r"word/document\d*\.xml")
"""The text of a Word document within it; Word on the web numbers it."""
OFFSETS = {b"ftyp": 4, b"ustar": 257}
"""Where some of these are, if not at the beginning."""

MARKDOWN = re.compile(
    rb"^#{1,4} \S|^!\[[^\]\n]*\]\(|^(?:\*\*|__)[^*_\n]{1,80}(?:\*\*|__)|\]\(https?://|\A---\r?\n\w+:",
    re.MULTILINE,
)
"""What hardly any plain text has: headings, pictures, bold words that begin a line, links, front matter."""


TIMED = re.compile(rb"(?:\xef\xbb\xbf)?\s*[\[(]?\d{1,2}:\d\d")
"""How a line begins that has a time and what is said then."""
TAGGED = re.compile(
    rb"\s*<(?:/?(?:p|div|h[1-6]|ul|ol|li|blockquote|figure|section|article|span)\b|!--)", re.IGNORECASE
)
"""How a line of HTML begins; few lines of Markdown do."""


def sniff(raw: bytes, name: str) -> str:
    """Name the format of a file; raises `UnreadableError` for what cannot be read, by its name."""
    if not raw.strip():
        raise unreadable("the file is empty", "check that this is the right file")
    _refuse_known(raw)
    if raw.startswith(b"PK\x03\x04"):
        return _packed(raw)
    if len(raw) > MOST_TEXT:
        what = "{size} MB is more than the {limit} MB that a text may have"
        remedy = "check that this is the right file; divide a longer text into several"
        raise unreadable(what, remedy, size=len(raw) // 2**20, limit=MOST_TEXT // 2**20)
    suffix = name.rpartition(".")[2].lower() if "." in name else ""
    if suffix in ("docx", "odt"):
        remedy = "open it in a word processor, and save it again"
        raise unreadable("the file is named .{suffix}, but is not such a document", remedy, suffix=suffix)
    _refuse_programs(raw[:4096].removeprefix(b"\xef\xbb\xbf"))
    return _by_beginning(raw[:4096]) or _by_name(raw, suffix)


def _refuse_known(raw: bytes) -> None:
    for signature in SIGNATURES:
        if raw.startswith(signature, OFFSETS.get(signature, 0)):
            what, remedy = SIGNATURES[signature]
            raise unreadable(what, remedy)


def _refuse_programs(head: bytes) -> None:
    for program, beginning in PROGRAMS.items():
        xml = head.lstrip().startswith(b"<")
        if re.search(beginning, head) if xml else re.match(beginning, head):
            what = "this is a file of {program}, not a text"
            remedy = "export it from a program that opens it, as SubRip or text with the speakers’ names"
            raise unreadable(what, remedy, program=program)


def _by_beginning(head: bytes) -> str:
    if head.startswith((b"\xef\xbb\xbfWEBVTT", b"WEBVTT")):
        return "vtt"
    if re.match(rb"\s*(?:<!doctype html|<html)", head, re.IGNORECASE):
        return "html"
    if re.search(rb"<(?:ROOT|record)\b[^>]{0,400}/ohms\b", head, re.IGNORECASE):
        return "ohms"
    return "tei" if re.search(rb"<TEI\b|<teiCorpus\b|<TEI\.2\b", head) else ""


def _by_name(raw: bytes, suffix: str) -> str:
    known = SUFFIXES.get(suffix, "text")
    if suffix in ("srt", "vtt") and b"-->" not in raw and TIMED.match(raw):
        known = "text"  # one-line cues
    if known in ("text", "markdown") and _is_tagged(raw):
        return "markdown" if is_mixed(raw.decode(errors="replace")) else "html"
    if known in ("text", "markdown") and _is_srt(raw[:4096]):
        return "srt"
    if known == "text" and (table := find_table(raw[:4096])):
        return table
    if known != "text":
        return known
    if MARKDOWN.search(raw[:20000]):
        return "markdown"
    return "json" if raw.lstrip()[:1] in (b"{", b"[") and _is_json(raw) else "text"


def _is_tagged(raw: bytes) -> bool:
    """Say whether a text is a piece of HTML under another name: nearly every line is within a tag."""
    lines = [line for line in raw.splitlines() if line.strip()]
    tagged = sum(bool(TAGGED.match(line)) for line in lines)
    return len(re.findall(rb"<p\b", raw, re.IGNORECASE)) > 4 and tagged * 10 > 8 * len(lines)


def _is_srt(head: bytes) -> bool:
    return bool(re.match(rb"(?:\xef\xbb\xbf)?\s*(?:\d+\s*\r?\n)?(?:\d+:)?\d\d:\d\d[,.]\d+ *-->", head))


def _is_json(raw: bytes) -> bool:
    return raw.rstrip()[-1:] in (b"}", b"]") and b'"' in raw


def _packed(raw: bytes) -> str:
    """Look into a ZIP file, without unpacking what would be too much."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as packed:
            members = packed.infolist()
            total = sum(member.file_size for member in members)
            names = {member.filename for member in members}
            if total > RECEIVED_LIMIT * 4 or len(members) > 20_000:
                what = "unpacked, this is {size} MB in {number} files"
                remedy = "check that this is the right file; save the text alone"
                raise unreadable(what, remedy, size=total // 2**20, number=len(members))
            if any(map(WORD.fullmatch, names)):
                return "docx"
            kind = packed.read("mimetype")[:100] if "mimetype" in names else b""
    except (zipfile.BadZipFile, zlib.error, OSError, RuntimeError, ValueError, NotImplementedError):
        what = "this document is damaged: it cannot be unpacked"
        raise unreadable(what, "open it in a word processor, and save it again") from None
    if kind.strip() == b"application/vnd.oasis.opendocument.text":
        return "odt"
    remedy = "unpack it, and add the files"
    raise unreadable("this is an archive of files, not a text", remedy)
