"""Colours that can be read, sizes that can be hit, icons that are there."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QImage, QPainter, QPainterPath
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDateEdit,
    QDoubleSpinBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QSlider,
    QSpinBox,
    QTimeEdit,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.support.running_program import strokes, wait_for, write
from tni.app.application import Application
from tni.document.palette import contrast
from tni.ui.chrome import theme
from tni.ui.chrome.check_box import CheckBox
from tni.ui.chrome.command_table import command_table
from tni.ui.chrome.commands import CommandGroup, CommandId
from tni.ui.chrome.finger_scroll import scrolled
from tni.ui.chrome.icons import FOLDER, Icons
from tni.ui.chrome.metrics import Metrics
from tni.ui.chrome.style_sheet import apply_to_window, style_sheet
from tni.ui.teacher import blank_screen as teaching_hidden

SCREENS = st.tuples(st.integers(640, 8000), st.integers(480, 5000))


@pytest.mark.parametrize("colours", [theme.LIGHT, theme.DARK])
def test_words_reach_seven_to_one_on_every_ground(colours: theme.Colours) -> None:
    poor = [(a, b, contrast(a, b)) for a, b in colours.text_pairs() if contrast(a, b) < 7]
    assert poor == []


def test_words_on_a_hidden_board_reach_seven_to_one() -> None:
    assert contrast(teaching_hidden.HINT_COLOUR, teaching_hidden.BACKGROUND) >= 7


@pytest.mark.parametrize("colours", [theme.LIGHT, theme.DARK])
def test_what_is_off_is_seen_and_is_not_taken_for_what_is_on(colours: theme.Colours) -> None:
    for ground in (colours.surface, colours.raised):
        assert contrast(colours.line, ground) >= 3
        assert contrast(colours.text, ground) >= 2.5 * contrast(colours.line, ground)


def test_no_two_commands_of_a_sheet_share_a_picture() -> None:
    pictures: dict[tuple[CommandGroup, str], list[str]] = {}
    for command in command_table():
        pictures.setdefault((command.group, command.icon), []).append(command.id)
    assert [ids for ids in pictures.values() if len(ids) > 1] == []
    assert next(c.icon for c in command_table() if c.id == CommandId.EXAMPLE) != next(
        c.icon for c in command_table() if c.id == CommandId.PAGE_PANEL
    )


@pytest.mark.parametrize("colours", [theme.LIGHT, theme.DARK])
def test_borders_reach_three_to_one(colours: theme.Colours) -> None:
    for ground in (colours.surface, colours.raised):
        assert contrast(colours.line, ground) >= 3
        assert contrast(colours.accent, ground) >= 3  # the focus ring


def test_contrast_of_black_and_white_is_the_largest() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#ffffff", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)  # a value often quoted


@given(screen=SCREENS, width_mm=st.floats(500, 8000))
def test_a_target_on_the_wall_is_large_enough_in_both_units(screen: tuple[int, int], width_mm: float) -> None:
    metrics = Metrics.wall(screen, width_mm)
    px_per_mm = screen[0] / width_mm
    assert metrics.target_px >= 48
    assert metrics.gap_px >= 8
    assert metrics.target_px >= min(round(12 * px_per_mm), screen[0] // 12)
    assert metrics.gap_px >= min(round(9 * px_per_mm), metrics.target_px // 2)


@given(screen=SCREENS)
def test_an_unmeasured_picture_still_gets_wall_sizes(screen: tuple[int, int]) -> None:
    assert Metrics.wall(screen).target_px >= max(48, screen[1] // 25)


def test_the_desk_is_smaller_and_its_words_are_not() -> None:
    desk = Metrics.desktop()
    assert (desk.target_px, desk.gap_px) == (32, 8)
    assert desk.font_px >= 14
    assert desk.small_px >= 12


@pytest.mark.parametrize(("target", "gap"), [(0, 8), (15, 8), (48, -1), (5000, 8)])
def test_unusable_sizes_are_refused(target: int, gap: int) -> None:
    with pytest.raises(ValueError, match="unusable sizes"):
        Metrics(target, gap)


def test_look_tells_when_it_changes_and_only_then(qtbot: QtBot) -> None:
    look = theme.Theme(Metrics(48), scheme="light")
    assert not look.is_dark
    with qtbot.waitSignal(look.changed):
        look.set_scheme("dark")
    assert look.is_dark
    with qtbot.assertNotEmitted(look.changed):
        look.set_scheme("dark")
        look.set_metrics(Metrics(48))
        look.set_icon_labels(False)
    with qtbot.waitSignal(look.changed):
        look.set_metrics(Metrics(64))


def test_look_stands_still_on_demand(qapp: QApplication) -> None:
    look = theme.Theme(Metrics(48), reduced_motion=True)
    assert look.reduced_motion
    look.reduced_motion = False
    assert not look.reduced_motion


def test_the_programs_own_font_is_used(qapp: QApplication) -> None:
    assert theme.load_fonts() == theme.FONT_FAMILY
    font = theme.Theme(Metrics(48)).font(20, bold=True)
    assert font.family() == theme.FONT_FAMILY
    assert font.pixelSize() == 20


def test_qts_own_widgets_are_dressed_and_follow(qtbot: QtBot) -> None:
    look = theme.Theme(Metrics(48), scheme="light")
    window = QWidget()
    qtbot.addWidget(window)
    button = QPushButton("Envoyer", window)
    QLabel("Séance", window)
    apply_to_window(window, look)
    window.ensurePolished()
    button.ensurePolished()
    assert button.sizeHint().height() >= 44
    assert theme.LIGHT.raised in window.styleSheet()
    look.set_scheme("dark")
    assert theme.DARK.raised in window.styleSheet()
    assert theme.LIGHT.raised not in window.styleSheet()
    assert theme.palette(theme.DARK).window().color() == QColor(theme.DARK.surface)


# -- icons


def inked(image: QImage) -> set[int]:
    """Opaque colours of a picture, without alpha."""
    return {
        image.pixel(x, y) & 0xFFFFFF
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() == 255
    }


@pytest.mark.parametrize("file", sorted(FOLDER.glob("*.svg")), ids=lambda file: file.stem)
def test_every_icon_draws_in_the_colour_asked_for(file: Path, qapp: QApplication) -> None:
    image = Icons().pixmap(file.stem, 48, QColor("#c00000")).toImage()
    drawn = inked(image)
    assert drawn
    assert all(abs((pixel >> 16) - 0xC0) <= 2 and pixel & 0xFFFF == 0 for pixel in drawn)
    assert 'stroke-width="2"' in file.read_text()  # one weight for all


def test_every_icon_is_used_and_every_used_one_is_there() -> None:
    sources = "".join(path.read_text() for path in FOLDER.parents[1].rglob("*.py"))
    by_name = {"chevron-left", "chevron-right", "chevron-up", "chevron-down"}  # built from the bar's edge
    by_name |= {"arrow-left", "arrow-right", "arrow-up", "arrow-down"}
    shipped = {file.stem for file in FOLDER.glob("*.svg")}
    assert {c.icon for c in command_table()} <= shipped
    assert by_name <= shipped
    assert [name for name in sorted(shipped - by_name) if f'"{name}"' not in sources] == []
    assert (FOLDER / "LICENSE-lucide.txt").read_text().startswith("ISC License")


def test_icons_are_crisp_on_a_fine_screen_and_thinner_when_large(qapp: QApplication) -> None:
    icons = Icons()
    fine = icons.pixmap("pen", 24, QColor("#000000"), 2.0)
    assert fine.size() == QSize(48, 48)
    assert fine.deviceIndependentSize().toSize() == QSize(24, 24)

    def ink(size: int) -> float:
        image = icons.pixmap("rectangle-horizontal", size, QColor("#000000")).toImage()
        return sum(image.pixelColor(x, y).alphaF() for x in range(size) for y in range(size)) / size**2

    assert ink(48) < ink(24)


def test_an_icon_follows_the_look_and_shows_that_it_is_off(qapp: QApplication) -> None:
    look = theme.Theme(Metrics(48), scheme="light")
    icon = Icons().icon("pen", look)
    assert inked(icon.pixmap(24, QIcon.Mode.Normal).toImage()) == {int(theme.LIGHT.text[1:], 16)}
    assert inked(icon.pixmap(24, QIcon.Mode.Disabled).toImage()) == {int(theme.LIGHT.line[1:], 16)}
    look.set_scheme("dark")
    again = QIcon(icon)
    image = QImage(24, 24, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    again.paint(painter, QRect(0, 0, 24, 24))
    painter.end()
    assert inked(image) == {int(theme.DARK.text[1:], 16)}


def test_an_unknown_icon_is_an_error(qapp: QApplication) -> None:
    with pytest.raises(FileNotFoundError):
        Icons().pixmap("no-such-icon", 24, QColor("#000000"))


def test_other_colours_come_beside_the_page_at_once(program: Application) -> None:
    write(program, (300, 300), (400, 320))
    look, canvas = program.main_controller.kit.theme, program.main_controller.window.canvas

    def pixel(x: int, y: int) -> str:
        return canvas.grab().toImage().pixelColor(x, y).name()

    edge, middle = (2, canvas.height() // 2), (canvas.width() // 2, canvas.height() // 2)
    page = pixel(*middle)
    assert pixel(*edge) == look.colours.surround
    look.set_scheme("dark")
    wait_for(lambda: pixel(*edge) == theme.DARK.surround, "the dark surround")
    wait_for(lambda: pixel(*middle) == page, "the page beside it, which is painted anew")
    assert len(strokes(program)) == 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_ticked_box_has_a_tick_that_is_seen(qapp: QApplication, scheme: str) -> None:
    look = theme.Theme(Metrics(48), scheme=scheme)
    window = QWidget()
    apply_to_window(window, look)
    box = QCheckBox("Pour le", window)
    box.setChecked(True)
    box.adjustSize()
    picture = box.grab().toImage()
    inside = [picture.pixelColor(x, y).name() for x in range(24) for y in range(box.height())]
    assert inside.count(look.colours.accent) > 100
    assert inside.count(look.colours.on_accent) > 20
    assert contrast(look.colours.on_accent, look.colours.accent) >= 4.5
    window.deleteLater()
    look.deleteLater()


def ring(widget: QWidget, box: QRect, look: theme.Theme) -> set[str]:
    """Return the colours in the middle of each side of the ring of a box."""
    seen = widget.grab().toImage()
    inset = look.metrics.focus_px // 2
    middle = box.center()
    places = ((box.left() + inset, middle.y()), (box.right() - inset, middle.y()))
    return {
        seen.pixelColor(*at).name()
        for at in (*places, (middle.x(), box.top() + inset), (middle.x(), box.bottom() - inset))
    }


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_check_boxes_rows_and_what_scrolls_have_the_ring_of_buttons(qtbot: QtBot, scheme: str) -> None:
    look = theme.Theme(Metrics(48), scheme=scheme)
    colours = look.colours
    window = QWidget()
    apply_to_window(window, look)
    column = QVBoxLayout(window)
    tick, rows, area = CheckBox("Garder l’encre"), QListWidget(), scrolled(QLabel("Noms"), "À vérifier")
    rows.addItems(["5A", "5B"])
    rows.setCurrentRow(0)
    area.setFixedHeight(90)
    for widget in (tick, rows, area):
        column.addWidget(widget)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    boxes = {
        tick: lambda: (tick, tick.rect()),
        rows: lambda: (rows.viewport(), rows.visualItemRect(rows.item(0))),
        area: lambda: (area, area.rect()),
    }
    for widget, place in boxes.items():
        widget.setFocus()
        qtbot.waitUntil(widget.hasFocus)
        assert ring(*place(), look) == {colours.accent}
        assert contrast(colours.accent, colours.raised) >= 3
        size = widget.sizeHint()
        window.setFocus()
        assert colours.accent not in ring(*place(), look)
        assert widget.sizeHint() == size


def test_fields_of_all_kinds_have_one_height_and_padding_with_and_without_the_focus(qapp: QApplication) -> None:
    look = theme.Theme(Metrics(48))
    window = QWidget()
    apply_to_window(window, look)
    line = QHBoxLayout(window)
    date_field, box = QDateEdit(), QComboBox()
    date_field.setCalendarPopup(True)
    fields = [QLineEdit(), QSpinBox(), QDoubleSpinBox(), QTimeEdit(), date_field, box]
    for field in fields:
        line.addWidget(field)
    window.show()
    window.activateWindow()
    for focused in fields:
        focused.setFocus()
        wait_for(focused.hasFocus, "the focus")
        assert {field.height() for field in fields} == {look.metrics.target_px - 4 + 2 * look.metrics.line_px}
        inner = [field.lineEdit() for field in fields[1:5]]
        assert {edit.x() for edit in inner} == {look.metrics.line_px + look.metrics.pad_px}
    window.deleteLater()


@pytest.mark.parametrize("bold", [False, True])
def test_a_zero_has_no_stroke_through_it(qapp: QApplication, bold: bool) -> None:
    path = QPainterPath()
    path.addText(0, 0, theme.Theme(Metrics.desktop()).font(200, bold=bold), "0")
    assert not path.contains(path.boundingRect().center())


@pytest.mark.parametrize("target_px", [32, 45, 48, 50, 58, 60, 96])
def test_the_knob_of_a_slider_is_round(target_px: int, qtbot: QtBot) -> None:
    look = theme.Theme(Metrics(target_px, round(target_px / 6)), scheme="light")
    slider = QSlider(Qt.Orientation.Horizontal)
    qtbot.addWidget(slider)
    slider.setStyleSheet(style_sheet(look))
    slider.resize(400, 2 * look.metrics.target_px)
    slider.setValue(slider.maximum())
    picture = slider.grab().toImage()
    accent = QColor(look.colours.accent)
    right, middle = slider.width() - 1, slider.height() // 2
    assert picture.pixelColor(right - look.metrics.gap_px, middle) == accent
    tall = [y for y in range(slider.height()) if picture.pixelColor(right - look.metrics.gap_px, y) == accent]
    assert picture.pixelColor(right, tall[0] + 1) != accent
