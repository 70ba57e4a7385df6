"""Sheet of the teacher's correction codes: her lists, and the codes of each. Every change is kept at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tni.document.correction_code import CAPITAL_MM, LIST_LETTERS, MOST_CODES, MOST_LISTS, CodeLists
from tni.ui.chrome.button import Style
from tni.ui.chrome.choice_buttons import ChoiceGrid, TextButton
from tni.ui.chrome.finger_scroll import scrolled
from tni.ui.chrome.panel import Label, MessageLine, clear_layout
from tni.ui.chrome.search_field import SearchField
from tni.ui.chrome.sheet import DropDown, Sheet
from tni.ui.i18n import tr
from tni.ui.panels.code_row import CodeRow


class CodesSheet(Sheet):
    """Sheet of codes. changed: the lists are others now."""

    changed = Signal(object)

    def __init__(self, style: Style, parent: QWidget, usual: Callable[[], CodeLists]) -> None:
        """usual: returns the lists that are proposed."""
        super().__init__(style, tr("Mes codes de correction"), parent)
        self._usual = usual
        self._lists = usual()
        self._before: CodeLists | None = None
        self.code_rows: list[CodeRow] = []
        self.rows.addLayout(self._make_lists())
        self.rows.addWidget(self._make_head())
        content = QWidget()
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(0, 0, style.theme.metrics.gap_px, 0)
        self._column.setSpacing(style.theme.metrics.gap_px)
        self.rows.addWidget(scrolled(content, tr("Codes")), 1)
        self.rows.addLayout(self._make_end())

    # -- parts

    def _make_lists(self) -> QHBoxLayout:
        line = QHBoxLayout()
        self.list_choice = DropDown(self.kit)
        self.list_choice.setAccessibleName(tr("Liste de codes"))
        self.list_choice.setMinimumWidth(self.kit.theme.metrics.target_px * 4)
        self.list_choice.activated.connect(self._choose_list)
        self.name = SearchField()
        self.name.setAccessibleName(tr("Nom de la liste"))
        self.name.setMaxLength(LIST_LETTERS)
        self.name.editingFinished.connect(self._rename)
        self.new_list = TextButton(self.kit, tr("Nouvelle liste"))
        self.new_list.clicked.connect(self._add_list)
        self.remove_list = TextButton(self.kit, tr("Supprimer la liste"))
        self.remove_list.clicked.connect(self._remove_list)
        self.proposed = TextButton(self.kit, tr("Listes proposées"))
        self.proposed.clicked.connect(self._add_usual)
        line.addWidget(Label(self.kit, tr("Liste"), token="muted"))
        line.addWidget(self.list_choice)
        line.addWidget(Label(self.kit, tr("Nom"), token="muted"))
        line.addWidget(self.name, 1)
        for button in (self.new_list, self.remove_list, self.proposed):
            line.addWidget(button)
        return line

    def _make_head(self) -> Label:
        return Label(
            self.kit,
            tr("De gauche à droite : lettres posées sur la copie, sens, couleur, points (s’il y en a)."),
            size="small",
            token="muted",
        )

    def _make_end(self) -> QHBoxLayout:
        line = QHBoxLayout()
        self.add = TextButton(self.kit, tr("Ajouter un code"), filled=True)
        self.add.clicked.connect(self._add_row)
        sizes = (tr("Petits"), tr("Moyens"), tr("Grands"))
        buttons = [
            TextButton(self.kit, word, value=f"{mm:g}", name=tr("Taille des codes : {}").format(word))
            for word, mm in zip(sizes, CAPITAL_MM, strict=True)
        ]
        self.size_choice = ChoiceGrid(self.kit, tr("Taille des codes"), buttons, len(buttons))
        self.size_choice.chosen.connect(lambda mm: self._change(replace(self._lists, capital_mm=float(str(mm)))))
        self.message = MessageLine(self.kit)
        self.undo = TextButton(self.kit, tr("Annuler la suppression"))
        self.undo.clicked.connect(self._undo)
        line.addWidget(self.add)
        line.addWidget(self.undo)
        line.addWidget(self.message, 1)
        line.addWidget(Label(self.kit, tr("Taille des codes"), token="muted"))
        line.addWidget(self.size_choice)
        return line

    # -- content

    def show_lists(self, lists: CodeLists) -> None:
        """Show the lists, as they are when the sheet opens."""
        self._lists, self._before = lists, None
        self._show()

    def _show(self) -> None:
        lists = self._lists
        self.list_choice.clear()
        self.list_choice.addItems([one.name for one in lists.lists])
        self.list_choice.setCurrentIndex(lists.chosen)
        self.name.setText(lists.current.name)
        self.remove_list.setEnabled(len(lists.lists) > 1)
        self.new_list.setEnabled(len(lists.lists) < MOST_LISTS)
        self.size_choice.choose(f"{lists.capital_mm:g}")
        self.undo.setVisible(self._before is not None)
        self.message.tell("")
        clear_layout(self._column)
        self.code_rows = []
        for code in lists.current.codes:
            self._take_row(CodeRow(self.kit, code))
        if not self.code_rows:
            self._take_row(CodeRow(self.kit, None))
        self._column.addStretch(1)
        self._enable_buttons()

    def _enable_buttons(self) -> None:
        count = len(self._lists.current.codes)
        for place, row in enumerate(self.code_rows):
            row.up.setEnabled(0 < place < count)
            row.down.setEnabled(place < count - 1)
        self.add.setEnabled(count < MOST_CODES)

    def _take_row(self, row: CodeRow) -> None:
        self._column.insertWidget(len(self.code_rows), row)
        self.code_rows.append(row)
        row.changed.connect(lambda: self._change_code(row))
        row.refused.connect(self.message.tell)
        row.moved.connect(lambda by: self._move(row, by))
        row.removed.connect(lambda: self._remove(row))

    def _add_row(self) -> None:
        """Add a row for a code, which becomes one with its first letter."""
        if self.code_rows[-1].code is not None:
            self._take_row(CodeRow(self.kit, None))
            self._enable_buttons()
        QTimer.singleShot(0, self, self.code_rows[-1].label.setFocus)  # once it is laid out, it is scrolled to

    # -- changes

    def _change(self, lists: CodeLists, *, can_undo: bool = False) -> None:
        self._before = self._lists if can_undo else None
        self._lists = lists
        self.undo.setVisible(can_undo)
        self.message.tell("")
        self.changed.emit(lists)

    def _change_code(self, row: CodeRow) -> None:
        if row.code is not None:
            place = self.code_rows.index(row)
            self._change(self._lists.with_current(self._lists.current.with_code(place, row.code)))
            self._enable_buttons()

    def _move(self, row: CodeRow, by: int) -> None:
        place = self.code_rows.index(row)
        self._change(self._lists.with_current(self._lists.current.moved(place, by)))
        self._show()
        moved = self.code_rows[max(0, min(place + by, len(self.code_rows) - 1))]
        (moved.up if by < 0 and moved.up.isEnabled() else moved.down).setFocus()

    def _remove(self, row: CodeRow) -> None:
        if row.code is not None:
            place = self.code_rows.index(row)
            self._change(self._lists.with_current(self._lists.current.without(place)), can_undo=True)
        self._show()

    def _undo(self) -> None:
        if self._before is not None:
            self._change(self._before)
            self._show()

    def _choose_list(self, place: int) -> None:
        self._change(replace(self._lists, chosen=place))
        self._show()

    def _rename(self) -> None:
        name = " ".join(self.name.text().split())
        if not name:
            self.name.setText(self._lists.current.name)
        elif name != self._lists.current.name:
            self._change(self._lists.with_current(replace(self._lists.current, name=name)))
            self.list_choice.setItemText(self._lists.chosen, name)

    def _add_list(self) -> None:
        self._change(self._lists.with_list(tr("Nouvelle liste")))
        self._show()
        self.name.setFocus()
        self.name.selectAll()

    def _remove_list(self) -> None:
        self._change(self._lists.without_current(), can_undo=True)
        self._show()

    def _add_usual(self) -> None:
        """Add the proposed lists that she has not, and use the first of them."""
        names = {one.name for one in self._lists.lists}
        missing = [one for one in self._usual().lists if one.name not in names]
        if not missing:
            self.message.tell(tr("Les listes proposées sont déjà là."))
            return
        lists = (*self._lists.lists, *missing)[:MOST_LISTS]
        chosen = min(len(self._lists.lists), len(lists) - 1)
        self._change(replace(self._lists, lists=lists, chosen=chosen))
        self._show()

    def put_away(self) -> None:
        """Close the sheet, with what is being typed."""
        for row in self.code_rows:
            row.commit()
        self._rename()
        super().put_away()
