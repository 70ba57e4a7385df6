"""Head of the home screen: the way to the folder that is shown, and tags to filter by."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from tni.services.library.shelves import Place
from tni.ui.chrome.button import IconButton, Style
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.chrome.panel import Label, clear_layout
from tni.ui.i18n import tr

MOST_TAGS = 12
MOST_CHARACTERS = 24
"""Longest name of a folder or tag that is shown whole."""


class HomeHead(QWidget):
    """Head of the home screen.

    Signals:
        folder_wanted: path of a folder to go to.
        tag_pressed: a tag was switched on or off.
        new_folder_wanted: a folder is to be made in the one that is shown.
        empty_wanted: the bin is to be emptied.
    """

    folder_wanted = Signal(str)
    tag_pressed = Signal(str)
    new_folder_wanted = Signal()
    empty_wanted = Signal()

    def __init__(self, style: Style, parent: QWidget) -> None:
        super().__init__(parent)
        self.kit = style
        self._shown: tuple[Place, tuple[str, ...], bool] | None = None
        self._row = QHBoxLayout(self)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        style.theme.changed.connect(self._restyle)
        self._restyle()

    def show_place(self, place: Place, tags: Sequence[str], *, can_empty: bool) -> None:
        shown = (Place(place.folder, place.is_bin, "", place.tags), tuple(tags[:MOST_TAGS]), can_empty)
        if shown == self._shown:
            return
        self._shown = shown
        clear_layout(self._row)
        self._fill(*shown)

    def _fill(self, place: Place, tags: Sequence[str], can_empty: bool) -> None:
        names = [tr("Mes leçons"), *place.folder.split("/")] if place.folder else [tr("Mes leçons")]
        if place.is_bin:
            names = [tr("Mes leçons"), tr("Corbeille")]
        for number, name in enumerate(names[:-1]):
            button = TextButton(self.kit, _short(name), name=tr("Aller à {}").format(name), quiet=True, parent=self)
            path = "/".join(names[1 : number + 1])
            button.clicked.connect(lambda _checked=False, path=path: self.folder_wanted.emit(path))
            self._row.addWidget(button)
            self._row.addWidget(Label(self.kit, "›", token="muted", parent=self))
        self._row.addWidget(Label(self.kit, _short(names[-1]), size="title", parent=self))
        if can_empty:
            empty = TextButton(self.kit, tr("Vider la corbeille"), parent=self)
            empty.clicked.connect(self.empty_wanted)
            self._row.addWidget(empty)
        elif not place.is_bin:
            new = IconButton(self.kit, "tni-folder-new", tr("Nouveau dossier"), self)
            new.clicked.connect(self.new_folder_wanted)
            self._row.addWidget(new)
        self._row.addStretch(1)
        for tag in () if place.is_bin else tags:
            chip = TextButton(self.kit, _short(tag), value=tag, name=tr("Étiquette {}").format(tag), parent=self)
            chip.setCheckable(True)
            chip.setChecked(tag in place.tags)
            chip.clicked.connect(lambda _checked=False, tag=tag: self.tag_pressed.emit(tag))
            self._row.addWidget(chip)

    def _restyle(self) -> None:
        metrics = self.kit.theme.metrics
        self._row.setContentsMargins(metrics.pad_px * 2, metrics.pad_px // 2, metrics.pad_px * 2, 0)
        self._row.setSpacing(metrics.gap_px)
        self.setFixedHeight(metrics.target_px + metrics.pad_px)

    def sizeHint(self) -> QSize:
        return QSize(0, self.kit.theme.metrics.target_px + self.kit.theme.metrics.pad_px)


def _short(name: str) -> str:
    return name if len(name) <= MOST_CHARACTERS else name[: MOST_CHARACTERS - 1].rstrip() + "…"
