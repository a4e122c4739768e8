"""The standing of an interview, the same in every shell: how open the level is, and what may still change it."""

from __future__ import annotations

from dataclasses import dataclass

from subsidiarity.model.recommendation import Recommendation
from subsidiarity.reporting.language import Phrase, plural, words
from subsidiarity.reporting.wording.headline import decision_in_short, decision_of, headline_of, said_first
from subsidiarity.reporting.wording.noun_words import capitalised, listed, question_name
from subsidiarity.workshop.session import Session

LEVEL_IS_SETTLED = Phrase("{result} shows the result: the level is settled.")
"""The sentence for the moment when no answer can change the level any more; {result} is the key for it."""
_SEE_FIRST = Phrase("See the result for what comes first.")
"""The pointer to what a safeguard wants said before the recommendation."""
_NUMBERS = (
    Phrase("no"),
    Phrase("one"),
    Phrase("two"),
    Phrase("three"),
    Phrase("four"),
    Phrase("five"),
    Phrase("six"),
    Phrase("seven"),
    Phrase("eight"),
    Phrase("nine"),
    Phrase("ten"),
    Phrase("eleven"),
    Phrase("twelve"),
)


@dataclass(frozen=True, slots=True)
class Standing:
    """A standing in two sentences, the more important one first, and what matters beside them."""

    is_settled: bool
    """Whether no answer can change the level any more."""
    has_level: bool
    """Whether there is a level that is recommended, or contested with another."""
    first: str
    second: str
    short: str
    """The first sentence in the fewest words."""
    pointer: str = ""
    """A sentence on where the warnings stand; "" without any."""
    warnings: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """Both sentences, and the warnings between them."""
        return " ".join((self.first, *self.warnings, self.second))


def standing_of(session: Session) -> Standing:
    """The standing as the answers are."""
    recommendation = session.recommendation
    if session.is_settled:
        outcome = recommendation.headline.outcome
        has_level = outcome is not None and outcome.level is not None
        warnings = said_first(recommendation)
        return Standing(
            is_settled=True,
            has_level=has_level,
            first=decision_of(recommendation),
            second=_what_is_left(session),
            short=decision_in_short(recommendation),
            pointer=words(_SEE_FIRST) if warnings else "",
            warnings=warnings,
        )
    levels = levels_possible(recommendation)
    if len(levels) > 1:
        number = capitalised(_number(len(levels)))
        first = words("{number} levels are still possible.", number=number)
        short = words("{number} levels are possible.", number=number)
    else:
        first = short = words("The level is all but settled.")
    return Standing(False, False, first, _may_change(session), short)


def result_in_short(recommendation: Recommendation) -> str:
    """The recommendation in a few words for a list, or how open it is."""
    if recommendation.headline.outcome is not None:
        return headline_of(recommendation)
    return plural(
        "Still open: {number} level possible.",
        "Still open: {number} levels possible.",
        len(levels_possible(recommendation)),
    )


def levels_possible(recommendation: Recommendation) -> set[str]:
    """The ids of the levels that some answer still leads to."""
    outcomes = recommendation.headline.possible
    return {level for outcome in outcomes for level in (outcome.level, outcome.contender) if level is not None}


def _what_is_left(session: Session) -> str:
    """A sentence on what the questions still to come are for, once the level is settled."""
    left = len(session.unasked)
    if not left:
        return words("No question is left.")
    return plural(
        "The remaining question shapes the other roles and the safeguards.",
        "The remaining {number} questions shape the other roles and the safeguards.",
        left,
    )


def _may_change(session: Session) -> str:
    """A sentence on the questions that may still change the level."""
    rulebook, open_questions = session.rulebook, session.recommendation.open_questions
    if any(question in session.unasked for question in open_questions):
        number = len(open_questions)
        asked = plural("{count} question", "{count} questions", number, count=_number(number))
        return words("{questions} can still change it.", questions=capitalised(asked))
    names = listed((question_name(rulebook, question) for question in open_questions), words("and"))
    if not all(session.rulebook.question(question).ordered for question in open_questions):
        return words("It hangs on {names}, where no single answer stands yet.", names=names)
    return words("It hangs on {names}, answered with a range or not known yet.", names=names)


def _number(number: int) -> str:
    return words(_NUMBERS[number]) if number < len(_NUMBERS) else str(number)
