"""Extracts on the page: a picture that was cut out comes with its source, which the teacher may correct at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtGui import QImage

from tni.core.ids import ItemId
from tni.document.extract import Extract
from tni.document.lesson_plan import Credit
from tni.render.raster.page_image import encode_png
from tni.services.lesson.lesson_editor import LessonEditor
from tni.services.lesson.tool_choices import take_inserted
from tni.ui.i18n import tr
from tni.ui.main_window.field_typing import FieldTyping
from tni.ui.main_window.window import MainWindow
from tni.ui.panels.extract_panel import ExtractPanel

type CreditTaker = Callable[[Credit], None]


@dataclass(frozen=True, slots=True)
class _Told:
    """Extract whose source was told. corrected: takes its credit as the teacher has corrected it. is_screen: it shows
    other windows."""

    editor: LessonEditor
    picture: ItemId
    corrected: CreditTaker
    is_screen: bool


class ExtractActions:
    """Inserts extracts in the main window. panel: the one of the last extract's source, while it is open."""

    def __init__(self, window: MainWindow, editor: Callable[[], LessonEditor]) -> None:
        self._window, self._editor = window, editor
        self.panel: ExtractPanel | None = None
        self._writes_line = False
        """Whether the source of the next extract is written below it: as the teacher chose for the last one. Never of
        the screen unasked: the title of a window may hold a pupil's name."""

    def insert(
        self,
        picture: QImage,
        name: str,
        width_mm: float | None,
        credit: Credit | None,
        corrected: CreditTaker = lambda _credit: None,
        *,
        is_screen: bool = False,
    ) -> None:
        """Insert a picture and tell its source, if it has any. width_mm: None for nearly as large as the page.
        corrected: takes the credit as the teacher has corrected it. is_screen: it shows other windows."""
        self._put_away()
        line = credit.source if credit is not None and self._writes_line and not is_screen else ""
        extract = Extract(
            data=encode_png(picture), width_px=picture.width(), height_px=picture.height(), alt=name,
            width_mm=width_mm, credit=credit, line=line,
        )  # fmt: skip
        self._window.do(lambda editor: take_inserted(editor, editor.insert_extract(extract)))
        editor = self._editor()
        if credit is not None and (inserted := editor.last_extract) is not None:
            self._tell(credit, _Told(editor, inserted, corrected, is_screen))

    def _tell(self, credit: Credit, told: _Told) -> None:
        classroom = tr("usage en classe") if credit.classroom_only else ""
        said = ", ".join(filter(None, (credit.source, classroom)))
        text = tr("Source notée : {}.").format(said) if credit.source else tr("Extrait sans source, usage en classe.")
        act_text = tr("Corriger") if credit.source else tr("Noter la source")
        self._window.notices.show(text, act_text=act_text, act=lambda: self._open(credit, told))

    def _open(self, credit: Credit, told: _Told) -> None:
        self._put_away()
        writes_line = self._writes_line and not told.is_screen
        panel = self.panel = ExtractPanel(self._window.kit, credit, self._window, writes_line=writes_line)
        panel.saved.connect(lambda found: self._save(found, panel.line.isChecked(), told))
        panel.closed.connect(self._closed)
        FieldTyping(self._window, panel, (panel.source, panel.author))
        panel.set_area(self._window.low_area)
        panel.open_at()
        panel.source.setFocus()

    def _save(self, credit: Credit | None, line: bool, told: _Told) -> None:
        if not told.is_screen:
            self._writes_line = line
        if told.editor is not self._editor():  # another lesson was opened meanwhile
            return
        source = "" if credit is None or not line else credit.source
        self._window.do(lambda now: now.credit_extract(told.picture, credit, source))
        if credit is not None:
            told.corrected(credit)

    def _put_away(self) -> None:
        if self.panel is not None:
            self.panel.put_away()

    def _closed(self) -> None:
        if self.panel is not None:
            self.panel.deleteLater()
            self.panel = None
