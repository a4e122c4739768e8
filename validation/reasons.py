"""The deciding reasons beside those of the body that judged: whether its main one is among them, by theme."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from cases import Rated, rows
from comparison import Study

from subsidiarity.model.rule_graph import Branch, Reason


def deciding(one: Rated) -> list[Reason]:
    """The branches that decided on the walk of the deciding role, from its start on, as far as it is certain."""
    return [step.taken for step in one.recommendation.headline.walk if step.taken is not None]


def sentences(one: Rated) -> str:
    """The reasons that decided, as sentences: of one that lifts at several levels, the last.

    That nothing asks to climb is said where it is the only one.
    """
    reasons = deciding(one)
    stated = [reason for reason in reasons if not reason.id.endswith("/otherwise")] or reasons[-1:]
    said = {reason.id.rpartition("/")[2]: reason.because for reason in stated}
    return " ".join(said.values()) or "The answers leave the first step open."


def themes_said(one: Rated) -> str:
    """The themes of the deciding reasons, and those of what a report says beside them, as a sentence."""
    first = themes(deciding(one))
    beside = themes(printed(one)) - first
    return f"Themes: {', '.join(sorted(first)) or 'none'}; beside them: {', '.join(sorted(beside)) or 'none'}."


def holding(one: Rated) -> list[Reason]:
    """The deciding branches, and every other that held at their steps and leads the same way: each would be enough."""
    return [*deciding(one), *(reason for reason in _beside(one) if isinstance(reason, Branch))]


def printed(one: Rated) -> list[Reason]:
    """Every reason that a report gives for the outcome: the branches, and the support that pulls the same way."""
    return [*deciding(one), *_beside(one)]


def themes(reasons: Iterable[Reason]) -> set[str]:
    """The themes of some reasons; that nothing asks to climb has none."""
    known = {(row["step"], row["reason"]): row["theme"] for row in rows("grounds.csv")}
    found = set()
    for reason in reasons:
        _, step, name = reason.id.split("/")
        found.add(known[step.partition("-")[0], name])
    return found - {""}


def main_reason(study: Study) -> list[str]:
    """The table of how often the body's main reason is among ours, for each reader who put it to a theme."""
    lines = ["| among | reader T | reader U | mean |", "|---|---:|---:|---:|"]
    for name, way in WAYS:
        shares = [share(study, reader, way) for reader in READERS]
        lines.append(f"| {name} | {shares[0]:.2f} | {shares[1]:.2f} | {sum(shares) / len(shares):.2f} |")
    return lines


def share(study: Study, reader: int, way: Way) -> float:
    """The share of answers, over both readings, in which the theme of the body's main reason is among those of ours."""
    return sum(one.case.themes[reader] in themes(way(one)) for one in study.rated) / len(study.rated)


def _beside(one: Rated) -> tuple[Reason, ...]:
    steps = [step for step in one.recommendation.headline.walk if step.taken is not None]
    return tuple(reason for step in steps for reason in step.supporting)


Way = Callable[[Rated], list[Reason]]
READERS = (0, 1)
WAYS: tuple[tuple[str, Way], ...] = (
    ("the branches that decided, each step's first that held", deciding),
    ("these, and the other branches that held and lead the same way", holding),
    ("these, and the support that pulls the same way: all that a report gives as reasons", printed),
)
