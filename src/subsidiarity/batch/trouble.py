"""What can keep a whole batch from its end; what is wrong in one file never does."""

from __future__ import annotations


class NotWritten(Exception):
    """Why a file could not be written, in the system's words; what stood there before still does."""


class NoCluster(Exception):
    """Why nobody at an address will do the work."""


class NoWorkers(Exception):
    """Why no process of this machine will do the work, in the system's words."""
