"""Our own colours: a light theme for lit rooms, a dark one, and one of high contrast.

Colour only repeats what shape and words say already. Every pair that carries text keeps a contrast of at least 4.5
(WCAG 2.2, 1.4.3); a test measures it.
"""

from __future__ import annotations

from textual.theme import Theme

NAMES = ("subsidiarity-light", "subsidiarity-dark", "subsidiarity-contrast")

TEXT_PAIRS = (
    ("foreground", "background"),
    ("quiet", "background"),
    ("lit", "background"),
    ("alarm", "background"),
    ("on-cursor", "cursor"),
    ("foreground", "surface"),
    ("quiet", "surface"),
    ("lit", "surface"),
    ("alarm", "surface"),
)
"""Pairs of colours of text and of what it is written on."""


def _theme(name: str, dark: bool, colours: dict[str, str]) -> Theme:
    own = {key: colours[key] for key in ("quiet", "lit", "alarm", "cursor", "on-cursor", "rule")}
    return Theme(
        name=name,
        dark=dark,
        primary=colours["lit"],
        accent=colours["lit"],
        error=colours["alarm"],
        warning=colours["alarm"],
        foreground=colours["foreground"],
        background=colours["background"],
        surface=colours["surface"],
        panel=colours["surface"],
        variables={
            **own,
            "input-cursor-background": colours["foreground"],
            "input-cursor-foreground": colours["background"],
            "border": colours["rule"],
            "border-blurred": colours["rule"],
            "scrollbar": colours["rule"],
            "scrollbar-background": colours["background"],
        },
    )


THEMES = (
    _theme(
        NAMES[0],
        False,
        {
            "foreground": "#17191c",
            "background": "#fdfdfb",
            "surface": "#f0f1ee",
            "quiet": "#50565e",
            "lit": "#00568f",
            "alarm": "#9c1c00",
            "cursor": "#00568f",
            "on-cursor": "#ffffff",
            "rule": "#8a9098",
        },
    ),
    _theme(
        NAMES[1],
        True,
        {
            "foreground": "#ececea",
            "background": "#14171b",
            "surface": "#1e2329",
            "quiet": "#a8b0b8",
            "lit": "#7cc3f2",
            "alarm": "#ffa07a",
            "cursor": "#7cc3f2",
            "on-cursor": "#0b0d10",
            "rule": "#59626c",
        },
    ),
    _theme(
        NAMES[2],
        True,
        {
            "foreground": "#ffffff",
            "background": "#000000",
            "surface": "#000000",
            "quiet": "#ffffff",
            "lit": "#ffff00",
            "alarm": "#ff9d8a",
            "cursor": "#ffff00",
            "on-cursor": "#000000",
            "rule": "#ffffff",
        },
    ),
)

FALLBACKS = {
    "quiet": "foreground",
    "lit": "text-primary",
    "alarm": "text-error",
    "cursor": "foreground",
    "on-cursor": "background",
    "rule": "foreground-muted",
}
"""Names of textual's colours that stand in for ours in somebody else's theme, by our names."""


def fallbacks(theme: Theme) -> dict[str, str]:
    """The values of our colour names for a theme that may not know them."""
    if theme.name in NAMES:
        return {}
    colours = theme.to_color_system().generate()
    return {ours: colours[theirs] for ours, theirs in FALLBACKS.items()}
