"""What the tests of the screen share: an app in an empty folder, when it has come to rest, its text, its picture."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from tests.cli.running import PATIENCE_SECONDS
from tests.workshop.samples import compiled
from textual._context import active_app
from textual.app import App
from textual.pilot import Pilot

from subsidiarity.tui.app import InterviewApp
from subsidiarity.tui.opened_app import WorkshopApp, app_for, workshop_app_for
from subsidiarity.tui.run import opening_for

RULEBOOK = compiled()
SVG = "{http://www.w3.org/2000/svg}"
SOON_SECONDS = 1 / 30
"""What is planned within two frames of a screen belongs to what a key has set off; later plans are clocks."""
A_FRAME_SECONDS = 1 / 500
"""How soon a change is drawn here: in a program, a sixtieth of a second later."""


async def until_at_rest(*_: object) -> None:
    """Wait until a program has nothing to do, and nothing planned for soon.

    It takes the place of textual's own waits. They look at how much the processor works, so that a program that a busy
    machine keeps from working looks like one that has finished.
    """
    loop = asyncio.get_running_loop()
    turns_at_rest = 0
    async with asyncio.timeout(PATIENCE_SECONDS):
        while turns_at_rest < 3:  # what comes from outside is noticed between turns
            await asyncio.sleep(0)
            planned = [] if active_app.get()._exit else soon(loop)  # the timers of an app that ends go on for nothing
            if planned:
                await asyncio.sleep(max(planned) - loop.time())
            turns_at_rest = 0 if planned or loop._ready else turns_at_rest + 1  # type: ignore[attr-defined]


def soon(loop: asyncio.AbstractEventLoop) -> list[float]:
    """The times for which something is planned soon."""
    planned = (each.when() for each in loop._scheduled if not each.cancelled())  # type: ignore[attr-defined]
    return [time for time in planned if time < loop.time() + SOON_SECONDS]


@pytest.fixture(autouse=True)
def at_rest_before_each_key(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keys are pressed, and screens looked at, when the app has come to rest."""
    monkeypatch.setattr("textual.screen.UPDATE_PERIOD", A_FRAME_SECONDS)
    for wait in ("app.wait_for_idle", "pilot.wait_for_idle", "_animator.Animator.wait_until_complete"):
        monkeypatch.setattr(f"textual.{wait}", until_at_rest)


@pytest.fixture(autouse=True)
def a_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is 4 March 2026, the day that a new card offers."""
    monkeypatch.setattr("subsidiarity.workshop.card_field.offered_date", lambda: "4 March 2026")


async def until(pilot: Pilot[None], is_so: Callable[[], bool]) -> None:
    """Wait until something is so."""
    async with asyncio.timeout(PATIENCE_SECONDS):
        while not is_so():
            await pilot.pause(SOON_SECONDS)


@pytest.fixture
def interview(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., InterviewApp]]:
    """An app for the file or folder named, in an empty folder; the test fails if anything went wrong in the program."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("TEXTUAL_THEME", raising=False)
    monkeypatch.delenv("NO_COLOR", raising=False)
    apps: list[InterviewApp] = []

    def made(path: str | None = None, text: str | None = None, rulebook=RULEBOOK) -> InterviewApp:
        if path is not None and text is not None:
            Path(path).write_text(text, encoding="utf-8")
        opening = opening_for(path, rulebook)
        assert opening is not None
        apps.append(app_for(rulebook, opening))
        return apps[-1]

    yield made
    assert [] == [error for app in apps for error in app.errors if not isinstance(error, ExpectedError)]


@pytest.fixture
def workshop_app(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., WorkshopApp]]:
    """The same for a workshop; `rehearsal` is the number that votes are invented from."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("TEXTUAL_THEME", raising=False)
    monkeypatch.delenv("NO_COLOR", raising=False)
    apps: list[WorkshopApp] = []

    def made(
        path: str | None = None, text: str | None = None, rulebook=RULEBOOK, rehearsal: int | None = None
    ) -> WorkshopApp:
        if path is not None and text is not None:
            Path(path).write_text(text, encoding="utf-8")
        opening = opening_for(path, rulebook)
        assert opening is not None
        apps.append(workshop_app_for(rulebook, opening, rehearsal))
        return apps[-1]

    yield made
    assert [] == [error for app in apps for error in app.errors if not isinstance(error, ExpectedError)]


class ExpectedError(Exception):
    """An error that a test brings about itself."""


def screen_text(app: App[None]) -> str:
    """What is on the screen, line by line, without colours."""
    return "\n".join(text_of_svg(app.export_screenshot()))


def text_of_svg(svg: str) -> list[str]:
    """The lines of text in a picture of a screen."""
    lines: dict[float, dict[float, str]] = {}
    for element in ET.fromstring(svg).iter(f"{SVG}text"):
        if "clip-path" in element.attrib:
            line = lines.setdefault(float(element.attrib["y"]), {})
            line[float(element.attrib["x"])] = (element.text or "").replace("\u00a0", " ")
    drawn = []
    for _, line in sorted(lines.items()):
        text = ""
        for x, part in sorted(line.items()):
            text = text.ljust(round(x / 12.2)) + part
        drawn.append(text.rstrip())
    return drawn


@pytest.fixture
def picture(request: pytest.FixtureRequest) -> Callable[[str, App[None]], None]:
    """A check that a screen shows what its picture in the folder `pictures` shows.

    Only the text is compared, so that another release of textual may draw it a little differently.
    """
    folder = Path(__file__).parent / "pictures"

    def check(name: str, app: App[None]) -> None:
        file = folder / f"{name}.svg"
        svg = settled(app.export_screenshot(title="Subsidiarity"))
        if request.config.getoption("--renew-golden"):
            folder.mkdir(exist_ok=True)
            file.write_text(svg, encoding="utf-8")
        expected = text_of_svg(file.read_text(encoding="utf-8"))
        assert expected == text_of_svg(svg), f"{file.name} differs: pytest --renew-golden draws it anew"

    return check


def settled(svg: str) -> str:
    """The picture without what differs from run to run, or leads elsewhere: ids, fonts on other servers."""
    svg = re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.DOTALL)
    return re.sub(r"terminal-\d+", "terminal", svg)
