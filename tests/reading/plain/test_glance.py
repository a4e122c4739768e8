"""What is read at a glance is what the careful readers read; everything else is left to them."""

from __future__ import annotations

import pickle

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from tests.reading.samples import BENCHES, READER, assert_alike

from subsidiarity.reading.json_lines import read_json_line
from subsidiarity.reading.plain.glance import Glance
from subsidiarity.reading.tables.csv_decisions import CsvHeader, read_csv_row
from subsidiarity.reading.tree import read_documents

GLANCE = Glance(BENCHES, READER)
SHEET = "# remark\ndecision: bench\ntitle: Who moves the bench?\nanswers:\n  reach: town\n  cooperation: unknown\n"
LINE = '{"decision": "bench", "title": "Who moves it?", "answers": {"reach": "town", "cooperation": "unknown"}}\n'
HEADER = CsvHeader(("id", "title", "description", "reach", "expects", "cooperation"), ",")
ROW = "bench,Who moves it?,,town,,failing\n"
PIECES = (
    *("decision: bench\n", "decision: a:b\n", "decision: a-\n", "title: Who?\n", "title: a: b\n", "title: a #b\n"),
    *("title: 'x'\n", "title: -\n", "title: x \n", "title:\n", "description: x\n", "expects: street\n", "# r\n", "\n"),
    *(
        "answers:\n",
        "answers: {}\n",
        "answers: ~\n",
        "  reach: town\n",
        "  reach: 'town'\n",
        "  reach: twon\n",
        "  reach: [town]\n",
    ),
    *(" reach: town\n", "   reach: town\n", "  cooperation: likely\n", "  cooperation:\n", "---\n", "...\n", "  - x\n"),
    *("bodies: {town: the mayor}\n", "bodies:\n", "  town: the mayor\n", "bodies: the mayor\n", "bodies: {}\n"),
    *(
        "expects:\n",
        "expects\n",
        "  because\n",
        "  level: town\n",
        "  level: 'town'\n",
        "  because:\n",
        "    - move/reach/far\n",
        "    - x: y\n",
    ),
    *("description: >-\n", "  A bench\n", "  - x\n", "    more\n", "answers: x\n", "expects: [street, town]\n"),
    *("rulebook: benches\n", "rulebook: 'benches'\n", "rulebook: paths\n", "rulebook:\n", "edition: 1\n"),
    *('edition: "1"\n', "edition: '1\n", "edition: 2\n", "edition: [1]\n", "edition: 1 # old\n"),
    *("\ttitle: x\n", "Title: x\n", "  reach: town # here\n", "  more\n", "%YAML 1.2\n", "title: &a x\n", "\r\n"),
)
JSON_PIECES = ['"bodies": {"town": "the mayor"},', '"bodies": "the mayor",', '"bodies": {},']
JSON_PIECES += ['"rulebook": "benches",', '"rulebook": "wells",', '"edition": "1",', '"edition": 1,', '"edition": "2",']
CHARACTERS = st.sampled_from("\t\n\r \"#%&'*,-:;>?@[]\\`{|}~\x00\x1b\x85\xa0\u2028\ufeff\u0301aé\U0001f389")


@given(st.lists(st.sampled_from(PIECES), max_size=9).map("".join))
@example(SHEET)
@example("answers:\ntitle: x\ndecision: a\n")
def test_lines_of_any_kind_are_read_alike(text):
    """Fields in any order, twice, in quotes, wrong, or none at all."""
    assert_alike(READER, GLANCE.yaml(text.encode(), "f"), read_documents(text.encode(), "f"))


@given(st.integers(0, len(SHEET)), CHARACTERS, st.integers(0, 2))
def test_a_character_anywhere_in_a_file_is_read_alike(place, character, cut):
    """Whatever YAML makes of it."""
    text = SHEET[:place] + character + SHEET[place + cut :]

    assert_alike(READER, GLANCE.yaml(text.encode(), "f"), read_documents(text.encode(), "f"))


@given(
    st.integers(0, len(LINE)), CHARACTERS | st.sampled_from([*JSON_PIECES, '"title": "x",', "null", "[]", "{}", "\\n"])
)
@example(0, "\ufeff")
def test_a_character_anywhere_in_a_json_line_is_read_alike(place, piece):
    """A key twice, an escape, a list: the careful reader's."""
    line = (7, (LINE[:place] + piece + LINE[place:]).encode())

    assert_alike(READER, GLANCE.json(line, "f"), read_json_line(line, "f"))


@given(st.integers(0, len(ROW)), CHARACTERS, st.integers(0, 6))
def test_a_character_anywhere_in_a_row_is_read_alike(place, character, cut):
    """Blank ids and titles, several options, quotes."""
    row = (7, (ROW[:place] + character + ROW[place + cut :]).encode())

    assert_alike(READER, GLANCE.csv(HEADER, row, "f"), read_csv_row(HEADER, row, "f"))


def test_plain_text_is_read_at_a_glance():
    """Or there would be no use in looking."""
    assert GLANCE.yaml(SHEET.encode(), "f") is not None
    assert GLANCE.json((1, LINE.encode()), "f") is not None
    assert GLANCE.csv(HEADER, (1, ROW.encode()), "f") is not None


@pytest.mark.parametrize("quote", ["", "'", '"'])
def test_a_plain_text_may_say_which_edition_it_answers(quote):
    """As programs write it."""
    text = SHEET.replace("title:", f"rulebook: {quote}benches{quote}\nedition: {quote}1{quote}\ntitle:")
    found = GLANCE.yaml(text.encode(), "f")

    assert found is not None
    assert ("benches", "1") == (found.rulebook, found.edition)
    assert_alike(READER, found, read_documents(text.encode(), "f"))


@pytest.mark.parametrize(("rulebook", "edition"), [("benches", "2"), ("wells", "1"), ("Benches", ""), ("", "1.0")])
def test_another_edition_is_left_to_the_careful_readers(rulebook, edition):
    """They say so."""
    header = CsvHeader(("id", "rulebook", "edition", "reach"), ",")
    line = LINE.replace("{", f'{{"rulebook": "{rulebook}", "edition": "{edition}", ', 1)
    said = SHEET.replace("title:", f"rulebook: {rulebook}\nedition: {edition}\ntitle:")

    assert [None] * 3 == [
        GLANCE.yaml(said.encode(), "f"),
        GLANCE.json((1, line.encode()), "f"),
        GLANCE.csv(header, (1, f"a,{rulebook},{edition},town\n".encode()), "f"),
    ]


def test_a_row_and_a_line_of_this_edition_are_plain():
    """All forms take both."""
    header = CsvHeader(("id", "rulebook", "edition", "reach"), ",")
    row, line = (
        (1, b"a,benches,1,town\n"),
        (1, LINE.replace("{", '{"rulebook": "benches", "edition": "1", ', 1).encode()),
    )
    found = [GLANCE.csv(header, row, "f"), GLANCE.json(line, "f")]

    assert [("benches", "1")] * 2 == [(each.rulebook, each.edition) for each in found if each is not None]
    assert_alike(READER, found[0], read_csv_row(header, row, "f"))
    assert_alike(READER, found[1], read_json_line(line, "f"))


@pytest.mark.parametrize("title", ["x" * 20_001, "a\u202eb", ""], ids=["too long", "turns the text", "nothing"])
def test_what_is_refused_in_a_file_is_not_taken_in_a_row(title):
    """Limits hold, however quickly one looks."""
    assert GLANCE.csv(HEADER, (1, f"bench,{title},x,town,,\n".encode()), "f") is None or not title
    assert GLANCE.yaml(SHEET.replace("Who moves the bench?", title).encode(), "f") is None


def test_where_an_answer_stands_can_still_be_asked():
    """Also of a decision that came from another process."""
    found = pickle.loads(pickle.dumps(GLANCE.yaml(SHEET.encode(), "f.yaml")))

    assert ["f.yaml:5:10", "f.yaml:6:16"] == [f"{s.file}:{s.line}:{s.column}" for s in found.answer_spans.values()]


def test_bodies_of_a_decisions_own_are_kept():
    """In YAML, in JSON lines; they are read carefully beside the answers."""
    yaml = f"{SHEET}bodies:\n  town: the mayor\n".encode()
    line = 1, LINE.replace('"title"', '"bodies": {"town": "the mayor"}, "title"').encode()
    found = [GLANCE.yaml(yaml, "f"), GLANCE.json(line, "f")]

    assert [{"town": "the mayor"}] * 2 == [each.bodies for each in found if each is not None]
    assert_alike(READER, found[0], read_documents(yaml, "f"))
    assert_alike(READER, found[1], read_json_line(line, "f"))


@pytest.mark.parametrize("text", [SHEET, SHEET.replace("town", "twon"), f"{SHEET}---\n{SHEET}", "decision: [\n"])
def test_a_file_is_read_as_the_careful_reader_reads_it(text):
    """Its decisions and diagnostics, be it plain or not."""
    assert READER.read(text.encode(), "f") == GLANCE.read(text.encode(), "f")
