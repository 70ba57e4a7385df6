"""Plugins of the teacher's folder within the program: drivers and interactive items, once she has turned them on."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from threading import Event

import pytest

from tests.api.test_serial_boards import iq
from tests.devices.test_serial_port import Far
from tests.support import receiver_plugin
from tests.support.memory_settings import MemorySettings
from tests.support.sockets import a_board
from tni.api.devices import DeviceInfo
from tni.api.manifest import PluginKind
from tni.app import plugin_setup
from tni.app.folders import Folders
from tni.app.in_process_plugins import added_drivers, inner_plugins, is_on, serial_boards, serial_receivers
from tni.app.plugin_setup import make_plugin_service
from tni.core.lines import KnownSerialLine
from tni.core.settings import Settings
from tni.devices.driver_choice import RawInputMode, choose_driver
from tni.devices.known_serial_lines import KnownSerialLines
from tni.devices.plugin_drivers import plugin_of
from tni.devices.receiver_search import search_receivers
from tni.devices.registry import GENERIC_HID
from tni.devices.serial_port import SerialLine
from tni.devices.serial_search import search_boards

OURS = Path(__file__).parents[2] / "plugins"
BOARD = (OURS / "teamboard.py").read_text(encoding="utf-8")


@pytest.fixture
def places(tmp_path: Path) -> Folders:
    """Folders with a board of another maker, a kind of items, and a broken plugin in the folder of plugins."""
    names = ("library", "data", "config", "state", "exports")
    made = Folders(**{name: tmp_path / name for name in names})
    place = made.plugins
    place.mkdir(parents=True)
    other = BOARD.replace('"teamboard"', '"other_board"').replace("TeamBoard", "Other").replace("0x07DD", "0x1D5A")
    (place / "other_board.py").write_text(other, encoding="utf-8")
    clock = (OURS / "clock_face.py").read_text(encoding="utf-8").replace('"id": "clock_face"', '"id": "other_clock"')
    (place / "other_clock.py").write_text(clock, encoding="utf-8")
    (place / "broken.py").write_text("PLUGIN = ", encoding="utf-8")
    return made


def test_what_a_teacher_adds_runs_once_it_is_turned_on(places: Folders) -> None:
    settings = MemorySettings()
    assert list(added_drivers(places, settings)) == []
    ours = [manifest.id for manifest, _ in inner_plugins(PluginKind.ITEM, places, settings)]
    assert "clock_face" in ours
    service = make_plugin_service(places, settings)
    for id in ("other_board", "other_clock"):
        service.enable(id)
    assert [manifest.id for manifest, _ in inner_plugins(PluginKind.ITEM, places, settings)] == [*ours, "other_clock"]
    device = a_board("one", vendor=0x1D5A, product=1)
    found = choose_driver(device, RawInputMode.AUTOMATIC, lambda: added_drivers(places, settings))
    assert found is not None
    assert (found[0].name, type(found[1]).__name__) == ("Other", "Other")
    assert choose_driver(device, RawInputMode.NEVER, lambda: added_drivers(places, settings)) is None


def test_what_the_technician_does_not_allow_does_not_run(
    places: Folders, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(plugin_setup, "technician_folder", lambda: tmp_path)
    settings = MemorySettings()
    for id in ("other_board", "other_clock"):
        make_plugin_service(places, settings).enable(id)
    (tmp_path / "policy.json").write_text('{"plugins": ["other_clock"]}', encoding="utf-8")
    assert [manifest.id for manifest, _ in inner_plugins(PluginKind.ITEM, places, settings)] == ["other_clock"]
    assert list(added_drivers(places, settings)) == []


def test_a_plugin_whose_driver_fails_leaves_its_board_to_the_others(places: Folders) -> None:
    settings = MemorySettings()
    path = places.plugins / "other_board.py"
    path.write_text(path.read_text(encoding="utf-8").replace("lambda _: Other()", "lambda _: 1 / 0"), encoding="utf-8")
    make_plugin_service(places, settings).enable("other_board")
    device = a_board("one", vendor=0x1D5A, product=1)
    found = choose_driver(device, RawInputMode.ALWAYS, lambda: added_drivers(places, settings))
    assert found is not None
    assert found[0] is GENERIC_HID, "as without the plugin"


def test_a_board_of_ours_that_is_turned_off_is_left_to_the_others(places: Folders) -> None:
    settings = MemorySettings()

    def choose() -> str:
        found = choose_driver(
            a_board("one", vendor=0x07DD, product=1), RawInputMode.ALWAYS, tuple,
            lambda entry: (plugin := plugin_of(entry)) is None or is_on(plugin, places, settings),
        )  # fmt: skip
        assert found is not None
        return found[0].name

    assert choose() == "TeamBoard"
    make_plugin_service(places, settings).disable("teamboard")
    assert choose() == GENERIC_HID.name


ADAPTER = DeviceInfo(0x1A86, 0x7523, "USB Serial")
LINE = SerialLine("/dev/line", ADAPTER)


def searched(places: Folders, settings: Settings) -> list[str]:
    """Names of the boards that are found on a line at whose other end is one that speaks as an IQBoard."""
    far = Far(19200, [iq(5, 5)])
    boards = partial(serial_boards, places, settings)
    return [one.driver.name for one in search_boards([LINE], far, Event(), far.open, boards).found]


def test_a_serial_board_of_a_teacher_s_plugin_is_searched_for_and_read_later(places: Folders) -> None:
    source = (OURS / "iqboard.py").read_text(encoding="utf-8").replace("0x10C4", "0x1A86").replace("0xEA60", "0x7523")
    for name, make in (("Broken", "lambda _: 1 / 0"), ("Mine", "lambda _: IqBoard()")):
        own = source.replace('"id": "iqboard"', f'"id": "{name.lower()}"').replace("lambda _: IqBoard()", make)
        path = places.plugins / f"{name.lower()}.py"
        path.write_text(own.replace('"IQBoard"', f'"{name}"'), encoding="utf-8")
    settings = MemorySettings()
    known = KnownSerialLine(*LINE.adapter, "Mine", LINE.path)
    lines = KnownSerialLines(lambda: [known], lambda: [LINE], drivers_for=partial(serial_boards, places, settings))
    (key,) = lines.present()
    assert searched(places, settings) == []
    assert lines.describe(key) is None
    service = make_plugin_service(places, settings)
    for id in ("broken", "mine"):
        service.enable(id)
    assert searched(places, settings) == ["Mine"]
    found = lines.describe(key)
    assert found is not None
    assert found.driver is not None
    assert type(found.driver.make(ADAPTER)).__name__ == "IqBoard"


def test_a_serial_board_of_ours_that_is_turned_off_is_not_searched_for(places: Folders) -> None:
    settings = MemorySettings()
    line = DeviceInfo(0x10C4, 0xEA60, "CP2102")
    assert [entry.name for entry, _ in serial_boards(places, settings, line)] == ["IQBoard", "Multiclass"]
    make_plugin_service(places, settings).disable("iqboard")
    assert [entry.name for entry, _ in serial_boards(places, settings, line)] == ["Multiclass"]


def test_a_serial_receiver_of_a_teacher_s_plugin_is_searched_for_once_it_is_on(places: Folders) -> None:
    (places.plugins / "mine.py").write_text(receiver_plugin.SOURCE, encoding="utf-8")
    settings, line = MemorySettings(), SerialLine("/dev/line", receiver_plugin.ADAPTER)
    far = Far(receiver_plugin.BAUD, [b"7 B\nKEY ", b"7 B\n"])

    def found() -> list[str]:
        receivers = partial(serial_receivers, places, settings)
        return [one.driver.name for one in search_receivers([line], far, Event(), far.open, receivers).found]

    assert found() == []
    assert far.opened == [], "a line of an unknown adapter is left alone"
    make_plugin_service(places, settings).enable("mine")
    assert found() == ["Mine"]
    assert far.heard == [], "nothing is written"
