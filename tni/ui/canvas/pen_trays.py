"""State of the boards' pen trays: the boards that have a pen out of their tray."""

from __future__ import annotations

from collections.abc import Callable

from tni.api.devices import ContactTool, ToolTaken


class PenTrays:
    """Set of the boards whose pen is out. pen_taken: called when a pen is taken out."""

    def __init__(self, pen_taken: Callable[[], None]) -> None:
        self._pen_taken = pen_taken
        self._out: set[object] = set()

    def on_tool_taken(self, source: object, taken: ToolTaken) -> None:
        if taken.tool is ContactTool.PEN:
            self._out.add(source)
            self._pen_taken()
        else:
            self._out.discard(source)

    def board_removed(self, source: object) -> None:
        self._out.discard(source)

    def has_pen_out(self, source: object) -> bool:
        return source in self._out
