"""Names that are locked: where they are wanted the program says so and asks for the phrase there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from unittest.mock import patch

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.support.rosters import KEY
from tests.support.running_program import wait_for
from tests.support.teaching_room import Room, room
from tests.support.widgets import button, texts
from tni.roster.names_key import KeyStorage
from tni.services.class_lists.names_key_service import NamesKeyService, PassphrasePrompt
from tni.store.names_lock import NamesLock
from tni.store.pupil_names import NamesKey
from tni.store.roster import RosterStore
from tni.ui.chrome.commands import CommandId
from tni.ui.chrome.question_panel import QuestionPanel
from tni.ui.chrome.touch_guard import TouchGuard
from tni.ui.panels.random_pupil import RandomPupilPanel

PHRASE = "trois mots faciles"


@pytest.fixture
def locked(qapp, qtbot, tmp_path: Path):
    """A room whose names another computer has sealed behind a passphrase."""
    with room(qapp, tmp_path) as made:
        other = RosterStore(made.folder / "classes.db")
        other.names.unlock(KEY)
        key = NamesKey.random()
        other.names.seal_by(NamesLock.around(key, KeyStorage.PASSPHRASE, PHRASE), key)
        other.close()
        made.teaching.seance.class_changed.emit(made.class_id)
        yield made


def answer(qtbot, made: Room) -> None:
    """Type the phrase where it is asked for."""
    panel = made.teaching.lists.phrase
    assert panel is not None
    assert panel.isVisible()
    assert panel.page.field.hasFocus()
    qtbot.keyClicks(panel.page.field, PHRASE)
    qtbot.keyClick(panel.page.field, Qt.Key.Key_Return)
    assert made.teaching.lists.phrase is None


def test_the_random_draw_says_so_and_asks_on_the_spot(locked: Room, qtbot) -> None:
    locked.trigger(CommandId.RANDOM_PUPIL)
    panel = locked.board.window.findChild(RandomPupilPanel)
    assert panel is not None
    panel.draw()
    assert "Les noms sont verrouillés." in texts(panel)
    qtbot.mouseClick(button(panel, "Déverrouiller les noms"), Qt.MouseButton.LeftButton)
    answer(qtbot, locked)
    assert "Les noms sont verrouillés." not in texts(panel)
    assert button(panel, "Afficher le nom (appui long)").isVisible()
    assert {pupil.name for pupil in locked.teaching.lists.pupils()} == {"Zoé ALBERT", "Samir BENALI", "Inès COSTA"}


def test_the_question_has_one_title_which_says_what_is_asked(locked: Room, qtbot) -> None:
    locked.trigger(CommandId.RANDOM_PUPIL)
    drawn = locked.board.window.findChild(RandomPupilPanel)
    assert drawn is not None
    drawn.draw()
    qtbot.mouseClick(button(drawn, "Déverrouiller les noms"), Qt.MouseButton.LeftButton)
    panel = locked.teaching.lists.phrase
    assert panel is not None
    assert [text for text in texts(panel) if "noms" in text] == ["Déverrouiller les noms des élèves"]
    qtbot.mouseClick(button(panel, "Phrase oubliée"), Qt.MouseButton.LeftButton)
    assert "Renoncer à ces noms ?" in texts(panel)
    assert "Déverrouiller les noms des élèves" not in texts(panel)
    assert panel.accessibleName() == "Renoncer à ces noms ?"
    qtbot.mouseClick(button(panel, "Fermer : Renoncer à ces noms ?"), Qt.MouseButton.LeftButton)
    assert locked.teaching.lists.phrase is None


def test_a_wrong_phrase_is_asked_again_and_numbers_go_on(locked: Room, qtbot) -> None:
    locked.teaching.lists.unlock_if_locked()
    panel = locked.teaching.lists.phrase
    assert panel is not None
    qtbot.keyClicks(panel.page.field, "autre chose")
    qtbot.keyClick(panel.page.field, Qt.Key.Key_Return)
    assert panel.isVisible()
    qtbot.mouseClick(button(panel, "Continuer avec les numéros"), Qt.MouseButton.LeftButton)
    assert locked.teaching.lists.phrase is None
    assert locked.teaching.lists.names() == {}


def test_the_names_of_those_who_have_not_answered_ask_for_the_phrase(locked: Room, qtbot) -> None:
    locked.trigger(CommandId.ASK)
    teacher = locked.open_teacher()
    teacher.vote.names_wanted.emit()
    answer(qtbot, locked)
    assert locked.teaching.lists.names()[1] == "Zoé ALBERT"


def test_results_ask_for_the_phrase(locked: Room, qtbot) -> None:
    locked.teaching.results.open()
    answer(qtbot, locked)
    locked.teaching.results.close()


@pytest.fixture
def slow_fingers(qapp: QApplication) -> Iterator[None]:
    """A double click may take long, so that the second press is within it on any machine."""
    before = qapp.doubleClickInterval()
    qapp.setDoubleClickInterval(60_000)
    yield
    qapp.setDoubleClickInterval(before)


def press(window: QWindow, at: QPoint) -> None:
    """Press a place of the window as a pointer does, whatever is there."""
    QTest.mouseClick(window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    QApplication.processEvents()


def test_a_double_press_of_the_forgotten_phrase_gives_no_name_up(locked: Room, slow_fingers: None) -> None:
    lists = locked.teaching.lists
    lists.show()
    sheet = lists.sheet
    assert sheet is not None
    sheet.ask(PassphrasePrompt.KNOWN)
    page, top = sheet.names, sheet.window()
    window = top.windowHandle()
    assert window is not None
    QApplication.processEvents()
    place = page.other.mapTo(top, page.other.rect().center())
    with patch.object(NamesKeyService, "forget") as forget:
        wait_until_free(page)
        press(window, place)
        assert page.prompt is PassphrasePrompt.FORGOTTEN
        sure = page.do.geometry().translated(page.mapTo(top, QPoint()))
        assert not sure.contains(place)
        press(window, place)
        assert page.prompt is PassphrasePrompt.FORGOTTEN, "the second press answers nothing"
        press(window, sure.center())
        forget.assert_not_called()
        wait_until_free(page)
        press(window, sure.center())
        forget.assert_called_once()


def test_a_question_is_not_answered_by_the_press_that_opened_it(locked: Room, slow_fingers: None) -> None:
    top, said = locked.board.window, list[str]()
    panel = QuestionPanel(top.kit, "Sûr ?", "Tout est effacé.", [("Oui", lambda: said.append("oui"))], top)
    panel.open_low()
    QApplication.processEvents()
    window, yes = top.windowHandle(), button(panel, "Oui")
    assert window is not None
    place = yes.mapTo(top, yes.rect().center())
    press(window, place)
    assert said == []
    wait_until_free(panel)
    press(window, place)
    assert said == ["oui"]


def wait_until_free(widget: QWidget) -> None:
    """Let the time of the double click be over: for the program, and for Qt by the press of another button."""
    window = widget.window().windowHandle()
    assert window is not None
    QTest.mouseClick(window, Qt.MouseButton.MiddleButton, Qt.KeyboardModifier.NoModifier, QPoint(1, 1))
    for guard in widget.findChildren(TouchGuard):
        guard.deleteLater()
    wait_for(lambda: not widget.findChildren(TouchGuard), "the end of the double click")
