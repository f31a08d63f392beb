"""Taking in writes what the archive then reads: the same turns, the file as received, and every doubt."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterable, Iterator
from hashlib import sha256
from itertools import groupby
from pathlib import Path
from typing import Any

import lxml.html
import polib
import pytest
import yaml

from archives import ROOT, SMALL, colloquy, edit, snapshot, succeed
from colloquy.catalogue import open_archive
from colloquy.intake.adding import add_interviews
from colloquy.intake.receiving import Received, find_received, understand_received
from colloquy.intake.report import as_object
from colloquy.intake.settling.deciding import drop, give, give_nobody, read_candidates, read_doubts
from colloquy.intake.settling.editing import value_at
from colloquy.intake.settling.retitling import is_made_up
from colloquy.intake.understanding import Understanding, understand
from colloquy.intake.vocabulary.labels import key
from colloquy.mapping.reading import read_editions
from colloquy.mapping.workers import Workers
from colloquy.model import Interview, Status
from colloquy.problems import Severity
from colloquy.reading import read_files
from colloquy.words.telling import find_teller
from golden import CASES, Case, cases, list_cases
from receiving import received

WORD = re.compile(r"\w+")
PARTED = "\nparts:"
TRANSLATED = "\ntranslation:"
LABEL = re.compile(r"^\W*\w+\**[:：]", re.MULTILINE)
TAG = re.compile("<[^<>]+>")
KEYS = [
    "file",
    "verdict",
    "reason",
    "format",
    "language",
    "way",
    "score",
    "speakers",
    "exchanges",
    "turns",
    "doubts",
]
TALK = """\
Maren: How did you come to build boats?

Oluf: I grew up beside the water, and my father had a yard there, where I learned it all.

Maren: Did he teach you himself?

He did, every evening after school, until the light was gone and my mother called.

Maren: When did you take over?

Oluf: In 1979, when his back gave out. It was a hard year for all of us.
"""
"""With an answer that has no label, in line 7."""
ANSWERED = TALK.replace("He did", "Oluf: He did")


def _bare_archive(place: Path) -> Path:
    shutil.copytree(SMALL, place / "bare", ignore=lambda *_: {"seeds"})
    (place / "bare/seeds").mkdir()
    return place / "bare"


@pytest.fixture
def bare(tmp_path: Path) -> Path:
    """Give an archive without any interview."""
    return _bare_archive(tmp_path)


def take(root: Path, name: str, raw: bytes) -> Understanding:
    """Take one file into an archive."""
    path = root.parent / "received" / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(raw)
    archive, _ = open_archive(root)
    (added,) = add_interviews(archive, [path], Workers(1), "2026-11-26")
    return added.understood


def spoken(interview: Interview) -> list[str]:
    """Give the roles of an interview's turns, in their order."""
    turns = [*interview.opening, *(turn for exchange in interview.exchanges for turn in exchange.turns)]
    return [turn.speakers[0].role for turn in turns if turn.speakers]


def in_turn(roles: list[str]) -> list[str]:
    """Give roles without those who go on below a line that is no speech."""
    return [role for role, _ in groupby(roles)]


def _with_language(root: Path, code: str) -> Path:
    """Give an archive a language, unless it has it, as an editor does who takes in a text in another one."""
    path, last = root / "mkdocs.yml", "markdown_extensions:"
    settings = path.read_text(encoding="utf-8")
    if f"locale: {code}," not in settings:
        own = f"        - {{locale: {code}, name: {code}, build: true}}\n{last}"
        path.write_text(settings.replace(last, own), encoding="utf-8")
    return root


@cases("intake")
def test_the_archive_reads_the_turns_that_taking_in_found(case: Case, bare: Path) -> None:
    """What is taken in without a doubt has no finding left but advice, and the same speakers in its turns.

    No draft says that the label of a speaker is none.
    """
    understood = take(bare, case.given["file"], received(case.given))
    if understood.verdict == "refused":
        assert not list((bare / "seeds").iterdir())
        return
    archive, _ = open_archive(_with_language(bare, understood.language))
    (id_,) = archive.interviews
    declared = yaml.load((bare / f"seeds/{id_}/interview.yml").read_text(encoding="utf-8"), yaml.CSafeLoader)
    printed = {key(label) for speaker in declared.get("speakers", ()) for label in speaker.get("labels", ())}
    assert printed.isdisjoint(map(key, declared.get("not_labels", ())))
    editions, problems = read_editions(archive, read_files(bare, id_))
    open_findings = [each for each in problems if each.severity is not Severity.ADVICE]
    if understood.verdict == "draft":
        assert any(each.severity is Severity.DOUBT for each in open_findings)
        return
    assert not [f"{each.location}: {each.what.text()}" for each in open_findings]
    assert editions is not None
    assert understood.reading is not None
    voices = understood.reading.voices
    roles = [voices[turn.voice].role for turn in understood.reading.turns if turn.voice]
    assert in_turn(spoken(editions.interview)) == in_turn(roles)


@pytest.mark.parametrize(
    "case",
    [path for path in list_cases("intake") if TRANSLATED in path.read_text(encoding="utf-8")],
    indirect=True,
    ids=lambda path: path.stem,
)
def test_a_translation_that_came_with_a_text_is_in_its_po_file(case: Case, bare: Path) -> None:
    """Each paragraph is translated by what was behind it, as received, and nothing of either is lost."""
    given, understood = case.given, take(bare, case.given["file"], received(case.given))
    assert understood.translation is not None
    archive, _ = open_archive(bare)
    (id_,) = archive.interviews
    language = understood.translation.language
    po = polib.pofile(str(bare / f"seeds/{id_}/{language}.po"))
    declared = yaml.safe_load((bare / f"seeds/{id_}/interview.yml").read_text(encoding="utf-8"))
    passages = {entry.msgctxt: entry.msgstr for entry in po if entry.msgctxt.startswith("l")}
    assert list(passages.values()) == list(understood.translation.words.values())
    text = (bare / f"seeds/{id_}" / declared["source"]["file"]).read_text(encoding="utf-8")
    prose = given["file"].endswith(("txt", "md")) and "|" not in given["received"]
    if prose:  # of which all words are said, but labels
        kept = set(WORD.findall(f"{text}\n{' '.join(passages.values())}{understood.translation.names}"))
        assert not set(WORD.findall(LABEL.sub("", TAG.sub(" ", given["received"])))) - kept
    if language not in archive.site.codes:
        return
    assert declared["editions"] == {language: {"translator": "unknown"}}
    editions, _ = read_editions(archive, read_files(bare, id_))
    if understood.verdict == "taken":
        assert editions is not None
        (edition,) = (each for each in editions.editions if each.language == language)
        known = {id_: each.status for id_, each in edition.translations.items() if id_.startswith("l")}
        assert known == dict.fromkeys(passages, Status.REVIEWED)


@pytest.mark.slow
def test_a_text_in_two_languages_is_shown_in_both_side_by_side(bare: Path) -> None:
    path = bare.parent / "talk.md"
    given = yaml.safe_load((CASES / "intake/two-languages-in-turns.yml").read_text(encoding="utf-8"))
    path.write_text(given["received"], encoding="utf-8")
    succeed("add", "--root", bare, "--yes", path)
    succeed("check", "--root", bare)
    succeed("sync", "--root", bare)
    succeed("pages", "--root", bare)
    page = next((bare / "docs/en/interviews").glob("*te.md")).read_text(encoding="utf-8")
    assert "Brandt" in page
    assert "translation as received" in page
    for words in ("I grew up beside the water", "我在海边长大", "Did your family want you to stay?"):
        assert words in page


@pytest.mark.parametrize("name", ["chollet-datacamp-2017", "chollet-pyimagesearch-2018"])
def test_the_real_source_texts_are_understood_from_nothing(name: str) -> None:
    """Questions are where they are declared; what has no label is in doubt, and nothing else."""
    declared = yaml.safe_load((ROOT / f"seeds/{name}/interview.yml").read_text(encoding="utf-8"))
    file = declared["source"]["file"]
    understood = as_object(understand((ROOT / f"seeds/{name}/{file}").read_bytes(), file))
    assert [each["line"] for each in understood["exchanges"]] == [
        each["line"] for each in declared["exchanges"]
    ]
    assert [each["line"] for each in understood["doubts"]] == list(declared.get("supplied_speakers", {}))
    assert sorted(each["role"] for each in understood["speakers"]) == ["guest", "interviewer"]


def test_a_dry_run_prints_an_object_for_each_file_and_writes_nothing(bare: Path) -> None:
    paths = [bare.parent / name for name in ("talk.txt", "empty.txt")]
    paths[0].write_text(TALK, encoding="utf-8")
    paths[1].write_bytes(b"")
    before = snapshot(bare)
    result = colloquy("add", "--root", bare, "--dry-run", "--format", "json", *paths)
    understood = [json.loads(line) for line in result.stdout.splitlines()]
    assert [list(each) for each in understood] == [KEYS, KEYS]
    assert [each["verdict"] for each in understood] == ["draft", "refused"]
    assert [doubt["line"] for doubt in understood[0]["doubts"]] == [7]
    assert understood[0]["turns"][3]["speaker"] is None
    assert snapshot(bare) == before


def test_what_became_of_each_file_is_said_in_the_language_that_is_asked_for(bare: Path) -> None:
    paths = [bare.parent / name for name in ("talk.txt", "missing.txt")]
    paths[0].write_text(TALK, encoding="utf-8")
    result = colloquy("add", "--root", bare, "--dry-run", "--language", "zh", *paths)
    assert "missing.txt：未收录：没有这个文件\n" in result.output
    assert "草稿：1\n未收录：1\n" in result.output


def test_what_was_received_is_kept_byte_for_byte(bare: Path) -> None:
    raw = TALK.encode("utf-16")
    take(bare, "My talk (final).txt", raw)
    folder = next(path for path in (bare / "seeds").iterdir() if path.is_dir())
    declared = yaml.safe_load((folder / "interview.yml").read_text(encoding="utf-8"))
    assert (folder / declared["received"]["file"]).read_bytes() == raw
    assert (folder / declared["source"]["file"]).read_text(encoding="utf-8") == TALK


def test_a_second_run_changes_nothing_not_even_what_somebody_edited(bare: Path) -> None:
    path = bare.parent / "talk.txt"
    path.write_text(TALK, encoding="utf-8")
    colloquy("add", "--root", bare, "--yes", path)
    declared = next((bare / "seeds").glob("*/interview.yml"))
    edit(declared, "unknown", "The Yard", 1)
    before = snapshot(bare / "seeds")
    result = colloquy("add", "--root", bare, "--yes", path)
    assert "already added" in result.output
    assert snapshot(bare / "seeds") == before


def test_a_draft_is_not_published_until_its_doubts_are_decided(bare: Path) -> None:
    path = bare.parent / "talk.txt"
    path.write_text(TALK, encoding="utf-8")
    assert colloquy("add", "--root", bare, "--yes", path).exit_code == 1
    assert colloquy("check", "--root", bare).exit_code == 1
    (id_,) = (each.name for each in (bare / "seeds").iterdir() if each.is_dir())
    result = colloquy("add", "--root", bare, "--resume", id_, input="2\n")
    assert "0 doubts are left" in result.output
    declared = yaml.safe_load((bare / f"seeds/{id_}/interview.yml").read_text(encoding="utf-8"))
    assert "doubts" not in declared
    assert declared["supplied_speakers"] == {7: "oluf"}
    succeed("check", "--root", bare)


def test_nobody_is_taken_for_a_person_who_is_only_alike(bare: Path) -> None:
    people = (
        "people:\n  - id: ann-lee\n    name:\n      en: Ann Lee\n  - id: bo-berg\n    name: {en: Bo Berg}\n"
    )
    (bare / "seeds/people.yml").write_text(people, encoding="utf-8")
    text = TALK.replace("Maren:", "Ann Lee:").replace("Oluf:", "Bo:").replace("He did", "Bo: He did")
    take(bare, "talk.txt", text.encode())
    declared = next((bare / "seeds").glob("*/interview.yml")).read_text(encoding="utf-8")
    persons = [speaker["person"] for speaker in yaml.safe_load(declared)["speakers"]]
    assert persons == ["ann-lee", "bo"]
    assert "perhaps the same person as bo-berg" in declared
    assert (bare / "seeds/people.yml").read_text(encoding="utf-8").startswith(people)


@pytest.mark.parametrize("indent", ["", "  ", "    "])
def test_new_people_are_written_below_those_who_are_there(bare: Path, indent: str) -> None:
    people = f"people:\n{indent}- id: dee\n{indent}  name: {{en: Dee}}\n"
    (bare / "seeds/people.yml").write_text(people, encoding="utf-8")
    take(bare, "talk.txt", TALK.encode())
    written = yaml.safe_load((bare / "seeds/people.yml").read_text(encoding="utf-8"))
    assert [person["id"] for person in written["people"]] == ["dee", "maren", "oluf"]


@pytest.mark.parametrize(("language", "mark"), [("en", "made up"), ("zh", "自动拟定")])
def test_an_interview_of_people_without_names_is_called_after_its_file(
    language: str, mark: str, bare: Path
) -> None:
    talk = bare.parent / "tape-07.txt"
    talk.write_text(ANSWERED.replace("Maren:", "Interviewer 1:").replace("Oluf:", "Respondent 2:"), "utf-8")
    colloquy("add", "--root", bare, "--language", language, "--yes", talk)
    declared = (bare / "seeds/tape-07/interview.yml").read_text("utf-8")
    assert f"\ntitle: Interview (tape-07)  # {mark}\n" in declared
    title = value_at(yaml.compose(declared), "title")
    assert isinstance(title, yaml.ScalarNode)
    assert is_made_up(declared, title)
    assert yaml.safe_load((bare / "seeds/people.yml").read_text("utf-8")) == {"people": []}


def test_files_of_the_same_name_and_people_get_folders_of_their_own(bare: Path) -> None:
    for number in range(3):
        take(bare, "talk.txt", f"{TALK}\nOluf: That was talk {number}.\n".encode())
    assert len([path for path in (bare / "seeds").iterdir() if path.is_dir()]) == 3


@pytest.mark.slow
def test_a_folder_of_many_is_taken_in_on_several_cores_and_reported(bare: Path) -> None:
    folder = bare.parent / "many"
    folder.mkdir()
    for number in range(12):
        (folder / f"talk-{number:02}.txt").write_text(f"{TALK}\nOluf: Number {number}.\n", encoding="utf-8")
    (folder / "not.pdf").write_bytes(b"%PDF-1.7\n")
    (folder / "not.xml").write_bytes(b"<TEI><text></TEI>")
    (folder / ".hidden").write_text("x", encoding="utf-8")
    result = colloquy("add", "--root", bare, "--yes", "--jobs", "2", folder)
    assert "draft: 12" in result.output
    assert "refused: 2" in result.output
    assert "12 doubts" in result.output
    assert ".colloquy/added.html" in result.output
    assert len([path for path in (bare / "seeds").iterdir() if path.is_dir()]) == 12
    page = (bare / ".colloquy/added.html").read_text(encoding="utf-8")
    assert page.count("<h2") == 14


@pytest.mark.slow
def test_progress_is_shown_file_by_file(bare: Path) -> None:
    paths = [bare.parent / f"talk-{number}.txt" for number in range(10)]
    for path in paths:
        path.write_text(f"{ANSWERED}\nOluf: This is {path.stem}.\n", encoding="utf-8")
    seen: list[str] = []

    def progress(names: Iterable[str]) -> Iterator[str]:
        for name in names:
            yield name
            seen.append(name)

    archive, _ = open_archive(bare)
    for number, _ in enumerate(add_interviews(archive, paths, Workers(2), "2026-11-26", progress=progress)):
        assert len(seen) == number
    assert seen == [path.name for path in paths]


def test_comments_and_doubts_are_in_the_language_of_whoever_adds_the_interview(
    bare: Path, tmp_path: Path
) -> None:
    """A Chinese editor finds Chinese in `interview.yml`, and what a program reads is as ever."""
    case = yaml.safe_load(
        (CASES / "intake/numbers-above-questions-and-thanks-without-a-label.yml").read_text("utf-8")
    )
    path = tmp_path / "talk.md"
    path.write_text(case["received"], encoding="utf-8")
    archive, _ = open_archive(_with_language(bare, "zh"))
    (added,) = add_interviews(archive, [path], Workers(1), "2026-11-26", say=find_teller("zh").says)
    declared = (bare / "seeds" / added.ids[0] / "interview.yml").read_text(encoding="utf-8")
    assert "# 由`colloquy add`根据talk.md写成。凡是推测都有注释。" in declared
    schema, *comments = re.findall(r"# (.+)", declared)
    assert schema.startswith("yaml-language-server")
    assert comments
    assert not [comment for comment in comments if not re.search(r"[\u4e00-\u9fff]", comment)]
    assert [doubt.what.template for doubt in read_doubts(declared)] == [
        "可能是何大川接着说，也可能已不属于访谈"
    ]


def test_a_folder_is_listed_without_what_is_hidden(tmp_path: Path) -> None:
    for name in ("b.txt", "a/c.md", ".git/x", "a/~$c.docx"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x", encoding="utf-8")
    assert find_received([tmp_path]) == [tmp_path / "a/c.md", tmp_path / "b.txt"]


@pytest.mark.parametrize("wish", ["--yes", "--dry-run"])
def test_a_folder_without_files_is_told(wish: str, bare: Path, tmp_path: Path) -> None:
    (tmp_path / "empty/below").mkdir(parents=True)
    result = colloquy("add", "--root", bare, wish, tmp_path / "empty")
    assert result.exit_code == 2
    assert f"no file is in {tmp_path / 'empty'}" in " ".join(result.output.split())


DECLARED = """\
speakers:
  - person: ann  # who asks
    role: interviewer
  - person: bo
    role: guest
supplied_speakers:
  3: bo
not_speech: [1]

# Somebody must decide these.
doubts:
  - line: 7
    what: "no label"
    kind: speaker
  - line: 9
    what: "who asks"
    kind: role
"""


def test_a_decision_changes_nothing_else_of_a_file() -> None:
    """Comments, and the order of what somebody wrote, stay."""
    first, second = read_doubts(DECLARED)
    ann, bo = read_candidates(DECLARED)
    given = give(DECLARED, first, bo)
    assert given == DECLARED.replace("  3: bo", "  7: bo\n  3: bo").replace(
        '  - line: 7\n    what: "no label"\n    kind: speaker\n', ""
    )
    assert give_nobody(DECLARED, first).count("not_speech: [7, 1]") == 1
    assert "role: guest" in give(DECLARED, second, bo).split("- person: bo")[0]
    assert ann.id == "ann"
    (left,) = read_doubts(given)
    assert "doubts" not in drop(given, left)
    assert drop(given, left).endswith("not_speech: [1]\n\n")


def test_the_contract_names_its_keys() -> None:
    understood: dict[str, Any] = as_object(understand(TALK.encode(), "talk.txt"))
    assert list(understood) == KEYS
    assert list(understood["speakers"][0]) == ["name", "role", "labels", "turns"]
    assert list(understood["exchanges"][0]) == ["line", "question", "speaker"]
    assert list(understood["turns"][0]) == ["line", "speaker", "first_words"]
    assert list(understood["doubts"][0]) == ["line", "what", "remedy"]


@pytest.mark.parametrize(
    "name",
    [
        path.stem
        for path in sorted((CASES / "intake").glob("*.yml"))
        if PARTED in path.read_text(encoding="utf-8")
    ],
)
def test_each_interview_of_a_file_gets_a_folder_with_its_own_words_alone(name: str, bare: Path) -> None:
    """The file is kept in each, as received; a second run leaves all of them as they are."""
    given = yaml.safe_load((CASES / f"intake/{name}.yml").read_text(encoding="utf-8"))
    path = bare.parent / given["file"]
    path.write_bytes(received(given))
    succeed("add", "--root", bare, "--yes", "--split", path)
    lines = given["received"].split("\n")
    folders = [each for each in (bare / "seeds").iterdir() if each.is_dir()]
    declared = [yaml.safe_load((each / "interview.yml").read_text(encoding="utf-8")) for each in folders]
    texts = [
        (each / known["source"]["file"]).read_text(encoding="utf-8")
        for each, known in zip(folders, declared, strict=True)
    ]
    parts = ["\n".join(lines[first - 1 : last]) + "\n" for first, last in given["parts"]]
    assert sorted(texts) == sorted(parts)
    for folder, known in zip(folders, declared, strict=True):
        kept = (folder / known["received"]["file"]).read_bytes()
        assert kept == path.read_bytes()
        assert known["received"]["sha256"] == sha256(kept).hexdigest()
    succeed("check", "--root", bare)
    before = snapshot(bare / "seeds")
    again = colloquy("add", "--root", bare, "--yes", "--split", path)
    assert all(folder.name in again.output for folder in folders)
    assert snapshot(bare / "seeds") == before


def test_several_interviews_taken_in_as_one_can_still_be_parted_as_the_message_says(bare: Path) -> None:
    given = yaml.safe_load((CASES / "intake/two-interviews.yml").read_text(encoding="utf-8"))
    path = bare.parent / "talks.md"
    path.write_bytes(received(given))
    colloquy("add", "--root", bare, "--yes", path)
    assert colloquy("check", "--root", bare).exit_code == 1
    again = colloquy("add", "--root", bare, "--yes", "--split", path)
    (folder,) = (each for each in (bare / "seeds").iterdir() if each.is_dir())
    assert f"remove seeds/{folder.name}, and add it again with --split" in " ".join(again.output.split())
    shutil.rmtree(folder)
    succeed("add", "--root", bare, "--yes", "--split", path)
    assert len([each for each in (bare / "seeds").iterdir() if each.is_dir()]) == 2


TOPICS = """\
topics:
  - id: wood
    title: {en: Wood, zh: 木材}
    hidden_labels: {en: "larch, timber", zh: 落叶松、木料}
    summary: {en: About wood., zh: 谈木材。}
    terms: [keel]
    exchanges: [{at: "talk#q1"}]
  - id: war
    title: {en: War, zh: 战争}
    hidden_labels: {en: "war, arm", zh: 战争}
    summary: {en: About war., zh: 谈战争。}
    exchanges: [{at: "talk#q1"}]
"""
TERMS = """\
terms:
  - id: keel
    name: {en: keel, zh: 龙骨}
    definition: {en: The spine of a boat., zh: 船的脊骨。}
"""


@pytest.mark.parametrize(
    ("name", "rows"),
    [
        ("label-plain", [(4, "wood: keel ×1")]),
        ("two-languages-in-turns", [(4, "wood: 龙骨 ×1")]),
    ],
)
def test_topics_are_suggested_in_a_comment_and_never_applied(
    name: str, rows: list[tuple[int, str]], bare: Path
) -> None:
    """A topic is likely where a question or its answer has one of its terms, as whole words.

    Its keywords, here `larch`, count only beside one: they are words of conversations about anything.
    """
    (bare / "seeds/topics.yml").write_text(TOPICS, encoding="utf-8")
    (bare / "seeds/terms.yml").write_text(TERMS, encoding="utf-8")
    given = yaml.safe_load((CASES / f"intake/{name}.yml").read_text(encoding="utf-8"))
    take(bare, given["file"], received(given))
    declared = next((bare / "seeds").glob("*/interview.yml"))
    comments = re.findall(r"^#   \S+#q(\d+)  (.+)$", declared.read_text(encoding="utf-8"), re.MULTILINE)
    assert [(int(number), row) for number, row in comments] == rows
    assert (bare / "seeds/topics.yml").read_text(encoding="utf-8") == TOPICS


NAMES = [
    "noext",
    "en.po",
    "zh.po",
    "interview.yml",
    "CON.txt",
    "nul",
    "talk.transcript",
    "talk.md.",
    "talk.text",
    "talk.made.md",
    "TALK.TXT",
    "-rf.txt",
    "new\nline.txt",
    "\x1b[31mred.txt",
    "$(x).txt",
    "访谈.txt",
    f"{'x' * 240}.txt",
    "bad\udcff.txt",
    "index.md",
    "talk.tar.gz.txt",
]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_file_of_any_name_becomes_an_interview_that_can_be_read(encoding: str, bare: Path) -> None:
    """Whether it is the source text itself or kept beside it; no name means something else in the archive."""
    received = [
        f"{ANSWERED}\nOluf: This is text {number}.\n".encode(encoding) for number, _ in enumerate(NAMES)
    ]
    paths = [bare.parent / name for name in NAMES]
    for path, raw in zip(paths, received, strict=True):
        path.write_bytes(raw)
    succeed("add", "--root", bare, "--yes", "--jobs", "1", *paths)
    succeed("check", "--root", bare, "--jobs", "1")
    folders = [each for each in (bare / "seeds").iterdir() if each.is_dir()]
    kept = [{path.name: path.read_bytes() for path in folder.iterdir()} for folder in folders]
    assert sorted(raw for files in kept for raw in {*files.values()}.intersection(received)) == sorted(
        received
    )
    names = [*(folder.name for folder in folders), *(name for files in kept for name in files)]
    assert not [each for each in names if re.fullmatch(r"(?i)(con|nul)(\..*)?", each)]


def test_names_that_collide_and_files_that_are_the_same_lose_nothing(bare: Path) -> None:
    """Files with the same name in two folders are two interviews; a copy of a file is none of its own."""
    folder = bare.parent / "received"
    for number, place in enumerate(["a", "b", "c"]):
        (folder / place).mkdir(parents=True)
        (folder / place / "talk.txt").write_text(
            ANSWERED.replace("1979", f"197{min(number, 1)}"), encoding="utf-8"
        )
    result = colloquy("add", "--root", bare, "--yes", folder)
    assert result.output.count("already added") == 1
    assert len([each for each in (bare / "seeds").iterdir() if each.is_dir()]) == 2


def test_a_fault_in_one_file_costs_no_other(bare: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = bare.parent / "many"
    folder.mkdir()
    for name in ("a", "b", "c"):
        (folder / f"{name}.txt").write_text(f"{ANSWERED}\nOluf: This is {name}.\n", encoding="utf-8")

    def fail(received: Received, shown: str) -> Understanding:
        if shown.endswith("b.txt"):
            raise ZeroDivisionError
        return understand_received(received, shown)

    monkeypatch.setattr("colloquy.intake.adding.understand_received", fail)
    result = colloquy("add", "--root", bare, "--yes", folder)
    assert (
        "b.txt: refused: Colloquy fails on it, and should not: please report ZeroDivisionError()"
        in result.output
    )
    assert len([each for each in (bare / "seeds").iterdir() if each.is_dir()]) == 2


ONCE = ANSWERED.replace("Maren: When did", "{label} Yes, of course, I saw him there.\n\nMaren: When did")
"""With a line that somebody else may say."""


@pytest.mark.parametrize("label", ["Bo Ek:", "MIT."])
@pytest.mark.parametrize(
    ("answer", "speaker", "words"),
    [
        ("1", "maren", "Yes, of course"),
        ("s", None, "Yes, of course"),
        ("w", "oluf", "{label} Yes, of course"),
    ],
)
def test_whose_a_label_is_can_be_said_in_the_terminal(
    label: str, answer: str, speaker: str | None, words: str, bare: Path
) -> None:
    """Whatever the archive would leave open about a label is asked, and each answer is what is then read."""
    path = bare.parent / "talk.txt"
    path.write_text(ONCE.format(label=label), encoding="utf-8")
    colloquy("add", "--root", bare, "--yes", path)
    (id_,) = (each.name for each in (bare / "seeds").iterdir() if each.is_dir())
    resumed = colloquy("add", "--root", bare, "--resume", id_, input=f"{answer}\n")
    assert "0 doubts are left" in resumed.output
    succeed("check", "--root", bare)
    archive, _ = open_archive(bare)
    editions, _ = read_editions(archive, read_files(bare, id_))
    assert editions is not None
    said = {
        passage.text: turn.speakers[0].person
        for exchange in editions.interview.exchanges
        for turn in exchange.turns
        for passage in turn.passages
    }
    named = speaker or label.strip(":.").lower().replace(" ", "-")
    assert [said[text] for text in said if text.startswith(words.format(label=label))] == [named]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_report_of_what_was_added_is_in_the_language_of_messages(language: str, bare: Path) -> None:
    folder = bare.parent / "several"
    folder.mkdir()
    (folder / "talk.txt").write_text(TALK, encoding="utf-8")
    (folder / "not.pdf").write_bytes(b"%PDF-1.7\n")
    said = colloquy("add", "--root", bare, "--yes", "--language", language, folder).output.splitlines()
    page = lxml.html.parse(str(bare / ".colloquy/added.html"))
    shown = [" ".join(each.text_content().split()) for each in page.iter("h2", "li")]
    assert page.getroot().get("lang") == language
    assert len(shown) > 4
    assert not [line for line in shown if line not in map(str.strip, said)], "the page and the terminal agree"


def test_outside_an_archive_nothing_is_added_and_the_folder_to_run_it_in_is_named(tmp_path: Path) -> None:
    path = tmp_path / "talk.txt"
    path.write_text(TALK, encoding="utf-8")
    result = colloquy("add", "--root", tmp_path, "--yes", path)
    assert result.exit_code == 1
    assert "run this in the folder that has mkdocs.yml" in result.output
    assert not (tmp_path / "seeds").exists()
