"""Groups of a class, who is absent, and names typed for the hour: by real presses, drags and keys."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.program.gallery import Board
from tests.support.widgets import button, named
from tni.roster.pupil_groups import GroupWishes
from tni.ui.chrome.button import LONG_PRESS_MS
from tni.ui.chrome.hold_buttons import HoldButton
from tni.ui.panels.absent_panel import AbsentPanel
from tni.ui.panels.class_today import ClassToday
from tni.ui.panels.group_board import PupilChip
from tni.ui.panels.group_division import PairKind
from tni.ui.panels.groups_panel import GroupsPanel
from tni.ui.panels.pickable_pupil import PickablePupil
from tni.ui.panels.random_pupil import PupilPicker, RandomPupilPanel
from tni.ui.panels.typed_names_panel import TypedNamesPanel

TWELVE = [PickablePupil(number, f"Élève-{number} NOM") for number in range(1, 13)]


@pytest.fixture
def board(qtbot: QtBot) -> Board:
    made = Board(QSize(1280, 720), "light")
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


def opened(board: Board, today: ClassToday, seed: int = 3) -> GroupsPanel:
    panel = GroupsPanel(board.kit, today, board, chance=Random(seed))
    panel.set_area(board.page.geometry())
    panel.open_low()
    return panel


def press(qtbot: QtBot, panel: QWidget, name: str) -> None:
    qtbot.mouseClick(button(panel, name), Qt.MouseButton.LeftButton)


def chip(panel: GroupsPanel, number: int) -> PupilChip:
    return next(one for one in panel.board.findChildren(PupilChip) if one.number == number and one.isVisible())


def drag(qtbot: QtBot, panel: GroupsPanel, number: int, group: int) -> None:
    """Drag a pupil's chip into the middle of a group's box; the chip moves under the hand."""
    one, start = chip(panel, number), QPoint(10, 10)
    to = panel.board.boxes[group].center()
    qtbot.mousePress(one, Qt.MouseButton.LeftButton, pos=start)
    for part in (0.3, 0.7, 1.0):
        at = one.geometry().center() + (to - one.geometry().center()) * part
        qtbot.mouseMove(one, start + at - one.geometry().center())
    qtbot.mouseRelease(one, Qt.MouseButton.LeftButton, pos=start)


def shown(panel: QWidget) -> str:
    return " ".join(label.text() for label in panel.findChildren(QLabel) if label.isVisible())


def groups(panel: GroupsPanel) -> list[list[int]]:
    return panel.division.groups


def test_groups_are_there_at_once_and_one_touch_shuffles_them(qtbot: QtBot, board: Board) -> None:
    panel = opened(board, ClassToday(lambda: TWELVE))
    assert sorted(map(len, groups(panel))) == [4, 4, 4]
    before = groups(panel)
    press(qtbot, panel, "Mélanger")
    assert groups(panel) != before
    assert board.page.geometry().contains(panel.geometry())


def test_a_number_of_groups_or_of_pupils_is_chosen(qtbot: QtBot, board: Board) -> None:
    panel = opened(board, ClassToday(lambda: TWELVE))
    press(qtbot, panel, "Un de plus")
    assert sorted(map(len, groups(panel))) == [4, 4, 4], "of five at most"
    press(qtbot, panel, "Nombre de groupes")
    assert len(groups(panel)) == 3
    press(qtbot, panel, "Un de plus")
    press(qtbot, panel, "Un de plus")
    assert sorted(map(len, groups(panel))) == [2, 2, 2, 3, 3]


def test_a_drag_moves_a_pupil_and_arrow_keys_do(qtbot: QtBot, board: Board) -> None:
    panel = opened(board, ClassToday(lambda: TWELVE))
    moved, others = groups(panel)[0][0], groups(panel)[0][1:]
    drag(qtbot, panel, moved, 2)
    assert groups(panel)[0] == others
    assert moved in groups(panel)[2]
    chip(panel, moved).setFocus()
    qtbot.keyClick(chip(panel, moved), Qt.Key.Key_Right)
    assert moved in groups(panel)[0]
    place = chip(panel, moved).geometry()
    drag(qtbot, panel, moved, 0)
    assert chip(panel, moved).geometry() == place, "let go in its own group it goes back"


def test_two_touches_make_a_wish_that_each_shuffle_keeps(qtbot: QtBot, board: Board) -> None:
    panel = opened(board, ClassToday(lambda: TWELVE))
    press(qtbot, panel, "Jamais ensemble")
    for number in (3, 7):
        qtbot.mouseClick(chip(panel, number), Qt.MouseButton.LeftButton)
    press(qtbot, panel, "Toujours ensemble")
    for number in (1, 2):
        qtbot.mouseClick(chip(panel, number), Qt.MouseButton.LeftButton)
    for _ in range(12):
        press(qtbot, panel, "Mélanger")
        of = {number: at for at, group in enumerate(groups(panel)) for number in group}
        assert of[3] != of[7]
        assert of[1] == of[2]
    drag(qtbot, panel, 3, of[7])
    assert "Une contrainte n’est plus respectée" in shown(panel)
    press(qtbot, panel, "Retirer : 3 et 7 jamais ensemble")
    assert "n’est plus" not in shown(panel)
    press(qtbot, panel, "Déplacer")
    assert "1 contrainte" in shown(panel), "who is meant is not for the class"
    assert not [b for b in panel.findChildren(QWidget) if b.isVisible() and b.accessibleName().startswith("Retirer")]


@pytest.mark.parametrize(
    ("wishes", "said"),
    [(GroupWishes(), "si la clé des noms est perdue, ce sera à refaire"), (None, "jusqu’à la fermeture de TNI")],
)
def test_where_pairs_are_made_it_is_said_how_long_they_are_kept(
    qtbot: QtBot, board: Board, wishes: GroupWishes | None, said: str
) -> None:
    """wishes: those kept with the class; None while its names are locked."""
    kept = [wishes]
    today = ClassToday(lambda: TWELVE, wishes=lambda: kept[0], keep_wishes=lambda found: kept[0] is not None)
    panel = opened(board, today)
    assert said not in shown(panel)
    press(qtbot, panel, "Jamais ensemble")
    assert said in shown(panel)


def test_what_is_impossible_is_said_and_no_group_is_shown(qtbot: QtBot, board: Board) -> None:
    panel = opened(board, ClassToday(lambda: TWELVE[:4]))
    press(qtbot, panel, "Nombre de groupes")
    panel.division.choose(2, by_size=False)
    panel.shuffle()
    press(qtbot, panel, "Jamais ensemble")
    for one, other in ((1, 2), (2, 3), (1, 3)):
        for number in (one, other):
            qtbot.mouseClick(chip(panel, number), Qt.MouseButton.LeftButton)
    press(qtbot, panel, "Mélanger")
    assert "Impossible : 1, 2, 3 doivent tous être séparés, et il n’y a que 2 groupes." in shown(panel)
    assert groups(panel) == []
    press(qtbot, panel, "Retirer : 1 et 2 jamais ensemble")
    assert len(groups(panel)) == 2


def test_names_show_after_a_long_press_alone_and_the_page_gets_numbers(qtbot: QtBot, board: Board) -> None:
    panel = opened(board, ClassToday(lambda: TWELVE))
    assert all(one.label == str(one.number) for one in panel.board.findChildren(PupilChip))
    reveal = named(panel, HoldButton, "Afficher les noms (appui long)")
    qtbot.mousePress(reveal, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: chip(panel, 5).label == "Élève-5 NOM", timeout=LONG_PRESS_MS * 6)
    qtbot.mouseRelease(reveal, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(panel.copied) as copied:
        press(qtbot, panel, "Copier le texte")
    assert copied.args[0].startswith("Groupe 1 : Élève-")
    with qtbot.waitSignal(panel.put) as put:
        press(qtbot, panel, "Mettre sur la page (numéros)")
    assert "NOM" not in put.args[0]
    assert len(put.args[0].splitlines()) == 3
    panel.put_away()
    panel.open_low()
    assert chip(panel, 5).label == "5", "whoever opens it again may have the class before her"


def test_the_absent_are_in_no_group_and_not_drawn(qtbot: QtBot, board: Board) -> None:
    today = ClassToday(lambda: TWELVE)
    panel, absent = opened(board, today), AbsentPanel(board.kit, today, board)
    absent.show_class()
    absent.open_at()
    for number in ("2", "9"):
        press(qtbot, absent, number)
    assert sorted(number for group in groups(panel) for number in group) == [1, 3, 4, 5, 6, 7, 8, 10, 11, 12]
    assert button(panel, "Absents : 2").isVisible()
    draw = RandomPupilPanel(board.kit, lambda: TWELVE, board, today=today, chance=Random(1))
    draw.open_at()
    drawn = []
    draw.drawn.connect(drawn.append)
    for _ in range(10):
        press(qtbot, draw, "Tirer au sort")
    assert sorted(drawn) == [1, 3, 4, 5, 6, 7, 8, 10, 11, 12]
    press(qtbot, absent, "2")
    press(qtbot, draw, "Tirer au sort")
    assert drawn[-1] == 2, "who comes late is the only one left"


@given(st.integers(1, 30), st.sets(st.integers(1, 30)), st.integers(0, 2**32))
def test_nobody_who_is_there_is_drawn_twice_before_all_and_nobody_absent(size: int, away: set[int], seed: int) -> None:
    today, picker = ClassToday(lambda: [PickablePupil(n) for n in range(1, size + 1)]), PupilPicker(Random(seed))
    for number in away:
        today.set_absent(number, absent=True)
    here = set(range(1, size + 1)) - away
    assert {pupil.number for pupil in today.present()} == here
    for _ in range(2):
        drawn = [picker.next(today.present()) for _ in here]
        assert {pupil.number for pupil in drawn if pupil} == here


def test_absences_and_wishes_go_with_their_class(board: Board) -> None:
    key = ["5A"]
    today = ClassToday(lambda: TWELVE, lambda: key[0])
    panel = opened(board, today)
    today.set_absent(4, absent=True)
    panel.division.add_pair(1, 2, PairKind.APART)
    key[0] = "5B"
    panel.open_low()
    assert today.absent == frozenset()
    assert not panel.division.wishes.separate
    assert sorted(number for group in groups(panel) for number in group) == list(range(1, 13))


def test_wishes_are_there_when_the_program_starts_again(board: Board) -> None:
    kept, is_open = [GroupWishes()], [True]

    def keep(wishes: GroupWishes) -> bool:
        if is_open[0]:
            kept[0] = wishes
        return is_open[0]

    def started() -> GroupsPanel:
        today = ClassToday(
            lambda: TWELVE, lambda: "5A", wishes=lambda: kept[0] if is_open[0] else None, keep_wishes=keep
        )
        return opened(board, today)

    started().division.add_pair(1, 2, PairKind.APART)
    again = started()
    assert again.division.wishes.separate == {(1, 2)}
    assert "Gardé" not in shown(again)
    again.division.add_pair(3, 4, PairKind.TOGETHER)
    again.division.remove_pair((1, 2))
    assert kept == [GroupWishes(together=frozenset({(3, 4)}))]
    is_open[0] = False
    locked = started()
    locked.division.add_pair(5, 6, PairKind.APART)
    locked.open_low()
    assert "Gardé jusqu’à la fermeture de TNI seulement." in shown(locked)
    is_open[0] = True
    locked.open_low()
    assert kept[0] == GroupWishes(frozenset({(3, 4)}), frozenset({(5, 6)}))
    assert "Gardé" not in shown(locked)


@pytest.mark.parametrize(("style", "label"), [("number", "1"), ("first", "Ines M.")])
def test_a_class_is_typed_and_shown_as_the_settings_allow(qtbot: QtBot, board: Board, style: str, label: str) -> None:
    today = ClassToday(name_style=lambda: style)
    panel, typed = opened(board, today), TypedNamesPanel(board.kit, today, board)
    typed.open_low()
    assert not button(typed, "Prendre ces noms").isEnabled()
    qtbot.keyClicks(typed.text, "Ines MARTIN")
    qtbot.keyClick(typed.text, Qt.Key.Key_Return)
    qtbot.keyClicks(typed.text, "BENALI Samir")
    assert "2 élèves lus." in typed.message.text()
    press(qtbot, typed, "Prendre ces noms")
    assert not typed.isVisible()
    assert [pupil.name for pupil in today.everyone()] == ["Ines MARTIN", "Samir BENALI"]
    assert chip(panel, 1).label == label
    typed.open_low()
    press(qtbot, typed, "Oublier les noms")
    assert len(today.everyone()) == 28
    assert typed.text.toPlainText() == ""


def test_too_many_names_are_said(board: Board) -> None:
    typed = TypedNamesPanel(board.kit, ClassToday(), board)
    typed.text.setPlainText("\n".join(f"Prénom{chr(97 + k % 26)} NOM" for k in range(61)))
    assert not typed.take.isEnabled()
    assert "61 noms" in typed.message.text()
