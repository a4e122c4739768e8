"""The kinds of files that a decision can be written to: a page, text, minutes, a copy, its result, the hand-out."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from subsidiarity.reporting.decision_file.decision import render_decision
from subsidiarity.reporting.forms.markdown import render_markdown
from subsidiarity.reporting.language import Phrase
from subsidiarity.reporting.outlines.hand_out import hand_out_outline
from subsidiarity.reporting.record import record_of, render_record
from subsidiarity.workshop.session import Session
from subsidiarity.workshop.view.minutes import minutes_of
from subsidiarity.workshop.view.result_outline import result_outline


@dataclass(frozen=True, slots=True)
class FileKind:
    """A kind of file: its name in a list, the endings of its files, and the function that makes its text."""

    name: Phrase
    ending: str
    text: Callable[[Session], str]


def kinds_for(session: Session) -> tuple[FileKind, ...]:
    """The kinds of files for a session, the likeliest first: of a workshop the minutes, otherwise the result."""
    return (_MINUTES if session.decision.workshop is not None else _RESULT, *_OTHERS)


def free_name(stem: str, ending: str) -> str:
    """A name with this ending where no file stands yet."""
    beginning, dot, suffix = ending.rpartition(".")
    number = 1
    while True:
        name = f"{stem}{beginning}{'' if number == 1 else f'-{number}'}{dot}{suffix}"
        if not os.path.lexists(name):
            return name
        number += 1


def _minutes(session: Session) -> str:
    return render_markdown(minutes_of(session.compiled, session.decision))


def _argument(session: Session) -> str:
    return render_markdown(result_outline(session))


def _page(session: Session) -> str:
    # Pages and their pictures take long to load, and few sittings end with one.
    from subsidiarity.analysis.decision.prospects import ProspectsFinder
    from subsidiarity.analysis.group.vote_tally import Tallies
    from subsidiarity.reporting.html.decision import DecisionPages
    from subsidiarity.reporting.imprint import usual_imprint
    from subsidiarity.reporting.outlines.report import report_of

    compiled, found = session.compiled, session.recommendation
    imprint = usual_imprint(datetime.now(UTC).astimezone().date())
    prospects = ProspectsFinder(compiled).of(found.decision)
    voices = Tallies(compiled).discussions(found.decision)
    return DecisionPages(session.rulebook).render([report_of(compiled, found, prospects, imprint, group=voices)])


def _decision(session: Session) -> str:
    return render_decision(session.decision, session.rulebook)


def _record(session: Session) -> str:
    record = record_of(session.rulebook, session.decision.id, session.recommendation)
    return f"{render_record(record, 2)}\n"


def _hand_out(session: Session) -> str:
    return render_markdown(hand_out_outline(session.rulebook, session.decision))


_MINUTES = FileKind(Phrase("Minutes (Markdown)"), "-minutes.md", _minutes)
_RESULT = FileKind(Phrase("The result with its reasons (Markdown)"), "-result.md", _argument)
_OTHERS = (
    FileKind(Phrase("A page with the result, to read, send or print (HTML)"), "-result.html", _page),
    FileKind(Phrase("A copy of the decision file (YAML)"), "-copy.yaml", _decision),
    FileKind(Phrase("The result for other programs (JSON)"), "-result.json", _record),
    FileKind(Phrase("Hand-out with the questions and a paper ballot (Markdown)"), "-hand-out.md", _hand_out),
)
