"""A screen that paints at once what a key has changed."""

from __future__ import annotations

from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static

from subsidiarity.tui.widgets.painted import kept


class QuickScreen(Screen[None]):
    """A screen that keeps what was painted, and paints what has changed when it is told that all has."""

    def __init__(self) -> None:
        super().__init__()
        kept(self)
        self._parts: dict[str, Static] = {}

    def part(self, selector: str) -> Static:
        """A part that stands on this screen as long as the screen does: it is looked for once."""
        found = self._parts.get(selector)
        if found is None:
            found = self._parts[selector] = self.query_one(selector, Static)
        return found

    def paint_now(self) -> None:
        """Paint what has changed: textual would wait until each part had its turn to say so, and then for a timer."""
        if not self.is_current or self.app._batch_count:
            return
        for widget in self._compositor.visible_widgets:
            if widget._repaint_required:
                widget._repaint_required = False
                self._dirty_widgets.add(widget)
            if widget._layout_required:
                self._lay_out_again(widget)
        if self._dirty_widgets or self._layout_required:
            self._on_timer_update()

    def _lay_out_again(self, widget: Widget) -> None:
        """Note that the widget's size may be another, and forget where what holds it had put it."""
        widget._layout_required = False
        self._layout_required = True
        self._layout_widgets.setdefault(self, set()).add(widget)
        for holder in widget.ancestors:
            if not isinstance(holder, Widget):
                break
            holder._clear_arrangement_cache()
            holder._layout_updates += 1
            if not holder.styles.auto_dimensions:
                break
