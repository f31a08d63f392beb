"""What marks the place of words that may not be published, and what reasons for that look like."""

import re

from colloquy.text.renaming import REFERENCE, changes

_SAYS = (
    r"withheld|redacted|removed|deleted|suppressed|omitted|anonymi[sz]ed|pseudonym\w*|confidential|private|"
    r"names? changed|real name|隐去|略去|省略|删去|已删|匿名|化名|假名|保密|隐私|涂黑|脱敏|"
    r"entfernt|geschwärzt|anonymisiert|gelöscht|ausgelassen|supprimée?s?|retirée?s?|masquée?s?|anonymisée?s?|"
    r"suprimid[oa]|omitid[oa]|eliminad[oa]|removid[oa]|omess[oa]|rimoss[oa]|скрыт\w*|удал[её]н\w*|изъят\w*|"
    r"محجوب|محذوف|حذف|הושמט|נמחק|חסוי|伏せ|削除|非公開|삭제|비공개|익명"
)
_STANDS_FOR = (
    r"(?i:(?:first |last |full |sur)?name|person|place|location|organi[sz]ation)|人名|姓名|地名|机构名"
)
"""What programs that anonymize texts put in brackets."""
_DOTS = r"(?:\. ?){2,}|…+|·{2,}"
_ZEROS = r"(?<![一二三四五六七八九十])[○◯〇]{2,}(?![一二三四五六七八九十])"
_SIGNS = rf"{_DOTS}|[_*＊×╳※#@~?？•](?: ?[_*＊×╳※#@~?？•])+|[\u2580-\u27bf\u2b00-\u2bff※]+|{_ZEROS}"
_LETTERS = r"\b[XxＸ]{2,}\b|[XＸ]{2,}|(?i:\bN\. ?N\.)"
_NOBODY = (
    r"[赵钱孙李周吴郑王张刘陈杨黄林何高马罗]某|(?<=[\u4e00-\u9fff])[xXＸ×](?!\w)|"
    r"\b(?:REDACTED|WITHHELD|CENSORED)\b|"
    r"\b(?:J(?:ohn|ane|ean)|Baby|Mary|Richard) (?:Doe|Roe)\b|\b(?:Max|Erika) Mustermann\b"
)
"""What is put in place of a name, or of a part of it, without brackets: ``王某``, ``王×``."""
_OPEN, _CLOSE = r"[\[［〔【(（⟨〈]", r"[\]］〕】)）⟩〉]"
_INSIDE = r"[^\[\]［］〔〕【】()（）⟨⟩〈〉]{0,60}"
"""Longer brackets are no marks; a bound keeps the time that is needed in proportion to the text."""
_BRACKETED = rf"{_OPEN}(?:{_INSIDE}(?i:{_SAYS}){_INSIDE}| ?(?:{_SIGNS}|{_LETTERS}|某+) ?){_CLOSE}"

_KIND = rf"[\[［〔【<{{] ?(?:{_STANDS_FOR})[ _-]?\d{{0,4}} ?[\]］〕】>}}]"

MARK = re.compile(rf"{_BRACKETED}|{_KIND}|{_SIGNS}|{_LETTERS}|某某+")
"""A mark in place of words: ``[withheld]``, ``[…]``, ``■■■``, ``XXX``, ``〔隐去〕``, ``某某``."""
_HIDES = re.compile(rf"{MARK.pattern}|{_NOBODY}")
_BRACKETS = re.compile(rf"{_OPEN}({_INSIDE}){_CLOSE}")
"""In any language: ``[Name entfernt]``."""
PRIVATE = re.compile(
    r"(?i:\bprivacy|\bprivate\b|(?:personal|data) (?:data|information|protection)|\bgdpr\b|anonym|pseudonym|"
    r"redact|withh[eo]ld|confidential|take[- ]?down|legal reasons|court order|non-disclosure|off the record|"
    r"right to be forgotten|\b(?:on|by|at) (?:[\w'’]+ ){0,4}(?:request|wish\b)|\brequest(?:ed)? (?:of|by)\b|"
    r"\b(?:names?|details) (?:was |were |is |are )?(?:removed|deleted|left out|hidden|changed)|"
    r"\bnot (?:\w+ ){0,3}be (?:published|printed|named|identified|quoted)|"
    r"\bnot for (?:publication|attribution)|\bas s?he (?:asked|wished)\b|"
    r"\basked (?:\w+ ){0,3}to (?:remove|delete|leave out|withhold|print|publish|name)|"
    r"\bfor (?:[\w'’]+ ){0,2}(?:safety|protection)\b|"
    r"\b(?:protect|hide) (?:[\w'’]+ ){0,3}(?:identity|family|source|people|person|speaker|witness))|"
    r"隐私|匿名|化名|隐去|保密|脱敏|涉密|个人(?:信息|资料)|应.{0,8}(?:要求|请求|意愿)|法律原因|出于.{0,6}安全|"
    r"不(?:[得愿便能宜予想]|希望)(?:公开|出现|留下|透露|具名|署名|发表|刊登)|不(?:愿|想|希望).{0,4}(?:姓名|名字|身份)|未经.{0,6}同意|保护.{0,4}(?:当事人|证人|家人|身份)"
)
"""What a reason for taking words from readers says."""
_WORD = re.compile(r"[^\W\d_]+")
_INITIAL = re.compile(r"\b([A-Z])(?:\.|[-–—]+(?!\w))")
LONG = 2
"""Letters of a word that is hidden if it is cut to its first."""


def is_mark(text: str) -> bool:
    """Say whether a text is a mark in place of words, and not words itself."""
    return bool(MARK.fullmatch(text))


def redacts(received: str, replaced: str) -> bool:
    """Say whether putting one text for another hides words behind a mark, or a name behind a letter."""
    marks = [match[0] for match in _HIDES.finditer(replaced)]
    initials = {word[0] for word in _WORD.findall(received) if len(word) > LONG and word not in replaced}
    if not _BRACKETS.search(received):
        marks += [found[0] for found in _BRACKETS.finditer(replaced) if _is_new(found[1], received)]
    marks += [found[0] for found in _INITIAL.finditer(replaced) if found[1] in initials]
    marked = any(mark not in received for mark in marks)
    return loses_words(received, replaced) and (
        marked or any(each.hides for each in changes(received, replaced))
    )


def _is_new(words: str, received: str) -> bool:
    """Say whether what is put into brackets has words, and none that was received."""
    new = [word not in received for word in _WORD.findall(words)]
    return bool(new) and all(new)


def loses_words(received: str, replaced: str) -> bool:
    """Say whether a text has words that the one put for it has not; characters by their names are none."""
    return any(word not in replaced for word in _WORD.findall(REFERENCE.sub("", received)))


def escaped_or_not(mark: str) -> str:
    """Write a pattern that finds a mark in inline Markdown, whether it is escaped there or not."""
    return "".join(rf"\\?{re.escape(character)}" for character in mark)
