"""A file of a megabyte costs about a second and a few megabytes, whoever wrote it, and never a small stack."""

from __future__ import annotations

import subprocess
import sys
import threading
import time

import pytest
from tests.cli.running import place, surroundings
from tests.hardening.bad_input import HEAD
from tests.reporting.samples import SETTLED, advisor

from subsidiarity.reading.rulebook import read_rulebook

pytestmark = pytest.mark.long  # a flood for each kind of file, form and command

MEGABYTE = 1_000_000
CPU_SECONDS = 2.0
"""A second is promised; processor time is measured, and a slow machine is allowed for."""
MEMORY_KB = 200_000

MERGES = "a0: &a0 {k: v}\n" + "".join(
    f"a{level}: &a{level} {{<<: [{', '.join([f'*a{level - 1}'] * 10)}]}}\n" for level in range(1, 10)
)
LAUGHS = "a0: &a0 [x]\n" + "".join(
    f"a{level}: &a{level} [{', '.join([f'*a{level - 1}'] * 9)}]\n" for level in range(1, 10)
)
BOMBS = {
    "opening brackets": "[" * MEGABYTE,
    "opening braces": "{a: " * (MEGABYTE // 4),
    "nested lists": "- " * (MEGABYTE // 2),
    "complex keys": "? " * (MEGABYTE // 2),
    "closed brackets": "[" * (MEGABYTE // 2) + "]" * (MEGABYTE // 2),
    "merge keys": MERGES,
    "billion laughs": LAUGHS,
    "a loop": "&a [*a]",
    "tag directives": "".join(f"%TAG !t{number}! x\n" for number in range(40_000)),
    "base sixty": f"decision: one\ntitle: A\nanswers: {{aim: 1{':59' * 6_000}}}\n",
    "keys of one hash": "".join(f"{number * (2**61 - 1)}: a\n" for number in range(30_000)),
    "a million items": "[" + "a," * (MEGABYTE // 2 - 1) + "a]",
    "unknown questions": HEAD + "".join(f"  q{number}: town\n" for number in range(49_000)),
    "near misses": HEAD + "".join(f"  reac{number}: town\n" for number in range(49_000)),
    "wrong options": HEAD + f"  reach: [{', '.join(['twon'] * 49_000)}]\n",
    "one long line": "a" * MEGABYTE,
    "one long quoted text": 'title: "' + "a" * (MEGABYTE - 10) + '"',
    "escapes": 'title: "' + "\\x41" * (MEGABYTE // 4 - 4) + '"',
    "comments": "#\n" * (MEGABYTE // 2),
    "comments after text": "a: b #c\n" * (MEGABYTE // 8),
    "spaces": "a: b" + " " * (MEGABYTE - 5) + "#",
    "tabs": "a: b" + "\t" * (MEGABYTE - 5),
    "documents": "---\n" * (MEGABYTE // 4),
    "documents of a word": "--- a\n" * (MEGABYTE // 6),
    "forbidden characters": "\x1b" * MEGABYTE,
    "combining marks": "title: " + "\u0301" * (MEGABYTE // 2 - 10),
    "indents": "".join(" " * level + f"k{level}:\n" for level in range(1_390)),
    "decisions": "---\n".join(SETTLED.replace("pump", f"p{number}") for number in range(2_400)),
}
JSON_BOMBS = {
    "opening brackets": "[" * MEGABYTE,
    "opening objects": '{"a":' * (MEGABYTE // 5),
    "digits": "9" * MEGABYTE,
    "an exponent": "1e" + "9" * 18_000,
    "escapes": '"' + "\\u0041" * (MEGABYTE // 6 - 1) + '"',
    "backslashes": '"' + "\\\\" * (MEGABYTE // 2 - 2),
    "quotes": '"' * MEGABYTE,
    "items": "[" + "0," * (MEGABYTE // 2 - 1) + "0]",
}
JUDGE = """
import resource, sys, time
resource.setrlimit(resource.RLIMIT_CPU, (60, 60))
from subsidiarity.cli import main
began = time.process_time()
status = main([*sys.argv[1:], "--rulebook", "wells.txt"])
spent = time.process_time() - began
# Not ru_maxrss: Linux hands that on from whoever started the process, which here is the whole test run.
peak = next(line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM"))
sys.stderr.write(f"\\n{spent} {peak}")
"""


def judged(folder, name, text, command=("evaluate", "--format", "jsonl")):
    """The seconds of the processor and the kilobytes that a command takes over one file, in a process of its own."""
    place(folder, {})
    (folder / name).write_bytes(text.encode()[:MEGABYTE])
    run = subprocess.run(
        [sys.executable, "-c", JUDGE, *command, name], cwd=folder, env=surroundings(), capture_output=True,
        check=False, timeout=300,
    )  # fmt: skip
    assert 0 <= run.returncode, f"killed by signal {-run.returncode}"
    said = run.stderr.decode("utf-8", "replace")
    assert "Traceback" not in said, said[-2_000:]
    seconds, kilobytes = said.splitlines()[-1].split()
    return float(seconds), int(kilobytes)


@pytest.mark.parametrize(("name", "text"), [
    *(pytest.param("bomb.yaml", text, id=name) for name, text in BOMBS.items()),
    *(pytest.param("bomb.json", text, id=f"json {name}") for name, text in JSON_BOMBS.items()),
    *(pytest.param("bomb.jsonl", text, id=f"jsonl {name}") for name, text in list(JSON_BOMBS.items())[::3]),
    pytest.param("bomb.csv", "id,reach\n" + '"' * (MEGABYTE - 10), id="csv quotes"),
    pytest.param("bomb.csv", "," * (MEGABYTE - 10), id="csv columns"),
    pytest.param("bomb.csv", f"id,reach{''.join(f',x{n}' for n in range(9_000))}\n", id="csv columns of others"),
    pytest.param("bomb.csv", "id,reach\n" + "".join(f"{n},a; or b {n}\n" for n in range(7_000)), id="csv ranges"),
    pytest.param("bomb.csv", "id,reach\n" + '"a\n' * 10_000, id="csv open quotes"),
    pytest.param("bomb.csv", "id\r" * 10_000, id="csv of CR alone"),
    pytest.param("bomb.csv", "id,reach\n" + "-,x\n" * (MEGABYTE // 4), id="csv of broken rows"),
    pytest.param("bomb.jsonl", "x\n" * (MEGABYTE // 2), id="jsonl of broken lines"),
    pytest.param("bomb.jsonl", "{}\n" * (MEGABYTE // 3), id="jsonl of nothing"),
])  # fmt: skip
def test_a_bomb_costs_little(tmp_path, name, text):
    """Time of the processor and memory, both well within what any machine has."""
    seconds, kilobytes = judged(tmp_path, name, text)

    assert seconds < CPU_SECONDS
    assert kilobytes < MEMORY_KB


@pytest.mark.parametrize("form", ["table", "markdown", "csv", "xlsx", "json", "junit", "sarif", "github"])
def test_many_bad_documents_cost_little_in_any_form(tmp_path, form):
    """Tables say what is wrong beside them, with the line it stands on: once, and not for ever."""
    command = ("evaluate", "--format", form)
    seconds, kilobytes = judged(tmp_path, "bomb.yaml", BOMBS["documents of a word"], command)

    assert seconds < CPU_SECONDS
    assert kilobytes < MEMORY_KB


@pytest.mark.parametrize("command", ["check", "explain", "report --output out", "test", "compare", "questions"])
def test_many_bad_documents_cost_little_in_any_command(tmp_path, command):
    """Each says what is wrong in its own way."""
    seconds, kilobytes = judged(tmp_path, "bomb.yaml", BOMBS["documents of a word"], command.split())

    assert seconds < CPU_SECONDS
    assert kilobytes < MEMORY_KB


@pytest.mark.parametrize("read", [advisor().read, read_rulebook], ids=["decision", "rulebook"])
def test_a_small_stack_is_enough(read):
    """A thread of 256 KiB, as some systems give."""
    said: list[bool] = []

    def work():
        said.extend(bool(read(text.encode()[:MEGABYTE], "bomb")[1]) for text in list(BOMBS.values())[:9])

    before = threading.stack_size(256 * 1024)
    try:
        thread = threading.Thread(target=work)
        thread.start()
    finally:
        threading.stack_size(before)
    thread.join(timeout=120)

    assert [True] * 9 == said


def test_a_small_stack_of_the_process_is_enough(tmp_path):
    """`ulimit -s 1024`."""
    place(tmp_path, {f"{number}.yaml": text[:MEGABYTE] for number, text in enumerate(list(BOMBS.values())[:9])})
    (tmp_path / "files" / "good.yaml").write_text(SETTLED)
    command = f"ulimit -s 1024 && exec {sys.executable} -m subsidiarity evaluate files --rulebook wells.txt"
    run = subprocess.run(
        ["/bin/sh", "-c", command], cwd=tmp_path, env=surroundings(), capture_output=True, text=True, check=False,
        timeout=120,
    )  # fmt: skip

    assert (2, True) == (run.returncode, "Who mends the pump?" in run.stdout), run.stderr[-1_000:]


@pytest.mark.parametrize("tangle", ["tower", "wide"])
def test_a_tangled_rulebook_is_refused_or_small(tangle):
    """A rulebook from anyone is bounded, too: it is refused with its place, or it is ready in time."""
    options = ", ".join(f"o{number}: Option {number}" for number in range(20 if tangle == "wide" else 2))
    names = [f"q{number}" for number in range(60)]
    questions = "".join(
        f"  {name}: {{name: {name}, theme: t, pull: none, ask: A?, options: {{{options}}}, source: Marsh 1998}}\n"
        for name in names
    )
    pairs = ", ".join(f"{{all: [{{{left}: {{is: o1}}}}, {{{right}: {{is: o1}}}}]}}"
                      for left, right in zip(names[:30], names[30:], strict=True))  # fmt: skip
    step = f"{{ask: A?, branches: [{{id: b, when: {{any: [{pairs}]}}, to: town, because: B., source: Marsh 1998}}], otherwise: {{to: street, because: B., source: Marsh 1998}}}}"  # noqa: E501
    text = f"""
rulebook: tangle
edition: 1
title: T
headline: decide
limits: [L]
levels: {{street: {{name: S, body: s, about: A}}, town: {{name: T, body: t, about: A}}}}
questions:
{questions}
roles:
  decide: {{name: decides, ask: Who?, start: one, steps: {{one: {step}}}}}
safeguards: {{}}
sources:
  Marsh 1998: {{author: A. Marsh, year: 1998, title: W, checked: original}}
"""
    began = time.process_time()
    rulebook, diagnostics = read_rulebook(text.encode(), "tangle.yaml")
    if rulebook is not None:
        from subsidiarity.api import Advisor
        from subsidiarity.reasoning.rulebook_diagrams import TangledRulebook

        with pytest.raises(TangledRulebook, match="tangles too many questions"):
            Advisor(rulebook)
    else:
        assert all(found.hint for found in diagnostics)

    assert time.process_time() - began < 4 * CPU_SECONDS
