"""Text from files and people is shown as it was typed, on every screen, and acts nowhere."""

from __future__ import annotations

import os
import re
from dataclasses import replace
from itertools import accumulate
from pathlib import Path

import pytest
from tests.tui.conftest import RULEBOOK, text_of_svg
from textual.events import Paste

from subsidiarity.model.decision import Answer, Decision
from subsidiarity.reading.decoded_text import FLAGS, clean
from subsidiarity.reasoning.compiled import CompiledRulebook, compile_rulebook
from subsidiarity.reporting.safe import safe_flow
from subsidiarity.reporting.wrapping import columns_of
from subsidiarity.tui.opened_app import app_for
from subsidiarity.tui.screen import Opening
from subsidiarity.workshop.decision_store import found_decisions
from subsidiarity.workshop.sitting import start

PAYLOADS = (
    "[@click=app.leave]boo[/]",
    "close [/nope]",
    "\x1b[31m\x1b]0;owned\x07",
    f"{FLAGS[0]}a{FLAGS[2]} \U000e0041",
    "🎉 👩‍👩‍👧 e\u0301\u0301\u0301\u0301\u0301\u0301",
    *(
        pytest.param(payload, marks=pytest.mark.long)  # more of each kind
        for payload in (
            "[red]RED[/red]",
            "[link=file:///etc/passwd]x[/link]",
            "\x9b31m",
            "a [ b [b",
            "$foo [$bar] {x.__class__} %s",
            "[type=x, v={'a[0]'}]",
            "\\[b]\\",
            "\u202eright to left\u2066",
            "=1+1 <b>&amp;</b> `code` ",
        )
    ),
)
TALL = (150, 100)


def rulebook_of(payload: str) -> CompiledRulebook:
    """A rulebook in which every text is the payload, with a mark of its own."""
    rulebook = RULEBOOK.rulebook

    def graph(role):
        steps = {
            name: replace(
                step,
                ask=f"{payload} step",
                branches=tuple(replace(branch, because=f"{payload} because {branch.id}") for branch in step.branches),
            )
            for name, step in role.graph.steps.items()
        }
        return replace(role.graph, steps=steps)

    return compile_rulebook(
        replace(
            rulebook,
            title=f"{payload} rulebook",
            edition=f"{payload} edition",
            limits=(f"{payload} limit",),
            levels=tuple(
                replace(level, name=f"{payload} {level.id}", body=f"{payload} {level.id}") for level in rulebook.levels
            ),
            questions=tuple(
                replace(
                    question,
                    theme=f"{payload} theme",
                    ask=f"{payload} ask {question.id}",
                    note=f"{payload} note",
                    name=f"{payload} {question.id}",
                    options=tuple(
                        replace(
                            option,
                            text=f"{payload} {option.id}",
                            short=f"{payload} {option.id}",
                            says=f"{payload} {option.id}",
                        )
                        for option in question.options
                    ),
                )
                for question in rulebook.questions
            ),
            roles=tuple(
                replace(role, name=f"{payload} does", ask=f"{payload} role", graph=graph(role))
                for role in rulebook.roles
            ),
            safeguards=tuple(
                replace(safeguard, title=f"{payload} guard", advice=f"{payload} advice")
                for safeguard in rulebook.safeguards
            ),
            sources={key: replace(source, title=f"{payload} source") for key, source in rulebook.sources.items()},
        )
    )


def decision_of(payload: str) -> Decision:
    """A decision in which every text is the payload."""
    answer = Answer(frozenset(["agreed"]), "record", f"{payload} my note", f"{payload} my source")
    return Decision("hall", f"{payload} title", f"{payload} description", {"goal": answer})


def shown(app, *texts: str) -> bool:
    """Whether all of these are on the screen in their harmless form, and nothing on it could act."""
    drawn = app.export_screenshot()
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", drawn)
    lines = text_of_svg(drawn)
    for box in app.screen.query("#box"):
        lines = [between(line, box.region.x + 1, box.region.right - 1) for line in lines]
    said = " ".join(re.sub(r"[│╭╮╰╯─┃]", " ", " ".join(lines)).split()).lower()
    missing = [text for text in texts if not is_said(" ".join(safe_flow(text).split()).lower(), said)]
    assert [] == missing, said
    return True


def is_said(text: str, said: str) -> bool:
    """Whether a text is there, whole or, where a line is too short for it, its greater part before a sign."""
    return text in said or any(f"{text[:end]}…" in said for end in range(len(text) // 2, len(text)))


def between(line: str, first: int, end: int) -> str:
    """What stands in some columns of a line: an emoji takes two, a mark or a tag none."""
    columns = list(accumulate(map(columns_of, line), initial=0))
    return "".join(character for character, column in zip(line, columns, strict=False) if first <= column < end)


@pytest.mark.parametrize("payload", PAYLOADS)
async def test_every_screen_shows_it_and_nothing_acts(interview, payload):
    """Question, why, note, the moment when it is settled, overview, result, and what a file's fault says."""
    rulebook = rulebook_of(payload)
    sitting = start("hall.yaml", decision_of(payload), rulebook)
    sitting.become(sitting.session.jump("goal"))
    app = app_for(rulebook, Opening(sitting))
    async with app.run_test(size=TALL) as pilot:
        assert shown(app, f"{payload} title", f"{payload} ask goal", f"{payload} agreed", f"{payload} land")
        assert shown(app, f"{payload} my note", f"{payload} my source", f"{payload} theme")
        await pilot.press("w")
        await pilot.pause()
        assert shown(app, f"{payload} note", f"{payload} because decide/framing/disputed", f"{payload} source")
        await pilot.press("escape", "m")
        await pilot.pause()
        assert shown(app, f"{payload} ask goal", "my note", "my source")
        await pilot.press("escape", "2", "enter")
        await pilot.pause()
        assert shown(app, "No level can be recommended")
        await pilot.press("r")
        await pilot.pause()
        assert shown(app, f"{payload} title", f"{payload} description", f"{payload} guard", f"{payload} advice")
        await pilot.press("o")
        await pilot.pause()
        assert shown(app, f"{payload} disputed")
        await pilot.press("f2", "question_mark")
        await pilot.pause()
        assert shown(app)
    assert [] == app.errors


@pytest.mark.parametrize("payload", PAYLOADS)
async def test_the_start_shows_it_and_nothing_acts(interview, payload):
    """Titles, the names of folders and files, and faults."""
    folder = Path("a [" if "\x1b" in payload else safe_flow(payload).replace("/", "_"))
    folder.mkdir()
    rulebook = rulebook_of(payload)
    start(f"{folder}/hall.yaml", decision_of(payload), rulebook)
    os.utime(f"{folder}/hall.yaml", (1_000_000, 1_000_000))
    Path(folder, "zz.yaml").write_text(
        f"decision: a\ntitle: A\nanswers:\n  ? {payload.encode('unicode_escape')!r}\n  : agreed\n"
    )
    app = app_for(rulebook, Opening(folder=str(folder), found=found_decisions(str(folder), rulebook)))
    async with app.run_test(size=TALL) as pilot:
        assert shown(app, f"{clean(payload)} title", f"{payload} rulebook", f"{folder}/hall.yaml")
        await pilot.press(*["down"] * 7, "enter")
        await pilot.pause()
        assert shown(app, "no question")
        await pilot.press("escape", "3", *"nothing", "enter")
        await pilot.pause()
        assert shown(app, "There is no file nothing here.")
    assert [] == app.errors


async def test_pasted_text_is_cleaned_before_it_is_shown(interview):
    """In a line, and in a note of several."""
    app = interview("hall.yaml", "decision: hall\ntitle: Who?\nanswers: {}\n")
    async with app.run_test(size=(80, 30)) as pilot:
        await pilot.press("m")
        await pilot.pause()
        app.post_message(Paste("a\x1b[31m\x9bb\u202e\r\nc"))
        await pilot.press("tab")
        app.post_message(Paste("d\x1b]0;owned\x07\u2066e"))
        await pilot.pause()
        assert shown(app, "a[31mb", "d]0;ownede")
        await pilot.press("f3")

        assert ("a[31mb\nc", "d]0;ownede") == (app.sitting.session.answer.note, app.sitting.session.answer.source)


async def test_what_people_type_is_shown_as_they_typed_it(interview):
    """A title, a note and a source full of brackets."""
    app = interview()
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("1", *"[/] [b]x", "enter", "enter")
        await pilot.pause()
        await pilot.press("m", *"[/red] $a", "tab", *"[@click=app.leave]x", "f3")
        await pilot.pause()

        assert shown(app, "[/] [b]x", "Note: [/red] $a", "Source: [@click=app.leave]x")
