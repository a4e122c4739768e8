"""Sentences on what became of a question in the room: the group's answer, minority views, its rules."""

from __future__ import annotations

from subsidiarity.model.decision import Answer
from subsidiarity.model.rulebook import Question, Rulebook
from subsidiarity.model.tally import Discussion, DissentView
from subsidiarity.model.workshop import Rules
from subsidiarity.reporting.language import plural, words
from subsidiarity.reporting.wording.group.vote import level_clause
from subsidiarity.reporting.wording.noun_words import WHO, answer_texts, capitalised, listed, quoted, sentence


def answer_quoted(question: Question, answer: Answer | None, *, is_short: bool = False) -> str:
    """An answer by number (from 1) and text: '2, “Friendly service helps”'; 'not known yet'.

    `is_short` gives several options by number alone.
    """
    if answer is None or not answer_texts(question, answer):
        return words("not known yet")
    if is_short and len(answer.options) > 1:
        numbers = (f"{number}" for number, option in enumerate(question.option_ids, 1) if option in answer.options)
        return listed(numbers, words("or"))
    chosen = [
        words("{option}, {text}", option=number, text=quoted(option.text))
        for number, option in enumerate(question.options, 1)
        if option.id in answer.options
    ]
    return words("; or ").join(chosen)


def answer_sentence(question: Question, answer: Answer | None, discussion: Discussion, rules: Rules) -> str:
    """A sentence on the group's answer, and what it rests on."""
    said = answer_quoted(question, answer, is_short=bool(discussion.tallies))
    match discussion.standing:
        case "open":
            return words("Not answered.")
        case "spoken":
            return words("Answered without a vote: {answer}.", answer=said)
        case "voted":
            return _unrecorded(question, answer, discussion, said)
        case _:
            is_one_option = answer is not None and len(answer.options) == 1
            share = _share(discussion, rules, is_one_option=is_one_option)
            return words("The group's answer: {answer}.", answer=said) + share


def _unrecorded(question: Question, answer: Answer | None, discussion: Discussion, said: str) -> str:
    """A sentence on what stands after a vote while the group has recorded no answer; `said` is that in words."""
    number = len(answer.options) if answer is not None else 0
    newest = discussion.tallies[-1] if discussion.tallies else None
    if newest is not None and newest.consensus.is_met and newest.is_of_the_room and number > 1:
        return words("The consensus was not recorded. Until it is, the options voted for stand: {answer}.", answer=said)
    if number == 1:
        return words("The answer with the most votes stands: {answer}.", answer=said)
    if newest is not None and not newest.round.voted:
        return words("All votes were for not known yet.")
    if number == len(question.options):
        return words("No answer is agreed. Every option was voted for, so it is not known yet.")
    if not question.ordered:
        return words("No answer is agreed. Several kinds are tied, and stay open: {answer}.", answer=said)
    return words("No answer is agreed. The options voted for stand: {answer}.", answer=said)


def dissent_sentence(rulebook: Rulebook, question: Question, view: DissentView) -> str:
    """A sentence on a minority view that says what it is, for those in the room."""
    return words("Minority view: {view}", view=dissent_words(rulebook, question, view))


def dissent_words(rulebook: Rulebook, question: Question, view: DissentView) -> str:
    """Sentences on a minority view: its answer, its words, and the level that its answer gives."""
    held = answer_quoted(question, Answer(view.dissent.options))
    if view.dissent.people:
        who = plural("{number} person holds", "{number} people hold", view.dissent.people)
        said = words("{who} to {answer}.", who=who, answer=held)
    else:
        said = sentence(held)
    if view.dissent.words:
        said += words(" Their words: {words}", words=quoted(sentence(" ".join(view.dissent.words.split()))))
    clause = level_clause(rulebook, view.possible)
    if view.differs:
        return said + words(
            " With that answer {clause}; with the group's, {group}.",
            clause=clause,
            group=level_clause(rulebook, view.group),
        )
    if len(view.possible) == 1:
        return said + words(" With that answer, too, {clause}.", clause=clause)
    return said + words(" With that answer the same levels stay possible.")


def rules_sentence(rules: Rules) -> str:
    """A sentence on the consensus threshold and the most rounds, as the minutes have it."""
    rounds = plural("{number} round", "{number} rounds", rules.most_rounds)
    when = words("set before the first vote") if rules.is_fixed else words("which may be changed until the first vote")
    return words(
        "Consensus is {threshold} of 100 votes for one answer, {when}. At most {rounds} on a question.",
        threshold=rules.threshold,
        when=when,
        rounds=rounds,
    )


def roles_words(rulebook: Rulebook, roles: tuple[str, ...]) -> str:
    """The roles that a workshop is about: 'who decides and who pays'; all of them where none is named."""
    named = [words(WHO, role=role.name) for role in rulebook.roles if not roles or role.id in roles]
    return capitalised(listed(named, words("and")))


def _share(discussion: Discussion, rules: Rules, *, is_one_option: bool) -> str:
    distance = discussion.distance
    if distance is None:
        return ""
    number, votes = distance.inside, distance.votes
    if is_one_option:
        said = plural(
            " {number} of {votes} votes is for it", " {number} of {votes} votes are for it", number, votes=votes
        )
    else:
        said = plural(
            " {number} of {votes} votes lies within it", " {number} of {votes} votes lie within it", number, votes=votes
        )
    if 100 * number < rules.threshold * votes:
        return said + words(", fewer than the {threshold} of 100 set for a consensus.", threshold=rules.threshold)
    return said + (words(", enough for a consensus.") if is_one_option else words("."))
