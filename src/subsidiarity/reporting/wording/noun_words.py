"""Names of levels, outcomes, questions and answers as sentences use them, and lists, counts and quotations."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from subsidiarity.model.annotation import TypeGuard
from subsidiarity.model.decision import Answer
from subsidiarity.model.gap import BODY, filled
from subsidiarity.model.manner import PLAIN
from subsidiarity.model.outcome import Outcome
from subsidiarity.model.rulebook import Question, Rulebook
from subsidiarity.reporting.language import Phrase, words

_MOST_IN_FULL = 3
"""Outcomes that a sentence names in full at most; of more, it names the levels and leaves out how each acts."""
_BODY = f"{{{BODY}}}"
_BODY_AND_HOW = f"{_BODY},"
"""The beginning of a manner's words in which a comma parts a body from how it acts."""
AND, OR, SEMICOLON_OR = Phrase("and"), Phrase("or"), Phrase("; or ")
WHO = Phrase("who {role}")
OTHERS = Phrase("others at its level")
ANY_LEVEL = Phrase("any level")
ANY_LEVEL_OR_NONE = Phrase("any level or none")
MANNER_OPEN = Phrase("{levels}, and how it would act is open too")
CHOOSE_KIND = Phrase("Choose one kind: they stand in no order.")
PREPARED = Phrase("It is answered beforehand: the room hears the answer, and may change it.")


def listed(names: Iterable[str], joiner: str) -> str:
    """Names as a sentence lists them: 'a', 'a or b', 'a, b or c'."""
    parts = list(names)
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {joiner} {parts[-1]}"


def counted(number: int, noun: str, plural: str = "") -> str:
    """A number with its noun: '1 question', '3 questions'."""
    return f"{number} {noun if number == 1 else plural or noun + 's'}"


def capitalised(text: str) -> str:
    """A text with a capital first letter, and nothing else changed; "iPhones" and "pH" have their capital inside."""
    return text if text[1:2].isupper() else text[:1].upper() + text[1:]


def sentence(text: str) -> str:
    """A text as a sentence: a capital first letter, and a full stop if it ends in none."""
    text = capitalised(text.strip())
    return text if text.endswith((".", "!", "?", "…", "”", ":")) else f"{text}."


def leading(title: str) -> str:
    """A title that something follows on its line: with a colon, unless it ends in a mark of its own."""
    return title if title.endswith(("?", "!", ".", ":")) else f"{title}:"


def level_name(rulebook: Rulebook, level: str) -> str:
    """A level's name, as a table or a ladder shows it."""
    for known in rulebook.levels:  # asked for each cell of a grid
        if known.id == level:
            return known.name
    return level


def level_body(rulebook: Rulebook, level: str) -> str:
    """The body that acts at a level, as a sentence says it: 'the council'."""
    for known in rulebook.levels:
        if known.id == level:
            return known.body
    return level


def outcome_words(rulebook: Rulebook, outcome: Outcome) -> str:
    """An outcome within a sentence: 'the council, jointly with neighbouring councils'."""
    return with_levels(rulebook, rulebook.manner(outcome).says, outcome)


def subject_words(rulebook: Rulebook, outcome: Outcome) -> tuple[str, str]:
    """The words of an outcome before a verb, and after it: 'the council' and ', jointly with neighbouring councils'.

    How a body acts comes after what it does, if a comma parts the two; in other words with a comma, one ends them.
    """
    says = rulebook.manner(outcome).says
    if says.startswith(_BODY_AND_HOW):
        return with_levels(rulebook, _BODY, outcome), with_levels(rulebook, says.removeprefix(_BODY), outcome)
    return outcome_words(rulebook, outcome) + "," * ("," in says), ""


def with_levels(rulebook: Rulebook, text: str, outcome: Outcome, because: str = "") -> str:
    """A manner's words with the levels of an outcome in them; above one level is the next, of two the upper one.

    `because` is the reason for the outcome, for words that give it.
    """
    if outcome.level is None:
        return filled(text, {"because": because})
    rank = rulebook.level_ids.index(outcome.level)
    level = rulebook.levels[rank]
    above = outcome.contender or next((each.id for each in rulebook.levels[rank + 1 : rank + 2]), None)
    gaps = {"because": because, "level": level.name, "body": level.body, "bodies": level.bodies or words(OTHERS)}
    if above is not None:
        gaps |= {"above_level": level_name(rulebook, above), "above": level_body(rulebook, above)}
    return filled(text, gaps)


def outcomes_words(rulebook: Rulebook, outcomes: Sequence[Outcome]) -> str:
    """Several outcomes that are still possible: 'the council or the region'; of many, their levels alone."""
    if len(outcomes) > _MOST_IN_FULL:
        return _levels_words(rulebook, outcomes)
    return alternatives([outcome_words(rulebook, outcome) for outcome in outcomes])


def alternatives(parts: Sequence[str]) -> str:
    """Names of outcomes as a sentence lists them; where one is a list itself, semicolons keep them apart."""
    conjunctions = (f" {words(AND)} ", f" {words(OR)} ")
    if any(sign in part for part in parts for sign in (",", *conjunctions)):
        return words(SEMICOLON_OR).join(parts)
    return listed(parts, words(OR))


def open_words(rulebook: Rulebook, outcomes: Sequence[Outcome]) -> str:
    """Several outcomes that are still possible, for a headline: of many, their levels and no more."""
    return outcomes_words(rulebook, outcomes) if len(outcomes) <= _MOST_IN_FULL else _levels(rulebook, outcomes)


def _levels_words(rulebook: Rulebook, outcomes: Sequence[Outcome]) -> str:
    levels = _levels(rulebook, outcomes)
    if is_anything(rulebook, outcomes) or all(outcome.manner == PLAIN or outcome.level is None for outcome in outcomes):
        return levels
    return words(MANNER_OPEN, levels=levels)


def is_anything(rulebook: Rulebook, outcomes: Sequence[Outcome]) -> bool:
    """Whether outcomes that are still possible leave no level out: of a few levels, each may be named."""
    reached = {level for outcome in outcomes for level in (outcome.level, outcome.contender) if level is not None}
    return len(outcomes) > _MOST_IN_FULL and len(reached) == len(rulebook.levels) > 2


def _levels(rulebook: Rulebook, outcomes: Sequence[Outcome]) -> str:
    reached = {level for outcome in outcomes for level in (outcome.level, outcome.contender) if level is not None}
    none = list(dict.fromkeys(outcome_words(rulebook, each) for each in outcomes if each.level is None))
    if len(reached) == len(rulebook.levels) > 2:
        return words(ANY_LEVEL_OR_NONE if none else ANY_LEVEL)
    parts = [level_body(rulebook, level.id) for level in rulebook.levels if level.id in reached]
    return listed([*parts, *none], words(OR))


def question_name(rulebook: Rulebook, question: str) -> str:
    """The name of the question with an id, as it stands within a sentence."""
    return rulebook.question(question).name


def option_shorts(question: Question, options: Collection[str]) -> list[str]:
    """Some options of a question in as few words as stand for each, weakest first."""
    return [option.short for option in question.options if option.id in options]


def is_known(answer: Answer | None) -> TypeGuard[Answer]:
    """Whether one option was chosen."""
    return answer is not None and len(answer.options) == 1


def is_range(question: Question, answer: Answer | None) -> bool:
    """Whether several options were chosen, though not all of them."""
    return answer is not None and 1 < len(answer.options) < len(question.options)


def answer_texts(question: Question, answer: Answer | None) -> tuple[str, ...]:
    """The texts of the options chosen, weakest first; none while the answer is not known yet."""
    if answer is None or len(answer.options) == len(question.options):
        return ()
    return tuple(option.text for option in question.options if option.id in answer.options)


def quoted_answer(question: Question, answer: Answer | None) -> str:
    """The texts of the options chosen, in quotation marks: '“Few” or “many”'; or that the answer is not known yet."""
    return listed(map(quoted, answer_texts(question, answer)), words(OR)) or words("not known yet")


def quoted(text: str) -> str:
    """A text in quotation marks: somebody's own words within a sentence."""
    return f"“{text}”"


def option_numbers(indices: Sequence[int]) -> str:
    """Neighbouring options by number, from the first of some places to the last: '3', '2 to 4'."""
    low, high = indices[0], indices[-1]
    return f"{low + 1}" if low == high else words("{low} to {high}", low=low + 1, high=high + 1)


def answering(question: Question) -> Iterator[str]:
    """How a question is answered, where that is not the common way, in sentences."""
    if not question.ordered:
        yield words(CHOOSE_KIND)
    if question.prepared:
        yield words(PREPARED)
