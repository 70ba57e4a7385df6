"""Line for a pupil's name that was found: where it stands, what becomes of it, and the two answers."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tni.services.cahier.name_groups import NameGroup, line_around, line_without
from tni.services.cahier.renamed_files import new_file_names
from tni.ui.chrome.button import Style
from tni.ui.chrome.choice_buttons import ChoiceGrid, TextButton
from tni.ui.chrome.panel import Label
from tni.ui.i18n import tr
from tni.ui.messages.file_errors import quoted_name
from tni.ui.messages.leaving import text_place_name

REMOVE, KEEP = "remove", "keep"


class NameRow(QWidget):
    """Line with one group of names. answered: the teacher has chosen."""

    answered = Signal()

    def __init__(self, style: Style, group: NameGroup) -> None:
        super().__init__()
        self.kit, self.group = style, group
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(style.theme.metrics.pad_px)
        line.addLayout(self._make_texts(), 1)
        keeps = (tr("Laisser", "name"), tr("Laisser : {}"), KEEP)
        removes = (tr("Retirer"), tr("Retirer : {}"), REMOVE)
        if group.page is not None:
            removes = (tr("Ne pas joindre la page"), tr("Ne pas joindre la page : {}"), REMOVE)
        elif group.file:
            removes = (tr("Ne pas joindre le fichier"), tr("Ne pas joindre le fichier : {}"), REMOVE)
        buttons = [
            TextButton(style, text, value=value, name=name.format(group.written))
            for text, name, value in (removes, keeps)
        ]
        self.grid = ChoiceGrid(style, group.written, buttons, len(buttons))
        self.grid.chosen.connect(self._chosen)
        line.addWidget(self.grid, 0, Qt.AlignmentFlag.AlignTop)

    def _make_texts(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setSpacing(self.kit.theme.metrics.gap_px)
        head.addWidget(Label(self.kit, self.group.written, size="title"))
        where = ", ".join(text_place_name(place) for place in self.group.places)
        if self.group.page is not None:
            where = tr("page {}").format(self.group.number)
        elif self.group.file:
            where = tr("fichier {}").format(quoted_name(Path(self.group.file)))
        head.addWidget(Label(self.kit, where, size="small", token="muted"), 1, Qt.AlignmentFlag.AlignBottom)
        column.addLayout(head)
        self._line = Label(self.kit, "".join(line_around(self.group.names[0])), token="muted")
        self._line.setWordWrap(True)
        column.addWidget(self._line)
        return column

    def _chosen(self, _value: object) -> None:
        first = self.group.names[0]
        if self.is_removed and self.group.page is None and not self.group.file:
            self._line.setText("\n".join(self._without()))
            self._line.set_token("accent")
        else:
            self._line.setText("".join(line_around(first)))
            self._line.set_token("muted")
        self.answered.emit()

    def _without(self) -> list[str]:
        """Return what is left without the name: of its first line, and of the names of files."""
        texts = [name for name in self.group.names if not name.text.named][:1]
        lines = ["→ " + (line_without(name).strip() or tr("(plus rien)")) for name in texts]
        names = new_file_names(self.group.names).values()
        return lines + ["→ " + tr("le fichier est joint sous le nom « {} »").format(name) for name in names]

    @property
    def is_answered(self) -> bool:
        return self.grid.value is not None

    @property
    def is_removed(self) -> bool:
        return self.grid.value == REMOVE

    @property
    def is_kept(self) -> bool:
        return self.grid.value == KEEP


class HomonymsRow(QWidget):
    """Line with all names that may be ordinary words: one answer keeps them, another one shows them one by one.

    Signals:
        answered: they are kept, or not any more.
        apart_wanted: a line for each of them.
    """

    answered = Signal()
    apart_wanted = Signal()

    def __init__(self, style: Style, groups: Sequence[NameGroup]) -> None:
        super().__init__()
        self.groups = groups
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(style.theme.metrics.pad_px)
        column = QVBoxLayout()
        column.setSpacing(0)
        words = ", ".join(f"« {word} »" for word in dict.fromkeys(group.written for group in groups))
        shown = Label(style, words)
        shown.setWordWrap(True)
        column.addWidget(shown)
        around = "".join(line_around(groups[0].names[0]))
        context = Label(style, around if len(groups) == 1 else f"{around} …", size="small", token="muted")
        context.setWordWrap(True)
        column.addWidget(context)
        line.addLayout(column, 1)
        apart = TextButton(style, tr("Voir un par un"))
        apart.clicked.connect(self.apart_wanted)
        self.keep = TextButton(style, tr("Ce sont des mots"), name=tr("Ce sont des mots ordinaires : {}").format(words))
        self.keep.setCheckable(True)
        self.keep.toggled.connect(self.answered)
        for button in (apart, self.keep):
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
