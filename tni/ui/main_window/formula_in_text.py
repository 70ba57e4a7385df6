"""Formula within a text that is being typed, between its dollars, while the palette composes it."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor

from tni.document.styled_text import StyledContent
from tni.document.text_formulas import TYPED_FORMULA
from tni.ui.main_window.text_edit_controller import TextEditController

_NO_FORMULA_BEHIND = re.compile(r"[\\$\w]$")
"""What a formula cannot follow at once."""


class FormulaInText:
    """Part of the text that is the formula: that about the caret, the selected letters, else a new one at the caret."""

    def __init__(self, typing: TextEditController) -> None:
        self._typing = typing
        text, (start, end) = typing.edit.styled.content().text, typing.selected
        found = next((one for one in TYPED_FORMULA.finditer(text) if one.start() <= end <= one.end()), None)
        self._start, self._end = (start, end) if found is None else found.span()
        selected = "" if "\n" in text[start:end] or "$" in text[start:end] else text[start:end]
        self.latex = selected if found is None else found[1]
        if found is not None:  # the page shows it set while the caret is out of it
            typing.edit.move_to(typing.edit.styled.position_of(self._end))
        self._space = " " if _NO_FORMULA_BEHIND.search(text[: self._start]) else ""

    def put(self, latex: str) -> None:
        """Put the formula in the text; an empty one leaves nothing."""
        typed = f"{self._space}${latex}$" if latex else ""
        edit, style = self._typing.edit, self._typing.style
        cursor = edit.textCursor()
        cursor.setPosition(edit.styled.position_of(self._start))
        cursor.setPosition(edit.styled.position_of(self._end), QTextCursor.MoveMode.KeepAnchor)
        edit.setTextCursor(cursor)
        self._typing.insert(StyledContent(typed).restyled(0, len(typed), lambda _plain: style))
        self._end = self._start + len(typed)

    def leave(self) -> None:
        """Go on typing behind the formula."""
        self._typing.edit.companion = None
        if self._typing.is_open:
            self._typing.edit.setFocus(Qt.FocusReason.OtherFocusReason)
