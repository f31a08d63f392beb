"""Captions: however they come onto the screen, each word is written once, by whoever the cue names."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator

import pytest

from colloquy.intake.understanding import understand

TALK = [
    ">> How did you come",
    "to build boats here?",
    ">> I grew up beside the water,",
    "and my father had a small yard",
    "that he had from his own father.",
    ">> Did your family want you to stay?",
    ">> They never said so, and I stayed,",
    "as I was not made for a desk.",
    ">> And what has changed since then?",
    ">> The wood, above all. We used to",
    "fell larch ourselves, up the hill,",
    "and now nobody knows the trees.",
    ">> Would you do it again?",
    ">> Yes, if my knees let me, I would.",
]
CHINESE = [
    "您是怎么开始造船的呢？",
    "我从小在水边长大，",
    "父亲有一个小船厂。",
    "那您后悔过吗？",
    "从来没有后悔过。",
]


def two_lines(lines: list[str]) -> Iterator[str]:
    """As machines caption a video: the last line again, and a new one; then the new one alone."""
    for before, line in zip(["", *lines], lines, strict=False):
        yield f"{before}\n{line}"
        yield line


def marked(lines: list[str]) -> Iterator[str]:
    """Do the same, with the time of each word in tags."""
    for before, line in zip([" ", *lines], lines, strict=False):
        first, *words = line.split()
        yield f"{before}\n{first}" + "".join(f"<00:00:01.000><c> {word}</c>" for word in words)
        yield f"{line}\n "


def in_one_line(lines: list[str]) -> Iterator[str]:
    """Put the last words and the new ones into one line."""
    for before, line in zip(["", *lines], lines, strict=False):
        yield f"{before} {line}".strip()


def three_lines(lines: list[str]) -> Iterator[str]:
    """As television scrolls: three lines at a time."""
    for index in range(len(lines)):
        yield "\n".join(lines[max(0, index - 2) : index + 1])


def growing(lines: list[str]) -> Iterator[str]:
    """As live captions are written: word by word, until the line is full."""
    for line in lines:
        words = line.split()
        for count in range(2, len(words) + 1):
            yield " ".join(words[:count])


ROLLS = [two_lines, marked, in_one_line, three_lines, growing]


def captions(cues: Iterator[str]) -> bytes:
    """Write captions of two seconds each."""
    times = (
        f"00:{at // 60:02}:{at % 60:02}.000 --> 00:{(at + 2) // 60:02}:{(at + 2) % 60:02}.000"
        for at in range(0, 3000, 2)
    )
    return "".join(
        ["WEBVTT\n\n", *(f"{time}\n{cue}\n\n" for time, cue in zip(times, cues, strict=False))]
    ).encode()


def words_of(raw: bytes) -> list[str]:
    """Give the words of the text that is written from captions."""
    text = understand(raw, "talk.vtt").text
    assert text is not None
    return text.text.replace("\\>", ">").split()


@pytest.mark.parametrize("roll", ROLLS)
def test_words_that_roll_up_the_screen_are_written_once(roll: Callable[[list[str]], Iterator[str]]) -> None:
    assert words_of(captions(roll(TALK))) == " ".join(TALK).split()


@pytest.mark.parametrize("roll", [two_lines, three_lines])
def test_characters_that_roll_up_the_screen_are_written_once(
    roll: Callable[[list[str]], Iterator[str]],
) -> None:
    assert "".join(words_of(captions(roll(CHINESE * 2)))) == "".join(CHINESE * 2)


def test_words_that_somebody_says_twice_are_written_twice() -> None:
    said = [
        "No, no, no.",
        "No, no, no.",
        "I said no, no.",
        "I said so then,",
        "and I say it now.",
        "Never again.",
    ]
    assert words_of(captions(iter(said))) == " ".join(said).split()


@pytest.mark.parametrize("label", ["{}: {}", "[{}]: {}", "{}：{}", ">> {}: {}", "{} (laughing): {}"])
def test_a_label_that_each_cue_repeats_is_whose_words_they_are(label: str) -> None:
    """As meetings are captioned: the name before each few words, whoever spoke before."""
    cues, name = [], "Oluf Berg"
    for line in TALK:
        if line.startswith(">> "):
            name = "Maren Holm" if name == "Oluf Berg" else "Oluf Berg"
        cues.append(label.format(name, line.removeprefix(">> ")))
    understood = understand(captions(iter(cues)), "talk.vtt")
    assert understood.reading is not None
    assert [turn.voice for turn in understood.reading.turns] == ["Maren Holm", "Oluf Berg"] * 4
    assert not understood.doubts
    written = words_of(captions(iter(cues)))
    assert [word for word in written if word == "desk."] == ["desk."]


def test_an_interview_that_a_machine_heard_as_one_voice_is_a_draft_in_whatever_form() -> None:
    """Nothing says who speaks, but people are asked and reply: no form of it is a talk, or is guessed at."""
    said = [line.replace(">> ", "" if "?" in line or "come" in line else "Well, ") for line in TALK] * 6
    times = [f"{at // 60:02}:{at % 60:02}" for at in range(0, 4000, 4)]
    pairs = list(zip(times, said, strict=False))
    rows = [f"{at * 4000}\t{at * 4000 + 3900}\t{line}" for at, line in enumerate(said)]
    segments = [{"start": at * 4.0, "end": at * 4 + 3.9, "text": line} for at, line in enumerate(said)]
    forms = {
        "lines.txt": "\n".join(said),
        "times.txt": "\n".join(f"{time} {line}" for time, line in pairs),
        "times.vtt": "\n\n".join(f"00:{time} {line}" for time, line in pairs),
        "brackets.txt": "\n".join(f"[{time}.000 --> {time}.900]   {line}" for time, line in pairs),
        "above.txt": "\n".join(f"{time}\n{line}" for time, line in pairs),
        "apart.txt": "\n\n".join(f"{time}\n{line}" for time, line in pairs),
        "rows.tsv": "\n".join(["start\tend\ttext", *rows]),
        "bare.tsv": "\n".join(["start\tend\ttext", *rows]).replace(".", "").replace("?", ""),
        "heard.json": json.dumps({"text": " ".join(said), "segments": segments, "language": "en"}),
        "cues.srt": "\n".join(
            f"{at}\n00:{time},000 --> 00:{time},900\n{line}\n" for at, (time, line) in enumerate(pairs)
        ),
    }
    understood = {name: understand(text.encode(), name) for name, text in forms.items()}
    assert {name: each.verdict for name, each in understood.items()} == dict.fromkeys(forms, "draft")
    assert not [each.reading for each in understood.values() if each.reading]
    for each in understood.values():
        assert each.text is not None
        assert "Would you do it again" in each.text.text


def test_voices_of_a_format_without_times_are_no_plan_of_questions() -> None:
    said = [line.removeprefix(">> ") for line in TALK]
    segments = [{"speaker": "AB"[index % 2], "text": f"{line} Why?"} for index, line in enumerate(said[:6])]
    understood = understand(json.dumps({"segments": segments}).encode(), "talk.json")
    assert understood.reading is not None
    assert [turn.voice for turn in understood.reading.turns] == ["A", "B"] * 3


def test_captions_that_name_one_speaker_throughout_say_so() -> None:
    """They do not claim that nothing names anybody: the doubt has the name that is printed."""
    said = [line.replace(">> ", "" if "?" in line or "come" in line else "Well, ") for line in TALK] * 4
    cues = "\n\n".join(
        f"00:{at:02}:00.000 --> 00:{at:02}:04.900\nAnn Lee: {line}" for at, line in enumerate(said)
    )
    understood = understand(f"WEBVTT\n\n{cues}".encode(), "talk.vtt")
    assert understood.reading is None
    assert "Ann Lee" in understood.reason.text()


def test_what_is_between_the_cues_is_nobodys() -> None:
    """Names of cues, notes and styles are no words, and part none that belong together."""
    said = [line.removeprefix(">> ") for line in TALK]
    names = ["Maren" if "?" in line else "Oluf" for line in TALK]
    cues = "\n\n".join(
        f"NOTE Confidence: 0.9\nof a machine\n\n3b0f3a7e-ab/{at}-0\n00:00:{at:02}.000 --> 00:00:{at:02}.900\n"
        f"<v {name}>{line}</v>"
        for at, (name, line) in enumerate(zip(names, said, strict=True))
    )
    understood = understand(f"WEBVTT\n\nSTYLE\n::cue {{}}\n\n{cues}\n".encode(), "talk.vtt")
    assert understood.text is not None
    words = re.sub(r"\*\*\w+\*\* \[[\d:]+\]:", "", understood.text.text)
    assert words.split() == " ".join(said).split()


def test_changes_that_marks_show_are_changes_whatever_follows_them() -> None:
    """Also a few words without a stop, which could be a label elsewhere."""
    lines = [
        ">> 您后悔过吗？",
        ">> 从来没有",
        ">> 为什么呢？",
        ">> 实际上只有一次",
        ">> 那是什么时候？",
        ">> (笑)去年",
    ]
    understood = understand(captions(iter(lines * 3)), "talk.vtt")
    assert understood.reading is not None
    assert len(understood.reading.turns) == len(lines) * 3


def test_words_with_the_tags_of_voices_are_read_though_others_have_none() -> None:
    """Google writes all words again, with voices, as the last of its results."""
    said = [line.removeprefix(">> ") for line in TALK]
    words = [
        {"startTime": f"{at}.500s", "endTime": f"{at}.900s", "word": word, "speakerTag": 1 + at % 2}
        for at, line in enumerate(said)
        for word in line.split()
    ]
    heard = [{"alternatives": [{"transcript": line, "confidence": 0.9}]} for line in said]
    document = {"results": [*heard, {"alternatives": [{"words": words}]}]}
    understood = understand(json.dumps(document).encode(), "talk.json")
    assert understood.reading is not None
    assert [turn.voice for turn in understood.reading.turns] == ["Speaker 1", "Speaker 2"] * 7
