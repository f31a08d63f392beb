"""The workflows: what may write runs no code of a pull request, and what it takes over is made inert."""

from __future__ import annotations

import json
import os
import re
import string
import subprocess
from pathlib import Path
from typing import Any

import lxml.html
import pytest
import yaml
from markdown_it import MarkdownIt

from archives import ROOT
from colloquy.comparing.styles import Style
from colloquy.text.inertness import FORBIDDEN

WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))


def jobs(path: Path) -> dict[str, dict[str, Any]]:
    """Read the jobs of a workflow."""
    found: dict[str, dict[str, Any]] = yaml.safe_load(path.read_text(encoding="utf-8"))["jobs"]
    return found


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_a_workflow_may_only_read_and_its_actions_are_pinned(path: Path) -> None:
    workflow = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert workflow["permissions"] in ({}, {"contents": "read"})
    assert workflow["concurrency"]
    for line in path.read_text(encoding="utf-8").splitlines():
        if "uses:" in line:
            assert re.search(r"uses: [\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$", line), line
    for job in jobs(path).values():
        assert job["timeout-minutes"] <= 30


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_a_job_that_may_write_runs_no_code_of_the_repository(path: Path) -> None:
    for name, job in jobs(path).items():
        steps = job["steps"]
        if "write" in job.get("permissions", {}).values():
            assert not any("actions/checkout" in step.get("uses", "") for step in steps), name
            foreign = re.compile(r"\b(make|bash|colloquy) |\bpython3? (?!-I - )")  # -I -: nothing of a file's
            assert not any(foreign.search(step.get("run", "")) for step in steps)
        else:
            checkouts = [step for step in steps if "actions/checkout" in step.get("uses", "")]
            assert all(step["with"]["persist-credentials"] is False for step in checkouts)


def test_an_action_is_the_same_commit_everywhere() -> None:
    pins: dict[str, set[str]] = {}
    for path in WORKFLOWS:
        for name, pin in re.findall(
            r"uses: ([\w.-]+/[\w.-]+)[\w/.-]*@(.*)", path.read_text(encoding="utf-8")
        ):
            pins.setdefault(name, set()).add(pin)
    assert pins.keys() >= {"actions/checkout", "github/codeql-action", "ossf/scorecard-action"}
    assert all(len(commits) == 1 for commits in pins.values()), pins


def test_a_release_is_attached_only_after_all_its_files_were_attested() -> None:
    release = jobs(ROOT / ".github" / "workflows" / "release.yml")
    assert release["attach"]["needs"] == ["bundle", "attest"]
    summed, kept = (step for step in release["bundle"]["steps"] if "SHA256SUMS" in str(step))
    assert set(kept["with"]["path"].split()) == {*summed["run"].split()[1:-2], "SHA256SUMS"}
    (attested,) = (step for step in release["attest"]["steps"] if "attest-build" in step.get("uses", ""))
    assert attested["with"] == {"subject-checksums": "release/SHA256SUMS"}
    assert "sha256sum --check SHA256SUMS" in release["attach"]["steps"][-1]["run"]
    signs = [name for name, job in release.items() if "id-token" in job.get("permissions", {})]
    assert signs == ["attest"]


def tracked() -> list[str]:
    """Name the files that git has."""
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, check=True, capture_output=True, text=True)
    return listed.stdout.splitlines()


def owner(path: str) -> str:
    """Name who is asked to review a file: the last line of CODEOWNERS that fits counts."""
    lines = (ROOT / ".github" / "CODEOWNERS").read_text(encoding="utf-8").splitlines()
    rules = [line.split() for line in lines if line and not line.startswith("#")]
    return [who for pattern, who in rules if _fits(pattern, path)][-1]


def _fits(pattern: str, path: str) -> bool:
    """Say whether a pattern means a file: all below a folder, or names of a form in one or below it."""
    written = re.escape(pattern.removeprefix("/")).replace(r"\*\*/", "(.+/)?").replace(r"\*", "[^/]*")
    return pattern == "*" or bool(re.match(written + ("" if pattern.endswith("/") else "$"), path))


def test_all_but_words_and_pictures_has_owners_who_know_what_it_runs() -> None:
    editors = {path for path in tracked() if owner(path) == "@OWNER/editors"}
    assert {"seeds/topics.yml", "docs/en/about.md", "docs/zh/about.md"} <= editors
    assert {path.rpartition(".")[2] for path in editors} <= {"md", "yml", "po", "txt", "png"}
    for path in ("mkdocs.yml", "Makefile", "requirements.txt", ".github/CODEOWNERS", "overrides/hooks.py"):
        assert owner(path) == "@OWNER/developers"


@pytest.mark.parametrize("name", ["README.md", "README.zh.md"])
def test_who_starts_an_archive_reads_where_its_owners_are_named(name: str) -> None:
    """GitHub asks no one, and says nothing, as long as the accounts of CODEOWNERS are none."""
    assert "`@OWNER/…`" in (ROOT / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("folder", ["docs/en", "docs/zh/guide", "docs/assets/pictures", "docs"])
@pytest.mark.parametrize("kind", ["svg", "html", "xhtml", "xml", "js", "mjs", "wasm"])
def test_what_browsers_run_when_it_is_opened_is_no_page_or_picture_for_editors(
    folder: str, kind: str
) -> None:
    """MkDocs publishes whatever is below docs/: a script in a drawing has all rights of the site."""
    assert owner(f"{folder}/drawn.{kind}") == "@OWNER/developers"


@pytest.mark.parametrize(
    "path", ["docs/en/about.md", "docs/zh/guide/how.md", "docs/assets/pictures/fix.en.png"]
)
def test_a_page_or_picture_new_or_not_is_for_editors(path: str) -> None:
    assert owner(path) == "@OWNER/editors"


def pinned(name: str) -> dict[str, str]:
    """Read the packages of a lock file, with their versions."""
    text = (ROOT / name).read_text(encoding="utf-8")
    packages = re.findall(
        r"^([\w.-]+)==(\S+)(?: ; [^\\]*)?(.*(?:\n +--hash=sha256:[0-9a-f]{64}.*)+)", text, re.MULTILINE
    )
    assert len(packages) == len(re.findall(r"^[\w.-]+==", text, re.MULTILINE)), "a package without a hash"
    return {package: version for package, version, _ in packages}


def test_the_packages_that_are_audited_are_all_that_are_installed() -> None:
    site, test, audit = map(pinned, ("requirements.txt", "requirements-test.txt", "requirements-audit.txt"))
    assert site.items() <= test.items() <= audit.items()
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    audited = makefile.partition("\naudit-packages:")[2].partition("\n\n")[0]
    locks = {path.rpartition("/")[0] for path in tracked() if path.endswith("package-lock.json")}
    assert "--requirement requirements-audit.txt" in audited
    assert set(re.findall(r"\S+", audited.partition("for folder in ")[2].partition(";")[0])) == locks


def test_new_versions_of_everything_that_is_installed_are_asked_for() -> None:
    updates = yaml.safe_load((ROOT / ".github" / "dependabot.yml").read_text(encoding="utf-8"))["updates"]
    asked = {each["package-ecosystem"]: each.get("directories", [each.get("directory")]) for each in updates}
    locks = {f"/{path.rpartition('/')[0]}" for path in tracked() if path.endswith("package-lock.json")}
    assert set(asked.pop("npm")) == locks
    assert asked == {"pip": ["/"], "github-actions": ["/"]}
    assert all(each["groups"] and each["schedule"]["interval"] == "weekly" for each in updates)


@pytest.fixture
def comment(tmp_path: Path) -> Path:
    """Give a folder in which the commenting step can run, with a `gh` that writes down what it is asked."""
    gh = tmp_path / "bin" / "gh"
    gh.parent.mkdir()
    gh.write_text(
        '#!/bin/sh\nprintf "%s\\n" "$*" >> "$ASKED"\ncase "$*" in *--paginate*) cat "$FORMER";; esac\n'
    )
    gh.chmod(0o755)
    (tmp_path / "diff").mkdir()
    return tmp_path


def run(folder: Path, text: str, former: str = "") -> tuple[str, str]:
    """Run the step; give the comment and the last thing that GitHub was asked."""
    (folder / "diff" / "reading-diff.md").write_text(text, encoding="utf-8")
    (folder / "former").write_text(former, encoding="utf-8")
    script = jobs(ROOT / ".github" / "workflows" / "comment.yml")["comment"]["steps"][-1]["run"]
    environment = {
        "PATH": f"{folder / 'bin'}:{os.environ['PATH']}",
        "ASKED": str(folder / "asked"),
        "FORMER": str(folder / "former"),
        "REPOSITORY": "somebody/archive",
        "NUMBER": "7",
        "RUN_ADDRESS": "https://host.example/run",
        "LC_ALL": "C.UTF-8",
    }
    subprocess.run(["bash", "-eo", "pipefail", "-c", script], cwd=folder, env=environment, check=True)
    asked = (folder / "asked").read_text(encoding="utf-8").splitlines()
    return (folder / "comment.md").read_text(encoding="utf-8"), asked[-1]


def test_a_comment_keeps_the_marks_of_words_and_nothing_else_of_html(comment: Path) -> None:
    hostile = (
        "## Readers\n- zh − 始于<del>信</del>\n- zh &#43; 始于<ins>电报</ins><br>\n"
        "<!-- --><img src=x><!-- hidden --> [link](https://evil.example) ![p](x) @somebody www.evil.example\n"
        "<!-<!-- -->- a -->\n"
    )
    text, asked = run(comment, hostile)
    assert "<del>信</del>" in text
    assert "<ins>电报</ins><br>" in text
    assert "\n## " in text
    taken = text.split("\n", 1)[1].rpartition("Made by")[0]
    assert set(re.findall(r"<[^>]*>", taken)) <= {"<del>", "</del>", "<ins>", "</ins>", "<br>", "<!-- -->"}
    assert not re.search(r"(?<!\\)[\[\]()!]|@s|://e|www\.", taken.replace("<!-- -->", "|"))
    assert asked.startswith("api --method POST repos/somebody/archive/issues/7/comments")


HOSTILE = {
    "a fence": "```\n~~~\n~~~~~ x\n",
    "a fence in an item": "- ```\n- ~~~\n",
    "an indented block": "- a\n\n      code\n\tcode\n",
    "tags": "<del><ins><code><del>\n<del>\n</ins>\n<code>x\n<details><summary>x\n<table><tr><td>\n",
    "comments": "<!--\n<!-- -->-\n<!-<!-- -->-\n<!--<!-- -->\n<!DOCTYPE\n<?php\n<![CDATA[\n&lt;!--\n",
    "mentions": "@octocat @org/team &#64;octocat &commat;octocat &#x40;x a@b.example\n@<!-- -->x\n",
    "issues": "#1 GH-1 gh-12 owner/repo#1 &#35;1 &num;1 ##1 Fixes #1\n- #1\n## #1\n",
    "addresses": "https://host.example/o/r/issues/1 www.x.example &#104;ttps&#58;//x.example H&colon;//x\n",
    "commits": "0123456789abcdef0123456789abcdef01234567 a1b2c3d deadbeef\n",
    "commits in pieces": "dead<!-- -->beef &#100;eadbee &#100;&#101;&#97;&#100;&#98;&#101;&#101;f\n",
    "links": "[a](b) ![a](b) [a]: b\n<https://x.example> <a@b.example>\n[^1]\n[^1]: x\n",
    "tables and lines": "a | b\n--|--\nc | d\nx\n===\ny\n---\n> q\n1. x\n+ y\n* z\n",
    "directions": "a\u202eb\u2066c\x1b[2J\x00\x85\u2028\u2029d\r\r\n",
    "alone": "\\",
    "formulas": "$`x`$ $$x$$ :smile: *a* _b_ ~~c~~ **d\n**e**\n**f\n",
}


@pytest.mark.parametrize("hostile", [*HOSTILE.values(), "".join(HOSTILE.values())], ids=[*HOSTILE, "all"])
def test_nothing_in_a_comment_mentions_links_or_hides_its_last_line(comment: Path, hostile: str) -> None:
    """Read as a code host reads it, with HTML and with what it makes links of in the words that it shows."""
    text, _ = run(comment, hostile)
    reader = MarkdownIt("gfm-like", {"html": True, "linkify": False}).enable("table")
    tree = lxml.html.fragment_fromstring(reader.render(text), create_parent="main")
    last = tree[-1]
    assert last.tag == "p"
    assert last.text_content().startswith("Made by the code of this pull request")
    assert [link.get("href") for link in tree.iter("a")] == ["https://host.example/run"]
    assert {each.tag for each in tree.iter(lxml.etree.Element)} <= {
        *("main", "p", "h2", "h3", "ul", "li", "strong", "del", "ins", "code", "br", "a")
    }
    assert not last.xpath("ancestor::*[not(self::main)]")
    linked = re.compile(r"@\w|#\d|gh-\d|://|www\.\w|\b[0-9a-f]{7,40}\b", re.IGNORECASE)
    for words in tree.xpath("//text()[not(ancestor::a)]"):  # which end where a comment is
        assert not linked.search(words), words
        assert not FORBIDDEN.search(words)


@pytest.mark.parametrize("hostile", [*HOSTILE.values(), string.printable], ids=[*HOSTILE, "ASCII"])
def test_the_summary_of_a_run_is_as_inert_as_the_comment(comment: Path, hostile: str) -> None:
    """What the program that makes the comment inert would change, the reading diff has already."""
    words = [line.strip() for line in hostile.split("\n") if line.strip()]
    written = [Style(markdown=True).inert(line) for line in words]
    text, _ = run(comment, "\n".join(written))
    assert text.split("\n")[1 : len(words) + 1] == [f"&#8203;{line}" for line in written]


def test_a_second_comment_takes_the_place_of_the_first(comment: Path) -> None:
    assert run(comment, "## Again\n", former="123\n")[1].startswith(
        "api --method PATCH repos/somebody/archive/issues/comments/123"
    )


def test_a_long_diff_is_cut_to_what_a_comment_may_have(comment: Path) -> None:
    text, _ = run(comment, "- 读者会看到的一段话\n" * 9000)
    assert len(text) < 65536
    assert "\ufffd" not in text


def test_what_workflows_call_exists() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([\w./-]+):", makefile, re.MULTILINE))
    called = {
        target
        for path in WORKFLOWS
        for job in jobs(path).values()
        for step in job["steps"]
        for target in re.findall(r"^make ([\w./-]+)", step.get("run", ""), re.MULTILINE)
    }
    assert {".venv/site", "site", "offline"} <= called
    assert called <= targets


def test_an_editor_is_told_the_schema_of_every_seed_file() -> None:
    settings = json.loads((ROOT / ".vscode" / "settings.json").read_text(encoding="utf-8"))
    bound = {name for schema, name in settings["yaml.schemas"].items() if (ROOT / schema).is_file()}
    seeds = set((ROOT / "seeds").rglob("*.yml"))
    assert seeds == {path for name in bound for path in ROOT.glob(name)}


FORMS = [
    ROOT / ".github" / "ISSUE_TEMPLATE" / f"{name}.yml" for name in ("correction", "translation", "interview")
]


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)
def test_issue_forms_speak_both_languages_and_can_be_filled_in_by_an_address(path: Path) -> None:
    form = yaml.safe_load(path.read_text(encoding="utf-8"))
    fields = {part["id"]: part for part in form["body"] if part["type"] != "markdown"}
    # Only inputs and text areas can be filled in by the address of a new issue.
    wanted = {"passage": "input", "text": "textarea"} if path.stem != "interview" else {"text": "textarea"}
    assert wanted.items() <= {name: field["type"] for name, field in fields.items()}.items()
    said = [form["name"], form["description"], *(field["attributes"]["label"] for field in fields.values())]
    for words in said:
        assert re.fullmatch(r"[^\u4e00-\u9fff]+ · .*[\u4e00-\u9fff].*", words), words
