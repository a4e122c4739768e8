"""A document to a rulebook: every part checked against the others, everything wrong listed at once."""

from __future__ import annotations

import pytest
from docs._pages import RULEBOOK, filled_up
from hypothesis import given
from hypothesis import strategies as st
from tests.reading.samples import BENCHES, at_mark, lines_of, rulebook, said_of_rulebook

from subsidiarity.model.outcome import Outcome
from subsidiarity.model.rulebook import Level, Option, Question, Source
from subsidiarity.reading.question import MAX_OPTIONS, MAX_QUESTIONS
from subsidiarity.reading.rulebook import MAX_LEVELS, read_rulebook
from subsidiarity.reasoning.compiled import compile_rulebook

TEXT = RULEBOOK.read_text(encoding="utf-8")
CITED = "source: Oates 1972"
END = f"because: B, {CITED}}}"
FAR = f"when: {{reach: {{is: town}}}}, to: town, {END}"
OTHERWISE = f"{{to: street, {END}"
LEVEL = "{name: N, body: n, about: a}"
AS_LEVELS = "must be the levels, for `{}` reads them as levels"


def question(name: str, options: str = "street: s, town: t") -> str:
    return f"  {name}: {{name: {name}, theme: t, pull: up, ask: A, options: {{{options}}}, {CITED}}}\n"


def source(written: str) -> str:
    return f"sources: {{Oates 1972: {written}}}\n"


def safeguard(fields: str, mark: str = "") -> str:
    return f"safeguards:\n  a: {mark}{{{fields}}}\n"


REACH = question("reach", "street: s, visitors: v, town: t")
QUESTIONS = f"questions:\n{REACH}{question('cooperation', 'likely: l, doubtful: d, failing: f')}"


def role(steps: str, start: str = "s") -> str:
    """The one role of the benches with other steps."""
    return f"roles:\n  decide:\n    name: decides\n    ask: A\n    start: {start}\n    steps:\n{steps}"


def step(branches: str = "", otherwise: str = OTHERWISE) -> str:
    """One step called `s`."""
    return f"      s: {{ask: A, branches: [{branches}], otherwise: {otherwise}}}\n"


def test_everything_a_file_says_is_in_the_rulebook():
    """Levels, questions, roles, safeguards and sources, in the order of the file."""
    assert ("benches", "1", "Who looks after the benches?") == (BENCHES.id, BENCHES.edition, BENCHES.title)
    assert Level("town", "Town", "town", "The whole town") == BENCHES.levels[1]
    assert ("reach", "cooperation") == tuple(question.id for question in BENCHES.questions)
    assert BENCHES.question("cooperation") == Question(
        "cooperation",
        "cooperation",
        "spillovers",
        "up",
        "Could the streets settle it among themselves?",
        (
            Option("likely", "Likely", "Likely"),
            Option("doubtful", "Doubtful", "Doubtful"),
            Option("failing", "It has failed", "It has failed"),
        ),
        "Oates 1972",
    )
    oates = Source("Oates 1972", "Wallace E. Oates", "1972", "Fiscal Federalism", "", "secondary")
    assert {"Oates 1972": oates} == BENCHES.sources
    (decide,) = BENCHES.roles
    (above,) = decide.graph.steps.values()
    assert ["shared", "agreed", "otherwise"] == [branch.id.rpartition("/")[2] for branch in above.branches]
    assert [Outcome("", "town"), Outcome("jointly", "street"), Outcome("", "street")] == [
        branch.to for branch in above.branches
    ]
    assert ("hearing", "voice") == (BENCHES.safeguards[0].id, BENCHES.safeguards[0].kind)


def test_an_option_has_three_wordings_or_one_that_serves_for_two():
    """Text alone is its own short form, and leaves its clause open."""
    found = rulebook(
        QUESTIONS + question("x", "street: All of it, town: {text: In the town, short: town, says: it is}")
    )

    assert found.question("x").options == (
        Option("street", "All of it", "All of it", ""), Option("town", "In the town", "town", "it is")
    )  # fmt: skip


def test_branches_without_an_id_are_numbered():
    """From one, in each step."""
    found = rulebook(role(step(f"{{when: {{reach: {{is: town}}}}, to: town, {END}")))

    assert ["decide/s/1", "decide/s/otherwise"] == [branch.id for branch in found.roles[0].graph.steps["s"].branches]


FAULTS = {
    "edition: §''\n": "SUB023 expected `edition` as text, found nothing",
    "rulebook: §a b\n": "SUB024 `a b` cannot be used as `rulebook`",
    "headline: §nobody\n": "SUB111 no role `nobody`",
    "limits: §none\n": "SUB020 expected a list of sentences, found text",
    "limits: [a, §[b]]\n": "SUB020 expected a sentence, found a list",
    "§levles: {}\n": "SUB021 a rulebook has no field `levles`",
    "law: §lawfull\n": "SUB111 no question `lawfull`",
    "law: §reach\n": f"SUB111 the options of `reach` {AS_LEVELS.format('law')}",
    "holder: §cooperation\n": f"SUB111 the options of `cooperation` {AS_LEVELS.format('holder')}",
    f"levels:\n  street: {LEVEL}\n  town: §text\n": "SUB020 expected the level `town`, found text",
    f"levels:\n  street: {LEVEL}\n  town: §{{name: N, body: n}}\n": "SUB022 the level `town` needs the field `about`",
    f"levels:\n  street: {LEVEL}\n  town: §{{name: N, about: a}}\n": "SUB022 the level `town` needs the field `body`",
    f"levels:\n  street: {LEVEL}\n  town: {{name: N, body: n, bodies: §'', about: a}}\n":
        "SUB023 expected `bodies` as text, found nothing",
    f"levels:\n  street: {LEVEL}\n  town: {LEVEL}\n  §a b: {LEVEL}\n":
        "SUB024 `a b` cannot be used as the id in `levels`",
    source("{author: A, year: 1, title: T, checked: §never}"): "SUB025 `checked` cannot be `never`",
    source("§{author: A, year: 1, title: T}"): "SUB022 the source `Oates 1972` needs the field `checked`",
    source("§{author: A, title: T, checked: original}"): "SUB022 the source `Oates 1972` needs the field `year`",
    source("§A"): "SUB020 expected a source (author, year, title, link, checked), found text",
    safeguard("kind: k, title: t, advice: a, because: b, source: §nobody"): "SUB107 no source `nobody`",
    safeguard("kind: k, title: t, advice: a, because: b, source: §Oates 1972; nobody"): "SUB107 no source `nobody`",
    safeguard("kind: k, title: t, advice: a, because: b", "§"): "SUB108 the safeguard `a` has no `source`",
    safeguard(f"kind: k, title: t, because: b, {CITED}", "§"): "SUB022 the safeguard `a` needs the field `advice`",
    safeguard(f"kind: k, title: t, advice: a, because: b, §whem: c, {CITED}"):
        "SUB021 the safeguard `a` has no field `whem`",
    "safeguards:\n  a: §text\n": "SUB020 expected the safeguard `a`, found text",
    safeguard(f"kind: k, title: T, not_with: [town, 'town, jointly', §town], advice: A, {END[:-1]}"):
        "SUB109 a second `town`",
    QUESTIONS.replace("{name: reach, ", "§{", 1): "SUB022 the question `reach` needs the field `name`",
    QUESTIONS.replace("name: reach", "name: §''", 1): "SUB023 expected `name` as text, found nothing",
    QUESTIONS.replace("up", "§sideways", 1): "SUB025 `pull` cannot be `sideways`",
    QUESTIONS.replace("{", "§{", 1).replace("pull: up, ", "", 1): "SUB022 the question `reach` needs the field `pull`",
    QUESTIONS.replace("{", "§{", 1).replace("ask: A, ", "", 1): "SUB022 the question `reach` needs the field `ask`",
    QUESTIONS + question("§all"): "SUB109 a question may not be called `all`",
    QUESTIONS + question("x", "§unknown: u, town: t"): "SUB109 an option may not be called `unknown`",
    QUESTIONS + question("§x", "town: t"): "SUB112 the question `x` needs at least two options",
    QUESTIONS + question("x", "street: §'', town: t"): "SUB023 expected the text of an option, found nothing",
    QUESTIONS + question("x", "street: s, town: §[t]"):
        "SUB020 expected the option `town` as text, or as `text`, `short` and `says`, found a list",
    QUESTIONS + question("x", "street: s, town: §{text: t, says: t}"):
        "SUB022 the option `town` needs the field `short`",
    QUESTIONS + question("x", "street: s, town: §{text: t, short: t}"):
        "SUB022 the option `town` needs the field `says`",
    QUESTIONS + question("x", "street: s, town: {text: §'', short: t, says: t}"):
        "SUB023 expected `text` as text, found nothing",
    QUESTIONS + question("x", "street: s, town: {text: t, §shrot: t, short: t, says: t}"):
        "SUB021 the option `town` has no field `shrot`",
    QUESTIONS + question("x", "§a street: s, town: t"): "SUB024 `a street` cannot be used as an option's id",
    role(step(), start="§t"): "SUB205 no step `t`",
    role(f"      s: {{ask: A, otherwise: {OTHERWISE}}}\n      §town: {{ask: A, otherwise: {OTHERWISE}}}\n"):
        "SUB109 a step may not have the name of the outcome `town`",
    role("      §s: {ask: A, branches: []}\n"): "SUB203 the step `s` has no `otherwise`",
    role(f"      s: §{{otherwise: {OTHERWISE}}}\n"): "SUB022 the step `s` needs the field `ask`",
    role("      s: §town\n"): "SUB020 expected a step (ask, branches, otherwise), found text",
    role(step(otherwise="§street")): "SUB020 expected a branch (to, because, source), found text",
    role(step(otherwise=f"{{to: street, §when: {{}}, {END}")): "SUB021 `otherwise` has no field `when`",
    role(step(otherwise=f"{{to: §twon, {END}")): "SUB201 no step or level `twon`",
    role(step(otherwise=f"{{to: §'', {END}")): "SUB023 expected an outcome, found nothing",
    role(step(otherwise=f"{{to: §'twon, jointly', {END}")): "SUB104 no level `twon`",
    role("      §{}\n"): "SUB112 the role `decide` has no steps",
    role(step(otherwise=f"{{to: §'town, gladly', {END}")): "SUB110 `gladly` is no manner of acting",
    role(step(otherwise=f"{{to: §[town], {END}")): "SUB020 expected an outcome, found a list",
    role(step(otherwise="§{to: street, source: Oates 1972}")): "SUB022 `otherwise` needs the field `because`",
    role(step(otherwise="§{to: street, because: B}")): "SUB108 `otherwise` has no `source`",
    role(step(otherwise=f"§{{{END}")): "SUB022 `otherwise` needs the field `to`",
    role(step("§town")): "SUB020 expected a branch (when, to, because, source), found text",
    role(step(f"§{{to: town, {END}")): "SUB022 a branch needs the field `when`",
    role(step(f"{{id: §otherwise, {FAR}")): "SUB109 only a step's last branch is called `otherwise`",
    role(step(f"{{id: §a b, {FAR}")): "SUB024 `a b` cannot be used as a branch's id",
    role(step(f"{{id: a, {FAR}, §{{id: a, {FAR}")): "SUB109 a second branch `decide/s/a`",
    role(step(f"{{when: {{§decide: {{is: town}}}}, to: town, {END}")): "SUB102 the role `decide` cannot test its own outcome",  # noqa: E501
}  # fmt: skip


@pytest.mark.parametrize(("marked", "message"), FAULTS.items())
def test_a_fault_is_named_at_its_place(marked, message):
    """One fault, one diagnostic, where the sign stands in the example."""
    parts, expected = at_mark(marked, message)

    assert [expected] == said_of_rulebook(parts)


def test_all_faults_of_a_rulebook_are_listed_at_once():
    """In the order of the file, whatever part they are in."""
    branch = "{when: {reach: {is: twon}}, to: twon, because: B, source: Oats 1972}"
    parts = f"edition: ''\nlaw: reach\n{role(step(branch))}"

    codes = [(9, "SUB103"), (9, "SUB201"), (9, "SUB107")]
    found = [(int(line.split(":")[0]), line.split()[1]) for line in said_of_rulebook(parts)]
    assert [(1, "SUB023"), (2, "SUB111"), *codes] == found


def test_a_rulebook_is_one_document():
    """What follows would be passed over."""
    found, diagnostics = read_rulebook(f"{TEXT}---\nmore: text\n".encode(), "rulebook.yaml")

    assert found is None
    assert ["SUB112 a rulebook file holds one document"] == [line.partition(" ")[2] for line in lines_of(diagnostics)]


@pytest.mark.parametrize("text", ["", "- a", "text", "a: [b"])
def test_what_is_no_rulebook_is_none(text):
    """With what is wrong."""
    found, diagnostics = read_rulebook(text.encode(), "rulebook.yaml")

    assert found is None
    assert 1 == len(diagnostics)


def offered(number: int) -> str:
    return ", ".join(f"o{option}: x" for option in range(number))


@pytest.mark.parametrize("more", [-1, 0, 1])
def test_at_most_so_many_options_levels_and_questions(more):
    """At the limit a rulebook is read and compiled; one more is refused, and the limit is said."""
    others = "".join(question(f"q{number}") for number in range(MAX_QUESTIONS + more - 2))
    levels = "".join(f"  l{number}: {{name: N, body: n, about: a}}\n" for number in range(MAX_LEVELS + more - 2))
    within = [
        QUESTIONS + question("q", offered(MAX_OPTIONS + more)),
        QUESTIONS + others,
        f"levels:\n  street: {{name: S, body: s, about: s}}\n  town: {{name: T, body: t, about: t}}\n{levels}",
    ]

    if more <= 0:
        for parts in within:
            compile_rulebook(rulebook(parts))
    else:
        messages = [said_of_rulebook(parts)[0].partition(" ")[2] for parts in within]
        assert [
            "SUB112 a question has at most 20 options",
            "SUB112 a rulebook has at most 100 questions",
            "SUB112 a rulebook has at most 20 levels",
        ] == messages


def test_a_level_is_not_called_or():
    """`contested, a or b` would mean two things."""
    levels = f"levels:\n  street: {LEVEL}\n  or: {LEVEL}\n  town: {LEVEL}\n"

    assert ["3:3 SUB109 a level may not be called `or`"] == said_of_rulebook(levels)


def test_a_role_is_not_called_like_a_question():
    """A condition could not say which it tests."""
    later = "  reach:\n    name: n\n    ask: A\n    start: s\n    steps:\n" + step()

    assert ["8:3 SUB109 a role may not be called `reach`"] == said_of_rulebook(role(step()) + later)


def test_steps_that_lead_round_are_named_in_their_order():
    """Also when the circle does not begin at the start, and when it is one step."""
    steps = "".join(
        f"      {name}: {{ask: A, otherwise: {{to: {to}, {END}}}\n"
        for name, to in {"s": "one", "one": "two", "two": "three", "three": "one"}.items()
    )

    circle = "one -> two -> three -> one"
    assert [f"8:7 SUB202 these steps lead round in a circle: {circle}"] == said_of_rulebook(role(steps))
    itself = role(step(otherwise=f"{{to: s, {END}"))
    assert ["7:7 SUB202 these steps lead round in a circle: s -> s"] == said_of_rulebook(itself)


def test_steps_that_meet_again_are_no_circle():
    """Two ways to one step."""
    branch = f"{{when: {{reach: {{is: town}}}}, to: %s, {END}"
    steps = step(branch % "one", f"{{to: two, {END}")
    steps += step(otherwise=f"{{to: two, {END}").replace("s:", "one:", 1)
    steps += step(otherwise=f"{{to: town, {END}").replace("s:", "two:", 1)

    assert [] == said_of_rulebook(role(steps))


@given(st.permutations(sorted(filled_up("").split("\n\n"))))
def test_the_order_of_parts_changes_nothing(parts):
    """What refers to what is not a matter of what stands first."""
    found, diagnostics = read_rulebook("\n".join(part.rstrip("\n") for part in parts).encode(), "rulebook.yaml")

    assert () == diagnostics
    assert BENCHES == found


def test_law_and_holder_name_questions_about_levels():
    """The holder's question may offer more than the levels, the law's may not."""
    parts = f"law: lawful\nholder: held\n{QUESTIONS}{question('lawful')}"

    found = rulebook(parts + question("held", "nobody: n, town: t, street: s"))
    assert ("lawful", "held") == (found.law, found.holder)
    expected = f"2:9 SUB111 the options of `held` {AS_LEVELS.format('holder')}"
    assert [expected] == said_of_rulebook(parts + question("held", "nobody: n, town: t"))
