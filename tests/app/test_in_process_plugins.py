"""Plugins of the teacher's folder within the program: drivers and interactive items, once she has turned them on."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.memory_settings import MemorySettings
from tests.support.sockets import a_board
from tni.api.manifest import PluginKind
from tni.app import plugin_setup
from tni.app.folders import Folders
from tni.app.in_process_plugins import added_drivers, inner_plugins, is_on
from tni.app.plugin_setup import make_plugin_service
from tni.devices.driver_choice import RawInputMode, choose_driver
from tni.devices.plugin_drivers import plugin_of
from tni.devices.registry import GENERIC_HID

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
