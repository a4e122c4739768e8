"""A rulebook of the first format carried to that of today: what the program used to say is written out, nothing else.

Bodies, names and manners are added where they belong, in the words that the program had for them, so that every result
is what it was. Each is listed, and marked in the text where there is room, for it is a person's to word.
"""

from __future__ import annotations

from dataclasses import dataclass

from subsidiarity.model.diagnostic import Diagnostic
from subsidiarity.model.span import Span
from subsidiarity.reading.editions.first_format import is_first_format, things
from subsidiarity.reading.rulebook import read_rulebook
from subsidiarity.reading.tree import read_documents
from subsidiarity.reading.tree_nodes import Entries, Text
from subsidiarity.reporting.decision_file.carried_entry import plain
from subsidiarity.reporting.decision_file.edit import CannotEdit
from subsidiarity.reporting.decision_file.migration import CannotMigrate
from subsidiarity.reporting.decision_file.text_edit import TextEdit

MARK = "# to do"
"""The remark beside what is written out."""
_MANNERS = """\
manners:  # to do: these are the words that the program had for them
  alone: {says: "{body}", short: "{level}", name: acting alone}
  jointly:
    says: "{body}, jointly with its neighbours"
    short: "{level}, jointly"
    name: acting jointly with its neighbours
  independently:
    says: "{body}, through an independent body"
    short: "{level}, independently"
    name: acting through an independent body
  contested:
    levels: 2
    says: contested between {body} and {above}
    short: "{level} or {above_level}?"
    headline: "Contested: {body} or {above}."
  no level:
    levels: 0
    says: no level
    headline: "No level can be recommended. {because}"
    answer: That cannot be said yet.
"""
"""The manners that every rulebook of the first format had, in the program's words."""


@dataclass(frozen=True, slots=True)
class WrittenOut:
    """Fields of one kind that were added: what they are, the lines of the new text, and what a person may write."""

    what: str
    lines: tuple[int, ...]
    wanted: str


@dataclass(frozen=True, slots=True)
class RulebookMigration:
    """The text of a rulebook as it is to be, and what was added to it."""

    text: str
    written: tuple[WrittenOut, ...]


def migrate_rulebook(text: str, file: str) -> RulebookMigration | tuple[Diagnostic, ...]:
    """A rulebook in the format of today, as it is if it is in that; what must be mended first; `CannotMigrate`."""
    documents, faults = read_documents(text.encode(), file)
    if faults or not documents or not isinstance(documents[0].root, Entries):
        return faults
    if not is_first_format(documents[0].root):
        return RulebookMigration(text, ())
    addition = _Addition(text, documents[0].root)
    try:
        changed = addition.text()
    except CannotEdit as reason:
        raise CannotMigrate(str(reason)) from None
    again, _ = read_documents(changed.encode(), file)
    if [plain(document.root) for document in again] != [addition.tree, *(plain(each.root) for each in documents[1:])]:
        raise CannotMigrate("it is written in a way that cannot be changed without risk: write it in lines first")
    _, said = read_rulebook(changed.encode(), file)
    errors = tuple(addition.before(each) for each in said if each.severity == "error")
    if errors:
        return errors
    root = again[0].root
    assert isinstance(root, Entries), "it is the old root with more in it"
    return RulebookMigration(changed, _written(root))


class _Addition:
    """The fields that are added to one rulebook; `tree` is the content that it is to have."""

    def __init__(self, text: str, root: Entries) -> None:
        self._edit = TextEdit(text)
        self._root = root
        tree = plain(root)
        assert isinstance(tree, dict), "a rulebook is a group of lines"
        self.tree = tree

    def text(self) -> str:
        """The text with everything added; `CannotEdit`."""
        for key, level in things(self._root, "levels"):
            name = level.entries["name"][1] if "name" in level.entries else key
            self._add("levels", key, level, "body", _spoken(name.value if isinstance(name, Text) else key.value))
        if "manners" not in self._root.entries:
            self._edit.add_lines_below(self._root.entries["levels"][0], ["", *_MANNERS.splitlines()])
            manners, _ = read_documents(_MANNERS.encode(), "")
            self.tree |= {"manners": plain(manners[0].root)["manners"]}  # type: ignore[call-overload, index]
        for key, question in things(self._root, "questions"):
            if "pull" not in question.entries:
                self._add("questions", key, question, "pull", "none", is_said=False)
            self._add("questions", key, question, "name", key.value.replace("_", " "))
        return self._edit.text()

    def before(self, found: Diagnostic) -> Diagnostic:
        """A diagnostic of the new text, with the line of the old one."""
        span = Span(found.span.file, self._edit.line_before(found.span.line), found.span.column)
        return Diagnostic(found.code, found.severity, found.message, span, found.hint)

    def _add(self, part: str, key: Text, thing: Entries, name: str, value: str, *, is_said: bool = True) -> None:
        self._edit.add_first(key, thing, name, value, f"  {MARK}" if is_said else "")
        inner = self.tree[part]
        assert isinstance(inner, dict)
        fields = inner[key.value]
        assert isinstance(fields, dict)
        fields[name] = value


def _written(root: Entries) -> tuple[WrittenOut, ...]:
    """The fields that were added to a rulebook, with the lines on which they stand now."""
    bodies = tuple(level.entries["body"][0].line for _, level in things(root, "levels"))
    names = tuple(question.entries["name"][0].line for _, question in things(root, "questions"))
    options = [things(question, "options") for _, question in things(root, "questions")]
    assert not any(options), "an option of the first format is its text"
    return (
        WrittenOut("the `body` of each level is its name", bodies, "write who acts there, as in “the council”"),
        WrittenOut(
            "the `manners` are those that every rulebook had",
            (root.entries["manners"][0].line,),
            "word them, or delete those that no outcome has",
        ),
        WrittenOut(
            "the `name` of each question is its id", names, "write a few words, as in “the need for local ownership”"
        ),
        WrittenOut(
            "roles have no clause of their own", (), "write `says`, as in “{body} should decide”, and they are said so"
        ),
        WrittenOut(
            "options have their text alone",
            (),
            "write `text`, `short` and `says` where a few words, or a clause after “because”, read better",
        ),
    )


def _spoken(name: str) -> str:
    """A level's name within a sentence; one with further capitals (City of London) keeps its first."""
    return name[:1].lower() + name[1:] if name[1:] == name[1:].lower() else name
