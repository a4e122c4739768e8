"""Votes of phones in a sitting: a desk set up, a round opened, closed into the decision, taken up after a crash."""

from __future__ import annotations

from subsidiarity.analysis.group.vote_tally import Tallies
from subsidiarity.model.workshop import Phones, Round
from subsidiarity.reporting.language import plural, words
from subsidiarity.workshop.ballot.desk import Desk
from subsidiarity.workshop.ballot.kept_room import KeptRound, found_room, new_room
from subsidiarity.workshop.ballot.stage import Stage, stage_of
from subsidiarity.workshop.refusal import Refusal
from subsidiarity.workshop.sitting import Sitting
from subsidiarity.workshop.voting import asked_talk, cast, reveal, round_refusal


def set_up_desk(sitting: Sitting) -> Desk | Refusal:
    """The desk of a sitting, with what a program before it kept; nothing is written until a vote or an address is."""
    room = found_room(sitting.path)
    if isinstance(room, Refusal):
        return room
    session = sitting.session
    empty = Stage("waiting", session.decision.title, session.rulebook.language)
    is_kept = room is not None
    return Desk(lambda: sitting.path, room or new_room(), empty, is_kept=is_kept)


def is_left_behind(sitting: Sitting) -> bool:
    """Whether a program before this one left a vote on phones, or lines of theirs; not if that cannot be read.

    Slips alone were printed, and are not left.
    """
    room = found_room(sitting.path)
    if room is None or isinstance(room, Refusal):
        return False
    return room.round is not None or room.slips is None or bool(room.lines)


def waiting_round(sitting: Sitting, desk: Desk) -> KeptRound | None:
    """The round that phones vote in, or that has closed and is not revealed; None if there is none.

    One that is revealed stays at the desk for as long as the decision cannot be saved, and is no vote any more.
    """
    kept, workshop = desk.round, sitting.session.decision.workshop
    if kept is None or kept.total is None or workshop is None:
        return kept
    talk = workshop.talk(kept.question)
    return None if talk.hidden is None and len(talk.revealed) >= kept.number else kept


def let_go(sitting: Sitting, desk: Desk) -> Refusal | None:
    """Keep a round that is revealed beside the decision no more; a refusal if it is still needed there."""
    if desk.round is None or waiting_round(sitting, desk) is not None:
        return None
    if (problem := sitting.problem) is not None:
        said = words("The vote before this one is not saved: {problem}.", problem=problem.message)
        return Refusal(said, problem.advice)
    return desk.drop_round()


def show_stage(sitting: Sitting, desk: Desk, tallies: Tallies) -> None:
    """Let the phones show where the sitting stands."""
    desk.show(stage_of(sitting.session, tallies, waiting_round(sitting, desk), desk.last_id))


def open_round(sitting: Sitting, desk: Desk) -> Refusal | None:
    """Open a round on the question asked; None once phones may vote."""
    question, _, talk = asked_talk(sitting.session)
    refused = round_refusal(sitting.session) or let_go(sitting, desk)
    return refused or desk.open_round(question, len(talk.revealed) + 1)


def close_round(sitting: Sitting, desk: Desk) -> Refusal | None:
    """Close the round, put its counts into the decision, and reveal them; None once they are revealed.

    What is kept are counts before anything is revealed. If the decision cannot be saved, they stay beside it, and are
    not put in again.
    """
    if desk.round is not None and waiting_round(sitting, desk) is None:
        return let_go(sitting, desk)
    total = desk.close_round()
    if isinstance(total, Refusal):
        return total
    refused = _put_in(sitting, desk, total)
    if refused is not None:
        return refused
    revealed = reveal(sitting.session)
    if isinstance(revealed, Refusal):
        return revealed
    sitting.become(revealed)
    return None


def take_up(sitting: Sitting, desk: Desk) -> str:
    """Take up the round that a program before this one left, and return a sentence on it; "" if there is none."""
    kept, workshop = desk.round, sitting.session.decision.workshop
    if kept is None or workshop is None:
        return ""
    questions = {question.id: question.option_ids for question in sitting.session.rulebook.questions}
    if questions.get(kept.question) != kept.options:
        refused = desk.drop_round()
        said = words("A vote on phones was begun with other questions, and is thrown away.")
        return said if refused is None else refused.words
    sitting.become(sitting.session.jump(kept.question))
    voted = plural("{number} voted", "{number} voted", kept.took_part)
    if kept.total is None:
        return words("A vote on phones is open: {voted}. It goes on where it stopped.", voted=voted)
    if waiting_round(sitting, desk) is None:
        let_go(sitting, desk)
        return ""
    refused = _put_in(sitting, desk, kept.total)
    return words("A vote was closed: {voted}. It waits to be revealed.", voted=voted) if refused is None else ""


def _put_in(sitting: Sitting, desk: Desk, total: Round) -> Refusal | None:
    """Put the counts of a closed round into the decision, and keep them beside it no more once they are saved there."""
    kept = desk.round
    assert kept is not None, "the round has been closed, and stays"
    session = sitting.session.jump(kept.question)
    phones: Phones = "slips" if desk.voters.are_strict else "anybody"
    changed = cast(session, total.counts, total.unknown, total.abstained, phones=phones)
    if isinstance(changed, Refusal):
        return changed
    sitting.become(changed)
    if sitting.problem is None:
        desk.drop_round()
    return None
