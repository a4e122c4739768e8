"""The public functions nearest to a decision, among those that others have placed: by words, and by answers.

Nearness by words counts words that few functions have, and nearness by answers counts steps between answers. Neither
knows what a decision is about: words and steps are shown beside each function, and a person judges.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
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
class _Function:
    """A function of a file, with the words of its title and all its words, by stem."""

    function: PublicFunction
    file: Precedents
    title: Mapping[str, str]
    words: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Near:
    """A function before it is chosen: how near it is by answers, if it is, and the words that it shares."""

    known: _Function
    likeness: Likeness | None
    words: tuple[str, ...]
    in_both_titles: int
    """The number of shared words that stand in the titles of both."""


class NearestFunctions:
    """A finder of the functions nearest to decisions, in some files; made once for many decisions."""

    def __init__(self, rulebook: Rulebook, files: Sequence[Precedents]) -> None:
        """Take a rulebook as its authors wrote it, without a decision's own bodies, and files of precedents."""
        self.files = tuple(files)
        self._rulebook = rulebook
        self._functions = [_function(each, file) for file in files for each in file.functions]
        self._numbers = Counter(stem for each in self._functions for stem in each.words)
        self._bodies = {level.id: level.body for level in rulebook.levels}

    def near(self, decision: Decision) -> Elsewhere:
        """The functions nearest to a decision: first those near by words, then those near by answers alone.

        Answers are compared where a file is of this rulebook and this edition of it.
        """
        found = list(self._nearness(decision))
        by_words = _by_words(found)
        alike = [each for each in found if each.likeness is not None]
        by_answers = sorted(alike, key=lambda each: _distance(each.likeness))[:MOST_BY_ANSWERS]
        chosen = [*by_words, *(each for each in by_answers if each not in by_words)]
        nearest = [self._noun(each, each.words if each in by_words else ()) for each in chosen]
        return Elsewhere(tuple(nearest), len(found))

    def _noun(self, near: _Near, words: tuple[str, ...]) -> NearFunction:
        function, file = near.known.function, near.known.file
        has_levels = file.rulebook == self._rulebook.id and all(
            each.level in self._bodies for each in function.precedents
        )
        return NearFunction(function, file, near.likeness, words, self._bodies if has_levels else {})

    def _nearness(self, decision: Decision) -> Iterator[_Near]:
        """Every function with what it shares with a decision."""
        title = word_stems(decision.title)
        words = title | word_stems(decision.description)
        known = [
            (question, options)
            for question in self._rulebook.questions
            if len(options := _answer(decision, question)) < len(question.options)
        ]
        for each in self._functions:
            shared = [stem for stem in each.words if stem in words and (stem in each.title or stem in title)]
            telling = [stem for stem in shared if self._numbers[stem] <= FEW_FUNCTIONS]
            is_comparable = (each.file.rulebook, each.file.edition) == (self._rulebook.id, self._rulebook.edition)
            yield _Near(
                each,
                _likeness(each.function, known, -(-len(self._rulebook.questions) // 3)) if is_comparable else None,
                tuple(each.words[stem] for stem in telling),
                sum(stem in each.title and stem in title for stem in telling),
            )


def _function(function: PublicFunction, file: Precedents) -> _Function:
    title = word_stems(function.title)
    return _Function(function, file, title, title | word_stems(function.description))


def _by_words(found: Sequence[_Near]) -> list[_Near]:
    """The functions with a word of their title in the decision's, the most words first.

    Of equals, those near by answers come first. Functions with fewer than half as many words as the first are left out.
    """
    named = [each for each in found if each.in_both_titles]
    ranked = sorted(
        named,
        key=lambda each: (-len(each.words), -each.in_both_titles, each.likeness is None, len(each.known.title)),
    )
    return list(islice((each for each in ranked if 2 * len(each.words) >= len(ranked[0].words)), MOST_BY_WORDS))


def _answer(decision: Decision, question: Question) -> _Options:
    """The options that a decision's answer leaves; all of them where nothing is known."""
    answer = decision.answers.get(question.id)
    return question.option_ids if answer is None else answer.options


def _likeness(function: PublicFunction, known: Sequence[tuple[Question, _Options]], fewest: int) -> Likeness | None:
    """The likeness of a function's sheets to the answers known: that of the sheet farthest away.

    None if there is no sheet, or one that is not near. A sheet is near if both answer the `fewest` questions or more,
    and half of those that it answers, and if there is at most one step for every two that both answer.
    """
    likenesses = []
    for sheet in function.sheets:
        both = [(question, options, sheet[question.id]) for question, options in known if question.id in sheet]
        steps = [found for question, ours, theirs in both if (found := _steps(question, ours, theirs)) is not None]
        if len(steps) < fewest or 2 * len(steps) < len(sheet) or 2 * sum(steps) > len(steps):
            return None
        likenesses.append(Likeness(len(steps), steps.count(0), sum(steps)))
    return max(likenesses, key=_distance, default=None)


def _steps(question: Question, ours: _Options, theirs: _Options) -> int | None:
    """The steps from one answer to the nearest option of another, of kinds one step; None for unknown options."""
    places = {option: place for place, option in enumerate(question.option_ids)}
    gaps = [abs(places[one] - places[other]) for one in ours for other in theirs if one in places and other in places]
    if not gaps or len(theirs) == len(places):
        return None
    return min(gaps) if question.ordered else min(*gaps, 1)


def _distance(likeness: Likeness | None) -> tuple[float, int]:
    """The steps per question compared; among equals, more questions are nearer."""
    assert likeness is not None, "only what was compared has a distance"
    return likeness.steps / likeness.compared, -likeness.compared
