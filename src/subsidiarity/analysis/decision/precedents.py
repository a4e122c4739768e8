"""The public functions nearest to a decision, among those that others have placed: by words, and by answers.

Nearness by words counts words that few functions have, and nearness by answers counts steps between answers. Neither
knows what a decision is about: words and steps are shown beside each function, and a person judges.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from itertools import accumulate

from subsidiarity.analysis.decision.word_stems import word_stems
from subsidiarity.model.decision import Decision
from subsidiarity.model.noun import dataclass, unfinished
from subsidiarity.model.precedent import (
    Elsewhere,
    Likeness,
    NearFunction,
    Precedents,
    PrecedentsByWord,
    PublicFunction,
    Sheet,
)
from subsidiarity.model.rulebook import Question, Rulebook

MOST_BY_WORDS, MOST_BY_ANSWERS = 3, 2
"""The most functions that are named for their words, and for their answers."""
FEW_FUNCTIONS = 8
"""The most functions that may have a word, if the word is to tell them apart."""
_Options = Collection[str]
_Steps = Mapping[str, Mapping[str, int]]
"""For each question that a decision answers, the steps from its answer to each option."""


@dataclass(frozen=True, slots=True)
class _Function:
    """A function of a file, with the words of its title and all its words, by stem; they are made when asked for."""

    late = ("title", "words")

    function: PublicFunction
    file: Precedents
    title: Mapping[str, str]
    words: Mapping[str, str]


_function_of = unfinished(_Function)


def by_word(file: Precedents) -> PrecedentsByWord:
    """A file of precedents whose functions can be found by their words."""
    having: dict[str, list[int]] = {}
    for index, function in enumerate(file.functions):
        for stem in _function(function, file).words:
            having.setdefault(stem, []).append(index)
    return PrecedentsByWord(file, {stem: tuple(indices) for stem, indices in having.items()})


class NearestFunctions:
    """A finder of the functions nearest to decisions, in some files; made once for many decisions."""

    def __init__(self, rulebook: Rulebook, files: Sequence[PrecedentsByWord]) -> None:
        """Take a rulebook as its authors wrote it, without a decision's own bodies, and files of precedents."""
        self.files = tuple(each.file for each in files)
        self._rulebook = rulebook
        self._functions = [_function(each, file) for file in self.files for each in file.functions]
        self._options = {question.id: frozenset(question.option_ids) for question in rulebook.questions}
        self._sheets: dict[int, tuple[Mapping[str, _Options], ...]] = {}
        """The sheets of functions that were compared so far, by index, with what they have of this rulebook."""
        self._fewest = -(-len(rulebook.questions) // 3)
        """The fewest questions that a likeness may rest on: a third of the rulebook's, rounded up."""
        self._bodies = {level.id: level.body for level in rulebook.levels}
        begins = accumulate((len(file.functions) for file in self.files), initial=0)
        self._having = [(begin, each.having) for begin, each in zip(begins, files, strict=False)]
        """For each file, the index of its first function, and for each stem the functions that have it, from there."""

    def __repr__(self) -> str:
        return f"<NearestFunctions among {len(self._functions)} that others have placed>"

    def near(self, decision: Decision) -> Elsewhere:
        """The functions nearest to a decision: first those near by words, then those near by answers alone."""
        steps = self._steps(decision)
        by_words = self._by_words(decision, steps)
        alike = [
            (likeness, index)
            for index in range(len(self._functions))
            if (likeness := self._likeness(index, steps)) is not None
        ]
        alike.sort(key=lambda each: _distance(each[0]))
        by_answers = [
            self._noun(index, likeness, ()) for likeness, index in alike[:MOST_BY_ANSWERS] if index not in by_words
        ]
        return Elsewhere((*by_words.values(), *by_answers), len(self._functions))

    def near_by_words(self, decision: Decision) -> Elsewhere:
        """The functions near to a decision by words, whether by answers too or not; it takes a tenth of the time."""
        return Elsewhere(tuple(self._by_words(decision, self._steps(decision)).values()), len(self._functions))

    def _by_words(self, decision: Decision, steps: _Steps) -> dict[int, NearFunction]:
        """The functions with a word of their title in the decision's, by index, the most words first.

        Of equals, those near by answers come first. Functions with fewer than half as many words as the first are left
        out.
        """
        shared = self._shared(decision)
        most = max(map(len, shared.values()), default=0)
        ours = word_stems(decision.title)
        found = []
        for index, stems in shared.items():
            each = self._functions[index]
            if 2 * len(stems) >= most:
                likeness = self._likeness(index, steps)
                in_both = sum(stem in ours and stem in each.title for stem in stems)
                rank = (-len(stems), -in_both, likeness is None, len(each.title), index)
                found.append((rank, index, likeness, tuple(each.words[stem] for stem in stems)))
        found.sort()
        return {index: self._noun(index, likeness, words) for _, index, likeness, words in found[:MOST_BY_WORDS]}

    def _shared(self, decision: Decision) -> dict[int, list[str]]:
        """For each function with a telling word of its title in the decision's, by index, the stems that both have.

        Each of them stands in at least one of the titles.
        """
        title = word_stems(decision.title)
        all_words = title | word_stems(decision.description)
        found = {stem: self._functions_with(stem) for stem in all_words}
        telling = {stem: having for stem, having in found.items() if 0 < len(having) <= FEW_FUNCTIONS}
        named = sorted(
            {index for stem in title for index in telling.get(stem, ()) if stem in self._functions[index].title}
        )
        return {
            index: [stem for stem in each.words if stem in telling and (stem in title or stem in each.title)]
            for index in named
            for each in [self._functions[index]]
        }

    def _functions_with(self, stem: str) -> list[int]:
        """The indices of the functions that have a word of this stem."""
        return [begin + index for begin, having in self._having for index in having.get(stem, ())]

    def _likeness(self, index: int, steps: _Steps) -> Likeness | None:
        """The likeness of a function to a decision; None where its file is of another rulebook or edition."""
        if index not in self._sheets:
            each = self._functions[index]
            is_comparable = (each.file.rulebook, each.file.edition) == (self._rulebook.id, self._rulebook.edition)
            self._sheets[index] = tuple(map(self._telling, each.function.sheets)) if is_comparable else ()
        return _likeness(self._sheets[index], steps, self._fewest)

    def _telling(self, sheet: Sheet) -> dict[str, _Options]:
        """The answers of a sheet that say something: not all options of a question, and none that is unknown here."""
        known = {name: options & self._options.get(name, frozenset()) for name, options in sheet.items()}
        return {name: options for name, options in known.items() if 0 < len(options) < len(self._options[name])}

    def _noun(self, index: int, likeness: Likeness | None, words: tuple[str, ...]) -> NearFunction:
        function, file = self._functions[index].function, self._functions[index].file
        levels = {each.level for each in function.precedents}
        is_known = file.rulebook == self._rulebook.id and levels <= self._bodies.keys()
        return NearFunction(function, file, likeness, words, self._bodies if is_known else {})

    def _steps(self, decision: Decision) -> _Steps:
        """The steps from each answer of a decision; an answer of all options is none."""
        found = {}
        for question in self._rulebook.questions:
            answer = decision.answers.get(question.id)
            if answer is not None and len(answer.options) < len(question.options):
                found[question.id] = _steps(question, answer.options)
        return found


def _function(function: PublicFunction, file: Precedents) -> _Function:
    def late(name: str) -> Mapping[str, str]:
        title = word_stems(function.title)
        return title if name == "title" else title | word_stems(function.description)

    return _function_of(late, function, file)


def _likeness(sheets: Sequence[Mapping[str, _Options]], steps: _Steps, fewest: int) -> Likeness | None:
    """The likeness of a function's sheets to a decision: that of the sheet farthest away.

    None if there is no sheet, or one that is not near. A sheet is near if both answer the `fewest` questions or more,
    and half of those that it answers, and if there is at most one step for every two that both answer.
    """
    likenesses = []
    for sheet in sheets:
        compared = same = total = 0
        for question, options in sheet.items():
            there = steps.get(question)
            if there is not None:
                gap = min([there[option] for option in options])
                compared, same, total = compared + 1, same + (not gap), total + gap
                if 2 * total > len(sheet):
                    return None  # most sheets are far away, and soon seen to be
        if compared < fewest or 2 * compared < len(sheet) or 2 * total > compared:
            return None
        likenesses.append(Likeness(compared, same, total))
    return max(likenesses, key=_distance, default=None)


def _steps(question: Question, options: _Options) -> dict[str, int]:
    """The steps from an answer to each option of a question, 0 within the answer; to another kind it is one step."""
    places = {option: index for index, option in enumerate(question.option_ids)}
    chosen = [places[option] for option in options]
    if not question.ordered:
        return {option: int(option not in options) for option in places}
    return {option: min(abs(place - other) for other in chosen) for option, place in places.items()}


def _distance(likeness: Likeness) -> tuple[float, int]:
    """The steps per question compared; among equals, more questions are nearer."""
    return likeness.steps / likeness.compared, -likeness.compared
