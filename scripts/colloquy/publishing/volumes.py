"""Volumes: pieces of an index that change together, in a folder that is named by what they say.

They are kept from build to build below one folder, with the store, and what did not change is neither made
nor written again. A reader whose directory is of another build asks for a folder that is not there, and is
never given a piece that says something else.
"""

import zlib
from base64 import b64encode
from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path
from typing import Any

from colloquy.guarding.files import replace, write
from colloquy.guarding.folders import list_folder, make_folder, mirror, remove_empty, remove_folder
from colloquy.publishing.pieces import Bodies
from colloquy.reading.looking import look_below
from colloquy.recording.store import Store

FACTS = "volume "
"""What the names of facts begin with that keep what is known of volumes."""
NEW = "new"
"""The folder of a volume on its way: what an interrupted run left there is dropped."""


@dataclass(frozen=True, slots=True)
class Volume:
    """A volume, and what the directory says of it."""

    mark: str
    about: dict[str, Any]


Make = Callable[[], tuple[Bodies, dict[str, Any]]]
"""Makes the pieces of a volume, and what the directory says of them."""


@dataclass(slots=True)
class Volumes:
    """The volumes of an archive."""

    store: Store
    folder: Path
    facts: set[str] = field(default_factory=set)
    """Those of all volumes that this run wants."""
    wanted: set[str] = field(default_factory=set)
    """Their folders."""

    def keep(self, folder: str, name: str, key: str, make: Make) -> Volume:
        """Give a volume, made again unless it is there, was made under the same key and left as it was."""
        fact = f"{FACTS}{folder} {name}"
        kept = self.store.fact(fact)
        if kept.get("key") != key or _look(self.folder / folder / kept["mark"]) != kept["looks"]:
            bodies, about = make()
            mark, looks = _write(self.folder / folder, bodies)
            kept = {"key": key, "mark": mark, "looks": looks, "about": about}
            self.store.put_fact(fact, kept)
        self.facts.add(fact)
        self.wanted.add(f"{folder}/{kept['mark']}")
        return Volume(kept["mark"], kept["about"])

    def publish(self, place: Path) -> None:
        """Put the wanted volumes into a folder, and drop all others: what was withdrawn is to be nowhere."""
        for folder in list_folder(self.folder):
            for mark in list_folder(self.folder / folder):
                if f"{folder}/{mark}" not in self.wanted:
                    remove_folder(self.folder / folder / mark)
            mirror(place / folder, self.folder / folder)
        remove_empty(self.folder)
        self.store.drop_facts(FACTS, self.facts)


def _write(folder: Path, bodies: Bodies) -> tuple[str, list[list[Any]]]:
    """Write a volume; give its mark, and how it looks. Its folder is there with all pieces or not at all."""
    mark, new = _hash(bodies), folder / NEW
    remove_folder(new)
    make_folder(new)
    for name, body in bodies.items():
        write(new / f"{name}.js", f'colloquyPiece("{mark}/{name}","{pack(body)}")\n')
    remove_folder(folder / mark)
    replace(new, folder / mark)
    return mark, _look(folder / mark)


def _hash(bodies: Bodies) -> str:
    hashed = blake2b(digest_size=6)
    for name, body in bodies.items():
        hashed.update(f"{name} {len(body)} ".encode() + body)
    return hashed.hexdigest()


def _look(folder: Path) -> list[list[Any]]:
    return sorted([path, *look[:2]] for path, look in look_below(str(folder)))


def pack(body: bytes) -> str:
    """Compress, in letters."""
    packer = zlib.compressobj(6, zlib.DEFLATED, -15)
    return b64encode(packer.compress(body) + packer.flush()).decode()
