"""The rulebook as a page: every question and option, every branch and its source, each rule graph drawn."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from subsidiarity.model.outcome import Outcome
from subsidiarity.model.question_reach import QuestionReach
from subsidiarity.model.rule_graph import Reason, Step, Support
from subsidiarity.model.rulebook import Level, Option, Pull, Question, Role, Rulebook, Safeguard
from subsidiarity.reporting.html.block import Citations, web_link
from subsidiarity.reporting.html.page import contents, page, part, wide
from subsidiarity.reporting.html_elements import Child, element
from subsidiarity.reporting.language import Phrase, plural, words
from subsidiarity.reporting.picture.drawing import drawing_of
from subsidiarity.reporting.picture.rule_graph import graph_pictures
from subsidiarity.reporting.wording.condition import condition_words
from subsidiarity.reporting.wording.noun_words import (
    WHO,
    answering,
    capitalised,
    listed,
    outcome_words,
    quoted,
    sentence,
)
from subsidiarity.reporting.wording.source import CHECKED, source_lines

_PULLS: dict[Pull, Phrase] = {
    "up": Phrase("A stronger answer may move the level up, never down."),
    "down": Phrase("A stronger answer may move the level down, never up."),
    "either": Phrase("It may move the level, up or down."),
    "none": Phrase("No pull up or down is claimed for it."),
}
_ABOUT_GRAPH = Phrase(
    "Begin at the bottom. Each step stands below the places that it may lead to, with the first reason for each. The "
    "tables that follow give every branch, in the order in which they are asked: the first that holds wins."
)
_LEVEL = Phrase("These can move the level")
_MANNER = Phrase("These change how the level acts")
_BESIDE = Phrase("These shape other things")
_SHOWN = Phrase("These are only shown beside the result")
_PARTS = (
    ("levels", Phrase("Levels")),
    ("questions", Phrase("Questions")),
    ("reach", Phrase("What each question can change")),
    ("rules", Phrase("Rules")),
    ("safeguards", Phrase("Safeguards")),
    ("sources", Phrase("Sources")),
    ("limits", Phrase("What it does not claim")),
)
_BRANCH = (Phrase("No."), Phrase("When"), Phrase("Then"), Phrase("Because"))


def render_rulebook_page(rulebook: Rulebook, reaches: Sequence[QuestionReach], index: str = "") -> str:
    """A page of HTML on a rulebook, with what each of its questions can change.

    `index` is the file name of the list of decisions, "" if there is none.
    """
    trail: list[Child] = [words("Rulebook")]
    if index:
        trail += [" · ", element("a", words("All decisions"), href=index)]
    parts = [(anchor, words(heading)) for anchor, heading in _PARTS]
    header = [
        element("p", *trail, class_="kicker"),
        element("h1", rulebook.title),
        element("p", _counts(rulebook), class_="about"),
        contents(parts),
    ]
    citations = Citations(rulebook.sources, tuple(rulebook.sources))
    limits = rulebook.limits or (words("It says nothing on this."),)
    bodies = (
        _levels(rulebook.levels),
        _questions(rulebook, citations),
        _reaches(rulebook, reaches),
        _roles(rulebook, citations),
        _safeguards(rulebook, citations),
        _sources(rulebook, citations),
        [element("ul", *(element("li", element("p", limit)) for limit in limits), class_="points")],
    )
    main = [part(anchor, heading, *body) for (anchor, heading), body in zip(parts, bodies, strict=True)]
    footer = [element("p", *rulebook.limits[:1])]
    title = words("{title} (edition {edition})", title=rulebook.title, edition=rulebook.edition)
    return page(title, header, main, footer, rulebook.language)


def _counts(rulebook: Rulebook) -> str:
    """A sentence on which rulebook it is, and how much is in it."""
    counts = (
        plural("{number} question", "{number} questions", len(rulebook.questions)),
        plural("{number} part of a decision", "{number} parts of a decision", len(rulebook.roles)),
        plural("{number} safeguard", "{number} safeguards", len(rulebook.safeguards)),
        plural("{number} source", "{number} sources", len(rulebook.sources)),
    )
    return words(
        "Rulebook {rulebook}, edition {edition}: {counts}.",
        rulebook=rulebook.id,
        edition=rulebook.edition,
        counts=", ".join(counts),
    )


def _levels(levels: tuple[Level, ...]) -> Iterator[Child]:
    yield element("p", words("The highest first, as on a ladder: the lowest stands at the bottom."))
    items = (element("div", element("dt", level.name), element("dd", level.about)) for level in reversed(levels))
    yield element("dl", *items, class_="named")


def _questions(rulebook: Rulebook, citations: Citations) -> Iterator[Child]:
    if rulebook.has_kinds:
        order = words("Options run from the weakest to the strongest, unless a question asks for a kind.")
    else:
        order = words("Options run from the weakest to the strongest.")
    yield element("p", order, " ", words("Reports call each by the words beside it."))
    for theme, questions in groupby(rulebook.questions, key=lambda question: question.theme):
        yield element("h3", capitalised(theme))
        for question in questions:
            yield from _question(question, rulebook.claim(question), citations)


def _reaches(rulebook: Rulebook, reaches: Sequence[QuestionReach]) -> Iterator[Child]:
    groups: dict[Phrase, list[Child]] = {_LEVEL: [], _MANNER: [], _BESIDE: [], _SHOWN: []}
    for reach in reaches:
        name = element("b", capitalised(reach.question.name))
        if reach.moves_level:
            groups[_LEVEL].append(element("li", name))
        elif reach.changes_manner:
            groups[_MANNER].append(element("li", name))
        elif reach.roles or reach.safeguards:
            changed = [words(WHO, role=role.name) for role in reach.roles]
            changed += [words("the safeguard {title}", title=quoted(each.title)) for each in reach.safeguards]
            groups[_BESIDE].append(element("li", name, f": {listed(changed, words('and'))}"))
        else:
            groups[_SHOWN].append(element("li", name))
    yield element("p", words("This is worked out from the rules, over every way of answering."))
    for heading, items in groups.items():
        if items:
            yield element("h3", words(heading))
            yield element("ul", *items, class_="points")
    if rulebook.tested:
        yield element("h3", words("What was tested on what"))
        yield element("ul", *(element("li", element("p", line)) for line in rulebook.tested), class_="points")


def _question(question: Question, pull: Pull, citations: Citations) -> Iterator[Child]:
    yield element("h4", capitalised(question.name))
    yield element("p", question.ask)
    options = (element("li", *_option(option)) for option in question.options)
    yield element("ol" if question.ordered else "ul", *options)
    yield element(
        "p", " ".join(filter(None, (*answering(question), words(_PULLS[pull]), question.note))), class_="note"
    )
    yield citations.linked(question.source)


def _option(option: Option) -> Iterator[Child]:
    yield option.text
    if option.short != option.text:
        yield element("span", f" ({option.short})", class_="note")


def _roles(rulebook: Rulebook, citations: Citations) -> Iterator[Child]:
    for number, role in enumerate(rulebook.roles, 1):
        yield element("h3", role.ask, id=f"role-{number}")
        about = element("figcaption", words(_ABOUT_GRAPH))
        drawn = graph_pictures(drawing_of(rulebook, role), f"picture-graph-{number}", role.name)
        yield element("figure", wide(words("Rule graph: {role}", role=role.ask), *drawn), about)
        for step in role.graph.steps.values():
            where = "".join(f" ({level.name})" for level in rulebook.levels if level.id == step.level)
            yield wide(f"{role.ask} {step.ask}{where}", _step(rulebook, role, step, citations))


def _step(rulebook: Rulebook, role: Role, step: Step, citations: Citations) -> Child:
    head = element("tr", *(element("th", words(name), scope="col") for name in _BRANCH))
    rows = (_branch(rulebook, role, branch, number, citations) for number, branch in enumerate(step.reasons, 1))
    caption = element("caption", element("b", step.ask))
    return element("table", caption, element("thead", head), element("tbody", *rows), class_="branches")


def _branch(rulebook: Rulebook, role: Role, branch: Reason, number: int, citations: Citations) -> Child:
    then: Child
    if isinstance(branch, Support):
        then = words("No way on: one more reason for the way taken.")
    elif isinstance(branch.to, Outcome):
        then = element("b", capitalised(outcome_words(rulebook, branch.to)))
    else:
        then = words("Ask: {question}", question=role.graph.steps[branch.to].ask)
    return element(
        "tr",
        element("th", f"{number}", scope="row"),
        element("td", capitalised(condition_words(rulebook, branch.when))),
        element("td", then),
        element("td", element("p", branch.because), citations.linked(branch.source)),
    )


def _safeguards(rulebook: Rulebook, citations: Citations) -> Iterator[Child]:
    kinds: dict[str, list[Safeguard]] = {}
    for safeguard in rulebook.safeguards:
        kinds.setdefault(safeguard.kind, []).append(safeguard)
    for kind, found in kinds.items():
        yield element("h3", capitalised(kind))
        yield element("ul", *(_safeguard(rulebook, each, citations) for each in found), class_="points")


def _safeguard(rulebook: Rulebook, safeguard: Safeguard, citations: Citations) -> Child:
    given = words("Always given.")
    if safeguard.when is not None:
        given = words("Given when {condition}", condition=condition_words(rulebook, safeguard.when))
    never = [outcome_words(rulebook, outcome) for outcome in safeguard.not_with]
    beside = words("Never beside: {outcomes}", outcomes=listed(never, words("or")))
    return element(
        "li",
        element("p", element("b", safeguard.title)),
        element("p", sentence(safeguard.advice)),
        element("p", words("Why: {reason}", reason=sentence(safeguard.because)), class_="detail"),
        element("p", sentence(given), class_="detail"),
        element("p", sentence(beside), class_="detail") if never else None,
        citations.linked(safeguard.source),
    )


def _sources(rulebook: Rulebook, citations: Citations) -> Iterator[Child]:
    for checked in CHECKED:
        found = [source for source in rulebook.sources.values() if source.checked == checked]
        if found:
            yield element("h3", words(CHECKED[checked]))
            items = (
                element(
                    "li",
                    element("p", element("b", source.id), f": {source.author}, {source.title} ({source.year})"),
                    *(element("p", line, class_="detail") for line in source_lines(source)),
                    element("p", web_link(source.link), class_="detail") if source.link else None,
                    id=citations.anchor(source.id),
                )
                for source in found
            )
            yield element("ul", *items, class_="points sources")
