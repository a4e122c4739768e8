"""The decision of a document: its answers checked against the rulebook's questions."""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from functools import partial

from subsidiarity.model.annotation import TYPE_CHECKING
from subsidiarity.model.decision import Answer, Decision, Expectation
from subsidiarity.model.diagnostic import Diagnostic, has_errors
from subsidiarity.model.noun import unfinished
from subsidiarity.model.outcome import Outcome
from subsidiarity.model.rulebook import Rulebook
from subsidiarity.model.span import Span
from subsidiarity.reading.answers.answer import NO_TIES, AnswersReader, Tied
from subsidiarity.reading.answers.answer_spans import LateSpans, answer_spans
from subsidiarity.reading.diagnostics import Problems
from subsidiarity.reading.editions.answered_edition import says_another_rulebook, with_edition_said
from subsidiarity.reading.fields import Fields, expect_entries, expect_items, expect_text
from subsidiarity.reading.rules.outcome import OutcomeReader
from subsidiarity.reading.taken_for_another import is_no_decision
from subsidiarity.reading.tree_nodes import Document, Entries, Items, Node

if TYPE_CHECKING:
    from subsidiarity.model.workshop import Workshop

decision_of = unfinished(Decision)
NOT_CARRIED = "not_carried"
"""The field that keeps what could not be carried from an earlier edition, where a notation has no comments."""
FIELDS = (
    *("decision", "rulebook", "edition", "title", "description", "bodies", "answers", "expects", "workshop"),
    NOT_CARRIED,
)
"""The fields of a decision file."""
_EXPECTED = ("level", "because", "not_because")
_NO_EXPECTATION = "name an outcome, or leave `expects` out"

Entry = tuple[Decision | None, tuple[Diagnostic, ...]]
"""A document as a decision, or None if it cannot be used, and the diagnostics of it."""
Seen = dict[str, Span]
"""The span where each id was first met, by the id in its simplest spelling."""


class DecisionReader:
    """A reader of decision files against one rulebook; made once, used for thousands of files."""

    def __init__(self, rulebook: Rulebook) -> None:
        self._rulebook = rulebook
        self._outcome_reader = OutcomeReader(rulebook.level_ids, rulebook.manners)
        self._answers = AnswersReader(rulebook.questions)
        self.plain_answers = self._answers.plain
        """The options that a word stands for as an answer, by question."""
        branches = (branch for role in rulebook.roles for step in role.graph.steps.values() for branch in step.reasons)
        self._branches = {branch.id: branch for branch in branches}

    def read(self, data: bytes, file: str) -> tuple[tuple[Decision, ...], tuple[Diagnostic, ...]]:
        """The decisions of a file that can be used, and the diagnostics of all of it."""
        entries = self.read_each(data, file, {})
        decisions = tuple(decision for decision, _ in entries if decision is not None)
        return decisions, tuple(diagnostic for _, diagnostics in entries for diagnostic in diagnostics)

    def read_each(self, data: bytes, file: str, seen: Seen | None) -> Sequence[Entry]:
        """The documents of a file as decisions (None if one cannot be used), each with its diagnostics.

        `seen` has the span where each id was first met, in any file, and is added to; None where others look
        for ids that stand twice. A fault that ends the reading of the file comes last, as an entry of its own.
        """
        from subsidiarity.reading.tree import (
            read_documents,
        )  # plain files are read without it, and loading it takes time

        return self.entries(*read_documents(data, file), file, seen)

    def entries(
        self, documents: Sequence[Document], faults: Sequence[Diagnostic], file: str, seen: Seen | None
    ) -> Sequence[Entry]:
        """The documents of any notation as decisions, as `read_each` gives them; `faults` are those of their text."""
        problems = Problems(file, documents[0].notation if documents else "yaml")
        entries: list[Entry] = []
        for document in documents:
            decision = self._decision(document, problems)
            diagnostics = with_edition_said(document.root, self._rulebook, file, problems.take())
            if decision is not None and not has_errors(diagnostics):
                entries.append(unless_met(decision, diagnostics, seen))
            else:
                entries.append((None, diagnostics))
        return entries if not faults else _with_faults(entries, documents, faults)

    def with_answers(
        self, document: Document, answers: Mapping[str, Answer], at: tuple[int, int], late_spans: LateSpans
    ) -> Decision | None:
        """The decision of a document whose answers were read before, and left out; None if anything is to be said.

        `at` is the line and column, from 1, at which the document has an empty group in place of its answers.
        """
        problems = Problems(document.file, document.notation)
        root = document.root
        _, left_out = root.entries.get("answers", (None, None)) if isinstance(root, Entries) else (None, None)
        if not isinstance(left_out, Entries) or left_out.entries or (left_out.line, left_out.column) != at:
            return None
        decision = self._decision(document, problems, answers, late_spans)
        return None if with_edition_said(root, self._rulebook, document.file, problems.take()) else decision

    def _decision(
        self,
        document: Document,
        problems: Problems,
        answers_read: Mapping[str, Answer] | None = None,
        late_spans: LateSpans | None = None,
    ) -> Decision | None:
        root = expect_entries(document.root, "a decision (decision, title, answers)", problems)
        if root is None or is_no_decision(root, problems):
            return None
        if says_another_rulebook(root, self._rulebook, problems):
            return None
        fields = Fields(root, FIELDS, "a decision", problems)
        answers = fields.node("answers", required=True)
        workshop = self._workshop(fields.node("workshop"), problems)
        return decision_of(
            late_spans or partial(answer_spans, answers, document.file),
            id=fields.id("decision"),
            title=fields.text("title", required=True),
            description=fields.text("description"),
            answers=self._answers_of(answers, problems, workshop) if answers_read is None else answers_read,
            expects=self._expectation(fields.node("expects"), problems),
            span=problems.span(root),
            workshop=workshop,
            bodies=self._bodies(fields.node("bodies"), problems),
            rulebook=fields.text("rulebook"),
            edition=fields.text("edition"),
            not_carried=fields.text(NOT_CARRIED),
        )

    def _answers_of(self, node: Node | None, problems: Problems, workshop: Workshop | None) -> Mapping[str, Answer]:
        return {} if node is None else self._answers.read(node, problems, self._tied(workshop))

    def _tied(self, workshop: Workshop | None) -> Tied:
        if workshop is None:
            return NO_TIES
        kinds = {question.id: question.option_ids for question in self._rulebook.questions if not question.ordered}
        return {
            name: frozenset(kinds[name][index] for index in talk.revealed[-1].standing(ordered=False))
            for name, talk in workshop.talks.items()
            if name in kinds and talk.revealed
        }

    def _workshop(self, node: Node | None, problems: Problems) -> Workshop | None:
        if node is None:
            return None
        from subsidiarity.reading.workshop import read_workshop  # most decisions come from no workshop

        return read_workshop(node, self._rulebook, problems)

    def _bodies(self, node: Node | None, problems: Problems) -> dict[str, str]:
        """The decision's own names for bodies by level id, each in one line."""
        entries = expect_entries(node, "the names of bodies by level", problems)
        if entries is None:
            return {}
        if not entries.entries:
            problems.error("SUB023", entries, "expected a body, found nothing", "name one, or leave `bodies` out")
        named = {}
        for key, value in entries.entries.values():
            name = expect_text(value, "the name of a body", problems)
            if key.value not in self._rulebook.level_ids:
                problems.unknown("SUB104", key, "no level", key.value, self._rulebook.level_ids)
            elif name is not None:
                named[key.value] = " ".join(name.split())
        return named

    def _expectation(self, node: Node | None, problems: Problems) -> Expectation | None:
        if node is None:
            return None
        if not isinstance(node, Entries):
            return Expectation(self._outcomes(node, problems), span=problems.span(node))
        fields = Fields(node, _EXPECTED, "`expects`", problems)
        if not node.entries:
            problems.error("SUB023", node, "expected level, because or not_because, found nothing", _NO_EXPECTATION)
        level = fields.node("level")
        outcomes = () if level is None else self._outcomes(level, problems)
        because = self._branch_ids(fields.node("because"), problems)
        not_because = self._branch_ids(fields.node("not_because"), problems)
        return Expectation(outcomes, because, not_because, problems.span(node))

    def _outcomes(self, node: Node, problems: Problems) -> tuple[Outcome, ...]:
        items = node.items if isinstance(node, Items) else [node]
        if not items:
            problems.error("SUB023", node, "expected the outcomes still possible, found nothing", _NO_EXPECTATION)
        read = (self._outcome_reader.read(item, problems, may_be_list=True) for item in items)
        return tuple(outcome for outcome in read if outcome is not None)

    def _branch_ids(self, node: Node | None, problems: Problems) -> tuple[str, ...]:
        items = expect_items(node, "a list of branches", problems)
        ids = []
        for item in [] if items is None else items.items:
            word = expect_text(item, "the id of a branch", problems)
            if word is not None and word not in self._branches:
                problems.unknown("SUB309", item, "no branch", word, self._branches)
            elif word is not None:
                ids.append(word)
        return tuple(ids)


def id_key(decision_id: str) -> str:
    """The key of an id: one that differs only in capitals or in the Unicode form of a letter is no id of its own."""
    name = decision_id if decision_id.isascii() else unicodedata.normalize("NFKC", decision_id)
    return name.casefold()


def twin_of(decision_id: str, span: Span, seen: Seen) -> Diagnostic | None:
    """The diagnostic of an id that was met before, None of a new one; `seen` remembers where and is added to."""
    first = seen.setdefault(id_key(decision_id), span)
    if first is span:
        return None
    spot = f"on line {first.line}" if first.file == span.file else f"in {first.file}:{first.line}"
    message = f"the decision `{decision_id}` stands here again; it is first {spot}"
    return Diagnostic("SUB307", "error", message, span, "give each decision an id of its own")


def unless_met(decision: Decision, diagnostics: tuple[Diagnostic, ...], seen: Seen | None) -> Entry:
    """The entry of a decision, which cannot be used if its id was met before."""
    twin = None if seen is None else twin_of(decision.id, decision.span, seen)
    return (None, (*diagnostics, twin)) if twin else (decision, diagnostics)


def _with_faults(
    entries: Sequence[Entry], documents: Sequence[Document], faults: Sequence[Diagnostic]
) -> Sequence[Entry]:
    """The entries, with each warning at the document in which it stands, and with the errors as one more entry."""
    begins = [document.root.line for document in documents]
    warnings: list[list[Diagnostic]] = [[] for _ in (*documents, None)]
    for fault in faults:
        index = bisect_right(begins, fault.span.line) - 1
        warnings[index if fault.severity == "warning" else -1].append(fault)
    found: list[Entry] = [
        (decision, (*more, *diagnostics)) for (decision, diagnostics), more in zip(entries, warnings, strict=False)
    ]
    return [*found, (None, tuple(warnings[-1]))] if warnings[-1] else found
