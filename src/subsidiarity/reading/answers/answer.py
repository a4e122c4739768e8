"""The answers of a document, read and checked against the options of their questions."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from types import MappingProxyType

from subsidiarity.model.annotation import cast, get_args
from subsidiarity.model.decision import Answer, Evidence
from subsidiarity.model.rulebook import Question
from subsidiarity.reading.diagnostics import Located, Problems
from subsidiarity.reading.fields import Fields, expect_entries, expect_text
from subsidiarity.reading.tree_nodes import Entries, Items, Node, Text

UNKNOWN = "unknown"
BETWEEN = "|"
"""The sign between the options of one cell of a table, or of one text that a program gives."""
NOTHING = ("", "~", "null", "Null", "NULL")
"""Plain text that YAML calls nothing."""
ONE_KIND = "name the one that fits best, or write `unknown`"
Tied = Mapping[str, frozenset[str]]
"""For a question of kinds, those that most people chose, by as many each, in the last vote of a workshop."""
NO_TIES: Tied = MappingProxyType({})
_FIELDS = ("answer", "evidence", "note", "source")
_EVIDENCE: tuple[Evidence, ...] = get_args(Evidence)
_KNOWN_EVIDENCE = tuple(word for word in _EVIDENCE if word)


class AnswersReader:
    """A reader of answers to the questions of one rulebook."""

    def __init__(self, questions: Sequence[Question]) -> None:
        self._questions = {question.id: question for question in questions}
        self.plain = {
            question.id: {option: Answer(frozenset((option,))) for option in question.option_ids}
            | {UNKNOWN: Answer(frozenset(question.option_ids))}
            for question in questions
        }
        """For each question, the answer that a plain word stands for."""

    def read(self, node: Node, problems: Problems, tied: Tied = NO_TIES) -> dict[str, Answer]:
        """The answers that can be used, by question; several kinds stand only where they are those `tied` in a vote."""
        if isinstance(node, Text) and node.value in NOTHING:
            return {}
        entries = expect_entries(node, "answers (`question: option` lines)", problems)
        answers: dict[str, Answer] = {}
        for name, (key, value) in () if entries is None else entries.entries.items():
            plain = self.plain.get(name)
            if plain is None:
                problems.unknown("SUB301", key, "no question", name, self._questions)
                continue
            answer = plain.get(value.value) if isinstance(value, Text) else None
            if answer is None:
                answer = self._answer(self._questions[name], value, problems, tied)
            if answer is not None:
                answers[name] = answer
        return answers

    def _answer(self, question: Question, node: Node, problems: Problems, tied: Tied) -> Answer | None:
        if isinstance(node, Entries):
            return self._noted_answer(question, node, problems, tied)
        if isinstance(node, Items):
            return _several(question, node, problems, tied)
        if node.value in NOTHING and node.is_plain:
            if problems.notation != "json":  # where `null` is how programs write what is not known
                _say_unanswered(question, node, "write `unknown`, or leave the line out", problems)
            return self.plain[question.id][UNKNOWN]
        return self._plain_answer(question, node, problems)

    def _plain_answer(self, question: Question, node: Node, problems: Problems) -> Answer | None:
        word = expect_text(node, f"an option of `{question.id}`", problems)
        known = self.plain[question.id]
        if word is not None and word not in known:
            _say_no_option(question, node, word, known, problems)
        return None if word is None else known.get(word)

    def _noted_answer(self, question: Question, node: Entries, problems: Problems, tied: Tied) -> Answer | None:
        fields = Fields(node, _FIELDS, "an answer", problems)
        value = fields.node("answer")
        if value is None:
            if node.entries.keys() <= set(_FIELDS):  # a field that nobody knows may be a misspelt `answer`
                _say_unanswered(question, node, "add `answer: unknown` if that is meant, or the answer", problems)
            answer: Answer | None = self.plain[question.id][UNKNOWN]
        elif isinstance(value, Entries):
            answer = self._plain_answer(question, value, problems)
        else:
            answer = self._answer(question, value, problems, tied)
        evidence = cast(Evidence, fields.word("evidence", _KNOWN_EVIDENCE, ""))
        note, source = fields.text("note"), fields.text("source")
        return None if answer is None else Answer(answer.options, evidence, note, source)


def _several(question: Question, node: Items, problems: Problems, tied: Tied) -> Answer | None:
    """The answer that a list of options is: a range, or the kinds that a vote left tied."""
    ids = question.option_ids
    chosen: dict[str, None] = {}
    for item in node.items:
        word = expect_text(item, f"an option of `{question.id}`", problems)
        if word is not None and word not in ids:
            _say_no_option(question, item, word, ids, problems, is_item=True)
        elif word in chosen:
            problems.warning("SUB308", item, f"the option `{word}` stands here twice", "name each option once")
        elif word is not None:
            chosen[word] = None
    if not chosen:
        if not node.items:
            problems.error("SUB302", node, f"`{question.id}` has an empty list of options", "write `unknown`")
        return None
    if not question.ordered:
        if len(chosen) > 1 and tied.get(question.id) != chosen.keys():
            say_one_kind(question, node, [word for word in ids if word in chosen], problems)
            return None
        return Answer(frozenset(chosen))
    indices = sorted(ids.index(word) for word in chosen)
    left_out = [word for word in ids[indices[0] : indices[-1]] if word not in chosen]
    if left_out:
        message = f"the range leaves out {', '.join(left_out)}"
        problems.warning("SUB304", node, message, "a range names neighbouring options")
    return Answer(frozenset(chosen))


def say_one_kind(question: Question, node: Located, named: Sequence[str], problems: Problems) -> None:
    """Say that several kinds are named where one is asked for."""
    problems.error("SUB315", node, one_kind_words(question, named), ONE_KIND)


def one_kind_words(question: Question, named: Sequence[str]) -> str:
    """The words on an answer that names several kinds where one is asked for."""
    return f"`{question.id}` is not ordered, so its answer is one kind, not {', '.join(named)}"


def _say_no_option(
    question: Question, node: Node, word: str, known: Collection[str], problems: Problems, *, is_item: bool = False
) -> None:
    """Say that a word, which may be an item of a list, is no option; the hint parts several, or names the nearest."""
    from subsidiarity.reading.answers.spelt_range import apart_hint, range_hint  # only needed once something is wrong

    what = f"`{question.id}` has no option"
    several_hint = apart_hint if is_item else range_hint
    hint = several_hint(word, question.option_ids, problems.notation) if problems.may_compare(known) else ""
    hint = ONE_KIND if hint and not question.ordered else hint
    if hint:
        problems.error("SUB302", node, f"{what} `{word[:80]}`", hint)
    else:
        problems.unknown("SUB302", node, what, word, known)


def _say_unanswered(question: Question, node: Node, hint: str, problems: Problems) -> None:
    message = f"`{question.id}` has no answer here; it is read as not known yet"
    problems.warning("SUB303", node, message, hint)
