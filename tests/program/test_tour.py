"""The tour, the help and the practice lesson: offered once, at hand always, and never in the way."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListWidget, QWidget
from pytestqt.qtbot import QtBot

from tests.support.hands import Fingers
from tests.support.running_program import folders, running, strokes, wait_for, write
from tni.app.application import Application
from tni.core.settings import TOUR_OFFERED
from tni.store.settings_file import SettingsFile
from tni.ui.chrome.button import ActionButton
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.chrome.commands import CommandId
from tni.ui.chrome.notices import Notice
from tni.ui.chrome.panel import Label
from tni.ui.main_window.tour import TourMark, TourPanel, tour_steps
from tni.ui.panels.help_panel import HelpPanel
from tni.ui.panels.help_topics import help_topics

LEFT = Qt.MouseButton.LeftButton


def shown[W: QWidget](program: Application, kind: type[W]) -> W | None:
    found = program.main_controller.window.findChildren(kind)
    return next((w for w in found if w.isVisible()), None)


def start_tour(program: Application) -> TourPanel:
    program.main_controller.commands[CommandId.TOUR].trigger()
    panel = shown(program, TourPanel)
    assert panel is not None
    return panel


def words(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(Label) if label.isVisible())


def test_the_first_start_offers_the_tour_and_no_other_does(tmp_path: Path, qapp: QApplication) -> None:
    with running(tmp_path) as program:
        assert program.main_controller.window.notices.texts() == []
        program.settings.set(TOUR_OFFERED, False)
        program.main_controller.offer_tour()
        (notice,) = program.main_controller.window.findChildren(Notice)
        next(b for b in notice.findChildren(TextButton) if b.accessibleName() == "Commencer la visite").click()
        assert shown(program, TourPanel) is not None
    assert SettingsFile(folders(tmp_path).settings).get(TOUR_OFFERED)
    with running(tmp_path) as program:
        program.main_controller.offer_tour()
        assert program.main_controller.window.notices.texts() == []


def test_a_tap_on_the_offer_passes_it_for_good(program: Application) -> None:
    program.settings.set(TOUR_OFFERED, False)
    program.main_controller.offer_tour()
    (notice,) = program.main_controller.window.findChildren(Notice)
    QTest.mouseClick(notice, LEFT, pos=QPoint(20, 10))
    assert shown(program, Notice) is None
    assert shown(program, TourPanel) is None
    program.main_controller.offer_tour()
    assert shown(program, Notice) is None


def test_the_offer_goes_when_a_seance_begins(program: Application) -> None:
    program.settings.set(TOUR_OFFERED, False)
    program.main_controller.offer_tour()
    assert shown(program, Notice) is not None
    program.teaching.seance.begin(None, "6A", "Maths")
    assert not any("Première fois ici" in text for text in program.main_controller.window.notices.texts())


def test_each_step_stands_beside_the_control_that_it_names(program: Application) -> None:
    panel = start_tour(program)
    window, seen = program.main_controller.window, []
    for step in tour_steps():
        assert step.title in words(panel)
        mark = shown(program, TourMark)
        assert mark is not None
        button = window.bar.landmarks[step.landmark]
        assert mark.geometry().contains(button.geometry())
        assert not panel.geometry().intersects(window.bar.geometry())
        assert window.rect().contains(panel.geometry())
        place = QRect(button.mapTo(window, QPoint(0, 0)), button.size())
        assert panel.geometry().left() <= place.center().x() <= panel.geometry().right()
        seen.append(step.landmark)
        panel.next.click()
    assert len(set(seen)) == len(seen) == 6
    assert shown(program, TourPanel) is None
    assert shown(program, TourMark) is None


def test_enter_goes_on_to_the_next_step_and_ends_the_last(program: Application) -> None:
    panel, keyboard = start_tour(program), program.main_controller.window.windowHandle()
    write(program, (200, 100), (300, 100))
    for step, key in zip(tour_steps(), [Qt.Key.Key_Return, Qt.Key.Key_Enter] * 3, strict=True):
        assert step.title in words(panel)
        QTest.keyClick(keyboard, key)
    assert shown(program, TourPanel) is None
    QTest.keyClick(keyboard, Qt.Key.Key_Return)
    assert shown(program, TourPanel) is None


def test_writing_and_buttons_work_during_the_tour(program: Application) -> None:
    panel = start_tour(program)
    write(program, (200, 100), (300, 100))
    assert len(strokes(program)) == 1
    fingers = Fingers(program)
    eraser = program.main_controller.window.bar.landmarks["eraser"]
    fingers.frame(press={0: fingers.on(eraser)})
    fingers.frame(release=(0,))
    assert program.main_controller.commands[CommandId.ERASE_STROKES].isChecked(), "the mark takes no touch"
    assert panel.isVisible()


@pytest.mark.parametrize("by_key", [True, False])
def test_escape_and_skip_end_it(program: Application, by_key: bool) -> None:
    panel = start_tour(program)
    if by_key:
        QTest.keyClick(program.main_controller.window.windowHandle(), Qt.Key.Key_Escape)
    else:
        QTest.mouseClick(panel.skip, LEFT)
    assert shown(program, TourPanel) is None
    assert shown(program, TourMark) is None
    assert start_tour(program).isVisible(), "and it can be started again"


@pytest.mark.parametrize("edge", [CommandId.BAR_LEFT, CommandId.BAR_RIGHT])
def test_it_follows_the_bar_to_another_edge(program: Application, edge: CommandId) -> None:
    panel = start_tour(program)
    program.main_controller.commands[edge].trigger()
    window = program.main_controller.window
    assert window.rect().contains(panel.geometry())
    assert not panel.geometry().intersects(window.bar.geometry())


def test_the_last_step_opens_a_copy_of_the_practice_lesson(program: Application, tmp_path: Path) -> None:
    panel = start_tour(program)
    for _ in tour_steps()[1:]:
        panel.next.click()
    panel.practice.click()
    copy = folders(tmp_path).library / "lecon-d-entrainement.tni"
    wait_for(lambda: program.current_lesson.lesson.path == copy, "the practice lesson")
    assert len(program.main_controller.editor.pages) == 5


def open_help(program: Application) -> HelpPanel:
    QTest.keyClick(program.main_controller.window.canvas, Qt.Key.Key_F1)
    panel = shown(program, HelpPanel)
    assert panel is not None
    return panel


def topics(panel: HelpPanel) -> list[str]:
    return [panel.list.item(i).text() for i in range(panel.list.count())]


def test_the_help_lists_topics_and_shows_the_steps_of_one(program: Application) -> None:
    panel = open_help(program)
    assert program.main_controller.window.page_area.contains(panel.geometry())
    assert topics(panel) == [topic.title for topic in help_topics()]
    item = panel.findChild(QListWidget).item(1)
    QTest.mouseClick(panel.list.viewport(), LEFT, pos=panel.list.visualItemRect(item).center())
    for step in help_topics()[1].steps:
        assert step in words(panel)
    next(b for b in panel.findChildren(QWidget) if b.accessibleName() == "Tous les sujets").click()  # type: ignore[attr-defined]
    assert panel.list.isVisible()
    write(program, (100, 100), (200, 100))
    assert panel.isVisible(), "it stays while its steps are done"


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("pronote", "Créer ou importer une classe"),
        ("imprimer", "Imprimer ou exporter"),
        ("chronometre", "Tirer un élève au sort, mesurer le temps"),
        ("sauvegarder", "Enregistrer une leçon"),
        ("progression", "Prévoir l’année de ses classes"),
        ("gome", "Écrire, surligner, effacer"),
        ("decalage", "L’encre n’est pas sous le stylo"),
    ],
)
def test_the_help_is_searched(program: Application, typed: str, title: str) -> None:
    panel = open_help(program)
    QTest.keyClicks(panel.search, typed)
    assert title in topics(panel)[:2]


def test_a_topic_runs_its_command(program: Application, qtbot: QtBot) -> None:
    panel = open_help(program)
    panel.show_topic(next(t for t in help_topics() if t.command is CommandId.CURTAIN))
    next(b for b in panel.findChildren(TextButton) if b.accessibleName() == "Rideau").click()
    assert program.main_controller.commands[CommandId.CURTAIN].isChecked()


def test_the_help_starts_the_tour_and_goes(program: Application) -> None:
    panel = open_help(program)
    tour = program.main_controller.commands[CommandId.TOUR]
    next(b for b in panel.findChildren(ActionButton) if b.defaultAction() is tour).click()
    assert shown(program, TourPanel) is not None
    assert not panel.isVisible()


def test_every_topic_has_a_title_of_its_own_and_short_steps() -> None:
    found = help_topics()
    assert len({topic.title for topic in found}) == len(found) >= 15
    assert all(1 <= len(topic.steps) <= 5 and max(map(len, topic.steps)) <= 120 for topic in found)
