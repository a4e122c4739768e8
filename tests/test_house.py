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
PLACE_OF_A_MACHINE = re.compile(r"(?<![\w.}~])/(?:work|tmp|root|home/\w+)/")

HEAVY = ("asyncio", "networkx", "numpy", "pyarrow", "rich", "textual")
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


def test_no_folder_is_too_full():
    """A folder of more than 25 modules has parts that nobody has named."""
    modules = Counter(relative(module.parent) for module in MODULES if module.name != "__init__.py")

    assert {} == {folder: number for folder, number in modules.items() if number > MODULES_IN_A_FOLDER}


def test_every_name_says_something():
    """No module or folder is named for being a place to put things."""
    places = [*MODULES, *(folder for folder in HOUSE.rglob("*") if folder.is_dir())]

    assert [] == [relative(place) for place in places if place.stem.strip("_") in NAMES_THAT_SAY_NOTHING]


def test_every_room_is_a_package():
    """A folder of modules without `__init__.py` would stand outside every import contract."""
    rooms = {module.parent for module in MODULES}

    assert [] == [relative(room) for room in rooms if not (room / "__init__.py").exists()]


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
