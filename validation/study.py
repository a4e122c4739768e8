"""Compare the advisor with published assignments and write the comparison to README.md.

Run: python validation/study.py
"""

from __future__ import annotations

from ablation import ablation
from cases import HERE, cases
from comparison import Study
from tables import confusions, differences, rater_agreement, summary

from subsidiarity.api import load_advisor

REPORT = HERE / "README.md"


def report(study: Study) -> str:
    """The whole README, from its template and the figures."""
    template = (HERE / "README.template.md").read_text(encoding="utf-8")
    parts = {
        "edition": [f"{study.rulebook.id} {study.rulebook.edition}"],
        "cases": [str(len(cases()))],
        "summary": summary(study),
        "confusions": confusions(study),
        "ablation": ablation(study),
        "differences": differences(study),
        "rater_agreement": rater_agreement(study),
    }
    for name, lines in parts.items():
        template = template.replace("{{" + name + "}}", "\n".join(lines).rstrip())
    return template


def main() -> None:
    """Write the report."""
    advisor, diagnostics = load_advisor()
    if advisor is None:
        raise SystemExit("\n".join(diagnostic.message for diagnostic in diagnostics))
    REPORT.write_text(report(Study(advisor)), encoding="utf-8")


if __name__ == "__main__":
    main()
