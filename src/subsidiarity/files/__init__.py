"""A file read within limits, a file written whole or not at all: the one way."""
