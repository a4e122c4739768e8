"""The exit codes of an interview or a workshop, the same in every shell."""

from __future__ import annotations

FINE, UNREADABLE, INTERRUPTED = 0, 2, 130
"""Exit codes: left in order; a file that cannot be read or a last change that is not saved; Ctrl+C."""
