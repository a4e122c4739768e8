"""From a document to a Decision: answers checked against the rulebook's questions."""

from __future__ import annotations

from typing import cast, get_args

from subsidiarity.model.decision import Answer, Decision, Evidence, Expectation
from subsidiarity.model.diagnostic import Diagnostic, has_errors
from subsidiarity.model.outcome import Outcome
from subsidiarity.model.rulebook import Question, Rulebook
from subsidiarity.model.span import Span
from subsidiarity.reading.fields import Fields, expect_entries, expect_items, expect_text
from subsidiarity.reading.nodes import Document, Entries, Items, Node, Text
from subsidiarity.reading.outcome import read_outcome
from subsidiarity.reading.problems import Problems, did_you_mean
from subsidiarity.reading.tree import read_documents

UNKNOWN = "unknown"
_NOTHING = ("", "~", "null", "Null", "NULL")
_FIELDS = ("decision", "title", "description", "answers", "expects")
_ANSWER_FIELDS = ("answer", "evidence", "note", "source")
_EVIDENCE: tuple[Evidence, ...] = get_args(Evidence)
_KNOWN_EVIDENCE = tuple(word for word in _EVIDENCE if word)


class DecisionReader:
    """Reads decision files against one rulebook; made once, used for thousands of files."""

    def __init__(self, rulebook: Rulebook) -> None:
        self._rulebook = rulebook
        self._levels = rulebook.level_ids
        self._questions = {question.id: question for question in rulebook.questions}
        self._one_option = {
            question.id: {option: frozenset((option,)) for option in question.option_ids}
            for question in rulebook.questions
        }
        self._all_options = {question.id: frozenset(question.option_ids) for question in rulebook.questions}
        self._branches = {
            branch.id for role in rulebook.roles for step in role.graph.steps.values() for branch in step.branches
        }

    def read(self, data: bytes, file: str) -> tuple[tuple[Decision, ...], tuple[Diagnostic, ...]]:
        """The decisions of a file that can be used, and everything that is wrong in it."""
        entries = self.read_each(data, file)
        decisions = tuple(decision for decision, _ in entries if decision is not None)
        return decisions, tuple(diagnostic for _, diagnostics in entries for diagnostic in diagnostics)

    def read_each(self, data: bytes, file: str) -> tuple[tuple[Decision | None, tuple[Diagnostic, ...]], ...]:
        """Each document as a decision (None if it cannot be used) with what is wrong in it.

        A fault that ends the reading of the file comes last, as an entry of its own.
        """
        documents, found = read_documents(data, file)
        entries: list[tuple[Decision | None, tuple[Diagnostic, ...]]] = []
        warnings = [diagnostic for diagnostic in found if diagnostic.severity == "warning"]
        places: dict[str, Span] = {}
        for number, document in enumerate(documents):
            problems = Problems(file)
            after = documents[number + 1].root.line if number + 1 < len(documents) else None
            while warnings and (after is None or warnings[0].span.line < after):
                problems.found.append(warnings.pop(0))
            decision = self._decision(document, problems)
            if decision is not None and decision.id in places:
                message = (
                    f"the decision `{decision.id}` stands here again; it is first on line {places[decision.id].line}"
                )
                problems.error("SUB307", document.root, message, "give each decision an id of its own")
            usable = decision is not None and not has_errors(tuple(problems.found))
            if usable and decision is not None:
                places[decision.id] = decision.span
            entries.append((decision if usable else None, tuple(problems.found)))
        errors = tuple(diagnostic for diagnostic in found if diagnostic.severity == "error")
        if errors:
            entries.append((None, (*errors, *warnings)))
        return tuple(entries)

    def _decision(self, document: Document, problems: Problems) -> Decision | None:
        root = expect_entries(document.root, "a decision (decision, title, answers)", problems)
        if root is None:
            return None
        fields = Fields(root, _FIELDS, "a decision", problems)
        return Decision(
            id=fields.id("decision"),
            title=fields.text("title", required=True),
            description=fields.text("description"),
            answers=self._answers(fields.node("answers", required=True), problems),
            expects=self._expectation(fields.node("expects"), problems),
            span=problems.span(root),
        )

    def _answers(self, node: Node | None, problems: Problems) -> dict[str, Answer]:
        if isinstance(node, Text) and node.value in _NOTHING:
            return {}
        entries = expect_entries(node, "answers (`question: option` lines)", problems)
        if entries is None:
            return {}
        answers = {}
        for name, (key, value) in entries.entries.items():
            question = self._questions.get(name)
            if question is None:
                problems.error("SUB301", key, f"no question `{name[:80]}`", did_you_mean(name, self._questions))
                continue
            answer = self._answer(question, value, problems)
            if answer is not None:
                answers[name] = answer
        return answers

    def _answer(self, question: Question, node: Node, problems: Problems) -> Answer | None:
        if isinstance(node, Entries):
            return self._noted_answer(question, node, problems)
        options = self._options(question, node, problems)
        return None if options is None else Answer(options, span=problems.span(node))

    def _noted_answer(self, question: Question, node: Entries, problems: Problems) -> Answer | None:
        fields = Fields(node, _ANSWER_FIELDS, "an answer", problems)
        value = fields.node("answer")
        options = self._all_options[question.id] if value is None else self._options(question, value, problems)
        evidence = fields.word("evidence", _KNOWN_EVIDENCE, "")
        note, source = fields.text("note"), fields.text("source")
        if options is None:
            return None
        place = problems.span(node if value is None else value)
        return Answer(options, cast(Evidence, evidence), note, source, place)

    def _options(self, question: Question, node: Node, problems: Problems) -> frozenset[str] | None:
        if isinstance(node, Text):
            known = self._one_option[question.id].get(node.value)
            return known if known is not None else self._unknown(question, node, problems)
        if isinstance(node, Entries):
            expect_text(node, f"an option of `{question.id}`", problems)
            return None
        return self._range(question, node, problems)

    def _unknown(self, question: Question, node: Text, problems: Problems) -> frozenset[str] | None:
        if node.value == UNKNOWN:
            return self._all_options[question.id]
        if node.value in _NOTHING and node.is_plain:
            message = f"`{question.id}` has no answer here; it is read as not known yet"
            problems.warning("SUB303", node, message, "write `unknown`, or leave the line out")
            return self._all_options[question.id]
        hint = did_you_mean(node.value, (*question.option_ids, UNKNOWN))
        problems.error("SUB302", node, f"`{question.id}` has no option `{node.value[:80]}`", hint)
        return None

    def _range(self, question: Question, node: Items, problems: Problems) -> frozenset[str] | None:
        chosen: list[int] = []
        ids = question.option_ids
        for item in node.items:
            value = expect_text(item, f"an option of `{question.id}`", problems)
            if value is None:
                return None
            if value not in ids:
                message = f"`{question.id}` has no option `{value[:80]}`"
                problems.error("SUB302", item, message, did_you_mean(value, ids))
                return None
            if ids.index(value) in chosen:
                problems.warning("SUB308", item, f"the option `{value}` stands here twice", "name each option once")
            chosen.append(ids.index(value))
        if not chosen:
            problems.error("SUB302", node, f"`{question.id}` has an empty list of options", "write `unknown`")
            return None
        if max(chosen) - min(chosen) + 1 != len(set(chosen)):
            between = ", ".join(ids[index] for index in range(min(chosen), max(chosen)) if index not in chosen)
            problems.warning("SUB304", node, f"the range leaves out {between}", "a range names neighbouring options")
        return frozenset(ids[index] for index in chosen)

    def _expectation(self, node: Node | None, problems: Problems) -> Expectation | None:
        if node is None:
            return None
        if not isinstance(node, Entries):
            return Expectation(self._outcomes(node, problems), span=problems.span(node))
        fields = Fields(node, ("level", "because", "not_because"), "`expects`", problems)
        level = fields.node("level")
        outcomes = () if level is None else self._outcomes(level, problems)
        because = self._branch_ids(fields.node("because"), problems)
        not_because = self._branch_ids(fields.node("not_because"), problems)
        return Expectation(outcomes, because, not_because, problems.span(node))

    def _outcomes(self, node: Node, problems: Problems) -> tuple[Outcome, ...]:
        items = node.items if isinstance(node, Items) else [node]
        read = (read_outcome(item, self._levels, problems) for item in items)
        return tuple(outcome for outcome in read if outcome is not None)

    def _branch_ids(self, node: Node | None, problems: Problems) -> tuple[str, ...]:
        items = expect_items(node, "a list of branches", problems)
        ids = []
        for item in [] if items is None else items.items:
            value = expect_text(item, "the id of a branch", problems)
            if value is not None and value not in self._branches:
                problems.error("SUB309", item, f"no branch `{value[:80]}`", did_you_mean(value, self._branches))
            elif value is not None:
                ids.append(value)
        return tuple(ids)
