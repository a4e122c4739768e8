"""What all tests share: files of expected output, renewed by a named option."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable

import hypothesis
import pytest

# How busy the machine is decides nothing: an example may take its time.
hypothesis.settings.register_profile(
    "unhurried", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow]
)
hypothesis.settings.load_profile("unhurried")


_CACHE = pytest.StashKey[str]()


def pytest_configure(config: pytest.Config) -> None:
    """Keep rulebooks, keys and the tour's mark in folders of this run's own, not in the developer's."""
    config.stash[_CACHE] = own = tempfile.mkdtemp(prefix="cache-")
    for name in ("cache", "config", "state"):
        os.environ[f"XDG_{name.upper()}_HOME"] = os.path.join(own, name)
    seen = os.path.join(own, "state", "subsidiarity")
    os.makedirs(seen, mode=0o700)
    with open(os.path.join(seen, "tour-was-shown"), "w", encoding="utf-8"):
        pass


def pytest_unconfigure(config: pytest.Config) -> None:
    """Leave nothing behind."""
    shutil.rmtree(config.stash[_CACHE], ignore_errors=True)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Offer `--renew-golden`, which writes expected output anew; read the difference before you commit it."""
    parser.addoption("--renew-golden", action="store_true", help="write the files of expected output anew")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """A check that a text is, byte for byte, the file of this name in the folder `golden` beside the test."""
    folder = request.path.parent / "golden"

    def check(name: str, text: str) -> None:
        file = folder / name
        if request.config.getoption("--renew-golden"):
            folder.mkdir(exist_ok=True)
            file.write_bytes(text.encode())
        assert file.read_bytes() == text.encode(), f"{file.name} differs: pytest --renew-golden writes it anew"

    return check
