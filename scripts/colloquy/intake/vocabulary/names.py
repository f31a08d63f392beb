"""Names: which words may name a speaker, and which of them name the same one."""

import re
import unicodedata
from functools import lru_cache

from colloquy.intake.vocabulary.labels import key
from colloquy.intake.vocabulary.lexicon import pattern, words
from colloquy.text.surnames import SURNAMES as SURNAMES

COUNT = (
    r"{}(?:(?<=[^\W\d_]{3})[\s_-]?#?\d{1,2}|(?<=[^\W\d_]{4})\s[A-Z]|"
    r"(?<=[\u4e00-\u9fff]{2})\s?[\d甲乙丙丁一二三四A-F])?"
)
"""A part of which there are several: `Interviewer 2`, `Respondent B`, `记者甲`."""
ASKER = pattern("askers", COUNT)
GUEST = pattern("guests", COUNT)
AUDIENCE = pattern("audience")
NARRATOR = pattern("narrators")
INTERPRETER = pattern("interpreters")
SEVERAL = pattern("several")
MACHINE = pattern("machines")
PARTS = (ASKER, GUEST, AUDIENCE, NARRATOR, INTERPRETER, SEVERAL, MACHINE)
UNNAMED = pattern("unnamed")
MYSELF = "我"
"""What a writer of Chinese prints in place of the own name."""
NO_NAMES = frozenset(map(key, words("no_names")))
GREETING = pattern("greetings", r"{}(?:\b.*|)")
LEAD_IN = pattern("sentence_words", r"\b{}\b|^a\b")
HAN_LEAD_IN = re.compile(
    r"[了吗嗎呢吧这這那你妳我他她它们們说道问称]|认为|認為|表示|觉得|覺得|第.{1,3}[章节点条个集期]|[，。、！？“”]|[是有在的就也很和与]$|.(?:指出|回忆|透露|介绍|解释|坦言|强调|提到|写道|补充|谈到)$|"
    r"^[讲講举舉][个個一几幾]|(?:例子|故事|目标|目標|理由|原因|建议|建議|结论|結論|感受|体会|體會|收获|收穫)$|"
    r"[参參][见見阅閱看]$|[来來而][说說讲講言]$|^(?:其[实實]|就是|也就)|[看谈談读讀评評论論聊演]《"
)
"""What no name has, or ends with."""
INNER_VERB = re.compile(
    "(?<=[顾顧])[问問]$|道(?=[长長士]$)|[说說道问問称稱](?=..)|(?<=.)[说說道问問称稱](?=.)"
)
"""What says no more that somebody speaks, within the name of a part: `访问者`, `顾问`."""
HAN_COMMON = re.compile("[的是在有和与就都也很]")
"""Characters that sentences have far more often than names."""
ROLE_BEFORE = re.compile(
    r"^(?:interviewer|interviewee|host|co-?host|guest|moderator|dr|prof|professor|mr|mrs|ms|miss|sir|dame|rev|"
    r"senator|president|judge|captain)[.:]?\s+(?=\S)|^(?:主持人|记者|嘉宾|采访者|受访者)[.:]?(?:\s+(?=\S)|(?=[A-Za-z]{2}))",
    re.IGNORECASE,
)
HONORIFIC = re.compile(
    r"(?<=[\u4e00-\u9fff])(?:先生|女士|小姐|教授|老师|博士|院士|医生|主任|总裁|董事长|导演|总)$"
)
COUNTED = re.compile(
    r"(?:步骤|方法|错误|问题|案例|示例|主题|图|表|例|第|阶段|类型|选项|文件|附件|理据|论据|論據|论点|論點|理由|方案|證據|证据)#?[\dA-Z一二三四五六七八九十]"
)
JOINED = re.compile(
    r"\s(?:and|&)\s|(?<=[\u4e00-\u9fff]{2})(?<![长長人员員任记記])[和与與及、](?=[\u4e00-\u9fff]{2})|[&/+]"
)
"""What joins the names of several people in one label, and not what one of them is: `主任、主编沈岚`."""
SITE = re.compile(r"[A-Za-z][\w-]*(?:\.[\w-]+)*\.(?:com|org|net|info|io|eu|de|fr|es|it|uk|nl|ru|pl|br|cn)")
"""A site that asks under its address: `boats.com`."""
NICKNAME = re.compile(r"“[^“”]{1,12}”|「[^「」]{1,12}」|『[^『』]{1,12}』|\"[^\"]{1,20}\"")
"""What somebody is called, or works for, before, in or behind the name: `“Big Red” Ann Lee`."""
INITIALS = re.compile(r"[A-Z]{1,3}(?:\s?[/&+]\s?[A-Z]{1,3}){1,4}")
"""Those of several who answer together: `M/G/S`."""
PARTICLE = re.compile("de|la|van|von|der|den|di|da|del|du|le|al|bin|ibn|do|dos|das|and|&|of", re.IGNORECASE)
"""A word within names that has no capital."""
MEDIUM = re.compile("《[^《》]{1,16}》")
"""The paper of somebody who asks, before or behind other words: `《晨报》记者`."""
DEGREE = re.compile(r"(?:[JS]r|Esq)\.?|(?:[A-Z][a-z]{0,4}\.?){2,4}")
"""What is behind the comma after a name: `Psy.D`, `MSc`."""
OF = re.compile("的|夫人|太太|[妻儿女弟妹]|丈夫|母亲|父亲|徒弟|学生|助理|秘书|经纪人|律师|家属")
"""Behind a Chinese name, these say that somebody else is meant."""
GIVEN = re.compile(f"(?:^|\\s)[{''.join(sorted(SURNAMES))}][\u4e00-\u9fff]{{1,2}}$")


def is_name(name: str) -> bool:
    """Say whether words have the form of a name or a role, and not of the beginning of a sentence."""
    name = NICKNAME.sub(" ", name).strip(" ·") or name
    folded = key(name)
    if (
        not folded
        or folded in NO_NAMES
        or GREETING.fullmatch(name)
        or re.search('["“”<>?？!！`：]', name)
        or name.count("《") != name.count("》")
        or unicodedata.category(name.lstrip()[:1] or " ").startswith("S")
        or re.fullmatch(r"[\W\d_]+", folded)
    ):
        return False
    if is_role(name) or INITIALS.fullmatch(name):
        return True
    if is_han(name):
        return _is_han_name(without_title(name))
    before, comma, behind = name.partition(", ")
    if (
        comma
        and (behind.isupper() or before.isupper() or DEGREE.fullmatch(behind))
        and len(behind.split()) < 5
    ):
        name = before  # of what its bearer is
    parts = name.split()
    if len(parts) > 5 or LEAD_IN.search(name) or re.search(r"\d{3,}|[,;=+$%^/\\]", name):
        return False
    if folded.split()[0] in NO_NAMES and len(parts) > 1 and re.search(r"\d", name):
        return False
    return all(map(_is_capital, parts)) or bool(MACHINE.fullmatch(name) or SITE.fullmatch(name))


@lru_cache(maxsize=4096)  # each step asks it of all labels, and these are few
def is_role(name: str) -> bool:
    """Say whether words name a part in a conversation, or a voice that a machine counts."""
    return any(part.fullmatch(name.strip("()（）")) for part in PARTS)


def _is_capital(word: str) -> bool:
    return (
        bool(PARTICLE.fullmatch(word))
        or word[:1].isupper()
        or not word[:1].isalpha()
        or bool(re.match(r"[a-z]{1,2}['’][A-Z]|[a-z]+[A-Z]", word))  # d'Arc, openAir
    )


def without_title(name: str) -> str:
    """Take what its bearer is off a Chinese name: `沈岚，《晨报》编辑`."""
    before, _, behind = name.replace(",", "，").partition("，")
    said = HAN_LEAD_IN.search(behind) or HAN_COMMON.search(behind)
    return before if behind and GIVEN.fullmatch(before) and not said else name


def _is_han_name(name: str) -> bool:
    bare = re.sub(r"\s", "", name)
    if GIVEN.search(name):  # characters that sentences have, too
        bare = re.sub("[和有在与]", "", bare)
    return not HAN_COMMON.search(bare) and _is_possible(bare)


def may_be_han_name(name: str) -> bool:
    """Say whether Chinese words name somebody if they are printed as names again and again."""
    bare = re.sub(r"(?<=\S)[和与與]$", "", INNER_VERB.sub("", re.sub(r"\s", "", name)))
    return is_han(name) and key(name) not in NO_NAMES and _is_possible(bare)


def _is_possible(bare: str) -> bool:
    if COUNTED.match(bare):
        return False
    if (
        len(bare) > 16
        or (re.search("访谈|专访|采访|访問|訪談|对话", bare) and not is_role(bare))
        or HAN_LEAD_IN.search(bare)
        or bare.endswith(("注", "按", "语", "您好", "你好", "妳好", "您們好", "您们好", "你们好", "你們好"))
    ):
        return False
    return (
        len(bare) <= 8
        or 0 < len(MEDIUM.sub("", bare)) <= 6
        or "·" in bare
        or bool(re.search("[A-Za-z]", bare))
        or bare.endswith(("日报", "晚报", "周刊", "新闻", "财经", "杂志", "公司", "通讯社", "电视台", "电台"))
    )


def strip_role(name: str) -> str:
    """Take a role or title off a name, before it or behind a comma."""
    name = without_title(NICKNAME.sub(" ", name).strip(" ·") or name)
    before, _, behind = name.partition(",")
    if behind and len(behind.split()) < 5:
        name = before
    return HONORIFIC.sub("", ROLE_BEFORE.sub("", name)).strip()


NUMBERED = re.compile(
    r"(?:q(?:uestion)?|a(?:nswer)?|答|[问問][题題]?)\s?[\d一二三四五六七八九十]{0,3}(?:[\s-]*follow[\s-]*up)?",
    re.IGNORECASE,
)
"""Labels of questions and answers, which may be numbered."""


def is_same(one: str, other: str) -> bool:
    """Say whether two printed names are variants by form: case, title, a part, initials."""
    a, b = key(one), key(other)
    if a == b or re.sub(r"[\s·-]", "", a) == re.sub(r"[\s·-]", "", b):
        return True
    if NUMBERED.fullmatch(a) and NUMBERED.fullmatch(b):
        return a[0] == b[0]
    if (
        digits(a) != digits(b)
        or are_of_two_papers(one, other)
        or _letter(one) != _letter(other)
        or bool(JOINED.search(one)) != bool(JOINED.search(other))
    ):
        return False
    short, long = sorted((_bare(one), _bare(other)), key=len)
    if not short or (_title(one) != _title(other) and _title(one) and _title(other)):
        return False
    if short == long:
        return True
    if set(short.split()) < set(long.split()) and len(short) > 1:
        return True
    words = re.findall(r"[^\s-]+", long)
    initials = "".join(word[0] + (f"{word[1]}?" if word[1:2] in ("h", "z") else "") for word in words)
    if len(short) == 1 and short == long[0] and " " not in long and short not in "qa":
        return True
    letters = re.sub(r"[\s-]", "", short)
    if 2 <= len(letters) <= 4 and re.fullmatch(initials, letters):  # of `Christa`, `C` or `Ch`
        return True
    return (
        bool(re.fullmatch("[\u4e00-\u9fff]+", short))
        and len(short) >= 2
        and (long.endswith(short) or bool(long.startswith(short) and not OF.match(long, len(short))))
    )


def are_of_two_papers(one: str, other: str) -> bool:
    """Say whether two labels have the titles of two papers: `《晨报》记者`, `《晚报》记者`."""
    papers = {"".join(paper.split()) for name in (one, other) for paper in MEDIUM.findall(key(name))}
    return len(papers) > 1


def is_han(name: str) -> bool:
    """Say whether a name is written in Chinese characters."""
    return bool(re.search("[\u3400-\u9fff]", name))


def _bare(name: str) -> str:
    """Give a name's key without titles and accents."""
    folded = unicodedata.normalize("NFKD", key(strip_role(name)))
    return "".join(c for c in folded if not unicodedata.combining(c))


def digits(text: str) -> str:
    """Give the digits of a text."""
    return re.sub(r"\D", "", text)


def _letter(name: str) -> str:
    """Give the letter that counts those who have one part: `B` of `Respondent B`, `甲` of `记者甲`."""
    match = re.search(r"\s([A-Z])$|(?<=[\u4e00-\u9fff])\s?([甲乙丙丁一二三四A-F])$", name)
    return match.group().strip() if match and is_role(name) else ""


def _title(name: str) -> str:
    match = re.match(r"(mrs|mr|ms|miss)\b", key(name))
    return match[1] if match else ""
