"""Asides: what stands between turns and is no speech: section heads, sounds, notes of editors; and the back matter."""

from __future__ import annotations

import re

from colloquy.intake.units import Unit
from colloquy.model import Kind

BRACKETED = re.compile(r"[\[(（【〔♪][^\[\]()（）【】]{0,200}[\])）】〕♪]\.?")
CAPTION = re.compile(
    r"(?:figure|fig\.|table|photo|image|图|表)\s?\d+\s*[:：.]|(?:photo(?:graph)?|image|picture|illustration)s?(?: credit| by| courtesy)?\s*[:：]|图[源片注]?[:：/]|▲|△",
    re.IGNORECASE,
)
TIME = re.compile(r"[\[(]?(?:\d{1,2}:)?\d{1,3}:\d{2}(?:[.,]\d+)?[\])]?(?:\s?(?:-->|-)\s?[\d:.,]+)?")
AD = re.compile(
    r"(?:\W*(?:ad(?:vertisement)?s?|ad break|break|commercial break|sponsored? (?:message|break|content)|sponsors?|advertising|广告|"
    r"scroll to continue|article continues below.{0,40}|story continues below.{0,40})\W*)",
    re.IGNORECASE,
)
CLOSING = re.compile(
    r"^(?:\W*)(?:about the (?:author|interview|guest|host|speaker)|about (?:us|me)\b|author bio|this (?:interview|conversation|transcript|article|post|piece|q&a|discussion|episode) (?:was|has been|is|originally|first|took)|"
    r"(?:the )?(?:interview|conversation|transcript) (?:was|has been) (?:edited|condensed|conducted|transcribed|lightly)|edited (?:and condensed )?(?:for|by)|interview (?:conducted|by|edited)|"
    r"subscribe|sign up|follow (?:us|me|him|her|them|[A-Z])|share this|related (?:articles|posts|stories|reading|links)|read more|see also|further reading|more (?:from|about|on|interviews)|"
    r"resources|references|links|show notes|acknowledge?ments?|copyright|©|\(c\)|all rights reserved|comments|leave a (?:comment|reply)|tags\b|categories\b|filed under|transcri(?:pt|bed|ption) (?:by|provided)|"
    r"photo(?:s|graph)? (?:by|courtesy|credit)|(?:for more|to learn more|learn more|if you (?:enjoyed|liked|want|would like))|thanks (?:for|to you for) (?:reading|listening)|end of (?:interview|transcript|recording|tape)|\[?end\b|"
    r"previous(?:ly)?\b|next\b|originally published|posted (?:on|in|by)|published|the end|"
    r"本文|本访谈|本次访谈|本采访|以上(?:内容|就是|是|为)|(?:责任)?编辑[:：丨|]|责编|来源[:：]|版权|转载|声明|免责|撰文|作者[:：简]|采访[:：/]|整理[:：/]|校对|排版|摄影|关于作者|关于我们|扫码|关注(?:我们|公众号)|欢迎(?:关注|订阅|加入|转发)|"
    r"延伸阅读|相关(?:阅读|文章|链接)|推荐阅读|参考(?:资料|文献)|原文|点击|注释|注[:：]|译者|[（(]?(?:完|全文完|访谈结束|采访结束)[)）]?$|END$|- ?end ?-|—+ ?end)",
    re.IGNORECASE,
)


def is_quiet(unit: Unit) -> bool:
    """Say whether nobody says this: a rule, a picture, its caption, a sound in brackets, a time, an advertisement."""
    if unit.kind in (Kind.RULE, Kind.FIGURE):
        return True
    words = unit.text
    return bool(
        not words
        or BRACKETED.fullmatch(words)
        or TIME.fullmatch(words)
        or AD.fullmatch(words)
        or (CAPTION.match(words) and len(words) < 300)
    )


def closes(unit: Unit) -> bool:
    """Say whether what is no interview any more begins here, by its words."""
    return bool(CLOSING.match(unit.text))
