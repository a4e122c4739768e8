"""Advisors from the files of rulebooks, with or without an audit."""

from __future__ import annotations

import os

from subsidiarity.api.advisor import Advisor
from subsidiarity.api.given.doubt import say_doubt
from subsidiarity.api.given.expected import path_given, text_given
from subsidiarity.api.given.kinds import noun, takes
from subsidiarity.api.given.source import line_of, unusable
from subsidiarity.files.bounded_read import STDIN, read_bytes
from subsidiarity.model.annotation import TYPE_CHECKING
from subsidiarity.model.diagnostic import Diagnostic
from subsidiarity.model.noun import replace
from subsidiarity.reading.kept_rulebook import Kept, find_kept, keep

if TYPE_CHECKING:
    from subsidiarity.api.translating import SideFile
    from subsidiarity.model.finding import Finding
    from subsidiarity.reasoning.rulebook_diagrams import TangledRulebook

DEFAULT_RULEBOOK = os.path.join(os.path.dirname(os.path.dirname(__file__)), "rulebooks", "climb.yaml")


def load_advisor(path: str | os.PathLike[str] | None = None) -> tuple[Advisor | None, tuple[Diagnostic, ...]]:
    """The advisor of a rulebook file (None: the one that is shipped) and its diagnostics; None if it cannot be used."""
    file = _file_given(path)
    data, diagnostics = read_bytes(file)
    return (None, diagnostics) if data is None else _advisor(*_read(data, file))


def open_advisor(path: str | os.PathLike[str] | None = None, language: str | None = None) -> Advisor:
    """The advisor of a rulebook file (None: the one that is shipped), in a language of it (None: its own).

    `Unusable` with what is wrong with the file, `NoSuchLanguage`, `WrongKind`. A warning about it is a `Doubt`.
    """
    advisor, diagnostics = load_advisor(path) if language is None else load_advisor_in(language, path)[:2]
    if advisor is None:
        raise unusable(diagnostics)
    for each in diagnostics:
        say_doubt(line_of(each))
    return advisor


def load_advisor_in(
    language: str, path: str | os.PathLike[str] | None = None
) -> tuple[Advisor | None, tuple[Diagnostic, ...], SideFile | None]:
    """The advisor of a rulebook file in a language, with the diagnostics of both files and the side file, if any.

    What it judges is the same in every language. `NoSuchLanguage`.
    """
    from subsidiarity.api.translating import in_language

    tag, file = text_given("language", language), _file_given(path)
    data, diagnostics = read_bytes(file)
    if data is None:
        return None, diagnostics, None
    kept, diagnostics = _read(data, file)
    if kept is None:
        return None, diagnostics, None
    rulebook, side_file = in_language(data, file, kept.rulebook, tag)
    if side_file is not None:
        diagnostics = (*diagnostics, *side_file.diagnostics)
    return None if rulebook is None else Advisor(rulebook, kept.diagrams, kept.sets), diagnostics, side_file


def _file_given(path: object) -> str:
    """The path of a rulebook's file; None stands for the one that is shipped."""
    return DEFAULT_RULEBOOK if path is None else path_given("path", path)


def _advisor(kept: Kept | None, diagnostics: tuple[Diagnostic, ...]) -> tuple[Advisor | None, tuple[Diagnostic, ...]]:
    return None if kept is None else Advisor(kept.rulebook, kept.diagrams, kept.sets), diagnostics


def _read(data: bytes, file: str) -> tuple[Kept | None, tuple[Diagnostic, ...]]:
    """The rulebook in a file's bytes with its diagrams, kept or read anew; None if it cannot be used."""
    kept = find_kept(data, file)
    return _read_anew(data, file) if kept is None else (kept, kept.diagnostics)


def is_rulebook(path: str | os.PathLike[str]) -> bool:
    """Whether a file holds a rulebook rather than decisions; standard input is taken to hold decisions."""
    from subsidiarity.reading.rulebook import holds_rulebook

    file = path_given("path", path)
    data, _ = read_bytes(file) if file != STDIN else (None, ())
    return data is not None and holds_rulebook(data)


def audit_rulebook(
    path: str | os.PathLike[str] | None = None,
) -> tuple[Advisor | None, tuple[Diagnostic, ...], tuple[Finding, ...]]:
    """The advisor of a rulebook, the diagnostics of its text and the findings of an audit; each thing is said once."""
    advisor, diagnostics = load_advisor(path)
    if advisor is None:
        return None, diagnostics, ()
    findings = advisor.findings()
    found = {(finding.code, finding.span) for finding in findings}
    return advisor, tuple(each for each in diagnostics if (each.code, each.span) not in found), findings


def _read_anew(data: bytes, file: str) -> tuple[Kept | None, tuple[Diagnostic, ...]]:
    from subsidiarity.analysis.rulebook.audit import QUICK_PAIR_LIMIT, find_quick_findings
    from subsidiarity.analysis.rulebook.monotonicity import find_unproved
    from subsidiarity.reading.rulebook import read_rulebook
    from subsidiarity.reasoning.rulebook_diagrams import TangledRulebook, build_diagrams

    rulebook, diagnostics = read_rulebook(data, file)
    if rulebook is None:
        return None, diagnostics
    try:
        diagrams = build_diagrams(rulebook)
    except TangledRulebook as tangled:
        return None, (*diagnostics, tangled_diagnostic(tangled))
    advisor = Advisor(rulebook, diagrams)
    unproved = find_unproved(advisor.compiled, QUICK_PAIR_LIMIT)
    if unproved:
        advisor = Advisor(rulebook := replace(rulebook, unproved=unproved), diagrams)
    found = find_quick_findings(advisor.compiled)
    warnings = [
        Diagnostic(each.code, "error" if each.severity == "error" else "warning", each.message, each.span, each.hint)
        for each in found
    ]
    diagnostics = (*diagnostics, *warnings)
    kept = Kept(rulebook, diagnostics, diagrams, advisor.compiled.sets)
    keep(data, file, kept)
    return kept, diagnostics


@takes(tangled=noun("reasoning.rulebook_diagrams", "TangledRulebook", "the error on a rulebook that tangles"))
def tangled_diagnostic(tangled: TangledRulebook) -> Diagnostic:
    """The diagnostic on a rulebook whose diagrams would grow too large."""
    questions = ", ".join(f"`{question}`" for question in tangled.questions)
    message = f"{tangled.what} tangles these questions: {questions}"
    hint = "let fewer questions decide together: split a branch, or move one of them to a role of its own"
    return Diagnostic("SUB204", "error", message, tangled.span, hint)
