"""Words of pupils, files and folders are seen as they were typed, whatever Qt would take them for, and open no file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QRect, QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter
from PySide6.QtWidgets import QAbstractItemView, QApplication, QFileDialog, QLabel, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from tests.support.opened_files import OpenedFiles
from tests.support.running_program import write
from tests.support.teaching_room import Room, room
from tests.support.widgets import named, texts
from tests.support.xtest import XTest
from tests.ui.results.test_results import vote
from tni.formats.banks.question_renderer import render_description
from tni.quiz.bank.bodies import Answer, Choice
from tni.quiz.bank.question_bank import BankQuestion
from tni.quiz.bank.rich_text import RichText, TextFormat
from tni.quiz.question import QuestionKind
from tni.ui.canvas.text_editor import PageTextEdit
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.chrome.file_dialog import file_dialog
from tni.ui.chrome.hints import Hint
from tni.ui.chrome.notices import Notice
from tni.ui.chrome.seance_button import SeanceButton
from tni.ui.chrome.typography import with_no_break_spaces
from tni.ui.plain_text import MAX_TIP_LENGTH, PLAIN_TEXT_RULES, OfflineTextDocument, tool_tip
from tni.ui.results.results_sheet import VIEWS
from tni.ui.teacher.labels import ElidedLabel
from tni.ui.vote.question_view import QuestionDocument

PICTURE = "pupil.png"
IMAGE = f'<img src="{PICTURE}">'
TYPED = f"{IMAGE} <b>1 < 2</b> &amp; A & B"
DESK = QRect(0, 0, 1400, 900)
WAIT_MS = 20_000
TWO_SCREENS = ([DESK, QRect(1400, 0, 1920, 1080)], 0)


@pytest.fixture
def opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[OpenedFiles]:
    """A picture in the folder that the program runs in, so that its name alone leads to it; no dialog lists it."""
    folder = tmp_path / "current"
    folder.mkdir()
    monkeypatch.chdir(folder)
    image = QImage(64, 64, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    assert image.save(PICTURE)
    with OpenedFiles(folder / PICTURE) as watch:
        yield watch


@pytest.fixture
def here(qapp: QApplication, tmp_path: Path) -> Iterator[Room]:
    with room(qapp, tmp_path) as made:
        yield made


def tips() -> list[QLabel]:
    """The labels of tool tips that are in sight, Qt's and those of the chrome."""
    labels = (w for w in QApplication.allWidgets() if isinstance(w, QLabel) and w.isVisible())
    return [label for label in labels if isinstance(label, Hint) or label.metaObject().className() == "QTipLabel"]


def rest_on(qtbot: QtBot, widget: QWidget, at: QPoint) -> QLabel:
    """Move the real pointer there and leave it; returns the tool tip that comes."""
    if QGuiApplication.platformName() != "xcb":
        pytest.skip("needs an X server: pytest --xvfb")
    window, pointer = widget.window(), XTest()
    window.raise_()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=WAIT_MS)
    pointed: list[QPoint] = []

    def has_come() -> bool:
        """Beside the place and then to it; anew when the window manager moves the window meanwhile."""
        place = widget.mapToGlobal(at)
        steps = [place - QPoint(3, 0), place]
        if pointed != steps:
            following = steps[1] if pointed == steps[:1] else steps[0]
            pointed[:] = steps[: steps.index(following) + 1]
            pointer.move(following.x(), following.y())
        return bool(tips())

    qtbot.waitUntil(has_come, timeout=WAIT_MS)
    (label,) = tips()
    return label


def rest_on_cell(qtbot: QtBot, view: QAbstractItemView, row: int, column: int = 0) -> QLabel:
    box = view.visualRect(view.model().index(row, column))
    return rest_on(qtbot, view.viewport(), QPoint(box.left() + 20, box.center().y()))


def assert_as_typed(label: QLabel, words: str, opened: OpenedFiles) -> None:
    """The tool tip has the words, shows them as they are, and nothing was opened for it."""
    assert not opened.any
    assert label.text() == words
    assert label.textFormat() is Qt.TextFormat.PlainText
    room = QRect(0, 0, label.width(), 10_000)
    needed = label.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, words)
    assert label.rect().contains(needed)
    assert label.screen().geometry().contains(label.geometry())


def answers_of_a_vote(here: Room, qtbot: QtBot, answer: str) -> QAbstractItemView:
    here.teaching.seance.begin(here.class_id, "5eA", "Maths")
    vote(here, qtbot, {1: answer, 2: "Paris"}, "Paris", QuestionKind.TEXT)
    here.teaching.results.open()
    sheet = here.teaching.results.sheet
    assert sheet is not None
    qtbot.waitUntil(lambda: sheet.table.model().rowCount() > 0)
    sheet.view.findChildren(TextButton)[VIEWS.index("questions")].click()
    view: QAbstractItemView = sheet.questions.answers
    qtbot.waitUntil(view.isVisible)
    return view


def test_text_answer(here: Room, qtbot: QtBot, opened: OpenedFiles) -> None:
    view = answers_of_a_vote(here, qtbot, IMAGE)
    texts = [view.model().index(y, 0).data() for y in range(view.model().rowCount())]
    row = next(y for y, text in enumerate(texts) if "img" in text)
    assert_as_typed(rest_on_cell(qtbot, view, row), IMAGE, opened)


def test_words_of_a_question_in_the_table_of_answers(here: Room, qtbot: QtBot, opened: OpenedFiles) -> None:
    here.teaching.seance.begin(here.class_id, "5eA", "Maths")
    vote(here, qtbot, {1: IMAGE, 2: "Paris"}, TYPED, QuestionKind.TEXT)
    here.teaching.results.open()
    sheet = here.teaching.results.sheet
    assert sheet is not None
    qtbot.waitUntil(lambda: sheet.table.model().rowCount() > 0)
    head = sheet.table.horizontalHeader()
    words = head.model().headerData(1, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole)
    assert TYPED in words
    label = rest_on(qtbot, head.viewport(), QPoint(head.sectionViewportPosition(1) + 20, head.height() // 2))
    assert_as_typed(label, words, opened)


def test_question_of_a_file(here: Room, qtbot: QtBot, opened: OpenedFiles, tmp_path: Path) -> None:
    path = tmp_path / "Questions.gift"
    path.write_text("::Une::[plain]" + TYPED.replace("=", "\\=") + " {=Rome ~Milan}", encoding="utf-8")
    here.teaching.questions.controller.open(path)
    sheet = here.teaching.questions.controller.sheet
    assert sheet is not None
    qtbot.waitUntil(lambda: sheet.is_importing, timeout=20_000)
    words = sheet.browser.shown[0].text[:300]
    assert TYPED in words
    assert_as_typed(rest_on_cell(qtbot, sheet.browser.list, 0), tool_tip(words), opened)


def test_name_of_a_class(here: Room, qtbot: QtBot, opened: OpenedFiles) -> None:
    here.teaching.seance.begin(here.class_id, f"{IMAGE} A & B", "Maths")
    button = here.board.window.bar.findChild(SeanceButton)
    qtbot.waitUntil(button.isVisible)
    label = rest_on(qtbot, button, button.rect().center())
    assert_as_typed(label, with_no_break_spaces(f"Séance en cours : {IMAGE} A & B"), opened)


def test_name_of_a_lesson_s_file(here: Room, qtbot: QtBot, opened: OpenedFiles, tmp_path: Path) -> None:
    name = f"{IMAGE} [*] A & B"
    desk = here.program.current_lesson
    write(here.program, (200, 200), (400, 200))  # a lesson without anything in it is not kept
    before = desk.lesson.path
    assert before is not None
    desk.new()
    path = before.rename(tmp_path / f"{name}.tni")
    desk.open(path)
    qtbot.waitUntil(lambda: desk.lesson.path == path, timeout=WAIT_MS)
    here.screens = TWO_SCREENS
    here.teaching.start()
    teacher = here.teaching.windows.teacher
    qtbot.waitUntil(lambda: teacher.isVisible() and name in texts(teacher))
    label = named(teacher, ElidedLabel, name)
    assert_as_typed(rest_on(qtbot, label, label.rect().center()), name, opened)
    native = here.board.window.windowHandle()
    assert native is not None
    assert name in native.title()


def test_a_long_answer_is_wrapped(here: Room, qtbot: QtBot, opened: OpenedFiles) -> None:
    words = f"{IMAGE} " + "un deux  trois " * 20 + "a" * 200
    here.board.window.bar.set_seance(words)
    button = here.board.window.bar.findChild(SeanceButton)
    qtbot.waitUntil(button.isVisible)
    label = rest_on(qtbot, button, button.rect().center())
    assert_as_typed(label, with_no_break_spaces(tool_tip(button.accessibleName())), opened)
    assert len(label.text().split("\n")) > 5
    assert "".join(label.text().split()) == "".join(button.accessibleName().split())


@pytest.mark.parametrize("typed", ["", "court", "deux\nlignes", " \n\n fin ", "x" * MAX_TIP_LENGTH, "a\tb  c"])
def test_a_tip_that_fits_is_left_alone(typed: str) -> None:
    assert tool_tip(typed) == typed


def test_sentences_and_names_in_lists(here: Room, qtbot: QtBot, opened: OpenedFiles) -> None:
    here.board.window.notices.show(TYPED, serious=True)
    here.board.window.notices.show(f"La leçon « {IMAGE} » n’a pas pu être lue.", serious=True)
    (notice, *_) = here.board.window.findChildren(Notice)
    qtbot.waitUntil(notice.isVisible)
    assert here.notices[-2:] == [TYPED, f"La leçon « {IMAGE} » n’a pas pu être lue."]
    here.teaching.questions.controller.open(None)
    sheet = here.teaching.questions.controller.sheet
    assert sheet is not None
    sheet.show_first(TYPED)
    sheet.choice.showPopup()
    view = sheet.choice.view()
    qtbot.waitUntil(view.isVisible)
    view.window().grab()
    sheet.choice.hidePopup()
    here.board.window.grab()
    assert not opened.any


def test_what_qt_itself_asks_about_a_file(
    here: Room, qtbot: QtBot, opened: OpenedFiles, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The dialog asks whether to replace a file, and names it."""
    name = f"<img src={PICTURE}>.tni"  # the dialog takes quotation marks for the ends of a name
    folder = tmp_path / "elsewhere"  # the dialog itself looks into the pictures that it lists
    folder.mkdir()
    (folder / name).touch()
    current = Path.cwd()
    monkeypatch.chdir(folder)  # it may also look into the current folder
    dialog = file_dialog(here.board.window.kit, here.board.window, "Enregistrer", str(folder), "(*.tni)")
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.show()
    dialog.selectFile(name)
    seen: list[tuple[str, Qt.TextFormat]] = []

    def look() -> None:
        (box,) = dialog.findChildren(QMessageBox)
        box.grab()
        (label,) = (label for label in box.findChildren(QLabel) if label.text())
        seen.append((label.text(), label.textFormat()))
        box.reject()

    monkeypatch.chdir(current)
    QTimer.singleShot(0, look)
    dialog.accept()
    dialog.close()
    assert len(seen) == 1
    assert name in seen[0][0]  # the words around it are Qt's, in the language that is installed
    assert seen[0][1] is Qt.TextFormat.PlainText
    assert not opened.any


def test_every_window_has_the_rules(here: Room, qtbot: QtBot) -> None:
    here.screens = TWO_SCREENS
    here.teaching.start()
    windows = [w for w in QApplication.topLevelWidgets() if w.isVisible() and w.windowType() is Qt.WindowType.Window]
    assert {here.board.window, here.teaching.windows.teacher} <= set(windows)
    assert [w for w in windows if PLAIN_TEXT_RULES not in w.styleSheet()] == []


@pytest.mark.parametrize(
    "html",
    [
        IMAGE,
        '<img src="{file}">',
        '<img src="file://{file}">',
        f'<p style="background-image: url({PICTURE})">mot</p>',
        f'<table background="{PICTURE}"><tr><td>mot</td></tr></table>',
        f"<style>@import url({PICTURE});</style>mot",
        f'<head><link rel="stylesheet" href="{PICTURE}"></head><body>mot</body>',
        f'<ul style="list-style-image: url({PICTURE})"><li>mot</li></ul>',
    ],
)
def test_a_closed_document_opens_nothing(qapp: QApplication, opened: OpenedFiles, html: str) -> None:
    document = OfflineTextDocument()
    document.setHtml(html.replace("{file}", str(Path.cwd() / PICTURE)))
    image = QImage(200, 200, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    document.drawContents(painter)
    painter.end()
    assert not opened.any


def test_a_question_that_is_drawn_opens_nothing(qapp: QApplication, opened: OpenedFiles) -> None:
    """A tag that is none to browsers, but would be one to Qt."""
    stem = RichText(f'< img src="{PICTURE}">', TextFormat.HTML)
    made = render_description(BankQuestion(stem=stem, body=Choice((Answer(RichText("oui"), True),))))
    document = QuestionDocument(made, QApplication.font(), QColor("black"), 600, 400)
    image = QImage(600, 400, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    document.drawContents(painter)
    painter.end()
    assert document.toPlainText() == stem.text
    assert not opened.any


@pytest.mark.parametrize("html", [IMAGE, f"<style>@import url({PICTURE});</style>mot", f"<body background={PICTURE}>"])
def test_a_page_of_the_web_that_is_pasted_opens_nothing(qtbot: QtBot, opened: OpenedFiles, html: str) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    editor = PageTextEdit(page, QRectF, lambda position, _key: position)
    data = QMimeData()
    data.setHtml(f"{html}<b>gras</b>")
    editor.insertFromMimeData(data)
    assert editor.toPlainText().endswith("gras")
    assert not opened.any


def test_a_closed_document_has_the_images_given_to_it(qapp: QApplication) -> None:
    document = OfflineTextDocument()
    document.images["own"] = QImage(60, 40, QImage.Format.Format_RGB32)
    document.setHtml('<img src="own"><img src="other">')
    assert 60 <= document.idealWidth() - 2 * document.documentMargin() < 65
