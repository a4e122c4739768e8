"""The tables and lists of the report, as lines of Markdown."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from cases import READINGS, Rated, rows
from comparison import Measure, Ranking, Study, baselines, mean_of
from measures import confusion, exact, interval, weighted_kappa
from reasons import sentences, themes_said

MEASURES: tuple[Measure, ...] = (exact, weighted_kappa)
Pairs = list[tuple[int, int]]


def summary(study: Study) -> list[str]:
    """The table of agreement for each reading, with the baselines below it."""
    lines = [
        "| compared with the given level | reading | exact | kappa | some source gives it | above | below |",
        "|---|---|---:|---:|---:|---:|---:|",
    ]
    for name, ranking in (("the advisor", study.rank), ("the advisor, jointly one rung up", study.area)):
        for reading, raters in enumerate(READINGS):
            lines.append(_one_reading(study, name, ranking, reading, " and ".join(raters)))
        lines.append(_mean(study, f"**{name}**", ranking))
    return lines + [_mean(study, name, ranking) for name, ranking in baselines(study)]


def _one_reading(study: Study, name: str, ranking: Ranking, reading: int, raters: str) -> str:
    pairs = [(ranking(one), study.given(one)) for one in study.of(reading)]
    given = [study.levels[ranking(one)] in one.case.given for one in study.of(reading)]
    shares = [*(measure(*zip(*pairs, strict=True)) for measure in MEASURES), sum(given) / len(given)]
    above, below = sum(a > b for a, b in pairs), sum(a < b for a, b in pairs)
    return f"| {name} | {raters} | {' | '.join(f'{figure:.3f}' for figure in shares)} | {above} | {below} |"


def _mean(study: Study, name: str, ranking: Ranking) -> str:
    shares = [*(study.mean(measure, ranking) for measure in MEASURES), study.some_source(ranking)]
    above, below = study.differences(ranking)
    return f"| {name} | mean | {' | '.join(f'{figure:.3f}' for figure in shares)} | {above:g} | {below:g} |"


def intervals(study: Study) -> list[str]:
    """The table of 95 % intervals, of the advisor's figures and of how far they pass the strongest baseline's."""
    name, strongest = baselines(study)[-1]
    lines = ["| | exact | kappa |", "|---|---:|---:|"]
    for label, ranking in (("the advisor", study.rank), ("jointly one rung up", study.area), (name, strongest)):
        ends = [interval(study.pairs(ranking), partial(mean_of, measure)) for measure in MEASURES]
        lines.append(f"| {label} | {' | '.join(map(_between, ends))} |")
    both = list(zip(study.pairs(study.rank), study.pairs(strongest), strict=True))
    ends = [interval(both, partial(_ahead, measure)) for measure in MEASURES]
    return [*lines, f"| the advisor, less {name} | {' | '.join(map(_between, ends))} |"]


def _ahead(measure: Measure, drawn: Sequence[tuple[Pairs, Pairs]]) -> float:
    """A measure of one ranking less that of another, on the same cases."""
    ours, theirs = zip(*drawn, strict=True)
    return mean_of(measure, ours) - mean_of(measure, theirs)


def _between(ends: tuple[float, float]) -> str:
    return f"{ends[0]:.2f} to {ends[1]:.2f}"


def confusions(study: Study) -> list[str]:
    """One table a reading: given levels down, recommended levels across."""
    lines = []
    for reading, raters in enumerate(READINGS):
        given, ranks = ([way(one) for one in study.of(reading)] for way in (study.given, study.rank))
        table = confusion(given, ranks, len(study.levels))
        lines += [f"Raters {' and '.join(raters)}:", "", f"| given \\ recommended | {' | '.join(study.levels)} |"]
        lines.append("|---|" + "---:|" * len(study.levels))
        lines += [f"| {level} | {' | '.join(map(str, row))} |" for level, row in zip(study.levels, table, strict=True)]
        lines.append("")
    return lines


def every_level(study: Study) -> list[str]:
    """The table of every case with the given level and both readings' outcomes."""
    readings = " | ".join(" and ".join(raters) for raters in READINGS)
    lines = [f"| case | given | {readings} |", "|---|---|---|---|"]
    for case in zip(*(study.of(reading) for reading in range(len(READINGS))), strict=True):
        outcomes = " | ".join(_spelled(one) for one in case)
        lines.append(f"| {case[0].case.title} | {case[0].case.level} | {outcomes} |")
    return lines


def details(study: Study, *, differences_alone: bool) -> list[str]:
    """Every case, or those that differ alone, with the reasons, the body's own if there is one, and our view."""
    views = {row["key"]: row["view"] for row in rows("views.csv")}
    lines = []
    for found in zip(*(study.of(reading) for reading in range(len(READINGS))), strict=True):
        differs = any(study.rank(one) != study.given(one) for one in found)
        if not differs and differences_alone:
            continue
        if differs and found[0].case.key not in views:
            raise SystemExit(f"views.csv has no sentence for {found[0].case.key}")
        lines += [f"### {found[0].case.title}", "", *_given(study, found[0])]
        for one in found:
            raters = " and ".join(READINGS[one.reading])
            said = f"{sentences(one)} {themes_said(one)}" if one.case.body else sentences(one)
            lines.append(f"- Recommended, raters {raters}: **{_spelled(one)}**. {said}")
        lines += [f"- Who is right? {views[found[0].case.key]}"] if differs else []
        lines.append("")
    return lines


def _given(study: Study, one: Rated) -> list[str]:
    case = one.case
    if not case.body:
        others = " or ".join(level for level in study.levels if level in case.given)
        return [f"- Published: {case.level}. Some source gives {others}."]
    note = f" ({case.note})" if case.note else ""
    main, *more = case.reasons.split("; ")
    rest = f" Further: {'; '.join(more)}." if more else ""
    themes = " or ".join(dict.fromkeys(case.themes))
    return [f"- {case.body}: **{case.level}**{note}. Main reason: {main} (theme: {themes}).{rest}"]


def _spelled(one: Rated) -> str:
    if not one.is_open:
        return one.outcome.spelling
    return f"open: {'; '.join(outcome.spelling for outcome in one.recommendation.headline.possible)}"
