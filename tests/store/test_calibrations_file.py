"""Calibrations survive, each for its board, screen and resolution; what cannot be read is neither lost nor hidden."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from tni.core.board_mapping import BoardMapping
from tni.core.calibration import Calibration, ScreenMode, device_key
from tni.files.errors import CalibrationsNotSavedError
from tni.store import json_file
from tni.store.calibrations_file import CalibrationsFile

BOARD = device_key(0x0B8C, 0x0001, "A1")
WALL = ScreenMode("EPSON EB-685W 77", 1920, 1080)
MAP = BoardMapping((2.0, 0.01, -1.0, 0.0, 1.125, -0.5625, 0.02, 0.0, 1.0), 1920.0, 1080.0)
MADE = Calibration(BOARD, WALL, MAP, 9, 2.5, "2026-09-01T08:00:00+02:00")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "calibrations.json"


def test_a_board_plugged_in_again_has_its_calibration(path: Path) -> None:
    kept = CalibrationsFile(path)
    kept.keep(MADE)
    kept.keep_screen(BOARD, WALL.screen)
    again = CalibrationsFile(path)
    assert again.trouble is None
    assert again.find(BOARD, WALL) == MADE
    assert again.of_device(BOARD) == [MADE]
    assert again.screen_of(BOARD) == WALL.screen


@pytest.mark.parametrize(
    ("device", "picture"),
    [
        (device_key(0x0B8C, 0x0001, "A2"), WALL),
        (BOARD, replace(WALL, width_px=1280, height_px=720)),
        (BOARD, replace(WALL, turned=180)),
        (BOARD, replace(WALL, screen="HDMI-1")),
    ],
)
def test_another_board_screen_resolution_or_turn_has_none(path: Path, device: str, picture: ScreenMode) -> None:
    CalibrationsFile(path).keep(MADE)
    assert CalibrationsFile(path).find(device, picture) is None


def test_each_picture_keeps_its_own_and_the_last_one_holds(path: Path) -> None:
    kept = CalibrationsFile(path)
    small = replace(MADE, picture=replace(WALL, width_px=1280, height_px=720))
    for made in (MADE, small, replace(MADE, at="2026-10-01T08:00:00+02:00", loo_px=None)):
        kept.keep(made)
    again = CalibrationsFile(path)
    assert again.find(BOARD, WALL) == replace(MADE, at="2026-10-01T08:00:00+02:00", loo_px=None)
    assert again.find(BOARD, small.picture) == small


def test_a_board_that_hangs_elsewhere_now_is_on_that_screen(path: Path) -> None:
    kept = CalibrationsFile(path)
    kept.keep_screen(BOARD, WALL.screen)
    kept.keep_screen(BOARD, "HDMI-1")
    assert CalibrationsFile(path).screen_of(BOARD) == "HDMI-1"
    assert CalibrationsFile(path).screen_of("another") is None


def record(**changed: object) -> bytes:
    whole = {"version": 1, "screens": {}, "calibrations": [MADE.record() | changed]}
    return json.dumps(whole).encode()


@pytest.mark.parametrize(
    "rubbish",
    [
        b"", b"{", b"\xff\xfe\x00", b"[1]", b"null", b"[" * 100_000, b"{}", b'{"version": 2}',
        b'{"version": 1, "screens": [], "calibrations": []}',
        b'{"version": 1, "screens": {"a": 1}, "calibrations": []}',
        b'{"version": 1, "screens": {}, "calibrations": [1]}',
        record(device=3), record(resolution=[1920]), record(resolution=None), record(turned="0"), record(turned=True),
        record(points=9.5),
        record(loo_px="2"), record(mapping={}), record(mapping=None), record(at=None),
    ],
)  # fmt: skip
def test_a_damaged_file_is_set_aside_whole_and_told(path: Path, rubbish: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(rubbish)
    found = CalibrationsFile(path)
    assert found.trouble is not None
    assert found.trouble.kept is not None
    assert found.trouble.kept.read_bytes() == rubbish
    assert found.find(BOARD, WALL) is None
    found.keep(MADE)
    again = CalibrationsFile(path)
    assert again.trouble is None
    assert again.find(BOARD, WALL) == MADE


def test_a_file_that_cannot_be_read_at_all_is_not_written_over(path: Path) -> None:
    path.mkdir(parents=True)  # as good as a file whose reading fails, also for the superuser
    found = CalibrationsFile(path)
    assert found.trouble is not None
    assert found.trouble.kept is None
    with pytest.raises(CalibrationsNotSavedError):
        found.keep(MADE)
    assert found.find(BOARD, WALL) == MADE  # it holds until the program ends
    assert path.is_dir()


def test_on_a_full_disk_what_was_kept_stays_and_the_new_one_holds_meanwhile(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = CalibrationsFile(path)
    kept.keep(MADE)

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(json_file, "write_atomically", full)
    later = replace(MADE, points=20)
    with pytest.raises(CalibrationsNotSavedError):
        kept.keep(later)
    assert kept.find(BOARD, WALL) == later
    assert CalibrationsFile(path).find(BOARD, WALL) == MADE


def test_a_name_that_is_no_text_is_kept_as_it_is(path: Path) -> None:
    """Half a letter, as a damaged file may hold: nothing can be written of it but by its number."""
    CalibrationsFile(path).keep_screen("\ud800", "wall")
    kept = CalibrationsFile(path)
    kept.keep_screen(BOARD, WALL.screen)
    assert CalibrationsFile(path).screen_of("\ud800") == "wall"


def test_a_file_that_cannot_be_read_for_a_moment_is_left_as_it_is(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    CalibrationsFile(path).keep(MADE)
    before = path.read_bytes()

    def refuse(*_: object, **__: object) -> str:
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as during:
        during.setattr(Path, "read_text", refuse)
        found = CalibrationsFile(path)
    with pytest.raises(CalibrationsNotSavedError):
        found.keep_screen("another board", "another screen")
    assert path.read_bytes() == before


def test_of_a_damaged_file_nothing_is_used(path: Path) -> None:
    path.parent.mkdir()
    whole = {"version": 1, "screens": {BOARD: "HDMI-1"}, "calibrations": [MADE.record(), 1]}
    path.write_bytes(json.dumps(whole).encode())
    found = CalibrationsFile(path)
    assert found.find(BOARD, WALL) is None
    assert found.screen_of(BOARD) is None
