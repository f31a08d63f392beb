"""Exchanging two folders in one step of the system, so that neither is ever absent."""

import ctypes
import errno
import os
import sys
from pathlib import Path

AT_FDCWD = -100
RENAME_EXCHANGE = 2
"""Of Linux' renameat2(2)."""
RENAME_SWAP = 2
"""Of macOS' renamex_np(2)."""

LACKING = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EPERM}
"""What a system answers that cannot do it, or a file system, or a sandbox that knows only older calls."""


def exchange(one: Path, other: Path) -> bool:
    """Let two folders change places at once; say whether the system can. Raises `OSError` where it fails."""
    try:
        system = ctypes.CDLL(None, use_errno=True)
        if sys.platform == "linux":
            failed = system.renameat2(
                AT_FDCWD, os.fsencode(one), AT_FDCWD, os.fsencode(other), RENAME_EXCHANGE
            )
        elif sys.platform == "darwin":
            failed = system.renamex_np(os.fsencode(one), os.fsencode(other), RENAME_SWAP)
        else:
            return False
    except (AttributeError, OSError, TypeError):  # no such function; Windows has no library of that kind
        return False
    if not failed:
        return True
    number = ctypes.get_errno()
    if number in LACKING:
        return False
    raise OSError(number, os.strerror(number), str(one), None, str(other))
