"""Text from files and people is shown as it was typed on every screen of a workshop, and acts nowhere."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.tui.test_injection import PAYLOADS, TALL, decision_of, rulebook_of, shown

from subsidiarity.model.workshop import Card, Dissent, Round, Talk
from subsidiarity.reading.decoded_text import clean
from subsidiarity.tui.opened_app import workshop_app_for
from subsidiarity.tui.screen import Opening
from subsidiarity.workshop.convening import convened
from subsidiarity.workshop.sitting import start


@pytest.mark.parametrize("payload", PAYLOADS)
async def test_every_screen_of_a_workshop_shows_it_and_nothing_acts(tmp_path, monkeypatch, payload):
    """Card, vote, minority view, parked points, overview, result, what-if, rules."""
    monkeypatch.chdir(tmp_path)
    payload = clean(payload)
    rulebook = rulebook_of(payload)
    decision = convened(decision_of(payload), rulebook.rulebook)
    assert decision.workshop is not None
    card = Card(f"{payload} date", f"{payload} place", (), f"{payload} whose", f"{payload} room", f"{payload} missing")
    view = Dissent(frozenset(["disputed"]), 2, f"{payload} view")
    talk = Talk((Round((3, 2), is_revealed=True),), dissents=(view,), parked=(f"{payload} parked",))
    workshop = replace(decision.workshop, card=card, talks={"goal": talk})
    workshop = replace(workshop, rules=replace(workshop.rules, is_fixed=True))
    app = workshop_app_for(rulebook, Opening(start("hall.yaml", replace(decision, workshop=workshop), rulebook)))
    async with app.run_test(size=TALL) as pilot:
        await pilot.pause()
        await pilot.press("b", "v")
        await pilot.pause()
        assert shown(app, f"{payload} ask goal", f"{payload} agreed", f"{payload} view", f"{payload} parked")
        await pilot.press("d")
        await pilot.pause()
        assert shown(app, f"{payload} disputed")
        await pilot.press("escape", "b", "a")
        await pilot.pause()
        assert shown(app, "How many people vote?")
        await pilot.press("f3", "o", "l")
        await pilot.pause()
        assert shown(app, f"{payload} parked")
        await pilot.press("escape")
        await pilot.pause()
        assert shown(app, f"{payload} reach", "agreed")  # the answer has lines of its own beside the question's name
        await pilot.press("b", "r")
        await pilot.pause()
        assert shown(app, f"{payload} room", f"{payload} missing")
        await pilot.press("i")
        await pilot.pause()
        assert shown(app, f"{payload} reach", f"{payload} title")
        await pilot.press("b", "g")
        await pilot.pause()
        assert shown(app, f"{payload} step")
        await pilot.press("end", "enter")
        await pilot.pause()
        assert shown(app, f"{payload} because")

    assert [] == app.errors
