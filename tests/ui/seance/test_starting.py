"""The start of a séance: two touches for the usual class, and a panel whose keys and place are its own."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import combinations
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.support.running_program import items, write
from tests.support.teaching_room import Room, room
from tests.ui.seance.test_mode import change_mode, choose, mark, open_lesson, press
from tni.core.ids import ClassLayerId
from tni.document.lesson_port import ClassLayerInfo
from tni.roster.class_list import PupilRow
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.chrome.commands import CommandId
from tni.ui.chrome.panel import FloatingPanel
from tni.ui.chrome.tiles import CommandTile
from tni.ui.seance.seance_panels import StartSeancePanel, seance_labels

LINE = ((300.0, 200.0), (340.0, 240.0), (420.0, 220.0))
SIZES = [(1280, 720), (1366, 768), (1920, 1080)]
BEGIN = [(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier), (Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier)]


@pytest.fixture
def here(qapp: QApplication, tmp_path: Path) -> Iterator[Room]:
    with room(qapp, tmp_path) as made:
        made.teaching.start()
        open_lesson(made)
        made.board.window.activateWindow()
        yield made


def start_panel(here: Room) -> StartSeancePanel:
    panel = here.teaching.seance.panel
    assert isinstance(panel, StartSeancePanel)
    return panel


def tiles(here: Room) -> list[str]:
    found = here.board.window.findChildren(CommandTile)
    return [tile.defaultAction().iconText() for tile in found if tile.isVisible()]


def add_class(here: Room, name: str) -> None:
    here.roster.import_pupils([PupilRow("DIOP", "Awa")], default_class=name)


def test_the_only_class_begins_by_two_touches(here: Room) -> None:
    press(mark(here))
    assert tiles(here)[1:3] == ["Commencer avec 5eA", "Autre classe"]
    tile = next(t for t in here.board.window.findChildren(CommandTile) if t.isVisible() and "5eA" in t.text())
    press(tile)
    assert mark(here).label == "5eA"
    assert here.teaching.class_lists.class_id == here.class_id
    press(mark(here))
    assert "Commencer avec 5eA" not in tiles(here), "it is under way"


def test_the_menu_offers_the_end_of_a_seance_first_and_only_while_one_is_under_way(here: Room) -> None:
    press(mark(here))
    assert "Terminer" not in tiles(here)
    press(mark(here))
    here.teaching.seance.begin(here.class_id, "5eA", "Maths")
    press(mark(here))
    assert tiles(here)[0] == "Terminer"
    assert "Autre classe" in tiles(here)
    assert not [text for text in tiles(here) if text.startswith("Commencer")]
    found = here.board.window.findChildren(CommandTile)
    leading = [tile.defaultAction().iconText() for tile in found if tile.isVisible() and tile.leads]
    assert leading == ["Terminer"]
    here.end_seance()
    press(mark(here))
    press(mark(here))
    assert "Terminer" not in tiles(here)


def test_of_several_classes_the_one_that_had_this_lesson_last_begins_by_two_touches(here: Room) -> None:
    add_class(here, "5eB")
    press(mark(here))
    assert [text for text in tiles(here) if text.startswith("Commencer")] == ["Commencer"]
    press(mark(here))
    here.teaching.seance.begin(here.class_id, "5eA", "Maths")
    write(here.program, *LINE)
    here.end_seance()
    choose(here, CommandId.START_SEANCE, "Commencer avec 5eA")
    assert mark(here).label == "5eA"
    assert here.teaching.seances.state.subject == "Maths"


@pytest.mark.parametrize("name", ["Terminale générale spécialité 2", "Groupe de besoins mathématiques 3"])
def test_a_long_name_has_two_lines_on_its_tile(here: Room, name: str) -> None:
    here.roster.delete_class(here.class_id)
    add_class(here, name)
    press(mark(here))
    tile = next(t for t in here.board.window.findChildren(CommandTile) if t.isVisible() and "Avec" in t.text())
    line = QFontMetrics(here.board.kit.theme.font()).height()
    room = QRect(0, 0, tile.width() - 4, 10 * line)
    words = QFontMetrics(here.board.kit.theme.font()).boundingRect(room, Qt.TextFlag.TextWordWrap, tile.text())
    assert words.height() <= 2 * line
    assert tile.text().endswith(name[-1])
    assert name in tile.toolTip()


def test_another_class_is_asked_for_as_before(here: Room) -> None:
    choose(here, CommandId.START_SEANCE, "Autre classe")
    QTest.keyClicks(start_panel(here).name, "4eD")
    press(start_panel(here).start)
    assert mark(here).label == "4eD"


@pytest.mark.parametrize(("key", "modifier"), BEGIN)
def test_the_key_that_opens_the_panel_begins_in_its_fields(
    here: Room, key: Qt.Key, modifier: Qt.KeyboardModifier
) -> None:
    here.trigger(CommandId.START_SEANCE)
    panel = start_panel(here)
    panel.name.setFocus()
    QTest.keyClicks(panel.name, "4eD")
    begun: list[str] = []
    panel.begun.connect(lambda _id, name, _subject: begun.append(name))
    QTest.keyClick(panel.name, key, modifier)
    assert begun == ["4eD"], "once"
    assert here.teaching.seance.panel is None
    assert mark(here).label == "4eD"


def test_the_key_begins_also_from_a_button_of_the_panel(here: Room) -> None:
    here.trigger(CommandId.START_SEANCE)
    panel = start_panel(here)
    QTest.keyClicks(panel.name, "4eD")
    trial = next(one for one in panel.findChildren(TextButton) if one.label == "Classe d’essai")
    trial.setFocus()
    QTest.keyClick(trial, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert mark(here).label == "4eD"


def test_asked_for_again_the_panel_keeps_what_was_typed(here: Room) -> None:
    here.trigger(CommandId.START_SEANCE)
    QTest.keyClicks(start_panel(here).name, "4eD")
    here.trigger(CommandId.START_SEANCE)
    assert start_panel(here).name.text() == "4eD"


def laid(here: Room) -> dict[str, QRect]:
    """The boxes of all that lies over the page, and of the bar."""
    window = here.board.window
    over: list[QWidget] = [w for w in window.children() if isinstance(w, FloatingPanel) and w.isVisible()]
    named = {f"{type(w).__name__} {w.accessibleName()}": w.geometry() for w in over}
    named |= {one.text: one.geometry() for one in window.notices.shown}
    strip = here.teaching.vote.strip
    return named | {"bar": window.bar.geometry()} | ({"strip": strip.geometry()} if strip.isVisible() else {})


def overlaps(here: Room) -> list[tuple[str, str]]:
    boxes = laid(here)
    assert all(here.board.window.rect().contains(box) for box in boxes.values()), boxes
    return [(a, b) for a, b in combinations(boxes, 2) if boxes[a].intersects(boxes[b])]


@pytest.mark.parametrize("edge", [CommandId.BAR_BOTTOM, CommandId.BAR_LEFT])
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_what_is_asked_low_on_the_board_lies_on_nothing_else(
    here: Room, size: tuple[int, int], edge: CommandId
) -> None:
    window = here.board.window
    window.resize(*size)
    here.trigger(edge)
    change_mode(here)
    write(here.program, *LINE)
    change_mode(here)
    assert overlaps(here) == []
    window.notices.show("Une phrase assez longue pour tenir sur deux lignes au bas du tableau, à gauche.", stays=True)
    assert overlaps(here) == [], "a notice that comes later"
    here.trigger(CommandId.START_SEANCE)
    assert overlaps(here) == [], "a panel that comes later"
    here.trigger(CommandId.ASK)
    assert here.teaching.vote.strip.isVisible()
    assert overlaps(here) == [], "a vote"
    here.teaching.seance.begin(here.class_id, "5eA", "Maths")
    here.trigger(CommandId.START_SEANCE)
    here.trigger(CommandId.QUIT)
    assert overlaps(here) == [], "the question at the end"
    assert any("continue" in name for name in laid(here))
    press(next(b for b in window.findChildren(TextButton) if b.isVisible() and b.accessibleName() == "Annuler"))


@pytest.mark.parametrize("key", [Qt.Key.Key_Backspace, Qt.Key.Key_Delete])
def test_a_key_that_deletes_leaves_what_is_selected_behind_the_panel(here: Room, key: Qt.Key) -> None:
    write(here.program, (300, 200), (420, 220))
    here.trigger(CommandId.SELECT_ALL)
    here.trigger(CommandId.START_SEANCE)
    panel = start_panel(here)
    assert panel.hasFocus()
    before = items(here.program)
    QTest.keyClick(panel, key)
    assert items(here.program) == before


def test_a_finger_on_the_name_of_the_class_gets_a_keyboard_that_goes_with_the_panel(here: Room) -> None:
    here.trigger(CommandId.START_SEANCE)
    panel = start_panel(here)
    keyboard = here.board.commands[CommandId.KEYBOARD]
    panel.name.typing_began.emit(True)
    assert keyboard.isChecked()
    docked = here.board.window.docked
    assert docked is not None
    assert not panel.geometry().intersects(docked.geometry())
    panel.put_away()
    assert not keyboard.isChecked()


def test_layers_of_one_class_and_minute_have_labels_of_their_own() -> None:
    at = datetime(2026, 11, 24, 8, 5, 7, tzinfo=UTC)
    moments = (at, at.replace(second=31), at.replace(minute=9))
    layers = [ClassLayerInfo(ClassLayerId(str(n)), None, "5eA", at, when) for n, when in enumerate(moments)]
    labels = seance_labels(layers)
    assert len(set(labels)) == 3
    assert labels[2] == seance_labels(layers[2:])[0], "seconds only where they are needed"
