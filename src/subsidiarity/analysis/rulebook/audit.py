"""The findings of an audit of a rulebook, in words, each with decisions that show it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress

from subsidiarity.analysis.rulebook.accepted import find_idle_acceptances, with_accepted
from subsidiarity.analysis.rulebook.forbidden_company import find_forbidden_company
from subsidiarity.analysis.rulebook.gaps import find_gaps
from subsidiarity.analysis.rulebook.idle_safeguards import find_constant_safeguards, find_idle_safeguards
from subsidiarity.analysis.rulebook.monotonicity import Contradiction, find_contradictions
from subsidiarity.analysis.rulebook.part_findings import alike_options, constant_roles, idle_parts
from subsidiarity.analysis.rulebook.shadowed import find_idle_support, find_overlaps, find_shadowed
from subsidiarity.analysis.rulebook.unreachable import (
    find_idle_bans,
    find_idle_pulls,
    find_irrelevant_questions,
    find_unreachable_steps,
    find_unreached_levels,
    find_unreached_outcomes,
)
from subsidiarity.analysis.rulebook.unused_sources import find_unused_sources
from subsidiarity.analysis.rulebook.witness import Witnesses
from subsidiarity.analysis.sheet_sets import PAIR_LIMIT, PROOF_LIMIT, SheetSets
from subsidiarity.model.annotation import get_args
from subsidiarity.model.finding import Finding, Gravity
from subsidiarity.reasoning.compiled import CompiledRulebook
from subsidiarity.reasoning.diagram_builder import WORK_LIMIT, Tangled

QUICK_PAIR_LIMIT = 20_000
"""The most pairs of nodes that are compared whenever a rulebook is read anew: a tenth of a second or two."""
_GRAVITIES: tuple[Gravity, ...] = get_args(Gravity)


def find_findings(
    compiled: CompiledRulebook, work_limit: int = PROOF_LIMIT, pair_limit: int = PAIR_LIMIT
) -> tuple[Finding, ...]:
    """The findings of a full audit, the gravest first, then by code, then in the order of the rulebook.

    Exact, over all full answer sheets. What takes more than the one limit, or more
    comparisons than the other, is left out, and a finding says so. Those that the rulebook accepts are among them.
    """
    found = tuple(_Audit(compiled, work_limit, pair_limit).findings())
    rulebook = compiled.rulebook
    every = (*with_accepted(found, rulebook), *find_idle_acceptances(found, rulebook))
    return tuple(sorted(every, key=lambda finding: (_GRAVITIES.index(finding.severity), finding.code)))


def find_quick_findings(compiled: CompiledRulebook) -> tuple[Finding, ...]:
    """Broken promises, and warnings that can be read off the diagrams, in a few milliseconds.

    Promises that take long to prove are left to the whole audit. What the rulebook accepts is left out.
    """
    audit = _Audit(compiled, WORK_LIMIT, QUICK_PAIR_LIMIT)
    found = [*audit.irrelevant(), *audit.safeguards(), *audit.unreached(), *constant_roles(compiled)]
    for promised in (audit.forbidden, lambda: audit.contradictions(compiled.rulebook.headline)):
        with suppress(Tangled):
            found += promised()
    told = with_accepted(found, compiled.rulebook)
    return tuple(finding for finding in told if finding.severity != "information" and not finding.accepted)


class _Audit:
    def __init__(self, compiled: CompiledRulebook, work_limit: int, pair_limit: int) -> None:
        self.compiled = compiled
        self.rulebook = compiled.rulebook
        self.sets = SheetSets(compiled, work_limit)
        self.pair_limit = pair_limit
        self.witnesses = Witnesses(compiled)

    def findings(self) -> Iterator[Finding]:
        yield from self.irrelevant()
        yield from self.safeguards()
        yield from self.unreached()
        yield from self._unused_sources()
        yield from constant_roles(self.compiled)
        yield from alike_options(self.compiled)
        yield from self._unless_tangled("the safeguards", self.forbidden)
        yield from self._unless_tangled("the pulls", self._contradictions)
        yield from self._unless_tangled("the conditions", lambda: idle_parts(self.compiled, self.sets))
        yield from self._unless_tangled(
            "the branches", self._unreachable, self._shadowed, self._idle_support, self._overlaps, self._gaps
        )

    def _unless_tangled(self, what: str, *parts: Callable[[], Iterator[Finding]]) -> list[Finding]:
        """The findings of some parts of the audit, or the one that says why there are none."""
        try:
            return [finding for part in parts for finding in part()]
        except Tangled as tangled:
            names = ", ".join(f"`{self.compiled.order[index]}`" for index in tangled.questions)
            message = f"{what} could not be audited: these questions tangle too much: {names}"
            hint = "let fewer questions decide together in one role"
            return [Finding("SUB412", "warning", message, self.rulebook.span, hint)]

    def _contradictions(self) -> Iterator[Finding]:
        for role in self.compiled.roles:
            yield from self.contradictions(role.role.id)

    def contradictions(self, role: str) -> Iterator[Finding]:
        """A finding for each question whose pull a role contradicts, whatever the number of its options that show it.

        Pulls are declared for the recommended level. Other roles are held to up and down alone; a question that leaves
        the level alone may well place one of them.
        """
        is_headline = role == self.rulebook.headline
        of_question: dict[str, list[Contradiction]] = {}
        for found in find_contradictions(self.compiled, role, self.pair_limit):
            if is_headline or found.question.pull != "none":
                of_question.setdefault(found.question.id, []).append(found)
        for first, *others in of_question.values():
            yield self._contradiction(role, first, len(others), "error" if is_headline else "warning")

    def _contradiction(self, role: str, found: Contradiction, others: int, gravity: Gravity) -> Finding:
        question, outcomes = found.question, (found.weaker_outcome.spelling, found.stronger_outcome.spelling)
        message = (
            f"`{question.id}` pulls {question.pull}, yet from `{found.weaker_option}` to `{found.stronger_option}` "
            f"the role `{role}` goes from {outcomes[0]} to {outcomes[1]}"
        )
        if others:
            message += f"; so it is between {others} other {'pair' if others == 1 else 'pairs'} of its options"
        hint = (
            "change the branch that decides on one of the two, or the pull that the question declares: "
            "`pull: either` claims no direction"
        )
        titles = tuple(
            f"{question.id} at {option}: {role} is {outcome}"
            for option, outcome in zip((found.weaker_option, found.stronger_option), outcomes, strict=True)
        )
        witnesses = self.witnesses.pair("SUB401", (found.weaker, found.stronger), titles, role)
        return Finding("SUB401", gravity, message, question.span, hint, None, witnesses, question.id)

    def _shadowed(self) -> Iterator[Finding]:
        for found in find_shadowed(self.compiled, self.sets):
            branch = found.branch
            if found.witness is None:
                message = f"the branch `{branch.id}` never holds when a walk comes to its step"
                hint = "mend its condition, or delete it"
                yield Finding("SUB402", "warning", message, branch.span, hint, at=branch.id)
                continue
            names = [f"`{each.id}`" for each in found.covering]
            if len(names) == 1:
                message = f"the branch `{branch.id}` never decides: whenever it holds, {names[0]} before it holds too"
                hint = f"move it before {names[0]}, narrow that one, or delete it"
            else:
                together = f"{', '.join(names[:-1])} or {names[-1]}"
                message = f"the branch `{branch.id}` never decides: whenever it holds, {together} before it holds too"
                hint = "move it before one of them, narrow one of them, or delete it: they cover it together"
            deciding = found.covering[0].id
            title = f"{deciding} decides before {branch.id}"
            witness = self.witnesses.one("SUB402", found.witness, title, because=(deciding, branch.id))
            yield Finding("SUB402", "warning", message, branch.span, hint, None, (witness,), branch.id)

    def _idle_support(self) -> Iterator[Finding]:
        for found in find_idle_support(self.compiled, self.sets):
            message = f"the support `{found.id}` never holds when a walk comes to its step"
            yield Finding("SUB414", "warning", message, found.span, "mend its condition, or delete it", at=found.id)

    def _unreachable(self) -> Iterator[Finding]:
        for found in find_unreachable_steps(self.compiled, self.sets):
            why = "the branches that lead to it never decide" if found.is_led_to else "no branch on the way leads to it"
            at = f"{found.role.id}/{found.step.id}"
            message = f"no walk of `{found.role.id}` comes to the step `{found.step.id}`: {why}"
            yield Finding("SUB403", "warning", message, found.step.span, "lead a branch to it, or delete it", at=at)

    def irrelevant(self) -> Iterator[Finding]:
        irrelevant = find_irrelevant_questions(self.compiled)
        for question in irrelevant:
            message = f"the answer to `{question.id}` changes no role's outcome and no safeguard"
            hint = "let a branch test it, or stop asking it"
            yield Finding("SUB404", "warning", message, question.span, hint, at=question.id)
        for question in find_idle_pulls(self.compiled):
            if question in irrelevant:
                continue
            message = f"`{question.id}` declares `pull: {question.pull}`, yet never moves the recommended level"
            hint = "declare `pull: none`, or let a branch test it"
            yield Finding("SUB411", "information", message, question.span, hint, at=question.id)

    def safeguards(self) -> Iterator[Finding]:
        for safeguard in find_idle_safeguards(self.compiled):
            message = f"the safeguard `{safeguard.id}` can never hold"
            hint = "mend its condition, or delete it"
            yield Finding("SUB405", "warning", message, safeguard.span, hint, at=safeguard.id)
        for safeguard in find_constant_safeguards(self.compiled):
            message = f"the condition of the safeguard `{safeguard.id}` always holds"
            hint = "mend its condition, or leave out `when` to say that it always holds"
            yield Finding("SUB406", "warning", message, safeguard.span, hint, self.sets.every, at=safeguard.id)

    def forbidden(self) -> Iterator[Finding]:
        """Safeguards beside outcomes that they name under `not_with`."""
        for found in find_forbidden_company(self.compiled, self.sets):
            safeguard, spelling = found.safeguard, found.outcome.spelling
            message = f"the safeguard `{safeguard.id}` may not stand beside {spelling}, and on some answers it does"
            title = f"{safeguard.id} stands beside {spelling}"
            witness = self.witnesses.one("SUB413", found.witness, title)
            hint = "narrow its condition, or lead those answers on; `check --witness DIR` writes some that show it"
            yield Finding("SUB413", "error", message, safeguard.span, hint, found.sheets, (witness,), safeguard.id)

    def unreached(self) -> Iterator[Finding]:
        for found in find_unreached_outcomes(self.compiled):
            message = f"no answers lead `{found.role.id}` to {found.outcome.spelling}, which `{found.branch.id}` names"
            hint = "mend the conditions on the way to it"
            yield Finding("SUB407", "warning", message, found.branch.span, hint, at=found.branch.id)
        for level in find_unreached_levels(self.compiled):
            message = f"no answers lead `{self.rulebook.headline}` to the level `{level.id}`"
            hint = "lead a branch to it, or delete the level"
            yield Finding("SUB407", "warning", message, level.span, hint, at=level.id)
        for safeguard, outcome in find_idle_bans(self.compiled):
            message = (
                f"the safeguard `{safeguard.id}` may not stand beside {outcome.spelling}, which no answers lead to"
            )
            hint = f"leave {outcome.spelling} out of `not_with`"
            yield Finding("SUB407", "warning", message, safeguard.span, hint, at=safeguard.id)

    def _overlaps(self) -> Iterator[Finding]:
        for found in find_overlaps(self.compiled, self.sets):
            message = f"when `{found.first.id}` decides, `{found.other.id}` can hold too and would lead elsewhere"
            title = f"{found.first.id} decides; {found.other.id} holds too"
            witness = self.witnesses.one("SUB408", found.witness, title, because=(found.first.id, found.other.id))
            span, at = found.other.span, found.other.id
            yield Finding("SUB408", "information", message, span, "", found.sheets, (witness,), at)

    def _gaps(self) -> Iterator[Finding]:
        for found in find_gaps(self.compiled, self.sets):
            step = found.otherwise.id.rpartition("/")[0]
            message = f"no branch of the step `{step}` takes up some answers, and only its `otherwise` is left"
            others = tuple(branch.id for branch in found.step.branches[:-1])
            title = f"only otherwise is left at {step}"
            witness = self.witnesses.one("SUB409", found.witness, title, (found.otherwise.id,), others)
            span, at = found.otherwise.span, step
            yield Finding("SUB409", "information", message, span, "", found.sheets, (witness,), at)

    def _unused_sources(self) -> Iterator[Finding]:
        for source in find_unused_sources(self.rulebook):
            message = f"nothing cites the source `{source.id}`"
            hint = "cite it where it is used, or delete it"
            yield Finding("SUB410", "information", message, source.span, hint, at=source.id)
