"""The tables and lists of the report, as lines of Markdown."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable

from cases import Rated, asked, rows
from comparison import RATERS, Study
from measures import confusion, exact, weighted_kappa, within_one


def summary(study: Study) -> list[str]:
    """The table of agreement per rater, with the baselines below it."""
    lines = [
        "| compared with the published level | rater | exact | kappa | some source gives it | higher | lower |",
        "|---|---|---:|---:|---:|---:|---:|",
    ]

    def ours(one: Rated) -> int:
        return study.levels.index(one.level)

    lines += [_agreement(study, "the advisor", rater, ours, (rater,)) for rater in RATERS]
    lines.append(_agreement(study, "**the advisor**", "mean", ours, RATERS))
    return lines + [_agreement(study, name, "mean", rank, RATERS) for name, rank in baselines(study)]


def _agreement(study: Study, name: str, who: str, rank: Callable[[Rated], int], raters: tuple[str, ...]) -> str:
    """One line of the table: means over some raters of how a way of ranking agrees."""
    figures = [0.0] * 5
    for rater in raters:
        ours, theirs = [rank(one) for one in study.of(rater)], study.published(rater)
        given = [study.levels[rank(one)] in one.case.any_published for one in study.of(rater)]
        higher = sum(a > b for a, b in zip(ours, theirs, strict=True))
        lower = sum(a < b for a, b in zip(ours, theirs, strict=True))
        found = (exact(ours, theirs), weighted_kappa(ours, theirs), sum(given) / len(given), higher, lower)
        figures = [total + figure / len(raters) for total, figure in zip(figures, found, strict=True)]
    shares = " | ".join(f"{figure:.3f}" for figure in figures[:3])
    return f"| {name} | {who} | {shares} | {figures[3]:g} | {figures[4]:g} |"


def baselines(study: Study) -> list[tuple[str, Callable[[Rated], int]]]:
    """Simple rules that any advisor should be held against."""
    rank = study.levels.index
    return [
        ("always local", lambda _: rank("local")),
        ("the best single question, `scale_area`", lambda one: rank(one.answers["scale_area"])),
        (
            "the higher of `reach` and `scale_area`",
            lambda one: max(rank(one.answers[q]) for q in ("reach", "scale_area")),
        ),
    ]


def confusions(study: Study) -> list[str]:
    """One table a rater: published levels down, recommended levels across."""
    lines = []
    for rater in RATERS:
        table = confusion(study.published(rater), study.ranks(rater), len(study.levels))
        lines += [f"Rater {rater}:", "", f"| published \\ recommended | {' | '.join(study.levels)} |"]
        lines.append("|---|" + "---:|" * len(study.levels))
        lines += [f"| {level} | {' | '.join(map(str, row))} |" for level, row in zip(study.levels, table, strict=True)]
        lines.append("")
    return lines


def differences(study: Study) -> list[str]:
    """Every case on which the advisor differs from the published level, with its reasons and our view."""
    judged = {row["key"]: row["judgement"] for row in rows("judgements.csv")}
    found: dict[str, list[Rated]] = defaultdict(list)
    for one in study.rated:
        if one.level != one.case.published:
            found[one.case.key].append(one)
    if missing := set(found) - set(judged):
        raise SystemExit(f"judgements.csv has no sentence for: {', '.join(sorted(missing))}")
    lines = []
    for key, all_rated in found.items():
        case = all_rated[0].case
        others = " or ".join(level for level in study.levels if level in case.any_published)
        lines += [f"### {case.title}", "", f"- Published: {case.published}. Some source gives {others}."]
        for one in all_rated:
            outcome = one.recommendation.headline.outcome
            spelled = "" if outcome is None else outcome.spelling
            lines.append(f"- Recommended from rater {one.rater}'s answers: **{spelled}**. {' '.join(reasons_of(one))}")
        lines += [f"- Who is right? {judged[key]}", ""]
    return lines


def reasons_of(one: Rated) -> list[str]:
    """The sentences of the branches that decided, from the start of the walk to its end."""
    taken = [step.taken for step in one.recommendation.headline.walk if step.taken is not None]
    said = [b.because.rstrip(".") + "." for b in taken if b.when is not None or not isinstance(b.to, str)]
    return list(dict.fromkeys(said))


def rater_agreement(study: Study) -> list[str]:
    """How far the two raters agree on each question, as ordered options."""
    lines = ["| question | the same option | within one option | weighted kappa |", "|---|---:|---:|---:|"]
    figures = []
    for name in asked(study.rulebook):
        options = study.rulebook.question(name).option_ids
        left, right = ([options.index(one.answers[name]) for one in study.of(rater)] for rater in RATERS)
        figures.append((exact(left, right), within_one(left, right), weighted_kappa(left, right), name))
    for same, near, kappa, name in sorted(figures, key=lambda row: row[2]):
        lines.append(f"| `{name}` | {same:.2f} | {near:.2f} | {kappa:.2f} |")
    return lines
