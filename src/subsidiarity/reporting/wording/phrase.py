"""The small pieces of text that every part of the argument uses: outcomes, levels, questions and answers in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from subsidiarity.model.decision import Answer
from subsidiarity.model.outcome import Outcome
from subsidiarity.model.rulebook import Question, Rulebook
from subsidiarity.reporting.language import words

_MOST_IN_FULL = 3
"""Of more outcomes than these, a sentence names the levels and leaves out how each acts."""


def listed(names: Iterable[str], joiner: str) -> str:
    """One, two or more words as a sentence lists them: 'a', 'a or b', 'a, b or c'."""
    parts = list(names)
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {joiner} {parts[-1]}"


def counted(number: int, noun: str, plural: str = "") -> str:
    """A number with its noun: '1 question', '3 questions'."""
    return f"{number} {noun if number == 1 else plural or noun + 's'}"


def capitalised(text: str) -> str:
    """The text with a capital first letter, and nothing else changed."""
    return text[:1].upper() + text[1:]


def sentence(text: str) -> str:
    """The text as a sentence: a capital first letter, and a full stop if it ends in none."""
    text = capitalised(text.strip())
    return text if text.endswith((".", "!", "?", "…", "”", ":")) else f"{text}."


def level_name(rulebook: Rulebook, level: str) -> str:
    """A level's name, as a table or a ladder shows it."""
    for known in rulebook.levels:  # asked for each cell of a grid
        if known.id == level:
            return known.name
    return level


def level_word(rulebook: Rulebook, level: str) -> str:
    """A level's name within a sentence; names with further capitals (City of London) keep their first."""
    name = level_name(rulebook, level)
    return name[:1].lower() + name[1:] if name[1:] == name[1:].lower() else name


def outcome_words(rulebook: Rulebook, outcome: Outcome) -> str:
    """An outcome within a sentence: 'local, jointly with its neighbours'."""
    if outcome.level is None:
        return words("no level")
    level = level_word(rulebook, outcome.level)
    match outcome.manner:
        case "jointly":
            return words("{level}, jointly with its neighbours", level=level)
        case "independently":
            return words("{level}, through an independent body", level=level)
        case "contested":
            upper = level_word(rulebook, outcome.contender or "")
            return words("contested between {lower} and {upper}", lower=level, upper=upper)
        case _:
            return level


def outcomes_words(rulebook: Rulebook, outcomes: Sequence[Outcome]) -> str:
    """Several outcomes that are still possible: 'local or regional'; of many, their levels alone."""
    if len(outcomes) > _MOST_IN_FULL:
        return _levels_words(rulebook, outcomes)
    parts = [outcome_words(rulebook, outcome) for outcome in outcomes]
    if any("," in part or " " in part for part in parts):
        return words("; or ").join(parts)
    return listed(parts, words("or"))


def open_words(rulebook: Rulebook, outcomes: Sequence[Outcome]) -> str:
    """The same for a headline: of many, their levels and no more."""
    return outcomes_words(rulebook, outcomes) if len(outcomes) <= _MOST_IN_FULL else _levels(rulebook, outcomes)


def _levels_words(rulebook: Rulebook, outcomes: Sequence[Outcome]) -> str:
    levels = _levels(rulebook, outcomes)
    if all(outcome.manner in ("alone", "none") for outcome in outcomes):
        return levels
    return words("{levels}, and how it would act is open too", levels=levels)


def _levels(rulebook: Rulebook, outcomes: Sequence[Outcome]) -> str:
    reached = {level for outcome in outcomes for level in (outcome.level, outcome.contender) if level is not None}
    none = any(outcome.level is None for outcome in outcomes)
    if len(reached) == len(rulebook.levels) > 2:
        return words("any level or none") if none else words("any level")
    parts = [level_word(rulebook, level.id) for level in rulebook.levels if level.id in reached]
    return listed([*parts, words("no level")] if none else parts, words("or"))


def acting(rulebook: Rulebook, outcome: Outcome) -> str:
    """A settled outcome as the subject of a sentence: 'Local, jointly with its neighbours,'."""
    actor = capitalised(outcome_words(rulebook, outcome))
    return f"{actor}," if "," in actor else actor


def question_name(question_id: str) -> str:
    """A question's short name: its id, spoken."""
    return question_id.replace("_", " ")


def option_name(option_id: str) -> str:
    """An option's short name: its id, spoken."""
    return option_id.replace("_", " ")


def is_known(answer: Answer | None) -> bool:
    """Whether one option was chosen."""
    return answer is not None and len(answer.options) == 1


def is_range(question: Question, answer: Answer | None) -> bool:
    """Whether several options were chosen, though not all of them."""
    return answer is not None and 1 < len(answer.options) < len(question.options)


def answer_anchors(question: Question, answer: Answer | None) -> tuple[str, ...]:
    """The statements chosen, in the question's order; nothing while the answer is not known yet."""
    if answer is None or len(answer.options) == len(question.options):
        return ()
    return tuple(option.anchor for option in question.options if option.id in answer.options)


def quoted(text: str) -> str:
    """Somebody's own words within a sentence."""
    return f"“{text}”"


def option_numbers(places: Sequence[int]) -> str:
    """Neighbouring options by number, from the first of some places to the last: '3', '2 to 4'."""
    low, high = places[0], places[-1]
    return f"{low + 1}" if low == high else words("{low} to {high}", low=low + 1, high=high + 1)


def answering(question: Question) -> Iterator[str]:
    """How a question is answered, where that is not the common way, in sentences."""
    if not question.ordered:
        yield words("Choose one kind: they stand in no order.")
    if question.prepared:
        yield words("It is answered beforehand: the room hears the answer, and may change it.")
