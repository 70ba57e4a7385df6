"""Interface of what checks the text being typed and has parts of it marked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from tni.document.styled_text import StyledContent


class TextChecker(Protocol):
    """Check of the text being typed, see `spelling_controller`."""

    def opened(self) -> None:
        """Begin with another text."""

    def pressed(self) -> None:
        """Handle a press that has moved the caret."""

    def closed(self) -> None:
        """Handle the end of the typing."""

    def places(self, content: StyledContent, caret: int) -> Sequence[tuple[int, int]]:
        """Return the places of what is to be marked, in code points. caret: its place."""
