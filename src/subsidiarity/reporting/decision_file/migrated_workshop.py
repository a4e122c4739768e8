"""The workshop of a document in another edition: votes and views go with their question, or become a comment."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress

from subsidiarity.reading.tree_nodes import Entries, Items, Node, Text
from subsidiarity.reporting.decision_file.carried_entry import Carried, Refused, Tree, with_options
from subsidiarity.reporting.decision_file.edit import CannotEdit
from subsidiarity.reporting.decision_file.migrated_answers import MigratedAnswers, shown


def migrate_workshop(migrated: MigratedAnswers, workshop: Entries, tree: dict[str, Tree]) -> None:
    """Carry what happened on each question to the one that takes its answers now; `CannotEdit`.

    Votes on questions that became one cannot be put together, nor votes for options that did: people chose between
    others. Votes on a question of which several were made go to the first that has their options, so that nobody's
    vote counts twice.
    """
    found = workshop.entries.get("questions")
    before = tree.get("questions")
    if found is None or not isinstance(found[1], Entries) or not isinstance(before, dict):
        return
    carried, refused = migrated.sorted_out(found[1], _named, may_merge=False)
    after: dict[str, Tree] = {}
    fine: list[Carried] = []
    met: set[str] = set()
    for all_of_it in carried.values():
        together = [each for each in all_of_it if each.key.value not in met]
        met.update(each.key.value for each in together)
        if len(together) > 1:
            names = " and ".join(f"`{each.key.value}`" for each in together)
            refused += [Refused(each.key, f"{names} are one question now, with votes on each") for each in together]
        else:
            fine += together
    if refused and not fine:
        migrated.leave_all(found[0], [Refused(each.key, each.why) for each in refused], "workshop")
        del tree["questions"]
        return
    for one in refused:
        migrated.leave(one, "workshop")
    for each in fine:
        name = each.key.value
        migrated.rename_all(each)
        after[each.question.id] = _renamed(before[name], {node.value: new for node, new in each.options})
    tree["questions"] = after


def say_new_edition(migrated: MigratedAnswers, workshop: Entries, tree: dict[str, Tree], edition: str) -> None:
    """Write the edition in use in the place of the one that the group answered, and that one as a comment."""
    key, value = workshop.entries["edition"]
    if isinstance(value, Text) and value.value != edition:
        migrated.rename(value, edition)
        with suppress(CannotEdit):  # there is no room for a comment within braces, and none in JSON
            migrated.edit.add_remark_below(key, f"The group answered edition {shown(value.value)}.")
        tree["edition"] = edition


def _named(talk: Node) -> list[Text]:
    """The nodes in which a talk names options: keys of votes, and the options of minority views."""
    return [*_vote_keys(talk), *_view_options(talk)]


def _vote_keys(talk: Node) -> Iterator[Text]:
    for each in _items(talk, "rounds"):
        votes = each.entries.get("votes")
        if votes is not None and isinstance(votes[1], Entries):
            yield from (key for key, _ in votes[1].entries.values())


def _view_options(talk: Node) -> Iterator[Text]:
    for each in _items(talk, "dissent"):
        options = each.entries.get("options")
        if options is not None and isinstance(options[1], Items):
            yield from (item for item in options[1].items if isinstance(item, Text))


def _items(talk: Node, name: str) -> Sequence[Entries]:
    found = talk.entries.get(name) if isinstance(talk, Entries) else None
    items = found[1].items if found is not None and isinstance(found[1], Items) else []
    return [item for item in items if isinstance(item, Entries)]


def _renamed(talk: Tree, new: dict[str, str]) -> Tree:
    """A talk with its options under their new ids."""
    if not isinstance(talk, dict):
        return talk
    lists = {name: talk[name] for name in ("rounds", "dissent") if isinstance(talk.get(name), list)}
    return talk | {name: [_entry(each, new) for each in entries] for name, entries in lists.items()}


def _entry(entry: Tree, new: dict[str, str]) -> Tree:
    """A round, or a minority view, with its options under their new ids."""
    if not isinstance(entry, dict):
        return entry
    found = dict(entry)
    votes, options = entry.get("votes"), entry.get("options")
    if isinstance(votes, dict):
        found["votes"] = {new.get(name, name): count for name, count in votes.items()}
    if isinstance(options, list):
        found["options"] = with_options(options, new)
    return found
