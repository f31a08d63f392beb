"""Manners: what in brackets beside a name, or before words, says how somebody speaks, and not who.

``(laughs)``, ``(Lacht.)``, ``(in French)``, ``[웃음]``. A role beside a name is its own, and does no harm:
``Ann (host)``; alone in brackets, it names somebody.
"""

import re

from colloquy.segmenting.names import PERSON

_VERBS = (
    "laugh|chuckl|smil|grinn?|giggl|sigh|paus|silenc|whisper|shout|cry|cri|sob|sobb|weep|nod|nodd|cough|breath|sing|"
    "humm|read|quot|interrupt|continu|applaus|applaud|clap|clapp|crosstalk|music|inaudibl|unclear"
)
"""Of English: the stems of verbs, and of what is heard. In capitals, many more words are names: ``Singh``."""
_FORMS = (
    "cont['’.]?d?|cross talk|sic|aside|unintelligible|indistinct|silent|silently"
    "|lach(?:t|en|end)|lächel(?:t|nd)|schmunzel(?:t|nd)|seufz(?:t|end|er)|schweigt|weint|flüstert|ruft|nickt|leise|"
    "laut|zögert|forts|beifall|gelächter"
    "|rit|rient|riant|rires?|souri(?:t|ant)|soupir(?:e|ant)?|chuchote|pleure|hésite|lentement|applaudissements|suite"
    "|ríen?|riendo|risas?|sonríe|suspira|susurra|llora|asiente|pausa|silencio|aplausos|música"
    "|ride|ridono|ridendo|risat[ae]|sorride|sospira|applausi|risos|rindo|aplausos"
    "|сме(?:ётся|ется|ются|ясь)|смех|улыбается|вздыхает|вздох|пауза|молчит|молчание|плачет|шёпотом|шепчет|кивает|"
    "аплодисменты"
    "|śmiech|śmieje się|smích|směje se|gülüyor|gülerek|cười|skratt|skrattar|latter|ler|nauraa|nevet"
    "|[يت]ضحك|ضحك|ضاحكا|ضاحكة|[يت]بتسم|صمت|[يت]بكي|تصفيق|צוחקת?|צחוק|מחייכת?|שתיקה|בוכה|מחיאות כפיים"
    "|(?:tape|side|track|reel|disc|page|part) (?:[0-9]+|[a-z])"
    r"|웃\w*|침묵|한숨|울\w*|박수|미소\w*|笑\w{0,2}|沈黙|拍手|涙"
)
_MANNER = re.compile(
    r"(?:(?:long|short|both|all|general|loud|soft|an?|une?|eine|nach einer|après une?|tras una|после)\s+)?"
    rf"(?:(?:{_VERBS})(?:e?s|e?d|e|ing|ter)?|{_FORMS}|паузы)(?!\w)",
    re.IGNORECASE,
)
_WAY = re.compile(
    r"[Ii]n\s[A-Z][a-z]+|[Aa]uf\s[A-Z][a-z]+|[Ee]n\s[a-zà-ÿ]{4,}|[Пп]о-\w+ски|用\w{1,3}[语語文话話]|\w{1,3}[语語]で"
    r"|(?i:(?:via|by|over|on|per|por|am|au)\s(?:the\s)?(?:zoom|skype|teams|whatsapp|t[eé]l[eé](?:ph|f)on\w?|"
    r"phone|e-?mail|video|letter))"
)
"""In which language, and through what: a name of either is nobody's."""
_SMALL = re.compile(
    rf"(?:{_VERBS}|cont['’.]?d|silen|tear|shak|clear)"
    r"|(?:off|on|via|over|from|in|into|through|before|then|softly|quietly|loudly|slowly|joking|ironical|"
    r"sarcastic)\b|[a-z]+ing\b|[a-z]+ly\b"
    r"|.*(?:笑|哭|叹|默|停顿|哽咽|点头|摇头|续|插话|打断|低声|小声|大声|电话|视频|唱|读|语|话|想了|沉思|思考|"
    r"[简簡][称稱记記写寫]|[缩縮][写寫]|下同)|(?i:here(?:in)?after|henceforth)\b"
)
"""How such words begin in small letters."""
_ROLE = re.compile(
    r"(?i:v\.?o\.?|o\.?s\.?|voice|host|interviewer|guest|moderator|narrator|interviewee|q|a|[0-9]+|"
    r"gast|invitée?|invitad[oa]|convidad[oa]|ospite|гостья?|ゲスト|게스트)\W*$"
    r"|[\W\d]*\d[\W\d]*(?:(?:[AaPp]\.?[Mm]|[hms]|hrs?|min|sec|[时時点點分秒间間])[\W\d]*)*$"
    r"|.*(?:主持人|嘉宾|采访者|受访者|记者|画外|旁白)"
)
"""What a speaker is, or an age, a number, a time."""
_OWN = r"\b(?:Interviewe[er]|Guest|Host|Moderator|Narrator|Gast)\W*$"
SOMEBODY = re.compile(rf"{PERSON.pattern}|(?<![A-Z])(?!{_OWN})[A-Z][a-z]+|[妻夫父母儿女兄弟姐妹友师译]")
"""What in brackets behind a name means somebody else."""


def is_manner(aside: str) -> bool:
    """Say whether what is in brackets says how somebody speaks, or what is heard, and names nobody."""
    words = aside.strip(" .…")
    if not words or _WAY.fullmatch(words):
        return True
    manner = _MANNER.match(aside)
    rest = aside[manner.end() :] if manner else aside
    return bool(manner or _SMALL.match(aside)) and not SOMEBODY.search(rest)


def is_heard(text: str) -> bool:
    """Say whether a paragraph has no words but those for what is heard, as ``Laughter`` has."""
    return bool(_MANNER.fullmatch(text.strip(" *_.…。")))


def is_harmless(aside: str) -> bool:
    """Say whether what is in brackets beside a name leaves no doubt about who is named."""
    return is_manner(aside) or bool(_ROLE.match(aside) and not SOMEBODY.search(aside))
