"""What a query may miss: words and characters that are everywhere and say little or nothing.

The English words are the stop words of the Snowball project, and words that questions are made of.
"""

WORDS = """
a about above after again against all also am an and another any anything are arent as at be because
been before being below between both but by can cannot cant could couldnt did didnt do does doesnt
doing dont down during each either ever every few for from further get give go had hadnt has hasnt
have havent having he her here heres hers herself hes him himself his how hows i if im in into is
isnt it its itself ive just know let lets like make many me mean more most much mustnt my myself
need neednt neither no nor not nothing of off on once only or other ought our ours ourselves out
over own people really same say she shes should shouldnt since so some somebody someone something
still such tell than that thats the their theirs them themselves then there theres these they theyd
theyll theyre theyve thing think this those through to too under until up use very want was wasnt
way we were werent weve what whats when where wheres which while who whom whos whose why will with
wont would wouldnt you youd youll your youre yours yourself yourselves youve
"""

CHARACTERS = (
    "的了是在吗呢吧啊么什怎这那哪就也都和与或而之其个们他她它我你您很被把让给到从"
    "对为以要会能可该有没不做想说如何多少"
)

PHRASES = """
为什么 是什么 什么是 什么样 什么关系 怎么样 怎么办 怎么 怎样 如何 有没有 是不是 能不能 会不会 要不要
哪些 哪个 多少 是否 请问
"""
"""What Chinese questions are made of."""

SINGLES = (
    "人里上下中大小去来看到好用自又再才还于将当一两几些每各某谁咱着过嘛呀啥咋跟比向往由按所"
    "很太更最真正刚曾已常总只仅别未但却则若因所且并及个位种次门家台张名句份批项款样类条"
)
"""Words of one character that say little, most of them adverbs, prepositions, numerals or measure words; any
other is found wherever its character is."""


USUAL = """
able according across actual age ago ahead almost alone along already always amid among answer anybody
anyone apart around ask away back bad become began begin behind believe beside besides best better beyond
big bit bring brought call came care case certain chance change clear come common complete consider
course current day deal decide despite different done early else end enough entire especially even
everybody everyone everything exactly example except expect explain fact far feel felt find first five
folks follow former found four full general given goes good got great guy half hand happen hear help hold
hour idea immediately important inside instead interest issue keep kept kind knew known large last late
later lead least leave left less life little live long longer look lot low made main major man matter
maybe men might mind minute moment month move must name near never new next nobody none normal now number
often okay old one onto open opinion order ordinary outside part particular past per perhaps person place
plan play point possible present pretty probably problem put question quick quite rather read ready real
realize reason regular related remain right run said second see seem seen sense set several short show
side similar simple simply single situation small sometimes somewhere soon sort speak special start state
stay step stop strong stuff sure take taken talk ten term third thought three time today together told
tomorrow took top total towards tried true truly truth try turn two type unless upon usual various versus
via view wait walk week well went whatever whenever whereas whether whole wide within without word work
world worst worth write wrong year yes yet
一下 一些 一件 一位 一切 一天 一定 一年 一样 一次 一步 一点 一直 一种 一般 一起 一部 上去
上面 下去 下来 下面 世界 东西 事情 产生 人家 今天 介绍 件事 似乎 作用 使用 偶尔 先生 关于
关键 再次 决定 准备 几乎 几年 出去 出来 出现 利用 别人 办法 区别 十分 原因 参加 发现 发生
变化 变得 变成 各种 同意 后来 告诉 喜欢 回来 回答 因此 地方 增加 大家 大概 大约 好像 完全
居然 已经 希望 带来 帮助 常常 平常 平时 并且 开始 引起 当初 当年 当时 往往 得出 必须 情况
意思 感觉 愿意 打算 拿来 提出 提高 支持 改变 方式 方法 方面 时代 时候 时间 明白 普通 曾经
最初 最后 最大 最好 最早 最近 根本 每天 比较 水平 永远 清楚 然后 特别 特点 甚至 用来 由于
目前 相信 看待 看来 看法 看见 真正 知道 确实 程度 究竟 竟然 经常 结果 继续 考虑 自己 虽然
觉得 解释 认真 起来 身上 过去 过来 进行 选择 通过 造成 部分 里面 问题 非常 首先
"""
"""Words that any conversation uses, whatever it is about: to lack one says less than to lack another word."""
