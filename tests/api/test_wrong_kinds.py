"""Values of wrong kinds, for every parameter of the api in turn: what comes back is a result, or an error in words."""

from __future__ import annotations

import inspect
import warnings
from datetime import date
from itertools import islice

import pytest
from tests.api.shed import ROOF, advisor_of, decision_of

import subsidiarity.api
from subsidiarity.api import (
    CannotAccept,
    Imprint,
    NoCluster,
    NotAFilter,
    SeveralKinds,
    SharedName,
    TooTangled,
    UnknownName,
    Unusable,
    UnusableTable,
    WrongKind,
    names_apart,
)
from subsidiarity.api.advisor import Advisor

IN_WORDS = (
    *(CannotAccept, NoCluster, NotAFilter, SeveralKinds, SharedName, TooTangled),
    *(UnknownName, Unusable, UnusableTable, WrongKind),
)
QUESTIONS = sorted(name for name, found in inspect.getmembers(Advisor, inspect.isfunction) if not name.startswith("_"))
FUNCTIONS = [name for name in subsidiarity.api.__all__ if inspect.isfunction(getattr(subsidiarity.api, name))]


def wrong_values(decision):
    """Values of kinds that programs mix up."""
    return [
        *(None, True, 3, 1.5, "xyzzy", b"x", object(), (1, 2, 3)),
        *([], [3], ["xyzzy"], [decision, 3], [[decision]], [[("a", 3)]]),
        *({}, {"x": 1}, {"use": None}, {"use": []}, {"use": {}}),
    ]


@pytest.fixture
def advisor(tmp_path, monkeypatch):
    """The advisor of a small rulebook, in a folder with a decision."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "roof.yaml").write_text(ROOF)
    return advisor_of(tmp_path)


@pytest.fixture
def right(advisor):
    """A right value for each parameter, by its name."""
    decision = decision_of(advisor)
    imprint = Imprint(date(2026, 3, 4), date(2028, 3, 4))
    return {
        "advisor": advisor, "old": advisor, "new": advisor, "rulebook": advisor.rulebook, "role_id": "pay",
        "decision": decision, "given": decision, "decisions": [decision], "sheets": [("a", decision), ("b", decision)],
        "units": [[decision, decision]], "recommendation": advisor.evaluate(decision), "recommendations": [],
        "row": next(advisor.evaluate_paths(["roof.yaml"])), "imprint": imprint,
        "report": advisor.report(decision, imprint),
        "reports": [advisor.report(decision, imprint)], "outline": advisor.explain(decision), "outlines": [],
        "found": advisor.what_if(decision, {}), "findings": (), "tested": advisor.test(["roof.yaml"]),
        "groups": advisor.questions(), "changes": {"use": "one"}, "words": "use", "question": "use", "answer": "one",
        "branch_id": "decide/above_house/shared", "files": (), "others": (), "paths": ["roof.yaml"],
        "path": "roof.yaml", "file": "rules.yaml", "data": b"", "text": ROOF, "texts": ["level=house"], "tag": "fr",
        "language": "en-GB", "name": "csv", "form": "json", "of": "decision", "decision_id": "x", "page": "",
        "make": whole_rows, "source": "a.csv", "target": "b.csv", "table": None, "tangled": None,
    }  # fmt: skip


def whole_rows(_rulebook):
    """A maker that keeps rows as they are."""
    return lambda row: row


def right_for(name, advisor, right):
    """The right values for one function: some names mean several things."""
    if "elsewhere" in name:
        return right | {"found": advisor.elsewhere(right["decision"])}
    if name == "render_problems":
        return right | {"found": ()}
    return right | {"sheets": [right["decision"]]} if name == "group" else right


def called(function, values):
    """The function called with values by name, the beginning of what it yields, and its line."""
    result = function(**values)
    if hasattr(result, "__next__"):
        result = list(islice(result, 3))
    return repr(result)


def strange_errors(name, function, right, decision):
    """Errors that are not in words, for wrong values of each parameter in turn."""
    parameters = inspect.signature(function).parameters.values()
    needed = {each.name: right[each.name] for each in parameters if each.default is each.empty}
    found = []
    for each in parameters:
        for wrong in wrong_values(decision):
            if (each.name, wrong) == ("jobs", 3):
                continue  # three processes are no mistake
            try:
                with warnings.catch_warnings():
                    warnings.simplefilter("ignore")
                    called(function, needed | {each.name: wrong})
            except IN_WORDS as error:
                if not str(error) or str(error) == repr(wrong):
                    found.append(f"{name}({each.name}={wrong!r}): {type(error).__name__} without words")
            except Exception as error:  # noqa: BLE001 - whatever it is, it is what this looks for
                found.append(f"{name}({each.name}={wrong!r}): {type(error).__name__}: {error}")
    return found


@pytest.mark.parametrize("name", QUESTIONS)
def test_what_is_asked_of_an_advisor_is_refused_in_words(advisor, right, name):
    """A KeyError, a TypeError or an AttributeError from the depths says nothing to whoever typed the value."""
    function = getattr(advisor, name)

    assert [] == strange_errors(name, function, right_for(name, advisor, right), right["decision"])


@pytest.mark.parametrize("name", FUNCTIONS)
def test_what_functions_take_is_refused_in_words(advisor, right, name):
    """As of an advisor."""
    function = getattr(subsidiarity.api, name)

    assert [] == strange_errors(name, function, right_for(name, advisor, right), right["decision"])


def test_a_name_that_is_not_there_is_no_attribute(advisor):
    """Python itself then names the nearest."""
    with pytest.raises(AttributeError) as error:
        _ = advisor.evaluate({"use": "one"}).levle

    assert ("levle", "'Advice' has no attribute 'levle'") == (error.value.name, str(error.value))
    assert ["“Who mends the roof?”"] == names_apart([("", decision_of(advisor))])
