"""The changes that carrying a document over makes to its text, in whatever notation it is written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from subsidiarity.reading.tree_nodes import Entries, Node, Text
from subsidiarity.reporting.decision_file.carried_entry import Tree


class CannotEdit(Exception):
    """A place is written in a way that cannot be changed without risk; the message says which."""


class Edit(Protocol):
    """The changes of one text, gathered, and made all at once; each raises `CannotEdit` where it would be a risk."""

    @property
    def emptied(self) -> Tree:
        """The content of a mapping of which everything is taken out."""

    def text(self) -> str:
        """The text with every change made."""

    def rename(self, node: Text, new: str, *, in_list: bool = False) -> None:
        """Put another word in the place of one."""

    def drop_item(self, node: Text, before: Text) -> None:
        """Take an item and the sign before it out of a list, where `before` precedes it."""

    def copy_below(
        self, key: Text, value: Node, renames: Sequence[tuple[Text, str]], merged: Sequence[tuple[Text, Text]] = ()
    ) -> None:
        """Put a copy of a key and its value below it, with words renamed and the `merged` items dropped."""

    def take_out(self, key: Text, heading: str) -> None:
        """Leave a key and its value where no reader takes them for an answer, under a heading."""

    def add_fields_below(self, key: Text, values: Mapping[str, str]) -> None:
        """Put fields of text below a key and its value."""

    def add_remark_below(self, key: Text, remark: str) -> None:
        """Put a comment below a key and its value."""

    def end_document(self, root: Entries) -> str:
        """End the changes of one document; the text of the field `NOT_CARRIED` that it is to have, "" if none."""
