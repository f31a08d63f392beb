"""What in a text could be taken for something else than words: the one definition of it.

A text reaches readers through Python-Markdown and MkDocs' plugins (which cut lines by `str.splitlines`),
through polib, YAML, HTML, XML and terminals. What any of them could take for structure is either a space
(the ends of lines: every source of copied text has some) or is refused, with its place, before anything
is made of it. Both hold for characters as they are after entities and escapes are resolved.
"""

import json
import re
from collections.abc import Iterator

LINE_ENDS = "\n\x0b\x0c\r\x1c-\x1e\x85\u2028\u2029"
"""All that ends a line for `str.splitlines`, and so for MkDocs' plugins and polib."""
LINE_END = re.compile(r"\r\n|\r|\n")
"""Those of them that end a line for CommonMark 0.31 (section 2.1), and for editors."""
_LINE_ENDS = re.compile(f"[{LINE_ENDS}]")

_CONTROLS = "\0-\x08\x0b\x0e-\x1f\x7f-\x9f"
# Unicode Technical Report 36 and CVE-2021-42574: they make text look other than it is. The marks U+200E,
# U+200F and U+061C are none of them: they turn nothing around, and Arabic and Hebrew texts need them.
_BIDIRECTIONAL = "\u202a-\u202e\u2066-\u206f"
ISOLATE = re.compile("[\u2066-\u2069]")
"""What sets words of the other direction apart (UAX 9, section 2.4): it has to be closed in its paragraph."""
_CLOSING = "\u2069"
_ISOLATE_OR_BLANK_LINE = re.compile(rf"{ISOLATE.pattern}|(?:{LINE_END.pattern})[ \t]*(?:{LINE_END.pattern})")
# Noncharacters are never in interchanged text (Unicode 16, section 23.7); the package uses them inside.
_NONCHARACTERS = "\ufdd0-\ufdef" + "".join(
    chr(plane << 16 | last) for plane in range(17) for last in (0xFFFE, 0xFFFF)
)
_SURROGATES = "\ud800-\udfff"
_ANNOTATION = "\ufff9-\ufffb"
_TAGS = "\U000e0000-\U000e007f"
_FLAG = "[\U000e0030-\U000e0039\U000e0061-\U000e007a]{1,6}\U000e007f"
"""What makes the black flag that of a region (Unicode Technical Standard 51, annex C)."""
_HIDDEN = (
    f"(?<![\U0001f3f4{_TAGS}])[{_TAGS}]"  # tags that belong to no flag,
    f"|(?<=\U0001f3f4)(?!{_FLAG})[{_TAGS}]"  # to one that there cannot be,
    f"|(?<=\U000e007f)[{_TAGS}]"  # or follow one
)
_NEVER = f"{_CONTROLS}{_BIDIRECTIONAL}{_NONCHARACTERS}{_SURROGATES}{_ANNOTATION}"
FORBIDDEN = re.compile(f"[{_NEVER}]|{_HIDDEN}")
"""What no text of an archive has: what nobody sees, and what makes others see something else.

Only isolates that are closed are among it and not refused (see `find_forbidden`).
"""

UNKNOWN_TO_XML = f"\0-\x08\x0b\x0c\x0e-\x1f{_SURROGATES}\ufffe\uffff"
"""What XML 1.0, section 2.2, has no way to say, and so HTML that is to be XML as well."""
_UNKNOWN = re.compile(f"[{UNKNOWN_TO_XML}]")

_UNSAID = re.compile(f"[{_NEVER}{_TAGS}\u2028\u2029]")
_UNPRINTED = re.compile(f"[{_NEVER}{_TAGS}{LINE_ENDS}\t]")

NUL, BIDI, CONTROL, NONCHARACTER, HIDDEN = "nul", "bidi", "control", "noncharacter", "hidden"
OPEN = "open"
"""The sorts of what is forbidden."""
_SORTS = {
    NUL: re.compile("\0"),
    OPEN: ISOLATE,
    BIDI: re.compile(f"[{_BIDIRECTIONAL}]"),
    NONCHARACTER: re.compile(f"[{_NONCHARACTERS}{_SURROGATES}]"),
    CONTROL: re.compile(f"[{_CONTROLS}]"),
}


def find_forbidden(text: str) -> Iterator[re.Match[str]]:
    """Find what no text of an archive has. Most are printable but for line ends, which is quickly seen.

    Isolates that are closed in the paragraph in which they open reach no other words, and are let be.
    """
    if text.replace("\n", "").isprintable():
        return iter(())
    closed = _pair_isolates(text)
    return (match for match in FORBIDDEN.finditer(text) if match.start() not in closed)


def spaced(text: str) -> str:
    """Put a space in place of each character that ends a line; others keep their places."""
    return text if text.isprintable() else _LINE_ENDS.sub(" ", text)


def spaced_lines(text: str) -> str:
    """Let lines end as editors count them, and nothing else end one."""
    return "\n".join(map(spaced, LINE_END.split(text)))


def legal(text: str) -> str:
    """Put a space in place of each character that XML does not know."""
    return text if text.isprintable() else _UNKNOWN.sub(" ", text)


def sort(character: str) -> str:
    """Say which sort of forbidden character one is."""
    return next((name for name, known in _SORTS.items() if known.match(character)), HIDDEN)


def visible(text: str) -> str:
    """Write text for a line of a terminal or log: what would act there is shown by its number instead."""
    return text if text.isprintable() else _UNPRINTED.sub(_escape, text)


def in_json(document: str) -> str:
    """Write JSON so that it can be printed as well: what would act on a terminal becomes an escape."""
    return _UNSAID.sub(lambda found: json.dumps(found[0])[1:-1], document)


def _pair_isolates(text: str) -> set[int]:
    """Give where isolates open and close that belong together, as UAX 9 (BD9) pairs them."""
    opened: list[int] = []
    paired: set[int] = set()
    for match in _ISOLATE_OR_BLANK_LINE.finditer(text):
        if match[0] == _CLOSING:
            paired |= {opened.pop(), match.start()} if opened else set()
        elif ISOLATE.match(match[0]):
            opened.append(match.start())
        else:
            opened.clear()
    return paired


def _escape(found: re.Match[str]) -> str:
    code = ord(found[0])
    if 0xDC80 <= code <= 0xDCFF:  # a byte of a file name that is no UTF-8
        return f"\\x{code - 0xDC00:02x}"
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
