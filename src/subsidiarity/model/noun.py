"""`dataclass`, `field` and `replace` as the standard library has them, for frozen nouns that cost little to define.

Whoever evaluates one decision waits for every class of the program to be defined, and the standard decorator compiles
six functions a class: some sixty classes took longer than everything else together. This one compiles the constructor
alone, and only for a class of which many objects are made. Type checkers see the standard decorator;
`dataclasses.replace`, `fields` and pattern matching work as ever. It knows what the house uses: no inheritance,
always slots.

A noun may name fields in a class attribute `late`: `unfinished` makes such nouns whose late fields are worked out when
they are first looked at. Whoever looks cannot tell the difference.
"""

from __future__ import annotations

from collections.abc import Callable

from subsidiarity.model.annotation import TYPE_CHECKING, Any, Protocol, TypeVar, cast

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass  # noqa: PLC0414 - what others import from here
    from dataclasses import field as field  # noqa: PLC0414
    from dataclasses import replace as replace  # noqa: PLC0414
else:
    from operator import attrgetter

    _MISSING = object()
    _FEW = 30
    """The number of objects of a class that are made field by field: to compile the constructor takes as long."""

    class _Field:
        """The description of one field, as `field()` gives it."""

        __slots__ = ("compare", "default", "factory")

        def __init__(self, default: object, factory: object, compare: bool) -> None:
            self.default = default
            self.factory = factory
            self.compare = compare

    def field(*, default: object = _MISSING, default_factory: object = _MISSING, compare: bool = True) -> _Field:
        """A field with a default, or one that does not count when objects are compared."""
        return _Field(default, default_factory, compare)

    def dataclass(*, slots: bool, frozen: bool = False) -> Any:
        """A decorator that makes a class with annotated fields, and slots for them."""
        if not slots:
            raise TypeError("a noun has slots")
        return lambda kind: _made(kind, frozen)

    def replace(noun: Any, /, **changes: object) -> Any:
        """A noun as another is, with other values for some fields; TypeError for what is no field of it."""
        return type(noun)(
            **{name: getattr(noun, name) for name in noun.__match_args__ if name not in changes}, **changes
        )

    def _made(kind: type, frozen: bool) -> type:
        names = tuple(kind.__annotations__)
        late = kind.__dict__.get("late", ())
        if any(hasattr(base, "__dataclass_fields__") for base in kind.__bases__):
            raise TypeError("a noun inherits from no other")
        space = {name: value for name, value in kind.__dict__.items() if name not in ("__dict__", "__weakref__")}
        fields = {name: _field_of(space.pop(name, _MISSING)) for name in names}
        compared = _values_of([name for name in names if fields[name].compare])
        space.update(
            __slots__=(*names, "_make") if late else names,
            __match_args__=names,
            __qualname__=kind.__qualname__,
            __dataclass_fields__=_Fields(fields),
            __getstate__=_getstate,
        )
        space.setdefault("__repr__", _repr)
        if late:
            space["__getattr__"] = _late_value
        if "__eq__" not in space:
            space["__eq__"] = _eq_by(compared)
            space["__hash__"] = _hash_by(compared) if frozen else None
        if frozen:
            space.update(__setattr__=_refuse_to_set, __delattr__=_refuse_to_delete)
        made = type(kind)(kind.__name__, kind.__bases__, space)
        setters = [vars(made)[name].__set__ for name in names]
        made.__init__ = _first_init(made, fields, setters)
        made.__setstate__ = _setstate_by(setters)
        return made

    def _field_of(value: object) -> _Field:
        return value if type(value) is _Field else _Field(value, _MISSING, True)

    def _values_of(names: list[str]) -> Any:
        """A function from an object to the tuple of these fields."""
        if len(names) > 1:
            return attrgetter(*names)
        return lambda noun: tuple([getattr(noun, name) for name in names])

    def _first_init(kind: Any, fields: dict[str, _Field], setters: list[Any]) -> Any:
        """A constructor of a few objects, which compiles the real one for more, and for arguments that do not fit."""
        number = 0

        def __init__(self: Any, *arguments: object, **named: object) -> None:  # noqa: N807
            nonlocal number
            number += 1
            if number > _FEW or not _set_fields(self, fields, setters, arguments, named):
                kind.__init__ = _compiled_init(kind, fields)
                kind.__init__(self, *arguments, **named)

        return __init__

    def _set_fields(
        noun: object,
        fields: dict[str, _Field],
        setters: list[Any],
        arguments: tuple[object, ...],
        named: dict[str, object],
    ) -> bool:
        """Set the fields of a new object, by place, by name or to their defaults; whether the arguments fit them."""
        used = 0
        for place, (name, each) in enumerate(fields.items()):
            if place < len(arguments):
                value = arguments[place]
            elif name in named:
                value = named[name]
                used += 1
            elif each.factory is not _MISSING:
                value = each.factory()
            else:
                value = each.default
            if value is _MISSING:
                return False
            setters[place](noun, value)
        return used == len(named) and len(arguments) <= len(setters)

    def _compiled_init(kind: type, fields: dict[str, _Field]) -> Any:
        space: dict[str, object] = {"_MISSING": _MISSING}
        parameters, body = [], []
        for name, each in fields.items():
            space[f"_set_{name}"] = kind.__dict__[name].__set__
            if each.factory is not _MISSING:
                space[f"_make_{name}"] = each.factory
                parameters.append(f"{name}=_MISSING")
                body.append(f" _set_{name}(self, _make_{name}() if {name} is _MISSING else {name})")
                continue
            body.append(f" _set_{name}(self, {name})")
            if each.default is _MISSING:
                parameters.append(name)
            else:
                space[f"_default_{name}"] = each.default
                parameters.append(f"{name}=_default_{name}")
        source = f"def __init__(self, {', '.join(parameters)}):\n" + "\n".join(body or [" pass"])
        exec(source, space)  # noqa: S102 - made of the names of fields alone
        return space["__init__"]

    class _Fields:
        """The standard library's description of the fields, made when it is asked for."""

        def __init__(self, fields: dict[str, _Field]) -> None:
            self._fields = fields

        def __get__(self, noun: object, kind: type) -> dict[str, Any]:
            import dataclasses

            kind = next(each for each in kind.__mro__ if vars(each).get("__dataclass_fields__") is self)
            described = [
                (name, kind.__annotations__[name], dataclasses.field(compare=each.compare, **_defaults(each)))
                for name, each in self._fields.items()
            ]
            twin = dataclasses.make_dataclass(kind.__name__, described, frozen=True)
            kind.__dataclass_fields__ = twin.__dataclass_fields__
            return kind.__dataclass_fields__

    def _defaults(each: _Field) -> dict[str, object]:
        found = {"default": each.default, "default_factory": each.factory}
        return {name: value for name, value in found.items() if value is not _MISSING}

    def _late_value(self: Any, name: str) -> object:
        """The value of a late field, made and kept; Python asks only where a slot is empty."""
        if name not in type(self).late:
            raise AttributeError(f"{type(self).__qualname__!r} has no attribute {name!r}", name=name, obj=self)
        value = self._make(name)
        object.__setattr__(self, name, value)
        return value

    def _getstate(self: Any) -> list[object]:
        return [getattr(self, name) for name in self.__match_args__]

    def _setstate_by(setters: list[Any]) -> Any:
        def __setstate__(self: object, state: list[object]) -> None:  # noqa: N807
            if len(state) != len(setters):
                raise ValueError("a noun of other fields")
            for set_value, value in zip(setters, state):  # noqa: B905 - as many; to ask again for each noun takes time
                set_value(self, value)

        return __setstate__

    def _repr(self: Any) -> str:
        from subsidiarity.model.short_repr import short_repr

        return short_repr(self)

    def _eq_by(compared: Any) -> Any:
        def __eq__(self: object, other: object) -> bool:  # noqa: N807
            return compared(self) == compared(other) if other.__class__ is self.__class__ else NotImplemented

        return __eq__

    def _hash_by(compared: Any) -> Any:
        def __hash__(self: object) -> int:  # noqa: N807
            return hash(compared(self))

        return __hash__

    def _refuse_to_set(self: object, name: str, value: object) -> None:  # noqa: ARG001
        from dataclasses import FrozenInstanceError

        raise FrozenInstanceError(f"cannot assign to field {name!r}")

    def _refuse_to_delete(self: object, name: str) -> None:  # noqa: ARG001
        from dataclasses import FrozenInstanceError

        raise FrozenInstanceError(f"cannot delete field {name!r}")


class Unfinished(Protocol[T_co]):
    """A constructor of one kind of noun, from what makes its late fields, given their names, and its other fields."""

    def __call__(self, make: Callable[[str], object], /, *fields: object, **named: object) -> T_co:
        """A noun; its fields are given by place or by name, all that are not late."""


def unfinished(kind: type[T]) -> Unfinished[T]:
    """A constructor of nouns whose late fields are made when they are first looked at.

    It is compiled once, as constructors are: a batch makes thousands of such nouns.
    """
    late: tuple[str, ...] = kind.late  # type: ignore[attr-defined]
    names = [name for name in kind.__match_args__ if name not in late]  # type: ignore[attr-defined]
    space: dict[str, object] = {f"_set_{name}": getattr(kind, name).__set__ for name in [*names, "_make"]}
    space |= {"_new": object.__new__, "_kind": kind}
    body = "".join([f" _set_{name}(noun, {name})\n" for name in [*names, "_make"]])
    exec(f"def made(_make, {', '.join(names)}):\n noun = _new(_kind)\n{body} return noun", space)  # noqa: S102
    return cast(Unfinished[T], space["made"])
