"""Front matter: what a hand-written page may say of itself, to MkDocs, the theme and our templates.

The theme writes most of it as it is into the page and, in the navigation, into others, and fails where a
value is of another kind. What is not listed here is refused: generated pages have keys, such as `canonical`,
that nobody else may use, and a template of the theme can lead readers to another site.
"""

import re
from collections.abc import Collection, Iterator
from typing import Annotated, Literal

import yaml
from pydantic import AfterValidator

from colloquy.catalogue.fields import Given, Record, Robots, Sentence
from colloquy.catalogue.refusing import refused
from colloquy.catalogue.settings import find_markup
from colloquy.catalogue.validating import validate
from colloquy.catalogue.yaml_tree import read_tree
from colloquy.problems import Location, Problem, error

FRONT = re.compile(r"---[ \t]*\n(.*?\n)(?:\.{3}|---)[ \t]*\n", re.DOTALL)
"""Front matter as MkDocs finds it."""
UNFENCED = re.compile(r" {0,3}([A-Za-z0-9_-]+):")
"""The beginning of a page whose first lines MkDocs takes for front matter, too."""


def _plain(text: str) -> str:
    if found := find_markup(text):
        raise refused("markup", found=found)
    return text


Words = Annotated[Annotated[str, *Sentence.__metadata__, AfterValidator(_plain)] | None, Given]
"""Text that goes into HTML, or nothing."""


class SearchRecord(Record):
    """What the theme's search does with the page, in an archive that has it."""

    exclude: Annotated[Literal["true", "false"] | None, Given] = None


class FrontMatter(Record):
    """All that the front matter of a hand-written page may say."""

    title: Words = None
    """In the navigation, and as the title of the browser's window; else the heading of the page."""
    subtitle: Words = None
    description: Words = None
    """For search engines, and where the page is shared."""
    author: Words = None
    icon: Words = None
    status: Words = None
    """A mark of the theme beside the title in the navigation."""
    hide: tuple[Literal["navigation", "toc", "path", "footer", "feedback", "tags"], ...] = ()
    """Parts of the theme that the page does without."""
    robots: Annotated[Robots | None, Given] = None
    template: Words = None
    """A file in the archive's own folder of templates, which developers review."""
    search: SearchRecord = SearchRecord()


def check_front(text: str, shown: str, templates: Collection[str]) -> Iterator[Problem]:
    """Find what is wrong with the front matter of a page; `templates` are the names of the archive's own."""
    if eaten := UNFENCED.match(text):
        what = "MkDocs takes the line with `{key}:` for front matter, and does not show it"
        remedy = "leave the first line of the page blank; front matter is between two lines `---`"
        yield error(Location(shown, 1), what, remedy, key=eaten[1])
    if not (written := FRONT.match(text)):
        return
    tree = read_tree(f"\n{written[1]}", shown)
    if not tree.problems and not isinstance(tree.value, dict):
        remedy = "write each line as `key: value`; if it is text, leave the first line of the page blank"
        yield error(Location(shown, 1), "front matter that has no keys", remedy)
        return
    front, problems = validate(FrontMatter, tree)
    yield from problems
    if not front:
        return
    try:
        read = yaml.load(written[1], Loader=yaml.CSafeLoader)
    except (ValueError, yaml.YAMLError) as failure:  # such as a day that is in no calendar
        remedy = "put the value in quotes, or correct it"
        yield error(Location(shown, 1), "not valid YAML: {what}", remedy, what=str(failure))
        return
    for key, value in read.items():
        if not isinstance(value, str | list | dict):
            what = "YAML takes `{key}` for a number, a day or the like, and words belong here"
            yield error(front.at(key), what, "put the value in quotes", key=key)
    if (template := front.record.template) and template not in templates:
        what, remedy = (
            "the archive has no template `{template}` of its own",
            "correct the name, or remove the key",
        )
        yield error(front.at("template"), what, remedy, template=template)
