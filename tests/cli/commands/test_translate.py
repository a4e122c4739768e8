"""`translate` makes a side file and brings it up to date, and loses nothing of it."""

from __future__ import annotations

import pytest
from tests.cli.running import subsidiarity
from tests.reading.translation.samples import HEAD, WELLS, sources

NEEDED = sum(source.is_needed for source in sources())
WRITTEN = f"{HEAD}# Ann's.\nlevels: {{street: {{name: {{of: Street, text: Rue}}}}}}\n"


@pytest.fixture
def folder(tmp_path):
    """A folder with a rulebook."""
    (tmp_path / "wells.yaml").write_text(WELLS, encoding="utf-8")
    return tmp_path


def translate(folder, *arguments, language="fr"):
    """What is said and written, and the exit code."""
    run = subsidiarity("translate", "wells.yaml", "--language", language, *arguments, cwd=folder)
    return run.returncode, run.stdout, run.stderr


def test_a_side_file_is_made_beside_its_rulebook(folder):
    """With an empty place for each text, and its name says the language."""
    assert (
        0,
        f"wells.fr.yaml: 0 of {NEEDED} texts are in `fr`, {NEEDED} not translated yet.\n",
        "wells.fr.yaml is made\n",
    ) == translate(folder)
    assert "\n    name:\n      of: Street\n      text:\n" in (folder / "wells.fr.yaml").read_text(encoding="utf-8")


def test_a_side_file_is_brought_up_to_date_and_kept_as_it_was(folder):
    """What a translator wrote, and whatever was noted beside it, is there; a copy is beside it."""
    (folder / "wells.fr.yaml").write_text(WRITTEN, encoding="utf-8")

    status, _, said = translate(folder)
    text = (folder / "wells.fr.yaml").read_text(encoding="utf-8")

    assert (0, "wells.fr.yaml is brought up to date; as it was: wells.fr.yaml.bak\n") == (status, said)
    assert "# Ann's.\nlevels:\n  street:\n    name:\n      of: Street\n      text: Rue\n" in text
    assert WRITTEN == (folder / "wells.fr.yaml.bak").read_text(encoding="utf-8")
    assert (0, "wells.fr.yaml is up to date\n") == translate(folder)[::2]


def test_a_copy_from_before_is_not_written_over_unasked(folder):
    """Nor is the side file, then."""
    (folder / "wells.fr.yaml").write_text(WRITTEN, encoding="utf-8")
    (folder / "wells.fr.yaml.bak").write_text("mine", encoding="utf-8")

    refused, replaced = translate(folder), translate(folder, "--replace")

    assert (2, "") == refused[:2]
    assert "wells.fr.yaml is left as it is, for wells.fr.yaml.bak exists" in refused[2]
    assert 0 == replaced[0]


def test_it_may_go_elsewhere_or_be_printed(folder):
    """As for the rulebook that comes with the program, whose folder may not be written to."""
    elsewhere = subsidiarity("translate", "--language", "cy", "--output", "ours.cy.yaml", cwd=folder)
    printed = translate(folder, "--output", "-")

    assert (0, "ours.cy.yaml is made\n") == (elsewhere.returncode, elsewhere.stderr)
    assert "\nlanguage: cy\n" in (folder / "ours.cy.yaml").read_text(encoding="utf-8")
    assert (0, "") == printed[::2]
    assert "\nlanguage: fr\n" in printed[1]
    assert not (folder / "wells.fr.yaml").exists()


def test_a_check_writes_nothing(folder):
    """Its exit code says whether there is something to do."""
    (folder / "wells.fr.yaml").write_text(WRITTEN.replace("of: Street", "of: Road"), encoding="utf-8")

    found = translate(folder, "--check")

    line = f"wells.fr.yaml: 0 of {NEEDED} texts are in `fr`, {NEEDED - 1} not translated yet, 1 out of date.\n"
    assert (1, line, "") == found
    assert ["wells.fr.yaml", "wells.yaml"] == sorted(path.name for path in folder.iterdir())


def test_what_has_no_place_is_counted(folder):
    """And stands at the end."""
    (folder / "wells.fr.yaml").write_text(f"{WRITTEN}moons: {{io: {{of: Io, text: Ïo}}}}\n", encoding="utf-8")

    _, written, _ = translate(folder)

    assert "1 text has no place in the rulebook any longer, and stands as comments at the end.\n" in written
    assert "# moons / io\n#   of: Io\n#   text: Ïo\n" in (folder / "wells.fr.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("french", "subsidiarity: `french` is no language tag: write one such as fr, cy or pt-BR\n"),
        ("en-GB", "subsidiarity: wells.yaml is in `en-GB` itself\n"),
    ],
)
def test_a_language_that_cannot_be_is_refused(folder, language, said):
    """Before anything is written."""
    assert (2, "", said) == translate(folder, language=language)


def test_a_file_that_cannot_be_used_is_left_alone(folder):
    """One that holds rules, and one that is something else."""
    (folder / "wells.fr.yaml").write_text(f"{HEAD}headline: decide\n", encoding="utf-8")
    (folder / "notes.yaml").write_text("decision: x\ntitle: y\n", encoding="utf-8")

    rules, other = translate(folder), translate(folder, "--output", "notes.yaml")

    assert [(2, ""), (2, "")] == [rules[:2], other[:2]]
    assert "wells.fr.yaml:4:1: error SUB605: `headline` is no text" in rules[2]
    assert 1 == other[2].count("error SUB")
    assert "notes.yaml:1:1: error SUB022: a side file needs the field `translates`" in other[2]
    assert "decision: x\ntitle: y\n" == (folder / "notes.yaml").read_text(encoding="utf-8")


def test_the_rulebook_itself_is_never_written_over(folder):
    """By whatever name it is reached."""
    (folder / "link.yaml").symlink_to("wells.yaml")

    for name in ("wells.yaml", "link.yaml"):
        said = f"subsidiarity: {name} is the rulebook, and would be written over; name another file\n"
        assert (2, "", said) == translate(folder, "--output", name)
    assert WELLS == (folder / "wells.yaml").read_text(encoding="utf-8")


def test_a_rulebook_that_is_no_file_has_none_beside_it(folder):
    """Nor has its schema the keys of one."""
    said = "subsidiarity: a side file stands beside the file of its rulebook: name that file\n"
    runs = [
        subsidiarity(*arguments, cwd=folder, stdin=WELLS)
        for arguments in (("translate", "-", "--language", "fr"), ("schema", "translation", "--rulebook", "-"))
    ]

    assert [(2, "", said)] * 2 == [(run.returncode, run.stdout, run.stderr) for run in runs]
    assert ["wells.yaml"] == [path.name for path in folder.iterdir()]


def test_standard_output_is_written_to_by_any_name(folder):
    """And nothing is made beside the rulebook."""
    by_name = subsidiarity("translate", "wells.yaml", "--language", "fr", "--output", "/dev/stdout", cwd=folder)

    assert (0, translate(folder, "--output", "-")[1]) == (by_name.returncode, by_name.stdout)
    assert ["wells.yaml"] == [path.name for path in folder.iterdir()]
