"""The outlook of a group: what its answers come to when they are mixed, and which question to settle first."""

from __future__ import annotations

from subsidiarity.model.prospect import Likelihood, Outlook, Settling
from subsidiarity.model.rulebook import Rulebook
from subsidiarity.reporting.language import words
from subsidiarity.reporting.outline import Block, Item, Items, Paragraph, Section
from subsidiarity.reporting.wording.noun_words import listed, outcome_words, outcomes_words, quoted

_SHEETS = 1_000
"""Sheets of which a share is said as a count: people read counts better than percentages."""
_MOST_NAMED = 3
_LEAST_SETTLED = 1e-9
"""Bits that settling a question takes off at least to be named; less than this is rounding."""


def outlook_section(rulebook: Rulebook, outlook: Outlook) -> Section:
    """The section on the shares of the outcomes by level, then the questions that carry the uncertainty."""
    heading = words("If the answers are mixed")
    if len(outlook.likelihoods) == 1:
        only = outcome_words(rulebook, outlook.likelihoods[0].outcome)
        said = words("However the people's answers are mixed, it would be {outcome}.", outcome=only)
        return Section("outlook", heading, (Paragraph(said),))
    blocks: list[Block] = [Paragraph(_shares(rulebook, outlook))]
    telling = [each for each in outlook.carriers if outlook.uncertainty - each.remaining > _LEAST_SETTLED]
    if telling:
        items = tuple(_item(rulebook, each) for each in telling[:_MOST_NAMED])
        blocks.append(Items(words("These are worth settling first"), items))
    return Section("outlook", heading, tuple(blocks))


def _shares(rulebook: Rulebook, outlook: Outlook) -> str:
    likeliest_first = sorted(outlook.likelihoods, key=lambda each: -each.ways)
    parts = [_share(rulebook, each, outlook.ways) for each in likeliest_first]
    return words(
        "Take for each question the answer of one of the people, whoever it is: of every {sheets} such mixed sheets, "
        "{shares}. Answers are taken to be independent of each other.",
        sheets=f"{_SHEETS:,}",
        shares=listed(parts, words("and")),
    )


def _share(rulebook: Rulebook, likelihood: Likelihood, every: int) -> str:
    """A share in words: '552 lead to town', '48 come out as contested between street and town'."""
    count = _of_a_thousand(likelihood.ways, every)
    outcome = outcome_words(rulebook, likelihood.outcome)
    if likelihood.outcome.contender is not None:
        return words("{count} come out as {outcome}", count=count, outcome=outcome)
    return words("{count} lead to {outcome}", count=count, outcome=outcome)


def _of_a_thousand(ways: int, every: int) -> str:
    """A share as a rounded count of a thousand; what is there is never said to be 0, nor a part to be all."""
    share = (2 * _SHEETS * ways + every) // (2 * every)
    if share == 0:
        return words("fewer than 1")
    return words("more than {number}", number=_SHEETS - 1) if share == _SHEETS else f"{share}"


def _item(rulebook: Rulebook, settling: Settling) -> Item:
    question = rulebook.question(settling.question)
    texts = {option.id: option.text for option in question.options}
    leads: dict[str, list[str]] = {}
    for option, outcomes in settling.leaves:
        leads.setdefault(outcomes_words(rulebook, outcomes), []).append(quoted(texts[option]))
    details = tuple(
        words("If {options}: {outcomes}.", options=listed(options, words("or")), outcomes=outcomes)
        for outcomes, options in leads.items()
    )
    return Item(question.ask, details)
