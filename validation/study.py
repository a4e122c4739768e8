"""Compare the advisor with what others say, and write the comparison to README.md.

Run: python validation/study.py
"""

from __future__ import annotations

from ablation import ablation
from cases import HERE, SETS, rows
from comparison import Study
from measures import exact, weighted_kappa
from raters import on_cases, on_sheets
from reasons import main_reason
from steps import influence, interview
from tables import confusions, details, every_level, intervals, summary

from subsidiarity.api import Advisor, load_advisor

REPORT = HERE / "README.md"


def report(advisor: Advisor) -> str:
    """The whole README, from its template and the figures."""
    template = (HERE / "README.template.md").read_text(encoding="utf-8")
    studies = {name: Study(advisor, name) for name in SETS}
    functions, judgements = studies.values()
    parts = {
        "edition": [f"{advisor.rulebook.id} {advisor.rulebook.edition}"],
        "functions": summary(functions),
        "functions_intervals": intervals(functions),
        "judgements": summary(judgements),
        "judgements_intervals": intervals(judgements),
        "main_reason": main_reason(judgements),
        "confusions": confusions(functions),
        "ablation": ablation(studies),
        "influence": influence(advisor.compiled),
        "interview": [interview(advisor.compiled)],
        "raters": on_cases(advisor.rulebook),
        "sheets": on_sheets(advisor.rulebook),
        "scorings": scorings(),
        "every_function": every_level(functions),
        "function_differences": details(functions, differences_alone=True),
        "every_judgement": details(judgements, differences_alone=False),
    }
    for name, lines in parts.items():
        template = template.replace("{{" + name + "}}", "\n".join(lines).rstrip())
    return template


def scorings() -> list[str]:
    """The list of every scoring so far, the oldest first."""
    lines = [
        "| | changed since | functions | jointly one rung up | above : below | judgements |",
        "|---:|---|---|---|---|---|",
    ]
    return lines + [f"| {' | '.join(row.values())} |" for row in rows("scorings.csv")]


def scoring(advisor: Advisor) -> dict[str, str]:
    """Today's figures, as the list of scorings gives them: exact / kappa."""
    functions, judgements = (Study(advisor, name) for name in SETS)
    above, below = functions.differences()
    return {
        "functions": _figures(functions),
        "jointly_one_rung_up": _figures(functions, up=True),
        "above_below": f"{above:g} : {below:g}",
        "judgements": _figures(judgements),
    }


def _figures(study: Study, *, up: bool = False) -> str:
    ranking = study.area if up else study.rank
    return " / ".join(f"{study.mean(measure, ranking):.3f}" for measure in (exact, weighted_kappa))


def main() -> None:
    """Write the report."""
    advisor, diagnostics = load_advisor()
    if advisor is None:
        raise SystemExit("\n".join(diagnostic.message for diagnostic in diagnostics))
    REPORT.write_text(report(advisor), encoding="utf-8")


if __name__ == "__main__":
    main()
