"""The phrases of the program that stand around a rulebook's texts, for programs that make the sentences themselves."""

from __future__ import annotations

from subsidiarity.reporting.language import Phrase, words
from subsidiarity.reporting.record import Json

_PHRASES = {
    "and": Phrase("and"),
    "or": Phrase("or"),
    "semicolon_or": Phrase("; or "),
    "others": Phrase("others at its level"),
    "any_level": Phrase("any level"),
    "any_level_or_none": Phrase("any level or none"),
    "manner_open": Phrase("{levels}, and how it would act is open too"),
    "not_ruled_out": Phrase("Nothing is ruled out yet."),
    "still_open": Phrase("Still open: {outcomes}."),
    "role_still_open": Phrase("{role} Still open: {outcomes}."),
    "should_decide": Phrase("{body} should decide"),
    "allow_none": Phrase("The answers allow none."),
    "moves_up": Phrase("Why it moves up"),
    "past": Phrase("Past {level}"),
    "pulling_back": Phrase("Pulling back to {level}"),
    "pulling_up": Phrase("Pulling up"),
    "why_outcome": Phrase("Why {outcome}"),
    "the_case_for": Phrase("The case for {level}"),
    "who_does_what": Phrase("Who does what"),
    "safeguards": Phrase("Safeguards"),
    "titled": Phrase("{title} ({kind})"),
    "may_apply": Phrase("These may apply too, once what is open is answered"),
    "why": Phrase("Why: {because}"),
}
"""The phrases by a name that does not change when their English does; {gaps} are filled by whoever uses them."""


def phrases() -> dict[str, Json]:
    """The phrases by name, in the language spoken."""
    return {name: words(phrase) for name, phrase in _PHRASES.items()}
