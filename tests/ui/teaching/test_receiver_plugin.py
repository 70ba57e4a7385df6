"""A receiver on a serial line of a teacher's own plugin: found in the sheet of the kit, and read from then on."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from unittest.mock import patch

import pytest
import serial.tools.list_ports

from tests.support.hands import placed
from tests.support.receiver_plugin import ADAPTER, SOURCE
from tests.support.running_program import folders, wait_for
from tests.support.sockets import Socket
from tests.support.widgets import click, named
from tni.api.devices import DriverEntry
from tni.app.application import Application
from tni.app.in_process_plugins import added_drivers
from tni.app.plugin_setup import make_plugin_service
from tni.core.lines import KnownSerialLine
from tni.devices import hotplug
from tni.devices.known_serial_lines import CombinedDevices, KnownSerialLines
from tni.store.receivers_file import ReceiversFile
from tni.store.settings_file import SettingsFile
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.chrome.commands import CommandId

SEARCH = "Chercher sur un câble"
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs pseudo terminals")


@pytest.fixture
def far(monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """The far end of the only line of the computer."""
    far, near = os.openpty()
    line = SimpleNamespace(
        device=os.ttyname(near), vid=ADAPTER.vendor, pid=ADAPTER.product, product=ADAPTER.name, name="tty",
        serial_number=ADAPTER.serial, manufacturer="",
    )  # fmt: skip
    monkeypatch.setattr(serial.tools.list_ports, "comports", lambda: [line])
    yield far
    os.close(near)
    os.close(far)


@pytest.fixture
def program(tmp_path: Path, qapp, far: int) -> Iterator[Application]:
    places = folders(tmp_path)
    places.plugins.mkdir(parents=True)
    (places.plugins / "mine.py").write_text(SOURCE, encoding="utf-8")

    def added() -> Iterator[DriverEntry]:
        return added_drivers(places, SettingsFile(places.settings))

    lines = KnownSerialLines(lambda: ReceiversFile(places.receivers).lines, trained=added)
    devices = CombinedDevices(Socket(), lines)
    with patch.multiple(hotplug, EVERY_S=0.02, SETTLE_S=0.02), placed(tmp_path, devices=devices) as made:
        yield made


def test_it_is_searched_for_once_its_plugin_is_on_and_its_votes_count(
    program: Application, far: int, tmp_path: Path
) -> None:
    lists, clickers = program.teaching.lists, program.teaching.clickers
    lists.show()
    sheet = lists.sheet
    click(sheet, "Télécommandes")
    row = sheet.kit_panel.receiver_row
    search = named(row, TextButton, SEARCH)
    search.click()
    wait_for(lambda: search.accessibleName() == SEARCH, "a search that has no line to listen to")
    make_plugin_service(folders(tmp_path), program.settings).enable("mine")
    search.click()
    wait_for(lambda: _press(far, "7", "B") and search.accessibleName() == SEARCH, "the receiver")
    assert ReceiversFile(folders(tmp_path).receivers).lines == (
        KnownSerialLine(ADAPTER.vendor, ADAPTER.product, ADAPTER.serial, "Mine"),
    )
    wait_for(lambda: clickers.count == 1, "its reading")
    sheet.put_away()
    program.main_controller.commands[CommandId.ASK].trigger()
    rounds = program.teaching.voting.rounds
    wait_for(lambda: _press(far, "7", "B") and len(rounds.state.answered) == 1, "a vote")


def _press(far: int, clicker: str, letter: str) -> bool:
    os.write(far, f"KEY {clicker} {letter}\n".encode())
    return True
