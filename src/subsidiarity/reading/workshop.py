"""The field `workshop` of a decision: the card, the rules, and each question's rounds, views and parked points."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from subsidiarity.model.rulebook import Question, Rulebook
from subsidiarity.model.workshop import (
    FEWEST_VOTES,
    FORMAT,
    MOST_ROUNDS,
    PHONES,
    THRESHOLD,
    Card,
    Dissent,
    Round,
    Rules,
    Talk,
    Workshop,
)
from subsidiarity.reading.answers.answer import say_one_kind
from subsidiarity.reading.day import is_earlier
from subsidiarity.reading.diagnostics import Problems
from subsidiarity.reading.fields import Fields, expect_entries, expect_items, expect_text
from subsidiarity.reading.tree_nodes import Node

MOST = 9_999
"""The largest number of people or votes that a file may give."""

_FIELDS = (
    "format",
    "rulebook",
    "edition",
    "rehearsal",
    "phones",
    "threshold",
    "most_rounds",
    "rules",
    "card",
    "questions",
    "parked",
)
_CARD = ("date", "place", "goal", "room", "missing", "review", "people", "roles")
_TALK = ("agreed", "skipped", "rounds", "dissent", "parked")
_ROUND = ("votes", "unknown", "abstained", "revealed")
_DISSENT = ("options", "people", "words")
_TOO_MANY = "check the counts, or mend `people` on the card"
_YES_OR_NO = ("yes", "no")


def read_workshop(node: Node, rulebook: Rulebook, problems: Problems) -> Workshop | None:
    """The workshop of a decision; None if it is none, or of a newer format than this program knows."""
    entries = expect_entries(node, "a workshop (format, card, questions)", problems)
    if entries is None:
        return None
    found = entries.entries.get("format")
    number = None if found is None else _number(found[1], "`format`", problems, 1, MOST)
    if found is not None and number is not None and number > FORMAT:
        message = f"this workshop was saved by a newer version of the program, in format {number}"
        problems.error("SUB320", found[1], message, "open it with that version; the file has not been changed")
        return None
    fields = Fields(entries, _FIELDS, "a workshop", problems)
    fields.node("format", required=True)
    rehearsal = fields.node("rehearsal")
    phones = fields.word("phones", PHONES, "none")
    card = _card(fields.node("card"), rulebook, problems)
    return Workshop(
        rulebook=fields.text("rulebook", required=True),
        edition=fields.text("edition", required=True),
        card=card,
        rules=Rules(
            threshold=_field(fields, "threshold", THRESHOLD, 50, 100),
            most_rounds=_field(fields, "most_rounds", MOST_ROUNDS, 1, 9),
            is_fixed=fields.word("rules", ("fixed", "open"), "open") == "fixed",
        ),
        talks=_talks(fields.node("questions"), rulebook, card.people, problems),
        parked=_texts(fields.node("parked"), problems),
        rehearsal=None if rehearsal is None else _number(rehearsal, "`rehearsal`", problems, 0, 10**9),
        phones=next(way for way in PHONES if way == phones),
    )


def _card(node: Node | None, rulebook: Rulebook, problems: Problems) -> Card:
    entries = expect_entries(node, "a card (date, place, room, missing)", problems)
    if entries is None:
        return Card()
    fields = Fields(entries, _CARD, "a card", problems)
    roles = _words(fields.node("roles"), "role", [role.id for role in rulebook.roles], problems)
    texts = {name: fields.text(name) for name in ("date", "place", "goal", "room", "missing", "review")}
    if is_earlier(texts["review"], than=texts["date"]):
        message = f"`review` is {texts['review']}, before the meeting: {texts['date']}"
        problems.warning("SUB325", fields.located("review"), message, "write a later day, or mend `date`")
    return Card(**texts, people=_field(fields, "people", 0, 0, MOST), roles=roles)


def _talks(node: Node | None, rulebook: Rulebook, people: int, problems: Problems) -> Mapping[str, Talk]:
    entries = expect_entries(node, "questions (`question:` and what happened on it)", problems)
    questions = {question.id: question for question in rulebook.questions}
    talks: dict[str, Talk] = {}
    for name, (key, value) in () if entries is None else entries.entries.items():
        question = questions.get(name)
        if question is None:
            problems.unknown("SUB301", key, "no question", name, questions)
            continue
        talk = _talk(question, value, people, problems)
        if talk != Talk():
            talks[name] = talk
    return {question: talks[question] for question in questions if question in talks}


def _talk(question: Question, node: Node, present: int, problems: Problems) -> Talk:
    entries = expect_entries(node, "what happened on a question (rounds, dissent, parked)", problems)
    if entries is None:
        return Talk()
    fields = Fields(entries, _TALK, "a question of a workshop", problems)
    rounds = expect_items(fields.node("rounds"), "a list of rounds", problems)
    views = expect_items(fields.node("dissent"), "a list of minority views", problems)
    read = [_round(question, item, present, problems) for item in (() if rounds is None else rounds.items)]
    if rounds is not None and not all(vote is None or vote.is_revealed for vote in read[:-1]):
        problems.error("SUB322", rounds, "a round before the last one has not been revealed", "reveal it or remove it")
    dissents = (_dissent(question, item, present, problems) for item in (() if views is None else views.items))
    return Talk(
        rounds=tuple(vote for vote in read if vote is not None),
        is_agreed=fields.word("agreed", _YES_OR_NO, "no") == "yes",
        is_skipped=fields.word("skipped", _YES_OR_NO, "no") == "yes",
        dissents=tuple(view for view in dissents if view is not None),
        parked=_texts(fields.node("parked"), problems),
    )


def _round(question: Question, node: Node, present: int, problems: Problems) -> Round | None:
    entries = expect_entries(node, "a round (votes, unknown, abstained)", problems)
    if entries is None:
        return None
    fields = Fields(entries, _ROUND, "a round", problems)
    votes = expect_entries(fields.node("votes", required=True), "votes (`option: number`)", problems)
    counts = dict.fromkeys(question.option_ids, 0)
    for name, (key, value) in () if votes is None else votes.entries.items():
        if name in counts:
            counts[name] = _number(value, f"votes for `{name}`", problems, 0, MOST) or 0
        else:
            problems.unknown("SUB302", key, f"`{question.id}` has no option", name, counts)
    unknown, abstained = (_field(fields, name, 0, 0, MOST) for name in ("unknown", "abstained"))
    is_revealed = fields.word("revealed", _YES_OR_NO, "yes") == "yes"
    vote = Round(tuple(counts.values()), unknown, abstained, is_revealed)
    if vote.votes < FEWEST_VOTES:
        shown = f"a round of {vote.votes} would show who voted for what"
        message = shown if vote.votes else "nobody voted in this round"
        problems.error("SUB322", entries, message, f"remove it: rounds are kept from {FEWEST_VOTES} votes on")
    if 0 < present < vote.took_part:
        message = f"{vote.took_part:,} people took part in this round, and the card says {present:,}"
        problems.warning("SUB324", fields.located("votes"), message, _TOO_MANY)
    return vote


def _dissent(question: Question, node: Node, present: int, problems: Problems) -> Dissent | None:
    entries = expect_entries(node, "a minority view (options, people, words)", problems)
    if entries is None:
        return None
    fields = Fields(entries, _DISSENT, "a minority view", problems)
    options = _words(
        fields.node("options", required=True), f"`{question.id}` has no option", question.option_ids, problems
    )
    if not question.ordered and 1 < len(options) < len(question.options):
        say_one_kind(question, fields.located("options"), options, problems)
    people = _field(fields, "people", 0, 0, MOST)
    if 0 < present < people:
        message = f"{people:,} people hold this minority view, and the card says {present:,}"
        problems.warning("SUB324", fields.located("people"), message, _TOO_MANY)
    return Dissent(frozenset(options), people, fields.text("words"))


def _words(node: Node | None, what: str, known: Collection[str], problems: Problems) -> tuple[str, ...]:
    """The known words, one or more, that a list names, in their own order."""
    items = expect_items(node, "a list", problems)
    if items is not None and not items.items:
        problems.error("SUB023", items, "expected a list, found nothing in it", "leave the line out")
    chosen = set()
    for item in () if items is None else items.items:
        word = expect_text(item, "one word", problems)
        if word is not None and word not in known:
            problems.unknown("SUB302", item, what, word, known)
        elif word is not None:
            chosen.add(word)
    return tuple(word for word in known if word in chosen)


def _texts(node: Node | None, problems: Problems) -> tuple[str, ...]:
    items = expect_items(node, "a list of sentences", problems)
    texts = (expect_text(item, "a sentence", problems) for item in (() if items is None else items.items))
    return tuple(text for text in texts if text is not None)


def _field(fields: Fields, name: str, default: int, least: int, most: int) -> int:
    node = fields.node(name)
    number = None if node is None else _number(node, f"`{name}`", fields.problems, least, most)
    return default if number is None else number


def _number(node: Node, what: str, problems: Problems, least: int, most: int) -> int | None:
    """A whole number from `least` to `most`; None, and a diagnostic, if it is none."""
    text = expect_text(node, f"{what} as a whole number", problems)
    if text is None:
        return None
    is_number = text.isascii() and text.isdigit() and len(text) <= len(str(most))
    if is_number and least <= int(text) <= most:
        return int(text)
    problems.error("SUB321", node, f"{what} cannot be `{text[:20]}`", f"write a whole number from {least} to {most:,}")
    return None
