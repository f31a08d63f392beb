"""What surrounds a conversation is nobody's speech: credits, afterwords, captions, a writer's last words."""

from __future__ import annotations

import pytest

from colloquy.intake.parts.model import Reading
from colloquy.intake.understanding import understand

ENGLISH = [
    ("How did you come to build boats?", "I grew up beside the water, and my father had a small yard there."),
    ("Did your family want you to stay?", "They never said so. My mother hoped that I would teach."),
    ("What has changed since then?", "The wood, above all. It comes from three countries away.\n\n{middle}"),
    ("Would you do it again?", "Tomorrow, if my knees let me. There is no better sound than a keel."),
]
CHINESE = [
    ("你是怎么开始做木船的？", "我从小在江边长大，父亲有一个小船厂。十岁我就会刨木板。"),
    ("家里人希望你留下来吗？", "他们从来没有说过。母亲希望我去教书，可她知道我坐不住。"),
    ("这些年有什么变化？", "主要是木头。以前我们自己砍，现在要从很远的地方运来。\n\n{middle}"),
    ("再来一次你还会选这一行吗？", "膝盖允许的话，明天就干。没有比龙骨下水更好听的声音了。"),
]


def _print(pairs: list[tuple[str, str]], asks: str, answers: str) -> str:
    return "\n\n".join(f"{asks.format(one)}\n\n{answers.format(two)}" for one, two in pairs)


TITLES = {"en": "# An interview with Oluf Brandt\n\n", "zh": "# 专访造船人何大川\n\n"}
TEXTS = {
    "en-labels": TITLES["en"] + _print(ENGLISH, "**Maren:** {}", "**Oluf:** {}"),
    "en-bold": TITLES["en"] + _print(ENGLISH, "**{}**", "{}"),
    "en-headings": TITLES["en"] + _print(ENGLISH, "## {}", "{}"),
    "zh-labels": TITLES["zh"] + _print(CHINESE, "记者：{}", "何大川：{}"),
    "zh-letters": TITLES["zh"] + _print(CHINESE, "问：{}", "答：{}"),
    "zh-bold": TITLES["zh"] + _print(CHINESE, "**{}**", "{}"),
    "zh-signs": TITLES["zh"] + _print(CHINESE, "■ {}", "{}"),
    "zh-times": TITLES["zh"] + _print(CHINESE, "林小满 00:01\n{}", "何大川 00:02\n{}"),
    "zh-one-label": TITLES["zh"] + _print(CHINESE, "记者：{}", "{}"),
}
MORE = {"en": "My mother taught me that.", "zh": "这是我母亲教我的。"}
"""What somebody says in another paragraph, so that a last one alone is no sign."""

CERTAIN = """
**Afterword**
Postscript: The yard was sold.
This interview has been edited and condensed.
Our conversation has been condensed.
Edited excerpts from the conversation follow.
First published in The Coast.
Reprinted with permission from The Coast.
Interview: Maren Holm
Words by Maren Holm. Photos by Lise Falk.
Translated by Lise Falk.
Recorded on 3 May 2019 in Hvide.
About Oluf Brandt
- 30 -
Share on Facebook
Subscribe to our newsletter for more.
Follow Oluf Brandt on Mastodon.
Visit example.org to see the boats.
**访谈后记**
后记
【后记】那天下午的风很大。
编后：那天下午的风很大。
记者手记
采访/林小满 编辑/陈墨
文｜林小满　图｜周舟
访谈整理：林小满
翻译：周舟　校对：陈墨
原载《江岸日报》2019年5月3日
本文首发于江岸公众号。
受访人：何大川，造船人
关于何大川
—— 完 ——
2019年5月3日于江岸
长按二维码关注江岸
采访时间：2019年5月3日
选题：周舟
如果你喜欢这篇文章，欢迎点赞、转发。
更多精彩访谈，请关注江岸公众号。
编辑部注：数字以2019年为准。
特别鸣谢：江岸船厂
"""
DOUBTFUL = """
With that, Brandt picked up his plane.
As we left, Oluf went back to the keel.
Thank you for reading.
Oluf smiles and looks at the water.
Oluf Brandt is a boat builder on the west coast.
Stay tuned for part two.
The slip in autumn
Maren Holm is a writer who lives in Aarhus.
We would like to thank Oluf for his time.
The full interview is available on our site.
For more than ten years, the yard was closed.
采访结束时，何大川又回到了船坞里。
告别的时候，天已经黑了。
老何说完这句话，又低头刨起木板来。
临走时，他送给记者一只小木船。
感谢何大川先生接受我们的采访。
感谢您的阅读，我们下期再见。
今天的访谈就到这里。
何大川，1950年生，造船人，现居江边。
希望这篇访谈对读者有所启发。
江边船厂
"""
SPOKEN = """
My father said: Oluf, wood does not lie.
Next year we will launch the last one.
Thank you for having me.
Previously it was all done by hand.
References to the old boats are in every song.
The end of the yard came in autumn.
Published books are no help with that.
About the boats: they will outlive me.
He never came back to the yard.
谢谢你，也谢谢各位读者。
比如：杉木、樟木，都要去很远的地方买。
整理这些工具要花一整天。
关于木头，说来话长。
编辑部的人也来看过。
原文我没看过，只听人讲过。
以上是我的一点看法。
声明一下，这不是我一个人的功劳。
来源很杂，有本地的，也有外地的。
点击率这种东西，船厂不懂。
采访我的人很多，真正懂木头的没几个。
图什么呢？图个心安。
"""
CAPTIONS = """
Pictured: Oluf Brandt in his yard.
Oluf Brandt in his yard. Photo: Lise Falk
Photo by Lise Falk
[Editor's note: larch is a tree.]
Editor's note: larch is a tree.
Image courtesy of Oluf Brandt
> 图为何大川在船坞里工作。
图为何大川在船坞里工作。
图：何大川在船坞里
▲何大川在船坞里
△ 何大川在船坞里
何大川在船坞里（图片来源：江岸日报）
何大川的船坞。周舟 摄
[图] 何大川在船坞里
图一：何大川在船坞里
图片由受访者提供
供图：何大川
编者注：落叶松是一种松树。
【旁白】船厂在江边。
"""


def _pairs(lines: str) -> list[tuple[str, str]]:
    """Pair each line with each text of its language."""
    return [
        (name, words)
        for words in lines.strip().split("\n")
        for name in TEXTS
        if name.startswith("en" if words.isascii() or "’" in words else "zh")
    ]


def _read(name: str, middle: str, end: str) -> Reading:
    text = f"{TEXTS[name].format(middle=middle)}\n\n{end}\n"
    known = understand(text.encode(), "talk.md")
    assert known.reading is not None, known.reason
    known.reading.doubts = list(known.doubts)
    return known.reading


def _is_given(reading: Reading, words: str) -> bool:
    """Say whether words are given to somebody."""
    units = [unit for turn in reading.turns if turn.voice for unit in turn.units]
    return any(words.strip("*> ") in unit.raw for unit in units)


@pytest.mark.parametrize(("name", "words"), _pairs(CERTAIN))
def test_credits_and_afterwords_follow_a_conversation_without_a_doubt(name: str, words: str) -> None:
    """Words not spoken in a conversation are nobody's behind its last answer, nor is what follows."""
    more = MORE[name[:2]]
    reading = _read(name, more, f"{words}\n\n{more[:-1]}, too.")
    assert not _is_given(reading, words)
    assert not _is_given(reading, ", too.")
    assert not reading.doubts


@pytest.mark.parametrize(("name", "words"), _pairs(DOUBTFUL))
def test_last_words_that_may_be_a_writer_s_are_a_doubt(name: str, words: str) -> None:
    """Words about an interview or about who speaks in it, behind its last answer, are not given silently."""
    reading = _read(name, MORE[name[:2]], words)
    assert not _is_given(reading, words)
    assert len(reading.doubts) == 1


@pytest.mark.parametrize(("name", "words"), _pairs(SPOKEN))
def test_who_has_spoken_last_may_go_on(name: str, words: str) -> None:
    """Words that anybody may say are not lost, and no doubt, whatever a heading or a link begins with."""
    reading = _read(name, MORE[name[:2]], words)
    assert _is_given(reading, words)
    assert not reading.doubts


@pytest.mark.parametrize(("name", "words"), _pairs(CAPTIONS))
def test_captions_and_notes_within_an_answer_are_nobody_s(name: str, words: str) -> None:
    """What is below a picture, and what an editor adds, is not given to who speaks before it."""
    reading = _read(name, words, MORE[name[:2]])
    assert not _is_given(reading, words)
    assert _is_given(reading, MORE[name[:2]])


@pytest.mark.parametrize(
    ("name", "asks", "answers", "words"),
    [
        ("zh", "问：{}", "答：{}", "江边的风很大，船厂里总有刨花的气味。"),
        ("zh", "**{}**", "{}", "江边的风很大，船厂里总有刨花的气味。"),
        ("en", "**Maren:** {}", "**Oluf:** {}", "The old man looked at the slip."),
        ("en", "## {}", "{}", "The old man looked at the slip."),
    ],
)
def test_a_second_paragraph_is_a_doubt_where_nobody_goes_on(
    name: str, asks: str, answers: str, words: str
) -> None:
    """Where all other answers have one paragraph, a last one without a label may be a writer's."""
    pairs = (CHINESE if name == "zh" else ENGLISH)[:2]
    text = f"{TITLES[name]}{_print(pairs * 2, asks, answers)}\n\n{words}\n"
    known = understand(text.encode(), "talk.md")
    assert [doubt.line for doubt in known.doubts] == [text.count("\n")]
