"""A file is opened by one touch on its picture."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, QSize, QStandardPaths, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QFileDialog, QListView
from pytestqt.qtbot import QtBot

from tests.program.gallery import Board
from tni.ui.chrome.open_dialog import ThumbnailDelegate, open_dialog, thumbnail_of


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    picture = QImage(800, 400, QImage.Format.Format_RGB32)
    picture.fill(QColor("red"))
    assert picture.save(str(tmp_path / "drapeau.png"))
    (tmp_path / "vacances").mkdir()
    assert picture.save(str(tmp_path / "vacances" / "plage.png"))
    (tmp_path / "texte.png").write_text("no picture")
    return tmp_path


@pytest.fixture
def dialog(qtbot: QtBot, folder: Path) -> QFileDialog:
    board = Board(QSize(1280, 720), "light")
    qtbot.addWidget(board)
    board.show()
    made = open_dialog(board.kit, board, "Ajouter une image", str(folder), "Images (*.png)")
    with qtbot.waitExposed(made):
        made.show()
    return made


def files(dialog: QFileDialog) -> QListView:
    found = dialog.findChild(QListView, "listView")
    assert isinstance(found, QListView)
    return found


def index_of(qtbot: QtBot, dialog: QFileDialog, name: str) -> QModelIndex:
    view = files(dialog)
    model = view.model()

    def rows() -> list[QModelIndex]:
        return [model.index(row, 0, view.rootIndex()) for row in range(model.rowCount(view.rootIndex()))]

    qtbot.waitUntil(lambda: any(i.data() == name and not view.visualRect(i).isEmpty() for i in rows()))
    return next(i for i in rows() if i.data() == name)


def touch(qtbot: QtBot, dialog: QFileDialog, name: str) -> None:
    index = index_of(qtbot, dialog, name)
    at = files(dialog).visualRect(index).center()
    qtbot.mouseClick(files(dialog).viewport(), Qt.MouseButton.LeftButton, pos=at)


def test_one_touch_takes_a_file(qtbot: QtBot, dialog: QFileDialog, folder: Path) -> None:
    with qtbot.waitSignal(dialog.fileSelected) as told:
        touch(qtbot, dialog, "drapeau.png")
    assert told.args == [str(folder / "drapeau.png")]


def test_one_touch_opens_a_folder_and_another_its_file(qtbot: QtBot, dialog: QFileDialog, folder: Path) -> None:
    touch(qtbot, dialog, "vacances")
    assert Path(dialog.directory().absolutePath()) == folder / "vacances"
    with qtbot.waitSignal(dialog.fileSelected) as told:
        touch(qtbot, dialog, "plage.png")
    assert told.args == [str(folder / "vacances" / "plage.png")]


def test_pictures_are_shown_and_what_is_none_has_an_icon(qtbot: QtBot, dialog: QFileDialog, folder: Path) -> None:
    index = index_of(qtbot, dialog, "drapeau.png")
    index_of(qtbot, dialog, "texte.png")
    delegate = files(dialog).itemDelegate()
    assert isinstance(delegate, ThumbnailDelegate)
    qtbot.waitUntil(lambda: delegate.has_picture(str(folder / "drapeau.png")))
    qtbot.waitUntil(lambda: not delegate.is_reading)
    assert not delegate.has_picture(str(folder / "texte.png"))
    shown = files(dialog).viewport().grab(files(dialog).visualRect(index)).toImage()
    colours = [shown.pixelColor(x, y) for x in range(0, shown.width(), 4) for y in range(0, shown.height(), 4)]
    assert sum(colour == QColor("red") for colour in colours) > len(colours) / 5


class Elsewhere:
    """A source of thumbnails that answers when it is told to."""

    def __init__(self) -> None:
        self.asked: list[tuple[Path, Callable[[bytes], None]]] = []

    def read(self, path: Path, side_px: int, use: Callable[[bytes], None]) -> None:
        assert side_px > 0
        self.asked.append((path, use))


def test_other_pictures_are_shown_as_another_process_reads_them(qtbot: QtBot, folder: Path) -> None:
    for name in ("drapeau.gif", "drapeau.webp", "drapeau.svg"):
        (folder / name).write_bytes(b"-")
    png = (folder / "drapeau.png").read_bytes()
    board, elsewhere = Board(QSize(1280, 720), "light"), Elsewhere()
    qtbot.addWidget(board)
    board.show()
    made = open_dialog(board.kit, board, "Ajouter une image", str(folder), "Tous (*)", elsewhere.read)
    with qtbot.waitExposed(made):
        made.show()
    delegate = files(made).itemDelegate()
    assert isinstance(delegate, ThumbnailDelegate)
    answers = {"drapeau.gif": png, "drapeau.webp": b"", "drapeau.svg": png}
    for _ in answers:
        qtbot.waitUntil(lambda: bool(elsewhere.asked))
        ((path, use),) = elsewhere.asked
        elsewhere.asked.clear()
        use(answers[path.name])
    qtbot.waitUntil(lambda: not delegate.is_reading and delegate.has_picture(str(folder / "drapeau.png")))
    assert delegate.has_picture(str(folder / "drapeau.gif"))
    assert not delegate.has_picture(str(folder / "drapeau.webp"))
    assert delegate.has_picture(str(folder / "drapeau.svg")), "an SVG is drawn there too, not by Qt here"
    assert elsewhere.asked == []


def test_a_thumbnail_that_comes_after_the_dialog_is_dropped(qtbot: QtBot, folder: Path) -> None:
    (folder / "drapeau.gif").write_bytes(b"-")
    board, elsewhere = Board(QSize(1280, 720), "light"), Elsewhere()
    qtbot.addWidget(board)
    board.show()
    made = open_dialog(board.kit, board, "Ajouter une image", str(folder), "Tous (*)", elsewhere.read)
    with qtbot.waitExposed(made):
        made.show()
    qtbot.waitUntil(lambda: bool(elsewhere.asked))
    with qtbot.waitSignal(made.destroyed):
        made.close()
    ((_, use),) = elsewhere.asked
    use(b"")


def test_tiles_are_large_enough_for_a_finger(qtbot: QtBot, dialog: QFileDialog) -> None:
    place = files(dialog).visualRect(index_of(qtbot, dialog, "vacances"))
    assert min(place.width(), place.height()) >= 96


def test_a_picture_with_too_many_pixels_has_no_thumbnail(tmp_path: Path) -> None:
    huge = QImage(9000, 9000, QImage.Format.Format_Mono)
    huge.fill(0)
    assert huge.save(str(tmp_path / "huge.png"))
    assert thumbnail_of(tmp_path / "huge.png", 96).isNull()
    assert huge.scaled(400, 300).save(str(tmp_path / "small.png"))
    assert thumbnail_of(tmp_path / "small.png", 96).size() == QSize(96, 72)


def test_what_is_gone_or_no_picture_has_no_thumbnail(folder: Path) -> None:
    (folder / "trap.png").write_text('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')
    for name in ("gone.png", "trap.png", "texte.png"):
        assert thumbnail_of(folder / name, 96).isNull()


def test_the_folders_of_the_user_are_asked_of_the_system() -> None:
    pictures = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
    from tni.ui.chrome.open_dialog import documents_folder, pictures_folder

    assert pictures_folder() == pictures
    assert documents_folder() != pictures_folder()
