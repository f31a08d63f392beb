"""What begins a paragraph as a label does, and is none that is sure, is never passed over in silence.

Each line comes after three turns that are printed ``Name: words``. It has the name of a speaker, or of a
stranger, printed like nothing else in the text: its words would be given to who spoke before.
"""

from __future__ import annotations

import re
from typing import Any

import pytest

from conversations import Said, read

SPEAKERS = [
    {"person": person, "role": "guest" if person != "ann" else "interviewer", "labels": [person.title()]}
    for person in ("ann", "bo", "cy")
]
DECLARED = """
Bo; No.|Bo；No.|Bo = No.|Bo > No.|Bo» No.|Bo… No.|Bo / No.|Bo ~ No.|Bo → No.|Bo:: No.|Bo::No.|Bo։ No.|Bo) No.
「Bo」No.|『Bo』 No.|“Bo” No.|«Bo» No.|Bo\u3000No.|Bo  No.|◆Bo\u3000No.|<v Bo>No.|Bo &mdash; No.|Bo&semi; No.
@Bo no.|▶ Bo no.|■Bo no.|#1 Bo: no.|And Bo: no.|Bo 00:03 no.|00:03 Bo no.|Bo- no.|［Bo］no.|〈Bo〉no.
t65 Bo: no.|$Bo$: no.|t=65 Bo: no.|Bo [laughs] No.|Bo (laughing) No.|Bo *laughs* No.|Bo · 1:00 · No.
Bo \\- No.|\\<Bo\\> No.|Bo 丨 No.|Bo。No.|[Bo][00:01:00] No.
Bo-> No.|Bo => No.|Bo \u2022 No.|Bo · No.|Bo ■ No.|Bo ⟩ No.|Bo ^ No.|Bo 👩\u200d💻: No.|Bo 🙂 No.
Bo (aside) No.|Bo @ 1:00: No.|(00:01:00) BO No.|⟦Bo⟧|Bo→
"""
"""A speaker before a sign that ends no other label."""
STRANGERS = """
×××：在。|○○：在。|🎤: Yes.|👩 Mia: Yes.|――山田：はい。|राम: हाँ।|Mia, aside: Yes.|Mia, to Bo: Yes.|Mia!: Yes.
Mrs X, his wife: Yes.|Bo → Cy: Yes.|Mi&auml;: Yes.|Mia&#58; Yes.|**Mia&colon;** Yes.|<v Mia>Yes.|§ Mia: Yes.
Mia; Yes.|Mia = Yes.|Mia → Yes.|Mia) Yes.|山田　いました。|妻　いました。|Ｑ２　はい。|3: Yes.
№ 3: Yes.|And Mia: yes.|R2. Yes.
Mia\\_R: Yes.|Speaker \\#2: Yes.|Mia \\& Bo: Yes.|\\@Mia: Yes.|\\*Mia\\*: Yes.
Ann -> Mia: Yes.|Ann >> Mia: Yes.|mia#1234: yes.|王五@微信：在。|@王五：在。|张×：在。|？：在。
王五>在。|王五｜在。|王五 - 在。|王五--在。|王五 – 在。|אשתו – הייתי שם.|ცოლი – მე ვიყავი.
زوجته – كنت هناك.|《北方》：在。
Ann \\ Mia: Yes.|Speaker no. 2: Yes.|Bo’s wife, Mia: Yes.|Ann and Mia, together: Yes.
网友“小李”：在。|Ann＆Mia：在。|甲．乙：在。
Ann→Mia: Yes.|Ann · Bo: Yes.|Bo?/Ann?: Yes.|A voice from the back of the room: Yes.
The other man, from the door: Yes.|Somebody in the third row, standing: Yes.
王先生——不是。|王先生—不是。|旁白——不是。|发言人２——不是。|田中さん\u3000はい。
[Une voix] Non.|**Голос из зала** Нет.|[narrator] I was.|[Interviewer] I was.|[记者] 在。|(Mia) I was.
M. I was.|〈山田〉はい。|［山田］はい。|mia@example.org: Yes.
"""
"""Somebody who is not declared."""
REPEATED = [
    "Bo, no.",
    "Mia; no.",
    "Mia = no.",
    "mia\nI was there.",
    "mia\n\nI was there.",
]
"""What may be a sentence, or an address, if it is there once."""


def lines(text: str) -> list[str]:
    return text.strip("\n").replace("\n", "|").split("|")


def findings(*paragraphs: str) -> list[str]:
    text = "\n\n".join(("A talk", "Ann: One?", "Bo: First.", "Cy: Second.", *paragraphs)) + "\n"
    return [problem.what.text() for problem in read(text, "markdown", speakers=SPEAKERS).problems]


@pytest.mark.parametrize("line", [*lines(DECLARED), *lines(STRANGERS), "bo", "bo\nI was there."])
def test_one_line_that_is_printed_like_a_label_is_doubted(line: str) -> None:
    assert findings(line)


@pytest.mark.parametrize("line", REPEATED)
def test_what_may_be_a_sentence_is_doubted_where_it_is_repeated(line: str) -> None:
    assert findings(line, "Cy: Third.", line)
    assert not findings(line)


@pytest.mark.parametrize(
    "line", ["Bo went home.", "Bo’s house.", "Bo and I left.", "Well, to be honest: no.", "Bo!"]
)
def test_sentences_that_begin_with_a_name_are_not(line: str) -> None:
    assert not findings(line, "Cy: Third.", line)


ASIDES = """
[Tape 2]|(They laugh.)|（录像中断）|〔テープ２〕|〖二〗|{applause}|<applause>|((lacht))|*They laugh.*
**Part two**|_(phone rings)_|**And then?**|⁂|· · ·|§ 2|II.|III|: No.|：没有。|—: No.|……：没有。|〃: No.
\\[Tape 2\\]|\\(They laugh.\\)|&lt;applause&gt;|[Tape 1 ends.] [Tape 2 begins.]|12|（笑）（鼓掌）
00:10:00|0:10 - 0:12|10:05 AM
［録音中断］|/they laugh/|<i>They laugh.</i>|<b>Part two</b>|... [long pause] ...
© 2020 The Paper|https://paper.example/talk|[Read more](https://paper.example)|Interview by Mia Roth.
Propos recueillis par Mia Roth.|Laughter.|Rires.|A pause.|<center>Part two</center>|<small>© 2020</small>
- 12 -|Tape 2, side A|Later that day|第二部分
"""
"""What is not spoken, or somebody whose label is missing."""
SAID = [
    "12.",
    "…",
    "——",
    "?!",
    "1984.",
    "5.",
    "I see.",
    "and so on",
    "Where I was, …",
    "At 2:30.",
    "Until 1:00: nothing.",
    "*Maybe* so.",
    "**No**, I said.",
    "He said: (no).",
    "[T]he war came.",
    "[My father] was there.",
    "[…] And so on.",
    "那一年——我十八岁。",
    "We laughed and laughed.",
    "See https://paper.example/talk for more.",
    "Translated by machines, it reads badly, of course.",
]
"""What the one who speaks says."""


@pytest.mark.parametrize(
    "line",
    [*lines(ASIDES), "[Tape 2]\nIt was so.", "(They laugh.)\nIt was so.", "（笑）\n是的。"],
)
def test_what_nobody_may_say_is_nobody_s_until_somebody_decides(line: str) -> None:
    assert findings(line, "Bo: Third.")


@pytest.mark.parametrize("line", SAID)
def test_what_somebody_says_goes_on_with_their_words(line: str) -> None:
    assert not findings(line, "Bo: Third.")


SENTENCES = """
For example: books.|In short: no.|The problem: money.|1984: war.|May 1984: war.|P.S.: no.|My mother said: go.
Par exemple : des livres.|En bref : non.|Ma mère disait : va.|Le problème : l’argent.|Zum Beispiel: Bücher.
Erstens: Lernen.|Meine Mutter sagte: Geh.|Por ejemplo: libros.|Mi madre decía: ve.|Yo dije: no.
Во-первых: нет.|مثلاً: الكتب.|في عام ١٩٨٤: بدأت الحرب.|وقلت: لا.|למשל: ספרים.|אמרתי: לא.
예를 들면: 책이요.|첫째: 공부요.|例えば：本です。|母が言いました：行きなさい。
昭和60年：戦争。|(٤) ثم قمت.|١٢:٣٠ كانت الساعة.
"""
"""What somebody goes on to say."""


@pytest.mark.parametrize("line", lines(SENTENCES))
def test_a_sentence_that_goes_on_behind_a_colon_is_no_label_in_any_language(line: str) -> None:
    assert not findings(line, "Bo: Third.")


@pytest.mark.parametrize("name", ["Kurz", "Primo", "Question", "Mia 2", "Mother", "Ma Long", "Paris"])
def test_what_begins_like_one_and_may_be_somebody_is_doubted(name: str) -> None:
    assert findings(f"{name}: No.", "Bo: Third.")


def test_a_heading_above_all_questions_that_begins_with_a_name_may_be_a_title() -> None:
    keys: dict[str, Any] = {"speakers": SPEAKERS[:2], "exchanges": [{"line": 5}]}
    text = "A talk\n\n### Bo: a life\n\nAnn: One?\n\nBo: First.\n"
    assert [problem.location.line for problem in read(text, "markdown", **keys).problems] == [3]
    assert not read(text, "markdown", **keys, not_speech=[3]).problems
    assert not read(text.replace("Bo: First", "### Bo: First"), "markdown", **keys).problems


MANNERS = """
laughs|Laughs|LAUGHS|Laughter|Laughs.|both laugh|Long pause|pause|Sighs|whispering|Reading|Inaudible|Applause
sic|lacht|Lacht|nach einer Pause|rit|Rires|ríe|risas|смеётся|Смех|웃음|笑|يضحك|צוחק
in French|via Zoom|auf Englisch|用英语
"""
"""How somebody speaks, or what is heard meanwhile."""
OTHERS = ["Mia", "Singh", "Humes", "Weinberg", "Nick", "Clapton", "Laughing Mia", "his wife", "translated"]
"""What begins as some of these do, and names somebody."""


@pytest.mark.parametrize("aside", lines(MANNERS))
def test_how_somebody_speaks_leaves_no_doubt_about_who_does(aside: str) -> None:
    for line in (f"Bo ({aside}): No.", f"[{aside}] No.", f"({aside}) No."):
        assert not findings(line, "Bo: Third."), line


@pytest.mark.parametrize("aside", OTHERS)
def test_somebody_else_beside_a_label_does(aside: str) -> None:
    assert findings(f"Bo ({aside}): No.", "Bo: Third.")
    assert findings(f"[{aside}] No.", "Bo: Third.")


@pytest.mark.parametrize(
    "row", ["| Mr Petit | No, you did not. |", "| Mia | Yes? |", "| 00:09 | Une voix | Non. |"]
)
def test_somebody_in_a_row_before_a_sentence_is_doubted(row: str) -> None:
    cells = row.count("|") - 1
    assert findings(f"{row}\n{'|---' * cells}|", "Bo: Third.")


def test_a_cell_before_words_is_doubted_where_rows_have_labels() -> None:
    """In small letters, too: ``voix off``."""
    rows = "\n".join(
        ["| Bo | Third. |", "|---|---|", "| Cy | Fourth. |", "| off-screen | Fifth. |", "| Bo | Sixth. |"]
    )
    assert findings(rows)
    assert not findings(rows.replace("off-screen", ""))


@pytest.mark.parametrize("label", ["Bo (later):", "Bo, later:", "Bo (my brother):", "“Bo”:"])
@pytest.mark.parametrize("place", [3, 9])
def test_a_label_that_leaves_open_who_speaks_is_doubted_before_and_behind_what_is_said(
    label: str, place: int
) -> None:
    paragraphs = ["A talk", "Edited.", "Ann: One?", "Bo: First.", "Edited."]
    paragraphs[place // 2] = f"{label} More."
    keys: dict[str, Any] = {"speakers": SPEAKERS, "exchanges": [{"line": 5}], "back_matter": 9}
    text = "\n\n".join(paragraphs) + "\n"
    assert [problem.location.line for problem in read(text, "markdown", **keys).problems] == [place]
    assert not read(text, "markdown", **keys, not_speech=[place]).problems


@pytest.mark.parametrize(
    "label",
    [
        "Bo*:",
        "Bo**:",
        "**Bo*:**",
        "**Bo**\\*:",
        "**Bo\\*:**",
        "*Bo**:*",
        "Bo\\*:",
        "Bo\\:",
        "Bo\\ :",
        "\\[Bo\\]:",
        "\\- Bo:",
        "Bo \\(laughs\\):",
        "Bo —:",
        "—Bo—:",
        "Bo >:",
        "Bo. :",
    ],
)
def test_signs_and_escapes_in_a_label_are_none_of_the_words(label: str) -> None:
    text = "\n\n".join(("A talk", "Ann: One?", "Bo: First.", "Cy: Second.", f"{label} Third.")) + "\n"
    reading = read(text, "markdown", speakers=SPEAKERS)
    assert not reading.problems
    assert reading.turns[-1] == Said(("bo",), ("Third.",))


@pytest.mark.parametrize("words", ["Here (Cy: there).", "Here. [Cy:] There.", "走（Cy：对）了。"])
def test_a_speaker_in_brackets_within_the_words_of_another_is_doubted(words: str) -> None:
    assert findings(f"Bo: {words}")


@pytest.mark.parametrize(
    "words", ["Here (at 10:30).", "Here (Note: no).", "Here [Basra: a town].", "Here (Cy was there)."]
)
def test_other_words_in_brackets_are_not(words: str) -> None:
    assert not findings(f"Bo: {words}")


@pytest.mark.parametrize("sign", ["\\", "<br>", "<br/>", "  ", "\\  "])
def test_the_sign_of_a_line_end_before_a_label_is_none_of_the_words(sign: str) -> None:
    text = f"A talk\n\nAnn: One?{sign}\nBo: First.{sign}\nCy: Second.\n"
    assert read(text, "markdown", speakers=SPEAKERS).turns == [
        Said(("ann",), ("One?",)),
        Said(("bo",), ("First.",)),
        Said(("cy",), ("Second.",)),
    ]


def test_an_interviewer_and_a_guest_answer_together() -> None:
    both = [{**speaker, "labels": [*speaker["labels"], "Both"]} for speaker in SPEAKERS[:2]]
    reading = read("A talk\n\nAnn: One?\n\nBoth: Two.\n", "markdown", speakers=both, interjections=[5])
    assert reading.turns[-1].people == ("ann", "bo")


def test_a_question_all_in_bold_goes_on_in_bold() -> None:
    assert not findings("**Bo: One, in bold.**", "**Two, in bold.**", "Cy: Third.")


UNLABELLED = [{"person": "ann", "role": "interviewer"}, {"person": "bo", "role": "guest"}]


@pytest.mark.parametrize(
    ("turns", "questions"),
    [
        ("questions", ("Where?", "When?")),
        ("headings", ("## Where?", "## When?")),
        ("bold", ("**Where?**", "**When?**")),
    ],
)
@pytest.mark.parametrize("line", ["And then?", "You left. Why?", "然后呢？", "وبعد ذلك؟", "(And then?)"])
def test_a_short_question_within_an_answer_is_nobody_s_until_somebody_decides(
    turns: str, questions: tuple[str, str], line: str
) -> None:
    text = "\n\n".join(("A talk", questions[0], "Here.", line, "We left.", questions[1], "Then.")) + "\n"
    keys = {"speakers": UNLABELLED, "turns": turns, "exchanges": [{"line": 3}, {"line": 11}]}
    reading = read(text, "markdown", **keys)
    assert [problem.location.line for problem in reading.problems] == [7]
    for person in ("ann", "bo"):
        decided = read(text, "markdown", **keys, supplied_speakers={7: person})
        assert [line for turn in decided.turns for line in turn.people].count(person) == 2 + (person == "ann")


def test_a_question_before_the_label_of_who_answers_is_nobody_s() -> None:
    assert findings("Bo: Third.", "And then?", "Bo: Fourth.")
    assert not findings("Bo: Third.", "And then?", "Cy: Fourth.")
    assert not findings("Bo: Third. And then?", "Bo: Fourth.")


@pytest.mark.parametrize(
    ("line", "decided"),
    [
        ("Bo: He said. Text: Mia. Back: none.", {"not_labels": ["Text", "Back"]}),
        ("Bo: He said. Text (1999): Mia.", {"not_labels": ["Text (1999)"]}),
        ("Bo: He said. Ann: Never.", {"supplied_speakers": {9: "bo"}}),
    ],
)
def test_a_name_in_the_middle_of_a_line_is_settled_by_its_remedy(line: str, decided: dict[str, Any]) -> None:
    text = "\n\n".join(("A talk", "Ann: One?", "Bo: First.", "Cy: Second.", line)) + "\n"
    undecided = read(text, "markdown", speakers=SPEAKERS)
    assert [next(iter(decided)) in problem.remedy.text() for problem in undecided.problems] == [True]
    assert not read(text, "markdown", speakers=SPEAKERS, **decided).problems


@pytest.mark.parametrize("label", ["张三（答）", "张三 (答)", "张三(答)"])
@pytest.mark.parametrize(
    "printed", ["张三（答）：我。", "张三 (答): 我。", "**张三（答）：**我。", "张三（答）\n我。"]
)
def test_brackets_of_a_label_are_the_same_in_all_widths(label: str, printed: str) -> None:
    speakers = [SPEAKERS[0], {"person": "bo", "role": "guest", "labels": [label]}]
    reading = read(f"A talk\n\nAnn: One?\n\n{printed}\n", "markdown", speakers=speakers)
    assert [turn.people for turn in reading.turns] == [("ann",), ("bo",)]


@pytest.mark.parametrize(
    "items",
    [
        "- **Mia:** I was there.\n- **Eve:** Me too.",
        "- M: Where?\n- E: Here.",
        "- **米娅：** 我在。\n- **夏娃：** 好。",
    ],
)
def test_words_about_oneself_behind_a_term_of_a_list_are_doubted(items: str) -> None:
    assert findings(items)


@pytest.mark.parametrize(
    "items",
    [
        "- **Cats:** they purr.\n- **Dogs:** bark.",
        "- A: the first\n- B: the second",
        "- **猫：** 会叫。\n- **狗：** 会跑。",
    ],
)
def test_terms_of_a_list_are_not(items: str) -> None:
    assert not findings(items)


LEADING = """
山田「いました。」|山田さん「いました。」|［山田］いました。|〈山田〉いました。|山田 いました。
山田（妻）いました。|山田・・いました。|山田-我在那里。|山田｜いました。
山田妻——我在那里。|山田的妻子——我在那里。
▶山田 いました。|@山田 いました。|金 거기 있었어요.
山田，一九五三年我出生在那里。|金, One more thing.
"""
"""A speaker in signs of East Asia, or before a blank, or a comma and what begins a sentence."""


@pytest.mark.parametrize("line", lines(LEADING))
def test_a_paragraph_that_begins_with_a_speaker_is_doubted_and_its_remedy_settles_it(line: str) -> None:
    speakers = [*SPEAKERS[:2], {"person": "cy", "role": "guest", "labels": ["山田", "金"]}]
    text = "\n\n".join(("A talk", "Ann: One?", "Bo: First.", "山田: Second.", "Bo: Third.", line)) + "\n"
    undecided = read(text, "markdown", speakers=speakers)
    assert ["`11: `" in problem.remedy.text() for problem in undecided.problems] == [True]
    decided = read(text, "markdown", speakers=speakers, supplied_speakers={11: "cy"})
    assert not decided.problems
    assert decided.turns[-1].people == ("cy",)


@pytest.mark.parametrize(
    "line",
    [
        "Bo, no.",
        "Bo, I was there.",
        "Bo was there.",
        "“Bo was there.”",
        "No bo\nI was there.",
        "Bo? Was he there?",
        "In 1984 Bo left.",
        "And I: no.",
    ],
)
def test_a_sentence_about_a_speaker_is_none(line: str) -> None:
    assert not findings(line)


@pytest.mark.parametrize(
    "line",
    [
        "山田女士 59 岁。",
        "山田 2007 年来了。",
        "她说完就走了。小姐回答：“不要。”",
        "他得了一卦。曰：“是。”于是走了。",
        "**康乃尔大学**的人强调，肚子特别危险。",
        "**Old Clock** 是我印象最好的。",
        "建立**气候韧性**（是 resilience: 恢复力）是什么样的？",
        "他走了。如果我们把心里的那些旧想法（那本账）转变过来：只算一只。",
        "山田是我弟弟。",
        "山田さんはいました。",
        "山田，你说呢。",
        "山田，谢谢。",
        "《山田》是书。",
    ],
)
def test_a_sentence_of_chinese_or_japanese_about_a_speaker_is_none(line: str) -> None:
    speakers = [*SPEAKERS[:2], {"person": "cy", "role": "guest", "labels": ["山田"]}]
    text = "\n\n".join(("A talk", "Ann: One?", "Bo: First.", "山田: Second.", "Bo: Third.", line)) + "\n"
    assert not read(text, "markdown", speakers=speakers).problems


@pytest.mark.parametrize("line", ["他走了。王五：在。", "他走了。\u2028王五：“在。”", "他说“好。”王五：在。"])
def test_a_stranger_behind_a_sentence_is_doubted_in_the_middle_of_a_line(line: str) -> None:
    assert findings(line)


@pytest.mark.parametrize(
    "form",
    [
        *(
            "［00:01:00］{}: {}",
            "〈00:01:00〉{}：{}",
            "{}［00:01:00］：{}",
            "{}［笑］：{}",
            "{}＜笑＞：{}",
            "（00′01″）{}：{}",
        ),
        *("{}（0分1秒）：{}", "[1時間2分] {}：{}", "{} [12:03 PM]: {}", "[2020-05-01 12:03] {}: {}"),
    ],
)
def test_a_time_or_aside_in_any_brackets_leaves_a_label_one(form: str) -> None:
    said = [
        form.format(*pair) for pair in (("Ann", "One?"), ("Bo", "Two."), ("Cy", "Three."), ("Bo", "Four."))
    ]
    reading = read("\n\n".join(("A talk", *said)) + "\n", "markdown", speakers=SPEAKERS)
    assert not reading.problems
    assert [turn.people for turn in reading.turns] == [("ann",), ("bo",), ("cy",), ("bo",)]


@pytest.mark.parametrize("end", ["<br>", "<br/>", "<br />", "&#8232;", "&NewLine;", "&#x0A;", "</p><p>"])
@pytest.mark.parametrize("line", ["Cy: No.", "**Cy:** No.", "Mia: No.", "[00:03] Cy: No."])
def test_a_label_behind_an_end_of_a_line_of_html_is_doubted(line: str, end: str) -> None:
    assert findings(f"Bo: Yes{end}{line}")


@pytest.mark.parametrize(
    "line", ["@Cy no.", "▶ Cy no.", "Cy 00:03 no.", "[Tape 2]", "(They laugh.)", "【笑】"]
)
def test_a_line_within_a_paragraph_is_doubted_as_a_paragraph_is(line: str) -> None:
    assert findings(f"Bo: Yes.\n{line}\nNo.")


MARK = "[withheld]"
NAMELESS = [
    ("{}: {}", "[withheld]: No."),
    ("{}: {}", "[withheld] : No."),
    ("{}: {}", "[withheld] (laughing): No."),
    ("{}: {}", "Mrs. [withheld]: No."),
    ("{}: {}", "Bo and [withheld]: No."),
    ("{}: {}", "It was so. [withheld]: No."),
    ("{}: {}", "> [withheld]: No."),
    ("{}: {}", "[00:03] ███: No."),
    ("**{}:** {}", "**[withheld]:** No."),
    ("**{}** {}", "**[withheld]** No."),
    ("{} — {}", "███ — No."),
    ("{}\t{}", "[withheld]\tNo."),
    ("{}\n{}", "███\nNo."),
    ("{}\n\n{}", "[withheld]\n\nNo."),
    ("[{}] {}", "[withheld] No."),
    ("{}：{}", "〔隐去〕：没有。"),
    ("{}：{}", "〔隐去〕（笑）：没有。"),
    ("{}：{}", "**〔隐去〕：**没有。"),
    ("{}：{}", "张某某：没有。"),
    ("{}：{}", "是的。〔隐去〕：没有。"),
    ("【{}】{}", "【隐去】没有。"),
]
"""How a text prints names, and a mark in place of one."""


@pytest.mark.parametrize(("form", "said"), NAMELESS)
def test_a_mark_in_the_place_of_a_name_is_no_label_to_declare(form: str, said: str) -> None:
    text = "\n\n".join(["A talk", form.format("Ann", "One?"), form.format("Bo", "Yes."), said]) + "\n"
    mark = next(mark for mark in ("[withheld]", "███", "〔隐去〕", "【隐去】", "某某") if mark in said)
    line = text.count("\n", 0, text.index(mark)) + 1
    keys: dict[str, Any] = {
        "exchanges": [{"line": 3}],
        "withheld": [{"line": line, "mark": mark, "reason": "privacy"}],
    }
    (found,) = read(text, "markdown", speakers=SPEAKERS, **keys).problems
    assert re.search("name of who speaks is withheld|a withheld name", found.what.text())
    assert found.location.line == line

    keys["supplied_speakers"] = {line: "unknown"}
    reading = read(text, "markdown", speakers=SPEAKERS, **keys)
    assert reading.problems == []
    assert reading.turns[-1].people == ("unknown",)


@pytest.mark.parametrize("said", [f"{MARK}\nNo.", f"{MARK}\n\nNo.", f"**{MARK}**\n\nNo."])
def test_a_mark_alone_in_a_line_is_a_name_where_one_label_is_alone(said: str) -> None:
    turns = ["A talk", *["[Ann] So.", "[Bo] Yes."] * 3, "Cy\n\nYes.", said, "[Bo] No."]
    text = "\n\n".join(turns) + "\n"
    line = text.count("\n", 0, text.index(MARK)) + 1
    keys: dict[str, Any] = {"withheld": [{"line": line, "reason": "privacy"}]}
    found = read(text, "markdown", speakers=SPEAKERS, interjections=[3, 7, 11], **keys).problems
    assert f"the name of who speaks is withheld here ({line})" in [each.what.text() for each in found]


@pytest.mark.parametrize(
    "said", [f"{MARK}: No.", f"**{MARK}:** No.", f"[00:03] Mrs. {MARK} (laughing): No.", f"> {MARK}: No."]
)
def test_a_label_with_a_mark_is_no_part_of_the_words_of_whom_the_archive_supplies(said: str) -> None:
    text = f"A talk\n\nAnn: One?\n\n{said}\n\nMore.\n"
    keys = {"withheld": [{"line": 5, "reason": "privacy"}], "supplied_speakers": {5: "bo"}}
    reading = read(text, "markdown", speakers=SPEAKERS, exchanges=[{"line": 3}], **keys)
    assert reading.problems == []
    assert reading.turns[-1] == Said(("bo",), ("No.", "More."))


@pytest.mark.parametrize("line", [MARK, f"{MARK} came in.", f"**{MARK}**", f"He said that {MARK}: no."])
def test_a_mark_in_the_place_of_words_is_no_label(line: str) -> None:
    text = f"A talk\n\nAnn: One?\n\nBo: Yes.\n\n{line}\n"
    keys = {"withheld": [{"line": 7, "reason": "request of the person concerned"}]}
    reading = read(text, "markdown", speakers=SPEAKERS, exchanges=[{"line": 3}], **keys)
    assert reading.problems == []


@pytest.mark.parametrize("line", [f"*(They speak of {MARK}.)*", f"[Tape of {MARK}]"])
def test_an_aside_with_a_mark_is_one_all_the_same(line: str) -> None:
    text = f"A talk\n\nAnn: One?\n\nBo: Yes.\n\n{line}\n\nBo: No.\n"
    keys = {"withheld": [{"line": 7, "reason": "privacy"}]}
    (found,) = read(text, "markdown", speakers=SPEAKERS, exchanges=[{"line": 3}], **keys).problems
    assert "a heading, or a paragraph in brackets" in found.what.text()


@pytest.mark.parametrize("asked", ["【Ann】Where?", "Ann -- Where?", "**Ann** Where?", "Ann> Where?"])
def test_a_first_question_with_a_label_like_no_other_is_no_front_matter(asked: str) -> None:
    text = "\n\n".join(["A talk", asked, *["Bo: Here.", "Cy: And here."] * 4])
    (found,) = read(text, "markdown", speakers=SPEAKERS).problems
    assert (found.location.line, found.what.fields["name"]) == (3, "Ann")


def test_a_heading_of_which_words_are_withheld_is_not_said_by_who_speaks() -> None:
    text = f"A talk\n\nAnn: One?\n\nBo: Yes.\n\n## {MARK}\n\nNo.\n"
    keys = {"withheld": [{"line": 7, "reason": "privacy"}]}
    (found,) = read(text, "markdown", speakers=SPEAKERS, exchanges=[{"line": 3}], **keys).problems
    assert "a heading, or a paragraph in brackets" in found.what.text()


WRITTEN = {
    "small letters": ("ann", "bo", "mia"),
    "small letters with signs": ("ann-lee", "bo-tell", "mia-fox"),
    "small and capital letters": ("annLee", "boTell", "miaFox"),
    "small letters among others": ("Ann", "Bo", "mia"),
    "quotation marks": ("“Ann”", "“Bo”", "“Mia”"),
    "numbers": ("1", "2", "3"),
    "pictures": ("🎤", "🙂", "👩"),
    "Georgian": ("ანა", "ბო", "ცოლი"),
    "titles": ("《南方周末》", "《人物》", "《北方》"),
}
"""Two declared labels and a stranger, written alike."""
PRINTED = [
    "{}: {}",
    "{} — {}",
    "{}\n{}",
    "{}\n\n{}",
    "**{}** {}",
    "**{}**\n{}",
    "<{}> {}",
    "    {}\n  {}",
]


@pytest.mark.parametrize("printed", PRINTED)
@pytest.mark.parametrize("names", WRITTEN.values(), ids=[*WRITTEN])
def test_who_is_printed_and_written_as_the_declared_are_is_doubted(
    names: tuple[str, str, str], printed: str
) -> None:
    interviewer, guest, stranger = names
    said = [printed.format(name, words) for name, words in ((interviewer, "Where?"), (guest, "Here."))]
    people = [
        {**speaker, "labels": [name]} for speaker, name in zip(SPEAKERS, (interviewer, guest), strict=False)
    ]
    said_twice = "\n\n".join(("A talk", *said, *said)) + "\n"
    talk = f"{said_twice}\n{printed.format(stranger, 'And I was there.')}\n"
    lines = [at for at, line in enumerate(talk.split("\n"), 1) if interviewer in line]
    exchanges = [{"line": line} for line in lines]
    reading = read(talk, "text", speakers=people, exchanges=exchanges)
    places = [problem.location.line for problem in reading.problems]
    assert places == [1 + talk[: talk.rindex(stranger)].count("\n")]
    assert len(read(said_twice, "text", speakers=people, exchanges=exchanges).turns) == 4


@pytest.mark.parametrize("answer", ["Home.", "Yes!", "In May, I think.", "Home?", "home"])
def test_a_short_answer_below_a_name_on_a_line_of_its_own_is_none(answer: str) -> None:
    text = f"A talk\n\nAnn\nWhere?\n\nBo\n{answer}\n\nCy\n{answer}\n"
    reading = read(text, "text", speakers=SPEAKERS)
    assert reading.turns[1:] == [Said(("bo",), (answer,)), Said(("cy",), (answer,))]
