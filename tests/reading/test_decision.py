"""A document to a decision: answers checked against the questions, everything wrong listed at once."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.reading.samples import BENCHES, HEAD, READER, said

from subsidiarity.model.decision import Answer, Decision, Expectation
from subsidiarity.model.outcome import Outcome
from subsidiarity.model.span import Span
from subsidiarity.reading.diagnostics import MOST_LISTED
from subsidiarity.reading.fields import ID_FORM
from subsidiarity.reading.json_tree import read_json_documents
from subsidiarity.reading.tables.csv_decisions import read_csv_header, read_csv_row

FULL = """\
decision: bench
title: "Who moves the bench?"
description: >-
  It stands in the market,
  and in the way.
answers:
  reach: [street, visitors]
  cooperation:
    answer: likely
    evidence: record
    note: 12:30, no less
    source: Minutes, 4 March
expects:
  level: [street, "street, jointly"]
  because: [decide/above_street/agreed]
  not_because: [decide/above_street/shared]
"""
ANSWERS = "answers (`question: option` lines)"
GROUP = "found a group of `key: value` lines"


def decision(text: str) -> Decision:
    (found,), diagnostics = READER.read(text.encode(), "bench.yaml")
    assert () == diagnostics
    return found


def test_everything_a_file_says_is_in_the_decision():
    """Ranges, evidence, notes and expectations, letter for letter."""
    assert decision(FULL) == Decision(
        id="bench",
        title="Who moves the bench?",
        description="It stands in the market, and in the way.",
        answers={
            "reach": Answer(frozenset(["street", "visitors"])),
            "cooperation": Answer(frozenset(["likely"]), "record", "12:30, no less", "Minutes, 4 March"),
        },
        expects=Expectation(
            (Outcome("", "street"), Outcome("jointly", "street")),
            ("decide/above_street/agreed",),
            ("decide/above_street/shared",),
        ),
    )


def test_every_answer_remembers_where_it_stands():
    """The decision says so when it is asked."""
    found = decision(FULL)

    assert {"reach": Span("bench.yaml", 7, 10), "cooperation": Span("bench.yaml", 9, 5)} == dict(found.answer_spans)
    assert 2 == len(found.answer_spans)
    assert Span("bench.yaml", 1, 1) == found.span


@pytest.mark.parametrize(
    ("answer", "options"),
    [
        ("town", {"town"}),
        ("'town'", {"town"}),
        ('"town"', {"town"}),
        ("[town]", {"town"}),
        ("[visitors, town]", {"visitors", "town"}),
        ("{answer: town}", {"town"}),
        ("{answer: [street, visitors], note: x}", {"street", "visitors"}),
        ("unknown", {"street", "visitors", "town"}),
        ("'unknown'", {"street", "visitors", "town"}),
        ("{answer: unknown}", {"street", "visitors", "town"}),
    ],
)
def test_an_answer_is_a_set_of_options(answer, options):
    """One, several, or all of them while it is not known; quotes make no difference."""
    assert options == decision(f"{HEAD}  reach: {answer}\n").answers["reach"].options


@pytest.mark.parametrize("answers", ["{}", "", "~", "null", "''"])
def test_a_decision_may_have_no_answers_yet(answers):
    """Nothing is known of it, and nothing is made up."""
    assert {} == decision(f"decision: bench\ntitle: Who?\nanswers: {answers}\n").answers


@pytest.mark.parametrize(
    ("expects", "outcomes"),
    [
        ("town", ["town"]),
        ("[street, town]", ["street", "town"]),
        ("no level", ["no level"]),
        ("'contested, street or town'", ["contested, street or town"]),
        ("{level: 'street, jointly'}", ["street, jointly"]),
        ("{because: [decide/above_street/otherwise]}", []),
    ],
)
def test_an_expectation_may_be_short_or_long(expects, outcomes):
    """An outcome, all outcomes that are still possible, or branches."""
    found = decision(f"{HEAD}  reach: town\nexpects: {expects}\n").expects

    assert found is not None
    assert outcomes == [outcome.spelling for outcome in found.outcomes]


def test_all_faults_of_a_file_are_listed_at_once():
    """In the order of the file: misspelt field, question and option, wrong shape, unknown level."""
    text = """\
decision: a bench
titel: Who?
answers:
  raech: town
  reach: [street, twon, towm]
  cooperation: {answer: likely, evidence: rumour, notes: x, source: [a]}
expects: [twon, street]
"""
    assert [
        "1:11 SUB024 `a bench` cannot be used as `decision`",
        "2:1 SUB021 a decision has no field `titel`",
        "4:3 SUB301 no question `raech`",
        "5:19 SUB302 `reach` has no option `twon`",
        "5:25 SUB302 `reach` has no option `towm`",
        "6:43 SUB025 `evidence` cannot be `rumour`",
        "6:51 SUB021 an answer has no field `notes`",
        "6:69 SUB020 expected `source` as text, found a list",
        "7:11 SUB104 no level `twon`",
    ] == said(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- a", "1:1 SUB020 expected a decision (decision, title, answers), found a list"),
        ("bench", "1:1 SUB020 expected a decision (decision, title, answers), found text"),
        ("decision: a\ntitle: b", "1:1 SUB022 a decision needs the field `answers`"),
        ("title: b\nanswers:", "1:1 SUB022 a decision needs the field `decision`"),
        ("decision: [a]\ntitle: b\nanswers:", "1:11 SUB020 expected `decision`, found a list"),
        ("decision:\ntitle: b\nanswers:", "1:10 SUB023 expected `decision`, found nothing"),
        ("decision: a\ntitle: {b: c}\nanswers:", f"2:8 SUB020 expected `title` as text, {GROUP}"),
        ("decision: a\ntitle: ' '\nanswers:", "2:8 SUB023 expected `title` as text, found nothing"),
        ("decision: a\ntitle: b\nanswers: c", f"3:10 SUB020 expected {ANSWERS}, found text"),
        ("decision: a\ntitle: b\nanswers: [c]", f"3:10 SUB020 expected {ANSWERS}, found a list"),
        ("decision: ../a\ntitle: b\nanswers:", "1:11 SUB024 `../a` cannot be used as `decision`"),
        (f"decision: {'a' * 65}\ntitle: b\nanswers:", f"1:11 SUB024 `{'a' * 65}` cannot be used as `decision`"),
        ("decision: -a\ntitle: b\nanswers:", "1:11 SUB024 `-a` cannot be used as `decision`"),
        ('decision: "a\\n"\ntitle: b\nanswers:', "1:11 SUB024 `a\n` cannot be used as `decision`"),
        (f"{HEAD}  reach:\n    answer: {{a: b}}", f"5:13 SUB020 expected an option of `reach`, {GROUP}"),
        (f"{HEAD}  reach: [[street]]", "4:11 SUB020 expected an option of `reach`, found a list"),
        (f"{HEAD}  reach: []", "4:10 SUB302 `reach` has an empty list of options"),
        (f"{HEAD}  reach: ['']", "4:11 SUB023 expected an option of `reach`, found nothing"),
        (f"{HEAD}  reach: ''", "4:10 SUB023 expected an option of `reach`, found nothing"),
        (f"{HEAD}  reach: '~'", "4:10 SUB302 `reach` has no option `~`"),
        (f"{HEAD}  reach: no", "4:10 SUB302 `reach` has no option `no`"),
        (f"{HEAD}  reach: 007", "4:10 SUB302 `reach` has no option `007`"),
        (f"{HEAD}  reach: [unknown, town]", "4:11 SUB302 `reach` has no option `unknown`"),
        (f"{HEAD}  reach: {{answer: town, note: ''}}", "4:31 SUB023 expected `note` as text, found nothing"),
        (f"{HEAD}  reach:", "4:9 SUB303 `reach` has no answer here; it is read as not known yet"),
        (f"{HEAD}  reach: ~", "4:10 SUB303 `reach` has no answer here; it is read as not known yet"),
        (f"{HEAD}  reach: {{answer: null}}", "4:19 SUB303 `reach` has no answer here; it is read as not known yet"),
        (f"{HEAD}  reach: {{}}", "4:10 SUB303 `reach` has no answer here; it is read as not known yet"),
        (f"{HEAD}  reach: {{note: x}}", "4:10 SUB303 `reach` has no answer here; it is read as not known yet"),
        (f"{HEAD}  reach:\n    note: x", "5:5 SUB303 `reach` has no answer here; it is read as not known yet"),
        (f"{HEAD}  reach: {{evidence: guess}}", "4:10 SUB303 `reach` has no answer here; it is read as not known yet"),
        (f"{HEAD}  reach: {{source: x}}", "4:10 SUB303 `reach` has no answer here; it is read as not known yet"),
        (f"{HEAD}  reach: {{anser: town}}", "4:11 SUB021 an answer has no field `anser`"),
        (f"{HEAD}  reach: [street, town]", "4:10 SUB304 the range leaves out visitors"),
        (f"{HEAD}  reach: [town, street, town]", "4:25 SUB308 the option `town` stands here twice"),
        (f"{HEAD}\nexpects:", "5:9 SUB023 expected an outcome, found nothing"),
        (f"{HEAD}\nexpects: []", "5:10 SUB023 expected the outcomes still possible, found nothing"),
        (f"{HEAD}\nexpects: {{}}", "5:10 SUB023 expected level, because or not_because, found nothing"),
        (f"{HEAD}\nexpects: {{level: []}}", "5:18 SUB023 expected the outcomes still possible, found nothing"),
        (f"{HEAD}\nexpects: {{levels: town}}", "5:11 SUB021 `expects` has no field `levels`"),
        (f"{HEAD}\nexpects: {{because: decide}}", "5:20 SUB020 expected a list of branches, found text"),
        (f"{HEAD}\nexpects: {{because: [decide]}}", "5:21 SUB309 no branch `decide`"),
        (f"{HEAD}\nexpects: {{not_because: [[a]]}}", "5:25 SUB020 expected the id of a branch, found a list"),
    ],
)  # fmt: skip
def test_a_fault_is_named_at_its_place(text, expected):
    """One fault, one diagnostic; what is missing is named where its parent stands."""
    lines = said(text)

    assert expected in lines
    assert [] == [line for line in lines if line != expected and "SUB304" not in line]


def test_null_in_json_is_a_way_to_say_that_it_is_not_known():
    """Programs write it so, for every question that nobody answered."""
    json = b'{"decision": "d", "title": "D", "answers": {"reach": null, "cooperation": {"answer": null}}}'
    ((found, diagnostics),) = READER.entries(*read_json_documents(json, "f"), "f", {})

    assert found is not None
    assert (["reach", "cooperation"], ()) == (list(found.answers), diagnostics)


def test_what_has_no_answer_is_not_known_and_kept():
    """A note that nobody has counted is worth keeping, whatever is said of it."""
    (found,), _ = READER.read(f"{HEAD}  reach: {{note: nobody has counted}}\n".encode(), "bench.yaml")

    assert Answer(frozenset(["street", "visitors", "town"]), note="nobody has counted") == found.answers["reach"]


RANGES = {
    "street, visitors": ["street", "visitors"],
    "street or visitors": ["street", "visitors"],
    "street;visitors": ["street", "visitors"],
    "street to visitors": ["street", "visitors"],
    "street - visitors": ["street", "visitors"],
    "street/visitors": ["street", "visitors"],
    "street | visitors": ["street", "visitors"],
    "street and visitors": ["street", "visitors"],
    "street-visitors": ["street", "visitors"],
    "Visitors, Town": ["visitors", "town"],
    "between street and town": ["street", "visitors", "town"],
    "stret or visitors": ["street", "visitors"],
}


@pytest.mark.parametrize(("typed", "meant"), RANGES.items(), ids=RANGES)
def test_a_range_spelled_as_people_do_is_spelled_right_in_the_hint(typed, meant):
    """With the very words that were typed, where they stand, whatever the notation."""
    yaml = f"{HEAD}  reach: '{typed}'\n  cooperation: {{answer: likely}}\n"
    _, (in_yaml,) = READER.read(yaml.encode(), "bench.yaml")
    json = f'{{"decision": "d", "title": "D", "answers": {{"reach": "{typed}"}}}}'
    ((_, (in_json,)),) = READER.entries(*read_json_documents(json.encode(), "f"), "f", {})
    header, _ = read_csv_header((1, b"id\treach"), "f", ["reach"])
    assert header is not None
    cells = typed.replace(" | ", ";")  # a bar is how a table spells it
    ((_, (in_csv,)),) = READER.entries(*read_csv_row(header, (2, f"d\t{cells}".encode()), "f"), "f", {})

    assert [
        ("SUB302", 4, 10, f"a range is written `[{', '.join(meant)}]`"),
        ("SUB302", 1, json.index(typed), "a range is written `[" + ", ".join(f'"{each}"' for each in meant) + "]`"),
        ("SUB302", 2, 3, f"a range is written `{'|'.join(meant)}`"),
    ] == [(each.code, each.span.line, each.span.column, each.hint) for each in (in_yaml, in_json, in_csv)]


def test_one_item_of_a_list_holds_one_option():
    """Two in one are parted."""
    _, (found,) = READER.read(f"{HEAD}  reach: [street or visitors, town]\n".encode(), "bench.yaml")

    assert ("SUB302", 11, "write each option by itself: `street, visitors`") == (
        found.code, found.span.column, found.hint
    )  # fmt: skip


@pytest.mark.parametrize("expects", ["street, town", "street or town", "street to town"])
def test_several_outcomes_are_spelled_right_in_the_hint(expects):
    """Expecting either of two is a list, as a range is."""
    _, (found,) = READER.read(f"{HEAD}  reach: town\nexpects: {expects}\n".encode(), "bench.yaml")

    assert ("SUB110", f"`{expects}` is no outcome", "a range is written `[street, town]`") == (
        found.code, found.message, found.hint
    )  # fmt: skip


@pytest.mark.parametrize(
    ("identity", "hint"),
    [
        ("cafe\u0301", "an accent stands as a character of its own: write `caf\u00e9`, with letter and accent in one"),
        ("\u0928\u092e\u0938\u094d\u0924\u0947", f"{ID_FORM}; a sign above, below or beside a letter is none of them"),
        ("cafe bar", ID_FORM),
        ("e" + "\u0301" * 19_000, ID_FORM),
    ],
    ids=["composed", "no such letter", "a space", "very long"],
)
def test_an_id_with_accents_of_their_own_is_named_as_it_should_be(identity, hint):
    """It looks right, and no letter of an id is made of two characters."""
    _, (found,) = READER.read(f"decision: {identity}\ntitle: b\nanswers:\n".encode(), "bench.yaml")

    assert ("SUB024", hint) == (found.code, found.hint)


@pytest.mark.parametrize("identity", ["a", "9", "A.b:c-d_e", "a" * 64, "\u00e9t\u00e9", "\u5bb6", "\u0661\u0662"])
def test_an_id_may_have_letters_and_digits_of_any_script(identity):
    """A letter or a digit first, then up to 63 more, and four signs."""
    assert identity == decision(f"decision: {identity}\ntitle: b\nanswers:\n").id


def test_a_faulty_document_costs_only_itself():
    """Those before and behind it are read."""
    text = "---\n".join(f"decision: {name}\ntitle: b\nanswers:\n  {question}: town\n" for name, question in
                        [("first", "reach"), ("second", "raech"), ("third", "reach")])  # fmt: skip
    entries = READER.read_each(text.encode(), "bench.yaml", {})

    assert ["first", None, "third"] == [found and found.id for found, _ in entries]
    assert [0, 1, 0] == [len(diagnostics) for _, diagnostics in entries]


def test_a_fault_that_ends_the_reading_comes_last():
    """The documents before it keep their results and their warnings."""
    text = f"{HEAD}  reach: town #1\n---\n{HEAD.replace('bench', 'hall', 1)}  reach: street #2\n---\na: [b\n"
    entries = READER.read_each(text.encode(), "bench.yaml", {})

    expected = [("bench", [(4, "SUB012")]), ("hall", [(9, "SUB012")]), (None, [(11, "SUB006")])]
    assert expected == [
        (found and found.id, [(each.span.line, each.code) for each in diagnostics]) for found, diagnostics in entries
    ]


@pytest.mark.parametrize(
    ("first", "second"), [("bench", "bench"), ("Bench", "bench"), ("\ufb01sh", "fish"), ("stra\u00dfe", "STRASSE")]
)
def test_an_id_stands_once_in_a_file_and_in_a_batch(first, second):
    """Both places are named; capitals and Unicode forms make no other id."""
    one, two = (f"decision: {name}\ntitle: b\nanswers:\n" for name in (first, second))
    seen: dict[str, Span] = {}
    READER.read_each(one.encode(), "one.yaml", seen)
    ((found, (diagnostic,)),) = READER.read_each(two.encode(), "two.yaml", seen)

    assert found is None
    assert f"the decision `{second}` stands here again; it is first in one.yaml:1" == diagnostic.message
    expected = f"5:1 SUB307 the decision `{second}` stands here again; it is first on line 1"
    assert [expected] == said(f"{one}---\n{two}")


def test_an_id_is_not_taken_by_a_document_that_cannot_be_used():
    """It has no result that could be taken for the other's."""
    text = f"{HEAD}  reach: twon\n---\n{HEAD}  reach: town\n"
    decisions, _ = READER.read(text.encode(), "bench.yaml")

    assert ["bench"] == [found.id for found in decisions]


@pytest.mark.parametrize("faults", [MOST_LISTED - 1, MOST_LISTED, MOST_LISTED + 1, 3 * MOST_LISTED])
def test_a_hundred_faults_are_listed_and_more_are_counted(faults):
    """A file of another kind is known by its first hundred faults."""
    lines = said(HEAD + "".join(f"  nobody_asks_{number}: x\n" for number in range(faults)))
    more = faults - MOST_LISTED

    assert min(faults, MOST_LISTED) == sum("SUB301" in line for line in lines)
    assert ([f"SUB013 {more:,} more problems from here on are not listed"] if more > 0 else []) == [
        line.partition(" ")[2] for line in lines if "SUB013" in line
    ]


def test_an_error_among_those_not_listed_is_still_an_error():
    """A hundred warnings do not hide it."""
    text = f"{HEAD}  reach: [{'street, ' * 110}town]\n  cooperation: nope\n"
    decisions, diagnostics = READER.read(text.encode(), "bench.yaml")

    assert () == decisions
    assert ("SUB013", "error") == (diagnostics[-1].code, diagnostics[-1].severity)


def test_each_document_has_a_hundred_of_its_own():
    """One bad document leaves room for the next one's faults."""
    bad = "title: b\nanswers:\n" + "".join(f"  nobody_asks_{number}: x\n" for number in range(150))
    entries = READER.read_each(f"decision: a\n{bad}---\ndecision: b\n{bad}".encode(), "bench.yaml", {})

    assert [101, 101] == [len(diagnostics) for _, diagnostics in entries]


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"]), min_size=1)


@given(title=WORDS, note=WORDS)
def test_text_is_kept_letter_for_letter(title, note):
    """What was typed is what is shown, whatever it would do elsewhere."""
    quoted = [text.replace("'", "''") for text in (title, note)]
    text = f"decision: a\ntitle: '{quoted[0]}'\nanswers:\n  reach: {{answer: town, note: '{quoted[1]}'}}\n"
    decisions, diagnostics = READER.read(text.encode(), "bench.yaml")

    if title.strip() and note.strip():
        assert () == diagnostics
        assert (title, note) == (decisions[0].title, decisions[0].answers["reach"].note)
    else:
        assert {"SUB023"} == {diagnostic.code for diagnostic in diagnostics}


@given(st.data())
def test_the_order_of_answers_changes_nothing(data):
    """Keys may stand in any order."""
    lines = ["decision: a\n", "title: b\n", "answers:\n  reach: town\n  cooperation: likely\n", "expects: town\n"]
    answers = ["answers:\n  cooperation: likely\n  reach: town\n", lines[2]]
    shuffled = data.draw(st.permutations([*lines[:2], data.draw(st.sampled_from(answers)), lines[3]]))

    assert decision("".join(lines)) == decision("".join(shuffled))


def test_every_option_of_every_question_can_be_the_answer():
    """Each by its id."""
    for question in BENCHES.questions:
        for option in question.option_ids:
            assert {option} == decision(f"{HEAD}  {question.id}: {option}\n").answers[question.id].options
