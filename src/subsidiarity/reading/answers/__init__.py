"""Answers as people write them, and where each stands."""
