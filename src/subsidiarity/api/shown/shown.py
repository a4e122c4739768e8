"""The ways in which a result shows itself."""

from __future__ import annotations

from collections.abc import Callable

from subsidiarity.model.annotation import TYPE_CHECKING

if TYPE_CHECKING:
    from subsidiarity.reporting.outline import Outline  # whoever evaluates meets no outline


class Shown:
    """A result that shows itself; a class that inherits it inherits a noun, too."""

    __slots__ = ()
    __match_args__: tuple[str, ...]

    def outline(self) -> Outline:
        """The whole outline of the result."""
        raise NotImplementedError

    def first_page(self) -> Outline:
        """The outline that is shown where there is little room: the answer on one page, where there is one."""
        return self.outline()

    @property
    def language(self) -> str:
        """The language of the texts, as a BCP 47 tag."""
        raise NotImplementedError

    def to_text(self, width: int | None = None) -> str:
        """All of it as plain text, in lines of `width` columns (None: as many as read well)."""
        from subsidiarity.api.outline_forms import render_outlines

        return render_outlines([self.outline()], "text", width)

    def to_markdown(self) -> str:
        """All of it as Markdown."""
        from subsidiarity.api.outline_forms import render_outlines

        return render_outlines([self.outline()], "markdown")

    def to_html(self) -> str:
        """All of it as a page of HTML that stands by itself and loads nothing."""
        from subsidiarity.reporting.html.outline import render_outline_page

        return render_outline_page(self.outline(), self.language)

    def _repr_html_(self) -> str:
        """The piece of a page that a notebook shows."""
        from subsidiarity.reporting.html.outline import render_piece

        return render_piece(self.first_page())

    def __str__(self) -> str:
        from subsidiarity.api.outline_forms import render_outlines

        return render_outlines([self.first_page()], "text")

    def __eq__(self, other: object) -> bool:
        if other.__class__ not in type(self).__mro__ or not hasattr(other, "__match_args__"):
            return NotImplemented
        return all(getattr(self, name) == getattr(other, name) for name in self.__match_args__)

    def __hash__(self) -> int:
        return hash(tuple(getattr(self, name) for name in self.__match_args__))

    def __reduce__(self) -> tuple[Callable[..., object], tuple[object, ...]]:
        """The plain noun: who unpickles it may have no advisor."""
        noun = next(kind for kind in type(self).__mro__ if "__dataclass_fields__" in vars(kind))
        return noun, tuple(getattr(self, name) for name in self.__match_args__)
