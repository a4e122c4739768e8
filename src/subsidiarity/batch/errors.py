"""What can keep a whole batch from its end; what is wrong in one file never does."""

from __future__ import annotations


class NoCluster(Exception):
    """Why nobody at an address will do the work."""


class NoWorkers(Exception):
    """Why no process of this machine will do the work, in the system's words."""
