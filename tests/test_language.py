"""Every phrase of the workshop comes out one way, and so can come out in another language."""

from __future__ import annotations

import gettext
import io
import re
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from tests.catalogue import HOUSE, Entry, bare_phrases, lacks, left, phrases, said_in
from tests.cli.running import subsidiarity
from tests.lines.test_workshop import A_WORKSHOP, NEW
from tests.workshop.samples import SMALL, compiled

from subsidiarity.lines.run import run_workshop
from subsidiarity.reporting.forms.plain import render_plain
from subsidiarity.reporting.language import CATALOGUES, language_named, plural, spoken_in, words
from subsidiarity.reporting.outlines.hand_out import hand_out_outline
from subsidiarity.reporting.pseudo import OPENS, Pseudo, marked

RULEBOOK = compiled()
REPORTING = HOUSE / "reporting"
COVERED = [
    *(path for room in ("lines", "workshop") for path in sorted((HOUSE / room).rglob("*.py"))),
    *(path for room in ("wording", "outlines", "html") for path in sorted((REPORTING / room).rglob("*.py"))),
    *(REPORTING / "picture" / f"{name}.py" for name in ("ladder", "rule_graph", "votes")),
    REPORTING / "compiled" / "phrases.py",
    *(path for path in sorted((HOUSE / "tui").rglob("*.py")) if path.stem not in ("own_keys", "server")),
]
"""The rooms whose phrases all pass through `words`; others follow."""
NO_PHRASES = {"ruled out", "too large", "points answers", "Subsidiarity", "Result"}
"""Words of the program that stand for something in it and are not shown, and its name."""
MARKUP = re.compile(
    r"<.*|[\w-]+-src .*|(default-src|base-uri|form-action|img-src) .*|width=device-width.*|Content-Security-Policy"
    r"|\(\(\) => \{\n.*|(bar|because|dot|graph|mark|name|points|tip|verdict|votes|way) [a-z ]*"
    r"| taken",
    re.DOTALL,
)
"""What a browser reads and nobody else: elements, their classes, its policy."""
STYLE = re.compile(r"(bold )?(\$\w+|underline)|\[bold .*")


@pytest.mark.parametrize("module", COVERED, ids=lambda module: f"{module.parent.name}/{module.name}")
def test_no_phrase_is_forgotten(module):
    """What people read passes through `words`, `Phrase` or `plural`."""
    found = [phrase.split(": ", 1)[1] for phrase in bare_phrases(module)]

    assert [] == [phrase for phrase in found if not _is_shown_to_nobody(phrase)]


def _is_shown_to_nobody(phrase: str) -> bool:
    return phrase in NO_PHRASES or bool(STYLE.fullmatch(phrase) or MARKUP.fullmatch(phrase))


def test_a_forgotten_phrase_is_found(tmp_path):
    """In a call, in a table, in a formatted text; texts for programmers are left alone."""
    module = tmp_path / "module.py"
    module.write_text(
        '"""A docstring of a module."""\n'
        'TABLE = {"a": "Said in a table", "b": Phrase("Said when it is shown")}\n'
        "def said(name):\n"
        '    """A docstring of a function."""\n'
        '    say("Said at once")\n'
        '    say(words("Said through words"))\n'
        '    raise ValueError("for a programmer")\n'
        '    return f"Said of {name}"\n'
    )

    assert ["2: Said in a table", "5: Said at once", "8: Said of "] == [
        phrase.split(":", 1)[1] for phrase in bare_phrases(module)
    ]


def spoken(*lines: str) -> str:
    """Everything that is said over these lines, in the language that shows what was forgotten."""
    source, sink = io.StringIO("".join(f"{line}\n" for line in lines)), io.StringIO()
    with spoken_in(Pseudo()):
        run_workshop("hall.yaml", RULEBOOK, source, sink)
    return sink.getvalue()


def test_a_whole_workshop_speaks_another_language(tmp_path, monkeypatch):
    """What comes out unmarked is what the rulebook says or what people typed, and a file's name."""
    monkeypatch.chdir(tmp_path)
    lines = [
        *A_WORKSHOP[:-1],
        "?",
        "l",
        "w",
        "g 1",
        "w",
        "l",
        "n",
        "1",
        "Minutes",
        "",
        "a",
        *[""] * 9,
        "m",
        "v",
        "x",
        "d",
        "9",
        "f",
        "q",
    ]

    said = spoken(*lines)

    assert set() == left(said, f"{SMALL} {' '.join(lines)} hall yaml")
    assert OPENS in said


def test_refusals_and_faults_speak_it_too(tmp_path, monkeypatch):
    """Too few votes, a late change of the threshold, a disk that is gone."""
    monkeypatch.chdir(tmp_path)
    lines = [
        *NEW,
        "v 1 0",
        "v 5 5",
        "1",
        "x",
        "x",
        "v 5 5",
        "",
        "v 5 5",
        "",
        "v 5 5",
        "",
        "v 5 5",
        "f hall.yaml",
        "m hall.yaml",
        "p",
        "",
        "q",
    ]

    assert set() == left(spoken(*lines), f"{SMALL} {' '.join(lines)} hall yaml")


def test_the_hand_out_speaks_it():
    """Down to the ballots."""
    with spoken_in(Pseudo()):
        said = render_plain(hand_out_outline(RULEBOOK.rulebook))

    assert set() == left(said, SMALL)


def test_the_command_speaks_it(tmp_path):
    """By an environment variable; a language without a catalogue is said to have none."""
    (tmp_path / "small.txt").write_text(SMALL)

    one, other = (
        subsidiarity("hand-out", "--rulebook", "small.txt", cwd=tmp_path, SUBSIDIARITY_LANGUAGE=name)
        for name in ("pseudo", "../cy")
    )

    assert (0, 0) == (one.returncode, other.returncode)
    assert marked("Ballots") in one.stdout
    assert "there is no catalogue of the language `../cy`; it goes on in English" in other.stderr
    assert "\nBallots\n" in other.stdout


def test_a_phrase_is_english_unless_told_otherwise():
    """With its values in their places, and braces in values left alone."""
    assert ["Saved in {x}", "1 vote", "2 votes", "{as it is}"] == [
        words("Saved in {path}", path="{x}"),
        plural("{number} vote", "{number} votes", 1),
        plural("{number} vote", "{number} votes", 2),
        words("{as it is}"),
    ]


def test_a_language_is_spoken_within_its_block():
    """And no longer."""
    with spoken_in(Pseudo()):
        inside = words("Saved in {path}", path="hall"), plural("{number} vote", "{number} votes", 2)

    assert (("⟦Šåvéd îñ hall⟧", "⟦2 vötéš⟧"), "Saved in hall") == (inside, words("Saved in {path}", path="hall"))


def test_a_catalogue_is_spoken(tmp_path, monkeypatch):
    """As gettext keeps them: one folder a language."""
    catalogue = Catalog("cy")
    catalogue.add("Saved in {path}", "Cadwyd yn {path}")
    catalogue.add(
        ("{number} vote", "{number} votes"),
        tuple(f"{{number}} pleidlais {form}" for form in range(catalogue.num_plurals)),
    )
    folder = tmp_path / "cy" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    with (folder / "subsidiarity.mo").open("wb") as file:
        write_mo(file, catalogue)
    monkeypatch.setattr("subsidiarity.reporting.language.CATALOGUES", tmp_path)
    gettext._translations.clear()  # type: ignore[attr-defined]

    with spoken_in(language_named("cy")):
        said = words("Saved in {path}", path="hall"), plural("{number} vote", "{number} votes", 1), words("Not there")

    assert "Cadwyd yn hall" == said[0]
    assert "pleidlais" in said[1]
    assert "Not there" == said[2]


def test_what_a_catalogue_lacks_is_found():
    """A phrase that is missing, one that nobody says, one with other fields."""
    wanted: set[Entry] = {"Saved in {path}", "All of it", ("{number} vote", "{number} votes")}
    catalogue = Catalog("de")
    catalogue.add("Saved in {path}", "Gespeichert in {folder}")
    catalogue.add("Nobody says this", "Das sagt niemand")
    catalogue.add(("{number} vote", "{number} votes"), ("{number} Stimme", ""))

    assert [
        "missing: ('{number} vote', '{number} votes')",
        "missing: All of it",
        "not said: Nobody says this",
        "other fields: Gespeichert in {folder}",
    ] == lacks(catalogue, wanted)


def test_every_catalogue_that_we_ship_is_whole():
    """Nothing is missing in it, and nothing is left over."""
    for file in sorted(Path(CATALOGUES).glob("*/LC_MESSAGES/*.po")):
        with file.open("rb") as source:
            assert [] == lacks(read_po(source), phrases()), file


def test_every_phrase_is_found_by_those_who_translate():
    """Babel reads no further than the quotes of a formatted text, so nothing is said within one."""
    found = {text for entry in phrases() for text in ((entry,) if isinstance(entry, str) else entry)}

    assert {} == {module.name: lost for module in HOUSE.rglob("*.py") if (lost := {*said_in(module)} - found)}


def test_there_are_phrases_to_translate():
    """The extraction sees phrases, tables and plurals."""
    found = phrases(Path(HOUSE))

    assert {"Saved in {path}", "Not known yet", ("{number} vote", "{number} votes")} <= found
