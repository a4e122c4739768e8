"""Words, numbers and dates as they are typed in arguments; an error says what may stand there."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from datetime import UTC, date, datetime

_MOST_DIGITS = 12
_MOST_SHOWN = 80
_LAST_PORT = 65_535


def short_word(text: str) -> str:
    """A word that was typed, quoted for a sentence, or as much of it as is needed to know it again."""
    return f"`{text[:_MOST_SHOWN]}`" if text else "an empty word"


def whole_number(lowest: int, highest: int) -> Callable[[str], int]:
    """A function that reads a whole number within two bounds, else raises argparse.ArgumentTypeError with them."""

    def read(text: str) -> int:
        if text.isascii() and text.isdigit() and len(text) <= _MOST_DIGITS and lowest <= int(text) <= highest:
            return int(text)
        raise argparse.ArgumentTypeError(f"{short_word(text)} is no whole number from {lowest} to {highest}")

    return read


def address_of(port: int) -> Callable[[str], tuple[str, int]]:
    """A function that reads an IPv4 address and a port, 192.168.8.10:8421, or the one without the other.

    A port that is not named is `port`; argparse.ArgumentTypeError for anything else.
    """

    def read(text: str) -> tuple[str, int]:
        from ipaddress import IPv4Address  # no other command needs it

        host, colon, typed = text.partition(":")
        try:
            return f"{IPv4Address(host)}", whole_number(1, _LAST_PORT)(typed) if colon else port
        except (ValueError, argparse.ArgumentTypeError):
            hint = f"write it as 192.168.8.10 or 192.168.8.10:{port}"
            raise argparse.ArgumentTypeError(f"{short_word(text)} is no address of a machine: {hint}") from None

    return read


def day(text: str) -> date:
    """The day that a text such as 2026-03-04 names; argparse.ArgumentTypeError for anything else."""
    try:
        return datetime.strptime(text, "%Y-%m-%d").replace(tzinfo=UTC).date()
    except ValueError:
        raise argparse.ArgumentTypeError(f"{short_word(text)} is no date: write it as 2026-03-04") from None
