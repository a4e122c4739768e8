"""Sentences on whether a vote speaks for the room: who took part, and which answer holds the share that was set."""

from __future__ import annotations

from subsidiarity.model.tally import Consensus, Tally
from subsidiarity.model.workshop import Round
from subsidiarity.reporting.language import words
from subsidiarity.reporting.wording.noun_words import option_numbers


def card_remark(vote: Round, people: int) -> str:
    """A remark where another number took part than the `people` on the card; "" where it is the same, or 0."""
    if people in (0, vote.took_part):
        return ""
    said = words("The card says {people} people vote; {number} took part.", people=people, number=vote.took_part)
    return said + words(" Check the counts.") if vote.took_part > people else said


def turnout_remark(tally: Tally) -> str:
    """A remark where a vote does not speak for the room: of more people than are in it, or of too few; "" elsewhere."""
    vote = tally.round
    said = [card_remark(vote, tally.people)] if vote.took_part > tally.people else []
    if not tally.is_of_the_room:
        votes = words("{votes} of {present} voted", votes=vote.votes, present=tally.present)
        if vote.abstained:
            votes = words("{votes}, {abstained} abstained", votes=votes, abstained=vote.abstained)
        said.append(words("{votes}: too few to call it the room's view.", votes=votes))
    return " ".join(filter(None, said))


def consensus_sentence(tally: Tally, *, has_threshold: bool = True) -> str:
    """A sentence on whether one answer holds the share set before the first vote, and whether the room is behind it.

    `has_threshold` names that share.
    """
    said = _consensus(tally.consensus, is_of_the_room=tally.is_of_the_room, has_threshold=has_threshold)
    return " ".join(filter(None, [said, turnout_remark(tally)]))


def _consensus(found: Consensus, *, is_of_the_room: bool, has_threshold: bool) -> str:
    share = words(" ({threshold} of 100)", threshold=found.threshold) if has_threshold else ""
    consensus = words("A consensus") if is_of_the_room else words("A consensus among those who voted")
    held = words("{people} of {votes} votes", people=found.people, votes=found.votes)
    if found.is_unknown:
        return words(
            "{consensus}{share} that it is not known yet, by {held}.", consensus=consensus, share=share, held=held
        )
    if found.is_met and found.held_by is not None:
        return words(
            "{consensus}{share} on {option}, by {held}.",
            consensus=consensus,
            share=share,
            option=found.held_by[0] + 1,
            held=held,
        )
    if found.held_by is not None and found.held_by[1] - found.held_by[0] == 1:
        return words(
            "No consensus{share} on one option, but one on {range}, by {held}.",
            share=share,
            range=option_numbers(found.held_by),
            held=held,
        )
    return words("No consensus{share}.", share=share)
