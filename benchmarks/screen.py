"""The screen of a workshop: from a key to a painted screen, and memory over many steps: python -m benchmarks.screen."""

from __future__ import annotations

import asyncio
import os
import tempfile
import time
import tracemalloc
from statistics import quantiles

from subsidiarity.api import load_advisor
from subsidiarity.tui.running import opening_for
from subsidiarity.tui.workshop_app import workshop_app_for

STEPS = 200


async def measure(steps: int) -> tuple[list[float], float]:
    """Milliseconds from a key to a screen that is drawn, for each step, and KiB grown over the second half."""
    advisor, _ = load_advisor()
    assert advisor is not None, "the rulebook that is shipped can be used"
    opening = opening_for("hall.yaml", advisor.compiled)
    assert opening is not None, "a new file can be made"
    app = workshop_app_for(advisor.compiled, opening)
    taken: list[float] = []
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*"Hall", "enter", "enter", "escape")
        tracemalloc.start()
        halfway = 0
        for step in range(steps):
            begun = time.perf_counter()
            await pilot.press(str(step % 3 + 1) if step % 2 else "n" if step % 4 else "b")
            taken.append(1000 * (time.perf_counter() - begun))
            if step == steps // 2:
                halfway = tracemalloc.get_traced_memory()[0]
        grown = (tracemalloc.get_traced_memory()[0] - halfway) / 1024
    return taken, grown


def main() -> None:
    """Measure in an empty folder, and print what came out."""
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        taken, grown = asyncio.run(measure(STEPS))
        os.chdir(os.path.sep)
    cuts = quantiles(taken, n=20)
    print(f"{STEPS} keys: least {min(taken):.1f} ms, half within {cuts[9]:.1f}, 19 of 20 within {cuts[18]:.1f}")
    print(f"grown over the second half: {grown:.0f} KiB")


if __name__ == "__main__":
    main()
