"""Small rulebooks made at random, their every answer sheet, and the level at which the plain walk ends on each."""

from __future__ import annotations

from itertools import product

from hypothesis import strategies as st
from tests.reasoning.plain_walk import end_of

from subsidiarity.analysis.level_diagram import by_level
from subsidiarity.model.condition import All, AnswerTest, AnyOf, Named, Not, OutcomeTest
from subsidiarity.model.decision import Answer, Decision
from subsidiarity.model.manner import Manner
from subsidiarity.model.outcome import Outcome
from subsidiarity.model.rule_graph import Branch, RuleGraph, Step, Support
from subsidiarity.model.rulebook import Level, Option, Question, Role, Rulebook
from subsidiarity.reasoning.compiled import compile_rulebook

LEVELS = ("street", "town", "land")
MANNERS = tuple(
    Manner(word if word != "alone" else "", word, spanned, "{level}", "{level}", word)
    for word, spanned in (("alone", 1), ("jointly", 1), ("independently", 1), ("contested", 2), ("no level", 0))
)
OUTCOMES = (
    *(Outcome("", level) for level in LEVELS),
    Outcome("jointly", "street"),
    Outcome("independently", "town"),
    Outcome("contested", "street", "town"),
    Outcome("contested", "town", "land"),
    Outcome("no level"),
)


def compiled_rulebooks():
    """Three or four questions of two to four options, and two roles of which the second may look at the first."""
    return st.binary(min_size=180, max_size=180).map(_compiled)


def _compiled(choices):
    numbers = iter(choices)

    def pick(count):
        return next(numbers) % count

    questions = tuple(_question(place, 2 + pick(3)) for place in range(3 + pick(2)))
    roles = (_role(pick, "decide", questions, ()), _role(pick, "pay", questions, ("decide",)))
    levels = tuple(Level(level, level.title(), level, "") for level in LEVELS)
    return compile_rulebook(Rulebook("small", "1", "Small", levels, MANNERS, questions, roles, (), {}, "decide"))


def _question(place, size):
    options = tuple(Option(f"o{option}", f"Option {option}", f"o{option}") for option in range(size))
    return Question(f"q{place}", f"q{place}", "theme", "none", "?", options, "")


def _role(pick, identity, questions, earlier):
    steps = {}
    count = 1 + pick(3)
    for number in range(count):
        targets = [*OUTCOMES, *(f"s{later}" for later in range(number + 1, count))]
        branches = [
            Branch(f"{identity}/s{number}/b{place}", _condition(pick, questions, earlier), _one(pick, targets), "", "")
            for place in range(1 + pick(3))
        ]
        last = Branch(f"{identity}/s{number}/otherwise", None, _one(pick, targets), "", "")
        support = [
            Support(f"{identity}/s{number}/support_{place}", _condition(pick, questions, earlier), "", "")
            for place in range(pick(2))
        ]
        steps[f"s{number}"] = Step(f"s{number}", "?", (*branches, last), support=tuple(support))
    return Role(identity, identity, "?", RuleGraph("s0", steps))


def _condition(pick, questions, earlier):
    """A test, or two of them joined, perhaps denied."""
    shape = pick(6)
    one = _test(pick, questions, earlier)
    if shape < 2:
        return one
    other = _test(pick, questions, earlier)
    joined = All((one, other)) if shape % 2 else AnyOf((one, Not(other)))
    return Not(Named("joined", joined)) if shape > 3 else joined


def _test(pick, questions, earlier):
    about = _one(pick, [*questions, *earlier])
    known = (*LEVELS, *(manner.word for manner in MANNERS)) if isinstance(about, str) else about.option_ids
    bits = 1 + pick(2 ** len(known) - 1)
    chosen = tuple(word for place, word in enumerate(known) if bits >> place & 1)
    if isinstance(about, str):
        levels = frozenset(word for word in chosen if word in LEVELS)
        return OutcomeTest(
            about, "in", chosen, levels, frozenset(manner.id for manner in MANNERS if manner.word in chosen)
        )
    return AnswerTest(about.id, "in", chosen, frozenset(chosen))


def _one(pick, things):
    return things[pick(len(things))]


def sheets(compiled):
    """Any answers: one option, several or all, as bits."""
    return st.tuples(*(st.integers(1, full) for full in compiled.full)).map(list)


def full_sheets(compiled):
    """Any answers of one option each, as bits."""
    return st.tuples(*(st.integers(0, size - 1) for size in compiled.sizes)).map(bits_of)


def bits_of(options):
    return [1 << option for option in options]


def every_sheet(compiled):
    """Every full answer sheet, as places of options."""
    return list(product(*map(range, compiled.sizes)))


def level_of(compiled, options):
    return by_level(end_of(compiled.rulebook, options, "decide"))


def levels_by_sheet(compiled):
    """Every full answer sheet with the headline's outcome by level."""
    return {options: level_of(compiled, options) for options in every_sheet(compiled)}


def decision_of(compiled, sheet):
    """A decision with a sheet's answers."""
    answers = {
        question.id: Answer(frozenset(id_ for place, id_ in enumerate(question.option_ids) if chosen >> place & 1))
        for question, chosen in zip(compiled.rulebook.questions, sheet, strict=True)
    }
    return Decision("case", "A case", "", answers)


def allows(sheet, options):
    """Whether a sheet leaves these options open."""
    return all(chosen >> option & 1 for chosen, option in zip(sheet, options, strict=True))


def distance(sheet, options):
    """The steps between a sheet and options, each from the nearest option of the answer."""
    return sum(
        min(abs(option - other) for other in range(8) if chosen >> other & 1)
        for chosen, option in zip(sheet, options, strict=True)
    )
