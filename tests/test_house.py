"""The shape of the house: sizes, names, links, and what a headless command may load."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
HOUSE = ROOT / "src" / "subsidiarity"
MODULES = sorted(HOUSE.rglob("*.py"))
ADRS = sorted((ROOT / "docs" / "adr").glob("*.md"))

LINES_IN_A_MODULE = 250
LINES_IN_A_FUNCTION = 40
MODULES_IN_A_FOLDER = 25
NAMES_THAT_SAY_NOTHING = {"utils", "util", "helpers", "helper", "common", "core", "base", "manager", "misc"}

LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
FENCE = re.compile(r"^(```|~~~).*?^\1", re.MULTILINE | re.DOTALL)
HEADING = re.compile(r"^#+ +(.+?) *$", re.MULTILINE)
HIDES_ITS_NOUN = re.compile(r"(?:The same|Those|These|This|That|They|It|One|What|Which|Who|Where|As|By)\b")
PLACE_OF_A_MACHINE = re.compile(r"(?<![\w.}~])/(?:work|tmp|root|home/\w+)/")

HEAVY = ("asyncio", "networkx", "numpy", "pandas", "polars", "pyarrow", "rich", "textual")
WHAT_A_COMMAND_LOADS = f"""
import sys
from subsidiarity.cli import main
try:
    status = main(sys.argv[1:])
except SystemExit as stop:
    status = stop.code
print("loaded:", *sorted(set({HEAVY!r}) & set(sys.modules)), file=sys.stderr)
sys.exit(status)
"""


def test_there_are_modules_to_measure():
    """The house stands where these tests look for it."""
    assert HOUSE / "__init__.py" in MODULES


def test_no_module_is_too_long():
    """A module of more than 250 lines holds more than one thing."""
    lengths = {relative(module): len(module.read_text(encoding="utf-8").splitlines()) for module in MODULES}

    assert {} == {module: lines for module, lines in lengths.items() if lines > LINES_IN_A_MODULE}


def test_no_function_is_too_long():
    """A function of more than 40 lines does more than one thing."""
    lengths = {name: lines for module in MODULES for name, lines in functions_of(module)}

    assert {} == {name: lines for name, lines in lengths.items() if lines > LINES_IN_A_FUNCTION}


def test_every_docstring_begins_with_its_noun():
    """A docstring that begins with a pronoun, or asks, makes the reader look for the noun elsewhere."""
    assert [] == [place for module in MODULES for place, said in docstrings_of(module) if HIDES_ITS_NOUN.match(said)]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("The same for every question of a sheet.", True),
        ("Those that end at a leaf.", True),
        ("One for each question.", True),
        ("For each distance, the number of sheets that end at a leaf.", False),
        ("Whether a sheet is in a set.", False),
        ("Bytes that a file may have.", False),
        ("The sameness of two sheets.", False),
    ],
)
def test_a_noun_is_hidden_behind_pronouns_and_questions(said, expected):
    """A word that begins like one of them is none."""
    assert expected == bool(HIDES_ITS_NOUN.match(said))


def test_docstrings_stand_below_modules_classes_functions_constants_and_fields(tmp_path):
    """Each is named with its line."""
    module = tmp_path / "sample.py"
    module.write_text(
        '"""A."""\nLIMIT = 1\n"""B."""\nclass Noun:\n    """C."""\n    size: int\n    """D."""\n'
        '    def count(self):\n        """E."""\n        said = """not one"""\n',
        encoding="utf-8",
    )

    assert [(1, "A."), (3, "B."), (5, "C."), (7, "D."), (9, "E.")] == sorted(
        (int(place.rpartition(":")[2]), said) for place, said in docstrings_of(module)
    )


def test_no_folder_is_too_full():
    """A folder of more than 25 modules has parts that nobody has named."""
    modules = Counter(relative(module.parent) for module in MODULES if module.name != "__init__.py")

    assert {} == {folder: number for folder, number in modules.items() if number > MODULES_IN_A_FOLDER}


def test_every_name_says_something():
    """No module or folder is named for being a place to put things."""
    places = [*MODULES, *(folder for folder in HOUSE.rglob("*") if folder.is_dir())]

    assert [] == [relative(place) for place in places if place.stem.strip("_") in NAMES_THAT_SAY_NOTHING]


def test_every_folder_of_modules_is_a_package():
    """A folder of modules without `__init__.py` would stand outside every import contract."""
    folders = {module.parent for module in MODULES}

    assert [] == [relative(folder) for folder in folders if not (folder / "__init__.py").exists()]


def test_adrs_are_numbered_without_gaps():
    """Each choice has a number of its own, in its file's name and in its title."""
    titles = [adr.read_text(encoding="utf-8").split(".", 1)[0] for adr in ADRS]

    assert [f"# {number}" for number in range(1, len(ADRS) + 1)] == titles
    assert [f"{number:04}" for number in range(1, len(ADRS) + 1)] == [adr.name[:4] for adr in ADRS]


def test_every_link_within_the_project_leads_somewhere():
    """A link in a Markdown file names a file, and a heading in it, that exist."""
    pages = [ROOT / path for path in tracked() if path.endswith(".md")]

    assert [] == [f"{relative(page)}: {link}" for page in pages for link in links_of(page) if not leads(page, link)]


def test_no_file_names_a_place_of_one_machine():
    """What one machine calls its folders means nothing on another."""
    files = [ROOT / path for path in tracked()]

    assert [] == [relative(file) for file in files if PLACE_OF_A_MACHINE.search(text_of(file))]


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["evaluate", "decisions"]], ids=" ".join)
def test_a_headless_command_loads_nothing_heavy(arguments):
    """Whoever asks for one result does not wait for a screen, a graph library or columns."""
    run = subprocess.run(
        [sys.executable, "-c", WHAT_A_COMMAND_LOADS, *arguments], cwd=ROOT, capture_output=True, text=True, check=False
    )

    assert (0, "loaded:") == (run.returncode, run.stderr.splitlines()[-1])


def relative(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def functions_of(module: Path) -> Iterator[tuple[str, int]]:
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield f"{relative(module)}:{node.lineno} {node.name}", (node.end_lineno or 0) - node.lineno + 1


def docstrings_of(module: Path) -> Iterator[tuple[str, str]]:
    """The docstrings of a module, each with its file and line: of itself, its classes, functions, constants, fields."""
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str):
            yield f"{module}:{node.lineno}", node.value.value


def tracked() -> list[str]:
    """The files that git keeps and that are still there."""
    if not (ROOT / ".git").exists():
        pytest.skip("not a git checkout")
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True)
    return [path for path in listed.stdout.split("\0") if path and (ROOT / path).is_file()]


def text_of(file: Path) -> str:
    return file.read_bytes().decode("utf-8", errors="replace")


def links_of(page: Path) -> list[str]:
    links = LINK.findall(FENCE.sub("", text_of(page)))
    return [link for link in links if "://" not in link and not link.startswith("mailto:")]


def leads(page: Path, link: str) -> bool:
    path, _, anchor = link.partition("#")
    target = page.parent / path if path else page
    return target.exists() and (not anchor or anchor in anchors_of(target))


def anchors_of(page: Path) -> set[str]:
    """The headings of a page, as the code hosts spell them in links."""
    headings = HEADING.findall(FENCE.sub("", text_of(page)))
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}
