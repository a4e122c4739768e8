"""How far two raters who answer apart give the same answers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from cases import READINGS, answers, reworded, rows
from measures import exact, weighted_kappa

from subsidiarity.analysis.group.agreement import alpha
from subsidiarity.model.rulebook import Question, Rulebook

Pair = tuple[int, int]


def on_cases(rulebook: Rulebook) -> list[str]:
    """The table of agreement on each question over all cases, least agreed first, the old wording after the new."""
    lines = [
        "| question | raters | both knew | the same option | most given | ordinal alpha | weighted kappa |",
        "|---|---|---:|---:|---:|---:|---:|",
    ]
    found = []
    for question in rulebook.questions:
        is_new = question.id in reworded()
        found += _row_on_cases(question, answers(), int(is_new), "")
        found += _row_on_cases(
            question, [_sheets("earlier_wording.csv", first) for first, _ in READINGS], 0, " (old wording)"
        )
    return lines + [row for _, _, row in sorted(found)]


def _row_on_cases(
    question: Question, readings: Sequence[Mapping[str, Mapping[str, str]]], pair: int, wording: str
) -> list[tuple[bool, float, str]]:
    """The row on one question in one wording, with what it is sorted by; none if nobody was asked in that wording."""
    first, second = readings
    pairs = _pairs(question, [(first[key], second[key]) for key in sorted(first)])
    if not pairs:
        return []
    kind = "" if question.ordered else " (kinds)"
    raters = " and ".join(reading[pair] for reading in READINGS)
    return [
        (
            bool(wording),
            _figures(question, pairs)[0],
            f"| `{question.id}`{kind}{wording} | {raters} {_row(question, pairs)}",
        )
    ]


def on_sheets(rulebook: Rulebook) -> list[str]:
    """The table of agreement on the fact sheets, of two raters with each other and of both with what was intended."""
    lines = [
        "| question | J and K: alpha | J as intended | K as intended | the rarest option |",
        "|---|---:|---:|---:|---:|",
    ]
    intended, *raters = (_sheets("sheet_answers.csv", rater) for rater in ("intended", "J", "K"))
    for name, figure in agreement_on_sheets(rulebook).items():
        matches = [_matches(name, rater, intended) for rater in raters]
        rarest = min(Counter(sheet[name] for sheet in intended.values()).values())
        lines.append(f"| `{name}` | {figure:.2f} | {matches[0]:.2f} | {matches[1]:.2f} | {rarest} times |")
    return lines


def agreement_on_sheets(rulebook: Rulebook) -> dict[str, float]:
    """Alpha of the two raters of the fact sheets on each question that was reworded."""
    sheets = list(zip(*(_sheets("sheet_answers.csv", rater).values() for rater in ("J", "K")), strict=True))
    questions = [rulebook.question(name) for name in reworded()]
    return {question.id: _figures(question, _pairs(question, sheets))[0] for question in questions}


def _sheets(file: str, rater: str) -> dict[str, dict[str, str]]:
    """One rater's answers in a file by the key of the case, ordered by it."""
    return dict(sorted((row["key"], row) for row in rows(file) if row["rater"] == rater))


def _matches(question: str, sheets: Mapping[str, Mapping[str, str]], others: Mapping[str, Mapping[str, str]]) -> float:
    return sum(sheet[question] == others[key][question] for key, sheet in sheets.items()) / len(sheets)


def _row(question: Question, pairs: Sequence[Pair]) -> str:
    figures = _figures(question, pairs)
    most = max(Counter(option for pair in pairs for option in pair).values()) / (2 * len(pairs))
    same = exact(*zip(*pairs, strict=True))
    return f"| {len(pairs)} | {same:.2f} | {most:.2f} | {figures[0]:.2f} | {figures[1]:.2f} |"


def _figures(question: Question, pairs: Sequence[Pair]) -> tuple[float, float]:
    left, right = zip(*pairs, strict=True)
    found = alpha(pairs, ordered=question.ordered)
    return 1.0 if found is None else found, weighted_kappa(left, right, ordered=question.ordered)


def _pairs(question: Question, sheets: Sequence[tuple[Mapping[str, str], Mapping[str, str]]]) -> list[Pair]:
    """The options (indices from 0) that both of two people gave to a question, for each sheet where both knew."""
    options = question.option_ids
    given = [(one.get(question.id), other.get(question.id)) for one, other in sheets]
    return [(options.index(one), options.index(other)) for one, other in given if one in options and other in options]
