"""Guarding: the only place where files are opened, listed, written, moved or removed.

Seeds, pages and settings come from strangers, by pull request. A link, a FIFO, a device or a mount among
them would lead a run out of the archive, or keep it for ever. So before anything is read or written,
`astray` looks at all places and refuses these by name; and whatever is opened or replaced afterwards is
looked at again, at that moment (`files`, `folders`). `tests/test_ways.py` holds all other code to this.

Open stays one way: somebody who can write to the same folder while a run goes on, and puts a link where a
folder was in the microseconds between such a look and the step after it, or while MkDocs reads ``docs/``.
"""

from colloquy.guarding.astray import AstrayError, find_astray, refuse_astray

__all__ = ["AstrayError", "find_astray", "refuse_astray"]
