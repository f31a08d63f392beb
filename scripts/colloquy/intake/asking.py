"""Asking: which words ask, in English and in Chinese."""

from __future__ import annotations

import re

END = re.compile(r"[?？][\"'”’」』)）\]…. ]*$")
MARK = re.compile(r"[?？]")
PROMPT = re.compile(
    r"(?:^|[.!,;—–-]\s*|\b(?:and|so|well|now|okay|ok|please|then|maybe|just|first|but)\s+,?\s*)"
    r"(?:tell (?:me|us|our)|talk (?:to me|to us|a (?:little )?bit|about|more|us)|walk (?:me|us)|describe|explain|share|"
    r"give (?:me|us|our)|introduce|elaborate|say (?:more|something)|let(?:'|’)?s (?:talk|start|begin|go|turn|discuss|get)|"
    r"i(?:'|’)?d (?:love|like) (?:to (?:hear|know|ask|talk)|you to)|i (?:want|wanted) to (?:ask|hear|know|talk)|"
    r"i(?:'|’)?m curious|i wonder|(?:can|could|would|will|do|did|have|are|were) you\b|"
    r"(?:please )?(?:state|spell) your|what about|how about|take (?:me|us))",
    re.IGNORECASE,
)
CHINESE = re.compile(
    r"(?:请问|请(?:您|你|大家)?[^。！？]{0,8}(?:谈|说|介绍|讲|聊|分享|描述|解释)|(?:谈|聊|说|讲)(?:一?[谈聊说讲])|介绍一下|"
    r"能(?:不能|否)|可(?:不可以|否)|怎么看|如何看|您(?:觉得|认为|怎么|如何|当时|是)|[吗呢么](?:[。.…]|$))"
)
BACK_CHANNEL = re.compile(
    r"(?:\W*(?:right|yeah|yes|yep|no|mm+|mm-?hm+|uh-?huh|hm+|okay|ok|oh|wow|sure|great|cool|nice|exactly|really|"
    r"interesting|absolutely|totally|definitely|indeed|thanks?|thank you|so much|very much|good|fair enough|true|i see|"
    r"got it|of course|perfect|awesome|amazing|correct|laughs?|对+|嗯+|是的?|是啊|好的?|哦+|啊+|噢|哈+|没错|谢谢|"
    r"明白|确实|当然|原来如此|了解|好吧|太好了)\W*){1,6}",
    re.IGNORECASE,
)
TO_YOU = re.compile(r"\b(?:you|your|yours|yourself)\b|[你您]|贵(?:公司|校|司|社)", re.IGNORECASE)
BY_ME = re.compile(r"\b(?:I|I'm|I’m|my|me|we|our|us)\b|[我咱]")


def ends_asking(words: str) -> bool:
    """Say whether words end with a question mark."""
    return bool(END.search(words[-20:]))


def asks(words: str) -> bool:
    """Say whether words ask: by a question mark in their last part, or as a prompt."""
    tail = words[-240:]
    if ends_asking(tail) or (MARK.search(tail) and len(words) < 900):
        return True
    return prompts(words)


def prompts(words: str) -> bool:
    """Say whether short words ask without a question mark."""
    if len(words) > 700:
        return False
    return bool(PROMPT.search(words) or CHINESE.search(words))


def is_back_channel(words: str) -> bool:
    """Say whether words do no more than show that somebody listens."""
    return len(words) < 60 and bool(BACK_CHANNEL.fullmatch(words.strip()))


def length(words: str) -> int:
    """Count words; of Chinese, two characters are taken for one."""
    wide = len(re.findall("[\u3040-\u30ff\u3400-\u9fff]", words))
    return len(re.findall(r"[^\W\d_\u3040-\u30ff\u3400-\u9fff][\w'’-]*", words)) + (wide + 1) // 2
