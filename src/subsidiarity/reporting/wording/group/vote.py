"""Sentences on a vote: how it lies, whether the group agrees, and whether the split changes the result."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from subsidiarity.model.group import Agreement, GroupDifference
from subsidiarity.model.manner import PLAIN
from subsidiarity.model.outcome import Outcome
from subsidiarity.model.rulebook import Question, Rulebook
from subsidiarity.model.tally import Distance, Tally
from subsidiarity.model.workshop import LEAST_TURNOUT, Round
from subsidiarity.reporting.language import plural, words
from subsidiarity.reporting.wording.clause import result_clause
from subsidiarity.reporting.wording.group.agreement import agreement_word
from subsidiarity.reporting.wording.noun_words import (
    WHO,
    level_body,
    listed,
    option_numbers,
    outcome_words,
    outcomes_words,
    quoted,
    sentence,
)


def turnout(vote: Round) -> str:
    """The turnout in words, which is all that may be said before the reveal: '14 votes, 1 abstained'."""
    said = plural("{number} vote", "{number} votes", vote.votes)
    if not vote.abstained:
        return said
    return words("{votes}, {abstained} abstained", votes=said, abstained=vote.abstained)


def count_lines(question: Question, tally: Tally) -> Iterator[str]:
    """A line for each option, by number (from 1), with how many chose it now and how many in the round before."""
    for index, (option, count) in enumerate(zip(question.options, tally.round.counts, strict=True)):
        before = "" if tally.change is None else words(" (was {before})", before=count - tally.change[index])
        votes = plural("{number} vote", "{number} votes", count)
        yield words("{option}. {text}: {votes}{before}", option=index + 1, text=option.text, votes=votes, before=before)
    if tally.round.unknown:
        votes = plural("{number} vote", "{number} votes", tally.round.unknown)
        yield words("0. Not known yet: {votes}", votes=votes)


def spread_sentence(tally: Tally, *, has_figure: bool = True) -> str:
    """Middle, range, quartiles and agreement, options meant by their numbers; "" where nobody chose any.

    Of kinds, it says which most people chose. `has_figure` adds the agreement, which means little to the room.
    """
    agreement, voted = tally.agreement, tally.round.voted
    if agreement.figure is None:
        return ""
    people, votes = agreement.spread.people, tally.round.votes
    if len(voted) == 1:
        alike = words("All who chose an option chose {option}.", option=voted[0] + 1)
        few = words(" They are only {people} of {votes} who voted.", people=people, votes=votes)
        return alike + few if 100 * people < LEAST_TURNOUT * votes else alike
    said = [_most_chosen(agreement)] if tally.range is None else [*_middle(tally, tally.range)]
    figure = f"{agreement.figure:.2f}"
    if tally.figure_before is not None:
        figure = words("{figure}, was {before}", figure=figure, before=f"{tally.figure_before:.2f}")
    if has_figure:
        said.append(words("The agreement is {word} ({figure}).", word=agreement_word(agreement.figure), figure=figure))
    if agreement.spread.is_of_few:
        said.append(words("Only {people} chose an option: one more could change all of this.", people=people))
    return " ".join(said)


def _middle(tally: Tally, ends: tuple[int, int]) -> Iterator[str]:
    agreement = tally.agreement
    yield words("The middle answer is {middle}.", middle=option_numbers(agreement.middle))
    yield words("The answers run from {range}.", range=option_numbers(ends))
    if tally.quartiles is not None and tally.quartiles != ends:
        yield words("The middle half of them lies at {quartiles}.", quartiles=option_numbers(tally.quartiles))
    near, people = agreement.near, agreement.spread.people
    yield words("{near} of {people} lie within one option of the middle.", near=near, people=people)


def _most_chosen(agreement: Agreement) -> str:
    kinds = listed((f"{place + 1}" for place in agreement.middle), words("and"))
    if len(agreement.middle) == 1:
        near, people = agreement.near, agreement.spread.people
        return words("{near} of {people} chose {kind}, more than any other.", near=near, people=people, kind=kinds)
    each = agreement.near // len(agreement.middle)
    return words("{kinds} are tied: {each} chose each of them, and no other has more.", kinds=kinds, each=each)


def agreement_in_short(agreement: Agreement) -> str:
    """The agreement in a few words for a list: 'agreement 0.00, low, of only 2'; "" where nobody chose an option."""
    figure = agreement_figure(agreement)
    return words("agreement {figure}", figure=figure) if figure else ""


def agreement_figure(agreement: Agreement) -> str:
    """The figure of an agreement with its name: '0.00, low, of only 2'; "" where nobody chose an option."""
    if agreement.figure is None:
        return ""
    figure = {"figure": f"{agreement.figure:.2f}", "word": agreement_word(agreement.figure)}
    if agreement.spread.is_of_few:
        return words("{figure}, {word}, of only {people}", people=agreement.spread.people, **figure)
    return words("{figure}, {word}", **figure)


def split_sentence(rulebook: Rulebook, tally: Tally, *, is_live: bool = True) -> str:
    """A sentence on whether the split changes the result, all else as the group answered so far; "" without a split.

    `is_live` adds what to do about it, for those in the room, who see options by number; others read them in words.
    """
    split = tally.split
    if split is None:
        return ""
    said, is_idle = _split(rulebook, tally, split, is_live=is_live)
    said += beside_words(tally)
    if not is_live:
        return said
    if is_idle is None:
        return said
    if not is_idle:
        return said + words(" Talk about this one.")
    return said + (words(" For the level, you may move on.") if beside_words(tally) else words(" You may move on."))


def _split(rulebook: Rulebook, tally: Tally, split: GroupDifference, *, is_live: bool) -> tuple[str, bool | None]:
    """A sentence on what the split does to the level, and whether it does nothing to it (None while that is open)."""
    possible = split.options[0].possible
    if split.matters == "alone" and is_far_from_settled(rulebook, split):
        so_far = words("So far the same levels stay possible either way; other answers decide whether this matters.")
        return so_far, None
    if split.matters == "alone" and is_live:
        return words("This matters: {ways}.", ways=_ways(rulebook, tally, is_live=True)), False
    if split.matters == "alone":
        return sentence(_ways(rulebook, tally, is_live=False)), False
    if split.matters == "together":
        return words("Whether this split changes the level depends on questions that are still open."), None
    if len(possible) > 1:
        return words("Either way the same levels stay possible."), True
    return words("Either way {clause}.", clause=level_clause(rulebook, possible)), True


def beside_words(tally: Tally) -> str:
    """A sentence, after a space, on what else the split changes: ' Besides the level, it changes who pays.'; or ""."""
    parts = _beside(tally)
    return words(" Besides the level, it changes {parts}.", parts=parts) if parts else ""


def changes_beside(tally: Tally) -> str:
    """A sentence on what a split that does not change the level by itself changes; "" where that is nothing."""
    parts = _beside(tally)
    if not parts or tally.split is None or tally.split.matters == "alone":
        return ""
    return words("The difference changes {parts}.", parts=parts)


def _beside(tally: Tally) -> str:
    split = tally.split
    if split is None:
        return ""
    parts = [words(WHO, role=role.name) for role in split.roles]
    if split.safeguards:
        parts.append(plural("{number} safeguard", "{number} safeguards", len(split.safeguards)))
    return listed(parts, words("and"))


def distance_question(distance: Distance) -> str:
    """The question to put to the room when some voted far from the answer, or most did."""
    if not distance.ordered and 2 * distance.far > distance.votes:
        return words(
            "{far} of {votes} voted for another kind than this answer, more than half. Is it the group's?",
            far=distance.far,
            votes=distance.votes,
        )
    if not distance.ordered:
        return words(
            "{far} of {votes} voted for another kind than this answer. Record a minority view?",
            far=distance.far,
            votes=distance.votes,
        )
    if 2 * distance.far > distance.votes:
        return words(
            "{far} of {votes} voted two or more options away from this answer, more than half. Is it the group's?",
            far=distance.far,
            votes=distance.votes,
        )
    return words(
        "{far} of {votes} voted two or more options away from this answer. Record a minority view?",
        far=distance.far,
        votes=distance.votes,
    )


def level_clause(rulebook: Rulebook, possible: Sequence[Outcome]) -> str:
    """A clause on where answers lead: 'the council should decide', 'the council or the region stay possible'."""
    if len(possible) > 1:
        return words("{levels} stay possible", levels=listed(_levels(rulebook, possible), words("or")))
    (outcome,) = possible
    by_level = Outcome(PLAIN, outcome.level) if outcome.is_settled else outcome
    return result_clause(rulebook, rulebook.role(rulebook.headline), by_level)


def _ways(rulebook: Rulebook, tally: Tally, *, is_live: bool) -> str:
    """A clause on where each option voted for leads, options that lead to the same outcomes together."""
    split = tally.split
    assert split is not None, "only a split has ways"
    options = rulebook.question(tally.question).options
    groups: dict[tuple[Outcome, ...], list[str]] = {}
    for index, option in zip(tally.round.voted, split.options, strict=True):
        groups.setdefault(option.possible, []).append(f"{index + 1}" if is_live else quoted(options[index].short))
    clauses = {possible: level_clause(rulebook, possible) for possible in groups}
    if len(set(clauses.values())) < len(clauses):  # the same levels, one of them contested
        clauses = {
            possible: words("still possible: {outcomes}", outcomes=outcomes_words(rulebook, possible))
            for possible in groups
        }
    return "; ".join(
        words("with {options} {clause}", options=listed(named, words("or")), clause=clauses[possible])
        for possible, named in groups.items()
    )


def is_far_from_settled(rulebook: Rulebook, split: GroupDifference) -> bool:
    """Whether every option leaves the same levels possible, several of them, and only how they contend differs."""
    levels = [_levels(rulebook, option.possible) for option in split.options]
    return (
        len(levels[0]) > 1
        and all(len(option.possible) > 1 for option in split.options)
        and all(each == levels[0] for each in levels)
    )


def _levels(rulebook: Rulebook, possible: Sequence[Outcome]) -> list[str]:
    named = {level for outcome in possible for level in (outcome.level, outcome.contender) if level is not None}
    levels = [level_body(rulebook, level) for level in rulebook.level_ids if level in named]
    return [
        *levels,
        *(dict.fromkeys(outcome_words(rulebook, outcome) for outcome in possible if outcome.level is None)),
    ]
