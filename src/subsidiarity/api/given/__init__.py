"""Values that a program gives: dicts, frames, paths and words, made into what is asked of, or refused in words."""
