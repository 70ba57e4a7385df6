"""Files joined to a piece of homework: join some, open one, take them out and put them back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QFontMetrics
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from tni.cahier.entry import AttachedFile
from tni.ui.chrome.button import IconButton, Style
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.i18n import is_singular, tr
from tni.ui.plain_text import tool_tip

FILE_NAME_PX = 160


def open_path(path: str) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(path))


class JoinedFiles(QWidget):
    """Row of buttons for the files of one piece.

    opens: opens a file in the system's program for it.

    Signals:
        chosen: the files that the piece is to have.
        removed: files were taken out; the button that puts them back.
    """

    chosen = Signal(object)
    removed = Signal(object)

    def __init__(self, style: Style) -> None:
        super().__init__()
        self.kit = style
        self.opens: Callable[[str], object] = open_path
        self._files: tuple[AttachedFile, ...] = ()
        self._removed: tuple[AttachedFile, ...] = ()
        self.join = TextButton(style, tr("Joindre un fichier…"))
        self.join.clicked.connect(self._ask)
        self.look = TextButton(style, "")
        self.look.clicked.connect(self._look)
        self.remove = IconButton(style, "x", "")
        self.remove.clicked.connect(self._remove)
        self.put_back = TextButton(style, "", quiet=True)
        self.put_back.clicked.connect(self._put_back)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(style.theme.metrics.gap_px // 2)
        for button in (self.join, self.look, self.remove, self.put_back):
            line.addWidget(button)

    def show_files(self, files: Sequence[AttachedFile]) -> None:
        """Show the files of a piece. What was taken out can be put back until something else is shown."""
        self._files, self._removed = tuple(files), ()
        self._show()

    def _show(self) -> None:
        has_files = bool(self._files)
        self.join.setVisible(not has_files)
        self.look.setVisible(has_files)
        self.remove.setVisible(has_files)
        self.put_back.setVisible(bool(self._removed))
        if has_files:
            self._name_files()
        if self._removed:
            one = tr("Fichier retiré. Annuler")
            self.put_back.set_text(one if is_singular(len(self._removed)) else tr("Fichiers retirés. Annuler"))

    def _name_files(self) -> None:
        names = ", ".join(_name(file) for file in self._files)
        several = tr("{} fichiers joints").format(len(self._files))
        metrics = QFontMetrics(self.kit.theme.font(bold=True))
        name = metrics.elidedText(_name(self._files[0]), Qt.TextElideMode.ElideMiddle, FILE_NAME_PX)
        self.look.set_text(name if is_singular(len(self._files)) else several)
        self.look.setAccessibleName(tr("Ouvrir {}").format(names))
        self.look.setToolTip(tool_tip(tr("Ouvrir {}").format(names)))
        self.remove.setAccessibleName(tr("Retirer {}").format(names))
        self.remove.setToolTip(tool_tip(tr("Retirer {}").format(names)))

    def _ask(self) -> None:
        from tni.ui.chrome.file_dialog import ask_files_to_join

        ask_files_to_join(self.kit, self, lambda paths: self.chosen.emit(tuple(AttachedFile(path) for path in paths)))

    def _look(self) -> None:
        """Open the file; of several, the one that is chosen in a menu."""
        if is_singular(len(self._files)):
            self.opens(self._files[0].path)
            return
        menu = QMenu(self)
        for file in self._files:
            action = menu.addAction(_name(file).replace("&", "&&"))
            action.triggered.connect(lambda _checked=False, path=file.path: self.opens(path))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.look.mapToGlobal(QPoint(0, 0)))

    def _remove(self) -> None:
        removed = self._files
        self.chosen.emit(())
        self._removed = removed
        self._show()
        self.put_back.setFocus()
        self.removed.emit(self.put_back)

    def _put_back(self) -> None:
        self.chosen.emit(self._removed)
        self.look.setFocus()


def _name(file: AttachedFile) -> str:
    return Path(file.path).name
