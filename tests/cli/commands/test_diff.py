"""`diff`: two editions of a rulebook, and what they make of decisions."""

from __future__ import annotations

from tests.cli.running import good, place, subsidiarity
from tests.reporting.samples import CONTESTED, SETTLED
from tests.reporting.samples import RULES as WELLS

NEW = WELLS.replace("edition: 7", "edition: 8").replace("{trust: {is: essential}}", "{trust: {at_least: helps}}")
"""Where trust helps, the town's gain is contested now."""
RENAMED = WELLS.replace("  deals:", "  bargains:").replace("{deals:", "{bargains:")
LAND = "      land: {text: Across the land, short: land, says: those who gain or lose live across the land}\n"
EXTENDED = WELLS.replace(LAND, f"{LAND}      world: Across the world\n")
RENDERED = """
Names
  safeguard renamed: review -> again

Rules
  rulebook: law
    - lawful
    + (nothing)
  branch decide/better/torn: when
    - {trust: {is: essential}}
    + {trust: {at_least: helps}}

Words
  role pay: ask
    - Who pays?
    + Who foots the bill?
  safeguard floor: title
    - A floor for poor streets
    + One floor for poor streets

Sources
  source Reed 2004: checked
    - secondary
    + original

Everything else
  question means: pull
    - none
    + up
"""


def editions(folder, new=NEW, **files):
    return place(folder, {"new.yaml": new, **files})


def test_the_same_edition_does_not_differ(tmp_path):
    """No sheet changes, and the exit code says so."""
    run = subsidiarity("diff", "wells.txt", "files/new.yaml", cwd=editions(tmp_path, WELLS))

    assert (0, "") == (run.returncode, run.stderr)
    assert "decide: 0 of 1,296 answer sheets change (0.0%)\n" in run.stdout


def test_changes_are_counted_with_their_cause(tmp_path):
    """Of the sheets that leave the street, those where trust helps are contested now."""
    run = subsidiarity("diff", "wells.txt", "files/new.yaml", cwd=editions(tmp_path))

    assert (1, "") == (run.returncode, run.stderr)
    assert "From wells, edition 7 to wells, edition 8\n" in run.stdout
    cause = "the condition of decide/better/torn changed; before, decide/better/otherwise decided"
    assert f"town -> contested, street or town\n      one of them because {cause}\n" in run.stdout


def test_decisions_that_change_are_named_with_the_branch_that_is_the_cause(tmp_path):
    """The pump is contested now, and so may the others be."""
    good(tmp_path)
    run = subsidiarity("diff", "wells.txt", "new.txt", "files", cwd=with_new(tmp_path, NEW))

    assert 1 == run.returncode
    assert "files/a.yaml:2:" in run.stdout
    assert ": Who mends the pump?\n  decide: town -> contested, street or town\n" in run.stdout
    assert "    the condition of decide/better/torn changed" in run.stdout
    assert "\n3 of 3 decisions change.\n\ndecide: " in run.stdout


def test_everything_that_differs_is_said_results_first(tmp_path):
    """The decisions, then results, names, rules, words, sources, and the rest."""
    new = NEW.replace("law: lawful\n", "").replace("ask: Who pays?", "ask: Who foots the bill?")
    new = new.replace("checked: secondary", "checked: original").replace("  review:", "  again:")
    new = new.replace("equity\n    pull: none", "equity\n    pull: up").replace("title: A floor", "title: One floor")
    good(tmp_path)
    run = subsidiarity("diff", "wells.txt", "new.txt", "files/a.yaml", cwd=with_new(tmp_path, new))

    assert 1 == run.returncode
    heads = ("files/a.yaml:2:", "1 of 1 decision", "decide: ", "check: ", "Names", "Rules", "Words", "Sources", "Every")
    found = [line for line in run.stdout.splitlines() if line.startswith(heads)]
    assert list(heads) == [next(head for head in heads if line.startswith(head)) for line in found]
    assert run.stdout.endswith(RENDERED)


def test_a_wording_alone_is_a_difference(tmp_path):
    """No sheet changes, and yet the exit code is 1."""
    folder = editions(tmp_path, WELLS.replace("note: Ask the poorest street first.", "note: Ask all."))
    run = subsidiarity("diff", "wells.txt", "files/new.yaml", cwd=folder)

    assert (1, "") == (run.returncode, run.stderr)
    assert run.stdout.endswith("Words\n  question means: note\n    - Ask the poorest street first.\n    + Ask all.\n")


def test_a_decision_of_the_old_edition_is_read_under_the_new_names(tmp_path):
    """Deals are called bargains, and nothing changes for the pump."""
    good(tmp_path)
    run = subsidiarity("diff", "wells.txt", "new.txt", "files/a.yaml", cwd=with_new(tmp_path, RENAMED))

    assert (1, "") == (run.returncode, run.stderr)
    assert "\n0 of 1 decision change.\n" in run.stdout
    assert "question renamed: deals -> bargains\n" in run.stdout


def test_a_decision_of_the_new_edition_is_read_under_the_old_names(tmp_path):
    """Its file names bargains."""
    folder = place(tmp_path, {"a.yaml": SETTLED.replace("deals:", "bargains:")})
    run = subsidiarity("diff", "wells.txt", "new.txt", "files/a.yaml", cwd=with_new(folder, RENAMED))

    assert (1, "") == (run.returncode, run.stderr)
    assert "\n0 of 1 decision change.\n" in run.stdout


def test_a_branch_that_only_one_edition_has_may_be_expected(tmp_path):
    """The old one calls it torn."""
    feast = f"{CONTESTED}expects: {{because: [decide/better/torn]}}\n"
    folder = with_new(place(tmp_path, {"a.yaml": feast}), WELLS.replace("id: torn", "id: split"))
    run = subsidiarity("diff", "wells.txt", "new.txt", "files/a.yaml", cwd=folder)

    assert (1, "") == (run.returncode, run.stderr)
    assert "\n0 of 1 decision change.\n" in run.stdout
    assert "  branch renamed: decide/better/torn -> decide/better/split\n" in run.stdout


def test_an_answer_that_the_other_edition_does_not_know_is_said(tmp_path):
    """A reach across the world is unknown to the old edition."""
    folder = with_new(place(tmp_path, {"a.yaml": SETTLED.replace("answer: town", "answer: world")}), EXTENDED)
    run = subsidiarity("diff", "wells.txt", "new.txt", "files/a.yaml", cwd=folder)

    assert "  reach: only one edition knows this answer; to the other it is not known yet\n" in run.stdout


def test_a_table_whose_columns_only_one_edition_has_is_compared_row_by_row(tmp_path):
    """The only column is of a question that has another name now."""
    files = {"a.csv": "id,deals\na,never\nb,likely\n", "b.csv": "id,bargains\nc,never\nd,likely\n"}
    folder = editions(tmp_path, RENAMED, **files)

    run = subsidiarity("diff", "wells.txt", "files/new.yaml", "files/a.csv", "files/b.csv", cwd=folder)

    assert (1, "") == (run.returncode, run.stderr)
    assert "0 of 4 decisions change.\n" in run.stdout


def test_decisions_may_come_through_a_pipe(tmp_path):
    """Both editions get them all."""
    piped = f"{SETTLED}---\n{SETTLED.replace('pump', 'pipe')}"
    run = subsidiarity("diff", "wells.txt", "new.txt", "-", stdin=piped, cwd=with_new(place(tmp_path, {}), NEW))

    assert (1, "") == (run.returncode, run.stderr)
    assert "\n2 of 2 decisions change.\n" in run.stdout


def test_a_decision_that_neither_edition_can_read_is_said(tmp_path):
    """There is no question of that name in either."""
    folder = with_new(place(tmp_path, {"a.yaml": SETTLED.replace("  trust:", "  faith:")}), RENAMED)
    run = subsidiarity("diff", "wells.txt", "new.txt", "files/a.yaml", cwd=folder)

    assert 2 == run.returncode
    assert 1 == run.stderr.count("SUB301: no question `faith`")
    assert "\n0 of 0 decisions change; 1 document that cannot be compared.\n" in run.stdout


def test_witnesses_come_out_as_each_edition_says(tmp_path):
    """Those before by the old edition, those after by the new one."""
    folder = editions(tmp_path, RENAMED.replace("{trust: {is: essential}}", "{trust: {at_least: helps}}"))

    subsidiarity("diff", "wells.txt", "files/new.yaml", "--witness", "shown", cwd=folder)

    for side, rules in (("before", "wells.txt"), ("after", "files/new.yaml")):
        files = sorted(path.relative_to(folder) for path in (folder / "shown").glob(f"*-{side}.yaml"))
        assert files
        assert 0 == subsidiarity("test", *files, "--rulebook", rules, cwd=folder).returncode


def test_a_broken_edition_cannot_be_compared(tmp_path):
    """Its faults are named at their place."""
    run = subsidiarity("diff", "wells.txt", "files/new.yaml", cwd=editions(tmp_path, "rulebook: [\n"))

    assert (2, "") == (run.returncode, run.stdout)
    assert "files/new.yaml:" in run.stderr


def test_its_help_offers_no_general_rulebook():
    """Both are named."""
    assert "--rulebook" not in subsidiarity("diff", "--help").stdout


def test_the_general_rulebook_option_makes_no_sense_here(tmp_path):
    """Both editions are named already."""
    run = subsidiarity("diff", "wells.txt", "wells.txt", "--rulebook", "wells.txt", cwd=place(tmp_path, {}))

    assert 2 == run.returncode
    assert "no --rulebook" in run.stderr


def test_an_answer_that_only_one_edition_knows_has_no_common_cause(tmp_path):
    """A reach across the world is not among the sheets that both can place."""
    folder = editions(tmp_path, EXTENDED)

    run = subsidiarity("diff", "wells.txt", "files/new.yaml", cwd=folder)

    assert "option added: reach: world\n" in run.stdout
    assert "decide: 0 of 1,296 answer sheets change (0.0%)\n" in run.stdout


def with_new(folder, text):
    (folder / "new.txt").write_text(text, encoding="utf-8")
    return folder
