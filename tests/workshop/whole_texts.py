"""Decisions with every text that a file may hold, for the tests that say what comes of texts nobody changed."""

from __future__ import annotations

import re

from hypothesis import strategies as st
from tests.workshop.samples import compiled

from subsidiarity.model.decision import Answer, Decision
from subsidiarity.model.workshop import Card, Dissent, Talk, Workshop
from subsidiarity.reading.decoded_text import FORBIDDEN

RULEBOOK = compiled()
NASTY = (
    "  Two  blanks, and blanks around \n",
    "\n\n\tIndented\n\n  and further\t\n",
    "e\u0301e\u0301\u0301 \U0001f469\u200d\U0001f469\u200d\U0001f467 \u05e9\u05dc\u05d5\u05dd \u00a0\u3000x\u00a0",
    "- [red]x[/red] {y} # z: '\"\\",
    "x" * 20_000,
    f" {'Words of a long text. ' * 900}\n",
    "\n".join("a line" for _ in range(2_000)),
    "-",
    "q",
)
"""Texts that a file may hold, and a box or a line could change."""

_characters = st.characters(exclude_categories=["Cs"]).filter(lambda character: not re.match(FORBIDDEN, character))
texts = st.one_of(
    st.sampled_from(NASTY),
    st.text(_characters, min_size=1, max_size=60),
    st.text(" \n\t-'\":#a\u0301", min_size=1, max_size=12),
).filter(lambda text: bool(text.strip()))
"""Texts that the reader of decision files accepts."""


@st.composite
def decisions(draw: st.DrawFn) -> Decision:
    """A decision with an answer on `goal`, and a workshop with a date, a minority view and parked points."""
    some = st.one_of(st.just(""), texts)
    card = Card(
        date=draw(texts),
        place=draw(some),
        roles=("pay",),
        goal=draw(some),
        room=draw(some),
        missing=draw(some),
        people=draw(st.sampled_from([0, 12, 9_999])),
        review=draw(some),
    )
    talk = Talk(dissents=(Dissent(frozenset(["disputed"]), 2, draw(some)),), parked=(draw(texts),))
    return Decision(
        "hall",
        draw(texts),
        draw(some),
        {"goal": Answer(frozenset(["agreed"]), "record", draw(some), draw(some))},
        workshop=Workshop("small", "3", card, talks={"goal": talk}, parked=(draw(texts),)),
    )
