"""The plain first-branch walk, the oracle of every diagram: at each step the first branch that holds wins.

It reads the rule graph as a person would, on full answer sheets alone, and knows the nouns and nothing that reasons.
A full sheet is one place of an option (from 0, the weakest) for each question, in the rulebook's order.
"""

from __future__ import annotations

from subsidiarity.model.condition import All, AnswerTest, AnyOf, Named, Not, OutcomeTest


def end_of(rulebook, options, role):
    """The outcome in which one role's walk ends."""
    return ends_of(walks_of(rulebook, options))[role]


def ends_of(walks):
    """The outcome in which each role's walk ends, by role."""
    return {role: walk[-1][1].to for role, walk in walks.items()}


def walks_of(rulebook, options):
    """By role, the steps of its walk on a full sheet: (step, the branch that decides, all branches that hold)."""
    answers = answers_of(rulebook, options)
    ends: dict[str, object] = {}
    walks = {}
    for role in rulebook.roles:
        target = role.graph.start
        walk = []
        while isinstance(target, str):
            step = role.graph.steps[target]
            held = [branch for branch in step.branches if holds(branch.when, answers, ends)]
            walk.append((step, held[0], held))
            target = held[0].to
        ends[role.id] = target
        walks[role.id] = walk
    return walks


def supports_on(rulebook, options):
    """The ids of all support that holds on a full sheet, at a step of the walk of its role."""
    answers, walks = answers_of(rulebook, options), walks_of(rulebook, options)
    ends = ends_of(walks)
    steps = [step for walk in walks.values() for step, _, _ in walk]
    return {each.id for step in steps for each in step.support if holds(each.when, answers, ends)}


def safeguards_on(rulebook, options):
    """The safeguards whose condition holds on a full sheet, in order."""
    answers = answers_of(rulebook, options)
    ends = ends_of(walks_of(rulebook, options))
    return [safeguard for safeguard in rulebook.safeguards if holds(safeguard.when, answers, ends)]


def answers_of(rulebook, options):
    """The id of the option chosen for each question, by question."""
    return {
        question.id: question.option_ids[option] for question, option in zip(rulebook.questions, options, strict=True)
    }


def holds(condition, answers, ends):
    """The truth of a condition for one option a question, and for the outcomes in which earlier roles end."""
    match condition:
        case None:
            return True
        case All(parts):
            return all(holds(part, answers, ends) for part in parts)
        case AnyOf(parts):
            return any(holds(part, answers, ends) for part in parts)
        case Named(part=part):
            return holds(part, answers, ends)
        case Not(part):
            return not holds(part, answers, ends)
        case AnswerTest():
            return answers[condition.question] in condition.options
        case OutcomeTest():
            return ends[condition.role].level in condition.levels or ends[condition.role].manner in condition.manners
        case _:
            raise TypeError(condition)
