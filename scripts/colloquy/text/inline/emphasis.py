"""Emphasis that works beside Chinese punctuation as well: a rule in place of the parser's own.

After the CJK-friendly amendment (https://github.com/tats-u/markdown-cjk-friendly/blob/main/specification.md):
CommonMark's flanking rules (section 6.2) take spaces between words for granted, so that ``**研究员。**他``
stays unclosed.
"""

import unicodedata

from markdown_it.rules_inline.state_inline import Delimiter, StateInline

from colloquy.text.scripts import is_wide

_INVISIBLE = frozenset(chr(code) for code in range(0xFDD0, 0xFDF0))
"""Where marks begin and end (see `parsing`)."""


def emphasis(state: StateInline, silent: bool) -> bool:
    """Find a run of ``*`` or ``_`` and what it may open or close (replaces the parser's own rule)."""
    start, marker = state.pos, state.src[state.pos]
    if silent or marker not in "*_":
        return False
    end = start
    while end < state.posMax and state.src[end] == marker:
        end += 1
    can_open, can_close = _flanking(state.src, start, end, marker)
    for _ in range(start, end):
        token = state.push("text", "", 0)
        token.content = marker
        state.delimiters.append(
            Delimiter(
                marker=ord(marker),
                length=end - start,
                token=len(state.tokens) - 1,
                end=-1,
                open=can_open,
                close=can_close,
            )
        )
    state.pos = end
    return True


def _flanking(text: str, start: int, end: int, marker: str) -> tuple[bool, bool]:
    while start and text[start - 1] in _INVISIBLE:
        start -= 1
    while end < len(text) and text[end] in _INVISIBLE:
        end += 1
    before, after = text[start - 1 : start] or " ", text[end : end + 1] or " "
    left = not after.isspace() and (not _punctuation(after) or before.isspace() or _yields(before))
    right = not before.isspace() and (not _punctuation(before) or after.isspace() or _yields(after))
    if marker == "_":
        return left and (not right or _yields(before)), right and (not left or _yields(after))
    return left, right


def _punctuation(character: str) -> bool:
    return unicodedata.category(character)[0] in "PS" and not _cjk(character)


def _yields(character: str) -> bool:
    """Say whether emphasis may begin or end next to this character even without a space."""
    return unicodedata.category(character)[0] in "PS" or _cjk(character)


def _cjk(character: str) -> bool:
    return is_wide(character) or character in "“”‘’—…"
