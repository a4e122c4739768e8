"""Our own colours: a light theme for lit rooms, a dark one, and one of high contrast.

One colour has one meaning: still possible, recommended, ruled out (quiet), this matters so talk, a key, something is
wrong. Titles and bars have none. Colour only repeats what shape and words say already. Every pair that carries text
keeps a contrast of at least 4.5 (WCAG 2.2, 1.4.3); a test measures it.
"""

from __future__ import annotations

from textual.theme import Theme

NAMES = ("subsidiarity-light", "subsidiarity-dark", "subsidiarity-contrast")

MEANINGS = ("possible", "recommended", "quiet", "talk", "key", "alarm")
"""The names of the colours, each of which has one meaning."""

TEXT_PAIRS = (
    *((name, ground) for name in ("foreground", *MEANINGS) for ground in ("background", "surface")),
    ("on-cursor", "cursor"),
)
"""Pairs of colours of text and of what it is written on."""


def _theme(name: str, dark: bool, colours: dict[str, str]) -> Theme:
    own = {key: colours[key] for key in (*MEANINGS, "cursor", "on-cursor", "rule")}
    return Theme(
        name=name,
        dark=dark,
        primary=colours["key"],
        accent=colours["key"],
        error=colours["alarm"],
        warning=colours["talk"],
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
            "quiet": "#5a6068",
            "possible": "#00568f",
            "recommended": "#0a6630",
            "talk": "#8a4b00",
            "key": "#6d2f9c",
            "alarm": "#b3001b",
            "cursor": "#2b3036",
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
            "quiet": "#98a0a8",
            "possible": "#7cc3f2",
            "recommended": "#7ee2a0",
            "talk": "#ffc46b",
            "key": "#cdb4ff",
            "alarm": "#ff8f8f",
            "cursor": "#d9dee3",
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
            "quiet": "#c8c8c8",
            "possible": "#8fd3ff",
            "recommended": "#7dff9b",
            "talk": "#ffd23f",
            "key": "#e3c8ff",
            "alarm": "#ff9d8a",
            "cursor": "#ffffff",
            "on-cursor": "#000000",
            "rule": "#ffffff",
        },
    ),
)

FALLBACKS = {
    "possible": "text-primary",
    "recommended": "text-success",
    "quiet": "foreground",
    "talk": "text-warning",
    "key": "text-accent",
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
