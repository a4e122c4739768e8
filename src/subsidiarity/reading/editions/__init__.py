"""Editions: which one a file answers, and what its ids were in those before."""
