"""The questions of a rulebook, each with its options."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from subsidiarity.model.annotation import cast, get_args
from subsidiarity.model.rulebook import Option, Pull, Question
from subsidiarity.reading.citation import expect_source
from subsidiarity.reading.diagnostics import Problems
from subsidiarity.reading.editions.was import read_was, say_claimed_twice
from subsidiarity.reading.fields import Fields, expect_entries, expect_id, expect_text
from subsidiarity.reading.rules.condition import CONNECTIVES
from subsidiarity.reading.tree_nodes import Node, Text

_PULLS: tuple[Pull, ...] = get_args(Pull)
MAX_QUESTIONS = 100
MAX_OPTIONS = 20
QUESTION_FIELDS = ("name", "theme", "pull", "ask", "options", "note", "source", "ordered", "prepared", "was")


class QuestionReader:
    """Reads the questions of one rulebook; `sources` are the keys that they may cite."""

    def __init__(self, sources: Collection[str], problems: Problems) -> None:
        self._sources = sources
        self._problems = problems

    def read(self, node: Node | None, part: Sequence[tuple[Text, Fields]]) -> tuple[Question, ...]:
        """The questions under a node, from the fields of each by its id."""
        questions = []
        for key, fields in part:
            if key.value in CONNECTIVES:
                message = f"a question may not be called `{key.value}`"
                self._problems.error("SUB109", key, message, "conditions use this word")
            question = Question(
                id=key.value,
                name=fields.text("name", required=True),
                theme=fields.text("theme", required=True),
                pull=cast(Pull, fields.word("pull", _PULLS, "none", required=True)),
                ask=fields.text("ask", required=True),
                options=self._options(fields.node("options", required=True)),
                source=expect_source(fields, self._sources, self._problems),
                note=fields.text("note"),
                ordered=fields.truth("ordered", default=True),
                prepared=fields.truth("prepared", default=False),
                span=self._problems.span(key),
                was=read_was(fields),
            )
            if question.pull in ("up", "down") and not question.ordered:
                message = f"`{key.value}` is not ordered, so no answer to it is stronger and pulls {question.pull}"
                hint = "write `pull: either` if it may move the level, or `pull: none`"
                self._problems.error("SUB118", fields.located("pull"), message, hint)
            if len(question.options) < 2:
                message = f"the question `{key.value}` needs at least two options"
                self._problems.error("SUB112", key, message, "add an option, or delete the question")
            questions.append(question)
        say_claimed_twice("question", node, questions, self._problems, may_share=True)
        return tuple(questions)

    def _options(self, node: Node | None) -> tuple[Option, ...]:
        entries = expect_entries(node, "options by id", self._problems)
        options: list[Option] = []
        for name, (key, value) in () if entries is None else entries.entries.items():
            if len(options) == MAX_OPTIONS:
                self._problems.error("SUB112", key, f"a question has at most {MAX_OPTIONS} options", "leave some out")
                break
            expect_id(key, "an option's id", self._problems)
            if name == "unknown":
                hint = "call it otherwise: `unknown` means not known yet"
                self._problems.error("SUB109", key, "an option may not be called `unknown`", hint)
            options.append(self._option(key, value))
        say_claimed_twice("option", entries, options, self._problems, may_share=False)
        return tuple(options)

    def _option(self, key: Text, value: Node) -> Option:
        """An option in its three wordings; one that is text alone has no clause, shorter words or earlier ids."""
        span = self._problems.span(key)
        if isinstance(value, Text):
            text = expect_text(value, "the text of an option", self._problems) or ""
            return Option(key.value, text, text, span=span)
        what = f"the option `{key.value}`"
        entries = expect_entries(value, f"{what} as text, or as `text`, `short` and `says`", self._problems)
        if entries is None:
            return Option(key.value, "", "", span=span)
        fields = Fields(entries, ("text", "short", "says", "was"), what, self._problems)
        text, short, says = (fields.text(name, required=True) for name in ("text", "short", "says"))
        return Option(key.value, text, short, says, span, read_was(fields))
