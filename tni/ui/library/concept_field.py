"""Field of the lesson card for concepts of one kind: those chosen, and a button to choose more."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tni.ui.chrome.button import Style
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.chrome.panel import Label, clear_layout
from tni.ui.chrome.wrap_layout import WrapLayout
from tni.ui.i18n import tr

LONGEST = 64
"""Characters of a concept that are shown."""


class ConceptField(QWidget):
    """Field of keys. label_of: returns the label of a key.

    Signals:
        changed: other keys are chosen.
        add_wanted: more are to be chosen from the list.
    """

    changed = Signal()
    add_wanted = Signal()

    def __init__(self, style: Style, name: str, keys: Sequence[str], label_of: Callable[[str], str]) -> None:
        super().__init__()
        self.kit, self.name, self.keys, self._label_of = style, name, tuple(keys), label_of
        self.setAccessibleName(name)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(2)
        rows.addWidget(Label(style, name, size="small", token="muted"))
        self._chips = WrapLayout(style.theme.metrics.gap_px)
        rows.addLayout(self._chips)
        self.show_keys()

    def show_keys(self) -> None:
        """Show the keys, with their labels as they are now."""
        clear_layout(self._chips)
        for key in self.keys:
            label = self._label_of(key)
            chip = TextButton(self.kit, f"{short_text(label)}  ×", name=tr("Retirer {}").format(label), parent=self)
            chip.setToolTip(label if len(label) > LONGEST else "")
            chip.clicked.connect(lambda _checked=False, key=key: self.remove(key))
            self._chips.addWidget(chip)
        add = TextButton(self.kit, tr("Ajouter…"), name=tr("Ajouter : {}").format(self.name), quiet=True, parent=self)
        add.clicked.connect(lambda _checked=False: self.add_wanted.emit())
        self._chips.addWidget(add)
        self.updateGeometry()

    def add(self, key: str) -> None:
        if key not in self.keys:
            self.keys = (*self.keys, key)
            self.show_keys()
            self.changed.emit()

    def remove(self, key: str) -> None:
        self.keys = tuple(one for one in self.keys if one != key)
        self.show_keys()
        self.changed.emit()


def short_text(label: str) -> str:
    return label if len(label) <= LONGEST else label[: LONGEST - 1].rstrip() + "…"
