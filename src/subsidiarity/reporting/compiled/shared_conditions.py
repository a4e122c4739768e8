"""Conditions as they are written, put together for a file: each part once, after the parts that it is made of."""

from __future__ import annotations

from subsidiarity.model.condition import All, AnswerTest, AnyOf, Condition, Named, Not
from subsidiarity.model.rulebook import Rulebook
from subsidiarity.reporting.json_text import Json


class SharedConditions:
    """A list of conditions that grows as they are put into it; a condition is known by its index from then on."""

    def __init__(self, rulebook: Rulebook) -> None:
        self.entries: list[Json] = []
        self._known: dict[Condition, int] = {}
        self._questions = {question.id: index for index, question in enumerate(rulebook.questions)}
        self._options = {question.id: question.option_ids for question in rulebook.questions}
        self._levels = rulebook.level_ids
        self._manners = tuple(manner.id for manner in rulebook.manners)

    def add(self, condition: Condition) -> int:
        """Put in a condition, and return its index; one that has a name is the condition that the name stands for."""
        if isinstance(condition, Named):
            return self.add(condition.part)
        known = self._known.get(condition)
        if known is None:
            entry = self._entry(condition)
            known = self._known[condition] = len(self.entries)
            self.entries.append(entry)
        return known

    def _entry(self, condition: Condition) -> Json:
        match condition:
            case All(parts):
                return {"all": [self.add(part) for part in parts]}
            case AnyOf(parts):
                return {"any": [self.add(part) for part in parts]}
            case Not(part) | Named(part=part):
                return {"not": self.add(part)}
            case AnswerTest(question):
                indices = [index for index, option in enumerate(self._options[question]) if option in condition.options]
                return {"question": self._questions[question], "options": [*indices]}
            case _:
                levels: list[Json] = [level for level in self._levels if level in condition.levels]
                manners: list[Json] = [manner for manner in self._manners if manner in condition.manners]
                return {"role": condition.role, "levels": levels, "manners": manners}
