"""Phones in the real program: switched on at the board, a pupil votes, the result is the class's."""

from __future__ import annotations

import asyncio
import math
import os
import signal
import socket
import threading
import time
from collections.abc import Callable, Coroutine
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import aiohttp
import cv2
import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tests.support.phone_room import HERE, Pupil
from tests.support.proposals import proposed
from tests.support.teaching_room import room
from tests.support.widgets import button, click, named, texts
from tni.api.devices import Vote
from tni.core.ids import ClickerId, PhoneId
from tni.core.settings import PHONES_ADDRESS, PHONES_PICTURE, PHONES_PORT
from tni.quiz.phones import LinkKind, PhonesState, SeatClaim, SharedAddress
from tni.quiz.round import RoundPhase
from tni.roster.class_list import PupilRow
from tni.services.voting.phones_service import PhonesService
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.chrome.commands import CommandId
from tni.ui.chrome.panel import Label
from tni.ui.panels.settings_panel import SettingsPanel
from tni.ui.phones.phones_box import PhonesBox
from tni.ui.phones.phones_panel import PhonesPanel
from tni.ui.phones.shared_addresses import SharedAddressRows
from tni.voting.phones.addresses import link_kind


class Class:
    """Pupils' devices, on a thread of their own: the board's goes on turning."""

    def __init__(self, qtbot) -> None:
        self._qtbot = qtbot
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever)
        self._thread.start()
        self.http = self.do(self._session)

    async def _session(self) -> aiohttp.ClientSession:
        return aiohttp.ClientSession()

    def do[T](self, work: Callable[[], Coroutine[Any, Any, T]]) -> T:
        future = asyncio.run_coroutine_threadsafe(work(), self._loop)
        self._qtbot.waitUntil(future.done, timeout=20_000)
        return future.result()

    def close(self) -> None:
        self.do(self.http.close)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()


@pytest.fixture
def pupils(qtbot):
    made = Class(qtbot)
    yield made
    made.close()


@pytest.fixture
def class_room(qapp, qtbot, tmp_path: Path):
    with room(qapp, tmp_path) as made:
        made.program.settings.set(PHONES_ADDRESS, HERE)
        made.teaching.seance.class_changed.emit(made.class_id)
        yield made


GIVE, LET_IN = "Le lui attribuer", "Oui, les laisser entrer"


def switched_on(made, qtbot) -> PhonesService:
    phones = made.teaching.phones.service
    made.trigger(CommandId.PHONES)
    qtbot.waitUntil(lambda: phones.state.is_up, timeout=20_000)
    return phones


def server_pid() -> int:
    """The server's process: the newest child of this one that runs it."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):  # it has ended
            parent = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
            if parent == os.getpid() and b"tni.voting.phones.worker" in (folder / "cmdline").read_bytes():
                found.append(int(folder.name))
    return max(found)


def test_phones_are_off_until_they_are_wanted(class_room) -> None:
    assert not class_room.teaching.phones.service.state.is_on
    assert not (class_room.folder / "phones").exists()


def test_a_pupil_with_a_phone_counts_as_one_with_a_clicker(class_room, qtbot, pupils: Class) -> None:
    phones = switched_on(class_room, qtbot)
    panel = class_room.teaching.phones.panel
    assert panel.isVisible()
    assert panel.address.text() == phones.state.place
    assert panel.code.text().replace(" ", "") == phones.state.code
    pupil = Pupil(pupils.http, phones.state.place, phones.state.code, 2)
    stranger = Pupil(pupils.http, phones.state.place, phones.state.code, 29)
    pupils.do(pupil.join)
    pupils.do(stranger.join)
    class_room.trigger(CommandId.ASK)
    quiz = class_room.teaching.voting.rounds
    pupils.do(lambda: pupil.until(lambda: pupil.state["phase"] == "open"))
    pupils.do(lambda: stranger.until(lambda: stranger.state["phase"] == "open"))
    assert pupils.do(lambda: pupil.answer(quiz.round_id, "B")) == "received"
    assert pupils.do(lambda: stranger.answer(quiz.round_id, "C")) == "received"
    qtbot.waitUntil(lambda: quiz.state.answered == (2,) and quiz.state.unknown == ("phone:29",), timeout=20_000)
    assert quiz.state.missing == (1, 3)
    class_room.reveal()
    assert quiz.state.phase is RoundPhase.REVEALED
    assert quiz.state.counts["B"] == 1
    pupils.do(lambda: pupil.until(lambda: pupil.state["phase"] == "closed"))
    assert pupil.state["mine"]["choice"] == "B"
    pupils.do(pupil.cut)
    pupils.do(stranger.cut)
    panel.off_wanted.emit()
    assert not phones.state.is_on
    qtbot.waitUntil(lambda: list((class_room.folder / "phones").iterdir()) == [], timeout=20_000)


def test_phones_that_come_on_in_mid_vote_have_seats_at_once(class_room, qtbot, pupils: Class) -> None:
    class_room.trigger(CommandId.ASK)
    quiz = class_room.teaching.voting.rounds
    phones = switched_on(class_room, qtbot)
    pupil = Pupil(pupils.http, phones.state.place, phones.state.code, 3)
    pupils.do(pupil.join)
    pupils.do(lambda: pupil.until(lambda: pupil.state["phase"] == "open"))
    assert pupil.state["listed"] is True
    assert pupils.do(lambda: pupil.answer(quiz.round_id, "D")) == "received"
    qtbot.waitUntil(lambda: quiz.state.answered == (3,), timeout=20_000)
    assert quiz.state.unknown == ()
    pupils.do(pupil.cut)


def test_phones_that_come_on_in_mid_vote_count_beside_a_kit_without_a_class(class_room, qtbot, pupils: Class) -> None:
    class_room.teaching.seance.class_changed.emit(None)
    class_room.trigger(CommandId.ASK)
    quiz = class_room.teaching.voting.rounds
    quiz.on_events([Vote(ClickerId("iclicker:00000002"), "B", time.monotonic())])
    phones = switched_on(class_room, qtbot)
    joined = [Pupil(pupils.http, phones.state.place, phones.state.code, number) for number in (2, 29, 30)]
    for pupil in joined:
        pupils.do(pupil.join)
        pupils.do(lambda pupil=pupil: pupil.until(lambda: pupil.state["phase"] == "open"))
        assert pupil.state["listed"] is True
    for pupil in joined[:2]:
        assert pupils.do(lambda pupil=pupil: pupil.answer(quiz.round_id, "D")) == "received"
    qtbot.waitUntil(lambda: len(quiz.state.answered) == 3, timeout=20_000)
    assert quiz.state.answered == (2, 4, 29), "who has clicker 2 is not who said 2"
    assert (quiz.state.missing, quiz.state.present, quiz.state.unknown) == ((1, 3), 5, ())
    class_room.reveal()
    assert (quiz.state.counts["B"], quiz.state.counts["D"]) == (1, 2)
    for pupil in joined:
        pupils.do(pupil.cut)


def test_a_number_of_nobody_is_told_so_until_the_teacher_gives_it(class_room, qtbot, pupils: Class) -> None:
    phones = switched_on(class_room, qtbot)
    teacher = class_room.open_teacher()
    class_room.trigger(CommandId.ASK)
    quiz = class_room.teaching.voting.rounds
    pupil = Pupil(pupils.http, phones.state.place, phones.state.code, 29)
    pupils.do(pupil.join)
    pupils.do(lambda: pupil.until(lambda: pupil.state["phase"] == "open"))
    assert pupil.state["listed"] is False
    pupils.do(lambda: pupil.answer(quiz.round_id, "D"))
    qtbot.waitUntil(lambda: quiz.state.unknown == ("phone:29",), timeout=20_000)
    teacher.vote.given.emit("phone:29", 2)
    pupils.do(lambda: pupil.until(lambda: pupil.state["listed"]))
    assert pupil.state["mine"]["choice"] == "D"
    assert quiz.state.answered == (2,)
    assert quiz.state.unknown == ()
    assert "phone:29" not in class_room.roster.kit()
    pupils.do(pupil.cut)


def test_a_port_that_is_taken_is_told_with_the_one_that_is_used(class_room, qtbot) -> None:
    with socket.create_server((HERE, 0)) as other:
        taken = other.getsockname()[1]
        class_room.program.settings.set(PHONES_PORT, float(taken))
        phones = switched_on(class_room, qtbot)
        assert taken < phones.state.port <= taken + 9
        assert str(phones.state.port) in class_room.teaching.phones.panel.address.text()
        said = " ".join(texts(class_room.teaching.phones.panel))
        assert str(taken) in said
        assert str(phones.state.port) in said


def test_the_network_and_the_port_are_chosen_in_the_settings(class_room, qtbot, monkeypatch) -> None:
    networks = {"192.168.7.5": LinkKind.WIRELESS, "10.7.0.3": LinkKind.CABLE}
    monkeypatch.setattr("tni.voting.phones.addresses.own_networks", lambda: networks)
    class_room.trigger(CommandId.SETTINGS)
    panel = class_room.board.window.findChild(SettingsPanel)
    click(panel, "Technique")
    form = panel.technical.phone_address
    words = {button.accessibleName(): button for button in form.findChildren(TextButton)}
    assert words[f"{HERE} (absent)"].isChecked()
    assert words["port 8080"].isChecked()
    words["10.7.0.3 (câble)"].click()
    words["port 8000"].click()
    settings = class_room.program.settings
    assert (settings.get(PHONES_ADDRESS), settings.get(PHONES_PORT)) == ("10.7.0.3", 8000.0)
    class_room.trigger(CommandId.SETTINGS)
    del networks["10.7.0.3"]
    class_room.trigger(CommandId.SETTINGS)
    shown = {button.accessibleName() for button in form.findChildren(TextButton) if button.isVisible()}
    assert {"Le premier réseau", "192.168.7.5 (Wi-Fi)", "10.7.0.3 (absent)"} <= shown
    assert "10.7.0.3 (câble)" not in shown


def test_what_kind_of_network_it_is_stands_in_its_folder(tmp_path: Path) -> None:
    for name in ("wlan0/wireless", "wlan0/device", "eth0/device", "veth1"):
        (tmp_path / name).mkdir(parents=True)
    kinds = [link_kind(tmp_path / name) for name in ("wlan0", "eth0", "veth1")]
    assert kinds == [LinkKind.WIRELESS, LinkKind.CABLE, LinkKind.OTHER]


def test_a_server_that_hangs_is_started_again_and_the_teacher_is_told_once(class_room, qtbot, pupils: Class) -> None:
    phones = switched_on(class_room, qtbot)
    before, place = server_pid(), phones.state.place
    class_room.trigger(CommandId.ASK)
    quiz = class_room.teaching.voting.rounds
    pupil = Pupil(pupils.http, place, phones.state.code, 2)
    pupils.do(pupil.join)
    pupils.do(lambda: pupil.until(lambda: pupil.state["phase"] == "open"))
    assert pupils.do(lambda: pupil.answer(quiz.round_id, "B")) == "received"
    os.kill(before, signal.SIGSTOP)
    qtbot.waitUntil(lambda: phones.state.restarts == 1, timeout=30_000)
    assert phones.state.place == place
    assert sum("téléphone" in words for words in class_room.notices) == 1
    assert pupils.do(lambda: pupil.answer_surely(quiz.round_id, "C")) == "received"
    assert (pupil.state["number"], pupil.state["listed"]) == (2, True)
    qtbot.waitUntil(lambda: quiz.state.answered == (2,), timeout=20_000)
    pupils.do(pupil.cut)


def test_switching_off_and_on_again_waits_for_nothing(class_room, qtbot) -> None:
    with socket.create_server((HERE, 0)) as free:  # another test may have the usual one, and give it back meanwhile
        class_room.program.settings.set(PHONES_PORT, float(free.getsockname()[1]))
    phones = switched_on(class_room, qtbot)
    old, place, code = server_pid(), phones.state.place, phones.state.code
    os.kill(old, signal.SIGSTOP)  # it will not end by itself
    class_room.teaching.phones.panel.off_wanted.emit()
    assert not phones.state.is_on
    assert _is_there(old)
    class_room.trigger(CommandId.PHONES)
    qtbot.waitUntil(lambda: phones.state.is_up, timeout=20_000)
    assert phones.state.place == place
    assert phones.state.code != code
    assert not _is_there(old)
    assert class_room.notices == []


def _is_there(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


PHONE_PX, PHONE_FIELD_DEG, LAST_ROW_MM = 4000, 65.0, 8000.0
"""Width of a usual phone's picture (12 megapixels), the angle that it takes in, and the distance of the last row."""


def seen_from_the_last_row(window: QWidget, picture_mm: float) -> QImage:
    """The window as a phone's camera has it in the last row, its picture being so wide on the wall."""
    field_mm = 2 * LAST_ROW_MM * math.tan(math.radians(PHONE_FIELD_DEG / 2))
    width = round(PHONE_PX * picture_mm / field_mm)
    return window.grab().toImage().scaledToWidth(width, Qt.TransformationMode.SmoothTransformation)


def read_code(picture: QImage) -> str:
    """The text of the code; "" if it is not read. As it is, then enlarged, as readers do."""
    grey = picture.convertToFormat(QImage.Format.Format_Grayscale8)
    rows = np.frombuffer(grey.constBits(), np.uint8).reshape(grey.height(), grey.bytesPerLine())
    seen = rows[:, : grey.width()].copy()
    pictures = [seen, *(cv2.resize(seen, None, fx=n, fy=n, interpolation=cv2.INTER_CUBIC) for n in (2, 3))]
    return next(filter(None, (cv2.QRCodeDetector().detectAndDecode(one)[0] for one in pictures)), "")


@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080)])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("address", ["10.1.2.3", "192.168.143.127"])
def test_the_code_is_read_from_the_last_row_large_and_small(qapp, qtbot, tmp_path: Path, size, scheme, address) -> None:
    with room(qapp, tmp_path, size=size, scheme=scheme, width_mm=2000.0) as made:
        window, state = made.board.window, PhonesState(code="BDKM", address=address, port=8080, is_up=True)
        panel = PhonesPanel(made.board.kit, window)
        panel.show_state(state)
        panel.set_area(window.page_area)
        panel.open_at(panel.free_area().topRight())
        assert panel.picture.width() >= 0.4 * window.width()
        assert panel.address.font().pixelSize() >= window.height() / 20
        assert read_code(seen_from_the_last_row(window, 2000.0)) == state.link
        qtbot.mouseClick(panel.picture, Qt.MouseButton.LeftButton)
        assert panel.picture.width() < 0.2 * window.width()
        assert read_code(seen_from_the_last_row(window, 2000.0)) == state.link


def test_a_touch_on_the_code_makes_it_small_and_large_again(class_room, qtbot) -> None:
    switched_on(class_room, qtbot)
    panel, page = class_room.teaching.phones.panel, class_room.board.window.page_area
    for large in (False, True):
        qtbot.mouseClick(panel.picture, Qt.MouseButton.LeftButton)
        assert panel.is_large is large
        assert page.contains(panel.geometry())
    class_room.board.window.resize(1600, 900)
    qtbot.waitUntil(lambda: panel.height() > 0.8 * class_room.board.window.page_area.height())
    assert panel.picture.width() >= 0.4 * class_room.board.window.page_area.width()


def test_code_stays_in_sight_of_a_question_while_nobody_has_come_in(class_room, qtbot) -> None:
    switched_on(class_room, qtbot)
    panel, strip = class_room.teaching.phones.panel, class_room.teaching.vote.strip
    class_room.trigger(CommandId.ASK)
    assert (panel.is_folded, panel.is_large, panel.picture.isVisible()) == (False, False, True)
    assert panel.geometry().topRight() == panel.free_area().topRight()
    assert not panel.geometry().intersects(strip.geometry())


def test_the_first_question_has_the_board_and_then_the_code_is_small(class_room, qtbot) -> None:
    switched_on(class_room, qtbot).simulate((1,))
    panel, strip = class_room.teaching.phones.panel, class_room.teaching.vote.strip
    assert panel.is_large
    class_room.trigger(CommandId.ASK)
    assert (panel.is_folded, panel.picture.isVisible()) == (True, False)
    assert panel.geometry().topRight() == panel.free_area().topRight()
    assert not panel.geometry().intersects(strip.geometry())
    class_room.trigger(CommandId.PHONES)
    assert panel.is_large, "a touch, also during the question"
    class_room.trigger(CommandId.PHONES)
    assert panel.picture.isVisible()
    assert not panel.geometry().intersects(strip.geometry())
    class_room.teaching.voting.put_away()
    class_room.trigger(CommandId.ASK)
    assert panel.is_folded
    class_room.teaching.voting.put_away()
    assert (panel.is_folded, panel.is_large, panel.picture.isVisible()) == (False, False, True)
    button(panel, "Replier").click()
    class_room.trigger(CommandId.ASK)
    class_room.teaching.voting.put_away()
    assert panel.is_folded, "the teacher has folded it herself"
    button(panel, "Déplier").click()
    assert (panel.is_folded, panel.picture.isVisible()) == (False, True)


def test_phones_that_come_on_in_mid_vote_show_how_to_come_in(class_room, qtbot) -> None:
    class_room.trigger(CommandId.ASK)
    switched_on(class_room, qtbot)
    class_room.teaching.vote.vote_changed()
    panel = class_room.teaching.phones.panel
    assert panel.picture.isVisible()
    assert not panel.geometry().intersects(class_room.teaching.vote.strip.geometry())
    class_room.teaching.voting.put_away()
    class_room.trigger(CommandId.PHONES)
    assert panel.is_large
    class_room.trigger(CommandId.ASK)
    assert not panel.is_large, "the next question has the page"


def test_the_code_is_gone_after_the_seance(class_room, qtbot) -> None:
    class_room.teaching.seance.begin(class_room.class_id, "5eA", "Maths")
    phones = switched_on(class_room, qtbot)
    panel, seances = class_room.teaching.phones.panel, class_room.teaching.seances
    class_room.teaching.seance.begin(class_room.class_id, "5eA", "Maths")
    assert panel.isVisible(), "the same class comes again"
    seances.finish(proposed(seances).entry, keep_ink=False)
    assert not panel.isVisible()
    assert not phones.state.is_on


def test_how_to_come_in_is_shown_again_after_it_was_put_away(class_room, qtbot) -> None:
    switched_on(class_room, qtbot)
    panel = class_room.teaching.phones.panel
    panel.put_away()
    class_room.trigger(CommandId.PHONES)
    assert panel.isVisible()
    assert not panel.is_folded
    class_room.trigger(CommandId.ASK)
    panel.put_away()
    class_room.trigger(CommandId.PHONES)
    assert panel.isVisible()
    assert not panel.geometry().intersects(class_room.teaching.vote.strip.geometry())


def test_phones_of_one_class_are_none_of_the_next(class_room, qtbot) -> None:
    phones, chosen = switched_on(class_room, qtbot), class_room.teaching.seance.class_changed
    chosen.emit(None)
    chosen.emit(class_room.class_id)
    assert phones.state.is_on, "the same class goes on, in another lesson for instance"
    (other,) = class_room.roster.import_pupils([PupilRow("ZOLA", "Émile")], default_class="5eB").classes
    chosen.emit(other)
    assert not phones.state.is_on
    assert any("classe précédente" in text for text in class_room.notices)
    chosen.emit(None)
    switched_on(class_room, qtbot)
    chosen.emit(class_room.class_id)
    assert phones.state.is_on, "they came in with no class"


def test_devices_of_one_address_are_named_to_the_teacher_alone(class_room, qtbot) -> None:
    phones = switched_on(class_room, qtbot)
    box = class_room.open_teacher().phones
    box.show_state(replace(phones.state, wanderers=((5, 6),), together=((1, 2, 3),)))
    assert {
        "Même appareil, plusieurs numéros : 5 → 6\nMême adresse, plusieurs appareils : 1 + 2 + 3"
    } <= set(texts(box))  # fmt: skip


def test_what_is_asked_of_the_teacher_stays_where_it_is(class_room, qtbot) -> None:
    """Else another phone could be let in by the press that was meant for one."""
    host, box = QWidget(), PhonesBox(class_room.board.kit, class_room.board.commands)
    qtbot.addWidget(host)
    lines = QVBoxLayout(host)
    lines.addWidget(box)
    lines.addStretch(1)
    host.resize(400, 2000)
    host.show()

    def buttons(text: str, count: int) -> list[tuple[QWidget, int]]:
        """The buttons with that text, from the top, each with its place."""

        def found() -> list[tuple[QWidget, int]]:
            visible = [b for b in box.findChildren(TextButton) if b.accessibleName() == text and b.isVisible()]
            return sorted(((b, b.mapTo(host, QPoint()).y()) for b in visible), key=lambda one: one[1])

        qtbot.waitUntil(lambda: len({y for _, y in found()}) == count)
        return found()

    claims = tuple(SeatClaim(number, PhoneId(str(number))) for number in range(3))
    crowds = tuple(SharedAddress(f"192.168.1.{n}", 12) for n in range(3))
    state = PhonesState(code="BCDF", claims=claims[1:])
    box.show_state(state)
    before = buttons(GIVE, 2)
    box.show_state(replace(state, claims=claims))
    assert buttons(GIVE, 3)[:2] == before
    box.show_state(state)
    assert buttons(GIVE, 2) == before
    box.show_state(replace(state, crowds=crowds[1:]))
    before = buttons(LET_IN, 2)
    box.show_state(replace(state, crowds=crowds))
    assert buttons(LET_IN, 3)[:2] == before
    box.show_state(replace(state, crowds=crowds[1:]))
    assert buttons(LET_IN, 2) == before


@pytest.mark.parametrize("is_router", [True, False])
def test_the_teacher_says_once_whether_an_address_is_the_schools_router(
    class_room, qtbot, pupils: Class, is_router
) -> None:
    phones = switched_on(class_room, qtbot)
    rows = class_room.open_teacher().phones.shared_addresses
    class_room.trigger(CommandId.ASK)
    devices = [Pupil(pupils.http, phones.state.place, phones.state.code, number) for number in range(1, 6)]
    for device in devices:
        pupils.do(device.join)
    qtbot.waitUntil(lambda: f"5 appareils ont la même adresse ({HERE})" in shown(rows), timeout=20_000)
    assert "5 appareils" in shown(class_room.teaching.phones.panel.shared_addresses)
    assert sum("même adresse" in text for text in class_room.notices) == 1
    assert [device.state["number"] for device in devices] == [1, 2, 3, None, None]
    yes, no = rows.findChildren(TextButton)
    (yes if is_router else no).click()
    said = (SharedAddress(HERE, 5, is_router=is_router),)
    qtbot.waitUntil(lambda: phones.state.crowds == said, timeout=20_000)
    assert [yes.isChecked(), no.isChecked()] == [is_router, not is_router]
    panel = class_room.teaching.phones.panel
    assert not panel.is_large
    assert panel.shared_addresses.isHidden()
    panel.enlarge(True)
    on_the_board = [b for b in panel.shared_addresses.findChildren(TextButton) if b.isVisible()]
    assert [button.isChecked() for button in on_the_board] == [is_router, not is_router]
    last = devices[-1]
    if not is_router:
        assert [claim.number for claim in phones.state.claims] == [4, 5]
        on_the_board[0].click()  # a slip of the pen is mended where it happened
    pupils.do(lambda: last.until(lambda: last.state["number"] == 5))
    for device in devices:
        pupils.do(device.cut)


def shown(rows: SharedAddressRows) -> str:
    return " ".join(label.text() for label in rows.findChildren(Label) if label.isVisible())


def test_another_language_cuts_no_phone_off(class_room, qtbot) -> None:
    assert class_room.teaching.current_class.blocking_reason() == ""
    switched_on(class_room, qtbot)
    assert class_room.teaching.current_class.blocking_reason() != ""


def test_the_folded_line_is_never_cut(class_room, qtbot) -> None:
    phones = switched_on(class_room, qtbot)
    panel = class_room.teaching.phones.panel

    def is_cut() -> bool:
        (line,) = [
            label
            for label in panel.findChildren(Label)
            if label.text() == "Téléphones et tablettes" or f"   {phones.state.code}   " in label.text()
        ]
        return line.width() < line.sizeHint().width()

    for folded in (True, False, True):
        panel.fold(folded)
        assert not is_cut()
    panel.show_state(replace(phones.state, numbers=tuple(range(1, 31))))
    assert not is_cut()


def test_pupils_see_the_page_when_the_teacher_allows_it(class_room, qtbot, pupils: Class) -> None:
    phones = switched_on(class_room, qtbot)
    pupil = Pupil(pupils.http, phones.state.place, phones.state.code, 1)
    pupils.do(pupil.join)
    class_room.trigger(CommandId.ASK)
    pupils.do(lambda: pupil.until(lambda: pupil.state["phase"] == "open"))
    assert pupil.state["question"]["picture"] is None
    phones.show_page(True)
    assert class_room.program.settings.get(PHONES_PICTURE) is True
    pupils.do(lambda: pupil.until(lambda: pupil.state["question"]["picture"]))

    async def fetched() -> bytes:
        async with pupils.http.get(f"http://{pupil.place}/picture/{pupil.state['question']['picture']}") as said:
            return await said.read()

    image = QImage.fromData(pupils.do(fetched))
    assert image.width() > 600
    pupils.do(pupil.cut)


def test_a_number_that_two_devices_say_is_the_teachers_to_give(class_room, qtbot, pupils: Class) -> None:
    phones = switched_on(class_room, qtbot)
    box = class_room.open_teacher().phones
    first = Pupil(pupils.http, phones.state.place, phones.state.code, 3)
    other = Pupil(pupils.http, phones.state.place, phones.state.code, 3)
    pupils.do(first.join)
    pupils.do(other.join)
    claim = "Un autre appareil demande le numéro 3."
    qtbot.waitUntil(lambda: claim in texts(box), timeout=20_000)
    named(box, TextButton, GIVE).click()
    pupils.do(lambda: other.until(lambda: other.state["number"] == 3))
    pupils.do(lambda: first.until(lambda: first.state["number"] is None))
    qtbot.waitUntil(lambda: claim not in texts(box), timeout=20_000)
    pupils.do(first.cut)
    pupils.do(other.cut)


QUESTION = r"Combien vaut \(\frac\{1\}\{2\} + \frac\{1\}\{2\}\) ? {=\(1\) ~2}"


def test_a_question_of_a_bank_is_seen_with_its_formulas(class_room, qtbot, pupils: Class, tmp_path: Path) -> None:
    """Its picture is served as long as it is asked, and its words with it; the board's page is not."""
    phones = switched_on(class_room, qtbot)
    pupil = Pupil(pupils.http, phones.state.place, phones.state.code, 1)
    pupils.do(pupil.join)
    desk = class_room.teaching.questions.controller
    (tmp_path / "a.gift").write_text(QUESTION, encoding="utf-8")
    desk.open(tmp_path / "a.gift")
    qtbot.waitUntil(lambda: desk.sheet.is_importing, timeout=20_000)
    desk.sheet.save.click()
    qtbot.waitUntil(lambda: not desk.sheet.is_importing and bool(desk.sheet.browser.shown), timeout=20_000)
    desk.sheet.ask.click()
    pupils.do(lambda: pupil.until(lambda: pupil.state["phase"] == "open"))
    pupils.do(lambda: pupil.until(lambda: pupil.state["question"]["picture"]))
    told = pupil.state["question"]
    assert told["written"]
    assert "Combien" in told["text"]
    assert "key" not in told

    async def fetched() -> tuple[int, bytes, str]:
        async with pupils.http.get(f"http://{pupil.place}/picture/{told['picture']}") as said:
            return said.status, await said.read(), said.headers["Content-Security-Policy"]

    status, data, policy = pupils.do(fetched)
    assert (status, data[:4], "default-src 'none'" in policy) == (200, b"\x89PNG", True)
    image = QImage.fromData(data)
    assert (image.width(), len(data) < 100_000) == (720, True)
    assert any(image.pixelColor(x, y).black() > 200 for x in range(0, 720, 3) for y in range(0, image.height(), 3))
    class_room.reveal()
    class_room.teaching.voting.put_away()
    pupils.do(lambda: pupil.until(lambda: pupil.state["phase"] == "none"))
    assert pupils.do(fetched)[0] == 404
    pupils.do(pupil.cut)
