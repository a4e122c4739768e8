"""The advisor on who should decide this: it places a decision at a level, with the reasons."""

__version__ = "0.1.0"
