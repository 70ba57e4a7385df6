"""Part of the panel of what items do: what pupils move, copies that they drag out, and targets."""

from __future__ import annotations

from collections.abc import Sequence
from typing import override

from tni.document.behaviour import MOST_TARGETED
from tni.document.items import AnyItem
from tni.services.lesson.lesson_editor import LessonEditor
from tni.ui.chrome.button import Style
from tni.ui.chrome.wrap_layout import WrapLayout
from tni.ui.i18n import tr
from tni.ui.panels.behaviour_part import BehaviourPart, show_state


class PlacePart(BehaviourPart):
    """Part with what is moved, and to where."""

    def __init__(self, style: Style) -> None:
        super().__init__(style)
        self.movable = self.check(tr("Déplaçable par les élèves"), lambda s, on: s.let_pupils_move(on))
        self.clones = self.check(tr("Se recopie sans fin : on en tire des copies"), lambda s, on: s.make_cloners(on))
        self.rows.addWidget(self.movable)
        self.rows.addWidget(self.clones)
        wrap = WrapLayout(style.theme.metrics.gap_px)
        self.together = self.button(tr("Vont ensemble"), LessonEditor.let_belong, filled=True)
        self.no_target = self.button(tr("N’est plus une cible"), LessonEditor.forget_targets)
        wrap.addWidget(self.together)
        wrap.addWidget(self.no_target)
        self.rows.addLayout(wrap)
        self.state = self.note("")
        self.rows.addWidget(self.state)

    @override
    def show_items(self, editor: LessonEditor, free: Sequence[AnyItem]) -> None:
        some = bool(free)
        show_state(self.movable, editor.selection_is_movable if some else False, on=some)
        show_state(self.clones, editor.selection_clones if some else False, on=some)
        self.together.setEnabled(editor.can_belong)
        self.no_target.setEnabled(editor.selected_targets > 0)
        counts = [len(item.behaviour.target) for item in free if item.behaviour.target is not None]
        if editor.too_many_belong:
            text = tr("Une cible reçoit {} éléments au plus : en sélectionner moins.")
            self.state.setText(text.format(MOST_TARGETED))
            return
        self.state.setText(
            tr("Cible : {} éléments y ont leur place.").format(counts[0]) if len(counts) == 1
            else tr("Sélectionner ensemble la cible et ce qui y a sa place : le plus grand est la cible.")
        )  # fmt: skip
