"""``mkdocs.yml`` as plain values. MkDocs' own loader runs whatever the file names, so it never reads it.

What MkDocs gets are the values that are read here. Beside plain YAML they may have a few values from the
environment (``!ENV``) and the few functions that Material for MkDocs names in its manual.
"""

import re
from collections.abc import Iterator
from html import unescape
from importlib import import_module
from pathlib import Path
from typing import Any

import yaml
import yaml_env_tag

from colloquy.catalogue.extending import check_parts, check_reach
from colloquy.catalogue.yaml_tree import DEPTH, LINE_END, stopped
from colloquy.problems import Location, Problem, error
from colloquy.text.decoding import decode, read_bytes
from colloquy.text.inertness import find_forbidden

NAME = "mkdocs.yml"
LONGEST = 50_000
"""Characters of settings that are read; MkDocs goes through all of them many times."""
STANDARD = "tag:yaml.org,2002:"
NAMED = f"{STANDARD}python/name:"
FUNCTIONS = frozenset(
    {
        "material.extensions.emoji.to_svg",
        "material.extensions.emoji.twemoji",
        "pymdownx.superfences.fence_code_format",
    }
)
"""Functions that settings may name; naming one does not call it."""
VARIABLES = ("CI", "CONTACT", "EDIT_URL", "OFFLINE", "SITE_URL")
"""What settings may read of the environment: settings are published, and the rest of it may be secret."""
TAGS = frozenset(
    {None, "!", "!ENV", f"{STANDARD}str", f"{STANDARD}seq", f"{STANDARD}map", *map(NAMED.__add__, FUNCTIONS)}
)
NUMBERS = {
    "int": re.compile(r"[-+]?(?:0|[1-9][0-9]{0,17})\Z"),
    "float": re.compile(r"[-+]?[0-9]{1,18}\.[0-9]{1,18}\Z"),
}
"""Numbers that are read as such. All else that YAML 1.1 would compute, dates included, is text."""
MARKUP = re.compile(r"<[a-z/!?]|\"[\s/]*[a-z][\w:.-]*\s*=", re.IGNORECASE)
"""What opens a tag, or ends an attribute and begins another: the theme writes many values into pages as they
are, and the policy of pages would let such a script run as one of the theme's own."""
RUNNING = re.compile(r"[\0- ]*(?:javascript|vbscript):", re.IGNORECASE)
"""How an address begins that is a script."""
IGNORED_IN_ADDRESSES = re.compile(r"[\t\n\r]")
"""What browsers leave out before they look what an address begins with (https://url.spec.whatwg.org/)."""


class _Loader(yaml.CSafeLoader):
    """Builds values from YAML in which nothing was refused."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.refused: list[Problem] = []
        """Variables of the environment that settings may not read."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, form) for tag, form in resolvers if not tag.endswith((":int", ":float", ":timestamp"))]
    for first, resolvers in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}
for _kind, _form in NUMBERS.items():
    _Loader.add_implicit_resolver(f"{STANDARD}{_kind}", _form, list("-+0123456789"))


def _variable(loader: _Loader, node: yaml.Node) -> Any:
    """Read a variable of the environment; in a list of several entries, the last is the value without any."""
    names = (node.value[:-1] or node.value) if isinstance(node, yaml.SequenceNode) else [node]
    for each in names:
        if isinstance(each, yaml.ScalarNode) and (name := each.value) not in VARIABLES:
            place = Location(NAME, each.start_mark.line + 1, each.start_mark.column + 1)
            what = "the environment variable `{name}`, which may be a secret, would be published"
            remedy = "write the value here; settings can read {names} only"
            loader.refused.append(error(place, what, remedy, name=name, names=[*VARIABLES]))
    return yaml_env_tag.construct_env_tag(loader, node)


_Loader.add_constructor("!ENV", _variable)
_Loader.add_multi_constructor(NAMED, lambda _, name, __: _function(name))


def read_settings(root: Path) -> tuple[dict[str, Any], list[Problem]]:
    """Read an archive's ``mkdocs.yml``; with problems, the settings are empty."""
    raw, problems = read_bytes(root / NAME, NAME)
    if problems:
        return {}, problems
    text, problems = decode(raw, NAME)
    if problems:
        return {}, problems
    if len(text) > LONGEST:
        what = "{length} characters; no more than {most} are read"
        remedy = "remove what MkDocs and its plugins do not need; pages need not be listed under `nav`"
        return {}, [error(Location(NAME), what, remedy, length=len(text), most=LONGEST)]
    try:
        problems = list(_refused(yaml.parse(text, Loader=yaml.CSafeLoader)))
        settings, unread = ({}, []) if problems else _load(text)
        problems += unread
    except yaml.YAMLError as failure:
        return {}, [stopped(NAME, text, failure)]
    if not problems and not isinstance(settings, dict):
        problems = [error(Location(NAME, 1), "no settings", "write them as `key: value`")]
    if not problems and "INHERIT" in settings:
        what, remedy = "`INHERIT` is not read", "write the settings of the other file here"
        line = next(number for number, line in enumerate(LINE_END.split(text), start=1) if "INHERIT" in line)
        problems = [error(Location(NAME, line), what, remedy)]
    problems = problems or [*check_parts(settings, text), *check_reach(settings, text)]
    return ({}, problems) if problems else (settings, [])


def _load(text: str) -> tuple[Any, list[Problem]]:
    loader = _Loader(text)
    try:
        return loader.get_single_data(), loader.refused
    finally:
        loader.dispose()


def _refused(events: Iterator[yaml.Event]) -> Iterator[Problem]:
    """Find what could run code, grow without end or nest without end."""
    depth = 0
    for event in events:
        if isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
            continue
        mark = event.start_mark
        place = Location(NAME, mark.line + 1, mark.column + 1) if mark else Location(NAME)
        if isinstance(event, yaml.AliasEvent):
            remedy = "write the value out where it is needed"
            yield error(place, "a YAML alias (`*{name}`)", remedy, name=event.anchor)
        elif (tag := getattr(event, "tag", None)) not in TAGS:
            remedy = "remove it: settings run no code; a value from the environment is `!ENV SITE_URL`"
            yield error(place, "a YAML tag (`{name}`)", remedy, name=str(tag).replace(STANDARD, "!!"))
        if isinstance(event, yaml.ScalarEvent) and (bad := next(find_forbidden(event.value), None)):
            yield error(place, "a control character (U+{code:04X})", "remove it", code=ord(bad[0]))
        if isinstance(event, yaml.ScalarEvent) and (markup := find_markup(event.value)):
            what, remedy = (
                "markup (`{markup}`), which would go into pages as it is",
                "remove the markup; markup of your own belongs in a template in overrides/",
            )
            yield error(place, what, remedy, markup=markup)
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > DEPTH:
                yield error(
                    place,
                    "nested too deeply",
                    "remove the brackets or the indentation that make so many levels",
                )
                return


def find_markup(value: str) -> str:
    """Give the markup that a value has, as text and, after its entities, as an address."""
    address = IGNORED_IN_ADDRESSES.sub("", unescape(value))
    found = MARKUP.search(value) or RUNNING.match(address)
    return found[0].strip() if found else ""


def _function(name: str) -> object:
    module, _, function = name.rpartition(".")
    return getattr(import_module(module), function)
