"""`page`: the questions and the answer as one page of HTML."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from tests.cli.running import good, subsidiarity

RULEBOOKS = Path(__file__).parents[2] / "rulebooks"
LEAVES_IT = re.compile(r"<(?:link|img|script|iframe|object)[^>]*(?:src|href)=\"(?!data:)|@import|url\(")


def data(text, name):
    """The data of a page with this name."""
    return json.loads(text.split(f'<script type="application/json" id="{name}">')[1].split("</script>")[0])


def test_a_page_loads_nothing_and_runs_its_own_script_alone(tmp_path):
    """The policy names the script and the style by their digests and allows nothing else."""
    run = subsidiarity("page", "--output", "who.html", cwd=tmp_path)
    text = (tmp_path / "who.html").read_text(encoding="utf-8")
    policy = text.split('http-equiv="Content-Security-Policy" content="')[1].split('"')[0]

    assert (0, "who.html is written\n") == (run.returncode, run.stderr)
    assert None is LEAVES_IT.search(text)
    assert re.fullmatch(
        r"default-src 'none'; style-src 'sha256-[\w+/=]+'; script-src 'sha256-[\w+/=]+'; "
        "img-src data:; base-uri 'none'; form-action 'none'",
        policy,
    )
    assert len(text.encode()) < 500_000


@pytest.mark.parametrize(
    "arguments",
    [
        ("wells.txt",),
        ("wells.txt", "files/a.yaml"),
        ("files/a.yaml", "--rulebook", "wells.txt"),
        ("--rulebook", "wells.txt"),
    ],
    ids=" ".join,
)
def test_a_rulebook_and_a_decision_may_be_named(tmp_path, arguments):
    """Either, or both; a decision's answers are there when the page opens."""
    run = subsidiarity("page", *arguments, cwd=good(tmp_path))
    decisions = data(run.stdout, "interface")["decisions"]

    assert (0, "wells") == (run.returncode, data(run.stdout, "compiled")["rulebook"]["id"])
    assert ["Who mends the pump?"] * ("files/a.yaml" in arguments) == [each["title"] for each in decisions.values()]


def test_a_page_has_every_language_and_shows_the_one_that_is_named(tmp_path):
    """The clinic's rulebook is there in French, too."""
    run = subsidiarity("page", RULEBOOKS / "clinic.yaml", "--language", "fr", cwd=tmp_path)

    assert 0 == run.returncode
    assert ["en-GB", "fr"] == [*data(run.stdout, "compiled")["texts"]]
    assert "fr" == data(run.stdout, "interface")["language"]
    assert '<html lang="fr">' in run.stdout


def test_what_a_decision_says_cannot_end_the_data(tmp_path):
    """Markup in a title is text."""
    folder = good(tmp_path)
    acting = "</script><script>alert(1)</script><!--"
    decision = folder / "files" / "a.yaml"
    decision.write_text(
        decision.read_text(encoding="utf-8").replace("Who mends the pump?", f"'{acting}'"), encoding="utf-8"
    )
    run = subsidiarity("page", "wells.txt", "files/a.yaml", cwd=folder)

    assert 3 == run.stdout.count("</script>")
    assert acting in data(run.stdout, "interface")["decisions"][""]["text"]


def test_a_page_that_is_there_is_replaced_only_if_that_is_said(tmp_path):
    """It is somebody's."""
    folder = good(tmp_path)
    (folder / "who.html").write_text("mine")
    refused = subsidiarity("page", "wells.txt", "--output", "who.html", cwd=folder)
    kept = (folder / "who.html").read_text(encoding="utf-8")
    replaced = subsidiarity("page", "wells.txt", "--output", "who.html", "--replace", cwd=folder)

    assert (2, "mine", 0) == (refused.returncode, kept, replaced.returncode)
    assert "who.html exists already, and is left as it is; --replace writes over it" in refused.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            ("wells.txt", "files/a.yaml", "more"),
            "`more` is one word too many: name a rulebook",
        ),
        (("nowhere.yaml",), "nowhere.yaml:1:1: error SUB001"),
        (("--output", "page.pdf"), "page.pdf ends in .pdf, which is no form known here: use one of .html, .htm\n"),
        (("wells.txt", "--output", "wells.txt", "--replace"), "wells.txt is read here, and would be written over"),
        (("wells.txt", "--language", "fr"), "the rulebook is not there in `fr`"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_what_cannot_be_is_said(tmp_path, arguments, said):
    """And nothing is written."""
    run = subsidiarity("page", *arguments, cwd=good(tmp_path))

    assert (2, "") == (run.returncode, run.stdout)
    assert said in run.stderr
