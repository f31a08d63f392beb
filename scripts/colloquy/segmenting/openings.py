"""Openings: what sentences begin with before a colon, in several languages, and no speaker is called.

``For example: …``, ``En bref : …``, ``1984: …``. What may be a label is not here: ``Note``, ``Question``.
"""

import re

from colloquy.text.label_names import label_key

_PHRASES = frozenset(
    label_key(phrase).casefold()
    for phrase in """
    for example|for instance|in short|in brief|in other words|in fact|in summary|in conclusion|by the way
    on the other hand|on the one hand|of course|the problem|the question|the result|the point|the truth
    the reason|the difference|the trouble|the catch|the lesson|the idea|the rule|my point|my question
    bottom line|point one|rule one|rule number one|remember|result|conclusion|p.s.|ps|example|fact|truth
    par exemple|en bref|bref|en résumé|en somme|en fait|autrement dit|en un mot|premièrement|deuxièmement
    d'abord|ensuite|enfin|résultat|conclusion|le problème|la question|le résultat|la vérité|alors là
    c'est-à-dire|attention|achtung
    zum beispiel|kurzum|kurz gesagt|kurz und gut|mit anderen worten|das heißt|erstens|zweitens|drittens
    fazit|ergebnis|das problem|die frage|das ergebnis|die wahrheit|also|beispiel|nämlich|übrigens
    por ejemplo|en resumen|en pocas palabras|es decir|o sea|primero|resultado|conclusión
    el problema|la pregunta|la verdad|en fin|por cierto|por exemplo|em resumo|ou seja|quer dizer|o problema
    per esempio|ad esempio|in breve|insomma|cioè|il problema|например|короче|короче говоря
    то есть|одним словом|во-первых|во-вторых|проблема|вывод|вопрос в том|кстати
    مثلا|مثلاً|يعني|والله|باختصار|أولا|أولاً|ثانيا|ثانياً|ثالثاً|المشكلة|السؤال هو|النتيجة|الحقيقة|في الحقيقة|أي
    قلت|وقلت|فقلت|قلت له|قلت لها|قال لي|وقال لي|فقال لي|قالت لي|قالوا لي|قلنا
    למשל|לדוגמה|בקיצור|כלומר|זאת אומרת|דבר ראשון|קודם כל|הבעיה|השאלה היא|האמת|אמרתי|אמרתי לו|אמר לי|אמרה לי
    אמרו לי|אמא אמרה|אבא אמר
    예를 들면|예를 들어|첫째|둘째|셋째|결론|결론은|문제는|한마디로|즉|요컨대
    例えば|結論|要するに|つまり|問題は|第一に|第二に|第三に|一つ目|二つ目|三つ目|一言で言えば|ちなみに
    """.strip()
    .replace("\n", "|")
    .split("|")
)
_YEAR = re.compile(r"(?:.*[\s\u2e80-\uffef])?(?:1\d|20)\d\d(?:年|년)?")
"""On its own, or behind words: ``May 1984``."""
_ERA = re.compile(r"[\u2e80-\u9fff]{2}(?:\d{1,3}|元)年")
_SAID = re.compile(
    r".*(?:(?:말했|말씀|물었|대답했)\w*|(?:言い|聞き|答え|思い)ました|(?:言|思)った|(?:と|って)言われた?)"
    r"|(?:(?:ma|mon|mi|mein|meine|unser|unsere|notre|nuestra|nuestro|mia|mio|моя|мой|my)\s+\w+|yo|je|ich|nosotros)\s+"
    r"(?:\w+\s+){0,2}(?:disai[ts]|dit|répondait|demandait|sagte|meinte|fragte|antwortete|decía|dijo|dije|preguntó|"
    r"respondió|diceva|disse|dizia|говорила?|сказала?|said|says|told me|asked)",
    re.IGNORECASE,
)
"""Somebody's mother or the like says something, with a verb."""


def opens_a_sentence(name: str) -> bool:
    """Say whether words before a colon begin a sentence, and name nobody."""
    plain = re.sub(r"\d", lambda digit: str(int(digit[0])), name)
    known = label_key(name).casefold() in _PHRASES
    return known or any(pattern.fullmatch(plain) for pattern in (_YEAR, _ERA, _SAID))
