"""The engines that docs/scale.md shows give what the library gives."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest

from subsidiarity.api import load_advisor

pa = pytest.importorskip("pyarrow")
pq = pytest.importorskip("pyarrow.parquet")

PAGE = (Path(__file__).parents[2] / "docs" / "scale.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)


@pytest.fixture
def answers(tmp_path, monkeypatch):
    """Fifty sheets of answers at random, as `answers.parquet` in the folder one is in; and their levels."""
    monkeypatch.chdir(tmp_path)
    advisor, _ = load_advisor()
    assert advisor is not None
    chance = random.Random(3)
    questions = advisor.rulebook.questions
    table = pa.table({each.id: [chance.choice(each.option_ids) for _ in range(50)] for each in questions})
    pq.write_table(table, "answers.parquet")
    levels = advisor.evaluate_table(table).column("level").to_pylist()
    assert len(set(levels)) > 3
    return table, levels


@pytest.mark.parametrize("engine", ["polars", "duckdb"])
def test_an_engine_gives_the_same_levels(answers, engine):
    """The page's own lines are run."""
    pytest.importorskip(engine)
    (block,) = [block for block in BLOCKS if f"import {engine}" in block]
    names: dict[str, object] = {}
    exec(block, names)

    assert answers[1] == names["levels"]


def test_what_spark_would_map_gives_the_same_levels(answers):
    """The function alone, batch by batch."""
    table, levels = answers
    (block,) = [block for block in BLOCKS if "mapInArrow" in block]
    names: dict[str, object] = {}
    exec(block, names)
    found = list(names["judged"](iter(table.to_batches(max_chunksize=20))))  # type: ignore[operator]

    assert levels == [level for batch in found for level in batch.column("level").to_pylist()]
    assert ["level", "error"] == found[0].schema.names
