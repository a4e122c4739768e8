"""The rulebook of a document: levels, questions, roles, safeguards and sources."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from subsidiarity.model.diagnostic import Diagnostic, has_errors
from subsidiarity.model.outcome import Outcome
from subsidiarity.model.rulebook import LANGUAGE, Level, Question, Role, Rulebook, Safeguard
from subsidiarity.model.translation import Key
from subsidiarity.reading.accepted import read_accepted
from subsidiarity.reading.citation import expect_source, read_sources
from subsidiarity.reading.clause import read_clause, read_headline_says
from subsidiarity.reading.diagnostics import Problems
from subsidiarity.reading.editions.first_format import say_first_format
from subsidiarity.reading.fields import Fields, expect_entries, expect_id, expect_items, expect_text
from subsidiarity.reading.manner import NO_WORDS, read_manners
from subsidiarity.reading.question import MAX_QUESTIONS, QUESTION_FIELDS, QuestionReader
from subsidiarity.reading.rules.condition import CONNECTIVES, ConditionReader
from subsidiarity.reading.rules.outcome import OutcomeReader
from subsidiarity.reading.rules.rule_graph import RuleGraphReader
from subsidiarity.reading.taken_for_another import is_no_rulebook
from subsidiarity.reading.translation.language_tag import read_language
from subsidiarity.reading.tree import read_documents
from subsidiarity.reading.tree_nodes import Entries, Node, Text

MAX_LEVELS = 20
_FIELDS = (
    *("rulebook", "edition", "language", "title", "headline", "headline_says"),
    *("law", "holder", "limits", "tested"),
)
_PARTS = ("levels", "manners", "questions", "conditions", "roles", "safeguards", "sources", "accepted")


def read_rulebook(
    data: bytes, file: str, texts: Mapping[Key, str] | None = None
) -> tuple[Rulebook | None, tuple[Diagnostic, ...]]:
    """The rulebook of a file, or None if something must be mended, and the diagnostics.

    `texts` stand in the place of its own, by their keys; they must be such as a side file may hold.
    """
    import hashlib  # a rulebook that was kept has its digest

    documents, found = read_documents(data, file)
    if not documents or has_errors(found):
        return None, found
    problems = Problems(file)
    if len(documents) > 1:
        problems.error("SUB112", documents[1].root, "a rulebook file holds one document", "delete what follows ---")
    root = expect_entries(documents[0].root, "a rulebook (rulebook, edition, levels...)", problems)
    if root is not None and is_no_rulebook(root, problems):
        root = None
    if root is not None and texts:
        from subsidiarity.reading.translation.source_texts import (
            with_texts,  # few rulebooks are read in another language
        )

        with_texts(root, texts)
    rulebook = None
    if root is not None and not say_first_format(root, problems):
        rulebook = _RulebookReader(root, problems).read(hashlib.sha256(data).hexdigest())
    diagnostics = (*found, *problems.take())
    return (None if has_errors(diagnostics) else rulebook), diagnostics


def holds_rulebook(data: bytes) -> bool:
    """Whether the text of a file is a rulebook rather than decisions, which name theirs, too."""
    documents, _ = read_documents(data, "")
    fields = documents[0].root.entries if documents and isinstance(documents[0].root, Entries) else {}
    return "rulebook" in fields and fields.keys().isdisjoint(("decision", "answers"))


class _RulebookReader:
    """A reader of a rulebook's parts, in the order in which they refer to one another."""

    def __init__(self, root: Entries, problems: Problems) -> None:
        self._problems = problems
        self._fields = Fields(root, (*_FIELDS, *_PARTS), "a rulebook", problems)

    def read(self, sha256: str) -> Rulebook:
        fields = self._fields
        level_ids = self._ids("levels")[:MAX_LEVELS]
        manners = read_manners(self._fields.node("manners"), level_ids, self._problems)
        levels = self._levels()
        outcomes = OutcomeReader(level_ids, manners)
        sources = read_sources(fields.node("sources", required=True), self._problems)
        citable = dict.fromkeys(self._ids("sources"))
        questions = self._questions(citable)
        by_id = {question.id: question for question in questions}
        conditions = ConditionReader(by_id, level_ids, manners, self._problems)
        named = conditions.define(fields.node("conditions"), self._ids("roles"))
        graphs = RuleGraphReader(conditions, outcomes, citable, self._problems)
        roles = self._roles(graphs, conditions, by_id)
        safeguards = self._safeguards(conditions, outcomes, citable)
        headline = self._named("headline", tuple(role.id for role in roles), "role") or ""
        if not self._problems.has_errors:  # a fault where a name was meant is said once
            conditions.warn_of_unused()
        return Rulebook(
            id=fields.id("rulebook"),
            edition=fields.text("edition", required=True),
            title=fields.text("title", required=True),
            levels=levels,
            manners=manners,
            questions=questions,
            roles=roles,
            safeguards=safeguards,
            sources=sources,
            headline=headline,
            law=self._level_question("law", by_id, level_ids, others_allowed=False),
            holder=self._level_question("holder", by_id, level_ids, others_allowed=True),
            limits=self._sentences("limits"),
            tested=self._sentences("tested"),
            conditions=named,
            accepted=read_accepted(fields.node("accepted"), self._problems),
            headline_says=read_headline_says(fields, roles, headline, self._problems),
            language=read_language(fields, self._problems, LANGUAGE),
            sha256=sha256,
            span=self._problems.span(fields.at),
        )

    def _questions(self, sources: Collection[str]) -> tuple[Question, ...]:
        asked = self._part("questions", QUESTION_FIELDS, "the question", MAX_QUESTIONS)
        return QuestionReader(sources, self._problems).read(self._fields.node("questions"), asked)

    def _ids(self, part: str) -> tuple[str, ...]:
        """The names under a part, those of what is faulty too: its fault is not said again wherever it is named."""
        node = self._fields.node(part)
        return tuple(node.entries) if isinstance(node, Entries) else ()

    def _named(self, name: str, known: tuple[str, ...], what: str) -> str | None:
        value = self._fields.text(name, required=name == "headline")
        if value and value not in known:
            self._problems.unknown("SUB111", self._fields.located(name), f"no {what}", value, known)
        return value or None

    def _level_question(
        self, name: str, questions: Mapping[str, Question], levels: tuple[str, ...], *, others_allowed: bool
    ) -> str | None:
        value = self._named(name, tuple(questions), "question")
        if value is None or value not in questions:
            return None
        options = questions[value].option_ids
        fits = set(levels) <= set(options) if others_allowed else tuple(options) == levels
        if not fits:
            message = f"the options of `{value}` must be the levels, for `{name}` reads them as levels"
            fitting = [each.id for each in questions.values() if each.option_ids == levels]
            hint = " or ".join(f"`{name}: {each}`" for each in fitting)
            hint = f"write {hint}" if hint else f"name one whose options are {', '.join(levels)}"
            self._problems.error("SUB111", self._fields.located(name), message, hint)
        elif not others_allowed and not questions[value].ordered:
            message = f"`{value}` is not ordered, and `{name}` reads its options as levels, one above the other"
            self._problems.error("SUB118", self._fields.located(name), message, f"delete `ordered` in `{value}`")
        return value

    def _sentences(self, field: str) -> tuple[str, ...]:
        items = expect_items(self._fields.node(field), "a list of sentences", self._problems)
        texts = [expect_text(item, "a sentence", self._problems) for item in ([] if items is None else items.items)]
        return tuple(text for text in texts if text)

    def _levels(self) -> tuple[Level, ...]:
        levels = []
        for key, fields in self._part("levels", ("name", "body", "bodies", "about"), "the level", MAX_LEVELS):
            if key.value in NO_WORDS:
                message = f"a level may not be called `{key.value}`"
                self._problems.error("SUB109", key, message, "outcomes use this word")
            level = Level(
                id=key.value,
                name=fields.text("name", required=True),
                body=fields.text("body", required=True),
                about=fields.text("about", required=True),
                bodies=fields.text("bodies"),
                span=self._problems.span(key),
            )
            levels.append(level)
        if isinstance(self._fields.node("levels"), Entries) and len(self._ids("levels")) < 2:
            message = "a rulebook needs at least two levels"
            self._problems.error("SUB112", self._fields.located("levels"), message, "add the level above")
        return tuple(levels)

    def _roles(
        self, graphs: RuleGraphReader, conditions: ConditionReader, questions: Mapping[str, Question]
    ) -> tuple[Role, ...]:
        roles = []
        for key, fields in self._part("roles", ("name", "ask", "says", "start", "steps"), "the role"):
            if key.value in questions or key.value in CONNECTIVES:
                message = f"a role may not be called `{key.value}`"
                self._problems.error("SUB109", key, message, "a question or a condition has this name")
            conditions.role_read = key.value
            name, ask = fields.text("name", required=True), fields.text("ask", required=True)
            says = read_clause(fields, self._problems)
            roles.append(Role(key.value, name, ask, graphs.read(key.value, fields), self._problems.span(key), says))
            conditions.earlier_roles.append(key.value)
        return tuple(roles)

    def _outcomes(self, node: Node | None, outcomes: OutcomeReader) -> tuple[Outcome, ...]:
        items = expect_items(node, "a list of outcomes", self._problems)
        found: dict[Outcome, None] = {}
        for item in [] if items is None else items.items:
            outcome = outcomes.read(item, self._problems)
            if outcome in found:
                self._problems.error("SUB109", item, f"a second `{outcome.spelling}`", "name each outcome once")
            elif outcome is not None:
                found[outcome] = None
        return tuple(found)

    def _safeguards(
        self, conditions: ConditionReader, outcomes: OutcomeReader, sources: Collection[str]
    ) -> tuple[Safeguard, ...]:
        if self._fields.node("safeguards") is None:
            return ()
        known = ("kind", "title", "first", "when", "not_with", "advice", "because", "source")
        safeguards = []
        for key, fields in self._part("safeguards", known, "the safeguard"):
            when = fields.node("when")
            safeguard = Safeguard(
                id=key.value,
                kind=fields.text("kind", required=True),
                title=fields.text("title", required=True),
                when=None if when is None else conditions.read(when),
                advice=fields.text("advice", required=True),
                because=fields.text("because", required=True),
                source=expect_source(fields, sources, self._problems),
                span=self._problems.span(key),
                not_with=self._outcomes(fields.node("not_with"), outcomes),
                first=fields.truth("first", default=False),
            )
            safeguards.append(safeguard)
        return tuple(safeguards)

    def _part(self, name: str, known: tuple[str, ...], what: str, most: int | None = None) -> list[tuple[Text, Fields]]:
        """The things under one part by id, each with its fields; at the `most` so many."""
        entries = expect_entries(self._fields.node(name, required=True), f"{name} by id", self._problems)
        found: list[tuple[Text, Fields]] = []
        for key, value in () if entries is None else entries.entries.values():
            if len(found) == most:
                self._problems.error("SUB112", key, f"a rulebook has at most {most} {name}", "leave some out")
                break
            expect_id(key, f"the id in `{name}`", self._problems)
            inner = expect_entries(value, f"{what} `{key.value}`", self._problems)
            if inner is not None:
                found.append((key, Fields(inner, known, f"{what} `{key.value}`", self._problems)))
        return found
