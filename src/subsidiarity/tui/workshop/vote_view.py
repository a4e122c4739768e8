"""The contents of the vote screen once the counts are in: how many voted, then bars and a verdict. No widget here."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
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
from subsidiarity.tui.interview.question_view import NOT_CHOSEN, chosen_mark
from subsidiarity.tui.safe import safe_lines
from subsidiarity.workshop.interview_words import NOT_KNOWN_YET
from subsidiarity.workshop.session import Session
from subsidiarity.workshop.talk_words import minority_question, turnout_sentences
from subsidiarity.workshop.view.verdict import choice_words, record_words, to_record

SIDE_BY_SIDE = 70
"""Terminal columns from which on a bar stands beside its option rather than below it."""
_UP, _DOWN = "▲", "▼"
_NOTHING_SHOWN = Phrase(
    "Nothing is shown yet. {reveal} reveals, {throw_away} throws it away, {count_again} counts again."
)

DrawnBars = Callable[["Sequence[Bar]", int, int], list[Content]]
"""A function that draws bars: from them, the votes in all, and a width in terminal columns."""


def waiting_lines(vote: Round, people: int, width: int, keys: Mapping[str, str]) -> list[Content]:
    """Lines on a vote before it is revealed: how many voted, and the keys; `width` in terminal columns."""
    lines = [line for said in turnout_sentences(vote, people) for line in (*safe_lines(said, width), "")]
    lines += safe_lines(words(_NOTHING_SHOWN, **keys), width)
    return [Content.styled(line, "bold") if not index else Content(line) for index, line in enumerate(lines)]


def tally_lines(
    session: Session,
    discussion: Discussion,
    width: int,
    keys: Mapping[str, str],
    chosen: frozenset[str] = frozenset(),
    drawn: DrawnBars | None = None,
) -> list[Content]:
    """Lines on the newest round: the verdict, the bars as `drawn`, the answer.

    `chosen` are the options that Enter would record as the answer, none while nobody chose any.
    """
    decision, question = session.decision, session.rulebook.question(discussion.question)
    tally = discussion.tallies[-1]
    workshop = decision.workshop
    assert workshop is not None, "only a workshop has votes"
    answer, waiting = decision.answers.get(question.id), chosen or frozenset(to_record(session, discussion))
    lines = _verdict(session, discussion, width, keys, chosen)
    shown = Answer(waiting) if waiting else answer
    mark = chosen_mark(is_recorded=not chosen and not workshop.talk(question.id).waits_for_answer)
    bars = bars_of(question, tally, shown, mark)
    lines += [Content(""), *(drawn or bar_lines)(bars, tally.round.votes, width)]
    if tally.round.abstained:
        lines.append(Content.styled(words("      Abstained: {number}", number=tally.round.abstained), "$quiet"))
    if not waiting:
        lines += _said(answer_sentence(question, answer, discussion, workshop.rules), width, "", "bold")
    return lines


def beside_lines(session: Session, discussion: Discussion, width: int, keys: Mapping[str, str]) -> list[Content]:
    """Lines beside the newest round: the minority views, whether to ask for one, the spread, what is parked."""
    rulebook, workshop = session.rulebook, session.decision.workshop
    question, tally = rulebook.question(discussion.question), discussion.tallies[-1]
    assert workshop is not None, "only a workshop has votes"
    lines = []
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


def _verdict(
    session: Session, discussion: Discussion, width: int, keys: Mapping[str, str], chosen: frozenset[str]
) -> list[Content]:
    """Lines on what the vote comes to: whether there is a consensus, what to do, and whether a split matters."""
    tally = discussion.tallies[-1]
    is_met = tally.consensus.is_met and tally.is_of_the_room
    lines = _said(consensus_sentence(tally), width, "= " if is_met else "! ", "bold")[1:]
    if chosen:
        said = " ".join(choice_words(session, discussion, chosen, words("Enter"), words("Esc")))
        mark = f"{chosen_mark(is_recorded=False)} "
        lines += [Content.styled(row, "bold") for row in safe_lines(said, width, mark, " " * len(mark))]
    elif to_record(session, discussion):
        waits = words("{mark} is not recorded yet.", mark=chosen_mark(is_recorded=False))
        said = " ".join((waits, *record_words(tally, words("Enter"), keys["minority"])))
        lines += [Content(row) for row in safe_lines(said, width, "  ", "  ")]
    is_in_the_way = bool(chosen) and width < SIDE_BY_SIDE  # the bar of what is chosen is to be seen
    if not is_in_the_way and (split := split_sentence(session.rulebook, tally)):
        is_open = tally.split is not None and tally.split.matters in ("alone", "together")
        first, style = ("! ", "bold $talk") if is_open and not is_met else ("  ", "")
        lines += [Content.styled(row, style) for row in safe_lines(split, width, first, "  ")]
    return lines


def bars_of(question: Question, tally: Tally, answer: Answer | None, mark: str) -> list[Bar]:
    """A bar for each option, and for not known yet if that was voted for or is the answer; `mark` before the answer."""
    vote, is_unknown = tally.round, answer is not None and len(answer.options) == len(question.options)
    bars = []
    for index, (option, count) in enumerate(zip(question.options, vote.counts, strict=True)):
        is_chosen = answer is not None and not is_unknown and option.id in answer.options
        head = f"{index + 1 if index < 9 else ' '} {mark if is_chosen else NOT_CHOSEN} "
        bars.append(Bar(head, option.text, count, _change(tally, index), is_chosen))
    if vote.unknown or is_unknown:
        head = f"0 {mark if is_unknown else NOT_CHOSEN} "
        bars.append(Bar(head, words(NOT_KNOWN_YET), vote.unknown, "", is_chosen=is_unknown))
    return bars


def bar_lines(bars: Sequence[Bar], votes: int, width: int) -> list[Content]:
    """Lines with bars as long as their share of the votes, their counts, and what changed since before."""
    end = max(columns_of(bar.end) for bar in bars)
    frame = _Frame(width, max(columns_of(bar.text) for bar in bars), end, max(votes, 1))
    return [line for bar in bars for line in _bar(bar, frame)]


def _change(tally: Tally, index: int) -> str:
    """Words on how the count of an option (index from 0) differs from the round before; "" in a first round."""
    if tally.change is None:
        return ""
    change, before = tally.change[index], tally.round.counts[index] - tally.change[index]
    if not change:
        return "  ="
    sign = _UP if change > 0 else _DOWN
    return words("  {sign} {number} (was {before})", sign=sign, number=abs(change), before=before)


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar of a vote: the number and mark of an option, its words, its count, and what changed since before."""

    head: str
    text: str
    count: int
    change: str
    is_chosen: bool

    @property
    def end(self) -> str:
        """The words behind the bar: the count, and what changed."""
        return f"{self.count:>3}{self.change}"

    @property
    def style(self) -> str:
        """The style of its words."""
        return "bold" if self.is_chosen else ""


@dataclass(frozen=True, slots=True)
class _Frame:
    """The room for bars, in terminal columns: all, the longest text and the longest count; and the votes in all."""

    width: int
    text: int
    end: int
    votes: int


def _bar(bar: Bar, frame: _Frame) -> list[Content]:
    """Lines on one option: its number and mark, its words, and a bar for its count."""
    rest = " " * columns_of(bar.head)
    is_beside = frame.width >= SIDE_BY_SIDE
    column = min(frame.text + columns_of(bar.head), frame.width * 3 // 5) if is_beside else frame.width
    room = max(4, (frame.width - column - 2 if is_beside else frame.width - len(rest)) - frame.end - 1)
    drawn = *drawn_bar(bar.count, frame.votes, room), (f" {bar.end}", "bold")
    rows = safe_lines(bar.text, column, bar.head, rest)
    if is_beside:
        line = Content.assemble((padded(rows[0], column), bar.style), "  ", *drawn)
        return [line, *(Content.styled(row, bar.style) for row in rows[1:])]
    return [*(Content.styled(row, bar.style) for row in rows), Content.assemble(rest, *drawn)]


def drawn_bar(count: int, votes: int, room: int) -> tuple[tuple[str, str], tuple[str, str]]:
    """A bar of `room` terminal columns, filled as far as a count has a share of the votes, each part with its style."""
    filled = max(min(count, 1), round(room * count / votes))
    return ("█" * filled, ""), (("░" if count else " ") * (room - filled), "$rule")


def _said(text: str, width: int, first: str = "", style: str = "") -> list[Content]:
    """Lines with a sentence after an empty line; the mark `first` says what the colour of `style` says."""
    rows = safe_lines(text, width, first, " " * len(first))
    return [Content(""), *(Content.styled(row, style) if style else Content(row) for row in rows)]
