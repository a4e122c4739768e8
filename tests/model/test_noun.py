"""Nouns behave as the standard library's frozen dataclasses do, and cost less to define."""

from __future__ import annotations

import copy
import dataclasses
import pickle
import subprocess
import sys

import pytest

from subsidiarity.model import noun
from subsidiarity.model.span import Span

SOURCE = '''
from __future__ import annotations
from {library} import dataclass, field, replace

@dataclass(frozen=True, slots=True)
class Plain:
    """Some fields."""
    name: str
    size: int = 3
    """What a string below a field says is for readers."""
    parts: tuple[str, ...] = field(default=(), compare=False)
    more: dict[str, int] = field(default_factory=dict)

    @property
    def twice(self) -> int:
        return 2 * self.size

@dataclass(frozen=True, slots=True)
class One:
    only: object

@dataclass(frozen=True, slots=True)
class Nothing:
    """No fields."""

@dataclass(slots=True)
class Growing:
    count: int = 0
    seen: list[str] = field(default_factory=list)

@dataclass(frozen=True, slots=True)
class Named:
    name: str

    def __repr__(self) -> str:
        return "<named>"

    def __eq__(self, other: object) -> bool:
        return True

    def __hash__(self) -> int:
        return 1
'''


def defined(library):
    """The classes, made by one of the two decorators."""
    space = {"__name__": f"nouns_of_{library.rpartition('.')[2]}"}
    module = type(sys)(space["__name__"])
    sys.modules[space["__name__"]] = module
    exec(SOURCE.format(library=library), module.__dict__)
    return module


OURS, THEIRS = defined("subsidiarity.model.noun"), defined("dataclasses")

SEEN = {
    "its values": lambda m: [(p := m.Plain("a")).name, p.size, p.parts, p.more, p.twice, m.One([1]).only],
    "values by place and by name": lambda m: [m.Plain("a", 1, ("b",), {"c": 1}), m.Plain(more={}, name="x", size=2)],
    "a fresh value from a factory": lambda m: m.Plain("a").more is m.Plain("a").more,
    "equality": lambda m: [m.Plain("a") == o for o in (m.Plain("a"), m.Plain("b"), m.Plain("a", parts=("x",)), 1)],
    "equality of one or no field": lambda m: [m.One(1) == m.One(1), m.One(1) == m.One(2), m.Nothing() == m.Nothing()],
    "hash": lambda m: [hash(m.One("a")) == hash(("a",)), hash(m.Nothing()), len({m.One(1), m.One(1), m.One(2)})],
    "no hash where it may change": lambda m: m.Growing.__hash__,
    "change": lambda m: changed(m.Growing()),
    "its text": lambda m: [repr(each) for each in (m.Plain("a"), m.One("x"), m.Nothing(), m.Growing(1), m.Named("x"))],
    "its own methods": lambda m: [m.Named("a") == 5, hash(m.Named("a"))],
    "its own replace": lambda m: [m.replace(m.Plain("a", 7), name="b"), m.replace(m.Growing(1), count=2)],
    "the last of many": lambda m: [m.Plain(f"a{n}", more={"n": n}) for n in range(40)],
    "replace": lambda m: [dataclasses.replace(m.Plain("a", 7), name="b"), dataclasses.replace(m.Growing(1), count=2)],
    "fields": lambda m: [
        (each.name, each.type, each.compare, each.init, each.default is dataclasses.MISSING)
        for kind in (m.Plain, m.Growing, m.Nothing)
        for each in dataclasses.fields(kind)
    ],
    "being a dataclass": lambda m: [dataclasses.is_dataclass(kind) for kind in (m.Plain, m.Nothing, m.One(1), int)],
    "as a dictionary": lambda m: dataclasses.asdict(m.Plain("a", more={"b": 1})),
    "pickling": lambda m: [pickle.loads(pickle.dumps(o)) for o in (m.Plain("a", 2), m.Growing(1, ["x"]), m.Nothing())],
    "copies": lambda m: [copy.copy(m.Plain("a", 2)), copy.deepcopy(m.Plain("a", 2, (), {"x": 1}))],
    "matching": lambda m: [m.Plain.__match_args__, matched(m, m.Plain("a", 9)), matched(m, m.One(4)), matched(m, 1)],
    "slots": lambda m: [hasattr(m.Plain("a"), "__dict__"), m.Plain.__slots__, m.Plain.__doc__, m.Plain.__qualname__],
}


def changed(growing):
    growing.count = 5
    growing.seen.append("x")
    return growing


def matched(module, value):
    match value:
        case module.Plain(name, size):
            return name, size
        case module.One(only):
            return only
        case _:
            return None


@pytest.mark.parametrize("look", SEEN.values(), ids=SEEN)
def test_it_does_as_a_dataclass_does(look):
    """Whoever uses nouns need not know how they are made."""
    ours, theirs = look(OURS), look(THEIRS)

    assert str(theirs) == str(ours)


WRONG = {
    "a missing value": lambda m: m.Plain(),
    "a value too many": lambda m: m.One(1, 2),
    "a value twice": lambda m: m.One(1, only=2),
    "a name that is no field": lambda m: m.One(1, other=2),
    "changing a field": lambda m: setattr(m.Plain("a"), "name", "b"),
    "adding a field to one that may change": lambda m: setattr(m.Growing(), "other", "b"),
    "deleting a field": lambda m: delattr(m.Plain("a"), "name"),
    "hashing one that may change": lambda m: hash(m.Growing()),
    "replacing, by its own, what is no field": lambda m: m.replace(m.One(1), other=2),
    "a name that is no field, of the last of many": lambda m: [
        m.Growing(),
        [m.Growing(n) for n in range(40)],
        m.Growing(other=2),
    ],
    "replacing what is no field": lambda m: dataclasses.replace(m.One(1), other=2),
}


@pytest.mark.parametrize("wrong", WRONG.values(), ids=WRONG)
def test_it_refuses_what_a_dataclass_refuses(wrong):
    """With the same kind of error."""
    kinds = []
    for module in (THEIRS, OURS):
        with pytest.raises((TypeError, AttributeError)) as refused:
            wrong(module)
        kinds.append(refused.type)

    assert kinds[0] is kinds[1]


def test_nothing_can_be_added_to_a_noun():
    """Frozen is frozen."""
    with pytest.raises(dataclasses.FrozenInstanceError):
        OURS.Plain("a").other = 1


def test_what_it_cannot_do_is_refused_when_the_class_is_defined():
    """Slots always, and no noun from another."""
    with pytest.raises(TypeError):
        noun.dataclass(frozen=True, slots=False)
    with pytest.raises(TypeError):
        noun.dataclass(frozen=True, slots=True)(type("Wider", (Span,), {"__annotations__": {"end": int}}))


def test_defining_nouns_loads_no_dataclasses():
    """Nor what they bring along."""
    code = "import sys, subsidiarity.model.recommendation; print({'dataclasses', 'inspect'} & set(sys.modules))"
    run = subprocess.run([sys.executable, "-S", "-c", code], capture_output=True, text=True, check=False, env=clean())

    assert "set()\n" == run.stdout, run.stderr


def clean():
    return {"PYTHONPATH": str(noun.__file__).split("/subsidiarity/")[0]}
