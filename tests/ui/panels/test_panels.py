"""Drawer, pages, notices and the shortcuts sheet."""

from __future__ import annotations

import time
from collections.abc import Generator
from functools import partial
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QMimeData, QModelIndex, QPoint, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QImage, QMouseEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.program.gallery import Board
from tests.support.memory_settings import MemorySettings
from tests.support.widgets import button, timer
from tni.core.settings import LANGUAGE, PICTURE_WIDTH_MM, PREDICTED_INK, THEME
from tni.ui.chrome.button import ActionButton
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.chrome.commands import CommandGroup, CommandId
from tni.ui.chrome.drawer import Drawer
from tni.ui.chrome.drawer_sheets import drawer_sheets, parts_of, sheet_of
from tni.ui.chrome.metrics import Metrics
from tni.ui.chrome.notices import MAX_NOTICE_S, MAX_NOTICES, MIN_NOTICE_S, Notices, reading_time_s
from tni.ui.chrome.panel import Panel
from tni.ui.chrome.tiles import CommandTile
from tni.ui.chrome.titled_panel import TitledPanel
from tni.ui.panels import page_list
from tni.ui.panels.page_list import PageDelegate, PageList
from tni.ui.panels.page_panel import PagePanel
from tni.ui.panels.setting_rows import SettingText
from tni.ui.panels.settings_panel import SettingsPanel, stepped_width_mm
from tni.ui.panels.shortcuts_sheet import KeyCap, ShortcutsSheet


@pytest.fixture(params=[(1280, 720), (3840, 2160)], ids=["720p", "4K"])
def board(qtbot: QtBot, request: pytest.FixtureRequest) -> Board:
    made = Board(QSize(*request.param), "light")
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


# -- drawer


def tiles(drawer: Drawer) -> list[CommandTile]:
    return [tile for tile in drawer.findChildren(CommandTile) if tile.isVisible()]


def test_every_command_is_a_tile_or_in_the_bar(board: Board) -> None:
    shown = [i for sheet in drawer_sheets() for part in parts_of(sheet, board.commands) for i in part]
    assert sorted(shown) == sorted(CommandId)


def test_tiles_are_whole_apart_and_readable_on_each_sheet(board: Board) -> None:
    drawer = Drawer(board.kit, board.commands, board)
    drawer.open_by(board.bar.more_button)
    for sheet in range(len(drawer_sheets())):
        drawer.show_sheet(sheet)
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        shown = tiles(drawer)
        assert len(shown) == sum(map(len, parts_of(drawer_sheets()[sheet], board.commands)))
        assert board.rect().contains(drawer.geometry())
        assert not drawer.geometry().intersects(board.bar.geometry())
        words = QFontMetrics(board.look.font())
        for tile in shown:
            assert drawer.rect().contains(QRect(tile.mapTo(drawer, QPoint(0, 0)), tile.size()))
            text = words.boundingRect(
                QRect(0, 0, tile.width() - 4, 0), Qt.TextFlag.TextWordWrap, tile.defaultAction().iconText()
            )
            assert text.width() <= tile.width() - 4
            assert text.height() <= 2 * words.height()
            assert tile.width() >= tile.sizeHint().width()
            assert tile.width() == shown[0].width()
        for one, other in combinations(shown, 2):
            assert not one.geometry().intersects(other.geometry())


def test_two_touches_start_the_stopwatch(qtbot: QtBot, board: Board) -> None:
    drawer = Drawer(board.kit, board.commands, board)
    board.bar.more_button.clicked.connect(lambda: drawer.open_by(board.bar.more_button))
    qtbot.mouseClick(board.bar.more_button, Qt.MouseButton.LeftButton)
    tile = next(t for t in tiles(drawer) if t.defaultAction() is board.commands[CommandId.STOPWATCH])
    with qtbot.waitSignal(board.commands[CommandId.STOPWATCH].triggered):
        qtbot.mouseClick(tile, Qt.MouseButton.LeftButton)
    assert not drawer.isVisible()


def test_what_left_the_bar_comes_first(board: Board) -> None:
    drawer = Drawer(board.kit, board.commands, board)
    drawer.set_overflow([CommandId.TEXT, CommandId.REDO])
    drawer.open_by(board.bar.more_button)
    assert [t.defaultAction() for t in tiles(drawer)[:2]] == [
        board.commands[CommandId.TEXT],
        board.commands[CommandId.REDO],
    ]


def test_a_tile_can_be_dropped_on_the_page(qtbot: QtBot, board: Board) -> None:
    drawer = Drawer(board.kit, board.commands, board)
    drawer.open_by(board.bar.more_button)
    tile = next(t for t in tiles(drawer) if t.defaultAction() is board.commands[CommandId.CURTAIN])
    page = tile.mapFromGlobal(board.mapToGlobal(QPoint(40, 40)))
    action = board.commands[CommandId.CURTAIN]
    with qtbot.assertNotEmitted(action.triggered), qtbot.waitSignal(drawer.dropped) as told:
        for kind, at in (
            (QEvent.Type.MouseButtonPress, tile.rect().center()),
            (QEvent.Type.MouseMove, page),
            (QEvent.Type.MouseButtonRelease, page),
        ):
            left = Qt.MouseButton.LeftButton
            place = QPointF(at)
            event = QMouseEvent(kind, place, QPointF(tile.mapToGlobal(at)), left, left, Qt.KeyboardModifier.NoModifier)
            QApplication.sendEvent(tile, event)
    assert told.args == [CommandId.CURTAIN, board.mapToGlobal(QPoint(40, 40))]
    assert not drawer.isVisible()


def test_the_tabs_stay_under_the_hand(board: Board) -> None:
    drawer = Drawer(board.kit, board.commands, board)
    drawer.open_by(board.bar.more_button)
    places = set()
    for sheet in range(len(drawer_sheets())):
        drawer.show_sheet(sheet)
        tabs = [tab for tab in drawer.findChildren(TextButton) if tab.isVisible()]
        places.add(tuple((tab.mapTo(board, QPoint(0, 0)).toTuple(), tab.width()) for tab in tabs))
    assert len(places) == 1


def test_choices_of_one_set_stand_in_a_row_of_their_own(board: Board) -> None:
    drawer = Drawer(board.kit, board.commands, board)
    drawer.open_by(board.bar.more_button)
    drawer.show_sheet(sheet_of(CommandId.PAPER_WHITE, board.commands))
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    rows: dict[int, set[str]] = {}
    for tile in tiles(drawer):
        command = board.commands.table[CommandId(tile.defaultAction().objectName())]
        rows.setdefault(tile.y(), set()).add(command.one_of)
    assert sorted(map(sorted, rows.values())) == [[""], ["format"], ["paper"], ["ruling"]]


def test_a_long_group_makes_even_rows(board: Board) -> None:
    drawer = Drawer(board.kit, board.commands, board)
    drawer.open_by(board.bar.more_button)
    drawer.show_sheet(sheet_of(CommandId.NEW, board.commands))
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    rows: dict[int, int] = {}
    for tile in tiles(drawer):
        if board.commands.table[CommandId(tile.defaultAction().objectName())].group is CommandGroup.LESSON:
            rows[tile.y()] = rows.get(tile.y(), 0) + 1
    assert max(rows.values()) - min(rows.values()) <= 1


def test_the_drawer_is_gone_when_a_command_hid_the_window(qtbot: QtBot, board: Board) -> None:
    drawer = Drawer(board.kit, board.commands, board)
    drawer.open_by(board.bar.more_button)
    drawer.show_sheet(sheet_of(CommandId.CAPTURE, board.commands))
    board.commands[CommandId.CAPTURE].triggered.connect(board.hide)
    tile = next(t for t in tiles(drawer) if t.defaultAction() is board.commands[CommandId.CAPTURE])
    qtbot.mouseClick(tile, Qt.MouseButton.LeftButton)
    board.show()
    assert not drawer.isVisible()


# -- pages


class Provider:
    """Pictures of one colour; remembers what it was asked for."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.dense, self.done, self.turns = "", False, 0

    def __call__(self, page: str, size: QSize) -> Generator[None, None, QImage]:
        self.asked.append(page)
        return self._steps(page, size)

    def _steps(self, page: str, size: QSize) -> Generator[None, None, QImage]:
        yield
        while page == self.dense and not self.done:
            time.sleep(page_list.THUMBNAIL_BUDGET_S)
            self.turns += 1
            yield
        if page == "late":
            return QImage()
        picture = QImage(size, QImage.Format.Format_RGB32)
        picture.fill(QColor("#3366cc"))
        return picture


def pages(qtbot: QtBot, ids: str = "abcdef", **options: bool) -> tuple[PagePanel, Provider, QWidget]:
    board = Board(QSize(1280, 720), "light")
    qtbot.addWidget(board)
    provider = Provider()
    panel = PagePanel(board.kit, provider, board, **options)
    panel.setGeometry(0, 400, 1280, panel.sizeHint().height())
    panel.show_pages(list(ids), ids[1])
    with qtbot.waitExposed(board):
        board.show()
    return panel, provider, board


def test_pictures_are_asked_for_once_and_again_when_they_change(qtbot: QtBot) -> None:
    panel, provider, board = pages(qtbot)
    board.grab()
    assert sorted(provider.asked) == list("abcdef")
    board.grab()
    assert len(provider.asked) == 6
    panel.refresh("c")
    board.grab()
    assert provider.asked[6:] == ["c"]


def test_a_page_full_of_ink_is_painted_over_several_turns_and_looks_as_before_meanwhile(qtbot: QtBot) -> None:
    """Of twenty thousand strokes, each stroke more kept the pen waiting for seconds."""
    panel, provider, board = pages(qtbot)
    board.grab()
    qtbot.waitUntil(lambda: panel.findChild(PageDelegate).fresh == set("abcdef"))
    before = board.grab().toImage()
    provider.dense = "c"
    panel.refresh("c")
    assert board.grab().toImage() == before
    qtbot.waitUntil(lambda: provider.turns > 3)
    assert "c" not in panel.findChild(PageDelegate).fresh
    provider.done = True
    qtbot.waitUntil(lambda: "c" in panel.findChild(PageDelegate).fresh)
    assert board.grab().toImage() == before
    assert provider.asked[6:] == ["c"]
    assert not panel.findChild(PageDelegate).under_way
    qtbot.waitUntil(lambda: not timer(panel.findChild(PageDelegate)).isActive())


def test_a_page_that_changes_while_it_is_painted_is_painted_anew(qtbot: QtBot) -> None:
    panel, provider, board = pages(qtbot)
    board.grab()
    provider.dense = "c"
    panel.refresh("c")
    board.grab()
    panel.refresh("c")
    provider.done = True
    board.grab()
    assert provider.asked[6:] == ["c", "c"]
    qtbot.waitUntil(lambda: "c" in panel.findChild(PageDelegate).fresh)


def test_only_pictures_in_sight_are_asked_for(qtbot: QtBot) -> None:
    ids = [f"p{i}" for i in range(400)]
    panel, provider, board = pages(qtbot)
    panel.show_pages(ids, "p0")
    board.grab()
    assert len(set(provider.asked) - set("abcdef")) < 15


def test_a_picture_that_is_late_is_asked_for_again(qtbot: QtBot) -> None:
    panel, provider, board = pages(qtbot)
    panel.show_pages(["a", "late"], "a")
    board.grab()
    board.grab()
    assert provider.asked.count("late") >= 2


def test_buttons_tell_what_is_wanted(qtbot: QtBot) -> None:
    panel, _, _board = pages(qtbot)
    by_name = {button.accessibleName(): button for button in panel.findChildren(TextButton.__mro__[2])}
    assert panel.selected() == ["b"]
    for name, signal, args in (
        ("Ajouter une page", panel.add_wanted, []),
        ("Dupliquer la page", panel.duplicate_wanted, [["b"]]),
        ("Avancer la page d’un rang", panel.move_wanted, [["b"], 0]),
        ("Reculer la page d’un rang", panel.move_wanted, [["b"], 3]),
        ("Supprimer la page", panel.delete_wanted, [["b"]]),
        ("Fermer les pages", panel.close_wanted, []),
    ):
        with qtbot.waitSignal(signal) as told:
            qtbot.mouseClick(by_name[name], Qt.MouseButton.LeftButton)
        assert told.args == args, name


def test_a_page_is_shown_by_a_tap_or_the_keyboard_and_moved_by_alt(qtbot: QtBot) -> None:
    panel, _, _board = pages(qtbot)
    view = panel.findChild(PageList)
    where = view.visualRect(view.model().index(3, 0)).center()
    with qtbot.waitSignal(panel.page_chosen) as told:
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert told.args == ["d"]
    qtbot.keyClick(view, Qt.Key.Key_Right)
    with qtbot.waitSignal(panel.page_chosen) as told:
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert told.args == ["e"]
    with qtbot.waitSignal(panel.move_wanted) as told:
        qtbot.keyClick(view, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert told.args == [["e"], 3]
    with qtbot.waitSignal(panel.delete_wanted) as told:
        qtbot.keyClick(view, Qt.Key.Key_Delete)
    assert told.args == [["e"]]


def test_the_ends_do_not_move_further(qtbot: QtBot) -> None:
    panel, _, _board = pages(qtbot)
    panel.show_pages(list("abc"), "a")
    with qtbot.assertNotEmitted(panel.move_wanted):
        panel.step(-1)
    panel.show_pages(list("abc"), "c")
    with qtbot.assertNotEmitted(panel.move_wanted):
        panel.step(1)


def test_dragging_asks_for_a_move_and_changes_nothing_itself(qtbot: QtBot) -> None:
    panel, _, _board = pages(qtbot)
    model = panel.findChild(PageList).model()
    data = model.mimeData([model.index(4), model.index(1)])
    assert isinstance(data, QMimeData)
    with qtbot.waitSignal(panel.move_wanted) as told:
        assert not model.dropMimeData(data, Qt.DropAction.MoveAction, 3, 0, QModelIndex())
    assert told.args == [["b", "e"], 3]
    assert model.ids == list("abcdef")


def test_pages_can_be_chosen_for_something_else(qtbot: QtBot) -> None:
    panel, _, _board = pages(qtbot, choosing=True)
    view = panel.findChild(PageList)
    for row in (4, 1):
        where = view.visualRect(view.model().index(row, 0)).center()
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert panel.selected() == ["b", "e"]
    panel.show_pages(list("abcde"), "a")
    assert panel.selected() == ["b", "e"]


# -- notices


def test_a_notice_is_whole_in_its_corner_and_goes_by_a_tap(qtbot: QtBot, board: Board) -> None:
    notices = Notices(board.kit, board)
    notices.set_area(board.page.geometry())
    long = "La clé USB est pleine. La leçon est gardée sur cet ordinateur ; libérer de la place, puis réessayer. " * 2
    made = [notices.show("Page supprimée."), notices.show(long, serious=True)]
    for notice in made:
        assert board.page.geometry().contains(notice.geometry())
        words = notice.findChild(QLabel)
        assert words.height() >= words.heightForWidth(words.width())
    assert not made[0].geometry().intersects(made[1].geometry())
    read: list[str] = []
    for notice in made:
        notice.put_away.connect(partial(read.append, notice.text))
    qtbot.mouseClick(made[1], Qt.MouseButton.LeftButton)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert notices.texts() == ["Page supprimée."]
    notices.remove("Page supprimée.")
    assert read == [long], "the other was not put away by hand"


def test_few_notices_at_a_time_and_none_twice(qtbot: QtBot, board: Board) -> None:
    notices = Notices(board.kit, board)
    for text in ("un", "deux", "deux", "trois", "quatre", "cinq"):
        notices.show(text)
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert notices.texts() == ["trois", "quatre", "cinq"]
    assert len(notices.texts()) <= MAX_NOTICES


def test_a_notice_goes_by_itself_and_a_serious_one_stays(qtbot: QtBot, board: Board) -> None:
    notices = Notices(board.kit, board)
    quiet, serious = notices.show("Enregistré."), notices.show("La clé est pleine.", serious=True)
    timer(quiet).start(1)
    qtbot.waitUntil(lambda: notices.texts() == ["La clé est pleine."])
    assert not timer(serious).isActive()


def test_what_is_gone_does_not_follow_the_sizes(qtbot: QtBot, board: Board) -> None:
    notice = Notices(board.kit, board).show("Page supprimée.")
    notice.close()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    with qtbot.captureExceptions() as raised:
        board.kit.theme.set_metrics(Metrics(96))
    assert raised == []


def test_a_notice_offers_something_to_do(qtbot: QtBot, board: Board) -> None:
    done: list[str] = []
    notice = Notices(board.kit, board).show("Page supprimée.", act=lambda: done.append("undo"))
    qtbot.mouseClick(notice.findChild(TextButton), Qt.MouseButton.LeftButton)
    assert done == ["undo"]


def test_reading_time_has_bounds() -> None:
    times = [reading_time_s("x" * n) for n in (0, 30, 60, 100, 1000)]
    assert times == sorted(times)
    assert times[0] == MIN_NOTICE_S
    assert times[-1] == MAX_NOTICE_S


# -- shortcuts


def test_the_sheet_lists_every_key_whole(qtbot: QtBot, board: Board) -> None:
    sheet = ShortcutsSheet(board.kit, board.commands, board)
    sheet.toggle()
    caps = sheet.findChildren(KeyCap)
    escape = 1  # ends the typing of words: no command
    assert len(caps) == sum(len(command.keys) for command in board.commands.table.values()) + escape
    (panel,) = sheet.findChildren(Panel, options=Qt.FindChildOption.FindDirectChildrenOnly)
    assert sheet.rect().contains(panel.geometry())
    for label in sheet.findChildren(QLabel):
        assert label.width() >= label.minimumSizeHint().width(), label.text()
        assert label.height() >= QFontMetrics(label.font()).height()


def test_the_sheet_goes_by_escape_a_tap_or_the_same_key(qtbot: QtBot, board: Board) -> None:
    sheet = ShortcutsSheet(board.kit, board.commands, board)
    for leave in (
        lambda: qtbot.keyClick(sheet, Qt.Key.Key_Escape),
        lambda: qtbot.mouseClick(sheet, Qt.MouseButton.LeftButton, pos=QPoint(3, 3)),
        sheet.toggle,
    ):
        sheet.toggle()
        assert sheet.isVisible()
        leave()
        assert not sheet.isVisible()
    sheet.toggle()
    board.look.set_scheme("dark")
    board.resize(board.size() - QSize(100, 50))
    assert sheet.geometry() == board.rect()


# -- settings


def press(qtbot: QtBot, panel: QWidget, name: str) -> None:
    qtbot.mouseClick(button(panel, name), Qt.MouseButton.LeftButton)


def test_settings_hold_at_once(qtbot: QtBot, board: Board) -> None:
    kept = MemorySettings()
    panel = SettingsPanel(board.kit, kept, board.commands, board)
    panel.open_at()
    assert board.rect().contains(panel.geometry())
    press(qtbot, panel, "Sombres")
    assert board.look.is_dark
    assert kept.get(THEME) == "dark"
    press(qtbot, panel, "English")
    assert kept.get(LANGUAGE) == "en"
    with qtbot.waitSignal(panel.picture_width_changed) as told:
        press(qtbot, panel, "Image plus large")
    assert told.args == [1600.0] == [kept.get(PICTURE_WIDTH_MM)]
    press(qtbot, panel, "Image moins large")
    assert kept.get(PICTURE_WIDTH_MM) == 1550.0
    press(qtbot, panel, "Stylo et doigts")
    with qtbot.waitSignal(panel.predicted_ink_changed) as told:
        press(qtbot, panel, "Non")
    assert told.args == [False]
    assert kept.get(PREDICTED_INK) == "off"
    again = SettingsPanel(board.kit, kept, board.commands, board)
    again.show_what_is_known(pen=False)  # as it is opened: networks are looked at then
    checked = [b.accessibleName() for b in again.findChildren(TextButton) if b.isChecked()]
    of_boards = ["Si besoin", "Non", "Non"]
    of_hands = ["Écrit", "Sans effet", "Devient une forme", "S’aligne", "Non"]
    of_phones = ["Le premier réseau", "port 8080"]
    assert sorted(checked) == sorted(
        ["Affichage", "Sombres", "English", "Numéro", "Oui", *of_hands, *of_phones, *of_boards]
    )
    assert "1,55 m" in [label.text() for label in again.findChildren(QLabel)]


@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080), (3840, 2160)])
def test_settings_of_teachers_and_of_technicians_are_apart_and_all_in_sight(
    qtbot: QtBot, size: tuple[int, int]
) -> None:
    board = Board(QSize(*size), "light")
    qtbot.addWidget(board)
    board.show()
    panel = SettingsPanel(board.kit, MemorySettings(), board.commands, board)
    panel.set_area(board.page.geometry())
    panel.show_what_is_known(pen=True)
    panel.open_at()
    whole = panel.geometry()
    assert board.page.geometry().contains(whole)
    for page, own in (("Affichage", "Sombres"), ("Stylo et doigts", "Efface"), ("Technique", "Cet ordinateur")):
        press(qtbot, panel, page)
        assert panel.geometry() == whole
        rows = [row for row in panel.findChildren(SettingText) if row.isVisible()]
        assert len({row.mapTo(panel, QPoint(0, 0)).x() for row in rows}) == 1
        assert all(row.explanation.text() for row in rows)
        shown = [b for b in panel.findChildren(QAbstractButton) if b.isVisible()]
        assert own in [b.accessibleName() for b in shown]
        for one in shown:
            assert panel.rect().contains(QRect(one.mapTo(panel, QPoint(0, 0)), one.size())), one.accessibleName()
            assert one.width() >= one.sizeHint().width()
    technical = {"port 8080", "Les chercher", "Le réseau aussi"}
    press(qtbot, panel, "Affichage")
    assert technical.isdisjoint(b.accessibleName() for b in panel.findChildren(QAbstractButton) if b.isVisible())


def test_icons_of_one_page_stand_in_one_line(qtbot: QtBot, board: Board) -> None:
    panel = SettingsPanel(board.kit, MemorySettings(), board.commands, board)
    panel.set_area(board.page.geometry())
    panel.open_at()
    press(qtbot, panel, "ENT et extensions")
    for metrics in (board.kit.theme.metrics, Metrics.desktop()):
        board.kit.theme.set_metrics(metrics)
        QApplication.processEvents()
        shown = [one for one in panel.findChildren(ActionButton) if one.isVisible()]
        assert len(shown) == 3
        assert len({one.mapTo(panel, one.rect().center()).x() for one in shown}) == 1


@given(st.lists(st.sampled_from([-1, 1]), max_size=300))
def test_the_pictures_width_stays_one_that_a_setting_may_have(steps: list[int]) -> None:
    width = 0.0
    for step in steps:
        width = stepped_width_mm(width, step)
        assert width == 0 or 400 <= width <= 8000
        assert PICTURE_WIDTH_MM.valid(width)


# -- panels over the page


def test_a_panel_that_grows_stays_in_its_area(qtbot: QtBot, board: Board) -> None:
    panel = TitledPanel(board.kit, "Imprimer", board)
    panel.set_area(QRect(0, 0, board.width(), board.height() // 2))
    panel.open_low()
    text = TextButton(board.kit, "Une imprimante")
    text.setMinimumHeight(board.height() // 4)
    panel.rows.addWidget(text)
    text.show()
    panel.adjustSize()
    assert panel.free_area().contains(panel.geometry())
