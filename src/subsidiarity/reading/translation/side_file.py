"""A side file: the texts of a rulebook in another language, under the ids of the rulebook, and no rule."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence

from subsidiarity.model.diagnostic import Diagnostic, has_errors
from subsidiarity.model.gap import gaps_in
from subsidiarity.model.rulebook import Rulebook
from subsidiarity.model.translation import Key, SourceText, TranslatedText, Translation
from subsidiarity.reading.diagnostics import Problems
from subsidiarity.reading.fields import Fields, expect_entries, name_of
from subsidiarity.reading.taken_for_another import TRANSLATES
from subsidiarity.reading.translation.comments import find_comments
from subsidiarity.reading.translation.language_tag import is_language, read_language
from subsidiarity.reading.tree import read_documents
from subsidiarity.reading.tree_nodes import Entries, Node, Text

HEAD = (TRANSLATES, "edition", "language")
_LEAF = ("of", "text", "was")
_RULES = frozenset(
    "rulebook headline law holder theme pull ordered prepared options when to at source start for_each_level id kind "
    "not_with levels link author year checked".split()
)
"""Fields of a rulebook that are no texts: a side file has none of them where a rulebook has fields."""
_RENEW = "`subsidiarity translate` brings the file up to date"


def plain_text(text: str) -> str:
    """A text on one line, for editors break lines where they like."""
    return " ".join(text.split())


def same_text(one: str, other: str) -> bool:
    """Whether two texts are the same but for where their lines break."""
    return plain_text(one) == plain_text(other)


def is_stale(text: TranslatedText, source: str) -> bool:
    """Whether a text was written for another source text than the one that stands there now."""
    return bool(text.was) or not same_text(text.of, source)


def holds_side_file(data: bytes) -> bool:
    """Whether the text of a file says that it translates a rulebook."""
    documents, _ = read_documents(data, "")
    root = documents[0].root if documents else None
    return isinstance(root, Entries) and TRANSLATES in root.entries


def read_side_file(
    data: bytes, file: str, rulebook: Rulebook, sources: Sequence[SourceText]
) -> tuple[Translation | None, tuple[Diagnostic, ...]]:
    """The translation that a side file holds of a rulebook with these texts, or None, and the diagnostics."""
    documents, found = read_documents(data, file)
    if not documents or has_errors(found):
        return None, found
    problems = Problems(file)
    if len(documents) > 1:
        problems.error("SUB112", documents[1].root, "a side file holds one document", "delete what follows ---")
    root = expect_entries(documents[0].root, "the texts of a rulebook (translates, edition, language...)", problems)
    translation = None if root is None else _SideFileReader(rulebook, sources, problems).read(root, data)
    diagnostics = (*found, *problems.take())
    return (None if has_errors(diagnostics) else translation), diagnostics


class _SideFileReader:
    """A reader that goes down a side file and the keys of the rulebook's texts side by side."""

    def __init__(self, rulebook: Rulebook, sources: Sequence[SourceText], problems: Problems) -> None:
        self._rulebook = rulebook
        self._problems = problems
        self._sources = {source.key: source.text for source in sources}
        self._children: dict[Key, dict[str, None]] = {}
        for key in self._sources:
            for end in range(len(key)):
                self._children.setdefault(key[:end], {})[key[end]] = None
        self._texts: list[TranslatedText] = []
        self._left: list[TranslatedText] = []

    def read(self, root: Entries, data: bytes) -> Translation | None:
        if TRANSLATES not in root.entries:
            hint = f"add `{TRANSLATES}: {self._rulebook.id}`, or name a file that has it"
            self._problems.error("SUB022", root, f"a side file needs the field `{TRANSLATES}`", hint)
            return None
        head = Entries(root.line, root.column)
        head.entries = {name: found for name, found in root.entries.items() if name in HEAD}
        fields = Fields(head, HEAD, "a side file", self._problems)
        rulebook, edition = fields.text(TRANSLATES, required=True), fields.text("edition", required=True)
        language = read_language(fields, self._problems)
        if rulebook and rulebook != self._rulebook.id:
            message = f"these are texts of the rulebook `{rulebook[:80]}`; this is `{self._rulebook.id}`"
            self._problems.error(
                "SUB601", fields.located(TRANSLATES), message, "put it beside the rulebook it belongs to"
            )
            return None
        self._expect_language(language, fields)
        if edition and edition != self._rulebook.edition:
            message = f"these are texts of edition {edition[:80]}; the rulebook is edition {self._rulebook.edition}"
            self._problems.warning("SUB602", fields.located("edition"), message, _RENEW)
        for name, (key, value) in root.entries.items():
            if name not in HEAD:
                self._entry((name,), key, value)
        comments = find_comments(data, root)
        return Translation(rulebook, edition, language, tuple(self._texts), tuple(self._left), comments)

    def _expect_language(self, language: str, fields: Fields) -> None:
        """Say of a language that it is the rulebook's own, or another than that in the file's name."""
        stem = os.path.splitext(os.path.basename(self._problems.file))[0]
        start, dot, named = stem.rpartition(".")
        if language.casefold() == self._rulebook.language.casefold():
            hint = "name the language of the translations, or say in the rulebook which language it is in"
            message = f"the rulebook itself is in `{self._rulebook.language}`"
            self._problems.error("SUB608", fields.located("language"), message, hint)
        elif language and dot and is_language(named) and named.casefold() != language.casefold():
            message = f"the texts are in `{language}`, and the file's name says `{named}`"
            self._problems.error("SUB608", fields.located("language"), message, f"call it {start}.{language}.yaml")

    def _entry(self, path: Key, key: Text, value: Node) -> None:
        source = self._sources.get(path)
        if source is not None:
            self._leaf(path, key, value, source)
        elif path in self._children:
            inner = expect_entries(value, f"the texts below `{key.value}`", self._problems)
            for name, (inner_key, inner_value) in {} if inner is None else inner.entries.items():
                self._entry((*path, name), inner_key, inner_value)
        elif key.value in _RULES and len(path) % 2:
            self._refuse_rule(key)
        else:
            self._unknown(path, key, value)

    def _refuse_rule(self, key: Text) -> None:
        message = f"`{key.value}` is no text: a side file holds no rules"
        self._problems.error("SUB605", key, message, "delete it here; what judges stands in the rulebook alone")

    def _unknown(self, path: Key, key: Text, value: Node) -> None:
        """Say of a key that the rulebook has no text under it, and keep what was written there."""
        above = ".".join(path[:-1])
        what = f"the rulebook has no text below `{above[:120]}` called" if above else "the rulebook has no texts called"
        known = tuple(self._children.get(path[:-1], ()))
        hint = self._problems.nearest(key.value, known) or f"it is not shown; {_RENEW}"
        self._problems.warning("SUB604", key, f"{what} `{key.value[:80]}`", hint)
        self._left += _texts_in(path, value, self._problems)

    def _leaf(self, path: Key, key: Text, value: Node, source: str) -> None:
        if not isinstance(value, Entries):
            hint = "write `of: ...` with the source text below it, then `text: ...`"
            message = f"expected `of` and `text` below `{key.value}`, found {name_of(value)}"
            self._problems.error("SUB020", value, message, hint)
            return
        for name, (inner, _) in value.entries.items():
            if name in _RULES or name == "because":
                self._refuse_rule(inner)
            elif name not in _LEAF:
                self._problems.unknown("SUB021", inner, "a translated text has no field", name, _LEAF)
        read = _text_of(path, value, self._problems)
        if "of" not in value.entries:
            hint = "add `of: ...` with the source text, so that it is noticed when that changes"
            self._problems.error("SUB022", value, f"`{key.value}` needs the field `of`", hint)
            return
        self._texts.append(read)
        if not read.text:
            return
        if is_stale(read, source):
            self._stale(value, source)
        elif sorted(gaps_in(read.text)) != sorted(gaps_in(source)):
            self._gaps(value, source)

    def _stale(self, value: Entries, source: str) -> None:
        node = value.entries.get("was", value.entries["of"])[1]
        shown = plain_text(source)
        message = "the source text has changed since this was translated; the rulebook's own is shown in its place"
        done = "delete `was`; the source text is now" if "was" in value.entries else "write behind `of` what it is now"
        hint = f"look at `text` again, then {done}: {shown[:160]}{'…' if len(shown) > 160 else ''}"
        self._problems.warning("SUB603", node, message, hint)

    def _gaps(self, value: Entries, source: str) -> None:
        wanted = ", ".join(f"{{{gap}}}" for gap in gaps_in(source))
        hint = f"it has these, each as often: {wanted}" if wanted else "it has none: write no { and }"
        message = "this text has other gaps than its source text"
        self._problems.error("SUB606", value.entries["text"][1], message, hint)


def _text_of(path: Key, value: Entries, problems: Problems) -> TranslatedText:
    """The text in a group of `of`, `text` and `was`; fields that are no text count as empty, with a diagnostic."""
    said: dict[str, str] = {}
    for name in _LEAF:
        node = value.entries.get(name, (None, None))[1]
        if node is not None and not isinstance(node, Text):
            message = f"expected `{name}` as text, found {name_of(node)}"
            problems.error("SUB020", node, message, "write it on one line, in quotes")
        said[name] = node.value if isinstance(node, Text) and node.value.strip() else ""
    return TranslatedText(path, said["of"], said["text"], said["was"], problems.span(value))


def _texts_in(path: Key, value: Node, problems: Problems) -> list[TranslatedText]:
    """Whatever was written under a key that the rulebook does not have."""
    if isinstance(value, Text):
        return [TranslatedText(path, "", value.value, span=problems.span(value))] if value.value.strip() else []
    if not isinstance(value, Entries):
        items = enumerate(value.items, 1)
        return [text for number, item in items for text in _texts_in((*path, str(number)), item, problems)]
    if any(isinstance(value.entries.get(name, (None, None))[1], Text) for name in ("of", "text")):
        read = _text_of(path, value, problems)
        return [read] if read.text else []
    return [text for name, (_, inner) in value.entries.items() for text in _texts_in((*path, name), inner, problems)]


def texts_to_show(translation: Translation, sources: Mapping[Key, str]) -> dict[Key, str]:
    """The texts of a translation that may stand in the place of the rulebook's own: written, and not stale."""
    return {each.key: each.text for each in translation.texts if each.text and not is_stale(each, sources[each.key])}
