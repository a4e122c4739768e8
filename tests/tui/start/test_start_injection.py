"""Text from rulebooks and from a file of keys is shown as it was typed, and acts nowhere."""

from __future__ import annotations

import pytest
from tests.tui.test_injection import PAYLOADS, TALL, rulebook_of, shown

from subsidiarity.model.diagnostic import Diagnostic
from subsidiarity.model.span import Span
from subsidiarity.reporting.safe import safe_flow
from subsidiarity.tui.opened_app import app_for
from subsidiarity.tui.own_files import OwnSettings
from subsidiarity.tui.screen import Opening
from subsidiarity.workshop.rulebook_store import FoundRulebook


@pytest.mark.parametrize("payload", PAYLOADS)
async def test_the_rulebooks_show_it_and_nothing_acts(interview, monkeypatch, payload):
    """The list, the page of one, and why another cannot be used."""
    rulebook, name = rulebook_of(payload), f"{safe_flow(payload).replace('/', '_')}.yaml"
    fault = Diagnostic("SUB021", "error", f"{payload} message", Span(name, 1, 1), f"{payload} hint")
    found = (FoundRulebook(f"folder/{name}", rulebook.rulebook, ()), FoundRulebook(f"bad/{name}", None, (fault,)))
    monkeypatch.setattr("subsidiarity.tui.start.rulebooks.found_rulebooks", lambda _: found)
    app = app_for(rulebook, Opening())
    async with app.run_test(size=(150, 120)) as pilot:
        await pilot.press("6")
        await pilot.pause()
        assert shown(app, f"{payload} rulebook", f"{payload} edition", f"folder/{name}")
        await pilot.press("end", "enter")
        await pilot.pause()
        assert shown(app, f"{payload} message", f"{payload} hint")
        await pilot.press("escape", "home", "enter")
        await pilot.pause()
        assert shown(app, f"{payload} limit", f"{payload} land", f"{payload} ask goal", f"{payload} agreed")
        await pilot.press("end")
        await pilot.pause()
        assert shown(app, f"{payload} source")
    assert [] == app.errors


@pytest.mark.parametrize("payload", PAYLOADS)
async def test_what_is_wrong_with_ones_keys_is_shown_and_does_nothing(interview, payload):
    """In the box that opens first."""
    app = interview()
    fault = Diagnostic("SUB503", "error", f"there is no action `{payload}`", Span("keys.yaml", 2, 3), "")
    app.own = OwnSettings(faults=(fault,))
    async with app.run_test(size=TALL) as pilot:
        await pilot.pause()
        assert shown(app, f"there is no action `{payload}`")
    assert [] == app.errors
