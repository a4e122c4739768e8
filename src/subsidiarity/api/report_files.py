"""The files of a folder of reports: a page for each decision, the rulebook, and an index of them all."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from subsidiarity.api.errors import Unusable
from subsidiarity.api.given.kinds import REPORT, several, takes
from subsidiarity.model.decision import Decision
from subsidiarity.model.noun import dataclass
from subsidiarity.model.question_reach import QuestionReach
from subsidiarity.model.rulebook import Rulebook
from subsidiarity.reasoning.row import Row
from subsidiarity.reporting.html.decision import DecisionPages, Neighbours
from subsidiarity.reporting.html.index import Entry, Unread, entry_of, render_index
from subsidiarity.reporting.html.rulebook import render_rulebook_page
from subsidiarity.reporting.imprint import Imprint
from subsidiarity.reporting.outlines.report import Report
from subsidiarity.reporting.seal import is_sealed, sealed

if TYPE_CHECKING:
    from subsidiarity.reporting.forms.docx import WordFiles  # loads python-docx, for those who ask for Word files

INDEX, RULEBOOK, QUESTIONNAIRE = "index.html", "rulebook.html", "who-decides.html"
_SLUG_LIMIT = 48

Questionnaire = Callable[[Mapping[str, Decision]], str]
"""A maker of the page that asks, from the decisions whose answers it may begin with, by name."""


@dataclass(frozen=True, slots=True)
class ReportFile:
    """A file to write; `is_unchanged` says of the bytes of an earlier file whether nobody changed it since."""

    name: str
    data: bytes
    is_unchanged: Callable[[bytes], bool]


class ReportFiles:
    """A maker of files one after another, the index last, so that it never names a page that is not there."""

    def __init__(
        self,
        rulebook: Rulebook,
        reaches: Sequence[QuestionReach],
        imprint: Imprint,
        *,
        has_word: bool = False,
        questionnaire: Questionnaire | None = None,
    ) -> None:
        """Make ready for reports under one imprint; ImportError if Word files are wanted and cannot be made.

        `questionnaire` makes the page that asks, where one is to stand beside the reports, from decisions by name.
        """
        self._questionnaire = questionnaire
        self._decisions: dict[str, Decision] = {}
        self._rulebook, self._reaches, self._imprint = rulebook, reaches, imprint
        # What Word files need is missing before a page is made.
        self._word = _word_files(rulebook, imprint) if has_word else None
        self._pages = DecisionPages(rulebook)
        self._entries: list[Entry] = []
        self._unread: list[Unread] = []

    def __repr__(self) -> str:
        return f"<ReportFiles: {self.number} reports made>"

    @property
    def number(self) -> int:
        """The number of reports so far."""
        return len(self._entries)

    @property
    def unread(self) -> int:
        """The number of documents that were left out."""
        return len(self._unread)

    def of(self, report: Report) -> Iterator[ReportFile]:
        """The files of one report."""
        decision = report.recommendation.decision
        name = page_name(decision.id, decision.title)
        asks = f"{QUESTIONNAIRE}#{name}" if self._questionnaire else ""
        yield page_file(f"{name}.html", self._pages.render([report], Neighbours(INDEX, RULEBOOK, asks)))
        self._decisions[name] = decision
        if self._word is not None:
            from subsidiarity.reporting.forms.docx import is_unchanged

            yield ReportFile(f"{name}.docx", self._word.render([report]), is_unchanged)
        self._entries.append(entry_of(report, f"{name}.html"))

    def leave_out(self, row: Row) -> None:
        """Let the index say of a document that it could not be used, and why."""
        self._unread.append(Unread(row.file, row.diagnostics))

    def rest(self) -> Iterator[ReportFile]:
        """The files that go beside the reports: the rulebook's page, the page that asks, and last the index."""
        yield page_file(RULEBOOK, render_rulebook_page(self._rulebook, self._reaches, INDEX))
        if self._questionnaire:
            yield page_file(QUESTIONNAIRE, self._questionnaire(self._decisions))
        asks = QUESTIONNAIRE if self._questionnaire else ""
        index = render_index(self._rulebook, self._entries, self._unread, self._imprint, RULEBOOK, asks)
        yield page_file(INDEX, index)


def page_name(decision_id: str, title: str) -> str:
    """A file name without its ending: the title's plain letters, and a hash of the id that tells any two ids apart."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    slug = "-".join(re.findall(r"[a-z0-9]+", plain))[:_SLUG_LIMIT].strip("-") or "decision"
    return f"{slug}-{hashlib.sha256(decision_id.encode()).hexdigest()[:10]}"


@takes(reports=several(REPORT, "reports"))
def report_page(reports: Sequence[Report]) -> str:
    """Reports, at least one, as one page of HTML that stands by itself."""
    if not reports:
        raise Unusable(["a page is made of at least one report, and there is none"])
    return DecisionPages(reports[0].recommendation.rulebook).render(reports)


@takes(report=REPORT)
def report_word(report: Report) -> bytes:
    """A report as a Word file; it needs the extra `word`."""
    from subsidiarity.reporting.forms.docx import render_docx

    return render_docx(report)


def _word_files(rulebook: Rulebook, imprint: Imprint) -> WordFiles:
    from subsidiarity.reporting.forms.docx import WordFiles

    return WordFiles(imprint.dated, rulebook.language)


def page_file(name: str, text: str) -> ReportFile:
    """The file of a page, sealed so that it can be told whether somebody changed it."""
    return ReportFile(name, sealed(text).encode("utf-8"), is_sealed)
