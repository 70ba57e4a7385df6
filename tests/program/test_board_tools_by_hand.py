"""The tools of the board and of the class in the real window, by a real mouse and real keys: what hides and shows, the
class, what types, the paper, a figure of a drawing and a card of the web."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.support.real_pointer import RealPointer
from tests.support.running_program import items, strokes, wait_for
from tests.support.widgets import button, named, texts
from tni.app.application import Application
from tni.core.geometry import Point
from tni.document.items import PluginItem, Text
from tni.document.plugin_state import plugin_state
from tni.document.resource_card import card_of
from tni.services.library.link_check import LinkReport
from tni.ui.chrome.button import ActionButton
from tni.ui.chrome.commands import CommandId
from tni.ui.chrome.hold_buttons import HoldButton
from tni.ui.chrome.on_screen_keyboard import KeyButton, OnScreenKeyboard
from tni.ui.panels.curtain import Curtain, CurtainSide
from tni.ui.panels.groups_panel import GroupsPanel
from tni.ui.panels.random_pupil import RandomPupilPanel
from tni.ui.panels.ruling_popover import RulingPopover
from tni.ui.panels.selection_bar import SelectionBar
from tni.ui.panels.stopwatch import Stopwatch
from tni.ui.panels.typed_names_panel import TypedNamesPanel
from tni.ui.showing.magnifier import Magnifier
from tni.ui.showing.reading_band import ReadingBand
from tni.ui.showing.spotlight import Spotlight
from tni.ui.showing.tool_strip import ToolStrip

NAMES = ("zoe", "sami", "ines", "leo", "maya", "noe")


class BoardHand:
    """Hand of a teacher with the mouse of the X server. Places are those of the canvas, in pixels."""

    def __init__(self, program: Application, qtbot: QtBot) -> None:
        self.program, self.board = program, program.main_controller
        self.window = self.board.window
        self.pointer = RealPointer(qtbot, self.window)

    def open[W: QWidget](self, command: CommandId, kind: type[W]) -> W:
        self.board.commands[command].trigger()
        wait_for(lambda: self.shown(kind) != [], command)
        (found,) = self.shown(kind)
        return found

    def shown[W: QWidget](self, kind: type[W]) -> list[W]:
        return [one for one in self.window.findChildren(kind) if one.isVisible()]

    def press(self, name: str, within: QWidget | None = None) -> None:
        self.pointer.touch(button(within or self.window, name))

    def drag_on(self, widget: QWidget, start: QPoint, way: QPoint) -> None:
        at = widget.mapToGlobal(start)
        self.pointer.stroke(at, at + way)

    def drag(self, start: Point, end: Point) -> None:
        (x, y), (to_x, to_y) = start, end
        way = QPoint(round(to_x), round(to_y)) - QPoint(round(x), round(y))
        self.drag_on(self.window.canvas, QPoint(round(x), round(y)), way)

    def tap(self, at: Point) -> None:
        self.pointer.touch_at(self.window.canvas.mapToGlobal(QPoint(round(at[0]), round(at[1]))))

    def is_on(self, command: CommandId) -> bool:
        return self.board.commands[command].isChecked()

    @property
    def reach(self) -> float:
        return self.window.kit.theme.metrics.target_px / 2

    @property
    def size(self) -> tuple[int, int]:
        return self.window.canvas.width(), self.window.canvas.height()


@pytest.fixture
def hand(program: Application, qtbot: QtBot) -> BoardHand:
    return BoardHand(program, qtbot)


def test_the_curtain_is_drawn_from_each_edge(hand: BoardHand) -> None:
    curtain = hand.open(CommandId.CURTAIN, Curtain)
    whole = curtain.geometry()
    for side, way in (
        (CurtainSide.LEFT, QPoint(200, 0)),
        (CurtainSide.TOP, QPoint(0, 100)),
        (CurtainSide.RIGHT, QPoint(-240, 0)),
        (CurtainSide.BOTTOM, QPoint(0, -120)),
    ):
        box = curtain.rect()
        middle = {
            CurtainSide.LEFT: QPoint(4, box.center().y()),
            CurtainSide.TOP: QPoint(box.center().x(), 4),
            CurtainSide.RIGHT: QPoint(box.right() - 4, box.center().y()),
            CurtainSide.BOTTOM: QPoint(box.center().x(), box.bottom() - 4),
        }[side]
        hand.drag_on(curtain, middle, way)
        length = whole.width() if way.y() == 0 else whole.height()
        assert curtain.aside(side) == pytest.approx(way.manhattanLength() / length, abs=0.01), side
    assert curtain.geometry() == whole.adjusted(200, 100, -240, -120)
    hand.pointer.keys("Escape")
    assert not hand.is_on(CommandId.CURTAIN)


def test_spots_are_added_shaped_moved_and_sized(hand: BoardHand) -> None:
    light = hand.open(CommandId.SPOTLIGHT, Spotlight)
    hand.press("Ajouter un spot")
    assert len(light.areas) == 2
    hand.tap((200.0, 160.0))
    assert (round(light.spot.x), round(light.spot.y)) == (200, 160)
    hand.press("Forme du spot : Rectangle")
    assert sorted(one.is_round for one in light.areas) == [False, True]
    hand.drag(light.spot.handle(hand.reach, *hand.size), (290.0, 220.0))
    assert light.spot.box == pytest.approx((110, 100, 180, 120), abs=2)
    hand.drag((900.0, 60.0), (960.0, 90.0))  # from the dark
    assert (round(light.spot.x), round(light.spot.y)) == (260, 190)
    assert strokes(hand.program) == []
    hand.press("Enlever ce spot")
    assert [one.is_round for one in light.areas] == [True]
    hand.press("Fermer : Spot")
    assert not hand.is_on(CommandId.SPOTLIGHT)


def test_the_reading_band_goes_down_and_is_as_high_as_it_is_drawn(hand: BoardHand) -> None:
    band = hand.open(CommandId.READING_BAND, ReadingBand)
    first = band.band
    hand.press("Ligne suivante")
    second = band.band
    assert second.y == pytest.approx(first.y + 2 * first.half_height)
    bottom = (band.width() - 2 * hand.reach, second.y + second.half_height + hand.reach)
    hand.drag(bottom, (bottom[0], bottom[1] + 60))
    assert band.band.half_height == pytest.approx(second.half_height + 30, abs=1)
    hand.press("Réduire la réglette")
    assert band.band.half_height < second.half_height + 29
    hand.tap((400.0, 120.0))
    assert band.band.y == pytest.approx(120, abs=1)
    hand.pointer.keys("Escape")
    assert not hand.is_on(CommandId.READING_BAND)


def test_the_lens_is_stronger_shaped_and_sized(hand: BoardHand) -> None:
    magnifier = hand.open(CommandId.MAGNIFIER, Magnifier)
    hand.press("Grossir plus")
    assert magnifier.factor == 3
    hand.press("Forme de la loupe : Rectangle")
    lens = magnifier.lens
    assert lens is not None
    assert not lens.is_round
    x, y = lens.handle(hand.reach, *hand.size)
    hand.drag((x, y), (x - 60, y - 30))
    assert magnifier.lens is not None
    assert magnifier.lens.half_width == pytest.approx(lens.half_width - 60, abs=2)
    assert magnifier.lens.half_height == pytest.approx(lens.half_height - 30, abs=2)
    hand.press("Fermer : Loupe")
    assert not hand.is_on(CommandId.MAGNIFIER)


def test_strips_stay_beside_each_other_and_the_lens_keeps_its_size(hand: BoardHand) -> None:
    magnifier = hand.open(CommandId.MAGNIFIER, Magnifier)
    before = magnifier.lens
    hand.board.commands[CommandId.TEXT].trigger()
    hand.tap((100, 100))
    keyboard = hand.open(CommandId.KEYBOARD, OnScreenKeyboard)
    (strip,) = hand.shown(ToolStrip)
    assert strip.geometry().bottom() < keyboard.geometry().top()
    hand.press("Ranger le clavier", keyboard)
    wait_for(lambda: magnifier.lens == before, "the whole page")
    hand.pointer.keys("Escape")
    hand.board.commands[CommandId.ZOOM_AREA].trigger()
    hand.drag((200, 100), (520, 280))
    lower, upper = sorted(hand.shown(ToolStrip), key=lambda one: -one.y())
    assert not lower.geometry().intersects(upper.geometry())
    assert hand.window.page_area.bottom() - lower.geometry().bottom() < 2 * hand.reach


def test_a_drawn_frame_fills_the_board_and_black_and_white_hide_it(hand: BoardHand) -> None:
    editor = hand.board.editor
    before = editor.view
    hand.board.commands[CommandId.ZOOM_AREA].trigger()
    hand.drag((200, 100), (520, 280))
    assert editor.view.scale > 2 * before.scale
    hand.press("Revenir à la page")
    assert editor.view == before
    for command in (CommandId.WHITE_SCREEN, CommandId.HIDE_BOARD):
        hand.board.commands[command].trigger()
        assert hand.is_on(command)
        hand.tap((300, 300))
        assert not hand.is_on(command)
    assert strokes(hand.program) == []


def test_a_typed_class_is_drawn_from_and_put_into_groups(hand: BoardHand) -> None:
    panel = hand.open(CommandId.GROUPS, GroupsPanel)
    hand.press("Saisir les noms", panel)
    typing = hand.shown(TypedNamesPanel)[0]
    for name in NAMES:
        for key in (*name, "Return"):
            hand.pointer.keys(key)
    hand.press("Prendre ces noms", typing)
    groups = panel.division.groups
    assert sorted(number for group in groups for number in group) == [1, 2, 3, 4, 5, 6]
    moved = groups[0][0]
    chip = panel.board.chip(moved)
    to = panel.board.mapToGlobal(panel.board.boxes[1].center())
    hand.drag_on(chip, chip.rect().center(), to - chip.mapToGlobal(chip.rect().center()))
    assert moved in panel.division.groups[1]
    hand.press("Mettre sur la page (numéros)", panel)
    (text,) = items(hand.program)
    assert isinstance(text, Text)
    panel.put_away()
    draw = hand.open(CommandId.RANDOM_PUPIL, RandomPupilPanel)
    hand.press("Tirer au sort", draw)
    assert not {*NAMES} & set(texts(draw))
    reveal = named(draw, HoldButton, "Afficher le nom (appui long)")
    hand.pointer.hold(reveal, lambda: bool({*NAMES} & set(texts(draw))))


def test_the_limit_of_noise_is_dragged_and_the_stopwatch_runs(hand: BoardHand) -> None:
    hand.board.commands[CommandId.NOISE].trigger()
    panel = hand.program.media.parts.noise.panel
    assert panel is not None
    gauge, bar = panel.gauge, panel.gauge.bar()
    start = QPoint(round(gauge.limit_x()), round(bar.center().y()))
    hand.drag_on(gauge, start, QPoint(round(bar.x() + 0.3 * bar.width()), start.y()) - start)
    assert panel.noise.limit == pytest.approx(0.3, abs=0.01)
    panel.put_away()
    watch = hand.open(CommandId.STOPWATCH, Stopwatch)
    hand.press("Démarrer", watch)
    wait_for(lambda: "0:01" in texts(watch), "a second")
    hand.press("Pause", watch)
    hand.press("Remettre à zéro", watch)
    assert "0:00" in texts(watch)


@pytest.mark.parametrize(
    ("layout", "letter"),
    [
        ("Lettres", "z"),
        ("Lettres cursives", "z"),
        ("Lettres d’autres langues", "ñ"),
        ("Lettres grecques", "π"),
        ("Signes de maths", "√"),
        ("Signes", "½"),
    ],
)
def test_each_keyboard_on_the_screen_writes(hand: BoardHand, layout: str, letter: str) -> None:
    hand.board.commands[CommandId.TEXT].trigger()
    hand.tap((300, 120))
    keyboard = hand.open(CommandId.KEYBOARD, OnScreenKeyboard)
    hand.press("Choisir un autre clavier", keyboard)
    hand.press(layout, keyboard)
    key = next(one for one in keyboard.findChildren(KeyButton) if one.isVisible() and one.key.does == letter)
    hand.pointer.touch(key)
    assert hand.board.instruments.typing.edit.toPlainText() == letter
    hand.pointer.keys("Escape")
    (text,) = items(hand.program)
    assert isinstance(text, Text)
    assert text.text == letter


def test_a_formula_is_composed_by_the_keys_of_the_palette(hand: BoardHand) -> None:
    hand.board.commands[CommandId.FORMULA].trigger()
    board = hand.board.instruments.formulas.board
    wait_for(board.isVisible, "the palette")
    for latex in ("x", "=", "2", "a"):
        hand.pointer.touch(next(one for one in board.keys if one.key.latex == latex))
    assert board.latex == "x=2a"
    hand.pointer.touch(board.done)
    (text,) = items(hand.program)
    assert isinstance(text, Text)
    assert text.spans[0].style.formula


def test_the_size_of_the_paper_follows_the_slider(hand: BoardHand) -> None:
    popover = hand.open(CommandId.RULING_SEYES, RulingPopover)
    slider, before = popover.slider, hand.board.editor.page.ruling_mm
    share = (slider.value() - slider.minimum()) / (slider.maximum() - slider.minimum())
    start = QPoint(round(hand.reach + share * (slider.width() - 2 * hand.reach)), slider.height() // 2)
    hand.drag_on(slider, start, QPoint(slider.width() // 4, 0))
    after = hand.board.editor.page.ruling_mm
    assert after > before
    hand.window.canvas.setFocus()
    hand.pointer.keys("Control_L", "z")
    assert hand.board.editor.page.ruling_mm == before


def test_a_drawn_triangle_becomes_a_figure(hand: BoardHand) -> None:
    corners = ((250, 450), (620, 452), (360, 200), (250, 450))
    hand.board.commands[CommandId.PEN].trigger()
    for start, end in pairwise(corners):
        hand.drag(start, end)
    assert len(strokes(hand.program)) == 3
    bar = hand.open(CommandId.SELECT_ALL, SelectionBar)
    action = hand.board.commands[CommandId.MAKE_CONSTRUCTION]
    (make,) = [one for one in bar.findChildren(ActionButton) if one.defaultAction() is action and one.isVisible()]
    hand.pointer.touch(make)
    (figure,) = items(hand.program)
    assert isinstance(figure, PluginItem)
    found = plugin_state(figure)
    assert found is not None
    assert found.state["figure"]
    assert strokes(hand.program) == []


def test_a_web_activity_becomes_a_card(hand: BoardHand, monkeypatch: pytest.MonkeyPatch) -> None:
    network = hand.program.resources.service
    monkeypatch.setattr(network, "check_page", lambda _address, done: done(LinkReport({})))
    hand.program.resources.panel.ask_link("https://example.org/jeu")
    panel = hand.program.resources.panel.link_panel
    assert panel is not None
    panel.title.setFocus()
    for key in "jeu":
        hand.pointer.keys(key)
    hand.pointer.touch(panel.put_button)
    wait_for(lambda: items(hand.program) != [], "the card")
    (card,) = (card_of(one) for one in items(hand.program))
    assert card is not None
    assert (card.title, card.address) == ("jeu", "https://example.org/jeu")
