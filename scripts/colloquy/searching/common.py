"""What a query may miss: words and characters that are everywhere and say little.

The English words are the stop words of the Snowball project, and words that questions are made of.
"""

WORDS = """
a about above after again against all also am an and any are as at be because been before being
below between both but by can cannot could did do does doing down during each few for from further
get give go had has have having he her here him his how i if in into is it its just know let like
make many me mean more most much my need no nor not of off on once only or other our out over own
people really same say she should so some still such tell than that the their them then there these
they thing think this those through to too under until up use very want was way we were what when
where which while who whom whose why will with would you your
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

SINGLES = "人里上下中大小去来看到好用自又再才还于将当"
"""Words of one character that say little; any other is found wherever its character is."""
