"""Filters of the home screen in the running program, worked by fingers and keys."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.support.hands import Fingers, placed
from tests.support.libraries import NoPdfs, write_lesson
from tests.support.running_program import folders, wait_for
from tests.support.wholeness import flaws
from tests.support.widgets import button, click, texts
from tni.app.application import Application
from tni.app.folders import library_index
from tni.library.listed_lesson import ListedLesson
from tni.services.library.library_indexer import LibraryIndexer
from tni.services.library.shelves import PageItem, Place, ShelfKind
from tni.ui.chrome.commands import CommandId
from tni.ui.library.filter_panel import FilterPanel
from tni.ui.library.home_screen import HomeScreen

KEY = Qt.Key
LEAST_PX = 44
LESSONS = {
    "Aires.tni": ("6e", "maths", "le carré"),
    "Durées.tni": ("5e", "maths", "le carré"),
    "Volcans.tni": ("6e", "SVT", "la lave"),
    "Archives/Séismes.tni": ("sixième", "sciences de la vie et de la Terre", "la faille"),
}


@pytest.fixture
def home(tmp_path: Path, qapp: QApplication) -> Iterator[Application]:
    """The home screen of a library that is indexed, open."""
    library = folders(tmp_path).library
    for path, (level, subject, text) in LESSONS.items():
        write_lesson(library / path, pages=[[text]], level=level, subject=subject)
    LibraryIndexer(library, library_index(library), NoPdfs()).run()  # the program's own process waits for idle time
    with placed(tmp_path) as made:
        made.main_controller.commands[CommandId.HOME].trigger()
        wait_for(lambda: made.home.service.state.is_read, "the lessons")
        yield made


def screen(program: Application) -> HomeScreen:
    return program.home.controller.screen


def shown(program: Application, kind: ShelfKind = ShelfKind.FOUND) -> list[str]:
    """Titles on a shelf."""
    shelves = screen(program).view.shelf_model.shelves
    items = [item for shelf in shelves if shelf.kind is kind for item in shelf.items]
    lessons = [item.lesson if isinstance(item, PageItem) else item for item in items]
    return [lesson.title for lesson in lessons if isinstance(lesson, ListedLesson)]


def panel(program: Application) -> FilterPanel:
    (found,) = screen(program).findChildren(FilterPanel)
    return found


def tap(program: Application, widget: QWidget) -> None:
    fingers = Fingers(program)
    there = fingers.window.mapFromGlobal(widget.mapToGlobal(widget.rect().center()))
    fingers.frame(press={1: there})
    fingers.frame(release=(1,))


def press(key: Qt.Key) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key)


def focus_name() -> str:
    focus = QApplication.focusWidget()
    return "" if focus is None else focus.accessibleName()


def test_a_finger_filters_the_list_and_removes_the_filters_one_by_one(home: Application) -> None:
    here = screen(home)
    tap(home, here.bar.filter_button)
    tap(home, button(panel(home), "6e, 3 leçons"))
    assert sorted(shown(home)) == ["Aires", "Séismes", "Volcans"]
    tap(home, button(panel(home), "mathématiques, 1 leçon"))
    assert shown(home) == ["Aires"]
    assert not button(panel(home), "sciences de la vie et de la Terre, 2 leçons").isChecked()
    for size in (QSize(1366, 768), QSize(1280, 720)):
        home.main_controller.window.resize(size)
        wait_for(lambda size=size: here.size() == size, "the size")  # type: ignore[misc]
        assert flaws(here, here.kit.theme.metrics) == []
    assert here.kit.theme.metrics.target_px >= LEAST_PX
    tap(home, button(here.head, "Retirer le filtre Niveau : 6e"))
    assert sorted(shown(home)) == ["Aires", "Durées"]
    tap(home, button(here.head, "Effacer tous les filtres"))
    assert here.place == Place()


def test_the_panel_shows_all_its_lines_whenever_it_is_opened_again(home: Application) -> None:
    here = screen(home)
    for _opening in range(3):
        click(here, "Filtrer les leçons")
        QApplication.processEvents()
        lines = [row for row in panel(home).rows.values() if row.chips]
        inner = panel(home).width() - 2 * lines[0].mapTo(panel(home), lines[0].rect().topLeft()).x()
        assert [line.visibleRegion().boundingRect().width() > inner // 2 for line in lines] == [True] * len(lines)
        press(KEY.Key_Escape)
        assert not panel(home).isVisible()
    click(here, "Filtrer les leçons")
    tap(home, button(panel(home), "6e, 3 leçons"))
    assert sorted(shown(home)) == ["Aires", "Séismes", "Volcans"]


def test_filters_act_on_a_search_and_say_that_they_hide_everything(home: Application) -> None:
    here = screen(home)
    click(here, "Filtrer les leçons")
    click(panel(home), "6e, 3 leçons")
    QTest.keyClicks(here.bar.field, "carre")
    wait_for(lambda: shown(home, ShelfKind.PAGES) == ["Aires"], "the page")  # not the page for the 5e
    button(panel(home), "6e")  # how many of what is found have a value is not known
    click(panel(home), "sciences de la vie et de la Terre")
    assert shown(home, ShelfKind.PAGES) == []
    said = "« carre » n’est trouvé dans aucune leçon avec : « 6e », « SVT »."
    wait_for(lambda: said in texts(here), "what hides it")
    click(here.view, "Effacer les filtres")
    wait_for(lambda: sorted(shown(home, ShelfKind.PAGES)) == ["Aires", "Durées"], "both pages")
    here.bar.field.clear()
    wait_for(lambda: not here.place.words, "the end of the search")
    click(panel(home), "5e, 1 leçon")
    here.go_to(Place("Archives"))
    assert "Dans ce dossier, aucune leçon avec : « 5e »." in texts(here)


def test_filters_stay_in_sight_while_the_program_runs_but_not_in_the_bin(home: Application) -> None:
    here = screen(home)
    click(here, "Filtrer les leçons")
    click(panel(home), "5e, 1 leçon")
    home.home.controller.put_away()
    assert not panel(home).isVisible()
    home.main_controller.commands[CommandId.HOME].trigger()
    assert shown(home) == ["Durées"]
    assert [chip.label for chip in here.head.chips] == ["5e"]
    click(here, "Voir la corbeille")
    assert here.head.chips == []
    assert not here.bar.filter_button.isEnabled()
    click(here, "Voir la corbeille")
    assert [chip.label for chip in here.head.chips] == ["5e"]


def test_a_notice_lies_above_the_panel_and_comes_down_when_it_is_closed(home: Application) -> None:
    here, window = screen(home), home.main_controller.window
    window.notices.show("166 leçons ajoutées.", stays=True)
    (notice,) = [one for one in window.notices.shown if "166" in one.text]
    low = notice.geometry()
    click(here, "Filtrer les leçons")
    assert notice.geometry().bottom() < panel(home).geometry().top() < low.bottom()
    QTest.keyClick(panel(home), KEY.Key_Escape)
    assert notice.geometry() == low


def test_keys_open_the_panel_choose_and_come_back(home: Application) -> None:
    here = screen(home)
    wait_for(here.bar.field.hasFocus, "the focus")
    press(KEY.Key_Tab)
    press(KEY.Key_Space)
    assert focus_name() == "Fermer : Filtrer les leçons"  # nothing is chosen yet that could be cleared
    press(KEY.Key_Down)
    press(KEY.Key_Left)
    assert focus_name() == "6e, 3 leçons"
    press(KEY.Key_Space)
    press(KEY.Key_Down)
    assert focus_name() == "sciences de la vie et de la Terre, 2 leçons"
    press(KEY.Key_Escape)
    assert (panel(home).isVisible(), here.isVisible(), focus_name()) == (False, True, "Filtrer les leçons")
    met: list[str] = []
    while "Filtrer les leçons" not in met:
        press(KEY.Key_Tab)
        met.append(focus_name())
    assert met[-10:] == [
        "Nouvelle leçon (Ctrl+N)", "Choisir plusieurs leçons", "titre", "Retirer le filtre Niveau : 6e",
        "Effacer tous les filtres", "Mes leçons", "Revenir au tableau (Échap)", "Mon année", "Chercher une leçon",
        "Filtrer les leçons",
    ]  # fmt: skip
    button(here.head, "Retirer le filtre Niveau : 6e").setFocus()
    press(KEY.Key_Space)
    assert (here.place, focus_name()) == (Place(), "Chercher une leçon")
    press(KEY.Key_Escape)
    assert here.isVisible()  # nothing was written yet: there is nothing to go back to
