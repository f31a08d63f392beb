"""`highlights.yml`: passages that the home page offers to somebody who does not know where to begin."""

from typing import Annotated

from pydantic import Field, StringConstraints

from colloquy.catalogue.fields import Language, Record, Sentence

AT = r"^[a-z0-9]+(-[a-z0-9]+)*#l[1-9][0-9]{0,8}$"


class HighlightRecord(Record):
    """One passage worth reading now."""

    at: Annotated[str, StringConstraints(pattern=AT)]
    """Interview and passage, as in addresses: `chollet-datacamp-2017#l65`."""
    why: Annotated[dict[Language, Sentence], Field(min_length=1)]
    """Why it is worth reading, in one sentence."""
    quote: dict[Language, Sentence] = Field(default_factory=dict)
    """Up to three whole sentences of it, word for word, which are shown instead of all of it."""

    @property
    def interview(self) -> str:
        """The interview's id."""
        return self.at.partition("#")[0]

    @property
    def passage(self) -> str:
        """The passage's id."""
        return self.at.partition("#")[2]


class Highlights(Record):
    """`highlights.yml`: all highlights, in the order in which they are shown."""

    highlights: tuple[HighlightRecord, ...]
