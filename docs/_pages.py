"""The pages on diagnostics: their examples are run, and what these say is written into the pages.

A page has a title (`# SUBnnn: title`), and blocks whose first line says what they hold: ```yaml decision, ```yaml
rulebook, ```yaml translation, ```yaml precedents, ```yaml keys, ```csv table, or ```python of one of these, which
sets `text`. The first shows the fault, the last one shows it mended. A decision is read by the rulebook behind the
examples, or by that of a ```yaml behind block. What the first one says stands in the ```text block. A ```console
block shows what no text can.
"""  # noqa: INP001

from __future__ import annotations

import contextlib
import re
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from subsidiarity.api import Advisor, audit_rulebook, load_advisor, load_precedents
from subsidiarity.api.translating import open_beside
from subsidiarity.reporting.diagnostic import Reported, render_diagnostic
from subsidiarity.tui.own_keys import read_keys

FOLDER = Path(__file__).parent / "diagnostics"
RULEBOOK = FOLDER / "rulebook.yaml"
CODE = re.compile(r"SUB[0-9]{3}")
NAMES = {
    "decision": "decision.yaml",
    "rulebook": "rulebook.yaml",
    "translation": "rulebook.fr.yaml",
    "precedents": "precedents.yaml",
    "table": "decisions.csv",
    "keys": "keys.yaml",
}

_FENCE = re.compile(r"^```(\w+)(?: (\w+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_SAID = re.compile(r"(?<=^```text\n).*?(?=^```$)", re.MULTILINE | re.DOTALL)
_PART = re.compile(r"^(\w+):.*\n(?:[ #].*\n|\n)*", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Example:
    """A block of a page: its language (`yaml`, `python`, `console`...), what it shows, and its text."""

    language: str
    kind: str
    text: str
    behind: str = ""
    """The rulebook that reads a decision, without the parts that it leaves out."""

    @property
    def data(self) -> bytes:
        """The file that it shows; a rulebook is filled up with the parts it leaves out."""
        text: str | bytes = self.text
        if self.language == "python":
            names: dict[str, str | bytes] = {}
            exec(self.text, names)  # noqa: S102  # our own pages
            text = names["text"]
        if isinstance(text, bytes):
            return text
        return (filled_up(text) if self.kind == "rulebook" else text).encode()


@dataclass(frozen=True, slots=True)
class Page:
    """The page of one code."""

    path: Path
    text: str

    @property
    def code(self) -> str:
        """The code it is about."""
        return self.path.stem

    @property
    def title(self) -> str:
        """What it says in a few words."""
        return self.text.splitlines()[0].partition(": ")[2]

    @property
    def about(self) -> str:
        """How grave it is, and in what."""
        return self.text.splitlines()[2]

    @property
    def examples(self) -> tuple[Example, ...]:
        """The faulty and the mended example."""
        blocks = _FENCE.findall(self.text)
        behind = next((text for _, kind, text in blocks if kind == "behind"), "")
        shown = [block for block in blocks if (block[1] or block[0] == "console") and block[1] != "behind"]
        return tuple(Example(language, kind, text, behind) for language, kind, text in shown)

    @property
    def said(self) -> str:
        """What the page says that its faulty example says."""
        found = _SAID.search(self.text)
        return "" if found is None else found[0]

    @property
    def is_runnable(self) -> bool:
        """Whether its examples are text that can be read."""
        return all(example.kind for example in self.examples)

    def renewed(self) -> str:
        """The page with what its faulty example says today."""
        if not self.is_runnable:
            return self.text
        said = rendered(self.code, self.examples[0])
        return _SAID.sub(lambda _: said, self.text, count=1)


def pages() -> tuple[Page, ...]:
    """Every page, by code."""
    return tuple(Page(path, path.read_text(encoding="utf-8")) for path in sorted(FOLDER.glob("SUB*.md")))


def index() -> str:
    """The page that lists them all."""
    rows = "".join(
        f"| [{page.code}]({page.path.name}) | {page.title} | {page.about.rstrip('.')} |\n" for page in pages()
    )
    return f"""# Diagnostics and findings

What the program says about files that people wrote: each message has a code, a place (file, line and column) and, where
one helps, a hint. A diagnostic is about something that cannot be used or is likely not meant. A finding (SUB4..) is
what an audit says about a rulebook that can be used.

Each page has an example that says it and one that does not. Examples of rulebooks leave out what stands in
[rulebook.yaml](rulebook.yaml). This list and what the examples say are written by `python -m docs._generate`.

| code | says | is |
|---|---|---|
{rows}"""


def filled_up(text: str) -> str:
    """A rulebook's text with the parts that it leaves out, from the rulebook behind the examples."""
    own = {match[1] for match in _PART.finditer(text)}
    rest = (match[0] for match in _PART.finditer(RULEBOOK.read_text(encoding="utf-8")) if match[1] not in own)
    return text + "".join(rest)


def rendered(code: str, example: Example) -> str:
    """What an example says with this code, as the command line shows it; of very much, the last."""
    source = example.data.decode("utf-8", "replace")
    said = [
        render_diagnostic(each, source) for each in found_in(example, is_audited=code >= "SUB400") if each.code == code
    ]
    return "".join(said[-2:])


def found_in(example: Example, *, is_audited: bool = True) -> Sequence[Reported]:
    """Everything that reading an example, and auditing it if it is a rulebook, comes upon."""
    with _in_a_folder_of_its_own():
        name = Path(NAMES[example.kind])
        name.write_bytes(example.data)
        if example.kind == "rulebook":
            if not is_audited:
                return load_advisor(str(name))[1]
            _, diagnostics, findings = audit_rulebook(str(name))
            return (*diagnostics, *findings)
        if example.kind == "translation":
            return open_beside(str(name), str(RULEBOOK), _advisor(RULEBOOK).rulebook).diagnostics
        if example.kind == "precedents":
            return load_precedents(str(name), _advisor(RULEBOOK).rulebook).diagnostics
        if example.kind == "keys":
            return read_keys(str(name))[1]
        behind = RULEBOOK
        if example.behind:
            behind = Path("rulebook.yaml")
            behind.write_text(filled_up(example.behind), encoding="utf-8")
        return [each for row in _advisor(behind).evaluate_paths([str(name)]) for each in row.diagnostics]


def _advisor(path: Path) -> Advisor:
    advisor, diagnostics = load_advisor(str(path))
    assert advisor is not None, diagnostics
    return advisor


@contextlib.contextmanager
def _in_a_folder_of_its_own() -> Iterator[None]:
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
        yield
