"""The contents of the vote screen: the ballot while counts are typed, bars once they are revealed. No widget here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from textual.content import Content

from subsidiarity.model.decision import Answer
from subsidiarity.model.rulebook import Question
from subsidiarity.model.tally import Discussion, Tally
from subsidiarity.model.workshop import Round
from subsidiarity.reporting.language import Phrase, words
from subsidiarity.reporting.wording.group.consensus import consensus_sentence
from subsidiarity.reporting.wording.group.talk import answer_sentence, dissent_sentence
from subsidiarity.reporting.wording.group.vote import split_sentence, spread_sentence
from subsidiarity.reporting.wrapping import columns_of, padded
from subsidiarity.tui.interview.question_view import chosen_mark
from subsidiarity.tui.safe import safe_lines
from subsidiarity.workshop.interview_words import NOT_KNOWN_YET
from subsidiarity.workshop.session import Session
from subsidiarity.workshop.talk_words import minority_question, turnout_sentences
from subsidiarity.workshop.view.verdict import record_words, to_record

_SIDE_BY_SIDE = 70
"""Terminal columns from which on a bar stands beside its option rather than below it."""
_UP, _DOWN = "▲", "▼"
_NOTHING_SHOWN = Phrase(
    "Nothing is shown yet. {reveal} reveals, {throw_away} throws it away, {count_again} counts again."
)


def ballot_labels(question: Question) -> tuple[tuple[str, str], ...]:
    """The labels of the counts that are typed, each a number and words: the options, not known yet, abstained."""
    options = [(f"{place}", option.text) for place, option in enumerate(question.options, 1)]
    return (*options, ("0", words(NOT_KNOWN_YET)), (" ", words("Abstained")))


def ballot_prompts(
    question: Question, typed: Sequence[str], width: int, people: int, *, is_shown: bool
) -> list[Content]:
    """A prompt for each count, with its digits or, unless they are shown, that some were typed; last, their sum."""
    prompts = []
    for (number, text), count in zip(ballot_labels(question), typed, strict=True):
        said = count.rjust(4) if is_shown else (words("in") if count else "").rjust(4)
        first = f"[{said}] {number} "
        prompts.append(Content("\n".join(safe_lines(text, width, first, " " * columns_of(first)))))
    total = sum(int(count or "0") for count in typed)
    rows = safe_lines(sum_words(total, people), width, f"{total:>5}  ", " " * 7)
    return [*prompts, Content.styled("\n".join(rows), "bold")]


def sum_words(total: int, people: int) -> str:
    """Words behind the sum of the counts typed so far; `people` is how many the card says, 0 where it does not."""
    if not people:
        return words("counted so far")
    if total < people:
        return words("of {people} counted, {left} to come", people=people, left=people - total)
    if total == people:
        return words("of {people} counted: all are in", people=people)
    return words("counted, but the card says {people} people vote", people=people)


def waiting_lines(vote: Round, people: int, width: int, keys: Mapping[str, str]) -> list[Content]:
    """Lines on a vote before it is revealed: how many voted, and the keys; `width` in terminal columns."""
    lines = [line for said in turnout_sentences(vote, people) for line in (*safe_lines(said, width), "")]
    lines += safe_lines(words(_NOTHING_SHOWN, **keys), width)
    return [Content.styled(line, "bold") if not place else Content(line) for place, line in enumerate(lines)]


def tally_lines(
    session: Session, discussion: Discussion, width: int, keys: Mapping[str, str], *, is_big: bool = False
) -> list[Content]:
    """Lines on the newest round: the verdict, the bars, the answer, and, unless large, how the votes lie."""
    rulebook, decision = session.rulebook, session.decision
    question, tally = rulebook.question(discussion.question), discussion.tallies[-1]
    workshop = decision.workshop
    assert workshop is not None, "only a workshop has votes"
    answer, is_waiting = decision.answers.get(question.id), bool(to_record(session, discussion))
    lines = _verdict(session, discussion, width, keys)
    shown = Answer(frozenset(to_record(session, discussion))) if is_waiting else answer
    mark = chosen_mark(is_recorded=not workshop.talk(question.id).waits_for_answer)
    lines += [Content(""), *bar_lines(question, tally, shown, width, mark)]
    if not is_waiting:
        lines += _said(answer_sentence(question, answer, discussion, workshop.rules), width, "", "bold")
    if is_big:
        return lines
    for view in discussion.dissents:
        lines += _said(dissent_sentence(rulebook, question, view), width, "* ")
    if asked := minority_question(discussion):
        hint = words("{minority} records it.", **keys)
        lines += _said(f"{asked} {hint}", width, "* ", "$talk")
    if said := spread_sentence(tally, has_figure=False):
        lines += _said(said, width)
    for point in workshop.talk(question.id).parked:
        lines += _said(words("Parked: {point}", point=point), width)
    return lines


def _verdict(session: Session, discussion: Discussion, width: int, keys: Mapping[str, str]) -> list[Content]:
    """Lines on what the vote comes to: whether there is a consensus, what to do, and whether a split matters."""
    tally = discussion.tallies[-1]
    is_met = tally.consensus.is_met and tally.is_of_the_room
    lines = _said(consensus_sentence(tally), width, "= " if is_met else "! ", "bold")[1:]
    if to_record(session, discussion):
        waits = words("{mark} is not recorded yet.", mark=chosen_mark(is_recorded=False))
        said = " ".join((waits, *record_words(tally, words("Enter"), keys["minority"])))
        lines += [Content(row) for row in safe_lines(said, width, "  ", "  ")]
    if split := split_sentence(session.rulebook, tally):
        is_open = tally.split is not None and tally.split.matters in ("alone", "together")
        first, style = ("! ", "bold $talk") if is_open and not is_met else ("  ", "")
        lines += [Content.styled(row, style) for row in safe_lines(split, width, first, "  ")]
    return lines


def bar_lines(question: Question, tally: Tally, answer: Answer | None, width: int, mark: str) -> list[Content]:
    """Lines with a bar for each option, as long as its share of the votes, its count, and what changed since before.

    `mark` stands before an option of the answer.
    """
    vote = tally.round
    rows = [(f"{place if place < 10 else ' '}", option.text) for place, option in enumerate(question.options, 1)]
    counts = [(count, _change(tally, place)) for place, count in enumerate(vote.counts)]
    chosen = [answer is not None and option.id in answer.options for option in question.options]
    if vote.unknown:
        rows, counts, chosen = [*rows, ("0", words(NOT_KNOWN_YET))], [*counts, (vote.unknown, "")], [*chosen, False]
    ends = [f"{count:>3}{change}" for count, change in counts]
    frame = _Frame(width, max(columns_of(text) for _, text in rows), max(map(columns_of, ends)), max(vote.votes, 1))
    lines = [
        line
        for (number, text), (count, _), end, is_chosen in zip(rows, counts, ends, chosen, strict=True)
        for line in _bar(f"{number} {mark if is_chosen else '( )'} ", text, (count, end), frame, is_chosen=is_chosen)
    ]
    if vote.abstained:
        lines.append(Content.styled(words("      Abstained: {number}", number=vote.abstained), "$quiet"))
    return lines


def _change(tally: Tally, place: int) -> str:
    """Words on how the count of an option (index from 0) differs from the round before; "" in a first round."""
    if tally.change is None:
        return ""
    change, before = tally.change[place], tally.round.counts[place] - tally.change[place]
    if not change:
        return "  ="
    sign = _UP if change > 0 else _DOWN
    return words("  {sign} {number} (was {before})", sign=sign, number=abs(change), before=before)


@dataclass(frozen=True, slots=True)
class _Frame:
    """The room for bars, in terminal columns: all, the longest text and the longest count; and the votes in all."""

    width: int
    text: int
    end: int
    votes: int


def _bar(head: str, text: str, bar: tuple[int, str], frame: _Frame, *, is_chosen: bool) -> list[Content]:
    """Lines on one option: its number and mark, its words, and a bar for its count, (number, what stands behind it)."""
    (count, end), style = bar, "bold" if is_chosen else ""
    rest = " " * columns_of(head)
    is_beside = frame.width >= _SIDE_BY_SIDE
    column = min(frame.text + columns_of(head), frame.width * 3 // 5) if is_beside else frame.width
    room = max(4, (frame.width - column - 2 if is_beside else frame.width - len(rest)) - frame.end - 1)
    filled = max(min(count, 1), round(room * count / frame.votes))
    drawn = ("█" * filled, ""), (("░" if count else " ") * (room - filled), "$rule"), (f" {end}", "bold")
    rows = safe_lines(text, column, head, rest)
    if is_beside:
        line = Content.assemble((padded(rows[0], column), style), "  ", *drawn)
        return [line, *(Content.styled(row, style) for row in rows[1:])]
    return [*(Content.styled(row, style) for row in rows), Content.assemble(rest, *drawn)]


def _said(text: str, width: int, first: str = "", style: str = "") -> list[Content]:
    """Lines with a sentence after an empty line; the mark `first` says what the colour of `style` says."""
    rows = safe_lines(text, width, first, " " * len(first))
    return [Content(""), *(Content.styled(row, style) if style else Content(row) for row in rows)]
