"""The public functions nearest to a decision, among those that others have placed: by words, and by answers.

Nearness by words counts words that few functions have, and nearness by answers counts steps between answers. Neither
knows what a decision is about: words and steps are shown beside each function, and a person judges.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from itertools import islice

from subsidiarity.analysis.decision.word_stems import word_stems
from subsidiarity.model.decision import Decision
from subsidiarity.model.noun import dataclass
from subsidiarity.model.precedent import Elsewhere, Likeness, NearFunction, Precedents, PublicFunction
from subsidiarity.model.rulebook import Question, Rulebook

MOST_BY_WORDS, MOST_BY_ANSWERS = 3, 2
"""The most functions that are named for their words, and for their answers."""
FEW_FUNCTIONS = 8
"""The most functions that may have a word, if the word is to tell them apart."""
_Options = Collection[str]


@dataclass(frozen=True, slots=True)
class _Near:
    """A function before it is chosen: how near it is by answers, if it is, and the words that it shares."""

    function: PublicFunction
    file: Precedents
    likeness: Likeness | None
    words: tuple[str, ...]
    in_both_titles: int = 0


def elsewhere(rulebook: Rulebook, decision: Decision, files: Sequence[Precedents]) -> Elsewhere:
    """The functions nearest to a decision: first those near by words, then those near by answers alone.

    Answers are compared where a file is of this rulebook and this edition of it.
    """
    found = list(_nearness(rulebook, decision, files))
    by_words = _by_words(found)
    alike = [each for each in found if each.likeness is not None]
    by_answers = sorted(alike, key=lambda each: _distance(each.likeness))[:MOST_BY_ANSWERS]
    chosen = [*by_words, *(each for each in by_answers if each not in by_words)]
    levels = set(rulebook.level_ids)
    nearest = tuple(
        NearFunction(
            each.function,
            each.file,
            each.likeness,
            each.words if each in by_words else (),
            has_levels=each.file.rulebook == rulebook.id and all(p.level in levels for p in each.function.precedents),
        )
        for each in chosen
    )
    return Elsewhere(nearest, len(found))


def _nearness(rulebook: Rulebook, decision: Decision, files: Sequence[Precedents]) -> Iterable[_Near]:
    """Every function of some files, with what it shares with the decision."""
    functions = [(file, each, word_stems(each.title)) for file in files for each in file.functions]
    all_words = [title | word_stems(each.description) for _, each, title in functions]
    numbers = Counter(stem for words in all_words for stem in words)
    ours = word_stems(decision.title)
    all_ours = ours | word_stems(decision.description)
    known = [
        (question, options)
        for question in rulebook.questions
        if len(options := _answer(decision, question)) < len(question.options)
    ]
    for (file, function, title), words in zip(functions, all_words, strict=True):
        shared = [stem for stem in words if stem in all_ours and (stem in title or stem in ours)]
        telling = [stem for stem in shared if numbers[stem] <= FEW_FUNCTIONS]
        is_comparable = (file.rulebook, file.edition) == (rulebook.id, rulebook.edition)
        yield _Near(
            function,
            file,
            _likeness(function, known) if is_comparable else None,
            tuple(words[stem] for stem in telling),
            sum(stem in title and stem in ours for stem in telling),
        )


def _by_words(found: Sequence[_Near]) -> list[_Near]:
    """The functions with a word of their title in the decision's, the most words first.

    Functions with fewer than half as many words as the first are left out.
    """
    named = [each for each in found if each.in_both_titles]
    ranked = sorted(named, key=lambda each: (-len(each.words), -each.in_both_titles, len(word_stems(each.function.title))))
    return list(islice((each for each in ranked if 2 * len(each.words) >= len(ranked[0].words)), MOST_BY_WORDS))


def _answer(decision: Decision, question: Question) -> _Options:
    """The options that a decision's answer leaves; all of them where nothing is known."""
    answer = decision.answers.get(question.id)
    return question.option_ids if answer is None else answer.options


def _likeness(function: PublicFunction, known: Sequence[tuple[Question, _Options]]) -> Likeness | None:
    """The likeness of a function's sheets to the answers known: that of the sheet farthest away; None if one is not near.

    A sheet is near if both answer at least half of the questions that it answers, and if there is at most one step for
    every two of these.
    """
    likenesses = []
    for sheet in function.sheets:
        both = [(question, options, sheet[question.id]) for question, options in known if question.id in sheet]
        steps = [found for question, ours, theirs in both if (found := _steps(question, ours, theirs)) is not None]
        if 2 * len(steps) < len(sheet) or 2 * sum(steps) > len(steps) or not steps:
            return None
        likenesses.append(Likeness(len(steps), steps.count(0), sum(steps)))
    return max(likenesses, key=_distance, default=None)


def _steps(question: Question, ours: _Options, theirs: _Options) -> int | None:
    """The steps from one answer to the nearest option of another, of kinds one step; None for unknown options."""
    places = {option: place for place, option in enumerate(question.option_ids)}
    gaps = [abs(places[one] - places[other]) for one in ours for other in theirs if one in places and other in places]
    if not gaps or len(theirs) == len(places):
        return None
    return min(gaps) if question.ordered else min(min(gaps), 1)


def _distance(likeness: Likeness | None) -> tuple[float, int]:
    """The steps per question compared; among equals, more questions are nearer."""
    assert likeness is not None, "only what was compared has a distance"
    return likeness.steps / likeness.compared, -likeness.compared
