"""The end of a tab's session in words: why it ended, what is saved as far as that is known, and what can be done."""

from __future__ import annotations

from dataclasses import dataclass

from subsidiarity.reporting.language import words


@dataclass(frozen=True, slots=True)
class Ending:
    """An ending: a heading, paragraphs below it, and what the link to another session is called ("" for no link)."""

    heading: str
    paragraphs: tuple[str, ...]
    link: str


def left(farewell: str) -> Ending:
    """The end of a session that was left in order; `farewell` is what the app says of the file, "" of none."""
    return Ending(words("The session has ended."), _told(farewell), words("Begin again"))


def refused(said: str) -> Ending:
    """The end of a session that never began; `said` is what the app says about it."""
    return Ending(words("This session could not begin."), _told(said) or (_silent(),), words("Try again"))


def failed(said: str, farewell: str) -> Ending:
    """The end of a session by a fault of the program; `said` is for its makers."""
    return Ending(
        words("The session ended by a fault of the program, not yours."),
        (*_told(said), *(_told(farewell) or (_as_said(),))),
        words("Begin again"),
    )


def killed() -> Ending:
    """The end of a session whose program was ended from outside, and could say nothing."""
    why = words("Something outside ended its program: a person, or the computer, which may have had no memory left.")
    return Ending(words("The session was cut off."), (why, _as_said()), words("Begin again"))


def stopped(farewell: str) -> Ending:
    """The end of every session, because whoever started the server has stopped it."""
    again = words("To go on, start it there again, and open the address that it writes: it is a new one.")
    heading = words("Subsidiarity was stopped where it was started.")
    return Ending(heading, (*(_told(farewell) or (_as_said(),)), again), "")


def lost() -> Ending:
    """The end that a page sees by itself when its connection goes without a word."""
    again = words("If the program still runs where it was started, begin again here. If not, start it there again.")
    return Ending(words("The connection to the program has ended."), (_as_said(), again), words("Begin again"))


def too_many(most: int) -> Ending:
    """The end of a session that never began, because `most` tabs are open."""
    said = words("At most {most} can be open at once. Close one, then try again here.", most=most)
    return Ending(words("Too many tabs are open."), (said,), words("Try again"))


def not_started(reason: str) -> Ending:
    """The end of a session for which the machine started no program, for this reason."""
    said = words("The computer does not allow another program: {reason}.", reason=reason)
    return refused(" ".join([said, words("Close other tabs and programs, then try again.")]))


def _told(said: str) -> tuple[str, ...]:
    return tuple(filter(None, [said.strip("\n")]))


def _silent() -> str:
    return words("Its program ended without a word. See what is said where it was started.")


def _as_said() -> str:
    return words("What was said to be saved is saved; anything else is lost.")
