"""The names of `typing` that the way to one result uses, without loading it: that takes 3 to 5 ms of 100.

Type checkers see the names themselves. While the program runs, annotations are text that nobody reads, and all that is
asked of these names is `get_args`. Modules that are loaded for one result take them from here, and so does whoever
asks for the words of a literal of theirs.
"""

from __future__ import annotations

TYPE_CHECKING = False
"""Whether a type checker reads this; such a program takes a variable of this name to be true."""

if TYPE_CHECKING:
    from typing import Any as Any
    from typing import BinaryIO as BinaryIO
    from typing import Generic as Generic
    from typing import Literal as Literal
    from typing import NoReturn as NoReturn
    from typing import ParamSpec as ParamSpec
    from typing import Protocol as Protocol
    from typing import TextIO as TextIO
    from typing import TypeAlias as TypeAlias
    from typing import TypeGuard as TypeGuard
    from typing import TypeVar as TypeVar
    from typing import cast as cast
    from typing import get_args as get_args
else:

    class _Words(tuple):
        """The words of a literal; beside another kind they stand for themselves."""

        __slots__ = ()

        def __or__(self, _other: object) -> _Words:
            return self

        __ror__ = __or__

    class _Literal:
        def __getitem__(self, words: object) -> _Words:
            return _Words(words if isinstance(words, tuple) else (words,))

    class Protocol:
        """A description of what an object can do, and the base of classes for several kinds."""

        __slots__ = ()

        def __class_getitem__(cls, kinds: object) -> type:
            return cls

    class TypeVar:
        """A kind that is not said."""

        def __init__(self, name: str, **_bounds: object) -> None:
            self.__name__ = name

    class ParamSpec(TypeVar):
        """The arguments of a function that is not said."""

    Literal, Generic = _Literal(), Protocol
    Any = BinaryIO = NoReturn = TextIO = TypeAlias = TypeGuard = object

    def cast(_kind: object, value: object) -> object:
        """The value."""
        return value

    def get_args(literal: _Words) -> tuple[object, ...]:
        """The words of a literal, whose module takes `Literal` from here, too."""
        assert isinstance(literal, _Words), literal
        return tuple(literal)
