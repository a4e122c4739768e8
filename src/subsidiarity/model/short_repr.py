"""The short text of a noun for whoever writes a program: its fields as they are written, what is long or deep cut."""

from __future__ import annotations

from reprlib import Repr

_MOST_CHARACTERS = 400


class _Cut(Repr):
    """A writer of texts that leaves out what is deep, and the middle of what is long."""

    def __init__(self) -> None:
        super().__init__()
        self.maxlevel = 3
        self.maxtuple = self.maxlist = self.maxdict = self.maxset = self.maxfrozenset = 4
        self.maxstring = self.maxother = self.maxlong = 80

    def repr_instance(self, value: object, level: int) -> str:
        """The text of an object that is no container: of a noun its fields, or its name alone where it is deep."""
        if not hasattr(type(value), "__dataclass_fields__"):
            return super().repr_instance(value, level)
        kind = type(value).__qualname__
        if level <= 0:
            return f"{kind}(…)"
        if type(value).__repr__.__name__ == "__repr__":  # its own; the one that nouns are given has another name
            return repr(value)
        return self.fields(value, level)

    def fields(self, noun: object, level: int) -> str:
        """The text of a noun with its fields."""
        names: tuple[str, ...] = getattr(noun, "__match_args__", ())
        said = ", ".join([f"{name}={self.repr1(getattr(noun, name), level - 1)}" for name in names])
        return f"{type(noun).__qualname__}({said})"


def short_repr(noun: object) -> str:
    """The text of a noun: whole if it is small, and never longer than a few lines."""
    writer = _Cut()
    said = writer.fields(noun, writer.maxlevel)
    return said if len(said) <= _MOST_CHARACTERS else f"{said[: _MOST_CHARACTERS - 2]}…)"
