"""Names: which words may name a speaker, and which of them name the same one."""

from __future__ import annotations

import re
import unicodedata
from difflib import SequenceMatcher
from functools import lru_cache

from colloquy.intake.labels import key

ASKER = re.compile(
    r"(?:interviewer|host|co-?host|moderator|question(?:er)?|q\d*|i|int|mod|presenter|anchor|reporter|journalist|editor|"
    r"采访者|采訪者|採訪者|采访人|访谈者|訪談者|访者|记者|記者|主持人?|问|問|提问|提问者|主播|编辑|小编|编者|.{1,8}(?:记者|主持人))",
    re.IGNORECASE,
)
GUEST = re.compile(
    r"(?:interviewee|guest|narrator|answer|a\d*|subject|respondent|participant|p\d+|r|"
    r"受访者|受訪者|被访者|被采访者|被访人|受访人|嘉宾|来宾|答|答主|回答|口述者|口述人|讲述人)",
    re.IGNORECASE,
)
AUDIENCE = re.compile(
    r"(?:audience(?: member| question)?\s?\d*|listener|caller|attendee|viewer|male voice|female voice|man|woman|unknown(?: speaker)?|"
    r"unidentified.{0,20}|观众\s?\d*|听众|提问者\s?\d*|网友|现场提问|学生\s?\d*)",
    re.IGNORECASE,
)
NARRATOR = re.compile(r"(?:narrator|narration|announcer|voice-?over|旁白|画外音|解说)", re.IGNORECASE)
INTERPRETER = re.compile(r"(?:interpreter|translator|翻译|译员|口译)", re.IGNORECASE)
SEVERAL = re.compile(
    r"(?:all|both|everyone|together|multiple speakers?|crosstalk|众人|大家|全体|合|两人|二人|齐声)",
    re.IGNORECASE,
)
MACHINE = re.compile(
    r"(?:speaker|spk|voice|person|说话人|发言人|讲者|講者|用户)[ _-]?(?:[0-9]{1,3}|[a-z]|[一二三四五六])|unknown(?: speaker)?|new speaker",
    re.IGNORECASE,
)
UNNAMED = re.compile(
    r"(?:unknown|new|unidentified)(?: (?:speaker|voice|person))?|未知(?:说话人)?|不明", re.IGNORECASE
)
NO_NAMES = frozenset(
    key(word)
    for word in re.split(
        r"\s*;\s*",
        "note; notes; editor's note; editor’s note; editors' note; ed. note; update; updates; figure; fig; table; image; photo; photos; "
        "picture; caption; credit; credits; source; sources; example; examples; warning; tip; tips; hint; important; summary; "
        "abstract; introduction; intro; conclusion; outro; background; disclaimer; disclosure; correction; links; link; "
        "references; resources; see also; related; read more; more; about; tags; tag; category; categories; share; date; time; "
        "location; place; venue; title; subtitle; author; authors; by; published; updated; url; website; web; email; e-mail; "
        "phone; fax; twitter; x; facebook; instagram; linkedin; github; youtube; podcast; episode; season; duration; length; "
        "language; transcript; transcription; transcribed by; transcriber; transcriptionist; edited by; produced by; producer; music; "
        "sponsor; sponsors; ad; advertisement; break; part; chapter; section; step; stage; day; week; scene; act; setting; "
        "one; two; three; first; second; third; finally; lastly; also; however; but; and; so; then; because; therefore; "
        "problem; solution; result; results; reason; fact; idea; the idea; rule; lesson; goal; goals; point; the point; "
        "question to ask; ps; p.s; nb; n.b; re; subject; to; from; cc; bcc; copyright; license; licence; rights; isbn; doi; "
        "key takeaways; takeaways; highlights; topics; topics discussed; in this episode; show notes; keywords; description; "
        "timestamps; timestamp; outline; contents; table of contents; faq; bio; biography; name; age; occupation; education; "
        "born; birthplace; hometown; interview date; date of interview; interviewed by; tape; side; file; id; no; number; "
        "http; https; todo; fixme; output; input; code; error; true; false; yes; no; okay; pro; pros; con; cons; "
        "breaking; exclusive; watch; listen; subscribe; follow; photo by; photograph; photographer; illustration; video; audio; "
        "注; 注意; 注释; 备注; 说明; 提示; 编者按; 编者注; 编注; 译注; 译者注; 按; 图; 图片; 图源; 图注; 配图; 题图; 表; 来源; 资料来源; "
        "例如; 比如; 譬如; 例; 总结; 小结; 摘要; 导语; 导读; 引言; 前言; 简介; 背景; 结语; 后记; 附; 附录; 链接; 参考; 参考资料; 参考文献; "
        "延伸阅读; 相关阅读; 推荐阅读; 标签; 分类; 日期; 时间; 地点; 采访时间; 采访地点; 访谈时间; 访谈地点; 标题; 作者; 文; 撰文; 编辑部; "
        "责编; 责任编辑; 排版; 校对; 审校; 翻译整理; 整理; 录音整理; 摄影; 摄像; 图文; 出品; 制作; 监制; 策划; 设计; 发布; 版权; 声明; 免责声明; "
        "微信; 公众号; 微博; 邮箱; 电话; 网址; 网站; 链接地址; 第一; 第二; 第三; 第四; 首先; 其次; 最后; 另外; 此外; 但是; 因此; 所以; "
        "问题; 答案; 结论; 原因; 结果; 目标; 方法; 重点; 关键词; 主题; 话题; 本期话题; 内容; 目录; 章节; 时间轴; 时间线; 收听方式; 姓名; 性别; "
        "年龄; 职业; 学历; 籍贯; 出生; 补充; 更新; 更正; 广告; 赞助; 音乐; 片头; 片尾; 背景音乐; 歌曲; 原文; 译文; 原文链接; 转载; 转自",
    )
)
LEAD_IN = re.compile(
    r"\b(?:is|are|was|were|the|my|your|our|his|her|their|this|that|these|those|it|there|here|what|how|why|when|where|"
    r"which|if|because|i|we|you|they|he|she|said|says|say|asked|with|for|about|following|follows|like|in|on|at|as|an)\b"
    r"|^a\b",
    re.IGNORECASE,
)
HAN_LEAD_IN = re.compile(
    r"[的了是在有和与就都也很吗呢吧这那你我他她它们说道问称认为表示觉得]|第.{1,3}[章节点条个集期]|[，。、！？“”]"
)
ROLE_BEFORE = re.compile(
    r"^(?:interviewer|interviewee|host|co-?host|guest|moderator|dr|prof|professor|mr|mrs|ms|miss|sir|dame|rev|"
    r"senator|president|judge|captain|主持人|记者|嘉宾|采访者|受访者)[.:]?\s+(?=\S)",
    re.IGNORECASE,
)
HONORIFIC = re.compile(
    r"(?<=[\u4e00-\u9fff])(?:先生|女士|小姐|教授|老师|博士|院士|医生|主任|总裁|董事长|导演|总)$"
)
SURNAMES = frozenset(
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏窦章云苏潘葛范彭郎鲁韦马苗凤方俞任袁柳鲍史唐费廉岑薛雷"
    "贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄穆萧尹姚邵汪祁毛禹狄米贝明臧计伏成戴谈宋庞熊纪舒屈项祝董梁杜阮蓝季贾路江童"
    "颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯管卢莫房解应宗丁宣邓洪包左石崔吉龚程邢裴陆荣翁荀甄曲封储靳段焦巴牧车侯全班仰仲宫宁仇"
    "栾刘景詹束龙叶司黎薄印白蒲从鄂索赖卓蔺屠蒙池乔闻党翟谭姬申冉桑桂牛寿边燕冀浦尚农温庄晏柴瞿阎连习容向古易廖庾终居衡步耿满匡文寇广"
    "东欧沃利越师巩聂晁敖冷辛阚那简饶曾沙丰关查后荆红游竺权盖公万欧陽陳張劉楊趙黃吳孫馬羅鄭謝韓許鄧馮葉蘇呂蔣盧賈鍾譚陸魯龍嚴賴龔顧莊"
)


def is_name(name: str) -> bool:
    """Say whether words have the form of a name or a role, and not of the beginning of a sentence."""
    folded = key(name)
    if not folded or folded in NO_NAMES or re.search("[\"“”<>?？!！]", name) or re.fullmatch(r"[\W\d_]+", folded):
        return False
    if is_role(name):
        return True
    if is_han(name):
        return _is_han_name(name)
    words = name.split()
    if len(words) > 5 or LEAD_IN.search(name) or re.search(r"\d{3,}|[,;=+$%^/\\]", name):
        return False
    if folded.split()[0] in NO_NAMES and len(words) > 1 and re.search(r"\d", name):
        return False
    return all(_is_capital(word) for word in words) or bool(MACHINE.fullmatch(name))


def is_role(name: str) -> bool:
    """Say whether words name a part in a conversation, or a voice that a machine counts."""
    return any(
        pattern.fullmatch(name.strip("()（）"))
        for pattern in (ASKER, GUEST, AUDIENCE, NARRATOR, INTERPRETER, SEVERAL, MACHINE)
    )


def _is_capital(word: str) -> bool:
    particle = word.lower() in (
        "de",
        "la",
        "van",
        "von",
        "der",
        "den",
        "di",
        "da",
        "del",
        "du",
        "le",
        "al",
        "bin",
        "ibn",
        "dos",
        "and",
        "&",
        "of",
    )
    return (
        particle
        or word[:1].isupper()
        or not word[:1].isalpha()
        or bool(re.match(r"[a-z]{1,2}['’][A-Z]", word))
    )


def _is_han_name(name: str) -> bool:
    bare = re.sub(r"\s", "", name)
    if len(bare) > 16 or re.search("访谈|专访|采访|访問|訪談|对话", bare) and not is_role(bare) or HAN_LEAD_IN.search(bare) or bare.endswith(("注", "按", "语")):
        return False
    return (
        len(bare) <= 8
        or "·" in bare
        or bool(re.search("[A-Za-z]", bare))
        or bare.endswith(("日报", "晚报", "周刊", "新闻", "财经"))
    )


def is_sure_name(name: str, known: frozenset[str]) -> bool:
    """Say whether a label that is printed once is surely one: a role, or somebody named elsewhere."""
    if is_role(name):
        return True
    tokens = key(strip_role(name)).split()
    return bool(tokens) and any(set(tokens) <= set(other.split()) for other in known)


def strip_role(name: str) -> str:
    """Take a role or title off a name."""
    return HONORIFIC.sub("", ROLE_BEFORE.sub("", name)).strip()


def is_same(one: str, other: str) -> bool:
    """Say whether two printed names are variants by form: case, title, a part, initials."""
    a, b = key(one), key(other)
    if a == b:
        return True
    if _digits(a) != _digits(b):
        return False
    short, long = sorted((_bare(one), _bare(other)), key=len)
    if not short or (_title(one) != _title(other) and _title(one) and _title(other)):
        return False
    if short == long:
        return True
    if set(short.split()) < set(long.split()) and len(short) > 1:
        return True
    letters = "".join(word[0] for word in long.split())
    if len(short) == 1 and short == long[0] and " " not in long and short not in "qa":
        return True
    if 2 <= len(short.replace(" ", "")) <= 4 and short.replace(" ", "") == letters:
        return True
    return (
        bool(re.fullmatch("[\u4e00-\u9fff]+", short))
        and len(short) >= 2
        and (long.startswith(short) or long.endswith(short))
    )


def is_alike(one: str, other: str) -> bool:
    """Say whether two names sound alike or differ in a letter or two: perhaps variants."""
    if _digits(key(one)) != _digits(key(other)) or is_role(one) or is_role(other):
        return False
    if is_han(one) != is_han(other):  # a name and its transcription
        return SequenceMatcher(None, latin(one), latin(other)).ratio() >= 0.5
    a, b = sound(one), sound(other)
    return min(len(a), len(b)) >= 3 and SequenceMatcher(None, a, b).ratio() >= 0.75


def is_han(name: str) -> bool:
    """Say whether a name is written in Chinese characters."""
    return bool(re.search("[\u3400-\u9fff]", name))


@lru_cache(maxsize=1024)
def latin(name: str) -> str:
    """Write a name in a few Latin letters, those that sound alike being the same."""
    words = strip_role(name)
    if is_han(words):
        from pypinyin import lazy_pinyin

        words = "".join(lazy_pinyin(words))
    plain = "".join(
        c for c in unicodedata.normalize("NFKD", words.casefold()) if not unicodedata.combining(c)
    )
    letters = re.sub(r"[^a-z0-9]", "", plain)
    for old, new in (("ng", "n"), ("ph", "f"), ("sh", "s"), ("zh", "s"), ("ch", "s"), ("r", "l"), ("c", "s"), ("z", "s"),
                     ("x", "s"), ("v", "w"), ("b", "p"), ("d", "t"), ("g", "k"), ("q", "k"), ("j", "s"), ("y", "i")):  # fmt: skip
        letters = letters.replace(old, new)
    return letters


def sound(name: str) -> str:
    """Write the consonants of a name, in any script, as a rough key of how it sounds."""
    letters = latin(name)
    consonants = letters[:1] + re.sub("[aeiouhw]", "", letters[1:])
    return re.sub(r"(.)\1+", r"\1", consonants)


def _bare(name: str) -> str:
    """Give a name's key without titles and accents."""
    folded = unicodedata.normalize("NFKD", key(strip_role(name)))
    return "".join(c for c in folded if not unicodedata.combining(c))


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)


def _title(name: str) -> str:
    match = re.match(r"(mrs|mr|ms|miss)\b", key(name))
    return match[1] if match else ""
