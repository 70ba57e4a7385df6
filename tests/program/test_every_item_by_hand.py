"""Every kind of interactive item in the real window, by a real mouse, by fingers and by real keys: put on the page from
« Objets à manipuler », changed by its handles, its parts and its panel, and each change taken back and done again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.program.tool_hand import ToolHand
from tests.support.real_pointer import RealPointer
from tests.support.tile_server import tile_server
from tni.api.manifest import PluginKind
from tni.app.application import Application

CONTROL = Qt.KeyboardModifier.ControlModifier
LOOKED_AT = {"digital_clock", "statistics"}
"""Kinds that have no part to touch at first: they are set by their panel."""

type Tries = Iterator[Callable[[], object]]


@pytest.fixture(autouse=True)
def maps_of_this_computer(program: Application) -> Iterator[None]:
    """Maps ask a server of this computer for their pictures."""
    with tile_server() as server:
        program.items.pictures.servers = server.servers
        yield


@pytest.fixture
def kinds(program: Application) -> list[str]:
    found = [one.id for one in program.items.host.kinds.state.kinds if one.kind is PluginKind.ITEM]
    assert len(found) > 30
    return sorted(found)


def assert_taken_back(hand: ToolHand, tries: Tries, what: str) -> None:
    """Change the item, undo and redo."""
    before, after = hand.changed_by(tries, what)
    canvas = hand.window.canvas
    for key, wanted in ((Qt.Key.Key_Z, before), (Qt.Key.Key_Y, after)):
        if hand.pointer is None:
            QTest.keyClick(canvas, key, CONTROL)
        else:
            hand.take_back("Control_L", "z" if key is Qt.Key.Key_Z else "y")
        assert hand.look() == wanted, f"{what}: {key.name}"


def assert_no_fault(hand: ToolHand, kinds: list[str], work: Callable[[ToolHand, str], None]) -> None:
    """Work with an item of each kind, and tell of all that went wrong at once."""
    faults: list[str] = []
    hand.host.kinds.subscribe(lambda fault: faults.append(f"{fault.plugin} was switched off: {fault.detail}"))
    for kind in kinds:
        try:
            hand.put(kind)
            work(hand, kind)
        except (AssertionError, TimeoutError) as error:
            faults.append(f"{kind}: {str(error).splitlines()[0]}")
            with suppress(AttributeError):
                hand.shelf.put_away()
    assert not faults, "\n".join(faults)


def by_its_parts(hand: ToolHand, kind: str) -> None:
    hand.use_hand()
    has_handles, has_targets = bool(hand.host.handles(hand.item)), bool(hand.host.targets(hand.item))
    assert has_handles or has_targets or kind in LOOKED_AT, "nothing of it can be touched"
    if has_handles:
        assert_taken_back(hand, hand.tries_of_handles(), "a handle")
    if has_targets:
        assert_taken_back(hand, hand.tries_of_targets(), "a part that is tapped")


def test_a_mouse_works_every_item(program: Application, qtbot: QtBot, kinds: list[str]) -> None:
    def work(hand: ToolHand, kind: str) -> None:
        hand.show_all_controls()
        assert_taken_back(hand, hand.tries_of_panel(), "a control of the panel")
        by_its_parts(hand, kind)

    assert_no_fault(ToolHand(program, RealPointer(qtbot, program.main_controller.window)), kinds, work)


def test_fingers_work_every_item(program: Application, kinds: list[str]) -> None:
    assert_no_fault(ToolHand(program), kinds, by_its_parts)


def test_keys_work_every_item(program: Application, qtbot: QtBot, kinds: list[str]) -> None:
    def work(hand: ToolHand, _kind: str) -> None:
        hand.show_all_controls()
        assert_taken_back(hand, hand.tries_of_keys(), "a key")

    assert_no_fault(ToolHand(program, RealPointer(qtbot, program.main_controller.window)), kinds, work)
