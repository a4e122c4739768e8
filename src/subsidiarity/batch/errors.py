"""The errors that keep a whole batch from its end; what is wrong in one file never does."""

from __future__ import annotations


class NoCluster(Exception):
    """An error: nobody at an address will do the work; its text says why."""


class NoWorkers(Exception):
    """An error: no process of this machine will do the work; its text is the system's words."""
