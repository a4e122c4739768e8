"""The contents of the vote screen: the ballot while counts are typed, bars once they are revealed. No widget here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from textual.content import Content

from subsidiarity.model.decision import Answer
from subsidiarity.model.rulebook import Question, Rulebook
from subsidiarity.model.tally import Discussion, Tally
from subsidiarity.model.workshop import Round
from subsidiarity.reporting.language import Phrase, words
from subsidiarity.reporting.wording.group.consensus import consensus_sentence, turnout_remark
from subsidiarity.reporting.wording.group.talk import answer_sentence, dissent_sentence
from subsidiarity.reporting.wording.group.vote import split_sentence, spread_sentence
from subsidiarity.reporting.wrapping import columns_of, padded
from subsidiarity.tui.safe import safe_lines
from subsidiarity.workshop.interview_words import NOT_KNOWN_YET
from subsidiarity.workshop.session import Session
from subsidiarity.workshop.talk_words import minority_question, turnout_sentences

_SIDE_BY_SIDE = 76
"""Terminal columns from which on a bar stands beside its option rather than below it."""
_LONGEST_BAR = 30
_NOTHING_SHOWN = Phrase(
    "Nothing is shown yet. {reveal} reveals, {throw_away} throws it away, {count_again} counts again."
)


def ballot_labels(question: Question) -> tuple[tuple[str, str], ...]:
    """The labels of the counts that are typed, each a number and words: the options, not known yet, abstained."""
    options = [(f"{place}", option.text) for place, option in enumerate(question.options, 1)]
    return (*options, ("0", words(NOT_KNOWN_YET)), (" ", words("Abstained")))


def ballot_prompts(question: Question, typed: Sequence[str], width: int, *, is_shown: bool) -> list[Content]:
    """A prompt for each count, with its digits, or, unless they are shown, only that something was typed."""
    prompts = []
    for (number, text), count in zip(ballot_labels(question), typed, strict=True):
        said = count.rjust(4) if is_shown else (words("in") if count else "").rjust(4)
        first = f"[{said}] {number} "
        prompts.append(Content("\n".join(safe_lines(text, width, first, " " * columns_of(first)))))
    return prompts


def waiting_lines(vote: Round, people: int, width: int, keys: Mapping[str, str]) -> list[Content]:
    """Lines on a vote before it is revealed: how many voted, and the keys; `width` in terminal columns."""
    lines = [line for said in turnout_sentences(vote, people) for line in (*safe_lines(said, width), "")]
    lines += safe_lines(words(_NOTHING_SHOWN, **keys), width)
    return [Content.styled(line, "bold") if not place else Content(line) for place, line in enumerate(lines)]


def tally_lines(
    session: Session, discussion: Discussion, width: int, keys: Mapping[str, str], *, is_big: bool = False
) -> list[Content]:
    """Lines on the newest round: bars, whether its split matters, the answer, and, unless large, how the votes lie."""
    rulebook, decision = session.rulebook, session.decision
    question, tally = rulebook.question(discussion.question), discussion.tallies[-1]
    workshop = decision.workshop
    assert workshop is not None, "only a workshop has votes"
    answer = decision.answers.get(question.id)
    lines, split = bar_lines(question, tally, answer, width), _split(rulebook, tally, width)
    lines = [*split[1:], Content(""), *lines] if is_big and split else [*lines, *split]
    lines += _said(answer_sentence(question, answer, discussion, workshop.rules), width, "", "bold")
    if is_big:
        return [*lines, *(_said(remark, width) if (remark := turnout_remark(tally)) else [])]
    for view in discussion.dissents:
        lines += _said(dissent_sentence(rulebook, question, view), width, "* ")
    if asked := minority_question(discussion):
        hint = words("{minority} records it.", **keys)
        lines += _said(f"{asked} {hint}", width, "* ", "$talk")
    for text in (spread_sentence(tally), consensus_sentence(tally)):
        if text:
            lines += _said(text, width)
    for point in workshop.talk(question.id).parked:
        lines += _said(words("Parked: {point}", point=point), width)
    return lines


def _split(rulebook: Rulebook, tally: Tally, width: int) -> list[Content]:
    """Lines on whether the split changes the result; none without a split."""
    split = split_sentence(rulebook, tally)
    is_open = tally.split is not None and tally.split.matters in ("alone", "together")
    return _said(split, width, "! " if is_open else "= ", "bold $talk" if is_open else "") if split else []


def bar_lines(question: Question, tally: Tally, answer: Answer | None, width: int) -> list[Content]:
    """Lines with a bar for each option, its count, and the count in the round before."""
    vote = tally.round
    most = max((*vote.counts, vote.unknown, 1))
    lines: list[Content] = []
    for place, (option, count) in enumerate(zip(question.options, vote.counts, strict=True)):
        change = 0 if tally.change is None else tally.change[place]
        was = words(" (was {before})", before=count - change) if change else ""
        is_chosen = answer is not None and option.id in answer.options
        first = f"{place + 1 if place < 9 else ' '} {'(x)' if is_chosen else '( )'} "
        lines += _bar((first, "bold" if is_chosen else ""), option.text, (count, was), most, width)
    if vote.unknown:
        lines += _bar(("0 ( ) ", ""), words(NOT_KNOWN_YET), (vote.unknown, ""), most, width)
    if vote.abstained:
        lines.append(Content.styled(words("      Abstained: {number}", number=vote.abstained), "$quiet"))
    return lines


def _bar(head: tuple[str, str], text: str, bar: tuple[int, str], most: int, width: int) -> list[Content]:
    """Lines on one option: `head` (number, style), its words, and a bar for its count (number, remark) of `most`."""
    (first, style), (count, was) = head, bar
    counted = f" {count}{was}"
    is_beside = width >= _SIDE_BY_SIDE
    rest = " " * columns_of(first)
    column = (width - 2) * 3 // 5 if is_beside else width
    room = (width - column - 2 if is_beside else width - len(rest)) - columns_of(counted)
    drawn = f"{'█' * max(min(count, 1), round(max(4, min(_LONGEST_BAR, room)) * count / most))}{counted}"
    rows = safe_lines(text, column, first, rest)
    if is_beside:
        line = Content.assemble((padded(rows[0], column), style), "  ", drawn)
        return [line, *(Content.styled(row, style) for row in rows[1:])]
    return [*(Content.styled(row, style) for row in rows), Content.assemble(rest, drawn)]


def _said(text: str, width: int, first: str = "", style: str = "") -> list[Content]:
    """Lines with a sentence after an empty line; the mark `first` says what the colour of `style` says."""
    rows = safe_lines(text, width, first, " " * len(first))
    return [Content(""), *(Content.styled(row, style) if style else Content(row) for row in rows)]
