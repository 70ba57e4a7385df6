"""Tones as a sound file: their length, their frequency, and that nothing clicks."""

from __future__ import annotations

import wave
from io import BytesIO

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tni.api.items import Tone
from tni.services.media.tone_sound import LOUD, SAMPLES_PER_S, wav_of


def samples(*tones: Tone) -> np.ndarray[tuple[int], np.dtype[np.int16]]:
    with wave.open(BytesIO(wav_of(tones)), "rb") as file:
        assert (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (1, 2, SAMPLES_PER_S)
        return np.frombuffer(file.readframes(file.getnframes()), "<i2")


@given(st.floats(20.0, 10_000.0), st.floats(0.01, 1.0))
def test_a_tone_has_its_length_and_is_neither_too_loud_nor_silent(hertz: float, seconds: float) -> None:
    found = samples(Tone(hertz, seconds))
    assert len(found) == pytest.approx(seconds * SAMPLES_PER_S, abs=1)
    assert 0 < np.abs(found).max() <= LOUD * 32767 + 1
    assert abs(int(found[0])) < 100
    assert abs(int(found[-1])) < 4_000


@given(st.floats(110.0, 2_000.0))
def test_a_tone_has_its_frequency(hertz: float) -> None:
    found = samples(Tone(hertz, 1.0)).astype(float)
    strengths = np.abs(np.fft.rfft(found * np.hanning(len(found))))
    assert np.argmax(strengths) * SAMPLES_PER_S / len(found) == pytest.approx(hertz, abs=1.1)


def test_tones_follow_one_another_and_0_hertz_is_silence() -> None:
    found = samples(Tone(440.0, 0.2), Tone(0.0, 0.3), Tone(880.0, 0.2))
    rest = found[round(0.2 * SAMPLES_PER_S) : round(0.5 * SAMPLES_PER_S)]
    assert len(found) == round(0.7 * SAMPLES_PER_S)
    assert not rest.any()
    assert len(samples()) == 0
