"""Errors of what is asked for and cannot be, in words: unknown names, what cannot be used, tangled rulebooks."""

from __future__ import annotations

from collections.abc import Sequence

from subsidiarity.model.diagnostic import Diagnostic

MOST_SAID = 20
"""The most lines that the text of an error holds, and the most doubts that are said at once."""


class UnknownName(KeyError):
    """An error on a name of a thing (`what`) that is none of those `known`."""

    def __init__(self, name: str, known: Sequence[str], what: str = "name") -> None:
        super().__init__(name)
        self.name = name
        self.known = tuple(known)
        self.what = what

    def __str__(self) -> str:
        return with_hint(f"there is no {self.what} `{self.name}`", self.hint)

    @property
    def hint(self) -> str:
        """A hint for whoever typed the name: the nearest known name, or their list where it is short, or ""."""
        from subsidiarity.reading.diagnostics import did_you_mean

        return did_you_mean(self.name, self.known)


class UnknownOption(UnknownName):
    """An error on an option that a question does not have; `meant` are the ends of a range that may be meant."""

    def __init__(self, name: str, known: Sequence[str], question: str, meant: Sequence[str] = ()) -> None:
        super().__init__(name, known, "option")
        self.question = question
        self.meant = tuple(meant)

    def __str__(self) -> str:
        hint = f"a range is written {list(self.meant)}" if self.meant else self.hint
        return with_hint(f"`{self.question}` has no option `{self.name}`", hint)

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


class Unusable(ValueError):
    """An error on a file, or on data, that cannot be used; the `diagnostics` say where and why."""

    def __init__(self, said: Sequence[str], diagnostics: Sequence[Diagnostic] = ()) -> None:
        """Take a line for each problem, and the diagnostics behind them."""
        more = len(said) - MOST_SAID
        super().__init__("\n".join([*said[:MOST_SAID], *([f"and {more:,} more"] if more > 0 else [])]))
        self.diagnostics = tuple(diagnostics)


class WrongKind(TypeError):
    """An error on a value of a kind that nothing can be made of; `wanted` says what is."""

    def __init__(self, name: str, wanted: str, value: object, hint: str = "") -> None:
        super().__init__(with_hint(f"`{name}` is to be {wanted}, not {kind_words(value)}", hint))


class Doubt(UserWarning):
    """A warning of what is likely not meant, and stops nothing."""


class TooTangled(Exception):
    """An error on a rulebook whose `questions` decide together in too many ways; they are empty if none stand out."""

    def __init__(self, questions: Sequence[str] = ()) -> None:
        super().__init__("the questions tangle too much")
        self.questions = tuple(questions)


def with_hint(said: str, hint: str) -> str:
    """A message, and a hint behind it where there is one."""
    return f"{said}; {hint}" if hint else said


def kind_words(value: object) -> str:
    """The kind of a value in words, as a message names it: None, a dict, an int."""
    if value is None:
        return "None"
    name = type(value).__name__
    return f"{'an' if name[0].lower() in 'aeiou' else 'a'} {name}"
