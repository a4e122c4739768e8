"""A question as a workshop discussed it: its options with the votes of every round, and what came of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from subsidiarity.model.decision import Answer
from subsidiarity.model.rulebook import Question, Rulebook
from subsidiarity.model.tally import Discussion, Tally
from subsidiarity.model.workshop import Rules, Talk
from subsidiarity.reporting.language import words
from subsidiarity.reporting.outline import VoteRow, Votes
from subsidiarity.reporting.wording.answer import rests_on
from subsidiarity.reporting.wording.group.consensus import consensus_sentence, turnout_remark
from subsidiarity.reporting.wording.group.talk import answer_quoted, answer_sentence
from subsidiarity.reporting.wording.group.vote import agreement_figure, changes_beside, turnout
from subsidiarity.reporting.wording.noun_words import capitalised


def numbered(rulebook: Rulebook, question: Question) -> str:
    """A question with its number (from 1), as ballots and screens have it."""
    number = rulebook.questions.index(question) + 1
    return words("{number}. {question}", number=number, question=capitalised(question.ask))


def votes_of(
    rulebook: Rulebook,
    discussion: Discussion,
    answer: Answer | None,
    talk: Talk,
    rules: Rules,
    *,
    is_used: bool = True,
) -> Votes:
    """The votes on one question, and sentences on what came of them; `is_used` if its answer bears on anything."""
    question = rulebook.question(discussion.question)
    tallies = discussion.tallies
    return Votes(
        numbered(rulebook, question),
        tuple(words("Round {number}", number=tally.number) for tally in tallies),
        tuple(_rows(question, tallies, answer)) if tallies else (),
        tuple(_figures(tallies)),
        tuple(_said(question, discussion, answer, talk, rules, is_used=is_used)),
    )


def _rows(question: Question, tallies: Sequence[Tally], answer: Answer | None) -> Iterator[VoteRow]:
    """A row for each option, by number (from 1), and one for not known yet where somebody voted for that."""
    for index, option in enumerate(question.options):
        counts = tuple(tally.round.counts[index] for tally in tallies)
        name = words("{option}. {text}", option=index + 1, text=option.text)
        yield VoteRow(name, counts, answer is not None and answer.options == {option.id})
    unknown = tuple(tally.round.unknown for tally in tallies)
    if any(unknown):
        yield VoteRow(words("0. Not known yet"), unknown)


def _figures(tallies: Sequence[Tally]) -> Iterator[tuple[str, ...]]:
    """The rows on those who took no part in a vote that was held, and on how far the others agree."""
    if any(tally.round.abstained for tally in tallies):
        yield (words("Abstained"), *(f"{tally.round.abstained}" for tally in tallies))
    if any(tally.agreement.figure is not None for tally in tallies):
        yield (words("Agreement"), *(agreement_figure(tally.agreement) for tally in tallies))


def _said(
    question: Question, discussion: Discussion, answer: Answer | None, talk: Talk, rules: Rules, *, is_used: bool
) -> Iterator[str]:
    if talk.hidden is not None:
        yield words("A vote was taken and not revealed: {turnout}.", turnout=turnout(talk.hidden))
    consensus = _consensus(question, discussion, answer) if discussion.tallies else ""
    came_of_it = [_answer(question, discussion, answer, talk, rules), consensus]
    yield from filter(None, came_of_it if discussion.standing == "agreed" else reversed(came_of_it))
    if discussion.tallies and (changes := changes_beside(discussion.tallies[-1])):
        yield changes
    if said := " ".join(rests_on(answer)):
        yield said
    if not is_used:
        yield words("This answer is not used: as things stand, nothing depends on it.")
    if discussion.dissents:
        yield words("A minority view is recorded above.")
    if talk.parked:
        yield words("A point is parked; it stands below.")


def _answer(question: Question, discussion: Discussion, answer: Answer | None, talk: Talk, rules: Rules) -> str:
    if answer is None and talk.is_skipped:
        return words("Passed over.")
    if talk.hidden is not None and discussion.standing == "spoken":
        return words("The answer rests on no vote so far: {answer}.", answer=answer_quoted(question, answer))
    return answer_sentence(question, answer, discussion, rules) if answer is not None or discussion.tallies else ""


def _consensus(question: Question, discussion: Discussion, answer: Answer | None) -> str:
    """A sentence on the consensus of the last round; of one that the group's answer gives, who voted alone."""
    last = discussion.tallies[-1]
    held, is_agreed = last.consensus.held_by, discussion.standing == "agreed"
    if is_agreed and answer is not None and len(answer.options) == 1 and not last.consensus.is_unknown:
        is_on_several = held is not None and held[1] - held[0] > 1
        is_on_answer = held is not None and last.consensus.is_met and question.options[held[0]].id in answer.options
        if (
            held is None or is_on_several or is_on_answer
        ):  # the answer's sentence says how many are for it, and whether that is enough
            return turnout_remark(last)
    return consensus_sentence(last, has_threshold=False)
