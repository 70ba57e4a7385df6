"""Parts of the vote's widgets as a user finds them: bars, the button that folds, the time."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.support.running_program import wait_for
from tests.support.widgets import texts
from tni.ui.chrome.button import IconButton
from tni.ui.vote.anchored_panel import AnchoredPanel
from tni.ui.vote.histogram import HistogramRow
from tni.ui.vote.question_stage import QuestionStage

TIME = re.compile(r"(\+ )?\d+:\d\d")


def histogram_rows(within: QWidget) -> list[HistogramRow]:
    """Return the rows of the only histogram, from top to bottom."""
    return [row for row in within.findChildren(HistogramRow) if not row.isHidden()]


def hold(qtbot: QtBot, row: HistogramRow) -> None:
    """Press a bar for so long that its answer is marked as right, or no longer."""
    with qtbot.waitSignal(row.marked):
        qtbot.mousePress(row, Qt.MouseButton.LeftButton)
    qtbot.mouseRelease(row, Qt.MouseButton.LeftButton)


def let_it_stand(stage: QuestionStage) -> None:
    """Let the question stand for as long as its copy takes that the first ink needs."""
    board = stage.board
    wait_for(lambda: board is None or not board.is_covering or stage.is_ready_for_ink, "the copy of the question")


def fold_button(panel: AnchoredPanel) -> IconButton:
    """Return the button that folds and unfolds a panel."""
    (found,) = [one for one in panel.findChildren(IconButton) if one.accessibleName() in {"Replier", "Déplier"}]
    return found


def is_folded(panel: AnchoredPanel) -> bool:
    return fold_button(panel).accessibleName() == "Déplier"


def times(within: QWidget) -> list[str]:
    """Return the times that are shown: "0:12", or "+ 0:12" for those who have more."""
    return [text for text in texts(within) if TIME.fullmatch(text)]
