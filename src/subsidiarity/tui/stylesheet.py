"""The style sheet, parsed once: textual parses all of it anew whenever a screen appears for the first time."""

from __future__ import annotations

from textual.css.stylesheet import Stylesheet


class SteadyStylesheet(Stylesheet):
    """A style sheet whose parts are parsed again only when the colours are others than before."""

    def __init__(self, *, variables: dict[str, str]) -> None:
        super().__init__(variables=variables)
        self._parsed_with = variables

    def set_variables(self, variables: dict[str, str]) -> None:
        """Take other colours, and forget what was parsed with the colours before; equal colours change nothing."""
        if variables != self._parsed_with:
            self._parsed_with = variables
            super().set_variables(variables)

    def reparse(self) -> None:
        """Parse the parts that were not parsed yet with these colours."""
        self.parse()
