"""Places in the text being typed and on the page, where its formulas are set."""

from __future__ import annotations

from collections.abc import Callable

from tni.render.text_layout import Fonts
from tni.services.lesson.lesson_editor import LessonEditor


class ShownFormulas:
    """Formulas that the text being typed shows set: each is LaTeX in the editor and one sign of the layout. Positions
    are in UTF-16."""

    def __init__(self, editor: Callable[[], LessonEditor], fonts: Callable[[], Fonts]) -> None:
        self._editor, self._fonts = editor, fonts

    def follow(self, text: str, *carets: int) -> None:
        """Set the formulas of what is typed that are drawn. carets: the ends of the selection, which open one."""
        session, formulas = self._editor(), self._fonts().formulas
        session.set_formulas = None
        if formulas is not None and "$" in text:
            from tni.document.set_formulas import SetFormulas  # with the first formula

            session.set_formulas = SetFormulas.of(text, lambda latex: formulas.find(latex) is not None, *carets)

    def shown(self, position: int) -> int:
        """Return the position on the page of one in the editor."""
        found = self._editor().set_formulas
        return position if found is None else found.shown(position)

    def typed(self, position: int) -> int:
        """Return the position in the editor of one on the page."""
        found = self._editor().set_formulas
        return position if found is None else found.typed(position)
