"""Settings survive, and what cannot be read is neither lost nor hidden."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.support.unread_file import unread
from tni.core.settings import (
    KEEP_UNTIL,
    LANGUAGE,
    PHONES_PORT,
    PICTURE_WIDTH_MM,
    PLUGINS_OFF,
    RESULT_POSITION,
    SETTINGS,
    THEME,
)
from tni.store import file_turn
from tni.store.settings_file import SettingsFile


def test_what_is_chosen_is_there_at_the_next_start(tmp_path: Path) -> None:
    SettingsFile(tmp_path / "settings.json").set(THEME, "dark")
    again = SettingsFile(tmp_path / "settings.json")
    assert again.get(THEME) == "dark"
    assert again.trouble is None


@pytest.mark.parametrize("rubbish", [b"", b"{", b"\xff\xfe\x00", b"[1]", b"null", b"[" * 100_000])
def test_a_damaged_file_is_set_aside_whole_and_told(tmp_path: Path, rubbish: bytes) -> None:
    path = tmp_path / "settings.json"
    path.write_bytes(rubbish)
    found = SettingsFile(path)
    assert found.trouble is not None
    assert found.trouble.kept is not None
    assert found.trouble.kept.read_bytes() == rubbish
    assert found.get(THEME) == ""
    found.set(PICTURE_WIDTH_MM, 1600.0)
    again = SettingsFile(path)
    assert again.get(PICTURE_WIDTH_MM) == 1600.0
    assert again.trouble is None


def test_two_damaged_files_are_both_kept(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    for rubbish in (b"one", b"two"):
        path.write_bytes(rubbish)
        SettingsFile(path)
    assert sorted(p.read_bytes() for p in tmp_path.glob("*.damaged")) == [b"one", b"two"]


def test_a_file_that_cannot_be_read_at_all_is_not_written_over(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.mkdir()  # as good as a file whose reading fails, also for the superuser
    found = SettingsFile(path)
    assert found.trouble is not None
    assert found.trouble.kept is None
    found.set(LANGUAGE, "en")
    assert found.get(LANGUAGE) == "en"
    assert list(tmp_path.iterdir()) == [path]


def test_looking_alone_moves_nothing(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_bytes(b"{")
    assert SettingsFile(path, quarantine=False).trouble is not None
    assert [p.name for p in tmp_path.iterdir()] == ["settings.json"]


def test_what_is_no_text_does_not_stop_the_rest_from_being_kept(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text('{"of a later release": "\\ud800"}')
    SettingsFile(path).set(THEME, "dark")
    assert SettingsFile(path).get(THEME) == "dark"
    assert "ud800" in path.read_text()


def test_a_change_keeps_what_another_program_has_stored_meanwhile(tmp_path: Path) -> None:
    window, command = (SettingsFile(tmp_path / "settings.json") for _ in range(2))
    window.set(THEME, "dark")
    command.change(PLUGINS_OFF, lambda ids: f"{ids} moodle".strip())
    window.change(PLUGINS_OFF, lambda ids: f"{ids} caldav".strip())
    command.set(LANGUAGE, "en")
    for file in (window, SettingsFile(tmp_path / "settings.json")):
        file.refresh()
        assert (file.get(THEME), file.get(PLUGINS_OFF), file.get(LANGUAGE)) == ("dark", "moodle caldav", "en")


def test_a_choice_holds_though_this_program_had_it_already(tmp_path: Path) -> None:
    here, there = SettingsFile(tmp_path / "settings.json"), SettingsFile(tmp_path / "settings.json")
    here.set(LANGUAGE, "fr")
    there.set(LANGUAGE, "en")
    here.set(LANGUAGE, "fr")
    assert SettingsFile(tmp_path / "settings.json").get(LANGUAGE) == "fr"


def test_programs_that_change_a_setting_at_once_lose_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        file_turn, "LOCK_WAIT_S", 600
    )  # a program gives up a turn that does not come, which load decides

    def add(writer: str) -> None:
        file = SettingsFile(tmp_path / "settings.json")
        for number in range(20):
            file.change(PLUGINS_OFF, lambda ids: f"{ids} {writer}{number}".strip())  # noqa: B023 - called at once

    with ThreadPoolExecutor(4) as writers:
        list(writers.map(add, "abcd"))
    found = SettingsFile(tmp_path / "settings.json").get(PLUGINS_OFF).split()
    assert sorted(found) == sorted(f"{writer}{number}" for writer in "abcd" for number in range(20))


def test_what_could_not_be_written_is_written_with_the_next_change(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    file = SettingsFile(path)
    path.mkdir()
    file.set(THEME, "dark")
    path.rmdir()
    file.set(LANGUAGE, "en")
    again = SettingsFile(path)
    assert (file.get(THEME), again.get(THEME), again.get(LANGUAGE)) == ("dark", "dark", "en")


@pytest.mark.parametrize("rubbish", [b"", b"[1]", b"\xff"])
def test_a_file_that_is_damaged_meanwhile_takes_no_choice_away(tmp_path: Path, rubbish: bytes) -> None:
    path = tmp_path / "settings.json"
    file = SettingsFile(path)
    file.set(THEME, "dark")
    path.write_bytes(rubbish)
    file.refresh()
    file.set(LANGUAGE, "en")
    assert (SettingsFile(path).get(THEME), SettingsFile(path).get(LANGUAGE)) == ("dark", "en")


def test_each_default_is_valid_and_what_lies_beyond_a_bound_is_not(tmp_path: Path) -> None:
    assert all(setting.valid(setting.default) for setting in SETTINGS)  # type: ignore[arg-type]
    file = SettingsFile(tmp_path / "settings.json")
    for setting, bad in (
        (PICTURE_WIDTH_MM, (-1.0, 20_001.0, float("nan"), float("inf"))),
        (PHONES_PORT, (0.0, 65_536.0, 80.5)),
        (KEEP_UNTIL, ("02-30", "8-31", "")),
        (RESULT_POSITION, ("left top 2.000 0.000", "middle top 0.000 0.000")),
    ):
        for value in bad:
            with pytest.raises(ValueError, match=setting.key):
                file.set(setting, value)  # type: ignore[arg-type]
            assert file.get(setting) == setting.default
            (tmp_path / "other.json").write_text(json.dumps({setting.key: value}))
            assert SettingsFile(tmp_path / "other.json").get(setting) == setting.default


def test_settings_that_cannot_be_read_for_a_moment_are_left_as_they_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "settings.json"
    SettingsFile(path).set(LANGUAGE, "en")
    before = path.read_bytes()

    def refuse(*_: object, **__: object) -> str:
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as during:
        during.setattr(Path, "read_text", refuse)
        found = SettingsFile(path)
    found.set(THEME, "dark")
    assert found.get(THEME) == "dark", "until the program ends"
    assert path.read_bytes() == before


def test_a_file_that_cannot_be_read_now_keeps_what_another_program_wrote(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    here, there = SettingsFile(path), SettingsFile(path)
    here.set(THEME, "dark")
    there.set(LANGUAGE, "en")
    with unread(path):
        here.set(PHONES_PORT, 8123)
    assert (here.get(PHONES_PORT), SettingsFile(path).get(LANGUAGE)) == (8123, "en")
    here.set(THEME, "light")
    again = SettingsFile(path)
    assert [again.get(one) for one in (THEME, LANGUAGE, PHONES_PORT)] == ["light", "en", 8123]
