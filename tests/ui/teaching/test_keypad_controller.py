"""A keypad is added in the sheet of the kit by pressing a key on it, gets a number, votes, and is found again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.support.keyboards import BOOT, boot_report
from tests.support.running_program import wait_for
from tests.support.sockets import Socket, a_board
from tests.support.widgets import click, named
from tests.ui.socket_room import Room, opened
from tni.api.devices import Step
from tni.core.ids import QuestionId
from tni.devices.clickers.keypad import Keypad
from tni.devices.discovery import FoundDevice
from tni.quiz.question import Question
from tni.quiz.question_kinds import QuestionKind
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.chrome.commands import CommandId
from tni.ui.classes.keypads_box import KeypadsBox


def a_keypad(key: str, place: str, *, product: int = 0x1603, **more) -> FoundDevice:
    """As the system lists it; its keys are typed by no node, for there is no kernel here."""
    device = a_board(key, descriptor=BOOT, name="USB Keypad", vendor=0x04D9, product=product, **more)
    return replace(device, place=place)


@pytest.fixture
def room(tmp_path: Path, qapp) -> Iterator[Room]:
    with opened(tmp_path, Socket()) as made:
        yield made


@pytest.fixture
def numeric_entry(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Each time that a keypad was told whether a typed answer is expected, once it knows it."""
    told: list[bool] = []
    tell = Keypad.set_numeric_entry

    def watched(keypad: Keypad, enabled: bool, now_s: float) -> Step:
        step = tell(keypad, enabled, now_s)
        told.append(enabled)
        return step

    monkeypatch.setattr(Keypad, "set_numeric_entry", watched)
    return told


def row_of(room: Room) -> KeypadsBox:
    room.program.teaching.lists.show()
    sheet = room.program.teaching.lists.sheet
    click(sheet, "Télécommandes")
    return sheet.kit_panel.keypad_row


def press(room: Room, key: str, *signs: str) -> None:
    for sign in signs:
        room.socket.wires[key].send(boot_report([sign]))
        room.socket.wires[key].send(boot_report([]))


def add(room: Room, row: KeypadsBox, key: str) -> None:
    """It is read from then on."""
    click(row, "Ajouter un pavé numérique")
    before = room.socket.opened
    press(room, key, "5")
    wait_for(lambda: named(row, TextButton, "Oui, c’est un pavé").isVisible(), "the question whether it is one")
    click(row, "Oui, c’est un pavé")
    wait_for(lambda: room.socket.opened > before and key in room.live.hotplug.sources, "the keypad")


def test_a_keypad_is_added_by_a_press_numbered_and_votes(room: Room) -> None:
    room.socket.plug(a_keypad("teacher", "usb-1"))
    room.socket.plug(a_keypad("first", "usb-2"))
    room.socket.plug(a_keypad("second", "usb-3"))
    clickers = room.program.teaching.clickers
    room.look_on(2)
    assert (clickers.count, room.socket.opened) == (0, 0), "no keyboard is taken, nor listened to, by itself"
    row = row_of(room)
    for key in ("first", "second"):
        add(room, row, key)
    assert not any(room.socket.wires[key].is_open for key in ("teacher",)), "the teacher's own is let go"
    panel = room.program.teaching.lists.sheet.kit_panel
    click(panel, "Numéroter")
    press(room, "first", "1")
    wait_for(lambda: "n° 2" in panel.prompt.text(), "the first number")
    press(room, "second", "enter", "7")
    wait_for(lambda: "n° 3" in panel.prompt.text(), "the second number")
    click(panel, "Arrêter")
    room.program.teaching.lists.sheet.put_away()
    room.program.main_controller.commands[CommandId.ASK].trigger()
    press(room, "first", "2")
    press(room, "second", "3", "D")
    quiz = room.program.teaching.voting.rounds
    wait_for(lambda: len(quiz.state.answered) == 2, "two votes")
    room.program.teaching.voting.reveal()
    wait_for(lambda: quiz.state.counts == {"A": 0, "B": 1, "C": 0, "D": 1}, "the result")


def test_a_number_is_digits_then_enter(room: Room, numeric_entry: list[bool]) -> None:
    room.socket.plug(a_keypad("first", "usb-2"))
    row = row_of(room)
    add(room, row, "first")
    room.program.teaching.lists.sheet.put_away()
    quiz, teaching = room.program.teaching.voting.rounds, room.program.teaching
    quiz.ask(Question(id=QuestionId("n"), kind=QuestionKind.NUMBER, key="12.5", choice_count=0))
    quiz.open()
    teaching.vote.vote_changed()
    wait_for(lambda: numeric_entry[-1:] == [True], "the receiver's being told")
    press(room, "first", "1", "3", "<", "2", ".", "5")
    press(room, "first", "enter")
    wait_for(lambda: len(quiz.state.answered) == 1, "the number")
    quiz.close()
    assert quiz.state.outcome is not None
    assert quiz.state.outcome.counts == {"12.5": 1}


def test_digits_typed_for_words_are_no_letters_of_choices(room: Room, numeric_entry: list[bool]) -> None:
    room.socket.plug(a_keypad("first", "usb-2"))
    add(room, row_of(room), "first")
    room.program.teaching.lists.sheet.put_away()
    quiz, teaching = room.program.teaching.voting.rounds, room.program.teaching
    quiz.ask(Question(id=QuestionId("w"), kind=QuestionKind.TEXT, choice_count=0))
    quiz.open()
    teaching.vote.vote_changed()
    wait_for(lambda: numeric_entry[-1:] == [True], "the receiver's being told")
    press(room, "first", "1", "7", "8", "9", "enter")
    wait_for(lambda: len(quiz.state.answered) == 1, "the year")
    quiz.close()
    assert quiz.state.outcome is not None
    assert quiz.state.outcome.counts == {"1789": 1}


def test_it_is_found_again_where_it_was_plugged_in_and_nowhere_else(room: Room) -> None:
    room.socket.plug(a_keypad("first", "usb-2"))
    add(room, row_of(room), "first")
    clickers = room.program.teaching.clickers
    assert clickers.count == 1
    room.socket.unplug("first")
    wait_for(lambda: clickers.count == 0, "its end")
    room.socket.plug(a_keypad("elsewhere", "usb-7"))
    room.socket.plug(a_keypad("other model", "usb-2", product=0x9999))
    room.look_on(2)
    assert clickers.count == 0
    room.socket.unplug("other model")
    room.socket.plug(a_keypad("again", "usb-2"))
    wait_for(lambda: clickers.count == 1, "the same keypad")
    assert room.socket.wires["again"].is_open


def test_forgotten_it_is_a_keyboard_again(room: Room) -> None:
    room.socket.plug(a_keypad("first", "usb-2"))
    row = row_of(room)
    add(room, row, "first")
    click(row, "Pavés ajoutés")
    click(row, "Oublier « USB Keypad (2) »")
    clickers = room.program.teaching.clickers
    wait_for(lambda: clickers.count == 0, "its end")
    wait_for(lambda: not room.socket.wires["first"].is_open, "its port")
    room.look_on(2)
    assert clickers.count == 0
    assert not named(row, TextButton, "Pavés ajoutés").isVisible()


def test_what_may_not_be_read_is_named_and_leaving_listens_no_more(room: Room) -> None:
    room.socket.plug(a_keypad("closed", "usb-2", permitted=False))
    room.socket.plug(a_keypad("laptop", "", built_in=True))
    row = row_of(room)
    click(row, "Ajouter un pavé numérique")
    assert "« USB Keypad »" in row.message.text()
    assert "tni devices list --all" in row.message.text()
    room.socket.plug(a_keypad("open", "usb-3"))
    click(row, "Annuler")
    click(row, "Ajouter un pavé numérique")
    wait_for(lambda: "open" in room.socket.wires, "its port")
    assert "laptop" not in room.socket.wires
    room.program.teaching.lists.sheet.put_away()
    wait_for(lambda: room.program.teaching.lists.sheet is None, "the sheet's end")
    assert not room.socket.wires["open"].is_open
