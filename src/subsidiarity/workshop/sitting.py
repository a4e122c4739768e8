"""A sitting, which is an interview with its file: every change is saved before anything else happens."""

from __future__ import annotations

from collections.abc import Mapping

from subsidiarity.files.attributes import Trait
from subsidiarity.model.decision import Decision
from subsidiarity.reasoning.compiled import CompiledRulebook
from subsidiarity.reporting.decision_file.decision import SAVED_BY, render_decisions
from subsidiarity.reporting.language import words
from subsidiarity.workshop.autosave import Autosave, NotSaved
from subsidiarity.workshop.decision_store import OpenedFile
from subsidiarity.workshop.drafts import Drafts
from subsidiarity.workshop.session import Session, begin

_CARD = "card"
"""The name of the box that belongs to no question, wherever it is opened."""


class Sitting:
    """A session and the file that it is kept in; the file's other decisions are saved as they were."""

    def __init__(
        self, session: Session, autosave: Autosave, others: tuple[tuple[Decision, ...], ...] = ((), ())
    ) -> None:
        """Hold a session and its file's keeper; `others` are the file's decisions before this one, and after it."""
        self.session = session
        self.problem: NotSaved | None = None
        """The reason why the newest change is not saved; None while everything is."""
        self.is_saved = False
        """Whether something was saved in this sitting."""
        self.drafts = Drafts(autosave.path)
        """The texts and counts that are half typed, which are no part of the decision yet."""
        self.gone_back_to: set[str] = set()
        """The questions that the room went back to because their split began to matter, by id."""
        self._taken: set[str] = set()
        """The names of drafts that were taken, and go once the decision is saved."""
        self._autosave = autosave
        self._others = others

    @property
    def has_workshop(self) -> bool:
        """Whether the decision has a workshop: it is held as one, or a single person would answer for the room."""
        return self.session.decision.workshop is not None

    @property
    def path(self) -> str:
        """The path of the file, as it was named."""
        return self._autosave.path

    @property
    def lost(self) -> tuple[Trait, ...]:
        """Traits that the file had when it was opened and has no longer: its group, for instance."""
        return self._autosave.lost

    def become(self, session: Session) -> None:
        """Take a new state; if the decision is another one, save it."""
        changed = session.decision != self.session.decision
        self.session = session
        if changed or self.problem is not None:
            self.save()
        self._forget_taken()

    def save_again(self) -> bool:
        """Try again to save what is not saved yet; whether everything is saved then."""
        if self.problem is not None:
            self.save()
            self._forget_taken()
        return self.problem is None

    def _forget_taken(self) -> None:
        if self.problem is None:
            while self._taken:
                self.drafts.forget(self._taken.pop())

    def draft(self, box: str) -> Mapping[str, str]:
        """The draft of a box on the question asked, its texts by the names of the fields; empty for none."""
        return self.drafts.of(self._draft_name(box))

    def keep_draft(self, box: str, texts: Mapping[str, str], *, must_last: bool = True) -> bool:
        """Keep what stands in a box on the question asked, "" for nothing; whether it is kept, as `Drafts` does it."""
        name = self._draft_name(box)
        if not any(texts.values()):
            self.drafts.forget(name)
            return True
        return self._autosave.is_owner and self.drafts.keep(name, texts, must_last=must_last)

    def take_draft(self, box: str) -> None:
        """Forget the draft of a box on the question asked as soon as the decision that it went into is saved."""
        self._taken.add(self._draft_name(box))

    def _draft_name(self, box: str) -> str:
        question = "" if box == _CARD else self.session.at or ""
        return f"{self.session.decision.id} {box} {question}"

    def save(self) -> NotSaved | None:
        """Save the decision now; None once the file holds it, the problem otherwise."""
        before, after = self._others
        decisions = (*before, self.session.decision, *after)
        self.problem = NotSaved(
            "other", words("it was broken off before it was done"), words("try again, or save under another name")
        )  # as long as nothing else is known
        self.problem = self._autosave.save(render_decisions(decisions, self.session.rulebook))
        self.is_saved = self.is_saved or self.problem is None
        return self.problem

    def let_go(self) -> None:
        """Let other programs own the file, once the sitting is over."""
        self._autosave.let_go()

    def save_as(self, path: str) -> NotSaved | None:
        """Go on in another file, which may not exist yet; on a problem, which is returned, the old file is kept."""
        kept = self._autosave, self.problem
        self._autosave = Autosave(path, None)
        failed = self.save()
        if failed is not None:
            self._autosave, self.problem = kept
        else:
            kept[0].let_go()
            self.drafts.move(path)
        return failed


def resume(opened: OpenedFile, index: int, compiled: CompiledRulebook) -> Sitting:
    """The sitting that goes on with one decision of a file, by index from 0, where it stopped."""
    others = opened.decisions[:index], opened.decisions[index + 1 :]
    session = begin(compiled, opened.decisions[index])
    return Sitting(session, Autosave(opened.path, opened.data), others)


def start(path: str, decision: Decision, compiled: CompiledRulebook) -> Sitting:
    """The sitting that begins a decision in a file that does not exist yet; it is saved at once."""
    sitting = Sitting(begin(compiled, decision), Autosave(path, None))
    sitting.save()
    return sitting


def loses_comments(opened: OpenedFile, compiled: CompiledRulebook) -> bool:
    """Whether the file holds comments of its own, which saving leaves out (they stay in its backup)."""
    lines = opened.data.decode("utf-8", "replace").splitlines()
    if lines[1:2] == [SAVED_BY]:
        lines = lines[2:]
    written = set(render_decisions(opened.decisions, compiled.rulebook).splitlines())
    return any(_may_be_a_comment(line) and line not in written for line in lines)


def _may_be_a_comment(line: str) -> bool:
    return line.lstrip().startswith("#") or " #" in line
