"""The difference of two editions as text for people: decisions, sheets, safeguards, names, and what each thing says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from subsidiarity.model.edition import Cause, DecisionDiff, EditionDiff, FieldChange, NameChange, OutcomeChange, Topic
from subsidiarity.model.outcome import Outcome
from subsidiarity.model.rulebook import Rulebook
from subsidiarity.reporting.rulebook.measures import percent
from subsidiarity.reporting.safe import safe, safe_flow
from subsidiarity.reporting.wording.noun_words import counted

_TITLES: dict[Topic, str] = {"rules": "Rules", "words": "Words", "sources": "Sources", "metadata": "Everything else"}


def editions_line(old: Rulebook, new: Rulebook) -> str:
    """A line that names the two editions."""
    return f"From {_edition(old)} to {_edition(new)}"


def render_edition_diff(diff: EditionDiff) -> str:
    """The difference of two editions as text: results, names, rules, words, sources, and everything else."""
    lines: list[str] = []
    for role in diff.roles:
        total = f"{role.changed:,} of {diff.every:,} answer sheets"
        lines += ["", f"{safe(role.role_id)}: {total} change ({percent(diff.share(role.changed))})"]
        lines += _changes(role.changes, diff)
    if diff.safeguards:
        lines += ["", "Safeguards"]
    for safeguard in diff.safeguards:
        no_more, newly = (percent(diff.share(part)) for part in (safeguard.only_before, safeguard.only_after))
        lines.append(f"  {safe(safeguard.safeguard_id)}: no longer holds on {no_more}, newly holds on {newly}")
    if diff.names:
        lines += ["", "Names", *(f"  {_name_words(change)}" for change in diff.names)]
    for topic, title in _TITLES.items():
        found = [line for change in diff.fields if change.topic == topic for line in _field_lines(change)]
        lines += ["", title, *found] if found else []
    return "".join(f"{line}\n" for line in lines)


def _field_lines(change: FieldChange) -> Iterator[str]:
    yield f"  {' '.join(filter(None, (change.kind, safe_flow(change.thing))))}: {safe_flow(change.field)}"
    yield f"    - {safe_flow(change.before)}" if change.before else "    - (nothing)"
    yield f"    + {safe_flow(change.after)}" if change.after else "    + (nothing)"


def render_decision_diff(spot: str, title: str, diffs: Sequence[DecisionDiff], lost: Sequence[str] = ()) -> str:
    """The text on one decision that changes: each role's outcomes before and after, and the cause.

    `lost` are the questions whose answer one of the editions does not know.
    """
    lines = [f"{safe(spot)}: {safe_flow(title)}"]
    lines += [
        f"  {safe(question)}: only one edition knows this answer; to the other it is not known yet" for question in lost
    ]
    for diff in diffs:
        before, after = _outcomes(diff.before), _outcomes(diff.after)
        lines.append(f"  {safe(diff.role_id)}: {before} -> {after}")
        lines.append(f"    {cause_words(diff.cause)}" if diff.cause else "    an answer that only one edition knows")
    return "\n".join(lines) + "\n"


def cause_words(cause: Cause) -> str:
    """A line on what became of the branch that makes the difference."""
    changed, before, after = safe(cause.branch_id), safe(cause.before.id), safe(cause.after.id)
    match cause.change:
        case "added":
            return f"{changed} was added, and decides before {before}"
        case "removed":
            return f"{changed} was removed; now {after} decides"
        case "condition":
            return f"the condition of {changed} changed; {_decides(cause)}"
        case "scale":
            ordered = f"the options of {safe(cause.scale)}" if cause.scale else "the levels"
            return f"{ordered}, which {changed} tests, stand in another order; {_decides(cause)}"
        case "target":
            return f"{changed} leads elsewhere"
        case "order":
            return f"{changed} was moved before {before}"
        case "start":
            return f"the walk begins at another step: {after} decides there, not {before}"


def _decides(cause: Cause) -> str:
    """The branch that decides in the edition in which the changed one does not."""
    if cause.branch_id == cause.before.id:
        return f"now {safe(cause.after.id)} decides"
    return f"before, {safe(cause.before.id)} decided"


def change_title(role_id: str, change: OutcomeChange) -> str:
    """The title of the decisions that show a change."""
    return f"{role_id} goes from {change.before.spelling} to {change.after.spelling}"


def _edition(rulebook: Rulebook) -> str:
    return f"{safe(rulebook.id)}, edition {safe_flow(rulebook.edition)}"


def _name_words(change: NameChange) -> str:
    if change.before is None:
        return f"{change.kind} added: {safe(change.after or '')}"
    if change.after is None:
        return f"{change.kind} removed: {safe(change.before)}"
    return f"{change.kind} renamed: {safe(change.before)} -> {safe(change.after)}"


def _changes(changes: Sequence[OutcomeChange], diff: EditionDiff) -> Iterator[str]:
    widest = max((len(f"{change.sheets:,}") for change in changes), default=0)
    for change in changes:
        share = percent(diff.share(change.sheets))
        outcomes = f"{safe(change.before.spelling)} -> {safe(change.after.spelling)}"
        yield f"  {change.sheets:>{widest},}  {share:>6}  {outcomes}"
        if change.cause is not None:
            yield f"      one of them because {cause_words(change.cause)}"


def _outcomes(outcomes: Sequence[Outcome]) -> str:
    spelled = [safe(outcome.spelling) for outcome in outcomes]
    return ("; or " if any("," in each for each in spelled) else " or ").join(spelled)


def decisions_line(changed: int, number: int, unusable: int) -> str:
    """A line on how many of the given decisions change; `unusable` ones were not compared."""
    words = f"{changed} of {counted(number, 'decision')} {'changes' if changed == 1 else 'change'}"
    return (
        f"{words}; {counted(unusable, 'document that cannot be compared', 'documents that cannot be compared')}"
        if unusable
        else words
    )
