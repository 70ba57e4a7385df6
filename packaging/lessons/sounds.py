"""Sounds of shipped lessons, made of sine waves: notes of a tune, and beats of a heart."""

from __future__ import annotations

import io
import wave
from collections.abc import Sequence

import numpy as np

from tni.core.geometry import Points

RATE = 8_000
"""Samples a second: the tunes stay below 2 kHz, and the lessons small."""
type Note = tuple[float, float]
"""Frequency in hertz, 0 for a rest, and seconds."""


def tune(notes: Sequence[Note], loudness: float = 0.5) -> bytes:
    """Return a tune as a WAV file."""
    return _wav(np.concatenate([_note(*one) for one in notes]) * loudness)


def heart(beats_a_minute: int, seconds: float) -> bytes:
    """Return the beats of a heart, each of two low sounds, as a WAV file."""
    samples = np.zeros(round(seconds * RATE))
    every = 60.0 / beats_a_minute
    for beat in range(round(seconds / every)):
        for delay, pitch, loudness in ((0.05, 95.0, 0.9), (0.05 + min(0.3, every * 0.4), 120.0, 0.6)):
            thump = _thump(pitch) * loudness
            at = round((beat * every + delay) * RATE)
            end = min(at + len(thump), len(samples))
            samples[at:end] += thump[: end - at]
    return _wav(samples)


def seconds_of(notes: Sequence[Note]) -> float:
    return sum(seconds for _, seconds in notes)


def _note(hertz: float, seconds: float) -> Points:
    time = np.arange(round(seconds * RATE)) / RATE
    if hertz == 0:
        return np.zeros(len(time))
    tone = sum(np.sin(2 * np.pi * hertz * part * time) / part**2 for part in (1, 2, 3))
    edge = np.minimum(1.0, np.minimum(time / 0.02, (seconds - time) / 0.06))
    return np.asarray(tone * np.clip(edge, 0.0, 1.0) * np.exp(-0.9 * time) / 1.3)


def _thump(hertz: float) -> Points:
    time = np.arange(round(0.16 * RATE)) / RATE
    return np.asarray(np.sin(2 * np.pi * hertz * time) * np.exp(-28 * time) * np.minimum(1.0, time / 0.006))


def _wav(samples: Points) -> bytes:
    out = io.BytesIO()
    with wave.open(out, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(np.round(np.clip(samples, -1.0, 1.0) * 32_000).astype("<i2").tobytes())
    return out.getvalue()
