"""The kinds of files that a decision can be written to: a page, text, minutes, a copy, its result, the hand-out."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from subsidiarity.model.decision import Decision
from subsidiarity.model.rulebook import Rulebook
from subsidiarity.reporting.decision_file.decision import render_decision
from subsidiarity.reporting.forms.markdown import render_markdown
from subsidiarity.reporting.forms.plain import render_plain
from subsidiarity.reporting.language import Phrase
from subsidiarity.reporting.outlines.hand_out import hand_out_outline
from subsidiarity.reporting.record import record_of, render_record
from subsidiarity.workshop.autosave import NotSaved, save_new
from subsidiarity.workshop.session import Session
from subsidiarity.workshop.view.minutes import minutes_of, minutes_written
from subsidiarity.workshop.view.result_outline import result_outline

HAND_OUT_ENDINGS = (".html", ".htm", ".md", ".txt")


@dataclass(frozen=True, slots=True)
class FileKind:
    """A kind of file: its name in a list, the ending proposed, and the function that writes one, or says why not."""

    name: Phrase
    ending: str
    write: Callable[[Session, str], NotSaved | None]


def kinds_for(session: Session) -> tuple[FileKind, ...]:
    """The kinds of files for a session, the likeliest first: of a workshop the minutes, otherwise the result."""
    return (*(_MINUTES if session.decision.workshop is not None else _RESULT), *_OTHERS)


def free_name(stem: str, ending: str) -> str:
    """A name with this ending where no file stands yet."""
    beginning, dot, suffix = ending.rpartition(".")
    number = 1
    while True:
        name = f"{stem}{beginning}{'' if number == 1 else f'-{number}'}{dot}{suffix}"
        if not os.path.lexists(name):
            return name
        number += 1


def hand_out_text(path: str, rulebook: Rulebook, decision: Decision | None = None) -> str:
    """The hand-out of a rulebook as the name of its file wants it: a page to print, plain text, or Markdown."""
    ending = os.path.splitext(path)[1].lower()
    if ending in (".html", ".htm"):
        from subsidiarity.reporting.html.hand_out import render_hand_out_page

        return render_hand_out_page(rulebook, decision)
    outline = hand_out_outline(rulebook, decision)
    return render_plain(outline) if ending == ".txt" else render_markdown(outline)


def _new(text: Callable[[Session], str], *endings: str) -> Callable[[Session, str], NotSaved | None]:
    """A function that writes a text of a session to a new file with one of these endings."""
    return lambda session, path: save_new(path, text(session), endings)


def _minutes(session: Session, path: str) -> NotSaved | None:
    return minutes_written(path, minutes_of(session.compiled, session.decision))


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


def _hand_out(session: Session, path: str) -> NotSaved | None:
    return save_new(path, hand_out_text(path, session.rulebook, session.decision), HAND_OUT_ENDINGS)


_MINUTES = (
    FileKind(Phrase("Minutes to print or send (a page)"), "-minutes.html", _minutes),
    FileKind(Phrase("Minutes (Word)"), "-minutes.docx", _minutes),
    FileKind(Phrase("Minutes (Markdown)"), "-minutes.md", _minutes),
    FileKind(Phrase("Minutes (text)"), "-minutes.txt", _minutes),
)
_RESULT = (FileKind(Phrase("The result with its reasons (Markdown)"), "-result.md", _new(_argument, ".md")),)
_OTHERS = (
    FileKind(Phrase("A page with the result, to read, send or print (HTML)"), "-result.html", _new(_page, ".html")),
    FileKind(Phrase("A copy of the decision file (YAML)"), "-copy.yaml", _new(_decision, ".yaml")),
    FileKind(Phrase("The result for other programs (JSON)"), "-result.json", _new(_record, ".json")),
    FileKind(Phrase("Hand-out with the questions and a paper ballot (a page)"), "-hand-out.html", _hand_out),
)
