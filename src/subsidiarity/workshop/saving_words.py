"""Words on saving, as far as it is known: whether everything is saved, what to do where it is not, what is lost."""

from __future__ import annotations

from subsidiarity.reporting.language import plural, words
from subsidiarity.reporting.wording.lost_traits import lost_words
from subsidiarity.workshop.autosave import NotSaved
from subsidiarity.workshop.sitting import Sitting
from subsidiarity.workshop.view.half_typed import half_typed_words


def save_status(sitting: Sitting) -> str:
    """Words on whether everything is saved, and where."""
    if sitting.problem is not None:
        return words("NOT SAVED in {path}: {problem}.", path=sitting.path, problem=sitting.problem.message)
    saved = words("Saved in {path}", path=sitting.path)
    return f"{saved} ({lost_words(sitting.lost)})" if sitting.lost else saved


def unsaved_words(sitting: Sitting) -> str:
    """Words on why the newest change is not saved, where it still is and what to do; "" while everything is saved."""
    if sitting.problem is None:
        return ""
    still = words("Until you leave, your answers are still here. You can {hint}.", hint=sitting.problem.hint)
    return f"{save_status(sitting)} {still}"


def saving_notice(sitting: Sitting) -> str:
    """A notice on saving, for the time before the first answer and for whoever asks."""
    return unsaved_words(sitting) or words("Every change is saved as it is typed, or said not to be.")


def not_moved_words(sitting: Sitting, path: str, failed: NotSaved) -> str:
    """Words on why a sitting does not go on in another file, and how it stands with its own."""
    said = words("Not saved in {path}: {problem}. You can {hint}.", path=path, problem=failed.message, hint=failed.hint)
    if sitting.problem is not None:
        return f"{said} {save_status(sitting)}"
    still = words("Everything is still saved in {path}.", path=sitting.path)
    return f"{said} {still}"


def farewell(sitting: Sitting) -> str:
    """The last words on leaving: that everything is saved, and where; or that the last change is lost."""
    if sitting.problem is not None:
        return f"{save_status(sitting)} {_lost(sitting, sitting.problem)}"
    count = plural("{number} answer", "{number} answers", len(sitting.session.decision.answers))
    said = words("{count} saved in {path}. Open that file to go on.", count=count, path=sitting.path)
    return " ".join(filter(None, [said, half_typed_words(sitting)]))


def _lost(sitting: Sitting, problem: NotSaved) -> str:
    if problem.cause == "unconfirmed":
        return words("What was written may not last.")
    if sitting.is_saved:
        return words("The changes since the last save are lost.")
    return words("Nothing was saved in this sitting.")
