"""Who should decide this? Places a decision at a level, with the reasons."""

__version__ = "0.1.0"
