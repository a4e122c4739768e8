"""Small files that cost a careless reader a minute, all memory or its life; run as a program, it reads each of them."""

from __future__ import annotations

import json
import os
import resource
import signal
import sys
import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

from subsidiarity.api import load_advisor
from subsidiarity.reading.diagnostics import did_you_mean
from subsidiarity.reading.rulebook import read_rulebook
from subsidiarity.reasoning.compiled import compile_rulebook
from subsidiarity.reasoning.rulebook_diagrams import TangledRulebook

CPU_SECONDS = 5
"""Generous: each is meant to take less than one, on a machine that does nothing else."""
MORE_BYTES = 200_000_000
STACK_BYTES = 256 * 1024

HEAD = "decision: a\ntitle: b\nanswers:\n"
MEGABYTE = 1_000_000


def merges(depth: int, width: int) -> str:
    lines = (f"m{level}: &m{level} {{<<: [{', '.join([f'*m{level - 1}'] * width)}]}}" for level in range(1, depth))
    return "\n".join(("m0: &m0 {k: v}", *lines))


def laughs(depth: int, width: int) -> str:
    lines = (f"l{level}: &l{level} [{', '.join([f'*l{level - 1}'] * width)}]" for level in range(1, depth))
    return "\n".join((f"l0: &l0 [{', '.join(['lol'] * width)}]", *lines))


def filled(piece: str, end: str = "", size: int = MEGABYTE) -> str:
    return piece * ((size - len(end)) // len(piece)) + end


DECISIONS = {
    "brackets, closed": "[" * 30_000 + "]" * 30_000,
    "brackets, open": filled("["),
    "braces": "{a: " * 30_000 + "b" + "}" * 30_000,
    "dashes": filled("- "),
    "question marks": filled("? "),
    "indents": "".join(" " * level + "a:\n" for level in range(1_400)),
    "merge keys, deep": merges(9, 10),
    "merge keys, long": merges(24, 2),
    "laughs": laughs(9, 10),
    "an anchor within itself": "&a [*a]",
    "anchors": "".join(f"- &a{number} x\n" for number in range(70_000)),
    "sixties": "a: " + "1" + ":59" * 300_000,
    "many digits": "a: " + "9" * 999_000,
    "keys that are alike to a hash": "".join(f"{number * (2**61 - 1)}: x\n" for number in range(30_000)),
    "a million items": filled("- a\n"),
    "a million items on a line": "[" + filled("a,", "a]", MEGABYTE - 1),
    "directives": filled("%TAG !a! tag:b\n", "--- a\n"),
    "directives, each its own": "".join(f"%TAG !a{number}! tag:b\n" for number in range(40_000)) + "--- a\n",
    "documents": filled("---\n"),
    "documents with words": filled("--- a\n"),
    "documents with faults": filled("--- {a: b}\n"),
    "one long word": "a" * MEGABYTE,
    "one long line in quotes": '"' + "a" * (MEGABYTE - 2) + '"',
    "escapes": '"' + filled("\\x41", '"', MEGABYTE - 1),
    "spaces": "a" + " " * (MEGABYTE - 1),
    "spaces and a hash": "a: b" + " " * 900_000 + "c #d",
    "hashes": "a: b " + filled("# ", size=900_000) + "#d",
    "lost text on every line": filled("- a #b\n", size=340_000),
    "lost text and a long line": "[" + filled("a, ", "a] #b", 140_000),
    "line ends": "\n" * MEGABYTE,
    "old line ends": "\r" * MEGABYTE,
    "comments": filled("# a\n"),
    "tabs": "\t" * MEGABYTE,
    "joiners": "a: " + "\u200d" * 330_000,
    "forbidden characters": "\u202e" * 330_000,
    "tags that nobody sees": "a: \U0001f3f4" + "\U000e0067" * 240_000,
    "flags": "a: " + "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f" * 35_000,
    "escapes of flags": ('- "' + "\\U0001F3F4\\U000E0067" * 4_000 + '"\n') * 12,
    "an id of accents": "decision: e" + "\u0301\u0316" * 9_000 + "\ntitle: b\nanswers:\n",
    "a late fault in the encoding": "# " + "\u00e9" * 499_000 + "\udcff",
    "folded lines": "a: >\n" + filled(" b\n", size=19_000),
    "keys that fold": "".join(f"K{number}\ufdfa: x\n" for number in range(20_000)),
    "questions that nobody asks": HEAD + "".join(f"  reach{number}: town\n" for number in range(24_000)),
    "options that nobody offers": HEAD + "  reach: [" + "twon, " * 45_000 + "]\n",
    "ranges as people write them": HEAD
    + "  reach: ["
    + ", ".join(f'"{number} street, visitors or twon"' for number in range(16_000))
    + "]\n",
    "ranges of very many": HEAD + "  reach: [" + ", ".join(['"street, visitors - twon to "'] * 16_000) + "]\n",
    "answers without an answer": HEAD + "  reach: {}\n" + "".join(f"---\n{HEAD}  reach: {{}}\n" for _ in range(9_000)),
    "one option again and again": HEAD + "  reach: [" + "street, " * 24_000 + "town, " * 24_000 + "]\n",
    "fields that nobody knows": "".join(f"decisiom{number}: x\n" for number in range(24_000)),
    "branches that are not there": HEAD + "expects: {because: [" + "decide/above_street/share, " * 36_000 + "]}\n",
    "outcomes that are not there": HEAD + "expects: [" + '"streat, jointli", ' * 48_000 + "]\n",
    "levels that are not there": HEAD + "expects: [" + '"contested, streat or twon", ' * 30_000 + "]\n",
    "a word that is long to compare": HEAD + "".join(f"  {'reach' * 38}{n}: town\n" for n in range(4_000)),
}

SOURCE = "  S: {author: A, year: 2000, title: T, checked: original}\n"
LEVELS = "levels: {street: {name: S, body: s, about: a}, town: {name: T, body: t, about: a}}\n"
RULES = f"rulebook: a\nedition: 1\ntitle: T\nheadline: decide\n{LEVELS}"
REACH = "  reach: {name: reach, theme: t, pull: up, ask: A, options: {street: s, town: t}, source: S}\n"
QUESTIONS = f"questions:\n{REACH}"
END = "to: street, because: B, source: S}"


def rules(steps: str, questions: str = QUESTIONS, sources: str = SOURCE, safeguards: str = "") -> str:
    roles = f"roles:\n  decide:\n    name: decides\n    ask: A\n    start: s0\n    steps:\n{steps}"
    return f"{RULES}{questions}{roles}safeguards: {{{safeguards}}}\nsources:\n{sources}"


def steps(number: int, branch: str = "", last: str = END) -> str:
    lines = [
        f"      s{step}: {{ask: A, branches: [{branch.format(next=f's{step + 1}')}],"
        f" otherwise: {{to: s{step + 1}, because: B, source: S}}}}\n"
        for step in range(number)
    ]
    return "".join(lines) + f"      s{number}: {{ask: A, otherwise: {{{last}}}\n"


def questions(number: int, options: int = 2) -> str:
    offered = ", ".join(f"o{option}: x" for option in range(options))
    return "questions:\n" + "".join(
        f"  q{question}: {{name: q{question}, theme: t, pull: up, ask: A, options: {{{offered}}}, source: S}}\n"
        for question in range(number)
    )


ONE_STEP = "      s0: {ask: A, branches: [BRANCHES], otherwise: {" + END + "}\n"


def one_step(branches: str) -> str:
    return ONE_STEP.replace("BRANCHES", branches)


FAR = "{when: {reach: {is: town}}, to: town, because: B, source: S}"

RULEBOOKS = {
    "a long chain": rules(steps(2_000)),
    "a long circle": rules(steps(2_000, last="to: s0, because: B, source: S}")),
    "diamonds": rules(steps(1_500, "{{when: {{reach: {{is: town}}}}, to: {next}, because: B, source: S}}")),
    "many branches": rules(one_step(", ".join([FAR] * 3_500))),
    "many branches to nowhere": rules(one_step(", ".join([FAR.replace("to: town", "to: twon")] * 3_500))),
    "many questions": rules(steps(0), questions(3_000)),
    "many options": rules(steps(0), questions(2, 15_000)),
    "many levels": rules(steps(0)).replace(
        "town: {name: T, body: t, about: a}", ", ".join(f"l{n}: {{name: T, body: t, about: a}}" for n in range(8_000))
    ),
    "many sources": rules(
        one_step(", ".join([FAR.replace("source: S}", "source: T 1 page 2; S 3; U}")] * 1_500)),
        sources=SOURCE
        + "".join(f"  T {n}: {{author: A, year: 2, title: T, checked: secondary}}\n" for n in range(1_500)),
    ),
    "a long citation": rules(one_step(FAR.replace("source: S", f"source: {'a ' * 9_900}"))),
    "many long citations": rules(
        one_step(", ".join([FAR.replace("source: S", f"source: {'a ' * 9_000}")] * 45)),
    ),
    "a condition as deep as there is room": rules(
        one_step(FAR.replace("{reach: {is: town}}", "{not: " * 14 + "{reach: {is: town}}" + "}" * 14))
    ),
    "a condition as wide as there is room": rules(
        one_step(FAR.replace("{reach: {is: town}}", "{any: [" + ", ".join(["{reach: {is: town}}"] * 12_000) + "]}"))
    ),
}


def readers() -> Mapping[str, Callable[[bytes], object]]:
    """Whatever reads a text of each kind to the end."""
    advisor, _ = load_advisor(str(Path(__file__).parents[2] / "docs" / "diagnostics" / "rulebook.yaml"))
    assert advisor is not None

    def read_and_compile(data: bytes) -> None:
        rulebook, _ = read_rulebook(data, "bomb.yaml")
        if rulebook is not None:
            with suppress(TangledRulebook):
                compile_rulebook(rulebook)

    did_you_mean("warm", ["worm"])
    return {"decision": lambda data: advisor.reader.read(data, "bomb.yaml"), "rulebook": read_and_compile}


def end_of(read: Callable[[bytes], object], data: bytes) -> str:
    """How a process of its own ends that reads in a thread with little stack, within limits; "" if it ends well."""
    child = os.fork()
    if not child:
        resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
        held = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_AS, (held + MORE_BYTES, held + MORE_BYTES))
        threading.stack_size(STACK_BYTES)
        done: list[object] = []
        thread = threading.Thread(target=lambda: done.append(read(data)))
        thread.start()
        thread.join()
        os._exit(0 if done else 1)
    _, status = os.waitpid(child, 0)
    ended = os.waitstatus_to_exitcode(status)
    return "" if not ended else "an exception" if ended > 0 else signal.Signals(-ended).name


def main() -> None:
    """Read each, and say how each ended."""
    read = readers()
    bombs = [("decision", *bomb) for bomb in DECISIONS.items()] + [("rulebook", *bomb) for bomb in RULEBOOKS.items()]
    ends = {name: end_of(read[kind], text.encode("utf-8", "surrogateescape")) for kind, name, text in bombs}
    json.dump(ends, sys.stdout)


if __name__ == "__main__":
    main()
