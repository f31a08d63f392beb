"""Writing YAML for people: keys in a given order, a comment behind or above what is a guess."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

import yaml

Value = object


@dataclass(frozen=True, slots=True)
class Guess:
    """A value with a comment behind it."""

    value: Value
    why: str


@dataclass(slots=True)
class Sheet:
    """A YAML file that is being written."""

    lines: list[str] = field(default_factory=list)

    def comment(self, *lines: str) -> None:
        """Write comments."""
        self.lines += [f"# {line}".rstrip() for line in lines]

    def entry(self, key: str, value: Value, guess: str = "") -> None:
        """Write a key with its value, and why it is a guess."""
        if isinstance(value, Mapping):
            self.lines.append(f"{key}:{_behind(guess)}")
            self.lines += [f"  {line}" for inner in value.items() for line in _pair(*inner)]
        elif isinstance(value, Sequence) and not isinstance(value, str):
            self.sequence(key, value, guess)
        else:
            self.lines.append(f"{key}: {scalar(value)}{_behind(guess)}")

    def sequence(self, key: str, values: Iterable[Value], guess: str = "") -> None:
        """Write a key with a list: of plain values on one line, of mappings one below the other."""
        values = list(values)
        if all(not isinstance(value, Mapping) for value in values):
            self.lines.append(f"{key}: {_flow(values)}{_behind(guess)}")
            return
        self.lines.append(f"{key}:{_behind(guess)}")
        for value in values:
            assert isinstance(value, Mapping)
            inner = [line for pair in value.items() for line in _pair(*pair)]
            self.lines += [f"  {'- ' if not index else '  '}{line}" for index, line in enumerate(inner)]

    def gap(self) -> None:
        """Leave a line blank."""
        self.lines.append("")

    def text(self) -> str:
        """Give the file's text."""
        return "\n".join(self.lines) + "\n"


@lru_cache(maxsize=256, typed=True)  # most are keys
def scalar(value: Value) -> str:
    """Write one value on one line, in quotes where YAML needs them."""
    if isinstance(value, bool) or value is None or isinstance(value, int):
        return yaml.safe_dump(value).split("\n")[0]
    words = " ".join(str(value).split())
    return yaml.safe_dump(words, allow_unicode=True, width=10**9, default_flow_style=True).split("\n")[0]


def item(value: Value) -> str:
    """Write one value as it is written within a list on one line, where more signs need quotes."""
    return _flow([value])[1:-1]


def _pair(key: object, value: Value) -> list[str]:
    if isinstance(value, Guess):
        return [f"{scalar(key)}: {scalar(value.value)}{_behind(value.why)}"]
    if isinstance(value, Mapping):
        return [f"{scalar(key)}:", *(f"  {line}" for pair in value.items() for line in _pair(*pair))]
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [f"{scalar(key)}: {_flow(value)}"]
    return [f"{scalar(key)}: {scalar(value)}"]


def _flow(values: Iterable[Value]) -> str:
    """Write a list on one line."""
    written = yaml.safe_dump(list(values), default_flow_style=True, allow_unicode=True, width=10**9)
    return written.strip()


def _behind(guess: str) -> str:
    return f"  # {guess}" if guess else ""
