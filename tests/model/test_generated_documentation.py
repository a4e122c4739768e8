"""What is written of the documentation from the code is what stands in the files."""

from __future__ import annotations

import pytest
from docs._generate import generated

GENERATED = generated()


@pytest.mark.parametrize("path", GENERATED, ids=lambda path: path.name)
def test_a_file_is_what_the_generator_writes(path):
    """`python -m docs._generate` writes it anew."""
    assert GENERATED[path] == path.read_text(encoding="utf-8")
