"""The places that people move between; each is loaded when somebody first comes to it, so the first paints soon."""

from __future__ import annotations

from collections.abc import Callable

from subsidiarity.tui.screen import InterviewScreen


def _start() -> InterviewScreen:
    from subsidiarity.tui.start.start import StartScreen

    return StartScreen()


def _question() -> InterviewScreen:
    from subsidiarity.tui.interview.question import QuestionScreen

    return QuestionScreen()


def _overview() -> InterviewScreen:
    from subsidiarity.tui.interview.overview import OverviewScreen

    return OverviewScreen()


def _result() -> InterviewScreen:
    from subsidiarity.tui.interview.result import ResultScreen

    return ResultScreen()


def _workshop_question() -> InterviewScreen:
    from subsidiarity.tui.workshop.question import WorkshopQuestionScreen

    return WorkshopQuestionScreen()


def _workshop_overview() -> InterviewScreen:
    from subsidiarity.tui.workshop.overview import WorkshopOverviewScreen

    return WorkshopOverviewScreen()


def _workshop_result() -> InterviewScreen:
    from subsidiarity.tui.workshop.result import WorkshopResultScreen

    return WorkshopResultScreen()


INTERVIEW: dict[str, Callable[[], InterviewScreen]] = {
    "start": _start,
    "question": _question,
    "overview": _overview,
    "result": _result,
}
WORKSHOP: dict[str, Callable[[], InterviewScreen]] = {
    "question": _workshop_question,
    "overview": _workshop_overview,
    "result": _workshop_result,
}
"""The screens that a workshop puts in the place of the interview's, each a function that makes one."""
