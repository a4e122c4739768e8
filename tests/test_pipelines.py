"""What runs before a commit and on code hosts, as docs/in-pipelines.md shows it."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from tests.cli.running import subsidiarity
from tests.reporting.samples import SETTLED

from subsidiarity.cli.arguments import COMMANDS, parse

ROOT = Path(__file__).parent.parent
HOOKS = {hook["id"]: hook for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))}
PAGE = (ROOT / "docs" / "in-pipelines.md").read_text(encoding="utf-8")
BLOCKS = [yaml.safe_load(block) for block in re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)]


def test_the_page_names_every_hook():
    """And no hook that there is not."""
    assert set(HOOKS) == {hook["id"] for hook in BLOCKS[0]["repos"][0]["hooks"]} == {hook["id"] for hook in BLOCKS[1]}


@pytest.mark.parametrize("hook", HOOKS.values(), ids=HOOKS)
@pytest.mark.parametrize(("reach", "status"), [("[local, neighbourhood]", 0), ("everywhere", 2)])
def test_a_hook_passes_good_decisions_and_stops_bad_ones(tmp_path, hook, reach, status):
    """Its entry, with the names of changed files where it takes them."""
    (tmp_path / "decisions").mkdir()
    (tmp_path / "decisions" / "one.yaml").write_text(f"decision: one\ntitle: One\nanswers:\n  reach: {reach}\n")
    names = () if hook.get("pass_filenames") is False else ("decisions/one.yaml",)
    run = subsidiarity(*hook["entry"].split()[1:], *names, cwd=tmp_path)

    assert status == run.returncode, run.stderr


@pytest.mark.parametrize("hook", HOOKS.values(), ids=HOOKS)
@pytest.mark.parametrize(
    ("name", "is_looked_at"),
    [
        ("decisions/one.yaml", True),
        ("parish/decisions/one.yml", True),
        ("src/rulebooks/ours.yaml", True),
        (".github/workflows/ci.yaml", False),
        ("decisions/notes.md", False),
        ("my-decisions/x.yaml", False),
    ],
)
def test_a_hook_looks_at_decisions_and_rulebooks_alone(hook, name, is_looked_at):
    """Other YAML is none of its business."""
    assert is_looked_at == bool(re.search(hook["files"], name))


def test_the_action_uses_commands_that_there_are():
    """Each line that runs the program is understood by it."""
    lines = [step["run"] for step in BLOCKS[2]["jobs"]["place"]["steps"] if "subsidiarity" in step.get("run", "")]
    commands = [shlex.split(line.split(">>")[0])[1:] for line in lines]

    assert ["evaluate", "evaluate", "report"] == [parse(command).run.__module__.split(".")[-1] for command in commands]
    assert set(COMMANDS) >= {command[0] for command in commands}


def test_the_action_says_what_is_wrong_and_keeps_the_pages(tmp_path):
    """Its lines, run by a shell."""
    (tmp_path / "decisions").mkdir()
    (tmp_path / "decisions" / "bad.yaml").write_text(SETTLED)
    lines = [step["run"] for step in BLOCKS[2]["jobs"]["place"]["steps"] if "subsidiarity" in step.get("run", "")]
    program = f"{shlex.quote(sys.executable)} -m subsidiarity"
    runs = [
        subprocess.run(
            line.replace("subsidiarity", program, 1), shell=True, cwd=tmp_path, capture_output=True, text=True,
            env={**os.environ, "GITHUB_STEP_SUMMARY": "summary.md"}, check=False, timeout=60,
        )
        for line in lines
    ]  # fmt: skip

    assert [2, 2, 2] == [run.returncode for run in runs]
    assert runs[1].stdout.startswith("::error file=decisions/bad.yaml,line=")
    assert "decisions/bad.yaml:6:3: SUB301" in (tmp_path / "summary.md").read_text().replace("\\", "")
