"""Workers: where records are made, as a run is given it; how is for `executing`."""

import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass

THRESHOLD = 50_000, 20, 50
"""When to look for cycles: an archive is many small values that stay, and looking through them takes long."""

Progress = Callable[[Iterable[str]], Iterable[str]]
"""Shows how far a loop over interviews has come."""


class NoClusterError(Exception):
    """There is no cluster at the address, or the extra that reaches it is not installed."""


@dataclass(frozen=True, slots=True)
class Workers:
    """Where records are made."""

    jobs: int = 0
    """How many processes; 0 for one on each core."""
    cluster: str = ""
    """The address of a Dask scheduler; empty for this machine."""

    @property
    def count(self) -> int:
        """How many processes there are to be on this machine."""
        cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
        return self.jobs or cores or 1
