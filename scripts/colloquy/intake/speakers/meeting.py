"""Meeting: with whom a title or an introduction says that somebody spoke."""

import re

from colloquy.intake.vocabulary.asking import length
from colloquy.text.surnames import SURNAMES

SMALL = (
    r"(?!(?:About|After|And|Are|As|At|Before|But|By|For|From|Her|His|How|In|Into|Is|Of|On|Or|Our|The|Their|"
    r"To|Was|What|When|Where|Who|Why|With)\b)"
)
"""Words that are in no name, though a title begins them with a capital."""
BEHIND = rf" (?:[A-ZÀ-Þ]\.|(?:de|van|von|der|la|del|bin|al)\b|{SMALL}[A-ZÀ-Þ][\w'’-]+)"
PERSON = rf"[A-ZÀ-Þ][\w'’-]+(?:{BEHIND}){{1,3}}"
NAME = re.compile(PERSON)
SURNAME = r"(?:(?<=\b(?:Dr|Mr|Ms)\. )|(?<=\bMrs\. ))[A-ZÀ-Þ][\w'’-]+"
"""A name of one word, behind a title."""
WITH = re.compile(
    r"(?:[Ii]nterview(?:s|ed|ing)?(?: [Ww]ith| of| mit| avec|:)?|[Cc]onversation [Ww]ith|"
    r"(?:[Ee]ntrevista|[Ii]ntervista)(?: con| a| com|:)|[Ee]ntre(?:tien|vue)(?: avec|:)|[Gg]espräch mit|"
    r"[Ww]ywiad z|"
    r"Q ?& ?A(?: session)?(?: with|:)|[Qq]uestions (?:for|to|with)|"
    r"[Tt]alk(?:s|ed|ing)? (?:to|[Ww]ith)|[Ss](?:poke|peaks?|at down) (?:to|with)|"
    r"[Cc]hat(?:s|ted)? [Ww]ith|[Mm]eet|[Mm]et with|[Cc]aught up with|"
    r"[Gg]uest:?|[Ff]eaturing|[Jj]oined by|[Ww]elcome,?)\s+"
    r"(?:(?!(?:about|on|regarding|by|to)\b)(?:[a-z,-]+|[A-Z]\w+’?'?s?)\s+){0,6}?"
    r"(?:[Oo]ur (?:[\w-]+ ){0,4}[\w-]+, )?(?:(?:Dr|Prof|Mr|Mrs|Ms)\. )?"
    rf"(?<![Tt]he )(?<![Oo]ur )(?<!\b[Ii]n )(?<!\b[Aa]t )(?P<name>{PERSON}|{SURNAME})"
)
APPOSED = re.compile(
    r"(?: (?!(?:and|or|on|of|at|in|from|for|to|by|with|as|about|after|before|during|over|while|when|who|"
    r"whose|is|was|are|were|the|an?|his|her|their|our|my)\b|\w+ing\b)(?:\d+|[a-z][\w-]*)){1,3} "
    rf"(?P<name>{PERSON})"
)
"""Behind a proper name in a title, these name whom it describes: `Lake Cup 12 winner Jane Doe`."""
RUN = re.compile(rf"(?P<described>(?:{BEHIND})+)(?:, (?P<name>{PERSON})$)?")
"""Behind four words with capitals, these are of a post or prize, and perhaps of its bearer."""
NICKNAME = re.compile(r" [\"“«][\w -]{1,20}[\"”»](?= [A-ZÀ-Þ])")
"""Within a name: `Jane “Bee” Doe`."""
NEW = re.compile(r"\b(?:an?|our|the|their) new $", re.IGNORECASE)
"""Before a post: `our new Editor in Chief`."""
SHORT_FOR = r"(?: ?[(（][^()（）]{1,40}[)）])?"
BESIDE = re.compile(rf"(?:{SHORT_FOR}, {PERSON}){{0,8}}{SHORT_FOR}(?:,? and| &) {PERSON}")
"""Behind a name, all others of those who are met: `Jane Doe (JD), Ann Lee (AL) and Bill Smith`."""
TITLE = 20
"""Words of a title at most."""
FAMILY = re.compile(rf"\b[A-ZÀ-Þ][\w'’-]+ (?:and|&) {PERSON}$")
"""Two of one surname, which then says of neither who it is: `Ann and Jane Doe`."""
HE = re.compile(r"\b(?:he|she|they)(?: \w+)? $", re.IGNORECASE)
"""Before “sat down with”: then it is the guest who did, and what follows asked."""
HIS = re.compile(r"\b(?:his|her)(?: [\w-]+){0,2} $", re.IGNORECASE)
"""Before “interview with Jane Doe”: then she may be who asked."""
MET = re.compile(r"(?:sat down|sitting down|spoke|speaking|talk(?:ed|ing)|chatt(?:ed|ing)) ")
"""Behind a comma: somebody described, `Jane Doe, then a builder, sat down with`, may be who answered."""
EARLIER = re.compile(
    r"(?:前面|之前|此前|上次|上回|上一?期|曾|\b(?:[Pp]reviously|[Ll]ast time|[Ii]n (?:the|our) last \w+))"
    r"(?:(?!today|this|now)[^。！？.!?；;今这這本]){0,20}$"
)
"""Before “we spoke with”: then the name is of the guest of another interview."""
HAN_WITH = re.compile(
    r"(?:专访|对话|采访了?(?!\s?[:：])|访谈[:：丨|]|对谈|嘉宾[:：]?)\s?[“”·丨|:： ]?"
    r"(?P<run>[\u4e00-\u9fffA-Za-z· ]{2,30})"
)
HAN_NAME = re.compile(
    f"(?P<name>[{''.join(sorted(SURNAMES))}](?![人领导侨]$)[\u4e00-\u9fff]{{1,2}})(?<![师師员員者机機])$"
)
"""A Chinese name at the end, and no trade that looks like one: `工程师`, `程序员`, `司机`."""
FOREIGN_NAME = re.compile(
    rf"(?:^|[\u4e00-\u9fff ])(?P<name>{PERSON})$"
    r"|^(?P<han>[\u4e00-\u9fff]{1,6}(?:·[\u4e00-\u9fff]{1,8})+)$"
)


def _named(run: str) -> str:
    """Give the name that a run of words ends with: `钟表匠陈志明`."""
    words = re.sub(r"(?:的)?(?:访谈|专访|采访|谈.*|说.*)$", "", run.strip())
    if match := HAN_NAME.search(words):
        return match["name"]
    match = FOREIGN_NAME.search(words)
    return (match["name"] or match["han"]) if match else ""


def find_met(sample: str) -> list[str]:
    """Give the names of those with whom an introduction says that somebody spoke, now and not earlier."""
    sample = NICKNAME.sub("", sample)
    names = [
        (match, _described(sample, match))
        for match in WITH.finditer(sample)
        if not _is_visitor(sample[: match.start()], match[0]) and not FAMILY.search(match[0])
    ]
    beside = [(match, BESIDE.match(sample, match.end())) for match, _ in names]
    names += [(match, name) for match, others in beside if others for name in _listed(others[0])]
    names += [(match, _named(match["run"])) for match in HAN_WITH.finditer(sample)]
    return [name for match, name in names if name and not EARLIER.search(sample[: match.start()])]


def _listed(others: str) -> list[str]:
    """Give the names of a list, without what is in brackets behind them."""
    return re.findall(PERSON, re.sub(r"[(（].*?[)）]", "", others))


def _is_visitor(before: str, words: str) -> bool:
    """Say whether those met may be who asked: a guest, or somebody described, met them."""
    his = words.lower().startswith(("interview", "conversation")) and HIS.search(before)
    return bool(HE.search(before) or his) or (before.endswith(", ") and bool(MET.match(words)))


def _described(sample: str, match: re.Match[str]) -> str:
    """Give the name of whom a title describes by another proper name, or else the name that it has.

    It ends the words of a post, `Senior Program Manager Jane Doe`, or is behind them.
    """
    name = match["name"]
    if NEW.search(sample[: match.start("name")]):
        return ""
    if run := RUN.match(sample, match.end("name")):
        words = f"{name}{run['described']}".split()
        return run["name"] or " ".join(words if any(map(str.islower, words)) else words[-2:])
    apposed = APPOSED.match(sample, match.end()) if length(sample) <= TITLE else None
    return apposed["name"] if apposed else name
