"""Values that a program gives for a parameter: each is of a kind that can be used, or refused in words."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence

from subsidiarity.api.errors import WrongKind
from subsidiarity.model.annotation import TypeVar

T = TypeVar("T")


def one_of(name: str, value: object, kind: type[T] | tuple[type[T], ...], wanted: str) -> T:
    """The value of a parameter, which must be of a kind; `WrongKind` says that it is to be what is `wanted`."""
    if not isinstance(value, kind):
        raise WrongKind(name, wanted, value)
    return value


def iterable_given(name: str, values: object, wanted: str) -> Iterable[object]:
    """The values of a parameter that takes several, whatever can be gone through but text and mappings; `WrongKind`."""
    if isinstance(values, str | bytes | Mapping) or not isinstance(values, Iterable):
        raise WrongKind(name, wanted, values)
    return values


def each_of(name: str, values: object, kind: type[T], wanted: str) -> Iterator[T]:
    """The values of a parameter that takes several, one after another, each of a kind; `WrongKind` at once or then."""
    found = iterable_given(name, values, f"a list, and each of it {wanted}")
    return (one_of(f"{name}[{index}]", value, kind, wanted) for index, value in enumerate(found))


def several_of(name: str, values: object, kind: type[T], wanted: str) -> list[T]:
    """The values of a parameter that takes several, each of a kind; `WrongKind`."""
    return list(each_of(name, values, kind, wanted))


def text_given(name: str, value: object) -> str:
    """The text that a parameter is; `WrongKind`."""
    return one_of(name, value, str, "text")


def path_given(name: str, value: object) -> str:
    """The path that a parameter is, as text; `WrongKind`."""
    found = os.fspath(value) if isinstance(value, os.PathLike) else value
    return one_of(name, found, str, "the path of a file")


def paths_given(name: str, values: object) -> Sequence[str]:
    """The paths that a parameter is, or the one that stands for a list of one; `WrongKind`."""
    if isinstance(values, str | os.PathLike):
        return [path_given(name, values)]
    found = iterable_given(name, values, "the path of a file or folder, or a list of them")
    return [path_given(f"{name}[{index}]", value) for index, value in enumerate(found)]
