"""A plugin of mypy that finds what its types cannot: a phrase in a formatted text, and a text no catalogue can hold.

`f"{phrase}"`, `str(phrase)` and the like take any object, and `LiteralString` is any text to mypy.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from mypy.nodes import StrExpr
from mypy.plugin import FunctionContext, MethodContext, Plugin
from mypy.types import AnyType, Instance, TupleType, Type, UnionType, get_proper_type

_LANGUAGE = "subsidiarity.reporting.language"
_PHRASE = f"{_LANGUAGE}.Phrase"
_NO_TEXT = {_PHRASE, f"{_LANGUAGE}.Plural"}
_TAKES_LITERALS = {_PHRASE: 1, f"{_LANGUAGE}.words": 1, f"{_LANGUAGE}.plural": 2, f"{_LANGUAGE}.Plural": 2}
"""The functions of which the first so many arguments are looked up in a catalogue."""
_MAKES_TEXT = {"builtins.str", "builtins.print", "builtins.format"}
_FORMATS = "builtins.str.format"
"""To mypy a formatted text is a call of this method for each value in it."""


class PhrasePlugin(Plugin):
    """Looks at each call of a function that says a phrase or makes text of anything."""

    def get_function_hook(self, fullname: str) -> Callable[[FunctionContext], Type] | None:
        """What looks at the calls of a function, by its name."""
        if fullname in _TAKES_LITERALS:
            return partial(_wants_literals, _TAKES_LITERALS[fullname])
        return _wants_no_phrase if fullname in _MAKES_TEXT else None

    def get_method_hook(self, fullname: str) -> Callable[[MethodContext], Type] | None:
        """What looks at the calls of a method, by its name."""
        return _wants_no_phrase if fullname == _FORMATS else None


def plugin(version: str) -> type[Plugin]:
    """The class that mypy asks for; `version` is mypy's."""
    return PhrasePlugin


def _wants_literals(number: int, context: FunctionContext) -> Type:
    for arguments, types in zip(context.args[:number], context.arg_types[:number], strict=True):
        for argument, its_type in zip(arguments, types, strict=True):
            is_known = not isinstance(get_proper_type(its_type), AnyType)
            if is_known and not isinstance(argument, StrExpr) and not _is_phrase(its_type):
                message = "Only a literal text can be found by those who translate, or a phrase that was made of one"
                context.api.fail(message, argument)
    return context.default_return_type


def _wants_no_phrase(context: FunctionContext | MethodContext) -> Type:
    for arguments, types in zip(context.args, context.arg_types, strict=True):
        for argument, its_type in zip(arguments, types, strict=True):
            if _may_be_phrase(its_type):
                context.api.fail("A phrase is no text yet: words(...) turns it into text", argument)
    return context.default_return_type


def _is_phrase(its_type: Type) -> bool:
    proper = get_proper_type(its_type)
    return isinstance(proper, Instance) and proper.type.fullname == _PHRASE


def _may_be_phrase(its_type: Type) -> bool:
    """Whether a value of this type may be a phrase, or a union, tuple or list that may hold one."""
    match get_proper_type(its_type):
        case UnionType(items=items) | TupleType(items=items) | Instance(args=items) if items:
            return any(map(_may_be_phrase, items))
        case proper:
            return isinstance(proper, Instance) and proper.type.fullname in _NO_TEXT
