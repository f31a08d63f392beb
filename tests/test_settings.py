"""Settings are read as MkDocs reads them, except that nothing in them can run."""

from __future__ import annotations

from pathlib import Path

import pytest
from mkdocs.utils.yaml import get_yaml_loader, yaml_load

from archives import ROOT, SMALL, append, colloquy, edit, run
from colloquy.catalogue.settings import FUNCTIONS, NAMED, STANDARD, VARIABLES, read_settings
from colloquy.problems import has_errors
from colloquy.serving import Preview

PAYLOADS = (
    "{python}object/apply:pathlib.Path.touch [{python}object/apply:pathlib.Path [{trace}]]",
    "{python}object/new:os.system ['touch {trace}']",
    "{python}object/apply:subprocess.check_output [[touch, {trace}]]",
    "{python}module:antigravity",
    "{python}name:os.system",
    "{python}object:colloquy.problems.Phrase {{}}",
    "!<tag:yaml.org,2002:python/object/apply:os.system> ['touch {trace}']",
)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_verb_runs_what_settings_say(payload: str, small: Path) -> None:
    trace, settings = small / "trace", small / "mkdocs.yml"
    append(settings, f"extra:\n  {payload.format(python='!!python/', trace=trace)}\n")

    for verb in ("check", "sync", "status", "pages", "build", "offline"):
        result = colloquy(verb, "--root", small)
        assert "mkdocs.yml:17:3: a YAML tag" in result.output, verb
        assert result.exit_code == 1, verb
    assert has_errors(Preview(run(small)).update())
    assert not trace.exists()


@pytest.mark.parametrize("root", [ROOT, SMALL], ids=["real", "small"])
def test_settings_are_as_mkdocs_reads_them(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITE_URL", "https://elsewhere.example/")
    settings, problems = read_settings(root)
    with (root / "mkdocs.yml").open(encoding="utf-8") as stream:
        assert settings == yaml_load(stream, get_yaml_loader())
    assert not problems


def test_the_functions_that_the_theme_names_are_read(small: Path) -> None:
    tags = "".join(f"  - !!{NAMED.removeprefix(STANDARD)}{name}\n" for name in sorted(FUNCTIONS))
    with (small / "mkdocs.yml").open("a", encoding="utf-8") as stream:
        stream.write(f"extra:\n{tags}")
    settings, problems = read_settings(small)
    assert not problems
    assert {f"{each.__module__}.{each.__name__}" for each in settings["extra"]} == FUNCTIONS


@pytest.mark.parametrize(
    "value",
    [
        *("!ENV SECRET", "!ENV [SECRET]", '!ENV [SECRET, "x"]', "!ENV [SITE_URL, SECRET, x]"),
        *(
            "!ENV [SITE_URL, !ENV SECRET]",
            "!ENV 'SECRET'",
            "!<!ENV> SECRET",
            "[!ENV [SITE_URL, [!ENV SECRET]]]",
        ),
    ],
)
def test_settings_publish_nothing_secret_of_the_environment(
    value: str, small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another name than those of this project's settings is refused, with its line and a remedy."""
    monkeypatch.setenv("SECRET", "hunter2")
    with (small / "mkdocs.yml").open("a", encoding="utf-8") as stream:
        stream.write(f"copyright: {value}\nextra:\n  token: {value}\n")
    settings, problems = read_settings(small)
    assert settings == {}
    assert [problem.location.line for problem in problems] == [16, 18]
    assert {problem.what.fields["name"] for problem in problems} == {"SECRET"}
    assert [problem.remedy.fields["names"] for problem in problems] == [[*VARIABLES]] * len(problems)


def test_settings_read_what_they_may_of_the_environment(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in VARIABLES:
        monkeypatch.setenv(name, f"of {name}")
    with (small / "mkdocs.yml").open("a", encoding="utf-8") as stream:
        stream.write("extra:\n" + "".join(f"  {name}: !ENV [{name}, SECRET]\n" for name in VARIABLES))
    settings, problems = read_settings(small)
    assert not problems
    assert settings["extra"] == {name: f"of {name}" for name in VARIABLES}


def test_no_module_is_imported_because_settings_call_it_an_extension(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (small / "own.py").write_text("from pathlib import Path; Path('trace').touch()", encoding="utf-8")
    settings = small / "mkdocs.yml"
    edit(settings, "- attr_list", "- own")
    monkeypatch.chdir(small)
    monkeypatch.syspath_prepend(small)
    for verb in ("check", "build"):
        assert "the Markdown extension `own`" in colloquy(verb, "--root", small).output
    assert not (small / "trace").exists()


@pytest.mark.parametrize("extra", ["[x]", "3", "text"])
def test_what_is_wrong_under_extra_is_said_in_words_that_editors_know(small: Path, extra: str) -> None:
    append(small / "mkdocs.yml", f"extra: {extra}\n")
    output = colloquy("check", "--root", small).output
    assert "Config value 'extra'" in output
    assert "AttributeError" not in output
