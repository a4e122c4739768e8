"""The answer on one page: who decides and who does the rest, why, how firm that is, and what to do first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from subsidiarity.model.manner import PLAIN
from subsidiarity.model.noun import replace
from subsidiarity.model.prospect import Prospects
from subsidiarity.model.recommendation import Recommendation, RoleAdvice
from subsidiarity.model.rule_graph import Reason
from subsidiarity.model.rulebook import Rulebook
from subsidiarity.reasoning.obstacles import nearest_obstacles
from subsidiarity.reporting.imprint import Imprint, agreed_review, review_words
from subsidiarity.reporting.language import Phrase, Plural, numbered, words
from subsidiarity.reporting.outline import FirstPage, Outline, PageRow, Point
from subsidiarity.reporting.wording.climb import RungArgument, is_left, rung_arguments
from subsidiarity.reporting.wording.evidence import evidence_words, missing_from_room, noted_words, on_record_words
from subsidiarity.reporting.wording.expectation import unmet_sentences
from subsidiarity.reporting.wording.headline import headline_for
from subsidiarity.reporting.wording.no_higher import lifting_clauses, no_answer_says
from subsidiarity.reporting.wording.noun_words import sentence
from subsidiarity.reporting.wording.other_roles import other_roles_words
from subsidiarity.reporting.wording.reason import because_words, questions_behind, telling_more
from subsidiarity.reporting.wording.single_change import firm_row
from subsidiarity.reporting.wording.today import law_words

_MOST_REASONS = 2
_MOST_TITLES = 3
_MOST_QUESTIONS = 3
TO_SETTLE, WHY, NOT_LOWER, NOT_HIGHER = Phrase("To settle it"), Phrase("Why"), Phrase("Not lower"), Phrase("Not higher")
FOR_MOVING, FOR_STAYING = Phrase("For moving"), Phrase("For staying")
DO_FIRST, THE_LAW, EVIDENCE, EXPECTED = Phrase("Do first"), Phrase("The law"), Phrase("Evidence"), Phrase("Expected")
CAN_MOVE = Plural("{number} answer can still move it:", "{number} answers can still move it:")
CAN_MOVE_MOST = Phrase("{number} answers can still move it; the most useful ones first:")
WHATEVER_IS_OPEN = Phrase("However the open answers turn out, this is the result.")
OUTWEIGHED = Phrase("There is a case for staying lower, but it is outweighed. {reason}")
MISSING, MISSING_NOT_NOTED = Phrase("Missing: {missing}"), Phrase("No note says who was missing.")
RULEBOOK, LOOK_AGAIN = Phrase("Rulebook {rulebook}, edition {edition}."), Phrase("Look again by {day}.")


def first_page_of(
    recommendation: Recommendation,
    prospects: Prospects,
    imprint: Imprint | None = None,
    *,
    role_id: str | None = None,
) -> FirstPage:
    """The first page on the headline role, or another; the prospects are those of that role."""
    wanted = role_id or recommendation.rulebook.headline
    advice = next(advice for advice in recommendation.roles if advice.role.id == wanted)
    is_headline = advice is recommendation.headline
    rows = [
        _open_row(recommendation, advice, prospects),
        *_why_rows(recommendation, advice),
        firm_row(recommendation, advice, prospects),
        _first_row(recommendation) if is_headline else None,
        _row(words(THE_LAW), law_words(recommendation)) if is_headline else None,
        _evidence_row(recommendation, imprint),
        _row(words(EXPECTED), " ".join(unmet_sentences(recommendation))) if is_headline else None,
    ]
    others = other_roles_words(recommendation) if is_headline else ""
    return FirstPage(others, tuple(row for row in rows if row is not None), _foot(recommendation, imprint))


def page_outline(
    recommendation: Recommendation,
    prospects: Prospects,
    imprint: Imprint | None = None,
    *,
    role_id: str | None = None,
) -> Outline:
    """The first page as an outline of its own: a title, a headline, and no sections."""
    wanted = role_id or recommendation.rulebook.headline
    advice = next(advice for advice in recommendation.roles if advice.role.id == wanted)
    return Outline(
        title=recommendation.decision.title,
        description=recommendation.decision.description,
        headline=headline_for(recommendation, advice),
        sections=(),
        page=first_page_of(recommendation, prospects, imprint, role_id=wanted),
    )


def _row(label: str, text: str) -> PageRow | None:
    return PageRow(label, text) if text else None


def _open_row(recommendation: Recommendation, advice: RoleAdvice, prospects: Prospects) -> PageRow | None:
    """The row on what would settle an open result, most useful first; None where it is settled."""
    if advice.outcome is not None or not advice.open_questions:
        return None
    from subsidiarity.reporting.wording.open_question import most_useful_first

    ranked = most_useful_first(advice.open_questions, [each.question for each in prospects.settling])
    asked = tuple(Point(recommendation.rulebook.question(question).ask) for question in ranked[:_MOST_QUESTIONS])
    said = numbered(CAN_MOVE, len(ranked))
    most = words(CAN_MOVE_MOST, number=len(ranked))
    return PageRow(words(TO_SETTLE), most if len(ranked) > _MOST_QUESTIONS else said, asked)


def _why_rows(recommendation: Recommendation, advice: RoleAdvice) -> Iterable[PageRow | None]:
    rungs = rung_arguments(advice)
    outcome, rulebook = advice.outcome, recommendation.rulebook
    if outcome is not None and outcome.level is None:
        return ()
    if not rungs:
        same = words(WHATEVER_IS_OPEN)
        return (_row(words(WHY), same if outcome is not None else ""),)
    left = [rung for rung in rungs if is_left(advice, rung)]
    below = left[-1] if left else None
    if outcome is None:
        return (_reasons_row(rulebook, words(NOT_LOWER), below.up if below else ()),)
    last = rungs[-1] if rungs[-1] not in left else None
    if outcome.contender is not None and last is not None:
        return _two_sides(rulebook, advice, last)
    own = _own_reasons(last)
    has_another = len(own) > 1 or (below is not None and bool(below.up))  # the only reason that there is says why
    higher, said = _not_higher(recommendation, advice, own if has_another else ())
    own = _without(own, said)
    if below is None or not below.up:
        return (_reasons_row(rulebook, words(WHY), own or ((*last.down, *last.passed)[:1] if last else ())), higher)
    how, others = _why_so(advice, last), telling_more(below.up)
    first = how or (others.pop(0),)
    own = _without(own, how)
    return (
        _reasons_row(rulebook, words(WHY), first),
        _reasons_row(rulebook, words(NOT_LOWER), others) or _pulled_back(rulebook, below, said if higher else own),
        higher or _reasons_row(rulebook, words(NOT_HIGHER), own),
    )


def _why_so(advice: RoleAdvice, last: RungArgument | None) -> tuple[Reason, ...]:
    """The reason why a level is to act in a manner of its own, jointly, say; none where it acts alone."""
    taken = advice.walk[-1].taken
    is_plain = advice.outcome is None or advice.outcome.manner == PLAIN
    return () if is_plain or last is None or taken is None or taken.when is None else (taken,)


def _two_sides(rulebook: Rulebook, advice: RoleAdvice, last: RungArgument) -> Iterable[PageRow | None]:
    """The rows on an outcome between two levels: why it is one, and the case for each."""
    taken = advice.walk[-1].taken
    why = () if taken is None else (taken,)
    return (
        _reasons_row(rulebook, words(WHY), why),
        _reasons_row(rulebook, words(FOR_MOVING), _without(last.up, why)),
        _reasons_row(rulebook, words(FOR_STAYING), _without(last.down, why)),
    )


def _without(reasons: Sequence[Reason], others: Sequence[Reason]) -> tuple[Reason, ...]:
    """The reasons that say something else than the others; two branches may say the same."""
    said = {other.because for other in others}
    return tuple(reason for reason in reasons if reason.because not in said)


def _own_reasons(last: RungArgument | None) -> tuple[Reason, ...]:
    """The reasons for staying on the last rung; that nothing else held is none."""
    return () if last is None else tuple(each for each in (*last.passed, *last.down) if each.when is not None)


def _reasons_row(rulebook: Rulebook, label: str, reasons: Sequence[Reason]) -> PageRow | None:
    said = list(dict.fromkeys(because_words(rulebook, reason) for reason in reasons))[:_MOST_REASONS]
    return PageRow(label, " ".join(said), short=said[0]) if said else None


def _pulled_back(rulebook: Rulebook, below: RungArgument, beside: Sequence[Reason]) -> PageRow | None:
    """The row on what spoke for the level below and was outweighed; None where nothing did but what stands `beside`."""
    outweighed = _without(below.down, beside)
    if not outweighed:
        return None
    return PageRow(words(NOT_LOWER), words(OUTWEIGHED, reason=because_words(rulebook, outweighed[0])))


def _not_higher(
    recommendation: Recommendation, advice: RoleAdvice, staying: Sequence[Reason]
) -> tuple[PageRow | None, tuple[Reason, ...]]:
    """The row on why it goes no higher, and the reasons for `staying` that it gives.

    One of them is given if it rests on nothing but answers that stand in the way of a higher level; and then
    what no answer says, which is what would lift it.
    """
    lacking = [
        each for found in nearest_obstacles(recommendation, advice) for each in lifting_clauses(recommendation, found)
    ]
    in_the_way = {question for question, _ in lacking}
    held = [reason for reason in staying if (asked := questions_behind(reason)) and asked <= in_the_way][:1]
    told = frozenset(question for reason in held for question in questions_behind(reason))
    untold = dict.fromkeys(clause for question, clause in lacking if question not in told)
    unsaid = list(untold)[: _MOST_REASONS - len(held)]
    said = [because_words(recommendation.rulebook, reason) for reason in held]
    if unsaid:
        said.append(no_answer_says(unsaid))
    row = PageRow(words(NOT_HIGHER), " ".join(said), short=said[0]) if said else None
    return row, tuple(held)


def _first_row(recommendation: Recommendation) -> PageRow | None:
    """The row on the safeguards to see to first: those that this decision calls for, then those that every one does."""
    held = [each.safeguard for each in recommendation.safeguards if each.is_certain and not each.safeguard.first]
    titles = [sentence(each.title) for each in sorted(held, key=lambda safeguard: safeguard.when is None)]
    shown = titles[:_MOST_TITLES]
    return PageRow(words(DO_FIRST), " ".join(shown), short=" ".join(shown[:-1])) if shown else None


def _evidence_row(recommendation: Recommendation, imprint: Imprint | None) -> PageRow:
    missing = _missing_words(recommendation, imprint)
    short = f"{on_record_words(recommendation)} {missing}"
    return PageRow(words(EVIDENCE), f"{evidence_words(recommendation)} {missing}", short=short, is_evidence=True)


def beside_a_count(page: FirstPage, recommendation: Recommendation) -> FirstPage:
    """The page where a count of answers stands beside it, in which “on record” would read like a second count."""
    short = f"{noted_words(recommendation)} {_missing_words(recommendation, None)}"
    return replace(page, rows=tuple(replace(row, short=short) if row.is_evidence else row for row in page.rows))


def _missing_words(recommendation: Recommendation, imprint: Imprint | None) -> str:
    missing = missing_from_room(recommendation, imprint)
    return words(MISSING, missing=sentence(missing)) if missing else words(MISSING_NOT_NOTED)


def _foot(recommendation: Recommendation, imprint: Imprint | None) -> str:
    rulebook = recommendation.rulebook
    said = [sentence(limit) for limit in rulebook.limits[:1]]
    said.append(words(RULEBOOK, rulebook=rulebook.id, edition=rulebook.edition))
    if again := _review(recommendation, imprint):
        said.append(words(LOOK_AGAIN, day=again.rstrip(".")))
    return " ".join(said)


def _review(recommendation: Recommendation, imprint: Imprint | None) -> str:
    """The day to look again: the imprint's, or without one what a workshop agreed; "" where neither names one."""
    workshop = recommendation.decision.workshop
    if imprint is not None:
        return review_words(imprint, workshop, recommendation.rulebook.language)
    return "" if workshop is None else agreed_review(workshop.card)
