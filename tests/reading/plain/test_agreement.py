"""Quick and careful readers, held side by side: the very same decision, or none from the quick one."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path

import pytest
import yaml
from tests.fuzz.seeds import SEEDS, WORDS
from tests.reading.samples import assert_alike
from tests.reporting.samples import advisor

from subsidiarity.api import Advisor, load_advisor
from subsidiarity.reading.decision import DecisionReader
from subsidiarity.reading.json_lines import read_json_line
from subsidiarity.reading.plain.glance import Glance
from subsidiarity.reading.tree import read_documents

DECISIONS = sorted((Path(__file__).parents[3] / "decisions").glob("*.yaml"))
MUTATED, MUTATED_BRIEFLY = 100_000, 2_000
"""The number of mutated texts, half of them lines; in the quick run, fewer."""
NOTED = '{"answer": "%s", "evidence": "%s", "note": "%s", "source": "%s"}'
ODD = (
    *(
        "\ufeff",
        "\x85",
        "\x7f",
        "\u202e",
        "\u2028",
        "\xa0",
        "\U000e0067",
        "\U0001f3f4",
        "é",
        "\U0001f389",
        "\t",
        "\r",
        "\n",
    ),
    *(
        "\\n",
        "\\u0000",
        "\\ud83d",
        "\\ude00",
        "\\ud83d\\ude00",
        "\\u202e",
        "\\u00e9",
        "\\/",
        '\\"',
        "\\\\",
        "\\x",
        "\\u12",
    ),
    *(
        "NaN",
        "Infinity",
        "-Infinity",
        "1e999",
        "9" * 5_000,
        "null",
        "true",
        "[]",
        "{}",
        "[" * 40,
        "{" * 2_000,
        "]",
        "}",
    ),
    *(
        '"answers": {}, ',
        '"title": "x", ',
        '"decision": "x", ',
        '"note": " ", ',
        '"source": "", ',
        '"expects": "town", ',
    ),
    *(
        '"',
        "'",
        ",",
        ":",
        ": ",
        " #",
        "#",
        "  ",
        " ",
        "~",
        "|",
        ">",
        "- ",
        "answers:\n",
        "---\n",
        "...\n",
        "expects: town\n",
    ),
    *(
        "note: x, ",
        "note: x\n",
        "    note: ",
        "answer: ",
        "{answer: unknown}",
        "[unknown]",
        "unknown",
        "x" * 20_001,
        "<<: ",
    ),
)


@lru_cache
def shipped() -> Advisor:
    found, diagnostics = load_advisor()
    assert found is not None, diagnostics
    return found


@lru_cache
def readers(of: Callable[[], Advisor]) -> tuple[DecisionReader, Glance]:
    reader = DecisionReader(of().rulebook)
    return reader, Glance(of().rulebook, reader)


def yaml_alike(data: bytes, of: Callable[[], Advisor] = shipped) -> bool:
    """Whether a YAML text is read quickly; AssertionError where that is not what the careful reader reads."""
    reader, glance = readers(of)
    found = glance.yaml(data, "f")
    assert_alike(reader, found, read_documents(data, "f"))
    return found is not None


def line_alike(line: bytes, of: Callable[[], Advisor] = shipped) -> bool:
    """Whether a JSON line is read quickly; AssertionError where that is not what the careful reader reads."""
    reader, glance = readers(of)
    found = glance.json((3, line), "f")
    assert_alike(reader, found, read_json_line((3, line), "f"))
    return found is not None


def in_block_style(text: str) -> str:
    """The file with its answers a line for each of their parts, as programs write them."""
    data = yaml.load(text, Loader=yaml.CBaseLoader)
    return yaml.safe_dump(data, sort_keys=False, width=10_000, allow_unicode=True)


def as_line(text: str, *, ascii_only: bool = False) -> str:
    data = yaml.load(text, Loader=yaml.CBaseLoader)
    return json.dumps(data, ensure_ascii=ascii_only)


@pytest.mark.parametrize("path", DECISIONS, ids=lambda path: path.stem)
def test_our_own_decisions_are_read_quickly_in_every_style(path):
    """With notes, evidence, sources, expectations; in braces, on lines, as JSON lines with and without escapes."""
    text = path.read_text(encoding="utf-8")
    found = [
        yaml_alike(text.encode()),
        yaml_alike(in_block_style(text).encode()),
        line_alike(as_line(text).encode()),
        line_alike(as_line(text, ascii_only=True).encode()),
    ]

    assert [True] * 4 == found


@pytest.mark.parametrize("name", ["decision", "json_line_file"])
def test_the_seeds_of_the_fuzz_targets_are_read_alike(name):
    """Whole, and each of their lines."""
    for seed in SEEDS[name]:
        yaml_alike(seed, advisor)
        for line in seed.splitlines():
            line_alike(line, advisor)


@pytest.mark.parametrize(
    "fields",
    [
        '"answers": {"reach": "local", "reach": "local"}',
        '"answers": {"reach": "local"}, "answers": {"reach": "local"}',
        '"answers": {"reach": "regional"}, "title": "Again", "answers": {"reach": "local"}',
        '"answers": {"reach": {"answer": "local", "answer": "local"}}',
        '"answers": {"reach": {"answer": "local", "note": "a", "note": 1, "source": 2}}',
        '"answers": {"reach": {"answer": "local", "note": 5, "source": "x", "source": "y"}}',
        '"answers": {"reach": {"answer": "local", "note": "\\ud800"}}',
        '"answers": {"reach": {"answer": "local", "note": "\\u202e"}}',
        '"answers": {"reach": {"answer": "local", "note": " "}}',
        '"answers": {"reach": {"answer": "local", "note": ""}}',
        '"answers": {"reach": {"answer": "local", "note": null}}',
        '"answers": {"reach": {"answer": "local", "evidence": "hearsay"}}',
        '"answers": {"reach": {"answer": "local", "evidence": ["record"]}}',
        '"answers": {"reach": {"answer": NaN}}',
        '"answers": {"reach": {"note": "no answer"}}',
        '"answers": {"reach": {"answer": "local", "colour": "red"}}',
        '"answers": {"reach": ["local", "local"]}',
        '"answers": {"reach": ["neighbourhood", "national"]}',
        '"answers": {"reach": []}',
        '"answers": {"reach": [["local"]]}',
        '"answers": {"reach": ' + "9" * 5_000 + "}",
        '"answers": {"reach": ' + "[" * 5_000 + "]" * 5_000 + "}",
        '"answers": ["reach"]',
        '"answers": "local"',
        '"answers": {"reach": "local"}, "title": "Again"',
        '"answers": {"reach": "local"}, "Title": "Again"',
        '"answers": {"reach": {"answer": "local", "note": "%s"}}' % ("x" * 20_001),
        '"answers": {"reach": "local"}, "bodies": {"answers": {"reach": "local"}}',
        '"bodies": {"answers": {"reach": "local"}}, "answers": {}',
        '"answers": {"reach": "local"}, "expects": "nowhere"',
        '"answers": {"reach": "local"}, "edition": "0"',
    ],
)
def test_what_the_standard_librarys_reader_lets_pass_is_left_to_the_careful_one(fields):
    """Keys twice, numbers, surrogates, depth, limits; and whatever has to be said of a line."""
    line = f'{{"decision": "hall", "title": "Who runs it?", {fields}}}'.encode()

    assert not line_alike(line)


@pytest.mark.parametrize(
    "answer",
    [
        '["local", "regional"]',
        '["regional", "local"]',
        "null",
        '{"answer": null, "note": "Nobody knows"}',
        '{"answer": ["local", "regional"], "note": "Somewhere between"}',
        '{"note": "First the note", "answer": "local"}',
        NOTED
        % (
            "local",
            "record",
            "A \\u201cquoted\\u201d caf\\u00e9: \\ud83d\\ude00\\n\\t\\/",
            "https://example.org/a?b=c#d",
        ),
    ],
)
def test_ranges_notes_and_harmless_escapes_are_read_quickly(answer):
    """As people and programs write them."""
    assert line_alike(f'{{"decision": "hall", "title": "Who?", "answers": {{"reach": {answer}}}}}\n'.encode())


@pytest.mark.parametrize(
    "answers",
    [
        "  reach: {answer: local, note: a # b}\n",
        "  reach: {answer: local, note: a: b}\n",
        "  reach: {answer: local, note: a, b}\n",
        "  reach: {answer: local, note: ''}\n",
        '  reach: {answer: local, note: "a\\tb"}\n',
        "  reach: {answer: local, note: ' '}\n",
        "  reach: {answer: local, note: }\n",
        "  reach: {answer: null, note: a}\n",
        "  reach: {answer: local, note: &a b}\n",
        "  reach: {answer: local, note: a}\n  reach: local\n",
        "  reach:\n    answer: local\n    note: a\n     more\n",
        "  reach:\n    answer: local\n    note: |\n      a\n",
        "  reach:\n    answer: local\n    answer: local\n",
        "  reach: [local, local]\n",
        "  reach: local\n # remark\n  scale_gain: none\n",
        "  reach: local\n   scale_gain: none\n",
        "  reach: local\n---\ndecision: x\n",
    ],
)
def test_what_yaml_reads_otherwise_is_left_to_the_careful_reader(answers):
    """Remarks, signs, escapes, texts of several lines, two documents."""
    assert not yaml_alike(f"decision: hall\ntitle: Who?\nanswers:\n{answers}".encode())


@pytest.mark.parametrize("beside", ["", "bodies:\n  local: the parish\n", "expects: local\n", "# Later\n"])
def test_a_decision_that_is_just_begun_is_read_quickly(beside):
    """As the program itself writes it, and with what may stand beside the answers."""
    assert yaml_alike(f"# Saved\ndecision: hall\nrulebook: climb\ntitle: Who?\nanswers: {{}}\n{beside}".encode())


@pytest.mark.parametrize(
    "text",
    [
        "decision: x\ntitle: a\nanswers: {}\n  reach: local\n",
        "decision: x\ntitle: a\nanswers: {}\nanswers: {}\n",
        'title: "a\nanswers:\n  reach: local\n"\ndecision: x\n',
        "{decision: x, title: a,\nanswers:\n  reach: local\n}\n",
        "decision: x\ntitle: a\nbodies: {local: b,\nanswers:\n  reach: local\n}\nanswers: {}\n",
        "decision: x\ntitle: |\n  answers:\n    reach: local\n",
        "decision: x\ntitle: a\nanswers:\n  reach: local\nanswers:\n  reach: local\n",
        "- decision: x\n  title: a\nanswers:\n  reach: local\n",
        "? decision\n: x\ntitle: a\nanswers:\n  reach: local\n",
    ],
)
def test_a_line_that_only_looks_like_the_answers_is_none(text):
    """Within quotes, braces and longer texts."""
    assert not yaml_alike(text.encode())


def mutated(count: int, seed: int) -> Iterator[tuple[bytes, bool]]:
    """Texts with some places cut, doubled or written over, always the same ones; and whether each is a line."""
    choose = random.Random(seed)
    texts = [path.read_text(encoding="utf-8") for path in DECISIONS[:8]]
    files = [*texts, *map(in_block_style, texts)]
    lines = [as_line(text, ascii_only=number % 2 == 0) for number, text in enumerate(texts)]
    pieces = [*ODD, *WORDS]
    for number in range(count):
        is_line = number % 2 == 0
        text = choose.choice(lines if is_line else files)
        for _ in range(choose.choice((1, 1, 1, 2, 3))):
            place, length = choose.randrange(len(text)), choose.choice((0, 0, 1, 2, 7, 40))
            old = text[place : place + length]
            text = text[:place] + choose.choice((choose.choice(pieces), old * 2, "")) + text[place + length :]
        yield text.encode("utf-8", "surrogatepass"), is_line


def assert_all_alike(count: int, seed: int) -> None:
    quick = sum((line_alike if is_line else yaml_alike)(data) for data, is_line in mutated(count, seed))

    assert quick > count // 20, "or there would be nothing to compare"


def test_mutated_texts_are_read_alike():
    """Some of those that the long test goes through."""
    assert_all_alike(MUTATED_BRIEFLY, 1)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(8))
def test_a_hundred_thousand_mutated_texts_are_read_alike(seed):
    """An eighth of them at a time."""
    assert_all_alike(MUTATED // 8, 100 + seed)
