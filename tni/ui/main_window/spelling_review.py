"""Controller of « Orthographe de la leçon »: the unknown words of all pages, at the desk alone."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QPointF, QRectF, QTimer

from tni.core.errors import TniError
from tni.core.geometry import Rect
from tni.document.items import Text
from tni.document.pointer import Changed
from tni.document.spelling import written_like
from tni.render.text_layout import Fonts, placed_text
from tni.services.lesson.lesson_editor import LessonEditor
from tni.services.spelling.lesson_check import UnknownWord, is_checked, replace_word, unknown_in_lesson
from tni.services.spelling.spelling_service import SpellingService
from tni.ui.chrome.commands import CommandId
from tni.ui.i18n import tr
from tni.ui.main_window.spelling_notices import add_to_dictionary
from tni.ui.main_window.window import MainWindow
from tni.ui.panels.personal_dictionary_panel import PersonalDictionaryPanel
from tni.ui.panels.spelling_panel import SpellingPanel

LOOK_MS = 200
"""Delay after which the list follows a change of the lesson."""


class SpellingReview(QObject):
    """Opens the panel, and does what it asks. is_on: returns whether she prepares and no pupil looks on. lesson:
    returns a name of the open lesson."""

    def __init__(
        self,
        window: MainWindow,
        editor: Callable[[], LessonEditor],
        fonts: Callable[[], Fonts],
        service: SpellingService,
        is_on: Callable[[], bool],
        lesson: Callable[[], str],
    ) -> None:
        super().__init__(window)
        self._window, self._editor, self._fonts = window, editor, fonts
        self._service, self._is_on, self._lesson = service, is_on, lesson
        self.panel: SpellingPanel | None = None
        self.own: PersonalDictionaryPanel | None = None
        self._found: list[UnknownWord] = []
        self._asked: UnknownWord | None = None
        self._look = QTimer(self, singleShot=True, interval=LOOK_MS)
        self._look.timeout.connect(self._list)
        window.canvas.changed.connect(self._follow)
        window.commands[CommandId.TEACH].toggled.connect(lambda _on: self._list())
        service.subscribe(self._list)

    def toggle(self) -> None:
        """Open the panel, or close it."""
        if self.panel is not None:
            self.put_away()
            return
        if not self._service.is_usable:
            self._window.notices.show(tr("Le dictionnaire ne peut pas être lu : réinstaller TNI s’il manque."))
            return
        if not self._is_on():
            self._window.notices.show(tr("L’orthographe se vérifie en préparant la leçon, pas devant la classe."))
            return
        window = self._window
        panel = self.panel = SpellingPanel(window.kit, window)
        panel.shown.connect(self._go_to)
        panel.replaced.connect(self._replace)
        panel.added.connect(self._add)
        panel.ignored.connect(self._ignore)
        panel.own_wanted.connect(self._toggle_own)
        panel.closed.connect(self._closed)
        panel.set_area(window.low_area)
        self._list()
        panel.open_at()
        panel.list.setFocus()

    def put_away(self) -> None:
        if self.panel is not None:
            self.panel.put_away()

    def _closed(self) -> None:
        panel, self.panel = self.panel, None
        self._close_own()
        self._look.stop()
        self._found, self._asked = [], None
        if panel is not None:
            panel.deleteLater()
        self._window.do(LessonEditor.end_pointing)
        self._window.canvas.setFocus()

    # -- the list

    def _follow(self, changed: Changed) -> None:
        if self.panel is not None and changed.regions:
            self._look.start()

    def _list(self) -> None:
        """Show what is unknown now; go to the word that takes the place of the one that is right by now."""
        panel = self.panel
        if panel is None:
            return
        if self.own is not None:
            self.own.show_entries(self._service.own_entries())
        if not self._is_on():
            panel.put_away()
            return
        editor = self._editor()
        self._found = unknown_in_lesson(editor, self._service, self._lesson())
        panel.show_rows([_row(one) for one in self._found], is_checked=is_checked(editor, self._service))
        row = panel.list.currentRow()
        if not 0 <= row < len(self._found):
            self._asked = None
            self._window.do(LessonEditor.end_pointing)
        elif self._found[row] != self._asked:
            self._go_to(row)

    def _go_to(self, row: int) -> None:
        found = self._asked = self._found[row]
        self._window.do(lambda editor: editor.go_to(found.page))
        box = self._box_of(found)
        if box is not None:
            self._window.do(lambda editor: editor.point_out(box))
            self._uncover(box)
        if self.panel is not None:
            self.panel.propose((), note=tr("Recherche…"))
        self._service.propose(found.word.spelling, lambda texts: self._propose(found, texts))

    def _box_of(self, found: UnknownWord) -> Rect | None:
        """Return the box of a word on its page."""
        from tni.render.text_rows import utf16_length  # with the first text

        text = self._editor().document.item(found.item)
        if not isinstance(text, Text) or text.text[found.word.start : found.word.end] != found.written:
            return None
        placed, whole = placed_text(text, self._fonts()), Rect.nothing()
        ends = (utf16_length(text.text[:place]) for place in (found.word.start, found.word.end))
        for x, y, width, height in placed.found.boxes(*ends):
            across, down = placed.across_mm, placed.down_mm
            whole = whole.united(text.transform.rect(Rect(x * across, y * down, width * across, height * down)))
        return None if whole.empty else whole

    def _uncover(self, box: Rect) -> None:
        """Move the panel to the other side when it lies over a word. box: of it on the page shown, in mm."""
        panel, canvas, view = self.panel, self._window.canvas, self._editor().view
        if panel is None:
            return
        ratio = canvas.devicePixelRatioF()
        (x, y), (right, bottom) = view.to_screen(box.x, box.y), view.to_screen(box.right, box.bottom)
        corners = QPointF(x / ratio, y / ratio), QPointF(right / ratio, bottom / ratio)
        if panel.geometry().intersects(QRectF(*corners).toAlignedRect().translated(canvas.pos())):
            area = panel.free_area()
            is_left = panel.geometry().center().x() < area.center().x()
            panel.keep_inside(area.bottomRight() if is_left else area.bottomLeft())

    def _propose(self, found: UnknownWord, texts: Sequence[str]) -> None:
        if self.panel is not None and self._asked is found:
            around = f"{found.before}{found.written}{found.behind}"
            self.panel.propose(
                [written_like(text, around) for text in texts], note="" if texts else tr("Aucune proposition.")
            )

    # -- what is done with a word

    def _replace(self, text: str) -> None:
        if (found := self._asked) is not None:
            self._window.do(lambda editor: replace_word(editor, found, text))
            self._list()

    def _add(self) -> None:
        if self._asked is not None:
            add_to_dictionary(self._window, self._service, self._asked.word.spelling)

    def _ignore(self) -> None:
        if self._asked is not None:
            self._service.ignore(self._asked.word.spelling, self._lesson())

    # -- the teacher's own words

    def _toggle_own(self) -> None:
        if self.own is not None:
            self._close_own()
            return
        window = self._window
        own = self.own = PersonalDictionaryPanel(window.kit, window)
        own.show_entries(self._service.own_entries())
        own.removed.connect(self._remove)
        own.closed.connect(self._own_closed)
        own.set_area(window.low_area)
        own.open_low()

    def _remove(self, entries: list[str]) -> None:
        try:
            for entry in entries:
                self._service.remove(entry)
        except TniError as error:
            self._window.show_error(error)

    def _close_own(self) -> None:
        if self.own is not None:
            self.own.put_away()

    def _own_closed(self) -> None:
        own, self.own = self.own, None
        if own is not None:
            own.deleteLater()
        if self.panel is not None:
            self.panel.list.setFocus()

    def close(self) -> None:
        self._look.stop()


def _row(found: UnknownWord) -> str:
    around = f"{found.before}{found.written}{found.behind}".strip()
    return tr("{word} : page {page}\n{around}").format(word=found.written, page=found.number, around=around)
