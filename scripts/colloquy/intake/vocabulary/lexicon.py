"""The words of conversations, in every language that intake knows: `words.yml`, as regular expressions."""

import re
from functools import cache
from importlib.resources import files

import yaml


@cache
def words(name: str) -> tuple[str, ...]:
    """Give a list of `words.yml`."""
    return tuple(map(str, _lists()[name]))


def either(name: str) -> str:
    """Write a list as one group of a regular expression."""
    return f"(?:{'|'.join(words(name))})"


def pattern(name: str, form: str = "{}") -> re.Pattern[str]:
    """Compile a list, of small letters and capitals alike; `form` says what is around one of it."""
    return re.compile(form.replace("{}", either(name)), re.IGNORECASE)


@cache
def _lists() -> dict[str, list[str]]:
    loaded = yaml.load(files("colloquy.intake.vocabulary").joinpath("words.yml").read_text("utf-8"), LOADER)
    return {str(name): list(items) for name, items in loaded.items()}


LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
