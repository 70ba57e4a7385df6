"""Eye comfort: when the page takes its warmth, and that no pen is disturbed."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject

from tests.support.board import HandClock
from tni.core.eye_comfort import WARMTH
from tni.store.settings_file import SettingsFile
from tni.ui.chrome.metrics import Metrics
from tni.ui.chrome.theme import Theme
from tni.ui.teaching import eye_comfort
from tni.ui.teaching.eye_comfort import EyeComfortController


def test_page_is_not_repainted_while_a_pen_is_down(qtbot, monkeypatch, tmp_path: Path) -> None:
    monkeypatch.setattr(eye_comfort, "RETRY_MS", 0)
    settings, busy, owner = SettingsFile(tmp_path / "settings.json"), [True], QObject()
    settings.set(WARMTH, "always")
    theme = Theme(Metrics.wall((1280, 720), 1600.0))
    comfort = EyeComfortController(theme, settings, HandClock(), lambda: busy[0], owner)
    comfort.apply()
    assert theme.page_warmth == 0.0
    busy[0] = False
    qtbot.waitUntil(lambda: theme.page_warmth == 1.0)
    comfort.close()
