"""Errors of what is asked for and cannot be: unknown names, and rulebooks that tangle too much."""

from __future__ import annotations

from collections.abc import Sequence


class UnknownName(KeyError):
    """An error on a name that is none of those `known`."""

    def __init__(self, name: str, known: Sequence[str]) -> None:
        super().__init__(name)
        self.name = name
        self.known = tuple(known)

    @property
    def hint(self) -> str:
        """A hint for whoever typed the name: the nearest known name, or their list where it is short, or ""."""
        from subsidiarity.reading.diagnostics import did_you_mean

        return did_you_mean(self.name, self.known)


class UnknownOption(UnknownName):
    """An error on an option that a question does not have; `meant` are the ends of a range that may be meant."""

    def __init__(self, name: str, known: Sequence[str], question: str, meant: Sequence[str] = ()) -> None:
        super().__init__(name, known)
        self.question = question
        self.meant = tuple(meant)

    @property
    def hint(self) -> str:
        """A hint as for any name; of what is not known yet, that no option stands beside it."""
        from subsidiarity.reading.answers.answer import UNKNOWN

        return "it is an answer by itself" if self.name == UNKNOWN else super().hint


class SharedName(ValueError):
    """An error on a name that several share, `ids`: options of `question`, or questions if that is ""."""

    def __init__(self, name: str, ids: Sequence[str], question: str = "") -> None:
        super().__init__(f"{name} names several: {', '.join(ids)}")
        self.name = name
        self.ids = tuple(ids)
        self.question = question


class SeveralKinds(ValueError):
    """Several options for an answer that is one kind; `question` asks for it."""

    def __init__(self, question: str) -> None:
        super().__init__(f"the answer to {question} is one kind")
        self.question = question


class TooTangled(Exception):
    """An error on a rulebook whose `questions` decide together in too many ways; they are empty if none stand out."""

    def __init__(self, questions: Sequence[str] = ()) -> None:
        super().__init__("the questions tangle too much")
        self.questions = tuple(questions)
