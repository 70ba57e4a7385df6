"""Drivers of plugins: known by their manifests, loaded when a device is there, left to the system when they fail."""

from __future__ import annotations

from pathlib import Path

import pytest

from tni.api.devices import DeviceInfo, DriverEntry, HidMatch, Provenance, SerialMatch
from tni.api.manifest import Manifest, manifest_of
from tni.core.errors import TniError
from tni.devices.plugin_drivers import entries_of, plugin_drivers
from tni.devices.registry import VENDOR_DRIVERS, make_driver, vendor_drivers

MANIFEST = {
    "id": "two_boards", "kind": "board", "api": (1, 0), "version": "1.0", "name": {"fr": "Deux", "en": "Two"},
    "summary": {"fr": "Deux tableaux.", "en": "Two boards."},
    "devices": (
        {"name": "One", "vendor": 0x1234, "product": 1}, {"name": "One", "vendor": 0x1234, "product": 2},
        {"name": "Line", "vendor": 0x10C4, "product": 0xEA60, "baud": 9600, "evidence": "recorded"},
    ),
}  # fmt: skip
INFO = DeviceInfo(0x1234, 1, "board")


def entries(folder: Path, source: str) -> list[DriverEntry]:
    made: Manifest = manifest_of(MANIFEST)
    file = folder / "two_boards.py"
    file.write_text(source, encoding="utf-8")
    return list(entries_of(made, str(file)))


def test_devices_are_known_without_running_the_plugin(tmp_path: Path) -> None:
    one, line = entries(tmp_path, "raise SystemError('run')")
    assert (one.name, one.matches) == ("One", (HidMatch(0x1234, 1), HidMatch(0x1234, 2)))
    assert (line.matches, line.provenance) == ((SerialMatch(0x10C4, 0xEA60, 9600),), Provenance.RECORDED)


@pytest.mark.parametrize("source", ["raise SystemError('run')", "def drivers(): return 5", "drivers = tuple", "x ="])
def test_a_plugin_that_fails_leaves_its_device_to_the_system(tmp_path: Path, source: str) -> None:
    with pytest.raises(TniError):
        entries(tmp_path, source)[0].make(INFO)


def test_the_program_s_own_plugins_are_among_all_drivers() -> None:
    names = [entry.name for entry in plugin_drivers("board")]
    assert names == ["Interwrite Mobi", "IQBoard", "Multiclass", "TeamBoard"]
    assert [entry.name for entry in vendor_drivers()] == [*(entry.name for entry in VENDOR_DRIVERS), *names]
    found = make_driver(DeviceInfo(0x07DD, 1, "TeamBoard"))
    assert found is not None
    assert found[0].name == "TeamBoard"
