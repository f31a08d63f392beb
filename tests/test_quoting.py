"""What a page says for quoting, citing and correcting is true; what reads references reads those on pages."""

from __future__ import annotations

import json
import subprocess
from collections import Counter
from pathlib import Path

import pytest
import rispy
import yaml
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from pybtex.database import parse_string

from archives import ROOT, copy_of_the_real_archive, edit, shown, succeed
from colloquy.catalogue import open_archive
from colloquy.catalogue.forge import edit_url, issues_url, view_url
from colloquy.comparing.builds import build
from places import agrees, built_pages

EDIT = "https://github.com/someone/archive/edit/main/"
REMOTES = {
    "https://github.com/someone/archive.git": EDIT,
    "https://somebody:token@github.com/someone/archive": EDIT,
    "git@github.com:someone/archive.git": EDIT,
    "ssh://git@github.com:22/someone/archive/": EDIT,
    "https://gitlab.com/a/group/archive.git": "https://gitlab.com/a/group/archive/-/edit/main/",
    "git@gitlab.example.org:someone/archive": "https://gitlab.example.org/someone/archive/-/edit/main/",
    "https://codeberg.org/someone/archive.git": "https://codeberg.org/someone/archive/_edit/main/",
    "https://code.example/someone/archive.git": "",
    "/srv/git/archive.git": "",
    "../archive": "",
}


def test_every_place_named_for_mending_is_that_line_of_that_file_and_says_what_the_page_says(
    site: Path,
) -> None:
    kinds: Counter[str] = Counter()
    for page in built_pages(site):
        for place in page.places():
            assert agrees(site.parent, place), place
            kinds[Path(place.file).name.partition("_")[0]] += 1
    assert kinds["zh.po"] > 100
    assert kinds["en.po"] > 80
    assert kinds["000"] > 50
    assert kinds["003"] > 50
    assert min(kinds[f"{name}.yml"] for name in ("topics", "people", "terms", "highlights")) > 3
    assert {"about.md", "contributing.md", "mkdocs.yml", "interview.yml"} <= set(kinds)


@pytest.mark.slow
def test_where_an_address_is_set_each_place_is_a_link_to_it(
    built: Path, monkeypatch: pytest.MonkeyPatch, site: Path
) -> None:
    monkeypatch.setenv("EDIT_URL", EDIT)
    succeed("build", "--root", built)
    view = EDIT.replace("/edit/", "/blob/")
    named = {page.address: page for page in built_pages(site)}
    for page in built_pages(built / "site"):
        if known := page.known:
            assert (known["edit"], known["view"]) == (EDIT, view)
            assert known["issues"] == "https://github.com/someone/archive/issues/new"
        places = [place for place in named[page.address].places() if place.file == "seeds/terms.yml"]
        wanted = [f"{view}{place.file}#L{place.line}" for place in places if place.anchor]
        assert page.tree.xpath("//a[@class='mend']/@href") == wanted
        feet = [place for place in named[page.address].places() if not place.anchor]
        links = page.tree.xpath("//details[@class='mending']//a/@href")
        assert links == [
            f"{view}{each.file}#L{each.line}" if each.line else EDIT + each.file for each in feet
        ]
        pencils = page.tree.xpath("//a[contains(@class, 'md-content__button')]/@href")
        assert pencils == [EDIT + each.file for each in feet[:1]]


@pytest.mark.parametrize(("remote", "wanted"), REMOTES.items())
def test_without_a_setting_the_remote_of_the_checkout_tells_where_files_are_edited(
    small: Path, remote: str, wanted: str
) -> None:
    subprocess.run(["git", "init", "--quiet"], cwd=small.parent, check=True)
    subprocess.run(["git", "remote", "add", "origin", remote], cwd=small.parent, check=True)
    assert edit_url(small) == (f"{wanted}archive/" if wanted else "")
    assert edit_url(small.parent) == wanted
    (small.parent / "empty").mkdir()
    archive, _ = open_archive(small)
    assert archive.site.edit_url == (f"{wanted}archive/" if wanted else "")


def test_the_branch_is_the_default_one_of_the_remote(small: Path) -> None:
    name = "refs/remotes/origin/HEAD"
    for command in (
        ["init", "--quiet"],
        ["remote", "add", "origin", "https://github.com/someone/archive"],
        ["symbolic-ref", name, "refs/remotes/origin/trunk"],
    ):
        subprocess.run(["git", *command], cwd=small, check=True)
    assert edit_url(small) == "https://github.com/someone/archive/edit/trunk/"


@pytest.mark.slow
def test_sites_that_are_built_to_be_compared_know_no_remote(tmp_path: Path) -> None:
    for command in (["init", "--quiet"], ["remote", "add", "origin", "https://github.com/someone/archive"]):
        subprocess.run(["git", *command], cwd=tmp_path, check=True)
    (tmp_path / "before").mkdir()
    root = copy_of_the_real_archive(tmp_path / "before")
    assert edit_url(root) == f"{EDIT}before/"
    build(root)
    (page,) = (each for each in built_pages(root / "site") if each.address == "topics/keras/index.html")
    assert page.known["edit"] == ""


def test_a_folder_without_git_names_files_and_leads_nowhere(small: Path) -> None:
    assert edit_url(small) == ""
    assert edit_url(small / "nowhere") == ""


def test_hosts_are_shown_with_lines_and_forms_filled_in_where_they_can_be() -> None:
    assert view_url(EDIT) == "https://github.com/someone/archive/blob/main/"
    assert view_url(REMOTES["https://gitlab.com/a/group/archive.git"]) == (
        "https://gitlab.com/a/group/archive/-/blob/main/"
    )
    assert view_url(REMOTES["https://codeberg.org/someone/archive.git"]) == (
        "https://codeberg.org/someone/archive/src/branch/main/"
    )
    assert view_url("https://code.example/edit/main/") == ""
    assert issues_url(EDIT) == "https://github.com/someone/archive/issues/new"
    assert issues_url("https://codeberg.org/someone/archive/_edit/main/") == ""


def test_each_reference_on_a_page_is_read_by_what_reads_references(site: Path) -> None:
    seen = 0
    for page in built_pages(site):
        for block in page.known.get("interviews", {}).values():
            for each in block["references"]:
                seen += 1
                address = f"{block['address']}#l72"
                filled = {
                    form: text.replace("@address@", address).replace("@anchor@", "l72")
                    for form, text in each.items()
                }
                assert filled["text"].endswith(address)
                (entry,) = parse_string(filled["bibtex"], "bibtex").entries.values()
                assert entry.fields["url"] == address
                assert not entry.fields["title"].endswith("l72")
                (read,) = rispy.loads(filled["ris"])
                assert read["urls"] == [address]
                (csl,) = json.loads(filled["csl"])
                assert csl["URL"] == address
                assert csl["id"].endswith("l72")
                style = CitationStylesStyle("harvard-cite-them-right", validate=False)
                bibliography = CitationStylesBibliography(style, CiteProcJSON([csl]), formatter.plain)
                bibliography.register(Citation([CitationItem(csl["id"].lower())]))
                (shown,) = map(str, bibliography.bibliography())
                assert csl["title"] in shown
    assert seen > 20


def test_nothing_in_an_interview_can_end_the_script_that_quotes_it(small: Path) -> None:
    declared = small / "seeds/talk/interview.yml"
    edit(declared, "publisher: A paper", "publisher: A & B '\"@ \u2028")
    succeed("pages", "--root", small)
    page = shown(small, "en/interviews/talk.md")
    script = page.partition('id="quotable">')[2].partition("</script>")[0]
    assert "<" not in script
    assert "&" not in script
    assert "A & B '\"@" in json.loads(script)["interviews"]["talk"]["attributions"][0][1]


def test_a_form_is_filled_in_by_the_fields_that_it_has() -> None:
    form = yaml.safe_load((ROOT / ".github/ISSUE_TEMPLATE/correction.yml").read_text(encoding="utf-8"))
    fields = {each.get("id") for each in form["body"]}
    script = (ROOT / "scripts/reader/pages/menu.js").read_text(encoding="utf-8")
    assert 'template: "correction.yml", passage: quoted.address, text:' in script
    assert {"passage", "text"} <= fields
