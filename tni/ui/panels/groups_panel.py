"""Panel that divides the class into groups, shows them to the class, and lets them be changed by hand."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import override

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QScrollArea, QWidget

from tni.ui.chrome.button import IconButton, Style
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.chrome.hold_buttons import HoldButton
from tni.ui.chrome.panel import Label
from tni.ui.chrome.titled_panel import TitledPanel
from tni.ui.chrome.wrap_layout import WrapLayout
from tni.ui.i18n import tr
from tni.ui.messages.groups import fault_text
from tni.ui.panels.class_today import ClassToday
from tni.ui.panels.group_board import GroupBoard, group_title
from tni.ui.panels.group_division import GroupDivision, PairKind

WIDTH_TARGETS = 18
HEIGHT_SHARE = 0.5
"""Most of the page's height that the groups take; more of them are scrolled."""
_KINDS = (None, PairKind.APART, PairKind.TOGETHER)


class GroupsPanel(TitledPanel):
    """Groups of those who are present, by number or by the name that the class may see.

    Wishes about pairs are shown only while they are made: the class need not read who must not sit with whom.
    copied, put: a text of the groups; the one that is put on the page has numbers, since a lesson holds no name.
    """

    copied = Signal(str)
    put = Signal(str)
    absent_wanted = Signal()
    typing_wanted = Signal()

    def __init__(
        self,
        style: Style,
        today: ClassToday,
        parent: QWidget,
        *,
        chance: Random | None = None,
    ) -> None:
        super().__init__(style, tr("Faire des groupes"), parent)
        self._today = today
        self.division = GroupDivision(today, chance or Random())
        self._is_named = False
        self._first: int | None = None
        self._pairs: PairKind | None = None
        self._shown_wishes: list[tuple[tuple[int, int], bool, str, str]] | None = None
        width = style.theme.metrics.target_px * WIDTH_TARGETS
        self.board = GroupBoard(style, min(width, self.free_area().width() - 2 * style.theme.metrics.pad_px))
        self.board.moved.connect(self._move)
        self.board.touched.connect(self._touch)
        self.rows.addLayout(self._make_counts())
        self._scroll = QScrollArea()
        self._scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        self._scroll.setWidget(self.board)
        self.rows.addWidget(self._scroll)
        self._message = Label(style)
        self._message.setWordWrap(True)
        self._message.setFixedWidth(self.board.width())
        self.rows.addWidget(self._message)
        self._wishes = QWidget()
        self._wishes.setAccessibleName(tr("Contraintes"))
        self._wish_line = WrapLayout(style.theme.metrics.gap_px, self._wishes)
        self.rows.addWidget(self._wishes)
        self.rows.addLayout(self._make_pairs())
        self.rows.addLayout(self._make_bottom())
        today.subscribe(self._follow)

    def _make_counts(self) -> QHBoxLayout:
        line = QHBoxLayout()
        self._ways = QButtonGroup(self)
        for way, name in enumerate((tr("Nombre de groupes"), tr("Élèves par groupe"))):
            tab = TextButton(self.kit, name, quiet=True)
            tab.setCheckable(True)
            self._ways.addButton(tab, way)
            line.addWidget(tab)
        self._ways.idClicked.connect(self._choose_way)
        less, more = IconButton(self.kit, "minus", tr("Un de moins")), IconButton(self.kit, "plus", tr("Un de plus"))
        self._count = Label(self.kit, size="title")
        for button, by in ((less, -1), (more, 1)):
            button.clicked.connect(lambda _on=False, by=by: self._step(by))
        line.addWidget(less)
        line.addWidget(self._count)
        line.addWidget(more)
        line.addStretch(1)
        shuffle = TextButton(self.kit, tr("Mélanger"), filled=True)
        shuffle.clicked.connect(self.shuffle)
        line.addWidget(shuffle)
        return line

    def _make_pairs(self) -> QHBoxLayout:
        line = QHBoxLayout()
        self._modes = QButtonGroup(self)
        for mode, name in enumerate((tr("Déplacer"), tr("Jamais ensemble"), tr("Toujours ensemble"))):
            tab = TextButton(self.kit, name, quiet=True)
            tab.setCheckable(True)
            tab.setChecked(mode == 0)
            self._modes.addButton(tab, mode)
            line.addWidget(tab)
        self._modes.idClicked.connect(self._choose_pairs)
        line.addStretch(1)
        self._absent = TextButton(self.kit, tr("Absents"))
        self._absent.clicked.connect(self.absent_wanted)
        self._type = TextButton(self.kit, tr("Saisir les noms"))
        self._type.clicked.connect(self.typing_wanted)
        line.addWidget(self._absent)
        line.addWidget(self._type)
        return line

    def _make_bottom(self) -> QHBoxLayout:
        line = QHBoxLayout()
        self._reveal = HoldButton(self.kit, tr("Afficher les noms"))
        self._reveal.held.connect(self._show_names)
        line.addWidget(self._reveal)
        line.addStretch(1)
        copy = TextButton(self.kit, tr("Copier le texte"))
        copy.clicked.connect(lambda: self.copied.emit(self.text(self._names().__getitem__)))
        put = TextButton(self.kit, tr("Mettre sur la page (numéros)"))
        put.clicked.connect(lambda: self.put.emit(self.text(str)))
        line.addWidget(copy)
        line.addWidget(put)
        return line

    # -- what is done

    @override
    def open_at(self, corner: QPoint | None = None) -> None:
        self.division.follow()
        self._show()
        super().open_at(corner)

    @override
    def open_low(self) -> None:
        self.division.follow()
        self._show()
        super().open_low()

    @override
    def put_away(self) -> None:
        self._is_named = False  # whoever opens the panel again may have the class before her
        self._modes.button(0).setChecked(True)
        self._pairs = self._first = None
        super().put_away()

    def shuffle(self) -> None:
        self.division.shuffle()
        self._show()

    def text(self, label: Callable[[int], str]) -> str:
        """Return the groups, one a line."""
        lines = (f"{group_title(k)} : {', '.join(map(label, one))}" for k, one in enumerate(self.division.groups))
        return "\n".join(lines)

    def _follow(self) -> None:
        if self.isVisible():
            self._first = None
            self.division.follow()
            self._show()

    def _choose_way(self, way: int) -> None:
        if self.division.by_size is not (way == 1):
            present, number = len(self.division.present), max(self.division.number, 1)
            self.division.choose(max(1, -(-present // number)), by_size=way == 1)
        self._show()

    def _step(self, by: int) -> None:
        self.division.choose(self.division.number + by, by_size=self.division.by_size)
        self._show()

    def _choose_pairs(self, mode: int) -> None:
        self._pairs, self._first = _KINDS[mode], None
        self._show()

    def _move(self, pupil: int, group: int) -> None:
        self.division.move(pupil, group)
        self._show()

    def _touch(self, pupil: int) -> None:
        """Take a pupil of a pair; the second one makes it."""
        if self._pairs is None or self._first == pupil:
            self._first = None
        elif self._first is None:
            self._first = pupil
        else:
            self.division.add_pair(self._first, pupil, self._pairs)
            self._first = None
        self._show()

    def _remove_pair(self, pair: tuple[int, int]) -> None:
        self.division.remove_pair(pair)
        if self.division.fault is not None:
            self.division.shuffle()
        self._show()

    def _show_names(self) -> None:
        self._is_named = True
        self._show()

    # -- showing

    def _names(self) -> dict[int, str]:
        """Return what is shown of each pupil, by seat number."""
        pupils = self._today.everyone()
        return {
            one.number: (one.name if self._is_named else "") or one.public_name or str(one.number) for one in pupils
        }

    def _show(self) -> None:
        division, named = self.division, self._names()
        chosen = frozenset(() if self._first is None else (self._first,))
        self.board.show_groups(division.groups, lambda number: named.get(number, str(number)), chosen)
        most = round(self.free_area().height() * HEIGHT_SHARE)
        high = min(self.board.height(), max(most, self.kit.theme.metrics.target_px * 2))
        bar = self._scroll.verticalScrollBar().sizeHint().width() if high < self.board.height() else 0
        self._scroll.setFixedSize(self.board.width() + bar, high)
        self._ways.button(int(division.by_size)).setChecked(True)
        self._count.setText(str(division.number))
        count = len(self._today.absent)
        self._absent.set_text(tr("Absents : {}").format(count) if count else tr("Absents"))
        self._type.setVisible(not self._today.is_registered)
        secret = any(one.name and not one.public_name for one in self._today.everyone())
        self._reveal.setVisible(secret and not self._is_named)
        self._show_wishes(named)
        said = self._said(named)
        self._message.setText(said)
        self._message.setVisible(bool(said))
        if self.isVisible():
            self.rows.activate()
            self.adjustSize()
            self.keep_inside(self.pos())

    def _said(self, named: dict[int, str]) -> str:
        division = self.division
        if division.fault is not None:
            return fault_text(division.fault, division.count, named)
        if not division.groups:
            return tr("Tout le monde est absent : toucher « Absents » pour changer.")
        if division.broken:
            return tr("Une contrainte n’est plus respectée. « Mélanger » fait d’autres groupes.")
        if self._pairs is not None:
            return " ".join((tr("Toucher deux élèves, l’un après l’autre."), self._kept_text()))
        wishes = len(division.wishes.together) + len(division.wishes.separate)
        if not wishes:
            return ""
        said = tr("1 contrainte.") if wishes == 1 else tr("{} contraintes.").format(wishes)
        return said if division.is_kept else " ".join((said, _until_closed()))

    def _kept_text(self) -> str:
        """Return for how long pairs are kept."""
        if self.division.is_kept and self._today.wishes() is not None:
            return tr("Gardé avec la classe ; si la clé des noms est perdue, ce sera à refaire.")
        return _until_closed()

    def _show_wishes(self, named: dict[int, str]) -> None:
        """Show a button for each wish, which takes it away."""
        wishes = self.division.wishes
        pairs = sorted(wishes.together | wishes.separate) if self._pairs is not None else []
        shown = [(pair, pair in wishes.together, named.get(pair[0], ""), named.get(pair[1], "")) for pair in pairs]
        if shown == self._shown_wishes:
            return
        self._shown_wishes = shown
        while (old := self._wish_line.takeAt(0)) is not None:
            widget = old.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for pair, is_one, *pupils in shown:
            one, other = (pupil or str(number) for pupil, number in zip(pupils, pair, strict=True))
            name = tr("Retirer : {} et {} toujours ensemble") if is_one else tr("Retirer : {} et {} jamais ensemble")
            button = TextButton(self.kit, f"{one} {'+' if is_one else '≠'} {other}  ×", name=name.format(one, other))
            button.clicked.connect(lambda _on=False, pair=pair: self._remove_pair(pair))
            self._wish_line.addWidget(button)
            button.show()
        self._wishes.setVisible(self._wish_line.count() > 0)
        self._wishes.setFixedWidth(self.board.width())
        self._wishes.setFixedHeight(max(self._wish_line.heightForWidth(self.board.width()), 1))


def _until_closed() -> str:
    return tr("Gardé jusqu’à la fermeture de TNI seulement.")
