"""Noise meter: it listens between two presses, keeps nothing, and its limit is dragged."""

from __future__ import annotations

import math
from array import array
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from tests.support.running_program import items, wait_for
from tests.support.widgets import button
from tni.app.build import Application
from tni.core.settings import NOISE_LIMIT
from tni.ui.chrome.commands import CommandId
from tni.ui.media.noise_level import LEAST_LIMIT, MOST_LIMIT, Mood, NoiseLevel, gauge_share
from tni.ui.media.noise_meter import NoiseMeter
from tni.ui.media.noise_panel import NoisePanel
from tni.ui.media.sound_recorder import RATE_HZ, NoiseListener

LOUDNESS = st.floats(0, 1)


def opened(program: Application) -> NoisePanel:
    program.main_controller.commands[CommandId.NOISE].trigger()
    panel = program.media.parts.noise.panel
    assert panel is not None
    assert panel.isVisible()
    return panel


def listening(program: Application) -> NoisePanel:
    """Open the panel as if a microphone were there: the tests have none."""
    panel = opened(program)
    panel.show_listening(on=True)
    return panel


@given(LOUDNESS, LOUDNESS)
def test_louder_is_never_lower_on_the_gauge(one: float, other: float) -> None:
    quiet, loud = sorted((one, other))
    assert 0 <= gauge_share(quiet) <= gauge_share(loud) <= 1


@given(st.lists(st.tuples(LOUDNESS, st.floats(0.01, 5)), max_size=30), st.floats(-1, 2))
def test_the_gauge_lies_between_what_was_heard(heard: list[tuple[float, float]], limit: float) -> None:
    noise = NoiseLevel()
    noise.limit = limit
    assert LEAST_LIMIT <= noise.limit <= MOST_LIMIT
    for loudness, for_s in heard:
        before, to = noise.level, gauge_share(loudness)
        noise.hear(loudness, for_s)
        assert min(before, to) - 1e-9 <= noise.level <= max(before, to) + 1e-9
        assert (noise.mood is Mood.LOUD) == (noise.level >= noise.limit)


def test_a_chair_that_falls_passes_and_a_noise_that_lasts_does_not() -> None:
    noise = NoiseLevel()
    for _ in range(50):
        noise.hear(0.01, 0.06)
    assert noise.mood is Mood.CALM
    noise.hear(1.0, 0.12)
    assert noise.mood is not Mood.LOUD
    for _ in range(40):
        noise.hear(0.6, 0.06)
    assert noise.mood is Mood.LOUD
    for _ in range(120):
        noise.hear(0.01, 0.06)
    assert noise.mood is Mood.CALM


def test_the_listener_tells_levels_and_no_sound(qapp) -> None:
    told: list[Mapping[str, Any]] = []
    listener = NoiseListener(told.append)
    sound = array("h", (round(8000 * math.sin(n * 0.2)) for n in range(RATE_HZ // 10))).tobytes()
    listener.take(sound)
    listener.take(b"")
    assert len(told) == 1
    assert told[0].keys() == {"noise", "for_s"}
    assert told[0]["for_s"] == pytest.approx(0.1)
    assert not [value for value in vars(listener).values() if isinstance(value, bytes | bytearray)]


def test_without_a_microphone_it_is_said_in_one_sentence(program: Application) -> None:
    panel = opened(program)
    assert program.media.parts.controller.process.pid is None, "nothing listens before the press"
    assert "rien n’est enregistré" in panel.message.text()
    QTest.mouseClick(button(panel, "Écouter la classe"), Qt.MouseButton.LeftButton)
    wait_for(lambda: "Aucun micro" in panel.message.text(), "the message")
    assert not panel.gauge.is_on
    assert button(panel, "Écouter la classe").isVisible()


def test_the_face_and_its_words_follow_the_noise(program: Application) -> None:
    panel, meter = listening(program), program.media.parts.noise
    seen = []
    for loudness in (0.005, 0.9, 0.005):
        for _ in range(80):
            meter.received({"noise": loudness, "for_s": 0.06})
        seen.append(panel.gauge.accessibleName().rpartition(". ")[2])
    assert seen == ["C’est calme", "Trop fort", "C’est calme"]
    pictures = []
    for loudness in (0.005, 0.9):
        for _ in range(80):
            meter.received({"noise": loudness, "for_s": 0.06})
        pictures.append(panel.gauge.grab().toImage())
    assert pictures[0] != pictures[1]
    assert items(program) == []


def test_the_limit_is_dragged_and_moved_by_keys(program: Application) -> None:
    panel = listening(program)
    gauge, bar = panel.gauge, panel.gauge.bar()
    start = QPoint(round(gauge.limit_x()), round(bar.center().y()))
    QTest.mousePress(gauge, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(gauge, QPoint(round(bar.x() + bar.width() * 0.3), start.y()))
    QTest.mouseRelease(gauge, Qt.MouseButton.LeftButton, pos=QPoint(round(bar.x() + bar.width() * 0.3), start.y()))
    assert panel.noise.limit == pytest.approx(0.3, abs=0.01)
    QTest.keyClick(gauge, Qt.Key.Key_Right)
    assert panel.noise.limit == pytest.approx(0.35, abs=0.01)
    assert gauge.accessibleName().startswith("Limite de bruit : 35 %")


def test_closing_the_panel_ends_the_listening(program: Application) -> None:
    panel = listening(program)
    program.main_controller.commands[CommandId.NOISE].trigger()
    assert not panel.isVisible()
    assert not panel.gauge.is_on
    program.media.parts.noise.received({"noise": 0.9, "for_s": 1.0})
    assert panel.noise.level == 0.0
    panel = listening(program)
    program.media.parts.noise.ended()
    assert "arrêtée toute seule" in panel.message.text()


def test_the_limit_is_there_the_next_time(program: Application) -> None:
    panel = opened(program)
    panel.gauge.set_limit(0.72)
    panel.put_away()
    assert program.settings.get(NOISE_LIMIT) == 0.72
    meter = NoiseMeter(program.main_controller.window, program.media.parts.controller, program.settings)
    meter.show(is_open=True)
    assert meter.panel is not None
    assert meter.panel.noise.limit == 0.72
    meter.panel.gauge.set_limit(0.3)
    meter.close()
    assert program.settings.get(NOISE_LIMIT) == 0.3
