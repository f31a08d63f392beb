"""The arena: a small archive in memory, into which inputs are put, and the laws that hold for every input."""

from __future__ import annotations

import re
import shutil
import signal
import time
import traceback
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import IntEnum
from hashlib import sha256
from pathlib import Path
from types import FrameType
from typing import TypeVar

import yaml

from archives import SMALL, append, run, seal, snapshot
from colloquy import pipeline
from colloquy.bundling import bundle
from colloquy.intake.understanding import understand
from colloquy.mapping.runs import Outcome
from colloquy.problems import has_errors
from colloquy.text.inertness import LINE_END
from fuzz.made import lost, unreadable
from golden import CASES
from test_bad_input import spoil

Files = Mapping[str, bytes]
"""What an input puts into the archive, by path."""

T = TypeVar("T")

DECLARED = "seeds/talk/interview.yml"
SOURCE = "seeds/talk/talk.md"
PATIENCE = 3.0
"""Seconds of the processor for one verb, whatever the input, up to 1 MB."""
PLAIN = 12
"""How many times as long as a plain page an input may take, where a busy machine makes all things slow."""


class Depth(IntEnum):
    """How far an input is followed if nothing is wrong with it."""

    CHECK = 0
    FILES = 1
    """All that `build` does before it renders."""
    SITE = 2
    """The site, and the copy that opens from a folder."""


class BrokenLawError(Exception):
    """An input broke a law: ``traceback``, ``time``, ``export``, ``address``, ``lines``, or ``gate``.

    The last is that `check` passed what `build` refuses.
    """

    def __init__(self, law: str, detail: str) -> None:
        super().__init__(f"{law}: {detail}")
        self.law = law
        self.detail = detail


class _TimeIsUpError(BaseException):
    """Is an `Exception` to nobody who might catch it."""


@dataclass(frozen=True, slots=True)
class Arena:
    """An archive at a place, and what its files say when no input has changed them."""

    root: Path
    files: Files

    @classmethod
    def at(cls, root: Path) -> Arena:
        """Make the archive: one interview with translations, topics, terms and hand-written pages."""
        shutil.rmtree(root, ignore_errors=True)
        shutil.copytree(SMALL, root)
        seal(root / "seeds" / "talk")
        spoil(root, yaml.safe_load((CASES / "diff" / "archive.yaml").read_text(encoding="utf-8")))
        settings = root / "mkdocs.yml"  # so that git need not be asked in every run
        append(settings, "extra: {edit_url: https://a.example/}\n")
        return cls(root, snapshot(root))

    def judge(self, changed: Files, depth: Depth) -> bool:
        """Try an input; say whether `check` passed it. Raises `BrokenLawError`."""
        self._put(changed)
        try:
            outcome = self._check()
        except BrokenLawError as failure:
            if failure.law != "time":
                raise
            # A busy machine is slow with every input: ask how slow before saying that this one is.
            patience = max(PATIENCE, PLAIN * self._plain())
            self._put(changed)
            outcome = self._check(patience)
        if has_errors(outcome.problems):
            return False
        if depth is not Depth.CHECK:
            # Building has its own measures; here it only has to end.
            made = _within(20 * PATIENCE, lambda: self._build(depth))
            if has_errors(made.problems):
                wrong = "; ".join(f"{each.location}: {each.what.text()}" for each in made.problems)
                raise BrokenLawError("gate", wrong[:500])
            for law, broken in (("export", unreadable(self.root)), ("address", lost(self.root))):
                if wrong := "; ".join(broken):
                    raise BrokenLawError(law, wrong[:500])
        return True

    def _check(self, patience: float = PATIENCE) -> Outcome:
        return _within(patience, lambda: pipeline.check(run(self.root)))

    def _plain(self) -> float:
        """Measure, in seconds of the processor, how long a plain page takes that no cache has seen."""
        self._put({"docs/en/about.md": f"# About\n\n{time.time_ns()}\n".encode()})
        begun = time.process_time()
        pipeline.check(run(self.root))
        return time.process_time() - begun

    def _build(self, depth: Depth) -> Outcome:
        if depth is Depth.FILES:
            return pipeline.write_site_files(run(self.root))
        outcome = pipeline.build(run(self.root))
        if outcome.written:  # not where it would withdraw what is published
            bundle(outcome.archive, outcome.summaries)
        return outcome

    def _put(self, changed: Files) -> None:
        files = {**self.files, **changed}
        if DECLARED not in changed or re.search(rb"sha256: [0-9a-f]{64}\b", changed[DECLARED]):
            digest = sha256(files.get(SOURCE, b"")).hexdigest().encode()
            files[DECLARED] = re.sub(rb"sha256: [0-9a-f]{64}\b", b"sha256: " + digest, files[DECLARED])
        for folder in ("seeds", "docs"):
            for path in (self.root / folder).rglob("*"):
                name = path.relative_to(self.root).as_posix()
                if path.is_file() and folder == "seeds" and name not in files:
                    path.unlink()
        for name, content in files.items():
            (self.root / name).parent.mkdir(parents=True, exist_ok=True)
            (self.root / name).write_bytes(content)


def judge_received(name: str, raw: bytes) -> None:
    """Understand a file. Raises `BrokenLawError` if that fails or hangs, or if lines are made up."""
    try:
        understood = _within(PATIENCE, lambda: understand(raw, name))
    except BrokenLawError as failure:
        if failure.law != "time":
            raise
        understood = _within(PATIENCE, lambda: understand(raw, name))  # a busy machine, as above
    if understood.text is not None and understood.reading is not None:
        last = len(LINE_END.split(understood.text.text))
        if wrong := [turn.line for turn in understood.reading.turns if not 1 <= turn.line <= last]:
            raise BrokenLawError("lines", f"{name}: there are no lines {wrong[:5]}")


def _within(seconds: float, work: Callable[[], T]) -> T:
    """Do some work; raises `BrokenLawError` if it fails or takes longer."""
    begun = time.process_time()
    signal.signal(signal.SIGPROF, _stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        return work()
    except _TimeIsUpError as failure:
        where = traceback.extract_tb(failure.__traceback__)[-1]
        spent = time.process_time() - begun
        raise BrokenLawError("time", f"{spent:.1f} s, in {where.filename}:{where.lineno}") from None
    except (Exception, SystemExit) as failure:
        lines = traceback.format_exception(failure, limit=-4)
        raise BrokenLawError("traceback", "".join(lines)[-1500:]) from failure
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


def _stop(_: int, __: FrameType | None) -> None:
    raise _TimeIsUpError
