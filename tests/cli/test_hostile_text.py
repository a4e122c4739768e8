"""Text from files and their names does nothing, whichever command shows it."""

from __future__ import annotations

import pytest
from tests.cli.running import HOSTILE_NAME, place, subsidiarity
from tests.reporting.samples import BROKEN, RULES, SETTLED

WORDS = '=1+1 [/red][x](http://a.b) <b>|*_`"; %%{init}%% {0.__class__}'
QUOTED = WORDS.replace('"', '\\"')


def hostile(folder, decision):
    """A decision file and a rulebook whose every free text would act if it could."""
    texts = ("Who mends the pump?", "It drips, and three streets drink from it.", "Three streets drink from it")
    for text in texts:
        decision = decision.replace(f'"{text}"', text).replace(text, f'"{QUOTED}"')
    place(folder, {HOSTILE_NAME: decision})
    rules = RULES.replace("ask: Is the aim shared?", f'ask: "{QUOTED}"').replace("name: Town", f'name: "{QUOTED}"')
    (folder / "wells.txt").write_text(rules, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    "arguments",
    [
        ("evaluate",),
        ("explain",),
        ("explain", "--format", "markdown"),
        ("explain", "--format", "json"),
        ("check",),
        ("draw",),
        ("draw", "--format", "dot"),
        ("questions",),
    ],
    ids=" ".join,
)
@pytest.mark.parametrize("decision", [SETTLED, BROKEN], ids=["settled", "broken"])
def test_nothing_acts_on_a_terminal(tmp_path, arguments, decision):
    """No control character but line ends, and no traceback."""
    file = f"files/{HOSTILE_NAME}"
    run = subsidiarity(*arguments, file, "--rulebook", "wells.txt", cwd=hostile(tmp_path, decision), binary=True)

    assert run.returncode == (0 if decision is SETTLED else 2)
    for output in (run.stdout, run.stderr):
        assert not any((byte < 0x20 and byte not in b"\n") or byte == 0x7F for byte in output)
        assert b"Traceback" not in output


def test_what_was_typed_is_what_is_shown(tmp_path):
    """Letter for letter, as text."""
    run = subsidiarity("explain", f"files/{HOSTILE_NAME}", "--rulebook", "wells.txt", cwd=hostile(tmp_path, SETTLED))

    assert run.stdout.startswith(f"{WORDS}\n====")
