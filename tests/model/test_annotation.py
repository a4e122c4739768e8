"""Annotations cost nothing while the program runs, and the words of a literal are known all the same."""

from __future__ import annotations

import typing

from subsidiarity.model.annotation import Literal, get_args

Colour = Literal["red", "green"]
Perhaps = Colour | None


def test_the_words_of_a_literal_are_those_that_were_written():
    """One word, too, and none of another kind beside them."""
    assert ("red", "green") == get_args(Colour) == get_args(Perhaps)
    assert ("red",) == get_args(Literal["red"])


def test_nobody_asks_typing_for_the_words():
    """It knows only literals of its own."""
    assert () == typing.get_args(Colour)
