"""The functions that a program may call: everything that the commands do with a rulebook or a decision.

Each name but the first few is loaded when it is asked for: whoever evaluates one decision does not wait for the others.
"""

from __future__ import annotations

from importlib import import_module

from subsidiarity.api.advisor import Advisor
from subsidiarity.api.loading import (
    DEFAULT_RULEBOOK,
    audit_rulebook,
    is_rulebook,
    load_advisor,
    load_advisor_in,
    open_advisor,
    tangled_diagnostic,
)
from subsidiarity.model.annotation import TYPE_CHECKING
from subsidiarity.reasoning.row import Row

if TYPE_CHECKING:
    from subsidiarity.analysis.decision.precedents import NearestFunctions
    from subsidiarity.api.agreement import NamedSheets, sheets_by_decision
    from subsidiarity.api.check import render_problems
    from subsidiarity.api.compiling import compiled_text, other_languages, questionnaire_page
    from subsidiarity.api.editions import Editions, Placed, diff_rulebooks
    from subsidiarity.api.errors import (
        Doubt,
        SeveralKinds,
        SharedName,
        TooTangled,
        UnknownName,
        UnknownOption,
        Unusable,
        WrongKind,
    )
    from subsidiarity.api.found_outlines import names_apart, outline
    from subsidiarity.api.given.elsewhere import (
        elsewhere_line,
        elsewhere_outline,
        elsewhere_record,
        report_with_elsewhere,
        with_elsewhere,
    )
    from subsidiarity.api.given.small_questions import is_language, passed_over, unmet
    from subsidiarity.api.migrating import MigratedFile
    from subsidiarity.api.new_expectation import has_other_branches
    from subsidiarity.api.outline_forms import render_outlines
    from subsidiarity.api.precedents import (
        PrecedentsFile,
        elsewhere_page,
        is_precedents,
        load_precedents,
        nearest_functions,
    )
    from subsidiarity.api.questions import QuestionGroup, render_questions
    from subsidiarity.api.report_files import ReportFile, ReportFiles, report_page, report_word
    from subsidiarity.api.result_forms import ResultForm
    from subsidiarity.api.schemas import schema
    from subsidiarity.api.shown.advice import Advice
    from subsidiarity.api.testing import Tested, failure_lines, render_test
    from subsidiarity.api.translating import NoSuchLanguage, SideFile, is_side_file, side_files, translated_file
    from subsidiarity.batch.columns import UnusableTable
    from subsidiarity.batch.columns.files import TableSummary
    from subsidiarity.batch.errors import NoCluster, NoWorkers
    from subsidiarity.batch.filter import Filter, NotAFilter
    from subsidiarity.batch.row_summary import Judged
    from subsidiarity.batch.stretch import Stretch
    from subsidiarity.reading.diagnostics import UNREAD_COLUMN
    from subsidiarity.reporting.decision_file.new_expectation import CannotAccept
    from subsidiarity.reporting.imprint import Imprint

_HOMES = {
    "Advice": "api.shown.advice",
    "CannotAccept": "reporting.decision_file.new_expectation",
    "Doubt": "api.errors",
    "Editions": "api.editions",
    "Filter": "batch.filter",
    "Imprint": "reporting.imprint",
    "Judged": "batch.row_summary",
    "MigratedFile": "api.migrating",
    "NearestFunctions": "analysis.decision.precedents",
    "NoCluster": "batch.errors",
    "NoSuchLanguage": "api.translating",
    "NoWorkers": "batch.errors",
    "NotAFilter": "batch.filter",
    "Placed": "api.editions",
    "PrecedentsFile": "api.precedents",
    "QuestionGroup": "api.questions",
    "ReportFile": "api.report_files",
    "ReportFiles": "api.report_files",
    "ResultForm": "api.result_forms",
    "NamedSheets": "api.agreement",
    "TableSummary": "batch.columns.files",
    "Tested": "api.testing",
    "TooTangled": "api.errors",
    "UNREAD_COLUMN": "reading.diagnostics",
    "UnknownName": "api.errors",
    "SeveralKinds": "api.errors",
    "SharedName": "api.errors",
    "SideFile": "api.translating",
    "Stretch": "batch.stretch",
    "UnknownOption": "api.errors",
    "Unusable": "api.errors",
    "UnusableTable": "batch.columns",
    "WrongKind": "api.errors",
    "compiled_text": "api.compiling",
    "diff_rulebooks": "api.editions",
    "elsewhere_line": "api.given.elsewhere",
    "elsewhere_outline": "api.given.elsewhere",
    "elsewhere_page": "api.precedents",
    "elsewhere_record": "api.given.elsewhere",
    "failure_lines": "api.testing",
    "has_other_branches": "api.new_expectation",
    "is_language": "api.given.small_questions",
    "is_precedents": "api.precedents",
    "is_side_file": "api.translating",
    "load_precedents": "api.precedents",
    "names_apart": "api.found_outlines",
    "nearest_functions": "api.precedents",
    "other_languages": "api.compiling",
    "outline": "api.found_outlines",
    "passed_over": "api.given.small_questions",
    "questionnaire_page": "api.compiling",
    "render_outlines": "api.outline_forms",
    "render_problems": "api.check",
    "render_questions": "api.questions",
    "render_test": "api.testing",
    "report_page": "api.report_files",
    "report_with_elsewhere": "api.given.elsewhere",
    "report_word": "api.report_files",
    "schema": "api.schemas",
    "sheets_by_decision": "api.agreement",
    "side_files": "api.translating",
    "translated_file": "api.translating",
    "unmet": "api.given.small_questions",
    "with_elsewhere": "api.given.elsewhere",
}
"""The home of each name that is loaded when it is asked for: a module within the package."""

__all__ = [
    "DEFAULT_RULEBOOK",
    "UNREAD_COLUMN",
    "Advice",
    "Advisor",
    "CannotAccept",
    "Doubt",
    "Editions",
    "Filter",
    "Imprint",
    "Judged",
    "MigratedFile",
    "NamedSheets",
    "NearestFunctions",
    "NoCluster",
    "NoSuchLanguage",
    "NoWorkers",
    "NotAFilter",
    "Placed",
    "PrecedentsFile",
    "QuestionGroup",
    "ReportFile",
    "ReportFiles",
    "ResultForm",
    "Row",
    "SeveralKinds",
    "SharedName",
    "SideFile",
    "Stretch",
    "TableSummary",
    "Tested",
    "TooTangled",
    "UnknownName",
    "UnknownOption",
    "Unusable",
    "UnusableTable",
    "WrongKind",
    "audit_rulebook",
    "compiled_text",
    "diff_rulebooks",
    "elsewhere_line",
    "elsewhere_outline",
    "elsewhere_page",
    "elsewhere_record",
    "failure_lines",
    "has_other_branches",
    "is_language",
    "is_precedents",
    "is_rulebook",
    "is_side_file",
    "load_advisor",
    "load_advisor_in",
    "load_precedents",
    "names_apart",
    "nearest_functions",
    "open_advisor",
    "other_languages",
    "outline",
    "passed_over",
    "questionnaire_page",
    "render_outlines",
    "render_problems",
    "render_questions",
    "render_test",
    "report_page",
    "report_with_elsewhere",
    "report_word",
    "schema",
    "sheets_by_decision",
    "side_files",
    "tangled_diagnostic",
    "translated_file",
    "unmet",
    "with_elsewhere",
]


if not TYPE_CHECKING:  # or the type checker would take any name for one of them

    def __getattr__(name: str) -> object:
        """A name that is loaded when it is asked for."""
        if name not in _HOMES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        found: object = getattr(import_module(f"subsidiarity.{_HOMES[name]}"), name)
        globals()[name] = found
        return found
