"""A hold on an open file, so that others can tell that its owner is alive: the system lets go when the owner dies.

No clock is asked: a program that was stopped for a day still holds, one that was killed does not.
"""

from __future__ import annotations

import errno
import os
import sys

_HELD_BY_ANOTHER = (errno.EACCES, errno.EAGAIN, errno.EWOULDBLOCK)

if sys.platform == "win32":
    import msvcrt

    _FAR = 1 << 30
    """The offset of the one byte that is held, far behind the content, which others may go on reading."""

    def hold(descriptor: int) -> bool:
        """Hold a file until its descriptor is closed; False if another holds it, or if it cannot be told."""
        try:
            os.lseek(descriptor, _FAR, os.SEEK_SET)
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
            os.lseek(descriptor, 0, os.SEEK_SET)
        except OSError:
            return False
        return True

    def is_held(descriptor: int) -> bool:
        """Whether another holds the file."""
        return not hold(descriptor)

else:
    import fcntl

    def hold(descriptor: int) -> bool:
        """Hold a file until its descriptor is closed; False if another holds it, or if it cannot be told."""
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True

    def is_held(descriptor: int) -> bool:
        """Whether another holds the file; False where the file system cannot tell."""
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            return error.errno in _HELD_BY_ANOTHER
        fcntl.flock(descriptor, fcntl.LOCK_UN)
        return False
