"""`--language` shows a rulebook in another language, wherever its texts are shown."""

from __future__ import annotations

import gettext
from argparse import Namespace
from pathlib import Path
from shutil import copy

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from tests.cli.running import subsidiarity
from tests.reading.translation.samples import HEAD, WELLS, sources

from subsidiarity.api import load_advisor
from subsidiarity.cli.opening import open_advisor
from subsidiarity.reporting.language import spoken_in, words

RULEBOOKS = Path(__file__).parent.parent / "rulebooks"
NIGHTS, DRUG = "clinic/night-rota.yaml", "clinic/new-sedative.yaml"
HEADLINE = "La clinique, jusqu'à ce que le service soit en mesure de le faire, devrait décider."
QUESTION = "Qu'est-ce qui changerait ?"


def in_french(*arguments, **others):
    """The output of a command that judges by the clinic's rulebook in French, and finds nothing wrong."""
    command, *rest = arguments
    run = subsidiarity(command, "--rulebook", "clinic.yaml", "--language", "fr", *rest, cwd=RULEBOOKS, **others)

    assert (0, "") == (run.returncode, run.stderr)
    return run.stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("explain", NIGHTS), HEADLINE),
        (("explain", NIGHTS, "--format", "markdown"), "Le service peut l'apprendre."),
        (("explain", NIGHTS, "--format", "html"), HEADLINE),
        (("explain", NIGHTS, "--format", "json"), HEADLINE),
        (("questions",), QUESTION),
        (("questions", DRUG), "Combien d'infirmières sont formées ?"),
        (("what-if", NIGHTS, "--set", "ce qui change=a_drug"), "le service"),
        (("compare", NIGHTS, DRUG), "un médicament"),
        (("hand-out",), QUESTION),
        (("page",), QUESTION),
        (("draw",), "Le groupe hospitalier"),
        (("new", "-"), f"# {QUESTION}\n"),
    ],
)  # fmt: skip
def test_a_command_shows_the_texts_in_another_language(arguments, said):
    """Each that shows some of them; questions may be named as they are called there."""
    assert said in in_french(*arguments)


def test_people_are_compared_in_another_language(tmp_path):
    """And minutes are written in it."""
    for name in ("ann.yaml", "bob.yaml"):
        text = (RULEBOOKS / NIGHTS).read_text(encoding="utf-8")
        (tmp_path / name).write_text(text.replace("a_rota", "a_drug") if name == "bob.yaml" else text, encoding="utf-8")

    assert "Ce qui change" in in_french("agreement", tmp_path / "ann.yaml", tmp_path / "bob.yaml")


def test_an_interview_and_a_workshop_are_held_in_another_language(tmp_path):
    """Line by line; what is saved are the ids, and the minutes are in the language, too."""
    asked = in_french("interview", tmp_path / "a.yaml", "--plain", stdin="T\n\n2\nq\n")
    card = "\n" * 9
    held = in_french("workshop", tmp_path / "w.yaml", "--plain", stdin=f"Who?\n\n{card}3\n\n\n\nv 3 0 0\n\nq\n")

    assert QUESTION in asked
    assert "what_kind: a_rota" in (tmp_path / "a.yaml").read_text(encoding="utf-8")
    assert QUESTION in held
    assert "un médicament" in in_french("minutes", tmp_path / "w.yaml").casefold()


def test_pages_say_which_language_they_are_in(tmp_path):
    """And their dates are such as all read alike, for the program has no words for them in it."""
    run = subsidiarity(
        *("report", "--rulebook", "clinic.yaml", "--language", "fr", NIGHTS, "--output", tmp_path, "--word"),
        *("--date", "2026-03-04"),
        cwd=RULEBOOKS,
    )
    pages = [page.read_text(encoding="utf-8") for page in sorted(tmp_path.glob("*.html"))]

    assert 0 == run.returncode
    assert ["fr"] * 3 == [page.split('<html lang="')[1].split('"')[0] for page in pages]
    assert "Dated 2026-03-04; look again by " in pages[0]


def test_results_are_the_same_in_each_language():
    """What programs read of them has ids."""
    own = subsidiarity("evaluate", "clinic", "--rulebook", "clinic.yaml", "--format", "jsonl", cwd=RULEBOOKS)
    refused = subsidiarity("evaluate", "clinic", "--language", "fr", cwd=RULEBOOKS)

    assert '"until_ready, ward or clinic"' in own.stdout
    assert (2, True) == (refused.returncode, "there is no option `--language`" in refused.stderr)


@pytest.mark.parametrize("tag", ["fr", "FR", "fr-CA", "fr_CH"])
def test_a_language_is_found_by_its_tag_or_that_of_a_region(tag):
    """As browsers do."""
    run = subsidiarity("questions", "--rulebook", "clinic.yaml", "--language", tag, cwd=RULEBOOKS)

    assert QUESTION in run.stdout


@pytest.mark.parametrize("tag", ["en", "en-GB", "EN-gb"])
def test_the_own_language_of_a_rulebook_needs_no_side_file(tag):
    """Nor its region."""
    run = subsidiarity("questions", "--rulebook", "clinic.yaml", "--language", tag, cwd=RULEBOOKS)

    assert (0, "", True) == (run.returncode, run.stderr, "What would be changed?" in run.stdout)


@pytest.mark.parametrize(
    ("rulebook", "languages"), [("clinic.yaml", "it is in en-GB, and in fr"), ("firm.yaml", "it is in en-GB alone")]
)
def test_a_language_that_is_not_there_is_said_with_those_that_are(rulebook, languages):
    """And how another is begun."""
    run = subsidiarity("questions", "--rulebook", rulebook, "--language", "de", cwd=RULEBOOKS)

    said = f"subsidiarity: the rulebook is not there in `de`: {languages}; `subsidiarity translate` begins another\n"
    assert (2, "", said) == (run.returncode, run.stdout, run.stderr)


@pytest.fixture
def wells(tmp_path):
    """A folder with a rulebook and a side file in which one text is right, one is out of date and one has no place."""
    (tmp_path / "wells.yaml").write_text(WELLS, encoding="utf-8")
    (tmp_path / "wells.fr.yaml").write_text(
        f"{HEAD}title: {{of: Wells?, text: Les puits ?}}\nlevels: {{street: {{name: {{of: Street, text: Rue}}}}}}\n"
        "moon: {of: Moon, text: Lune}\n",
        encoding="utf-8",
    )
    return tmp_path


NEEDED = sum(source.is_needed for source in sources())
STATE = f"wells.fr.yaml: 1 of {NEEDED} texts are in `fr`, {NEEDED - 2} not translated yet, 1 out of date"


def test_what_is_not_translated_is_shown_in_the_own_language_and_counted(wells):
    """So is what is out of date, which might say something else than the rule."""
    run = subsidiarity("new", "-", "--rulebook", "wells.yaml", "--language", "fr", cwd=wells)

    assert f"subsidiarity: {STATE}; the others are shown in the rulebook's own\n" == run.stderr
    assert "by the rulebook wells: Who looks after the wells?" in run.stdout


def test_check_lists_what_is_missing_stale_and_out_of_place(wells):
    """With the rulebook, or of the side file alone."""
    beside, alone = (subsidiarity("check", name, cwd=wells) for name in ("wells.yaml", "wells.fr.yaml"))

    for run in (beside, alone):
        assert 1 == run.returncode
        assert "wells.fr.yaml:4:13: warning SUB603" in run.stdout
        assert "wells.fr.yaml:6:1: warning SUB604" in run.stdout
        assert f"{STATE}.\n" in run.stdout
        assert "  not translated: levels / street / body: the street\n" in run.stdout
        assert NEEDED - 2 == run.stdout.count("  not translated: ")


def test_a_side_file_that_cannot_be_used_is_refused(wells):
    """With what is wrong, and nothing is shown by half."""
    text = (wells / "wells.fr.yaml").read_text(encoding="utf-8")
    (wells / "wells.fr.yaml").write_text(f"{text}law: reach\n", encoding="utf-8")
    (wells / "wells.de.yaml").write_text(HEAD, encoding="utf-8")
    (wells / "wells.en-GB.yaml").write_text(HEAD.replace("fr", "en-GB"), encoding="utf-8")

    ruled, misnamed, own = (
        subsidiarity(*command, cwd=wells)
        for command in (
            ("questions", "--rulebook", "wells.yaml", "--language", "fr"),
            ("questions", "--rulebook", "wells.yaml", "--language", "de"),
            ("check", "wells.en-GB.yaml"),
        )
    )

    assert [(2, ""), (2, "")] == [(run.returncode, run.stdout) for run in (ruled, misnamed)]
    assert "wells.fr.yaml:7:1: error SUB605: `law` is no text" in ruled.stderr
    assert "wells.de.yaml:3:11: error SUB608: the texts are in `fr`, and the file's name says `de`" in misnamed.stderr
    assert "wells.en-GB.yaml:3:11: error SUB608: the rulebook itself is in `en-GB`" in own.stdout


def test_the_program_speaks_the_language_of_the_rulebook_where_it_has_a_catalogue(tmp_path, monkeypatch, capsys):
    """Unless somebody says which language it is to speak."""
    catalogue = Catalog("fr")
    catalogue.add("Ballots", "Bulletins")
    folder = tmp_path / "fr" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    with (folder / "subsidiarity.mo").open("wb") as file:
        write_mo(file, catalogue)
    monkeypatch.setattr("subsidiarity.reporting.language.CATALOGUES", tmp_path)
    monkeypatch.delenv("SUBSIDIARITY_LANGUAGE", raising=False)
    gettext._translations.clear()  # type: ignore[attr-defined]
    for name in ("clinic.yaml", "clinic.fr.yaml"):
        copy(RULEBOOKS / name, tmp_path)

    said = []
    for language, chosen in ((None, ""), ("fr", ""), ("fr", "en")):
        monkeypatch.setenv("SUBSIDIARITY_LANGUAGE", chosen)
        with spoken_in(None):
            open_advisor(Namespace(rulebook=str(tmp_path / "clinic.yaml"), language=language))
            said.append(words("Ballots"))

    assert ["Ballots", "Bulletins", "Ballots"] == said


def test_a_rulebook_that_is_written_in_another_language_needs_no_option(tmp_path):
    """Its pages say so."""
    (tmp_path / "puits.yaml").write_text(WELLS.replace("edition: 2\n", "edition: 2\nlanguage: fr\n"), encoding="utf-8")
    advisor, diagnostics = load_advisor(str(tmp_path / "puits.yaml"))
    assert advisor is not None, diagnostics

    assert '<html lang="fr">' in advisor.hand_out_page()
