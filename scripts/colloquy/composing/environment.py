"""The template engine: every value that is not HTML already is made inert before it is written."""

import json
import sys
import sysconfig
from contextlib import suppress
from functools import cache, partial
from importlib.util import cache_from_source
from pathlib import Path
from types import CodeType
from typing import ClassVar
from urllib.parse import urlsplit

from jinja2 import Environment, FileSystemBytecodeCache, PackageLoader, StrictUndefined
from jinja2.bccache import Bucket
from markupsafe import Markup

from colloquy.composing.metadata import brief
from colloquy.recording import keys
from colloquy.text.inline import attribute, escape, inert
from colloquy.text.inline.markdown import code, line, link, quotation, text, trimmed
from colloquy.words.naming import name_licence
from colloquy.words.wording import Wording

PACKAGES = (Path(__file__).parents[1], Path(sysconfig.get_path("purelib")))
"""Where packages are whose modules Python keeps compiled."""


class Compiled(FileSystemBytecodeCache):
    """Templates that were compiled; those of packages are kept beside the compiled modules of this one.

    Whoever can write there can change the modules, too. An archive may come from anyone: nothing that was
    compiled is read from it, and its own templates are compiled in each run.
    """

    shared: ClassVar[dict[tuple[str, str], CodeType]] = {}
    """Those of packages, for all archives of a run, by their keys and what they were compiled from."""

    def __init__(self) -> None:
        super().__init__(str(Path(cache_from_source(__file__)).parent), "template-%s.pyc")
        self.own: dict[str, CodeType] = {}
        """An archive's own, by their keys."""

    def get_source_checksum(self, source: str) -> str:
        """Hash all that a template is compiled from: filters that are applied to constants as well."""
        return keys.digest(keys.code(), source)

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give what was compiled already, for another language, another archive or by another run."""
        bucket.code = self.own.get(bucket.key) or self.shared.get((bucket.key, bucket.checksum))
        if bucket.code is None:
            super().load_bytecode(bucket)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled now."""
        assert bucket.code
        if not any(map(Path(bucket.code.co_filename).is_relative_to, PACKAGES)):
            self.own[bucket.key] = bucket.code
            return
        self.shared[bucket.key, bucket.checksum] = bucket.code
        if not sys.dont_write_bytecode:
            with suppress(OSError):  # perhaps nobody may write there
                super().dump_bytecode(bucket)


OURS = Compiled()
"""The package's own templates, which do not change while it runs."""


@cache
def environment(words: Wording) -> Environment:
    """Give the templates of one language."""
    templates = Environment(
        loader=PackageLoader("colloquy.composing"),
        undefined=StrictUndefined,
        finalize=_inert,  # escapes for HTML as for Markdown; macros, which are written here, pass as they are
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        bytecode_cache=OURS,
        auto_reload=False,  # or each page looks whether templates changed on disk
    )
    templates.globals.update(
        _=words.say, _n=words.count, words=words, name_licence=partial(name_licence, words)
    )
    templates.filters.update(quoted=_quoted, brief=brief, attribute=attribute, link=_link)
    templates.filters.update(
        md=text, line=line, trimmed=trimmed, code=code, link_to=link, quotation=quotation
    )
    templates.filters.update(inert=escape, language=words.language, host=_host)
    return templates


def _inert(value: object) -> object:
    return inert(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _quoted(value: str) -> Markup:
    """Write a string for YAML front matter (JSON strings are YAML strings).

    The theme prints front matter as HTML, so it is HTML here; our own templates take the tags off again.
    """
    return Markup(json.dumps(str(_inert(value)), ensure_ascii=False))


def _host(address: str) -> str:
    """Give the host of an address, by which readers know a site."""
    return urlsplit(address).hostname or address


def _link(address: str) -> Markup:
    """Write an address as a link if it is one that we lead to, else as text."""
    if not address.startswith(("https://", "http://", "mailto:")):
        return escape(address)
    return Markup('<a href="{}">{}</a>').format(attribute(address), escape(address))
