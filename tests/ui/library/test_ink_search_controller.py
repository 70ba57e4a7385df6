"""A word is written once more, in the running program, and the places are shown that look like it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.support.hands import Fingers, placed
from tests.support.ink_hand import word
from tests.support.libraries import NoPdfs, write_ink, write_lesson
from tests.support.running_program import folders, wait_for
from tests.support.widgets import button, click
from tni.app.application import Application
from tni.app.folders import library_index
from tni.services.library.library_indexer import LibraryIndexer
from tni.services.library.page_describer import InkReader, PageDataKind, describe_pages
from tni.ui.chrome.commands import CommandId
from tni.ui.library.ink_search_panel import InkSearchPanel
from tni.ui.library.writing_pad import WritingPad

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def library(tmp_path: Path) -> Path:
    library = folders(tmp_path).library
    write_lesson(library / "Aires.tni", "Aires", [[], ["Exercices"]])
    write_ink(library / "Aires.tni", "p0", [1, 2])
    write_ink(library / "Aires.tni", "p1", [3, 5, 4])
    write_lesson(library / "Volcans.tni", "Volcans", [[], []])
    write_ink(library / "Volcans.tni", "p1", [21, 7])
    return library


@pytest.fixture
def program(tmp_path: Path, library: Path, qapp: QApplication) -> Iterator[Application]:
    with placed(tmp_path, library / "Aires.tni") as made:
        yield made


def points_of(pad: WritingPad, seed: int) -> list[list[QPoint]]:
    """Return the strokes of a word as large as the pad."""
    strokes = word(seed)
    low, high = (edge([edge(path, axis=0) for path in strokes], axis=0) for edge in (np.min, np.max))
    scale = min(0.9 * pad.width() / (high - low)[0], 0.8 * pad.height() / (high - low)[1])
    return [[QPoint(*map(round, (at - low) * scale + (8, 8))) for at in path.tolist()] for path in strokes]


def write(pad: WritingPad, seed: int) -> None:
    """Write a word with the mouse."""
    for stroke in points_of(pad, seed):
        QTest.mousePress(pad, LEFT, pos=stroke[0])
        for at in stroke[1:]:
            QTest.mouseMove(pad, at)
        QTest.mouseRelease(pad, LEFT, pos=stroke[-1])


def write_by_finger(program: Application, pad: WritingPad, seed: int) -> None:
    fingers = Fingers(program)
    for stroke in points_of(pad, seed):
        there = [fingers.window.mapFromGlobal(pad.mapToGlobal(at)) for at in stroke]
        fingers.frame(press={1: there[0]})
        for at in there[1:]:
            fingers.frame(move={1: at})
        fingers.frame(release=(1,))


def panel_of(program: Application) -> InkSearchPanel:
    program.main_controller.commands[CommandId.FIND_INK].trigger()
    panel = program.home.ink_search.panel
    assert panel is not None
    return panel


def rows(panel: InkSearchPanel) -> list[str]:
    return [panel.list.item(row).text() for row in range(panel.list.count())]


def test_a_word_is_found_and_its_place_is_marked_for_a_moment(program: Application) -> None:
    panel, editor = panel_of(program), program.main_controller.editor
    write(panel.pad, 5)
    wait_for(lambda: bool(rows(panel)), "the places")
    assert rows(panel)[0] == "Page 2"
    assert all("Peut-être" in row for row in rows(panel)[1:])
    wait_for(lambda: not panel.list.item(0).icon().isNull(), "the picture")
    QTest.mouseClick(panel.list.viewport(), LEFT, pos=panel.list.visualItemRect(panel.list.item(0)).center())
    assert editor.page_index == 1
    (spot,) = editor.overlay().spots
    assert 20 < spot.x < 160
    wait_for(lambda: not editor.overlay().spots, "the end of the mark")
    click(panel, "Effacer")
    assert rows(panel) == []
    assert panel.note.text() == "Dans cette leçon"


def test_nothing_that_is_alike_and_a_dot_are_said(program: Application) -> None:
    panel = panel_of(program)
    QTest.mouseClick(panel.pad, LEFT, pos=QPoint(20, 20))
    wait_for(lambda: panel.note.text() == "Il faut un mot : quelques lettres au moins.", "the message")
    program.main_controller.window.do(lambda editor: editor.delete_pages([page.id for page in editor.pages]))
    panel.pad.clear()
    write(panel.pad, 5)
    wait_for(lambda: panel.note.text() == "Rien d’écrit à la main ne ressemble à ce mot.", "the message")


def test_a_finger_finds_a_word_in_all_lessons_and_its_lesson_is_opened_there(
    program: Application, library: Path
) -> None:
    index = library_index(library)  # by hand: the program's own process waits until nothing else works
    LibraryIndexer(library, index, NoPdfs()).run()
    describe_pages(library, index, PageDataKind.INK, InkReader)
    program.main_controller.commands[CommandId.HOME].trigger()
    screen = program.home.controller.screen
    fingers = Fingers(program)
    there = fingers.on(button(screen, "Chercher en écrivant, dans toutes les leçons"))
    fingers.frame(press={1: there})
    fingers.frame(release=(1,))
    (panel,) = screen.findChildren(InkSearchPanel)
    write_by_finger(program, panel.pad, 7)
    wait_for(lambda: bool(rows(panel)), "the places")
    assert rows(panel)[0] == "Volcans, page 2"
    QTest.mouseClick(panel.list.viewport(), LEFT, pos=panel.list.visualItemRect(panel.list.item(0)).center())
    wait_for(lambda: program.current_lesson.lesson.path == library / "Volcans.tni", "the lesson")
    editor = program.main_controller.editor
    assert editor.page_index == 1
    assert len(editor.overlay().spots) == 1
    assert not screen.isVisible()
